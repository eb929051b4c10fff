"""A window on a real vault, with the check at its opening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.desks import clock, desk, made_vault, vault_folder

from rdpp_desk.actions.desk import Desk
from rdpp_desk.settings import Settings
from rdpp_desk.ui import pages
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.opening_check import OpeningCheck
from rdpp_desk.ui.workspace import Workspace

__all__ = ["clock", "desk", "made_vault", "vault_folder"]


class Opened:
    """A window open on a vault, and its companion."""

    def __init__(self, window: MainWindow, desk: Desk, executor: HandExecutor) -> None:
        self.window, self.desk, self.executor = window, desk, executor
        workspace = Workspace(desk, window.jobs, window.toasts, window.settings, window.show_page)
        window.open_desk(pages.factories(workspace), "today")
        self.workspace = workspace
        self.companion = OpeningCheck(workspace, window)

    def toast(self) -> str:
        """What the toast says, "" without one."""
        return self.window.toasts.current.accessibleName() if self.window.toasts.current else ""


@pytest.fixture
def opening(qtbot: QtBot, vault_folder: Path) -> Iterator[Callable[[Desk], Opened]]:
    """Opens the window on a desk."""
    shown: list[Opened] = []

    def opens(desk: Desk) -> Opened:
        executor = HandExecutor()
        window = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs(executor))
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        shown.append(Opened(window, desk, executor))
        return shown[-1]

    yield opens
    for one in shown:
        one.companion.stop()
        one.window.lock()
