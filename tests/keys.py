"""Typing as a person does, accents included.

`qtbot.keyClicks` aborts the process on any character outside ASCII, so characters are sent as key events.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_MODIFIER, text: str = "") -> None:
    """Press and release `key` in `widget`."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Type `text` into `widget`, one key a character; a line break is the Return key."""
    for character in text:
        if character == "\n":
            press(widget, Qt.Key.Key_Return, text="\r")
        else:
            press(widget, Qt.Key.Key_unknown, text=character)
