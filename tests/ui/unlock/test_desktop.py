"""The whole window: from the entrance to the pages, to the lock, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.find import click, find

from rdpp_desk import messages, settings
from rdpp_desk.actions import clients, drafts, notes
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import StorageError, UsageError
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import speak
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.settings.page import SettingsPage
from rdpp_desk.ui.supervision.entry_page import EntryPage
from rdpp_desk.ui.theme import theme
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.widgets import NumberField, PasswordEdit, Segmented, Strip
from rdpp_desk.vault import Connection

PASSPHRASE = "quatre mots sans aucun lien"


@pytest.fixture
def desktop(qtbot: QtBot, clock: FixedClock, vault: Path) -> Iterator[Desktop]:
    made = Desktop(Settings(last_vault=str(vault), language="en"), clock)
    qtbot.addWidget(made.window)
    made.window.show()
    unlock(made)
    yield made
    made.window.lock()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application, "en")


def unlock(desktop: Desktop, passphrase: str = PASSPHRASE) -> None:
    entrance = desktop.window.entrance
    find(entrance, PasswordEdit, messages._("Passphrase")).setText(passphrase)
    click(entrance, messages._("Open the vault"))
    desktop.window.jobs.wait_all()
    QApplication.processEvents()


def settings_page(desktop: Desktop, section: str) -> SettingsPage:
    desktop.window.show_page("settings", section=section)
    page = desktop.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def test_unlocking_shows_today_and_remembers_the_vault(desktop: Desktop, vault: Path) -> None:
    assert not desktop.window.is_locked
    assert "today" in desktop.window.pages
    assert settings.load().last_vault == str(vault)


def test_locking_closes_the_vault_and_the_same_passphrase_opens_it_again(desktop: Desktop) -> None:
    assert desktop.workspace is not None
    desk = desktop.workspace.desk
    desktop.window.lock()
    assert not desk.vault.is_open
    assert isinstance(desktop.window.entrance, Entrance)
    unlock(desktop, "une autre phrase")
    assert desktop.window.is_locked
    unlock(desktop)
    assert not desktop.window.is_locked


def test_another_language_renews_every_word_and_stays_where_one_was(desktop: Desktop) -> None:
    page = settings_page(desktop, "language")
    find(page, Segmented, "Language of the window").set_value("fr")
    for _settled in range(3):
        QApplication.processEvents()
    assert messages.language() == "fr"
    renewed = desktop.window.pages["settings"]
    assert renewed is not page
    assert isinstance(renewed, SettingsPage)
    assert renewed._current == "language"
    assert settings.load().language == "fr"


def test_another_language_stays_in_the_section_chosen_by_hand(desktop: Desktop) -> None:
    desktop.window.show_page("settings")
    page = desktop.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    page._open("language")
    find(page, Segmented, "Language of the window").set_value("fr")
    for _settled in range(3):
        QApplication.processEvents()
    renewed = desktop.window.pages["settings"]
    assert isinstance(renewed, SettingsPage)
    assert (renewed is page, renewed._current) == (False, "language")


def test_appearance_is_applied_at_once(desktop: Desktop) -> None:
    page = settings_page(desktop, "appearance")
    find(page, Segmented, "Light or dark").set_value("dark")
    assert theme().dark
    assert settings.load().appearance == "dark"


def test_the_lock_delay_is_obeyed_at_once(desktop: Desktop) -> None:
    page = settings_page(desktop, "security")
    number = find(page, NumberField, "Lock by itself")
    number.setText("2")
    number.left.emit()
    assert desktop.window.auto_lock._delay.total_seconds() == 120


def note_on_screen(desktop: Desktop) -> int:
    """A note, open in its dossier."""
    assert desktop.workspace is not None
    desk = desktop.workspace.desk
    client = clients.create_client(desk, Client(first_name="Camille"))
    engagement = clients.start_engagement(desk, Engagement(kind=EngagementKind.COACHING, client_id=client.id))
    note = notes.new_note(desk, engagement.id, None)
    desktop.workspace.go("dossier", engagement_id=engagement.id, note_id=note.id)
    return note.id


def told(desktop: Desktop) -> str:
    return " ".join(strip.accessibleName() for strip in desktop.window.entrance.findChildren(Strip))


def shown_note(desktop: Desktop) -> int:
    page = desktop.window.stack.currentWidget()
    return page.editor.note_id if isinstance(page, DossierPage) else 0


def test_an_open_note_is_told_of_after_the_lock_and_comes_back(desktop: Desktop) -> None:
    note_id = note_on_screen(desktop)
    desktop.window.lock()
    assert "will reopen as it was" in told(desktop)
    assert "Camille" not in told(desktop)
    unlock(desktop)
    assert shown_note(desktop) == note_id


def test_another_page_comes_back_as_it_was_and_no_note_is_told_of(desktop: Desktop) -> None:
    note_on_screen(desktop)
    settings_page(desktop, "language")._open("security")
    desktop.window.lock()
    assert "will reopen" not in told(desktop)
    unlock(desktop)
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    assert page._current == "security"


def test_what_a_page_was_asked_to_begin_does_not_begin_again_after_the_lock(desktop: Desktop) -> None:
    desktop.window.run_command("new-dossier")
    desktop.window.lock()
    unlock(desktop)
    assert desktop.window.stack.currentWidget() is desktop.window.pages["dossiers"]
    assert desktop.window.dialog() is None


@pytest.mark.parametrize("left", [False, True])
def test_the_next_start_shows_the_note_that_was_on_screen_at_the_end(
    desktop: Desktop, qtbot: QtBot, clock: FixedClock, vault: Path, left: bool
) -> None:
    note_id = note_on_screen(desktop)
    if left:
        desktop.window.show_page("today")
    desktop.window.lock()
    again = Desktop(Settings(last_vault=str(vault), language="en"), clock)
    qtbot.addWidget(again.window)
    again.window.show()
    unlock(again)
    assert shown_note(again) == (0 if left else note_id)
    again.window.lock()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A disk that refuses every write, until `undo`."""

    def refuse(*_given: object) -> None:
        raise StorageError("disk-full", path="vault.db")

    monkeypatch.setattr(Connection, "transaction", refuse)
    return monkeypatch


