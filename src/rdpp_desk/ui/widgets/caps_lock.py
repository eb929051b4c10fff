"""Caps Lock, where the system tells: Windows and X11. Elsewhere the answer is None and typed letters decide."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from functools import lru_cache

from PySide6.QtGui import QGuiApplication

_VK_CAPITAL = 0x14
_XKB_CORE_KEYBOARD = 0x0100
_LOCK_MASK = 0x02


class _XkbState(ctypes.Structure):
    _fields_ = (
        ("group", ctypes.c_ubyte),
        ("locked_group", ctypes.c_ubyte),
        ("base_group", ctypes.c_ushort),
        ("latched_group", ctypes.c_ushort),
        ("mods", ctypes.c_ubyte),
        ("base_mods", ctypes.c_ubyte),
        ("latched_mods", ctypes.c_ubyte),
        ("locked_mods", ctypes.c_ubyte),
        ("compat_state", ctypes.c_ubyte),
        ("grab_mods", ctypes.c_ubyte),
        ("compat_grab_mods", ctypes.c_ubyte),
        ("lookup_mods", ctypes.c_ubyte),
        ("compat_lookup_mods", ctypes.c_ubyte),
        ("ptr_buttons", ctypes.c_ushort),
    )


@lru_cache(maxsize=1)
def _x11() -> tuple[ctypes.CDLL, int] | None:
    name = ctypes.util.find_library("X11") or "libX11.so.6"
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XkbGetState.argtypes = (ctypes.c_void_p, ctypes.c_uint, ctypes.POINTER(_XkbState))
    display = library.XOpenDisplay(None)
    return (library, display) if display else None


def caps_lock_on() -> bool | None:
    """Whether Caps Lock is on; None where the system does not tell."""
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.GetKeyState(_VK_CAPITAL) & 1)
    if QGuiApplication.platformName() != "xcb":
        return None
    found = _x11()
    if found is None:
        return None
    state = _XkbState()
    library, display = found
    library.XkbGetState(display, _XKB_CORE_KEYBOARD, ctypes.byref(state))
    return bool(state.locked_mods & _LOCK_MASK)
