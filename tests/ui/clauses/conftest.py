"""The clauses in a window, on a real vault copied for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.desks import clock, desk, made_vault, vault_folder

from rdpp_desk.actions.desk import Desk
from rdpp_desk.settings import Settings
from rdpp_desk.ui.clauses.page import ClausesPage
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.page import SettingsPage
from rdpp_desk.ui.workspace import Workspace

__all__ = ["clock", "desk", "made_vault", "vault_folder"]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs(HandExecutor()))
    qtbot.addWidget(made)
    workspace = Workspace(desk, made.jobs, made.toasts, made.settings, made.show_page)
    made.resize(1280, 800)
    made.show()
    pages = {"settings": lambda: SettingsPage(workspace), "clauses": lambda: ClausesPage(workspace)}
    made.open_desk(pages, "settings")
    yield made
    made.lock()


@pytest.fixture
def page(window: MainWindow) -> ClausesPage:
    window.show_page("clauses", kind="tripartite", language="fr", clause="decisions")
    shown = window.pages["clauses"]
    assert isinstance(shown, ClausesPage)
    return shown
