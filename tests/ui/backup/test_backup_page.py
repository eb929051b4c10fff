"""A copy counts once it was read back; nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import backup_places
from rdpp_desk.actions.backup import free_name
from rdpp_desk.actions.backup_places import PlaceState, PlaceStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.today import BackupStatus, today
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import StorageError
from rdpp_desk.ui.backup.last_copy import LastCopyCard
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.backup.places_card import state_words
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import PasswordEdit
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.accounts import BackupPlace

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
    assert page.last._title.text() == "Read back without error, today at 10:30"
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


def test_a_backup_of_this_vault_is_read_back_with_nothing_to_type(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    back_up(window, executor, tmp_path / "x.rdppbackup")
    card = page_of(window).rehearsal
    assert card.file.path() == tmp_path / "x.rdppbackup"
    click(window, "Start the trial")
    executor.drain()
    assert "This backup restores in full." in card.told.accessibleName()
    assert today(desk).backup.rehearsed_on == desk.today()
    assert page_of(window).last._rehearsed.plain() == "Last trial restore on 24\u00a0November\u00a02026."
    assert page_of(window).copies.list.rows()[0].chips[0][0] == "Restored for trial"


def test_a_backup_can_prove_its_secret(window: MainWindow, executor: HandExecutor, tmp_path: Path) -> None:
    card = page_of(window).rehearsal
    click(window, "Start the trial")
    assert card.file_field.error() == "Choose the backup file."
    back_up(window, executor, tmp_path / "x.rdppbackup")
    card.prove.setChecked(True)
    click(window, "Start the trial")
    assert "empty" in card.secret_field.error()
    card.secret.setText("une autre phrase")
    click(window, "Start the trial")
    executor.drain()
    assert "does not open this backup" in card.secret_field.error()
    card.secret.setText(PASSPHRASE)
    click(window, "Start the trial")
    executor.drain()
    assert "Your passphrase opens it." in card.told.accessibleName()
    assert card.secret.text() == ""
    assert not card.prove.isChecked()


def test_a_damaged_backup_is_said_under_its_name(window: MainWindow, executor: HandExecutor, tmp_path: Path) -> None:
    file = tmp_path / "x.rdppbackup"
    back_up(window, executor, file)
    content = bytearray(file.read_bytes())
    content[-80] ^= 1
    file.write_bytes(content)
    card = page_of(window).rehearsal
    click(window, "Start the trial")
    executor.drain()
    assert "damaged" in card.file_field.error()
    card.file.set_path(tmp_path / "Cabinet" / "vault.db")
    click(window, "Start the trial")
    executor.drain()
    assert "not a backup" in card.file_field.error()


def test_the_backup_of_another_vault_asks_for_its_secret(
    window: MainWindow, executor: HandExecutor, tmp_path: Path, clock: FixedClock
) -> None:
    other, _words = create_vault(tmp_path / "Autre", "une phrase bien à elle", clock, parameters=FLOOR)
    backups.backup(other, tmp_path / "other.rdppbackup")
    other.close()
    card = page_of(window).rehearsal
    card.read_back(tmp_path / "other.rdppbackup")
    executor.drain()
    assert card.prove.isChecked()
    assert "present key" in card.secret_field.error()
    card.secret.setText("une phrase bien à elle")
    click(window, "Start the trial")
    executor.drain()
    assert "restores in full" in card.told.accessibleName()


def test_a_place_is_chosen_and_copies_go_there(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    page, stick = page_of(window), tmp_path / "CLE"
    stick.mkdir()
    page.places.choose = lambda _host, _what, _title, _start, _filters, chosen: chosen(str(stick))
    click(window, "Choose a folder or a stick…")
    executor.drain()
    assert page.backup.place_field.isHidden()
    click(window, "Back up")
    executor.drain()
    assert [path.name for path in stick.iterdir()] == ["rdpp-desk-2026-11-24.rdppbackup"]
    assert "Copy made and read back" in page.backup.told.accessibleName()
    click(window, "Choose a folder or a stick…")
    assert "already one of your places" in page.places.told.accessibleName()
    click(window, "Send no more backups to CLE")
    executor.drain()
    assert not page.backup.place_field.isHidden()
    window.toasts.undo()
    executor.drain()
    assert [status.folder for status in backup_places.places(desk)] == [stick]
    assert len(list(stick.iterdir())) == 1


def test_a_place_that_cannot_take_a_copy_is_told_and_the_other_gets_one(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    page = page_of(window)
    for name in ("CLE", "SERVEUR"):
        (tmp_path / name).mkdir()
        backup_places.add_place(desk, tmp_path / name)
    page.enter()
    executor.drain()
    (tmp_path / "CLE").chmod(0o500)
    click(window, "Back up")
    executor.drain()
    assert "not everywhere" in page.backup.told.accessibleName()
    assert "“CLE”: It did not allow writing." in page.backup.told.accessibleName()
    assert len(list((tmp_path / "SERVEUR").iterdir())) == 1
    assert today(desk).backup.failing == "CLE"
    assert state_words(backup_places.places(desk)[0])[0] == "Last copy failed"
    (tmp_path / "CLE").chmod(0o700)
    click(window, "Try again")
    executor.drain()
    assert today(desk).backup.failing == ""


def test_another_file_can_be_chosen_this_once(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    (tmp_path / "CLE").mkdir()
    backup_places.add_place(desk, tmp_path / "CLE")
    page_of(window).enter()
    executor.drain()
    click(window, "To another file, this once…")
    back_up(window, executor, tmp_path / "once.rdppbackup")
    assert (tmp_path / "once.rdppbackup").exists()
    assert list((tmp_path / "CLE").iterdir()) == []


def test_the_last_copy_is_proposed_until_another_is_chosen(
    window: MainWindow, executor: HandExecutor, tmp_path: Path
) -> None:
    rehearsal, restore = page_of(window).rehearsal, page_of(window).restore
    back_up(window, executor, tmp_path / "one.rdppbackup")
    back_up(window, executor, tmp_path / "two.rdppbackup")
    assert rehearsal.file.path() == tmp_path / "two.rdppbackup"
    rehearsal.file.set_path(tmp_path / "one.rdppbackup")
    back_up(window, executor, tmp_path / "three.rdppbackup")
    assert rehearsal.file.path() == tmp_path / "one.rdppbackup"
    click(window, "Restore beside…")
    assert restore.form.file.path() == tmp_path / "three.rdppbackup"
    assert window.focusWidget() is restore.form.secret


def test_rhythms_are_kept_as_they_are_chosen(window: MainWindow, desk: Desk) -> None:
    rhythm = page_of(window).rhythm
    assert rhythm.choices.isHidden()
    click(window, "Change the rhythm")
    assert not rhythm.choices.isHidden()
    rhythm._numbers["backup_every_hours"].set_value(2)
    rhythm._numbers["backups_daily"].set_value(3)
    rhythm.at_quit.setChecked(False)
    kept = desk.preferences
    assert (kept.backup_every_hours, kept.backups_daily, kept.backup_at_quit) == (2, 3, False)
    said = rhythm.summary.plain()
    assert said.startswith("A copy every 2 hours of work. You keep those of today, one a day for 3 days,")
    rhythm._numbers["backup_every_hours"].set_value(0)
    assert rhythm.summary.plain().startswith("No copy makes itself.")


def test_each_state_of_a_place_has_its_word(desk: Desk, tmp_path: Path) -> None:
    place = BackupPlace(path=str(tmp_path / "CLE"), added_at=desk.now())
    seen = {state_words(PlaceStatus(place=place, state=state, same_disk=False, last=None))[0] for state in PlaceState}
    assert seen == {"Present", "Not plugged in", "Read-only", "Full", "No answer"}


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
    from rdpp_desk.vault import HealthReport

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
    assert card._title.text() == "Not read back, today at 10:30"


def test_the_lock_forgets_the_secrets(window: MainWindow) -> None:
    page = page_of(window)
    page.rehearsal.secret.setText(PASSPHRASE)
    page.restore.form.secret.setText(PASSPHRASE)
    page.wipe()
    assert page.rehearsal.secret.text() + page.restore.form.secret.text() == ""


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
