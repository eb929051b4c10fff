"""A rehearsal tells what a copy is worth; a restore goes beside, and who was erased stays erased."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from rdpp_desk import paths
from rdpp_desk.actions import (
    backup,
    backup_automatic,
    backup_places,
    backup_rehearsal,
    backup_restore,
    today,
    trash,
)
from rdpp_desk.actions.clients import create_client, restore_dossier, trash_dossier
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import new_note
from rdpp_desk.actions.unlock import lock, unlock
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import Damaged, WrongSecret
from rdpp_desk.messages import backup_words
from rdpp_desk.practice.duties import DutyCode
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Client
from rdpp_desk.vault import accounts, audit
from rdpp_desk.vault.erasing import erase_client
from rdpp_desk.vault.snoozes import snooze
from rdpp_desk.vault.store import open_with_data_key
from tests.desks import PASSPHRASE


@pytest.fixture
def file(desk: Desk, camille: Engagement, tmp_path: Path) -> Path:
    """A copy that holds Camille and a note."""
    new_note(desk, camille.id)
    made = backup.backup(desk, tmp_path / "old.rdppbackup")
    backup.record_backup(desk, made)
    return made.report.path


def erase(desk: Desk, client_id: int) -> None:
    with desk.transaction() as db:
        erase_client(db, client_id)


def names(folder: Path, clock: FixedClock) -> list[str]:
    again = unlock(folder, PASSPHRASE, clock)
    try:
        return [row[0] for row in again.db.rows("SELECT first_name FROM clients ORDER BY id")]
    finally:
        lock(again)


def test_a_rehearsal_with_the_vaults_own_key_asks_for_nothing_and_is_remembered(desk: Desk, file: Path) -> None:
    found = backup_rehearsal.rehearse(file, backup_rehearsal.own_key(desk))
    assert (found.report.counts["notes"], found.last_note_on, found.sound) == (1, date(2026, 11, 24), True)
    assert found.proved == "key"
    assert backup_rehearsal.record_rehearsal(desk, found)
    [known] = backup.generations(desk)
    assert known.record.rehearsed_at == desk.now()
    assert next(iter(audit.events(desk.db))).event == "backup-rehearsed"
    assert backup_words.contents(found.report.counts, found.last_note_on) == (
        "1 dossier, 1 note, 0 documents, 0 attached files. Last note: 24\u00a0November\u00a02026."
    )


def test_a_rehearsal_proves_the_passphrase(desk: Desk, file: Path) -> None:
    assert backup_rehearsal.rehearse(file, PASSPHRASE).proved == "passphrase"
    with pytest.raises(WrongSecret):
        backup_rehearsal.rehearse(file, "autre")


def test_a_copy_made_or_moved_elsewhere_is_adopted_once_rehearsed(desk: Desk, file: Path, tmp_path: Path) -> None:
    moved = Path(shutil.move(file, tmp_path / "moved.rdppbackup"))
    with desk.transaction() as db:
        accounts.BACKUPS.erase(db, backup.generations(desk)[0].record.id)
    found = backup_rehearsal.rehearse(moved, backup_rehearsal.own_key(desk))
    assert backup_rehearsal.record_rehearsal(desk, found)
    assert backup.generations(desk)[0].record.path == str(moved)


def test_the_rehearsal_of_a_file_says_nothing_of_another_one_it_was_copied_from(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    copied = Path(shutil.copy(file, tmp_path / "copied.rdppbackup"))
    backup_rehearsal.record_rehearsal(desk, backup_rehearsal.rehearse(copied, backup_rehearsal.own_key(desk)))
    told = {Path(one.record.path): one.record.rehearsed_at for one in backup.generations(desk)}
    assert told == {file: None, copied: desk.now()}


def test_the_rehearsal_of_an_older_copy_put_in_the_place_of_another_is_none_of_that_one(
    desk: Desk, file: Path, tmp_path: Path, clock: FixedClock
) -> None:
    clock.instant += timedelta(days=1)
    backup.record_backup(desk, newer := backup.backup(desk, tmp_path / "newer.rdppbackup"))
    shutil.copy(file, newer.report.path)
    found = backup_rehearsal.rehearse(newer.report.path, backup_rehearsal.own_key(desk))
    backup_rehearsal.record_rehearsal(desk, found)
    told = [(one.record.path, one.record.made_at, one.record.rehearsed_at) for one in backup.generations(desk)]
    at = found.report.created_at
    assert sorted(told, key=str) == sorted([(str(file), at, None), (str(newer.report.path), at, desk.now())], key=str)


def test_another_vaults_backup_is_rehearsed_but_not_counted(
    desk: Desk, file: Path, tmp_path: Path, clock: FixedClock
) -> None:
    backup_restore.restore(file, tmp_path / "beside", PASSPHRASE, clock)
    other = unlock(tmp_path / "beside", PASSPHRASE, clock)
    made = backup.backup(other, tmp_path / "kin.rdppbackup")
    lock(other)
    found = backup_rehearsal.rehearse(made.report.path, PASSPHRASE)
    assert not backup_rehearsal.record_rehearsal(desk, found)
    assert accounts.last_rehearsal(desk.db) is None


def test_a_damaged_backup_fails_its_rehearsal(desk: Desk, file: Path) -> None:
    with file.open("rb+") as stored:
        stored.seek(9000)
        stored.write(b"damage")
    with pytest.raises(Damaged, match="backup-damaged"):
        backup_rehearsal.rehearse(file, backup_rehearsal.own_key(desk))


def test_restoring_from_the_open_vault_compares_and_keeps_the_erased_erased(
    desk: Desk, file: Path, clock: FixedClock, tmp_path: Path
) -> None:
    create_client(desk, Client(first_name="Solène"))
    create_client(desk, Client(first_name="Noé"))
    erase(desk, 1)
    made = backup_restore.restore(file, tmp_path / "beside", backup_rehearsal.own_key(desk), clock, desk=desk)
    assert made.replayed == {"client": 1}
    assert made.known
    assert made.differences == {"clients": -1, "engagements": 1, "notes": 1}
    assert made.report.parent_id == desk.vault.vault_id
    assert names(tmp_path / "beside", clock) == []
    assert backup_words.replayed(made.replayed, 0, True) == "1 person erased since has stayed erased."
    assert backup_words.differences(made.differences) == (
        "Beside the open vault, this backup has 1 person fewer, 1 dossier more and 1 note more."
    )


def test_restoring_from_the_entrance_remembers_too(desk: Desk, file: Path, clock: FixedClock, tmp_path: Path) -> None:
    erase(desk, 1)
    lock(desk)
    made = backup_restore.restore(file, tmp_path / "beside", PASSPHRASE, clock)
    assert (made.replayed, made.known, made.differences) == ({"client": 1}, True, None)
    assert names(tmp_path / "beside", clock) == []


def test_what_a_restored_vault_erases_is_remembered_for_its_parents_backups(
    desk: Desk, file: Path, clock: FixedClock, tmp_path: Path
) -> None:
    backup_restore.restore(file, tmp_path / "second", PASSPHRASE, clock)
    second = unlock(tmp_path / "second", PASSPHRASE, clock)
    erase(second, 1)
    lock(second)
    made = backup_restore.restore(file, tmp_path / "third", PASSPHRASE, clock)
    assert made.replayed == {"client": 1}


def test_what_is_erased_from_a_copy_restored_to_look_at_it_stays_in_the_vault_in_use(
    desk: Desk, file: Path, vault_folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    backup_restore.restore(file, tmp_path / "second", PASSPHRASE, clock)
    lock(desk)
    second = unlock(tmp_path / "second", PASSPHRASE, clock)
    erase(second, 1)
    lock(second)
    in_use = unlock(vault_folder, PASSPHRASE, clock)
    for opened, name in ((in_use, "third"), (None, "fourth")):
        made = backup_restore.restore(file, tmp_path / name, PASSPHRASE, clock, desk=opened)
        assert (made.replayed, made.known) == ({}, True)
    lock(in_use)
    second = unlock(tmp_path / "second", PASSPHRASE, clock)
    made = backup_restore.restore(file, tmp_path / "fifth", PASSPHRASE, clock, desk=second)
    assert made.replayed == {}
    assert made.differences is not None
    lock(second)


def test_a_restored_vault_begins_with_no_copy_of_its_own(
    desk: Desk, made_vault: tuple[Path, bytes], clock: FixedClock, tmp_path: Path
) -> None:
    (tmp_path / "CLE").mkdir()
    place = backup_places.add_place(desk, tmp_path / "CLE").place
    made = backup.backup(desk, tmp_path / "CLE" / "a.rdppbackup")
    backup.record_backup(desk, made)
    backup_rehearsal.record_rehearsal(desk, backup_rehearsal.rehearse(made.report.path, PASSPHRASE))
    backup_places.note_trouble(desk, place.id, "disk-full")
    backup_automatic.remember_worked(desk, {place.id: timedelta()})
    with desk.transaction() as db:
        snooze(db, "backup", desk.today() + timedelta(days=900))
    file = backup.backup(desk, tmp_path / "b.rdppbackup").report.path
    backup_restore.restore(file, tmp_path / "beside", PASSPHRASE, clock)
    clock.instant += timedelta(days=8)
    other = Desk(open_with_data_key(tmp_path / "beside", made_vault[1], clock=clock), clock)
    assert backup.generations(other) == ()
    status = today.backup_status(other)
    assert (status.made_at, status.rehearsed_on, status.failing) == (None, None, "")
    assert DutyCode.BACKUP_DUE in {duty.code for duty in today.today(other).duties}
    [kept] = backup_places.places(other)
    assert (kept.last, kept.failing, kept.place.path) == (None, False, place.path)
    assert backup_automatic.due(other, backup_automatic.worked(other), timedelta()) == (kept.place,)
    assert audit.verify(other.db, other.vault.data_key).ok
    other.close()


def test_a_restore_tells_how_often_the_vault_was_opened_since(
    desk: Desk, file: Path, vault_folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    lock(desk)
    assert backup_restore.restore(file, tmp_path / "now", PASSPHRASE, clock).openings_since == 0
    for _time in range(2):
        lock(unlock(vault_folder, PASSPHRASE, clock))
    made = backup_restore.restore(file, tmp_path / "beside", PASSPHRASE, clock)
    assert made.openings_since == 2
    assert "opened 2 times" in backup_words.openings_since(made.openings_since)


def test_a_new_computer_says_that_it_does_not_know(desk: Desk, file: Path, clock: FixedClock, tmp_path: Path) -> None:
    erase(desk, 1)
    newer = backup.backup(desk, tmp_path / "new.rdppbackup").report.path
    lock(desk)
    shutil.rmtree(paths.state_folder())
    made = backup_restore.restore(file, tmp_path / "beside", PASSPHRASE, clock)
    assert (made.replayed, made.known) == ({}, False)
    assert "does not know" in backup_words.replayed(made.replayed, 0, made.known)
    assert names(tmp_path / "beside", clock) == ["Camille"]
    shutil.rmtree(paths.state_folder())
    again = backup_restore.restore(file, tmp_path / "again", PASSPHRASE, clock, newer=newer)
    assert (again.replayed, again.known) == ({"client": 1}, True)
    assert names(tmp_path / "again", clock) == []


def test_emptying_the_trash_counts_as_erasing(desk: Desk, file: Path, clock: FixedClock, tmp_path: Path) -> None:
    before = today.today(desk).backup
    assert before.verified
    with desk.transaction() as db:
        db.execute("UPDATE notes SET deleted_at = '2026-01-01T00:00:00.000000+00:00'")
    trash.tidy(desk)
    made = backup_restore.restore(file, tmp_path / "beside", PASSPHRASE, clock, desk=desk)
    assert made.replayed == {"note": 1}
    assert backup_words.replayed({"note": 1}, 0, True) == "1 other item erased since has stayed erased."


def test_a_look_at_an_old_copy_does_not_erase_what_was_taken_out_of_its_trash_since(
    desk: Desk, camille: Engagement, tmp_path: Path, clock: FixedClock
) -> None:
    trash_dossier(desk, camille.id)
    old = backup.backup(desk, tmp_path / "old.rdppbackup").report.path
    restore_dossier(desk, camille.id)
    clock.instant += timedelta(days=60)
    backup_restore.restore(old, tmp_path / "looked at", PASSPHRASE, clock)
    assert names(tmp_path / "looked at", clock) == ["Camille"]
    new = backup.backup(desk, tmp_path / "new.rdppbackup").report.path
    assert not backup_restore.restore(new, tmp_path / "again", PASSPHRASE, clock).replayed
    again = unlock(tmp_path / "again", PASSPHRASE, clock)
    assert again.db.value("SELECT count(*) FROM engagements WHERE deleted_at IS NULL") == 1
    lock(again)
