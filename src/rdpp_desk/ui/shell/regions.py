"""F6 from region to region of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def walk(stops: Sequence[QWidget], step: int) -> None:
    """Move the keyboard `step` stops on from the one that has it, around the end; nowhere if there is none."""
    if not stops:
        return
    focused = QApplication.focusWidget()
    usual = -1 if step > 0 else 0
    at = next((n for n, stop in enumerate(stops) if focused is not None and _holds(stop, focused)), usual)
    stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(stop: QWidget, focused: QWidget) -> bool:
    return stop is focused or stop.isAncestorOf(focused) or stop.focusProxy() is focused
