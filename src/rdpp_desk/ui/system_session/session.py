"""What each system's session has in common."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Reason(Enum):
    """Why the vault is to be locked."""

    IDLE = "idle"
    SESSION = "session"
    SLEEP = "sleep"


class SystemSession(QObject):
    """Emits `left` when the system locks the session, shows another user's, or is about to sleep."""

    left = Signal(Reason)

    def begin(self, window: QWidget) -> None:
        """A vault is open in `window`: listen, and ask for the time to close it before a sleep."""

    def end(self) -> None:
        """It is closed: the system may sleep at once."""
