"""The backup page in a window, on a real vault copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.workspace import Workspace
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import open_with_data_key

PASSPHRASE = "quatre mots sans aucun lien"
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An empty vault and its data key."""
    folder = tmp_path_factory.mktemp("made") / "Cabinet"
    desk, _words = create_vault(folder, PASSPHRASE, FixedClock(NOW), parameters=FLOOR)
    key = bytes(desk.vault.data_key)
    desk.close()
    return folder, key


@pytest.fixture
def desk(made_vault: tuple[Path, bytes], tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock(NOW)
    folder = Path(shutil.copytree(made_vault[0], tmp_path / "Cabinet"))
    opened = Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock)
    yield opened
    opened.close()


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
    made.open_desk({"backup": lambda: BackupPage(workspace)}, "backup")
    yield made
    made.lock()
