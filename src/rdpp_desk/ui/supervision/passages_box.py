"""The passages that a page took from notes: copies, edited here without touching the note."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.supervision import OpenEntry
from rdpp_desk.messages import _
from rdpp_desk.practice.supervision import EntryPassage
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, IconButton, Label, Paragraph, TextArea, clear, hbox, panel, vbox

_MOST_LINES = 16


class PassagesBox(Card):
    """`edited` gives a passage as typed, `dropped` one to take out, `more_asked` wants those that wait."""

    edited = Signal(object)
    dropped = Signal(object)
    more_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=Space.S3)
        self._copies = Paragraph(_("These are copies: the text of the note does not change."), "caption")
        self.more = Button(_("Take a passage…"), "bookmark-plus", size="small")
        self.more.clicked.connect(self.more_asked)
        self._rows = vbox(spacing=Space.S3)
        self.edits: dict[int, TextArea] = {}
        self.column.addWidget(Label(_("Passages from my notes"), "subtitle"))
        self.column.addWidget(self._copies)
        self.column.addLayout(self._rows)
        self.column.addLayout(hbox(self.more, None))

    def show_passages(self, opened: OpenEntry, names: dict[int, str], waiting: int) -> None:
        """Show the passages taken; `names` are the dossiers' by engagement, `waiting` how many can be taken."""
        clear(self._rows)
        self.edits = {}
        for number, passage in enumerate(opened.passages, start=1):
            self._rows.addWidget(self._row(number, passage, names.get(passage.engagement_id or 0, "")))
        self._copies.setVisible(bool(opened.passages))
        self.more.setVisible(bool(waiting))
        self.setVisible(bool(opened.passages) or bool(waiting))

    def wipe(self) -> None:
        """Forget every passage."""
        clear(self._rows)
        self.edits = {}

    def _row(self, number: int, passage: EntryPassage, who: str) -> QWidget:
        named = _("Passage {number}").format(number=number)
        edit = TextArea(named, lines=2, most_lines=_MOST_LINES, text=passage.text)
        edit.textChanged.connect(lambda: self.edited.emit(replace(passage, text=edit.text())))
        edit.left.connect(self.left)
        self.edits[passage.id] = edit
        drop = IconButton("x", _("Take passage {number} out of this page").format(number=number))
        drop.clicked.connect(partial(self._drop, passage, edit))
        head = hbox((Label(who or named, "caption", elide="right"), 1), drop, spacing=Space.S2)
        return panel(vbox(head, edit, spacing=Space.S1))

    def _drop(self, passage: EntryPassage, edit: TextArea) -> None:
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dropped.emit(replace(passage, text=edit.text()))
