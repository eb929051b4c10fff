"""The settings in a window, on a real vault at the least cost of a passphrase."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.desks import PASSPHRASE, clock, desk, made_vault, vault_folder

from rdpp_desk.actions.desk import Desk
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.page import SettingsPage
from rdpp_desk.ui.workspace import Workspace

__all__ = ["PASSPHRASE", "clock", "desk", "made_vault", "vault_folder"]


@pytest.fixture
def executor() -> HandExecutor:
    return HandExecutor()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, executor: HandExecutor) -> Iterator[MainWindow]:
    made = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs(executor))
    qtbot.addWidget(made)
    workspace = Workspace(desk, made.jobs, made.toasts, made.settings, made.show_page)
    made.resize(1280, 800)
    made.show()
    made.open_desk({"settings": lambda: SettingsPage(workspace)}, "settings")
    yield made
    made.lock()
