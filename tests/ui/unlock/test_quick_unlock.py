"""The code of this run: chosen in the settings, asked for after the lock, ended by what should end it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.find import click, find

from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.settings.page import SettingsPage
from rdpp_desk.ui.system_session import Reason
from rdpp_desk.ui.unlock.code_edit import CodeEdit
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.unlock.pin_step import PinStep
from rdpp_desk.ui.unlock.unlock_step import UnlockStep
from rdpp_desk.ui.widgets import Button, Check, Paragraph, PasswordEdit, Strip

PASSPHRASE = "quatre mots sans aucun lien"
CODE = "7391"


@pytest.fixture
def desktop(qtbot: QtBot, clock: FixedClock, vault: Path) -> Iterator[Desktop]:
    made = Desktop(Settings(last_vault=str(vault), language="en"), clock)
    qtbot.addWidget(made.window)
    made.window.show()
    unlock(made)
    yield made
    made.window.lock()
    made.quick.forget()


def unlock(desktop: Desktop) -> None:
    find(desktop.window.entrance, PasswordEdit, "Passphrase").setText(PASSPHRASE)
    click(desktop.window.entrance, "Open the vault")
    settle(desktop)


def settle(desktop: Desktop) -> None:
    desktop.window.jobs.wait_all()
    QApplication.processEvents()


def choose(desktop: Desktop, code: str = CODE, again: str = CODE, passphrase: str = PASSPHRASE) -> None:
    page = security(desktop)
    if desktop.window.dialog() is None:
        click(page, "Choose a code")
    dialog = desktop.window.dialog()
    assert dialog is not None
    find(dialog, PasswordEdit, "Passphrase").setText(passphrase)
    find(dialog, CodeEdit, "New code").setText(code)
    find(dialog, CodeEdit, "The same code again").setText(again)
    click(dialog, "Use this code")
    settle(desktop)


def security(desktop: Desktop) -> SettingsPage:
    desktop.window.show_page("settings", section="security")
    page = desktop.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def step(desktop: Desktop) -> object:
    assert isinstance(desktop.window.entrance, Entrance)
    return desktop.window.entrance.step


def type_code(desktop: Desktop, code: str) -> None:
    find(desktop.window.entrance, CodeEdit, "Code").setText(code)
    click(desktop.window.entrance, "Open the vault")
    settle(desktop)


def said(desktop: Desktop) -> str:
    entrance = desktop.window.entrance
    paragraphs = [one.text() for one in entrance.findChildren(Paragraph) if one.isVisible()]
    return " ".join([*paragraphs, *(one.accessibleName() for one in entrance.findChildren(Strip) if one.isVisible())])


def test_a_code_opens_the_vault_after_a_lock_and_again(desktop: Desktop) -> None:
    choose(desktop)
    assert find(security(desktop), Button, "Change the code")
    for _time in range(2):
        desktop.window.lock()
        assert isinstance(step(desktop), PinStep)
        type_code(desktop, CODE)
        assert not desktop.window.is_locked


def test_the_tries_left_are_said_in_words_and_the_third_wrong_one_asks_for_the_passphrase(desktop: Desktop) -> None:
    choose(desktop)
    desktop.window.lock()
    for words in ("two tries left", "one try left"):
        type_code(desktop, "0486")
        assert words in said(desktop)
        assert desktop.window.is_locked
    type_code(desktop, "0486")
    assert isinstance(step(desktop), UnlockStep)
    assert "Three wrong codes" in said(desktop)
    unlock(desktop)
    assert find(security(desktop), Button, "Choose a code")


def test_tries_already_lost_are_told_when_the_entrance_comes_again(desktop: Desktop) -> None:
    choose(desktop)
    desktop.window.lock()
    type_code(desktop, "0486")
    click(desktop.window.entrance, "Use my passphrase")
    assert isinstance(desktop.window.entrance, Entrance)
    desktop.window.entrance.begin()
    assert "two tries left" in said(desktop)


def test_the_passphrase_opens_as_well_and_the_code_then_starts_anew(desktop: Desktop, clock: FixedClock) -> None:
    choose(desktop)
    clock.instant += timedelta(hours=11)
    desktop.window.lock()
    type_code(desktop, "0486")
    click(desktop.window.entrance, "Use my passphrase")
    unlock(desktop)
    clock.instant += timedelta(hours=11)
    desktop.window.lock()
    assert isinstance(step(desktop), PinStep)
    type_code(desktop, CODE)
    assert not desktop.window.is_locked


@pytest.mark.parametrize(
    ("code", "again", "passphrase", "told"),
    [
        ("1234", "1234", PASSPHRASE, "among the first"),
        ("739", "739", PASSPHRASE, "too short"),
        ("7391", "7392", PASSPHRASE, "differ"),
        ("7391", "7391", "une autre", "does not open"),
        ("", "7391", PASSPHRASE, "Fill this in first."),
    ],
)
def test_a_code_is_refused_beside_its_field(
    desktop: Desktop, code: str, again: str, passphrase: str, told: str
) -> None:
    choose(desktop, code, again, passphrase)
    dialog = desktop.window.dialog()
    assert dialog is not None
    assert told in " ".join(one.text() for one in dialog.findChildren(Paragraph) if one.isVisible())
    desktop.window.lock()
    assert isinstance(step(desktop), UnlockStep)


def test_removed_it_is_gone(desktop: Desktop) -> None:
    choose(desktop)
    click(security(desktop), "Remove the code")
    desktop.window.lock()
    assert isinstance(step(desktop), UnlockStep)


@pytest.mark.parametrize("forgets", [False, True])
def test_a_sleep_ends_it_if_so_chosen(desktop: Desktop, forgets: bool) -> None:
    choose(desktop)
    find(security(desktop), Check, "Forget the code when the computer sleeps").setChecked(forgets)
    desktop.window.auto_lock.system.left.emit(Reason.SLEEP)
    assert desktop.window.is_locked
    assert isinstance(step(desktop), UnlockStep if forgets else PinStep)


def test_a_sleep_while_locked_ends_it_too(desktop: Desktop) -> None:
    choose(desktop)
    find(security(desktop), Check, "Forget the code when the computer sleeps").setChecked(True)
    desktop.window.lock()
    assert isinstance(step(desktop), PinStep)
    desktop.window.auto_lock.system.left.emit(Reason.SLEEP)
    assert isinstance(step(desktop), UnlockStep)


def test_twelve_hours_end_it_on_the_screen_too(desktop: Desktop, clock: FixedClock) -> None:
    choose(desktop)
    desktop.window.lock()
    clock.instant += timedelta(hours=12)
    desktop.window.auto_lock.timer.timeout.emit()
    assert isinstance(step(desktop), UnlockStep)


def test_the_end_of_the_program_ends_it(desktop: Desktop, vault: Path) -> None:
    choose(desktop)
    key = desktop.quick.key_for(vault)
    assert key is not None
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.aboutToQuit.emit()
    assert not key.alive


def test_another_passphrase_ends_it_at_once(desktop: Desktop) -> None:
    choose(desktop)
    click(security(desktop), "Change the passphrase")
    dialog = desktop.window.dialog()
    assert dialog is not None
    find(dialog, PasswordEdit, "Present passphrase").setText(PASSPHRASE)
    for name in ("New passphrase", "The same passphrase again"):
        find(dialog, PasswordEdit, name).setText("cinq autres mots encore sans lien")
    click(dialog, "Change the passphrase")
    settle(desktop)
    desktop.window.lock()
    assert isinstance(step(desktop), UnlockStep)
