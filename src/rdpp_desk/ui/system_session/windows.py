"""Windows: the session is locked or taken away from the screen, and the computer sleeps (messages to our windows).

`WM_WTSSESSION_CHANGE` comes once the window is registered (wtsapi32); `WM_POWERBROADCAST` comes to every window. The
system waits for the answer to both, which is given once the vault is closed: no delay has to be asked for.
"""

from __future__ import annotations

import contextlib
import ctypes
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from rdpp_desk.ui.system_session.session import Reason, SystemSession

_EVENT = b"windows_generic_MSG"
_THIS_SESSION = 0
_SESSION_CHANGE = 0x02B1
_POWER = 0x0218
_SUSPEND = 4
_CONSOLE_LEFT, _REMOTE_LEFT, _LOGGED_OFF, _LOCKED = 2, 4, 6, 7
_LEFT = frozenset({_CONSOLE_LEFT, _REMOTE_LEFT, _LOGGED_OFF, _LOCKED})


def reason_of(message: int, what: int) -> Reason | None:
    """What a message (`WM_…`) and its first value tell, if it is one of ours."""
    if message == _SESSION_CHANGE and what in _LEFT:
        return Reason.SESSION
    return Reason.SLEEP if message == _POWER and what == _SUSPEND else None


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        if QByteArray(kind) == _EVENT:
            told = wintypes.MSG.from_address(int(message))
            self._session.hear(told.message, told.wParam)
        return False


class WindowsSession(SystemSession):
    """Listens through the messages of all windows; the one that `begin` is given is registered for the session's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._registered = 0
        self._filter = _Filter(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)

    def begin(self, window: QWidget) -> None:
        if not self._registered:
            handle = int(window.winId())
            with contextlib.suppress(AttributeError, OSError):
                if _terminal_services().WTSRegisterSessionNotification(wintypes.HWND(handle), _THIS_SESSION):
                    self._registered = handle

    def end(self) -> None:
        handle, self._registered = self._registered, 0
        if handle:
            with contextlib.suppress(AttributeError, OSError):
                _terminal_services().WTSUnRegisterSessionNotification(wintypes.HWND(handle))

    def hear(self, message: int, what: int) -> None:
        """A message came to one of our windows."""
        reason = reason_of(message, what)
        if reason is not None:
            self.left.emit(reason)


def _terminal_services() -> ctypes.CDLL:
    return ctypes.CDLL("wtsapi32")
