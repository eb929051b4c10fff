"""Questions answered by rows: objectives, people, lines of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import wizard as wording
from rdpp_desk.actions.wizard import Answer, Column, FieldKind
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    DateField,
    Field,
    IconButton,
    Label,
    LineEdit,
    MoneyField,
    NumberField,
    Paragraph,
    TextArea,
    clear,
    hbox,
    vbox,
)
from rdpp_desk.ui.wizard.editors import Asked, Editor, PartFields, heading
from rdpp_desk.ui.wizard.inline_choice import InlineChoice

_LEVELS = ("starting_level", "target_level")
_MOST = 100_000
RowMade = tuple[QWidget, Callable[[Mapping[str, str]], None]]


class Rows(Editor):
    """Rows that are added, moved and removed; `removed` gives the words to say and the way back."""

    removed = Signal(str, object)

    def __init__(self, asked: Asked, value: Answer, add_words: str) -> None:
        super().__init__(asked)
        self.rows: list[dict[str, Answer]] = [dict(row) for row in value or []]
        self._shows: list[Callable[[Mapping[str, str]], None]] = []
        self._cards = vbox(spacing=Space.S3)
        self._none = Paragraph(self.none_words(), "caption")
        self.add_button = Button(add_words, icon="plus", size="small")
        self.add_button.clicked.connect(self._add)
        error = self._error = Paragraph("", "error")
        error.hide()
        self.setLayout(
            vbox(heading(asked.words), self._none, self._cards, error, hbox(self.add_button, None), spacing=Space.S3)
        )
        self._build()
        self.setFocusProxy(self.add_button)

    def none_words(self) -> str:
        """What is said of an empty list."""
        return ""

    def row_title(self, number: int) -> str:
        """The head of a row, from 1."""
        raise NotImplementedError

    def removed_words(self) -> str:
        """What the toast says."""
        raise NotImplementedError

    def make_row(self, at: int) -> RowMade:
        """The controls of a row, and how to show its problems by part."""
        raise NotImplementedError

    def blank(self) -> dict[str, Answer]:
        """A new row."""
        return {}

    def set_part(self, at: int, part: str, value: Answer) -> None:
        """One part of a row was answered."""
        self.rows[at][part] = value
        self.tell(self.value())

    def value(self) -> list[dict[str, Answer]]:
        """Every row."""
        return [dict(row) for row in self.rows]

    def show_problems(self, found: Mapping[tuple[str, str], str]) -> None:
        own = {part: words for (name, part), words in found.items() if name == self.asked.name}
        for number, show in enumerate(self._shows, start=1):
            start = f"{number}."
            show({part.removeprefix(start): words for part, words in own.items() if part.startswith(start)})
        self._error.set_text(own.get("", ""))
        self._error.setVisible(bool(own.get("")))

    def _build(self, focus: int = -1) -> None:
        clear(self._cards)
        self._shows = []
        self._none.setVisible(not self.rows and bool(self._none.plain()))
        for at in range(len(self.rows)):
            body, show = self.make_row(at)
            card = Card(self._head(at), body, spacing=Space.S3)
            card.setAccessibleName(self.row_title(at + 1))
            self._cards.addWidget(card)
            self._shows.append(show)
            if at == focus:
                body.setFocus()

    def _head(self, at: int) -> QWidget:
        title = self.row_title(at + 1)
        up = IconButton("arrow-up", _("Move up: {name}").format(name=title))
        down = IconButton("arrow-down", _("Move down: {name}").format(name=title))
        remove = IconButton("trash-2", _("Remove: {name}").format(name=title))
        up.setEnabled(at > 0)
        down.setEnabled(at < len(self.rows) - 1)
        up.clicked.connect(partial(self._move, at, at - 1))
        down.clicked.connect(partial(self._move, at, at + 1))
        remove.clicked.connect(partial(self._remove, at))
        head = QWidget()
        head.setLayout(hbox((Label(title, "strong"), 1), up, down, remove, spacing=Space.S1))
        return head

    def _add(self) -> None:
        self.rows.append(self.blank())
        self._build(len(self.rows) - 1)
        self.tell(self.value())

    def _move(self, at: int, to: int) -> None:
        self.rows.insert(to, self.rows.pop(at))
        self._build(to)
        self.tell(self.value())

    def _remove(self, at: int) -> None:
        row = self.rows.pop(at)
        self._build()
        self.tell(self.value())
        self.removed.emit(self.removed_words(), partial(self.put_back, at, row))
        self.add_button.setFocus()

    def put_back(self, at: int, row: dict[str, Answer]) -> None:
        """Undo a removal."""
        self.rows.insert(min(at, len(self.rows)), row)
        self._build(at)
        self.tell(self.value())


class Objectives(Rows):
    """The client's objectives, each with its indicator, its levels, its day and whether it may be shared."""

    def __init__(self, asked: Asked, value: Answer) -> None:
        super().__init__(asked, value, _("Add an objective"))

    def none_words(self) -> str:
        return _("No objective yet.")

    def row_title(self, number: int) -> str:
        return _("Objective {number}").format(number=number)

    def removed_words(self) -> str:
        return _("Objective removed")

    def make_row(self, at: int) -> RowMade:
        row, body = self.rows[at], QWidget()
        words = TextArea(text=row.get("wording") or "", lines=2)
        words.textChanged.connect(lambda: self.set_part(at, "wording", words.text()))
        wording_field = Field(wording.part("wording"), words)
        texts = PartFields(("indicator",), row)
        texts.changed.connect(partial(self.set_part, at))
        levels = [PartFields((part,), row) for part in _LEVELS]
        for level in levels:
            level.changed.connect(partial(self.set_part, at))
        due = DateField(value=date.fromisoformat(row["due_on"]) if row.get("due_on") else None, today=self.asked.today)
        due.changed.connect(lambda day: self.set_part(at, "due_on", day.isoformat() if day else None))
        due_field = Field(wording.part("due_on"), due)
        label = wording.part("shareable")
        share = InlineChoice([(True, _("Yes")), (False, _("No"))], label, row.get("shareable"))
        share.chosen.connect(partial(self.set_part, at, "shareable"))
        body.setLayout(
            vbox(
                wording_field,
                texts,
                hbox(*((level, 1) for level in levels), spacing=Space.S3),
                due_field,
                Field(label, share),
                spacing=Space.S3,
            )
        )
        body.setFocusProxy(words)

        def show(found: Mapping[str, str]) -> None:
            wording_field.set_error(found.get("wording", ""))
            due_field.set_error(due.problem() or found.get("due_on", ""))

        return body, show


