"""The whole window on the practice of canaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.discreet.practice import Made, fill

from rdpp_desk import settings as settings_store
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.shell import Page
from rdpp_desk.vault import FLOOR


@dataclass
class Open:
    """What a test drives."""

    window: MainWindow
    desk: Desk
    made: Made
    desktop: Desktop
    executor: HandExecutor

    def show(self, page: str, **params: object) -> Page:
        """Go to a page and let it settle."""
        self.window.show_page(page, **params)
        self.settle()
        shown = self.window.current()
        assert shown is not None
        return shown

    def settle(self) -> None:
        """Let what is under way end."""
        self.executor.drain()
        QApplication.processEvents()


@pytest.fixture
def open_(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr(settings_store, "save", lambda _settings: None)
    monkeypatch.setattr("rdpp_desk.ui.desktop.companions", lambda _workspace, _window: ())
    clock = FixedClock(datetime(2026, 11, 24, 10, 8, tzinfo=UTC))
    desk, _words = create_vault(tmp_path / "vault", "quatre mots sans aucun lien", clock, parameters=FLOOR)
    made = fill(desk)
    executor = HandExecutor()
    desktop = Desktop(Settings(language="en"), clock)
    desktop._jobs = desktop.window.jobs = Jobs(executor)
    qtbot.addWidget(desktop.window)
    desktop.window.resize(1400, 900)
    desktop.window.show()
    desktop.open_desk(desk)
    yield Open(desktop.window, desk, made, desktop, executor)
    desktop.window.lock()
