"""When to lock by itself: nobody there, the clock jumped (sleep), or the session is locked or put to sleep."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication

from rdpp_desk.clock import Clock

_TICK = 5_000
_JUMP = timedelta(seconds=60)
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_LOGIND = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"


class AutoLock(QObject):
    """Emits `lock_requested` after `minutes` without a sign of life (0: never), after a jump of the clock, at sleep."""

    lock_requested = Signal()

    def __init__(self, clock: Clock, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._delay = timedelta(minutes=minutes)
        self._seen: datetime = clock.now()
        self._ticked: datetime = self._seen
        self._watching = False
        self.timer = QTimer(self)
        self.timer.setInterval(_TICK)
        self.timer.timeout.connect(self.tick)
        self.hears_session = self._listen_to_session()

    def start(self) -> None:
        """Watch from now on (after unlocking)."""
        self._seen = self._ticked = self._clock.now()
        if not self._watching:
            self._watching = True
            application = QApplication.instance()
            if application is not None:
                application.installEventFilter(self)
        self.timer.start()

    def stop(self) -> None:
        """Stop watching (once locked)."""
        self.timer.stop()
        self._watching = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Another delay; 0 is never."""
        self._delay = timedelta(minutes=minutes)

    def tick(self) -> None:
        """Look at the clock; called every five seconds."""
        now, last = self._clock.now(), self._ticked
        self._ticked = now
        if now < last:
            self._seen = now
        elif now - last > _JUMP or (self._delay and now - self._seen >= self._delay):
            self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            now = self._clock.now()
            if now - self._ticked > _JUMP:
                self.tick()
            else:
                self._seen = now
        return False

    def _ask(self) -> None:
        if self._watching:
            self._seen = self._ticked
            self.lock_requested.emit()

    @Slot(bool)
    def prepare_for_sleep(self, going: bool) -> None:
        """The system says that it goes to sleep (or has come back)."""
        if going:
            self._ask()

    @Slot()
    def session_locked(self) -> None:
        """The system says that the session is locked."""
        self._ask()

    def _listen_to_session(self) -> bool:
        """Listen to logind; False where there is none."""
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return False
        sleep = _listen(bus, "/org/freedesktop/login1", _MANAGER, "PrepareForSleep", self, "prepare_for_sleep(bool)")
        lock = _listen(bus, "", _SESSION, "Lock", self, "session_locked()")
        return sleep or lock


def _listen(bus: QDBusConnection, path: str, interface: str, name: str, receiver: QObject, slot: str) -> bool:
    try:
        signature = cast(bytes, SLOT(slot))  # the stubs say bytes, the library takes only text
        return bool(bus.connect(_LOGIND, path, interface, name, receiver, signature))
    except (TypeError, ValueError):
        return False
