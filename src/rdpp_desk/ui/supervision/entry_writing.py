"""One page of the journal being written: its fields, its passages, and their saving."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from rdpp_desk.actions import supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.drafts import EntryDraft, with_fields
from rdpp_desk.actions.supervision import OpenEntry
from rdpp_desk.messages import _
from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry
from rdpp_desk.ui.autosave import Autosave, SaveState
from rdpp_desk.ui.session.note_words import saved_sentence


class EntryWriting(Autosave):
    """The fields and passages as they stand on screen. `stored` says that something was saved here."""

    def __init__(self, desk: Desk, opened: OpenEntry, parent: QObject) -> None:
        super().__init__(self._write, opened.entry.updated_at, parent)
        self._desk = desk
        self.entry = opened.entry
        self.stored = False
        self._typed: dict[str, object] = {}
        self._passages: dict[int, EntryPassage] = {}

    def change(self, **fields: object) -> None:
        """Fields of the entry as they now stand on screen; what did not change is not saved."""
        changed = with_fields(self.entry, fields)
        if changed != self.entry:
            self.entry = changed
            self._typed |= fields
            self.touch()

    def change_passage(self, passage: EntryPassage) -> None:
        """A passage as it now stands on screen."""
        self._passages[passage.id] = passage
        self.touch()

    def forget_passage(self, passage_id: int) -> None:
        """A passage that left the page."""
        self._passages.pop(passage_id, None)

    def _write(self) -> datetime | None:
        """Write only what was typed here: an undo elsewhere may have changed the rest meanwhile."""
        stored = supervision.open_entry(self._desk, self.entry.id).entry
        self.entry = supervision.save_entry(self._desk, with_fields(stored, self._typed))
        self._typed = {}
        for passage in tuple(self._passages.values()):
            supervision.save_passage(self._desk, passage)
            self.forget_passage(passage.id)
        self.stored = True
        return self.entry.updated_at

    def drafts(self) -> tuple[EntryDraft, ...]:
        """What was typed and is not on the disk."""
        if not self.dirty:
            return ()
        return (EntryDraft(self.entry.id, dict(self._typed), tuple(self._passages.values())),)

    def words(self) -> str:
        """« Modifications en cours », « Enregistré à 11 h 08 »…"""
        if self.save_state is SaveState.KEPT:
            return saved_sentence(self._desk, self.saved_at)
        return {
            SaveState.CHANGED: _("Changes under way"),
            SaveState.SAVING: _("Saving…"),
            SaveState.FAILED: _("Not saved"),
        }[self.save_state]

    def wipe(self) -> None:
        """Forget every word."""
        self.stop()
        self._passages, self._typed = {}, {}
        self.entry = SupervisionEntry(written_on=self.entry.written_on)
        self.save_state = SaveState.KEPT
        self.deleteLater()
