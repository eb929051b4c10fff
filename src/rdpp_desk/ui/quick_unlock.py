"""The quick unlock of this run: the key that a short code opens, and what puts an end to it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from rdpp_desk.actions.unlock import QuickKey
from rdpp_desk.clock import Clock
from rdpp_desk.ui.system_session import Reason


class QuickUnlock(QObject):
    """One key at most, kept from an unlocking to the next ones until the program ends. `changed` when it comes or goes.

    `forgets_at_sleep`: a sleep of the computer puts an end to it too.
    """

    changed = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._key: QuickKey | None = None
        self.forgets_at_sleep = False
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.forget)

    def key_for(self, folder: Path) -> QuickKey | None:
        """The key of the vault in `folder`, if it still serves."""
        key = self._key
        return key if key is not None and key.serves(folder, self._clock.now()) else None

    def until(self, folder: Path) -> datetime | None:
        """The instant at which it ends by itself."""
        key = self.key_for(folder)
        return None if key is None else key.ends_at

    def keep(self, key: QuickKey) -> None:
        """A code was chosen, or changed."""
        self.forget()
        self._key = key
        self.changed.emit()

    def forget(self) -> None:
        """Destroy the key."""
        key, self._key = self._key, None
        if key is not None:
            key.destroy()
            self.changed.emit()

    def proven(self, folder: Path) -> None:
        """A full secret has just opened the vault in `folder`: its key starts anew; that of another vault ends."""
        key = self.key_for(folder)
        if key is None:
            self.forget()
        else:
            key.proven(self._clock.now())

    def look(self) -> None:
        """Called from time to time: past its time, the key is destroyed whether it is asked for or not."""
        if self._key is not None and self.key_for(self._key.path) is None:
            self.forget()

    def hear(self, reason: Reason) -> None:
        """Nobody is there any more."""
        if reason is Reason.SLEEP and self.forgets_at_sleep:
            self.forget()
