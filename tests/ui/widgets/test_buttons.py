"""Buttons under the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rdpp_desk.ui.widgets import Button


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_the_focused_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Create")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_enter_kept_down_presses_once_and_a_shortcut_of_enter_is_left_to_its_owner(qtbot: QtBot) -> None:
    button, presses = Button("Create"), []
    qtbot.addWidget(button)
    button.clicked.connect(presses.append)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(button, held)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert presses == []