class People(Rows):
    """Several people, each with the same parts."""

    def __init__(self, asked: Asked, value: Answer) -> None:
        super().__init__(asked, value, _("Add someone"))

    def row_title(self, number: int) -> str:
        return _("Person {number}").format(number=number)

    def removed_words(self) -> str:
        return _("Person removed")

    def make_row(self, at: int) -> RowMade:
        question = self.asked.question
        parts = PartFields(question.parts, self.rows[at], question.needed_parts, required=True)
        parts.changed.connect(partial(self.set_part, at))
        return parts, parts.show_problems


class Lines(Rows):
    """Rows of cells, each asked as its own kind says."""

    def __init__(self, asked: Asked, value: Answer) -> None:
        super().__init__(asked, value, _("Add a line"))

    def row_title(self, number: int) -> str:
        return _("Line {number}").format(number=number)

    def removed_words(self) -> str:
        return _("Line removed")

    def make_row(self, at: int) -> RowMade:
        body, fields = QWidget(), {}
        for column in self.asked.question.columns:
            control = self._cell(at, column)
            optional = "" if column.required else _("optional")
            fields[column.name] = Field(wording.part(column.name), control, optional=optional)
        body.setLayout(vbox(*fields.values(), spacing=Space.S3))
        body.setFocusProxy(next(iter(fields.values())))

        def show(found: Mapping[str, str]) -> None:
            for name, field in fields.items():
                field.set_error(found.get(name, ""))

        return body, show

    def _cell(self, at: int, column: Column) -> QWidget:
        name, value = column.name, self.rows[at].get(column.name)
        put = partial(self.set_part, at, name)
        if column.kind is FieldKind.DATE:
            day = DateField(value=date.fromisoformat(value) if value else None, today=self.asked.today)
            day.changed.connect(lambda chosen: put(chosen.isoformat() if chosen else None))
            return day
        if column.kind is FieldKind.MONEY:
            money = MoneyField(cents=value, currency=self.asked.currency)
            money.changed.connect(put)
            return money
        if column.kind is FieldKind.INTEGER:
            number = NumberField(value=value, most=_MOST)
            number.changed.connect(put)
            return number
        if column.kind is FieldKind.YES_NO:
            yes = InlineChoice([(True, _("Yes")), (False, _("No"))], wording.part(name), value)
            yes.chosen.connect(put)
            return yes
        if column.kind is FieldKind.LONG:
            long = TextArea(text=value or "", lines=2)
            long.textChanged.connect(lambda: put(long.text()))
            return long
        text = LineEdit(text=value or "")
        text.textChanged.connect(put)
        return text
