"""The 24 words without accents, cut to four letters, in capitals, numbered: every place accepts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.find import click, find
from tests.ui.unlock.conftest import PASSPHRASE

from rdpp_desk.actions import backup, recovery
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import unlock
from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.unlock.words_step import NewPassphraseStep
from rdpp_desk.ui.widgets import PasswordEdit, TextArea
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.vault.words import without_accents


@pytest.fixture
def hurried(words: tuple[str, ...]) -> str:
    return " ".join(f"{number}. {without_accents(word)[:4].upper()}" for number, word in enumerate(words, start=1))


@pytest.fixture
def executor() -> HandExecutor:
    return HandExecutor()


@pytest.fixture
def enter(qtbot: QtBot, clock: FixedClock, executor: HandExecutor, vault: Path) -> Iterator[Entrance]:
    made = Entrance(Settings(language="en", last_vault=str(vault)), clock, Jobs(executor))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made._quitting()
    made.close()


def chosen_anew(entrance: Entrance, executor: HandExecutor, clock: FixedClock) -> bool:
    """Whether the words opened the vault: a new passphrase is asked for, and the sheet counts as checked."""
    executor.drain()
    QApplication.processEvents()
    desk = entrance._desk
    return isinstance(entrance.step, NewPassphraseStep) and recovery.last_checked_on(_open(desk)) == clock.today()


def _open(desk: Desk | None) -> Desk:
    assert desk is not None
    return desk


def test_in_place_of_the_passphrase(enter: Entrance, executor: HandExecutor, clock: FixedClock, hurried: str) -> None:
    find(enter, PasswordEdit, "Passphrase").setText(hurried)
    click(enter, "Open the vault")
    assert chosen_anew(enter, executor, clock)


def test_where_the_passphrase_is_forgotten(
    enter: Entrance, executor: HandExecutor, clock: FixedClock, hurried: str
) -> None:
    click(enter, "Forgotten passphrase?")
    find(enter, TextArea, "The 24 recovery words").setText(hurried)
    click(enter, "Open with these words")
    assert chosen_anew(enter, executor, clock)


def test_for_a_backup(
    enter: Entrance, executor: HandExecutor, clock: FixedClock, hurried: str, vault: Path, tmp_path: Path
) -> None:
    desk = unlock(vault, PASSPHRASE, clock)
    backup.backup(desk, tmp_path / "copy.rdppbackup")
    desk.close()
    enter.go("restore")
    find(enter, PathField, "Backup file").set_path(tmp_path / "copy.rdppbackup")
    find(enter, PasswordEdit, "Passphrase, or the 24 recovery words, of that day").setText(hurried)
    find(enter, PathField, "New folder").set_path(tmp_path / "beside")
    click(enter, "Restore")
    executor.drain()
    QApplication.processEvents()
    click(enter, "Open this vault")
    assert chosen_anew(enter, executor, clock)
