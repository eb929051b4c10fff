"""What is being written, and its saving: 700 ms after a pause, every 5 s at most, and at once when asked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from rdpp_desk.errors import DeskError
from rdpp_desk.ui.theme import Time

_LOG = logging.getLogger("rdpp_desk.autosave")


class SaveState(Enum):
    """Where what is on screen stands."""

    KEPT = "kept"
    CHANGED = "changed"
    SAVING = "saving"
    FAILED = "failed"


class Autosave(QObject):
    """One thing being written; it knows of no other, so a late save cannot land elsewhere.

    `store` writes everything to the disk and returns the instant of it; if it raises a `DeskError`, what remains is
    kept for the next try, which comes by itself. Call `touch` at each change. `saved_at` is the last save's instant.
    """

    state_changed = Signal()

    def __init__(self, store: Callable[[], datetime | None], saved_at: datetime | None, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.save_state = SaveState.KEPT
        self.saved_at = saved_at
        self.failure: DeskError | None = None
        self._slow = False
        self._pause = self._timer(Time.AUTOSAVE_PAUSE)
        self._longest = self._timer(Time.AUTOSAVE_LONGEST)

    @property
    def dirty(self) -> bool:
        """Whether something is on screen and not on the disk."""
        return self.save_state is not SaveState.KEPT

    def touch(self) -> None:
        """Something changed: it is saved a little later."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.save_state is SaveState.KEPT:
            self._enter(SaveState.CHANGED)

    def save(self) -> bool:
        """Write to the disk what is not there yet, now; whether everything is there."""
        self.stop()
        if not self.dirty:
            return True
        if self._slow:
            self._enter(SaveState.SAVING)
        watch = QElapsedTimer()
        watch.start()
        try:
            stored_at = self._store()
        except DeskError as failure:
            self._fail(failure)
            return False
        except Exception as surprise:
            _LOG.error("unforeseen %s", type(surprise).__name__)
            self._fail(DeskError("internal"))
            return False
        self._slow = watch.elapsed() > Time.SAVING_SHOWN_AFTER
        self.saved_at, self.failure = stored_at, None
        self._enter(SaveState.KEPT)
        return True

    def stop(self) -> None:
        """Save no more by itself, until something changes."""
        self._pause.stop()
        self._longest.stop()

    def _fail(self, failure: DeskError) -> None:
        self.failure = failure
        self._longest.start()
        self._enter(SaveState.FAILED)

    def _enter(self, state: SaveState) -> None:
        self.save_state = state
        self.state_changed.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save)
        return timer