@pytest.fixture
def journal_page(desktop: Desktop) -> EntryPage:
    """A page of the journal with something typed in it."""
    desktop.window.run_command("new-entry")
    page = desktop.window.pages["entry"]
    assert isinstance(page, EntryPage)
    page.form.texts["felt"].setText("Une boule au ventre.")
    return page


def test_a_page_of_the_journal_that_the_disk_refused_is_back_after_the_lock(
    desktop: Desktop, journal_page: EntryPage, full_disk: pytest.MonkeyPatch
) -> None:
    desktop.window.lock()
    assert len(desktop.sealed) == 1
    full_disk.undo()
    unlock(desktop)
    again = desktop.window.stack.currentWidget()
    assert isinstance(again, EntryPage)
    assert again.form.texts["felt"].text() == "Une boule au ventre."
    assert "is back, and saved" in toast(desktop)
    assert not desktop.sealed
    assert not desktop.window.text_waiting


def test_what_has_no_place_any_more_is_said_kept_and_can_be_copied(
    desktop: Desktop, journal_page: EntryPage, full_disk: pytest.MonkeyPatch
) -> None:
    desktop.window.lock()
    full_disk.undo()
    full_disk.setattr(drafts, "store", gone)
    unlock(desktop)
    assert "stays in memory. This item no longer exists in the vault." in toast(desktop)
    desktop.window.toasts.undo()
    assert QApplication.clipboard().text() == "Une boule au ventre."
    assert len(desktop.sealed) == 1
    assert desktop.window.text_waiting


def gone(*_given: object) -> None:
    raise UsageError("unknown-record", table="supervision_entries", id=1)


def toast(desktop: Desktop) -> str:
    assert desktop.window.toasts.current is not None
    return desktop.window.toasts.current.text


def test_a_language_asked_for_one_run_is_not_kept(qtbot: QtBot, clock: FixedClock, vault: Path) -> None:
    made = Desktop(Settings(last_vault=str(vault), language="en"), clock, kept_language="fr")
    qtbot.addWidget(made.window)
    made.window.show()
    unlock(made)
    assert (settings.load().last_vault, settings.load().language) == (str(vault), "fr")
    tongue = settings_page(made, "language").findChildren(Segmented)[0]
    assert tongue.value() == "en"
    made.window.keep_settings(language="")
    made.window.keep_settings(text_scale=1.15)
    assert settings.load().language == ""
    QApplication.processEvents()
    made.window.lock()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    speak(application, "en")
