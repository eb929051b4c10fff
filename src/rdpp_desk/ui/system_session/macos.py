"""macOS: the screen is locked or covered (distributed notifications, through CoreFoundation).

These names are not documented by Apple, though password managers rely on them. A sleep and a change of user are not
listened to by themselves, which would take an Objective-C observer: the usual setting locks the screen at both, and
the jump of the clock at the wake locks the vault in any case.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from rdpp_desk.ui.system_session.session import Reason, SystemSession

_CORE_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_NAMES = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF8 = 0x08000100
_DELIVER_AT_ONCE = 4
_CALLBACK = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 5)


class MacSession(SystemSession):
    """`hears` is whether the system took the request."""

    def __init__(self, parent: QObject | None = None, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        super().__init__(parent)
        self._callback = _CALLBACK(self._heard)  # kept: the system calls it as long as the program runs
        self.hears = False
        with contextlib.suppress(AttributeError, OSError):
            self._listen(load(_CORE_FOUNDATION))
            self.hears = True

    def _listen(self, library: Any) -> None:
        pointer = ctypes.c_void_p
        library.CFNotificationCenterGetDistributedCenter.restype = pointer
        library.CFStringCreateWithCString.restype = pointer
        library.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
        library.CFNotificationCenterAddObserver.argtypes = [*[pointer] * 2, _CALLBACK, *[pointer] * 2, ctypes.c_long]
        centre = library.CFNotificationCenterGetDistributedCenter()
        for name in _NAMES:
            text = library.CFStringCreateWithCString(None, name, _UTF8)
            library.CFNotificationCenterAddObserver(centre, None, self._callback, text, None, _DELIVER_AT_ONCE)

    def _heard(self, *_given: object) -> None:
        self.left.emit(Reason.SESSION)
