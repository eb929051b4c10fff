"""Keeping the windows out of screen captures and screen sharing, where the system offers it.

Windows: `SetWindowDisplayAffinity`, out of the picture from Windows 10 2004 on, black before. macOS: the sharing type
of the NSWindow, which the capture programs of macOS 15 and later ignore. Linux: neither X11 nor Wayland offers
anything. None of them stops a camera.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from rdpp_desk.ui.objc import ObjC, Pointer

Hide = Callable[[int, bool], object]
_NOTHING, _BLACK, _OUT = 0x00, 0x01, 0x11
_SHARED_NONE, _SHARED_READ_ONLY = 0, 1


def hide_on_windows(window: int, hidden: bool, user32: Any = None) -> bool:
    """Whether the system accepted, for a window handle."""
    library = ctypes.CDLL("user32") if user32 is None else user32
    wanted = (_OUT, _BLACK) if hidden else (_NOTHING,)
    return any(library.SetWindowDisplayAffinity(Pointer(window), ctypes.c_uint32(one)) for one in wanted)


def hide_on_macos(view: int, hidden: bool, objc: ObjC | None = None) -> bool:
    """Whether there was a window behind the NSView."""
    messages = objc or ObjC()
    window = messages.send(Pointer(view), "window")
    if not window:
        return False
    messages.send(window, "setSharingType:", ctypes.c_ulong(_SHARED_NONE if hidden else _SHARED_READ_ONLY))
    return True


def offered() -> Hide | None:
    """How it is done on this system; None where nothing can be."""
    return {"win32": hide_on_windows, "darwin": hide_on_macos}.get(sys.platform)


class CaptureShield(QObject):
    """Every window of the program as it is shown: the main one, dialogs, menus, those of the system that Qt draws."""

    def __init__(self, on: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = on
        self._hide = offered()
        application = QApplication.instance()
        if self._hide is not None and application is not None:
            application.installEventFilter(self)

    def set_on(self, on: bool) -> None:
        """Hide every window from now on, or show them again."""
        if on != self._on:
            self._on = on
            for window in QApplication.topLevelWidgets():
                if window.isVisible():
                    self._apply(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange)
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and self._on
        ):
            self._apply(watched)
        return False

    def _apply(self, window: QWidget) -> None:
        if self._hide is not None:
            with contextlib.suppress(OSError, AttributeError):
                self._hide(int(window.winId()), self._on)
