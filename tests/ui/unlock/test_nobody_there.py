"""The entrance while nobody is there: no word stays on the screen, no vault stays open behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.find import click, find

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.system_session import Reason
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.unlock.sheet_steps import SheetStep
from rdpp_desk.ui.unlock.unlock_step import UnlockStep
from rdpp_desk.ui.unlock.words_step import NewPassphraseStep
from rdpp_desk.ui.widgets import PasswordEdit

PASSPHRASE = "quatre mots sans aucun lien"


@pytest.fixture
def desktop(qtbot: QtBot, clock: FixedClock, vault: Path) -> Iterator[Desktop]:
    made = Desktop(Settings(last_vault=str(vault), language="en"), clock)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    entrance_of(made)._close()


def entrance_of(desktop: Desktop) -> Entrance:
    entrance = desktop.window.entrance
    assert isinstance(entrance, Entrance)
    return entrance


@pytest.fixture
def on_sheet(desktop: Desktop, vault: Path, clock: FixedClock) -> Desktop:
    """The sheet of a vault just created is on the screen."""
    desk = unlocking.unlock(vault, PASSPHRASE, clock)
    entrance_of(desktop)._created(desk, unlocking.new_recovery())
    QApplication.processEvents()
    assert words_on_screen(desktop)
    return desktop


def leave(desktop: Desktop, reason: Reason) -> None:
    desktop.window.auto_lock.lock_requested.emit(reason)
    QApplication.processEvents()


def words_on_screen(desktop: Desktop) -> list[str]:
    known = set(entrance_of(desktop)._words)
    return [label.text() for label in entrance_of(desktop).findChildren(QLabel) if label.text() in known]


def can_be_opened(vault: Path, clock: FixedClock) -> bool:
    unlocking.unlock(vault, PASSPHRASE, clock).close()
    return True


def test_the_words_are_covered_at_first_and_come_back_on_demand(on_sheet: Desktop) -> None:
    before = words_on_screen(on_sheet)
    leave(on_sheet, Reason.IDLE)
    assert words_on_screen(on_sheet) == []
    entrance = entrance_of(on_sheet)
    click(entrance, "Show again")
    assert words_on_screen(on_sheet) == before


def test_the_second_time_the_vault_is_closed(on_sheet: Desktop, vault: Path, clock: FixedClock) -> None:
    leave(on_sheet, Reason.IDLE)
    leave(on_sheet, Reason.IDLE)
    assert isinstance(entrance_of(on_sheet).step, UnlockStep)
    assert entrance_of(on_sheet)._words == ()
    assert can_be_opened(vault, clock)


@pytest.mark.parametrize("reason", [Reason.SLEEP, Reason.SESSION])
def test_a_sleep_or_a_locked_session_closes_it_at_once(
    on_sheet: Desktop, vault: Path, clock: FixedClock, reason: Reason
) -> None:
    leave(on_sheet, reason)
    assert isinstance(entrance_of(on_sheet).step, UnlockStep)
    assert can_be_opened(vault, clock)


def test_while_the_words_are_typed_again_the_vault_is_closed(on_sheet: Desktop, vault: Path, clock: FixedClock) -> None:
    step = entrance_of(on_sheet).step
    assert isinstance(step, SheetStep)
    step.copied.emit()
    leave(on_sheet, Reason.IDLE)
    assert isinstance(entrance_of(on_sheet).step, UnlockStep)
    assert can_be_opened(vault, clock)


def test_nobody_else_chooses_the_new_passphrase(
    desktop: Desktop, vault: Path, clock: FixedClock, words: tuple[str, ...]
) -> None:
    entrance_of(desktop)._unlocked(unlocking.unlock(vault, " ".join(words), clock), True)
    assert isinstance(entrance_of(desktop).step, NewPassphraseStep)
    leave(desktop, Reason.IDLE)
    assert isinstance(entrance_of(desktop).step, UnlockStep)
    assert can_be_opened(vault, clock)


def test_a_secret_half_typed_is_emptied(desktop: Desktop) -> None:
    field = find(desktop.window.entrance, PasswordEdit, "Passphrase")
    field.setText("quatre mots")
    leave(desktop, Reason.IDLE)
    assert field.text() == ""


def test_the_delay_counts_at_the_entrance_too(on_sheet: Desktop, clock: FixedClock) -> None:
    for _step in range(60):
        clock.instant += timedelta(seconds=5)
        on_sheet.window.auto_lock.tick()
    assert words_on_screen(on_sheet) == []
