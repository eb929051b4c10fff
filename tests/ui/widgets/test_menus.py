"""Menus filled anew as what they are about changes."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from rdpp_desk.ui.widgets import MenuButton


def test_a_menu_filled_anew_opens_without_its_former_entries(qtbot: QtBot) -> None:
    button = MenuButton("More")
    qtbot.addWidget(button)
    button.show()
    for words in ("Before", "Now"):
        button.menu_of_actions.clear()
        button.add(words, lambda: None, "pencil")
        button.open_menu()
        button.menu_of_actions.close()
    assert [action.text() for action in button.menu_of_actions.actions()] == ["Now"]
    assert not button.menu_of_actions.actions()[0].icon().isNull()


def test_a_menu_is_read_by_the_name_of_its_button_as_it_opens(qtbot: QtBot) -> None:
    button = MenuButton("More about this note")
    qtbot.addWidget(button)
    button.show()
    button.add("Rename", lambda: None)
    button.open_menu()
    read = QAccessible.queryAccessibleInterface(button.menu_of_actions)
    assert (read.role(), read.text(QAccessible.Text.Name)) == (
        QAccessible.Role.PopupMenu, "More about this note",
    )
    assert read.child(0).text(QAccessible.Text.Name) == "Rename"
    button.menu_of_actions.close()
