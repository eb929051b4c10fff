"""Closing the window: who may hold it, and that nobody holds it twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow

CLOCK = FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))


class Backup:
    """Something to finish, or not."""

    def __init__(self, *, holds: bool = True, at_once: bool = False, fails: bool = False) -> None:
        self.holds, self.at_once, self.fails = holds, at_once, fails
        self.asked = 0
        self.go_on: Callable[[], None] = lambda: None

    def holds_quit(self, go_on: Callable[[], None]) -> bool:
        self.asked += 1
        self.go_on = go_on
        if self.fails:
            raise ValueError
        if self.at_once:
            go_on()
        return self.holds


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(Settings(), CLOCK, QWidget, Jobs(HandExecutor()))
    qtbot.addWidget(made)
    made.show()
    made.open_desk({}, "")
    return made


def settle() -> None:
    for _time in range(3):
        QApplication.processEvents()


def test_each_is_asked_in_turn_and_the_window_closes_once_the_last_is_done(window: MainWindow) -> None:
    first, none, last = Backup(), Backup(holds=False), Backup(at_once=True)
    window.holders = (first, none, last)
    assert not window.close()
    assert not window.is_locked
    assert (first.asked, none.asked, last.asked) == (1, 0, 0)
    first.go_on()
    settle()
    assert (first.asked, none.asked, last.asked) == (1, 1, 1)
    assert not window.isVisible()
    assert window.is_locked


def test_a_second_request_waits_for_nobody(window: MainWindow) -> None:
    holder = Backup()
    window.holders = (holder,)
    assert not window.close()
    assert window.close()
    assert window.is_locked
    holder.go_on()
    settle()
    assert holder.asked == 1


def test_one_that_fails_holds_nothing(window: MainWindow) -> None:
    window.holders = (Backup(fails=True),)
    assert window.close()


def test_a_lock_meanwhile_locks_at_once_and_the_window_then_closes(window: MainWindow) -> None:
    window.holders = (Backup(),)
    assert not window.close()
    window.lock()
    assert window.is_locked
    settle()
    assert not window.isVisible()


def test_a_lock_asks_nobody(window: MainWindow) -> None:
    holder = Backup()
    window.holders = (holder,)
    window.lock()
    assert (window.is_locked, window.isVisible(), holder.asked) == (True, True, 0)


def test_the_end_of_the_session_locks_at_once_and_holds_nothing(window: MainWindow) -> None:
    holder = Backup()
    window.holders = (holder,)
    window.text_waiting = True
    window.closing.session_ends()
    assert window.is_locked
    assert window.close()
    assert holder.asked == 0


def test_a_later_opening_may_hold_again(window: MainWindow) -> None:
    holder = Backup()
    window.closing.session_ends()
    window.open_desk({}, "")
    window.holders = (holder,)
    assert not window.close()
    assert holder.asked == 1
