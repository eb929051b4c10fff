"""The fields of a page of the journal that are prose: title and question first, what happened, what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from rdpp_desk.actions.journal_text import field_label
from rdpp_desk.messages import _
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, DateField, Field, Label, LineEdit, TextArea, vbox
from rdpp_desk.ui.workspace import Workspace

SITUATION = ("context", "facts", "felt", "intervention")
AFTERWARDS = ("supervisor_return", "seven_eyes", "learning", "decision", "follow_up")
_MOST_LINES = 30
_LINES = {"facts": 4, "supervisor_return": 4}


def _hints() -> dict[str, str]:
    return {
        "context": _("In general terms: a sector rather than a firm, a level rather than a post."),
        "facts": _("What was said and done, without reading anything into it."),
        "felt": _("Emotions, body, images, the wish to do something."),
        "supervisor_return": _("In your own words."),
        "seven_eyes": _(
            "The client’s system · what I did · our relation · myself · the parallel with supervision · the "
            "supervisor · the wider context"
        ),
    }


class EntryForm(QWidget):
    """`changed` gives the name of the field (as in `SupervisionEntry`) and its value as typed; `left` a field left."""

    changed = Signal(str, object)
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.texts: dict[str, LineEdit | TextArea] = {}
        self._filling = False
        self.decided_on = DateField(_("Decided on"), None, today=workspace.desk.today)
        self.decided_on.changed.connect(self._date_changed)
        heading = Card(self._title(), self._text("question", ""), spacing=Space.S4)
        self._passages_place = vbox(spacing=0)
        self.setLayout(
            vbox(
                heading,
                self._card(_("What happened"), SITUATION),
                self._passages_place,
                self._card(_("In supervision, and afterwards"), AFTERWARDS),
                spacing=Space.CARD,
            )
        )

    def put_passages(self, passages: QWidget) -> None:
        """Where the passages taken from notes are shown, between what happened and what came of it."""
        self._passages_place.addWidget(passages)

    def show_entry(self, entry: SupervisionEntry) -> None:
        """Fill every field; nothing counts as typed."""
        self._filling = True
        for name, edit in self.texts.items():
            if edit.text() != getattr(entry, name):
                edit.setText(getattr(entry, name))
        self.decided_on.set_value(entry.decided_on)
        self._filling = False

    def wipe(self) -> None:
        """Forget what was typed, its history included."""
        self._filling = True
        for edit in self.texts.values():
            edit.clear()
        self.decided_on.set_value(None)
        self._filling = False

    def _title(self) -> Field:
        edit = LineEdit(field_label("title"))
        edit.textChanged.connect(lambda text: self._typed("title", text))
        edit.left.connect(self.left)
        self.texts["title"] = edit
        return Field(field_label("title"), edit)

    def _card(self, title: str, names: tuple[str, ...]) -> Card:
        card = Card(Label(title, "subtitle"), spacing=Space.S4)
        hints = _hints()
        for name in names:
            card.column.addWidget(self._text(name, hints.get(name, "")))
            if name == "decision":
                line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
                line.addWidget(Field(_("Decided on"), self.decided_on, optional=_("Optional")), 1)
                line.addStretch(1)
                card.column.addLayout(line)
        return card

    def _text(self, name: str, hint: str) -> Field:
        label = field_label(name)
        edit = TextArea(label, lines=_LINES.get(name, 2), most_lines=_MOST_LINES)
        edit.textChanged.connect(lambda: self._typed(name, edit.text()))
        edit.left.connect(self.left)
        self.texts[name] = edit
        return Field(label, edit, hint)

    def _date_changed(self, day: object) -> None:
        if not self._filling:
            self.changed.emit("decided_on", day)

    def _typed(self, name: str, text: str) -> None:
        if not self._filling:
            self.changed.emit(name, text)
