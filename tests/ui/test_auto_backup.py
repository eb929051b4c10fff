"""Copies that make themselves: after hours of work, at quit, never at lock, and quiet when all is well."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.keys import press
from tests.ui.automatic import (
    at_work,
    clock,
    companion,
    copies,
    desk,
    executor,
    made_vault,
    stick,
    vault_folder,
    window,
    work,
    workspace,
    write,
)
from tests.ui.find import click

from rdpp_desk.actions import backup, backup_automatic, backup_places, preferences, today
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import StorageError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.auto_backup import AutoBackup
from rdpp_desk.ui.backup.copy_run import CopyRun
from rdpp_desk.ui.backup.places_card import place_texts, state_words
from rdpp_desk.ui.backup.quit_dialog import QuitDialog
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.today.frame import refresh
from rdpp_desk.ui.workspace import Workspace

__all__ = [
    "at_work",
    "clock",
    "companion",
    "desk",
    "executor",
    "made_vault",
    "stick",
    "vault_folder",
    "window",
    "workspace",
]


def test_a_copy_is_made_after_the_chosen_hours_of_work(
    at_work: AutoBackup, desk: Desk, clock: FixedClock, stick: Path, executor: HandExecutor
) -> None:
    write(desk)
    work(at_work, clock, 239)
    executor.drain()
    assert copies(stick) == 1
    work(at_work, clock, 600, there=False)
    executor.drain()
    assert copies(stick) == 1
    work(at_work, clock, 1)
    executor.drain()
    assert copies(stick) == 2
    assert backup.generations(desk)[0].record.automatic
    work(at_work, clock, 239)
    executor.drain()
    assert copies(stick) == 2


def test_nothing_is_copied_when_nothing_was_written(
    at_work: AutoBackup, clock: FixedClock, stick: Path, executor: HandExecutor
) -> None:
    work(at_work, clock, 300)
    executor.drain()
    assert copies(stick) == 1


def test_nothing_happens_without_a_place_or_with_no_rhythm(
    companion: AutoBackup, desk: Desk, clock: FixedClock, executor: HandExecutor, tmp_path: Path
) -> None:
    write(desk)
    work(companion, clock, 300)
    assert executor.pending == []
    backup_places.add_place(desk, tmp_path)
    preferences.save_preferences(desk, replace(desk.preferences, backup_every_hours=0))
    work(companion, clock, 300)
    assert executor.pending == []
    assert not list(tmp_path.glob("*.rdppbackup"))


def test_a_place_just_chosen_gets_its_first_copy_at_once(
    companion: AutoBackup, desk: Desk, clock: FixedClock, executor: HandExecutor, tmp_path: Path
) -> None:
    (tmp_path / "NEUVE").mkdir()
    backup_places.add_place(desk, tmp_path / "NEUVE")
    work(companion, clock, 1)
    executor.drain()
    assert copies(tmp_path / "NEUVE") == 1


def test_a_stick_in_its_drawer_is_waited_for_in_silence(
    at_work: AutoBackup, desk: Desk, clock: FixedClock, stick: Path, executor: HandExecutor
) -> None:
    write(desk)
    drawer = stick.rename(stick.with_name("drawer"))
    for _minute in range(250):
        work(at_work, clock, 1)
        executor.drain()
    assert today.today(desk).backup.failing == ""
    drawer.rename(stick)
    work(at_work, clock, 1)
    executor.drain()
    assert copies(stick) == 2


def test_a_stick_in_its_drawer_leaves_the_pages_in_peace(
    at_work: AutoBackup, workspace: Workspace, desk: Desk, clock: FixedClock, stick: Path, executor: HandExecutor
) -> None:
    write(desk)
    stick.rename(stick.with_name("drawer"))
    work(at_work, clock, 240)
    executor.drain()
    read_again: list[None] = []
    workspace.changed.connect(lambda: read_again.append(None))
    for _minute in range(5):
        work(at_work, clock, 1)
        executor.drain()
    assert not read_again


def test_a_place_that_fails_is_told_and_tried_again_later(
    at_work: AutoBackup, desk: Desk, window: MainWindow, clock: FixedClock, stick: Path, executor: HandExecutor
) -> None:
    write(desk)
    stick.chmod(0o500)
    work(at_work, clock, 240)
    executor.drain()
    assert today.today(desk).backup.failing == "CLE"
    refresh(desk, window)
    assert window.sidebar.backup.text() == "A backup failed"
    stick.chmod(0o700)
    work(at_work, clock, 59)
    executor.drain()
    assert copies(stick) == 1
    work(at_work, clock, 1)
    executor.drain()
    assert copies(stick) == 2
    assert today.today(desk).backup.failing == ""


def test_a_failure_that_a_full_disk_keeps_from_being_noted_does_not_end_the_copies(
    at_work: AutoBackup, desk: Desk, clock: FixedClock, stick: Path, executor: HandExecutor
) -> None:
    def full() -> None:
        raise StorageError("disk-full", path="vault.db")

    write(desk)
    before, desk.db.before_change = desk.db.before_change, full
    work(at_work, clock, 240)
    executor.drain()
    desk.db.before_change = before
    work(at_work, clock, 60)
    executor.drain()
    assert today.today(desk).backup.days == 0
    assert backup.generations(desk)[0].record.automatic


def test_the_time_at_work_outlives_the_lock(at_work: AutoBackup, desk: Desk, clock: FixedClock) -> None:
    work(at_work, clock, 90)
    at_work.stop()
    assert list(backup_automatic.worked(desk).values()) == [timedelta(minutes=90)]


def test_a_lock_during_a_copy_leaves_the_earlier_one(
    at_work: AutoBackup, desk: Desk, window: MainWindow, clock: FixedClock, stick: Path, executor: HandExecutor
) -> None:
    write(desk)
    work(at_work, clock, 240)
    assert executor.pending
    window.lock()
    executor.drain()
    assert copies(stick) == 1
    assert [path.name for path in stick.iterdir()] == ["rdpp-desk-2026-11-24.rdppbackup"]


def test_a_last_copy_is_made_before_the_window_closes(
    at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path, executor: HandExecutor
) -> None:
    write(desk)
    window.close()
    assert window.isVisible()
    executor.drain()
    QApplication.processEvents()
    QApplication.processEvents()
    assert not window.isVisible()
    assert copies(stick) == 2


def test_the_window_closes_at_once_when_nothing_is_to_be_copied(
    at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path, executor: HandExecutor
) -> None:
    window.close()
    assert not window.isVisible()
    assert executor.pending == []


def test_the_copy_at_quit_can_be_turned_off(at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path) -> None:
    write(desk)
    preferences.save_preferences(desk, replace(desk.preferences, backup_at_quit=False))
    window.close()
    assert not window.isVisible()


def asked_to_quit(at_work: AutoBackup, desk: Desk, window: MainWindow) -> QuitDialog:
    """The dialog of a copy that lasts."""
    write(desk)
    window.close()
    at_work._show_progress(at_work._runs[-1])
    dialog = window.dialog()
    assert isinstance(dialog, QuitDialog)
    dialog.progress(4_000_000, 12_000_000)
    return dialog


def test_quitting_without_waiting_leaves_the_earlier_copy(
    at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path, executor: HandExecutor
) -> None:
    asked_to_quit(at_work, desk, window)
    click(window, "Quit without waiting")
    QApplication.processEvents()
    QApplication.processEvents()
    assert not window.isVisible()
    executor.drain()
    assert copies(stick) == 1


def test_escape_goes_back_to_work_and_the_next_quit_asks_again(
    at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path, executor: HandExecutor
) -> None:
    dialog = asked_to_quit(at_work, desk, window)
    press(dialog.skip, Qt.Key.Key_Escape)
    QApplication.processEvents()
    executor.drain()
    assert window.isVisible()
    assert copies(stick) == 1
    window.close()
    assert window.isVisible()
    executor.drain()
    QApplication.processEvents()
    QApplication.processEvents()
    assert not window.isVisible()
    assert copies(stick) == 2


def test_closing_a_second_time_waits_no_more(
    at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path, executor: HandExecutor
) -> None:
    asked_to_quit(at_work, desk, window)
    window.close()
    assert not window.isVisible()
    executor.drain()
    assert copies(stick) == 1


def test_a_copy_that_fails_at_quit_is_told_and_quitting_stays_possible(
    at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path, executor: HandExecutor
) -> None:
    write(desk)
    stick.chmod(0o500)
    window.close()
    executor.drain()
    dialog = window.dialog()
    assert isinstance(dialog, QuitDialog)
    assert "could not be made in “CLE”" in dialog.told.accessibleName()
    click(window, "Quit")
    QApplication.processEvents()
    QApplication.processEvents()
    assert not window.isVisible()
    stick.chmod(0o700)


def test_old_copies_that_stay_are_told_without_calling_the_copy_a_failure(
    at_work: AutoBackup,
    desk: Desk,
    clock: FixedClock,
    stick: Path,
    executor: HandExecutor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup, "settle", lambda _desk, _record: backup.Thinned(refused="read-only"))
    write(desk)
    work(at_work, clock, 240)
    executor.drain()
    assert today.today(desk).backup.failing == ""
    [status] = backup_places.places(desk)
    assert any("could not be deleted there" in text for text in place_texts(status, desk))
    assert state_words(status)[0] == "Present"


def test_copies_to_two_places_are_made_on_another_thread_while_the_window_writes(
    qtbot: QtBot, desk: Desk, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "AUTRE").mkdir()
    backup_places.add_place(desk, tmp_path / "AUTRE")
    made = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs())
    qtbot.addWidget(made)
    space = Workspace(desk, made.jobs, made.toasts, made.settings, made.show_page)
    told: list[tuple[int, int]] = []
    run = CopyRun(space, backup_places.chosen(desk), automatic=True)
    run.progressed.connect(lambda done, total: told.append((done, total)))
    over: list[bool] = []
    run.ended.connect(lambda: over.append(True))
    run.start()
    for _time in range(20):
        write(desk)
    qtbot.waitUntil(lambda: bool(over), timeout=60_000)
    assert (copies(stick), copies(tmp_path / "AUTRE")) == (2, 1)
    assert told == sorted(told)
    assert told[-1][0] <= told[-1][1]
    made.jobs.wait_all()


def test_a_lock_in_the_middle_of_a_copy_on_another_thread_leaves_nothing_half_done(
    qtbot: QtBot, desk: Desk, stick: Path
) -> None:
    made = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs())
    qtbot.addWidget(made)
    space = Workspace(desk, made.jobs, made.toasts, made.settings, made.show_page)
    run = CopyRun(space, backup_places.chosen(desk), automatic=True)
    told: list[int] = []
    run.progressed.connect(lambda done, _total: told.append(done))
    run.start()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    run.stop()
    made.jobs.stop_all()
    desk.close()
    made.jobs.wait_all()
    left = sorted(path.name for path in stick.iterdir())
    assert left[:1] == ["rdpp-desk-2026-11-24-2.rdppbackup"] or left == ["rdpp-desk-2026-11-24.rdppbackup"]
    assert not list(stick.glob(".*"))


def test_a_lock_while_quitting_ends_the_program(
    at_work: AutoBackup, desk: Desk, window: MainWindow, stick: Path, executor: HandExecutor
) -> None:
    asked_to_quit(at_work, desk, window)
    window.lock()
    for _turn in range(4):
        QApplication.processEvents()
    assert not window.isVisible()
    executor.drain()
    assert copies(stick) == 1
