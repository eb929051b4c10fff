"""What is behind a dialog, the palette or a veil: out of reach of assistive technology, with the look it had."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.gallery import controls_sheet

from rdpp_desk.ui.theme import Appearance, manager
from rdpp_desk.ui.widgets import Button, CommandPalette, Dialog, LineEdit, hbox
from rdpp_desk.ui.widgets.behind import hold, settle
from rdpp_desk.ui.widgets.veil import cover


class Screen:
    """A window with one page, whose button counts how often it was pressed."""

    def __init__(self) -> None:
        self.window, self.page = QWidget(), QWidget()
        self.button, self.off = Button("Destroy"), Button("Not yet")
        self.off.setEnabled(False)
        self.pressed: list[str] = []
        self.button.clicked.connect(lambda: self.pressed.append("pressed"))
        self.page.setLayout(hbox(self.button, self.off))
        self.window.setLayout(hbox(self.page))
        self.window.resize(960, 640)


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    made = Screen()
    qtbot.addWidget(made.window)
    made.window.show()
    made.button.setFocus()
    return made


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    """As a screen reader does, and wait as long as a press takes."""
    face = QAccessible.queryAccessibleInterface(button)
    assert face is not None
    action = face.actionInterface()
    assert action is not None
    action.doAction("Press")
    qtbot.wait(150)


def test_a_screen_reader_presses_what_is_behind_a_dialog_only_once_it_is_closed(screen: Screen, qtbot: QtBot) -> None:
    dialog = Dialog(screen.window, "Destroy?")
    keep = dialog.add_button("keep", "Keep", safe=True)
    dialog.open()
    press(qtbot, screen.button)
    assert screen.pressed == []
    heard: list[str] = []
    dialog.finished.connect(heard.append)
    press(qtbot, keep)
    assert heard == ["keep"]
    assert QApplication.focusWidget() is screen.button
    press(qtbot, screen.button)
    press(qtbot, screen.off)
    assert screen.pressed == ["pressed"]
    assert not screen.off.isEnabled()


def test_a_dialog_over_another_gives_back_the_first_and_no_more(screen: Screen) -> None:
    first, second = Dialog(screen.window, "First"), Dialog(screen.window, "Second")
    for dialog in (first, second):
        dialog.add_button("keep", "Keep", safe=True)
        dialog.open()
    assert (first.isEnabled(), second.isEnabled(), screen.button.isEnabled()) == (False, True, False)
    second.close_with("")
    assert (first.isEnabled(), screen.button.isEnabled()) == (True, False)
    first.close_with("")
    assert screen.button.isEnabled()


def test_nothing_behind_the_palette_is_pressed(screen: Screen, qtbot: QtBot) -> None:
    palette = CommandPalette(screen.window, lambda _text: [])
    palette.open()
    press(qtbot, screen.button)
    palette.close_palette()
    assert (screen.pressed, screen.button.isEnabled()) == ([], True)


def test_nothing_under_a_veil_is_pressed(screen: Screen, qtbot: QtBot) -> None:
    veil = cover(screen.page)
    press(qtbot, screen.button)
    assert screen.pressed == []
    veil.lift()
    press(qtbot, screen.button)
    assert screen.pressed == ["pressed"]


def test_what_a_page_shows_while_a_dialog_is_open_is_behind_it_too(screen: Screen) -> None:
    dialog = Dialog(screen.window, "Destroy?")
    dialog.add_button("keep", "Keep", safe=True)
    dialog.open()
    added = Button("Added")
    layout = screen.page.layout()
    assert isinstance(layout, QHBoxLayout)
    layout.addWidget(added)
    assert not added.isEnabled()
    dialog.close_with("")
    assert added.isEnabled()


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_what_is_behind_looks_as_it_did(qtbot: QtBot, appearance: Appearance) -> None:
    manager().set_appearance(appearance)
    window, page = QWidget(), controls_sheet()
    window.setLayout(hbox(page))
    window.resize(1180, 900)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    before = page.grab().toImage()
    hold(page, True)
    QApplication.processEvents()
    assert page.grab().toImage() == before
    hold(page, False)
    settle(window)
    assert page.grab().toImage() == before


def test_a_field_disabled_for_itself_looks_so(qtbot: QtBot) -> None:
    field = LineEdit("Words")
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage()
    field.setEnabled(False)
    assert field.grab().toImage() != before
