"""When to lock by itself: nobody there, the clock jumped (sleep), or the system locks, sleeps or changes user."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from rdpp_desk.clock import Clock
from rdpp_desk.ui.system_session import Reason, SystemSession, system_session

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


class AutoLock(QObject):
    """Emits `lock_requested` with its reason: after `minutes` without a sign of life (0: never), after a jump of the
    clock one way or the other, and when the system locks the session, sleeps or shows another user's.

    A sleep that no system tells is a jump of the clock at the wake: its reason is the same.
    """

    lock_requested = Signal(Reason)

    def __init__(
        self, clock: Clock, minutes: int, parent: QObject | None = None, system: SystemSession | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._delay = timedelta(minutes=minutes)
        self._seen: datetime = clock.now()
        self._ticked: datetime = self._seen
        self._watching = False
        self.timer = QTimer(self)
        self.timer.setInterval(_TICK)
        self.timer.timeout.connect(self.tick)
        self.system = system or system_session(self)
        self.system.left.connect(self._ask)

    @property
    def last_sign(self) -> datetime:
        """When somebody was last there."""
        return self._seen

    def start(self) -> None:
        """Watch from now on."""
        self._seen = self._ticked = self._clock.now()
        if not self._watching:
            self._watching = True
            application = QApplication.instance()
            if application is not None:
                application.installEventFilter(self)
        self.timer.start()

    def stop(self) -> None:
        """Stop watching."""
        self.timer.stop()
        self._watching = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Another delay; 0 is never."""
        self._delay = timedelta(minutes=minutes)

    @Slot()
    def tick(self) -> None:
        """Look at the clock; called every five seconds."""
        now, last = self._clock.now(), self._ticked
        self._ticked = now
        if now < last:  # set right by a little: the time without a sign of life goes on
            self._seen += now - last
        if abs(now - last) > _JUMP:
            self._ask(Reason.SLEEP)
        elif self._delay and now - self._seen >= self._delay:
            self._ask(Reason.IDLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            now = self._clock.now()
            if abs(now - self._ticked) > _JUMP:
                self.tick()
            else:
                self._seen = now
        return False

    @Slot(Reason)
    def _ask(self, reason: Reason) -> None:
        if self._watching:
            self._seen = self._ticked
            self.lock_requested.emit(reason)
