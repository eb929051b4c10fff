"""One page of the journal being written: its fields, its passages, and their saving."""

from __future__ import annotations

import logging
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from rdpp_desk.actions import supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.drafts import EntryDraft, with_fields
from rdpp_desk.actions.supervision import OpenEntry
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _
from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry
from rdpp_desk.ui.session.note_words import saved_sentence
from rdpp_desk.ui.theme import Time

_LOG = logging.getLogger("rdpp_desk.journal")


class PageState(Enum):
    """Where what is on screen stands."""

    KEPT = "kept"
    CHANGED = "changed"
    SAVING = "saving"
    FAILED = "failed"


class EntryWriting(QObject):
    """Saved 700 ms after a pause, at most every 5 s, and by `save`. Nothing here knows of another page."""

    state_changed = Signal()

    def __init__(self, desk: Desk, opened: OpenEntry, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entry = opened.entry
        self.state = PageState.KEPT
        self.saved_at: datetime | None = opened.entry.updated_at
        self.failure: DeskError | None = None
        self.stored = False
        self._slow = False
        self._typed: dict[str, object] = {}
        self._passages: dict[int, EntryPassage] = {}
        self._pause = self._timer(Time.AUTOSAVE_PAUSE)
        self._longest = self._timer(Time.AUTOSAVE_LONGEST)

    @property
    def dirty(self) -> bool:
        """Whether something is on screen and not on the disk."""
        return self.state is not PageState.KEPT

    def change(self, **fields: object) -> None:
        """Fields of the entry as they now stand on screen; what did not change is not saved."""
        changed = with_fields(self.entry, fields)
        if changed != self.entry:
            self.entry = changed
            self._typed |= fields
            self._touched()

    def change_passage(self, passage: EntryPassage) -> None:
        """A passage as it now stands on screen."""
        self._passages[passage.id] = passage
        self._touched()

    def forget_passage(self, passage_id: int) -> None:
        """A passage that left the page."""
        self._passages.pop(passage_id, None)

    def save(self) -> bool:
        """Write to the disk what is not there yet, now; whether everything is there."""
        self._pause.stop()
        self._longest.stop()
        if not self.dirty:
            return True
        if self._slow:
            self._enter(PageState.SAVING)
        watch = QElapsedTimer()
        watch.start()
        try:
            # Only what was typed here: an undo elsewhere may have changed the rest meanwhile.
            stored = supervision.open_entry(self._desk, self.entry.id).entry
            done = supervision.save_entry(self._desk, with_fields(stored, self._typed))
            self._typed = {}
            for passage in tuple(self._passages.values()):
                supervision.save_passage(self._desk, passage)
                self.forget_passage(passage.id)
        except DeskError as failure:
            self._fail(failure)
            return False
        except Exception as surprise:
            _LOG.error("unforeseen %s", type(surprise).__name__)
            self._fail(DeskError("internal"))
            return False
        self._slow = watch.elapsed() > Time.SAVING_SHOWN_AFTER
        self.entry, self.saved_at, self.failure, self.stored = done, done.updated_at, None, True
        self._enter(PageState.KEPT)
        return True

    def drafts(self) -> tuple[EntryDraft, ...]:
        """What was typed and is not on the disk."""
        if not self.dirty:
            return ()
        return (EntryDraft(self.entry.id, dict(self._typed), tuple(self._passages.values())),)

    def words(self) -> str:
        """« Modifications en cours », « Enregistré à 11 h 08 »…"""
        if self.state is PageState.KEPT:
            return saved_sentence(self._desk, self.saved_at)
        return {
            PageState.CHANGED: _("Changes under way"),
            PageState.SAVING: _("Saving…"),
            PageState.FAILED: _("Not saved"),
        }[self.state]

    def wipe(self) -> None:
        """Forget every word."""
        self._pause.stop()
        self._longest.stop()
        self._passages, self._typed = {}, {}
        self.entry = SupervisionEntry(written_on=self.entry.written_on)
        self.state = PageState.KEPT
        self.deleteLater()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save)
        return timer

    def _touched(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.state is PageState.KEPT:
            self._enter(PageState.CHANGED)

    def _fail(self, failure: DeskError) -> None:
        self.failure = failure
        self._longest.start()
        self._enter(PageState.FAILED)

    def _enter(self, state: PageState) -> None:
        self.state = state
        self.state_changed.emit()
