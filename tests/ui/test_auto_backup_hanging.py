"""A place that hangs, such as a network that went away: neither the window nor the other places wait for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.automatic import Blank, clock, copies, desk, made_vault, stick, vault_folder, work, write
from tests.ui.find import click

from rdpp_desk.actions import backup_places
from rdpp_desk.actions.backup_places import BackupPlace, PlaceStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import StorageError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.auto_backup import AutoBackup
from rdpp_desk.ui.backup.quit_dialog import QuitDialog
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.workspace import Workspace

__all__ = ["clock", "desk", "made_vault", "stick", "vault_folder"]


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, desk: Desk) -> Iterator[list[bool]]:
    """A place that answers nothing until the end; whether it was looked at from the window's own thread, each time."""
    look, over, asked = backup_places.status, Event(), list[bool]()

    def status(desk: Desk, place: BackupPlace) -> PlaceStatus:
        if Path(place.path) != tmp_path / "RESEAU":
            return look(desk, place)
        asked.append(current_thread() is main_thread())
        if not asked[-1]:
            over.wait(60)
        raise StorageError("not-found", path=place.path)

    (tmp_path / "RESEAU").mkdir()
    backup_places.add_place(desk, tmp_path / "RESEAU")
    monkeypatch.setattr(backup_places, "status", status)
    yield asked
    over.set()


@pytest.fixture
def threaded(qtbot: QtBot, desk: Desk, hanging: list[bool]) -> Iterator[AutoBackup]:
    made = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs())
    qtbot.addWidget(made)
    made.show()
    space = Workspace(desk, made.jobs, made.toasts, made.settings, made.show_page)
    made.open_desk({"blank": lambda: Blank(space)}, "blank")
    automatic = AutoBackup(space, made)
    made.holders = (automatic,)
    made.locking.connect(automatic.stop)
    yield automatic
    made.lock()


def test_a_place_that_hangs_keeps_neither_the_window_nor_the_other_places(
    qtbot: QtBot, threaded: AutoBackup, desk: Desk, clock: FixedClock, stick: Path, hanging: list[bool]
) -> None:
    write(desk)
    work(threaded, clock, 1)
    qtbot.waitUntil(lambda: copies(stick) == 2, timeout=60_000)
    work(threaded, clock, 3)
    assert hanging == [False]
    qtbot.waitUntil(lambda: not any(run.copying for run in threaded._runs), timeout=60_000)
    write(desk)
    work(threaded, clock, 240)
    qtbot.waitUntil(lambda: copies(stick) == 3, timeout=60_000)
    assert hanging == [False]


def test_the_program_ends_although_a_thread_hangs() -> None:
    program = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from rdpp_desk.ui.jobs import Jobs
application, jobs = QCoreApplication([]), Jobs()
nobody_writes = os.pipe()
jobs.run(os.read, nobody_writes[0], 1)
QTimer.singleShot(0, lambda: application.exit(3))
sys.exit(jobs.leave(application.exec()))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 3


def test_quitting_while_a_place_hangs_shows_the_way_out(
    qtbot: QtBot, threaded: AutoBackup, desk: Desk, stick: Path, hanging: list[bool]
) -> None:
    write(desk)
    window = threaded._window
    window.close()
    qtbot.waitUntil(lambda: isinstance(window.dialog(), QuitDialog), timeout=60_000)
    click(window, "Quit without waiting")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert hanging == [False]
