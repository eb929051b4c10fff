"""One editor for each kind of question. Nothing is answered in advance beyond what the dossier knew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import wizard as wording
from rdpp_desk.actions.wizard import Answer, FieldKind, Words
from rdpp_desk.actions.wizard import Field as Question
from rdpp_desk.messages import _
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Check,
    ChoiceCard,
    Combo,
    DateField,
    Field,
    Label,
    LineEdit,
    MoneyField,
    NumberField,
    Paragraph,
    RadioGroup,
    TextArea,
    vbox,
)
from rdpp_desk.ui.wizard.inline_choice import InlineChoice

MOST_CARDS = 5
_SHORT = 22
_MOST = 100_000
_LONG_PARTS = ("address", "wording", "how")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a document, and what its editor must know of the dossier."""

    kind: DocumentKind
    question: Question
    today: Callable[[], date]
    currency: str = "EUR"

    @property
    def name(self) -> str:
        """The field's name."""
        return self.question.name

    @property
    def words(self) -> Words:
        """Its label and its help."""
        return wording.field(self.kind, self.name)

    @property
    def optional(self) -> str:
        """What stands beside the label of what may stay empty."""
        said_by_itself = self.question.required or self.question.kind is FieldKind.YES_NO
        return "" if said_by_itself else _("optional")


