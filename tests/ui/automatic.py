"""A window with the copies that make themselves, a stick they go to, and time that passes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.desks import clock, desk, made_vault, vault_folder

from rdpp_desk.actions import backup, backup_places
from rdpp_desk.actions.clients import create_client
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.people import Client
from rdpp_desk.settings import Settings
from rdpp_desk.ui.auto_backup import AutoBackup
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.workspace import Workspace

__all__ = ["clock", "desk", "made_vault", "vault_folder"]


class Blank(Page):
    def title(self) -> str:
        return "Blank"


@pytest.fixture
def executor() -> HandExecutor:
    return HandExecutor()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, executor: HandExecutor) -> Iterator[MainWindow]:
    made = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs(executor))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.lock()


@pytest.fixture
def workspace(window: MainWindow, desk: Desk) -> Workspace:
    made = Workspace(desk, window.jobs, window.toasts, window.settings, window.show_page)
    window.open_desk({"blank": lambda: Blank(made)}, "blank")
    return made


@pytest.fixture
def companion(workspace: Workspace, window: MainWindow, executor: HandExecutor) -> AutoBackup:
    made = AutoBackup(workspace, window)
    window.holders = (made,)
    window.locking.connect(made.stop)
    made.start()
    executor.drain()
    return made


@pytest.fixture
def stick(tmp_path: Path, desk: Desk) -> Path:
    """A place chosen, with a copy of an hour ago in it."""
    (tmp_path / "CLE").mkdir()
    backup_places.add_place(desk, tmp_path / "CLE")
    backup.record_backup(desk, backup.backup(desk, backup.free_name(desk, tmp_path / "CLE")))
    return tmp_path / "CLE"


def work(companion: AutoBackup, clock: FixedClock, minutes: int, *, there: bool = True) -> None:
    """Let minutes pass, with or without somebody at the keyboard."""
    for _minute in range(minutes):
        clock.instant += timedelta(minutes=1)
        if there:
            companion._window.auto_lock._seen = clock.instant
        companion.tick()


def copies(stick: Path) -> int:
    return len(list(stick.glob("*.rdppbackup")))


def write(desk: Desk) -> None:
    create_client(desk, Client(first_name="Solène"))


@pytest.fixture
def at_work(companion: AutoBackup, desk: Desk, stick: Path) -> AutoBackup:
    """The time counted since the copy is nought."""
    companion._worked = {place.id: timedelta() for place in backup_places.chosen(desk)}
    return companion
