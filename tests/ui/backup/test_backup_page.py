"""A copy counts once it was read back; nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.today import BackupStatus, today
from rdpp_desk.errors import StorageError
from rdpp_desk.ui.backup.backup_card import free_name
from rdpp_desk.ui.backup.last_copy import LastCopyCard
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import PasswordEdit
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.ui.widgets.work_card import time_left

PASSPHRASE = "quatre mots sans aucun lien"


def page_of(window: MainWindow) -> BackupPage:
    page = window.pages["backup"]
    assert isinstance(page, BackupPage)
    return page


def back_up(window: MainWindow, executor: HandExecutor, place: Path) -> None:
    find(window, PathField, "File of the copy").set_path(place)
    click(window, "Back up")
    executor.drain()


def test_the_name_proposed_says_the_day_and_is_free(desk: Desk, tmp_path: Path) -> None:
    first = free_name(desk, tmp_path)
    assert first.name == "rdpp-desk-2026-11-24.rdppbackup"
    first.touch()
    assert free_name(desk, tmp_path).name == "rdpp-desk-2026-11-24-2.rdppbackup"


def test_a_copy_is_made_read_back_and_remembered(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    page = page_of(window)
    assert page.last._title.text() == "No backup yet"
    (tmp_path / "cle").mkdir()
    back_up(window, executor, tmp_path / "cle")
    assert (tmp_path / "cle" / "rdpp-desk-2026-11-24.rdppbackup").exists()
    assert today(desk).backup.verified
    assert page.last._title.text() == "Reread without error, today at 10:30"
    assert "0 dossiers, 0 notes" in page.backup.told.accessibleName()


def test_a_file_that_exists_is_never_replaced(window: MainWindow, executor: HandExecutor, tmp_path: Path) -> None:
    precious = tmp_path / "old.rdppbackup"
    precious.write_bytes(b"precious")
    back_up(window, executor, precious)
    assert "exists" in page_of(window).backup.place_field.error()
    back_up(window, executor, tmp_path / "old")
    assert precious.read_bytes() == b"precious"
    assert executor.pending == []


def test_trouble_offers_another_place_and_another_try(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    back_up(window, executor, tmp_path / "gone" / "x.rdppbackup")
    told = page_of(window).backup.told
    assert "cannot be found" in told.accessibleName()
    asked = []
    find(window, PathField, "File of the copy").choose = lambda *question: asked.append(question)
    click(window, "Choose another place")
    assert len(asked) == 1
    (tmp_path / "gone").mkdir()
    click(window, "Try again")
    executor.drain()
    assert today(desk).backup.verified


def test_a_copy_inside_the_vault_is_refused(window: MainWindow, desk: Desk, executor: HandExecutor) -> None:
    back_up(window, executor, desk.vault.path / "x.rdppbackup")
    assert "own folder" in page_of(window).backup.told.accessibleName()


def test_stopping_leaves_nothing_and_says_so(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    target = tmp_path / "x.rdppbackup"
    find(window, PathField, "File of the copy").set_path(target)
    click(window, "Back up")
    page_of(window).backup.stop()
    executor.drain()
    assert not target.exists()
    assert today(desk).backup.made_at is None
    assert "stopped" in page_of(window).backup.told.accessibleName()
    assert find(window, type(page_of(window).backup.button), "Back up").isEnabled()


def test_a_backup_is_read_back_with_its_secret(window: MainWindow, executor: HandExecutor, tmp_path: Path) -> None:
    back_up(window, executor, tmp_path / "x.rdppbackup")
    verify = page_of(window).verify
    click(window, "Read back")
    assert verify.file_field.error() == "Choose the backup file."
    verify.file.set_path(tmp_path / "x.rdppbackup")
    verify.secret.setText("une autre phrase")
    click(window, "Read back")
    executor.drain()
    assert "does not open this backup" in verify.secret_field.error()
    verify.secret.setText(PASSPHRASE)
    click(window, "Read back")
    executor.drain()
    assert "This backup is whole and opens." in verify.told.accessibleName()
    assert verify.secret.text() == ""


def test_a_damaged_backup_is_said_under_its_name(window: MainWindow, executor: HandExecutor, tmp_path: Path) -> None:
    file = tmp_path / "x.rdppbackup"
    back_up(window, executor, file)
    content = bytearray(file.read_bytes())
    content[-80] ^= 1
    file.write_bytes(content)
    verify = page_of(window).verify
    verify.file.set_path(file)
    verify.secret.setText(PASSPHRASE)
    click(window, "Read back")
    executor.drain()
    assert "damaged" in verify.file_field.error()
    verify.file.set_path(tmp_path / "Cabinet" / "vault.db")
    click(window, "Read back")
    executor.drain()
    assert "not a backup" in verify.file_field.error()


def test_a_restore_goes_beside_and_can_be_opened(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    back_up(window, executor, tmp_path / "x.rdppbackup")
    click(window, "Restore beside…")
    form = page_of(window).restore.form
    find(window, PathField, "Backup file").set_path(tmp_path / "x.rdppbackup")
    find(window, PathField, "New folder").set_path(desk.vault.path)
    find(window, PasswordEdit, "Passphrase, or the 24 recovery words, of that day").setText(PASSPHRASE)
    click(window, "Restore")
    executor.drain()
    assert "already a vault" in form.target_field.error()
    find(window, PathField, "New folder").set_path(tmp_path / "beside")
    click(window, "Restore")
    executor.drain()
    assert (tmp_path / "beside" / "vault.db").exists()
    kept = []
    window.settings_changed.connect(kept.append)
    click(window, "Lock, and open that vault")
    assert window.is_locked
    assert kept[-1].last_vault == str(tmp_path / "beside")


def test_the_vault_can_be_checked(window: MainWindow, executor: HandExecutor) -> None:
    click(window, "Check the vault")
    executor.drain()
    assert "This vault is whole." in page_of(window).health.told.accessibleName()


def test_problems_of_the_vault_are_listed(window: MainWindow) -> None:
    from rdpp_desk.actions.backup import HealthReport

    health = page_of(window).health
    health._done(HealthReport(("header-damaged", "generation-older"), {}))
    assert "change the passphrase now" in health.told.accessibleName()
    assert "older copy" in health.told.accessibleName()


def test_a_late_copy_says_by_how_much(window: MainWindow, desk: Desk) -> None:
    card = LastCopyCard()
    card.setParent(window)
    card.show_status(BackupStatus(made_at=desk.local(), days=10, verified=True, place="CABINET", every_days=7))
    assert card._chip.text() == "3 days late"
    assert card._text.plain() == "In “CABINET”."
    card.show_status(BackupStatus(made_at=desk.local(), days=0, verified=False, place="", every_days=7))
    assert card._title.text() == "Not reread, today at 10:30"


def test_the_lock_forgets_the_secrets(window: MainWindow) -> None:
    page = page_of(window)
    page.verify.secret.setText(PASSPHRASE)
    page.restore.form.secret.setText(PASSPHRASE)
    page.wipe()
    assert page.verify.secret.text() + page.restore.form.secret.text() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "A few seconds left."),
        (14, "About 20 seconds left."),
        (61, "About 2 minutes left."),
        (60, "About 1 minute left."),
    ],
)
def test_the_time_left_is_rounded_up(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_page_is_named_whole_and_large_enough(request: pytest.FixtureRequest, scale: float) -> None:
    manager().apply(Theme(scale=scale))
    window: MainWindow = request.getfixturevalue("window")
    window.resize(960, 640)
    page = page_of(window)
    page.backup._tell(StorageError("disk-full", path="x"))
    page.restore._begin()
    page.backup.work.show()
    for _settled in range(3):
        QApplication.processEvents()
    assert unnamed(window) == []
    assert too_small(window) == []
    assert clipped(window) == []