class Editor(QWidget):
    """`changed` gives the new values, by field name."""

    changed = Signal(dict)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that it edits."""
        return (self.asked.name,)

    def tell(self, value: Answer) -> None:
        """Say that the answer is now `value`."""
        self.changed.emit({self.asked.name: value})

    def show_problems(self, found: Mapping[tuple[str, str], str]) -> None:
        """Show a sentence under what is wrong: (field, part) → sentence."""

    def wipe(self) -> None:
        """Empty every control."""
        for box in self.findChildren(LineEdit):
            box.clear()
        for area in self.findChildren(TextArea):
            area.clear()


class OneControl(Editor):
    """A question with one control."""

    def __init__(self, asked: Asked, control: QWidget) -> None:
        super().__init__(asked)
        self.field = Field(asked.words.label, control, asked.words.help, optional=asked.optional)
        self.setLayout(vbox(self.field))
        self.setFocusProxy(control)

    def show_problems(self, found: Mapping[tuple[str, str], str]) -> None:
        sentence = next((words for (name, _part), words in found.items() if name == self.asked.name), "")
        own = getattr(self.field.control, "problem", None)
        self.field.set_error((own() if own is not None else "") or sentence)


def text(asked: Asked, value: Answer) -> Editor:
    """One line."""
    box = LineEdit(text=value or "")
    editor = OneControl(asked, box)
    box.textChanged.connect(editor.tell)
    return editor


def long(asked: Asked, value: Answer) -> Editor:
    """Several lines."""
    area = TextArea(text=value or "", lines=3)
    editor = OneControl(asked, area)
    area.textChanged.connect(lambda: editor.tell(area.text()))
    return editor


def day(asked: Asked, value: Answer) -> Editor:
    """A date."""
    box = DateField(value=date.fromisoformat(value) if value else None, today=asked.today)
    editor = OneControl(asked, box)
    box.changed.connect(lambda found: editor.tell(found.isoformat() if found else None))
    return editor


def integer(asked: Asked, value: Answer) -> Editor:
    """A whole number."""
    box = NumberField(value=value, most=_MOST)
    return _typed(asked, box)


def money(asked: Asked, value: Answer) -> Editor:
    """An amount, in cents."""
    return _typed(asked, MoneyField(cents=value, currency=asked.currency))


def _typed(asked: Asked, box: NumberField | MoneyField) -> Editor:
    """A number told as soon as it is one, so that the page follows what is typed."""
    editor = OneControl(asked, box)
    told = [box.value()]

    def tell() -> None:
        found = box.value()
        if found != told[0]:
            told[0] = found
            editor.tell(found)

    box.textChanged.connect(lambda _text: tell())
    return editor


def yes_no(asked: Asked, value: Answer) -> Editor:
    """Yes or no, and neither before someone says so."""
    return _chosen(asked, InlineChoice([(True, _("Yes")), (False, _("No"))], asked.words.label, value))


def choice(asked: Asked, value: Answer) -> Editor:
    """One of several: cards with their consequence, a line of short ones, a drop-down beyond five."""
    words = {key: wording.choice(asked.name, key) for key in asked.question.choices}
    if len(words) > MOST_CARDS:
        named = [("", _("Choose…")), *((key, said.label) for key, said in words.items())]
        drop = Combo(named, value=value or "")
        editor = OneControl(asked, drop)
        drop.chosen.connect(lambda key: editor.tell(key or None))
        return editor
    if any(said.help or len(said.label) > _SHORT for said in words.values()):
        cards = [ChoiceCard(said.label, said.help, key=key) for key, said in words.items()]
        return _chosen(asked, RadioGroup(cards, asked.words.label, value))
    return _chosen(asked, InlineChoice([(key, said.label) for key, said in words.items()], asked.words.label, value))


def _chosen(asked: Asked, group: InlineChoice | RadioGroup) -> Editor:
    editor = OneControl(asked, group)
    group.chosen.connect(editor.tell)
    return editor


class Boxes(Editor):
    """Boxes to tick. With `folded`, they stay out of sight until asked for, unless one is ticked."""

    def __init__(self, asked: Asked, value: Answer, folded: bool = False) -> None:
        super().__init__(asked)
        ticked = value or []
        self.checks = {
            key: Check(said.label, key in ticked, said.help)
            for key, said in ((key, wording.choice(asked.name, key)) for key in asked.question.choices)
        }
        self._body = QWidget()
        self._body.setAccessibleName(asked.words.label)
        self._body.setLayout(vbox(*self.checks.values(), spacing=Space.S1))
        self._field = Field(asked.words.label, self._body, asked.words.help)
        self.more = Button(_("Add an optional clause"), icon="plus", variant="ghost", size="small")
        self.more.clicked.connect(self.unfold)
        self.more.setVisible(folded and not ticked)
        self._field.setHidden(folded and not ticked)
        self.setLayout(vbox(self.more, self._field))
        self._first = next(iter(self.checks.values()))
        self.setFocusProxy(self._first if self.more.isHidden() else self.more)
        for check in self.checks.values():
            check.toggled.connect(lambda _on: self.tell(self.value()))

    def value(self) -> list[str]:
        """What is ticked, in order."""
        return [key for key, check in self.checks.items() if check.isChecked()]

    def unfold(self) -> None:
        """Show the boxes."""
        self.more.hide()
        self._field.show()
        self.setFocusProxy(self._first)
        self._first.setFocus()


class Party(Editor):
    """Someone who signs or is named: one control for each part."""

    def __init__(self, asked: Asked, value: Answer, titled: bool = True) -> None:
        super().__init__(asked)
        self._value = dict(value or {})
        self.parts = PartFields(asked.question.parts, self._value, asked.question.needed_parts, asked.question.required)
        self.parts.changed.connect(self._tell_part)
        self.setFocusProxy(self.parts)
        head = heading(asked.words) if titled else None
        self.setLayout(vbox(*([head] if head is not None else []), self.parts, spacing=Space.S3))

    def show_problems(self, found: Mapping[tuple[str, str], str]) -> None:
        self.parts.show_problems({part: words for (name, part), words in found.items() if name == self.asked.name})

    def _tell_part(self, part: str, value: str) -> None:
        self._value[part] = value
        self.tell(dict(self._value))


class PartFields(QWidget):
    """The controls of a party, one under the other; `changed` gives the part and its text."""

    changed = Signal(str, str)

    def __init__(
        self, parts: tuple[str, ...], value: Mapping[str, Answer], needed: tuple[str, ...] = (), required: bool = False
    ) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        for part in parts:
            optional = _("optional") if required and part not in needed else ""
            self.fields[part] = Field(wording.part(part), self._control(part, value.get(part) or ""), optional=optional)
        self.setLayout(vbox(*self.fields.values(), spacing=Space.S3))
        if self.fields:
            self.setFocusProxy(next(iter(self.fields.values())).control)

    def show_problems(self, found: Mapping[str, str]) -> None:
        """Show a sentence under each part that lacks something."""
        for part, field in self.fields.items():
            field.set_error(found.get(part, ""))

    def _control(self, part: str, value: str) -> QWidget:
        if part in _LONG_PARTS:
            area = TextArea(text=value, lines=2)
            area.textChanged.connect(lambda: self.changed.emit(part, area.text()))
            return area
        box = LineEdit(text=value)
        box.textChanged.connect(lambda typed: self.changed.emit(part, typed))
        return box


def heading(words: Words) -> QWidget:
    """The label of a question with several controls, and its help."""
    whole = QWidget()
    title = Label(words.label, "strong")
    title.setWordWrap(True)
    whole.setLayout(vbox(title, *([Paragraph(words.help, "caption")] if words.help else []), spacing=Space.S1))
    return whole
