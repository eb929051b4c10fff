"""The sidebar: what it says of the backups leads there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from tests.keys import press

from rdpp_desk.ui.shell.sidebar import Sidebar


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_state_of_the_backups_is_a_button_that_leads_to_them(sidebar: Sidebar) -> None:
    asked: list[str] = []
    sidebar.chosen.connect(asked.append)
    sidebar.set_backup_status("Backup verified yesterday", ok=True)
    assert sidebar.backup.isVisible()
    read = QAccessible.queryAccessibleInterface(sidebar.backup)
    assert (read.role(), read.text(QAccessible.Text.Name)) == (QAccessible.Role.Button, "Backup verified yesterday")
    press(sidebar.backup, Qt.Key.Key_Return)
    assert asked == ["backup"]


def test_nothing_is_said_of_the_backups_while_locked_or_on_the_rail(sidebar: Sidebar) -> None:
    sidebar.set_backup_status("", ok=True)
    assert not sidebar.backup.isVisible()
    sidebar.set_backup_status("Backup verified yesterday", ok=False)
    sidebar.set_rail(True)
    assert not sidebar.backup.isVisible()
    sidebar.set_rail(False)
    assert sidebar.backup.isVisible()
