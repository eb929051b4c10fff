"""Whether the window may close now: a text that the disk refused, or a backup to finish, may hold it once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QWidget

from rdpp_desk.ui.application import describe

_LOG = logging.getLogger("rdpp_desk.closing")


class Holder(Protocol):
    """What may have something to finish before the program ends (see `companions.Companion`)."""

    def holds_quit(self, go_on: Callable[[], None]) -> bool:
        """Whether it has, and will call `go_on` once done or skipped."""
        ...


class Closing(QObject):
    """Asks each holder once. A second request to close, or the lock, waits for nobody; the system's end neither."""

    def __init__(self, window: QWidget, lock: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._lock = window, lock
        self._left: Sequence[Holder] | None = None
        self._held = self._warned = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self.session_ends)

    @property
    def under_way(self) -> bool:
        """Whether the window was asked to close and waits for a holder."""
        return self._held

    def begin(self) -> None:
        """A vault is open: an earlier request to close is forgotten."""
        self._left, self._held, self._warned = None, False, False

    def warns(self) -> bool:
        """Whether it is the first time that closing would lose a text."""
        warned, self._warned = self._warned, True
        return not warned

    def allowed(self, holders: Iterable[Holder]) -> bool:
        """Whether the window may close now; if not, it is asked to close again once the holder is done."""
        if self._held:
            return True
        left = list(holders) if self._left is None else list(self._left)
        while left:
            holder = left.pop(0)
            if self._holds(holder):
                self._left, self._held = left, True
                return False
        self._left = None
        return True

    def locked(self) -> None:
        """The vault closed meanwhile, and with it what was waited for."""
        if self._held:
            self._go_on()

    def session_ends(self, _manager: QSessionManager | None = None) -> None:
        """The system logs out or stops: nothing is asked, nothing is waited for."""
        self._left, self._held, self._warned = (), False, True
        self._lock()

    def _holds(self, holder: Holder) -> bool:
        try:
            return holder.holds_quit(self._go_on)
        except Exception as failure:  # whatever it was, the window closes
            _LOG.error("at closing: %s", describe(failure))
            return False

    def _go_on(self) -> None:
        QTimer.singleShot(0, self, self._close)

    def _close(self) -> None:
        if self._held:
            self._held = False
            self._window.close()
