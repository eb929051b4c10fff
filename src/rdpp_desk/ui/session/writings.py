"""The notes seen since the vault was opened, each with its own text, history and saving."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from rdpp_desk.actions import notes
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Draft
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.autosave import SaveState
from rdpp_desk.ui.session.writing import Writing

_MOST_KEPT = 12


class Writings(QObject):
    """`state_changed` carries the `Writing` it is about, `saved` a note's id."""

    state_changed = Signal(object)
    text_changed = Signal()
    saved = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[int, Writing] = {}

    def open(self, note_id: int) -> Writing:
        """A note to write in: as it was left, its history included, unless it changed elsewhere.

        Raises:
            DeskError: it cannot be read.
        """
        opened = notes.open_note(self._desk, note_id)
        known = self._known.pop(note_id, None)
        if known is not None and not known.dirty and known.text() != opened.note.text:
            known.wipe()
            known = None
        if known is None:
            known = Writing(self._desk, opened, self)
            known.state_changed.connect(partial(self.state_changed.emit, known))
            known.saved.connect(self.saved)
            known.document.contentsChanged.connect(self.text_changed)
        else:
            known.describe(opened)
        self._known[note_id] = known
        self._forget_oldest()
        return known

    def get(self, note_id: int) -> Writing | None:
        """A note seen before."""
        return self._known.get(note_id)

    def save(self) -> bool:
        """Save all that is not on the disk; whether all of it is."""
        refused = [writing for writing in self._known.values() if not writing.save()]
        return not refused

    def unsaved(self) -> tuple[Draft, ...]:
        """What is not on the disk."""
        return tuple(writing.draft() for writing in self._known.values() if writing.dirty)

    def failed(self) -> Writing | None:
        """A note that could not be saved."""
        return next((one for one in self._known.values() if one.save_state is SaveState.FAILED), None)

    def keep_version(self, writing: Writing) -> None:
        """Keep a version of what was written since the last one."""
        if not writing.touched or writing.dirty:
            return
        try:
            notes.keep_revision(self._desk, writing.note_id)
            writing.touched = False
        except DeskError:
            return  # the text itself is on the disk; the version is kept at the next occasion

    def forget(self, note_id: int) -> None:
        """Drop a note, its text and its history."""
        gone = self._known.pop(note_id, None)
        if gone is not None:
            gone.wipe()

    def wipe(self) -> None:
        """Drop them all."""
        for note_id in tuple(self._known):
            self.forget(note_id)

    def _forget_oldest(self) -> None:
        for note_id in list(self._known)[:-_MOST_KEPT]:
            if not self._known[note_id].dirty:
                self.forget(note_id)
