"""Copies are remembered, thinned out, sent to the places chosen; trouble leaves the last good one where it is."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rdpp_desk.actions import backup, backup_places, new_key, preferences, today, unlock, will
from rdpp_desk.actions.backup import Thinned
from rdpp_desk.actions.backup_places import OLD_COPIES, PlaceState
from rdpp_desk.actions.clients import create_client
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import DeskError, StorageError, UsageError
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Client
from rdpp_desk.practice.will import WillPlan
from rdpp_desk.vault import audit
from rdpp_desk.vault.accounts import PLACES, BackupRecord
from rdpp_desk.vault.accounts import backup_places as stored_places
from tests.actions.conftest import PASSPHRASE
from tests.endure.full_disk import files_no_longer_than


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "CLE").mkdir()
    return tmp_path / "CLE"


def copy(desk: Desk, folder: Path) -> BackupRecord:
    return backup.record_backup(desk, backup.backup(desk, backup.free_name(desk, folder)))


def at_work_for_a_week(desk: Desk, clock: FixedClock, later: timedelta) -> None:
    """Let time pass, the vault being opened now and then in the last week of it: the clock is believed."""
    end = clock.instant + later
    for days in (8, 4, 0):
        clock.instant = end - timedelta(days=days)
        with desk.transaction():
            desk.record("vault-unlocked")


def events(desk: Desk) -> list[str]:
    return [event.event for event in audit.events(desk.db)]


def test_a_copy_is_remembered_with_its_path_and_the_end_of_the_log(desk: Desk, stick: Path) -> None:
    anchor = audit.anchor(desk.db)
    record = copy(desk, stick)
    assert (record.path, record.place) == (str(stick / "rdpp-desk-2026-11-24.rdppbackup"), "CLE")
    assert (record.audit_line, record.audit_head) == (anchor.line, anchor.head)
    assert events(desk)[0] == "backup-made"
    assert audit.verify(desk.db, desk.vault.data_key).ok
    [generation] = backup.generations(desk)
    assert (generation.made_on.isoformat(), generation.expires_on, generation.expired) == ("2026-11-24", None, False)


def test_the_last_copy_of_each_folder_is_never_said_to_expire(
    desk: Desk, clock: FixedClock, stick: Path, tmp_path: Path
) -> None:
    copy(desk, stick)
    clock.instant += timedelta(days=30)
    copy(desk, stick)
    copy(desk, tmp_path)
    at_work_for_a_week(desk, clock, timedelta(days=400))
    alone, newer, older = backup.generations(desk)
    assert [alone.expires_on, newer.expires_on, alone.expired, newer.expired] == [None, None, False, False]
    assert older.expires_on is not None
    assert (older.expires_on.isoformat(), older.expired) == ("2027-11-24", True)


def test_a_clock_that_jumped_deletes_no_copy_and_calls_none_expired(desk: Desk, clock: FixedClock, stick: Path) -> None:
    preferences.save_preferences(desk, replace(desk.preferences, backups_daily=1, backups_weekly=0, backups_monthly=0))
    for _day in range(3):
        clock.instant += timedelta(days=1)
        backup.rotate(desk, last := copy(desk, stick))
        clock.instant += timedelta(hours=1)
    kept, today_ = Path(last.path), clock.instant
    copy(desk, stick)
    clock.instant = today_.replace(year=2099)
    assert not any(one.expired for one in backup.generations(desk))
    assert backup.rotate(desk, wrong := copy(desk, stick)) == Thinned()
    clock.instant = today_ + timedelta(days=1)
    assert backup.rotate(desk, copy(desk, stick)) == Thinned()
    assert kept.exists()
    assert today.today(desk).backup.days == 0
    at_work_for_a_week(desk, clock, timedelta(days=9))
    assert kept.name in backup.rotate(desk, copy(desk, stick)).gone
    assert Path(wrong.path).exists()


def test_the_same_file_written_again_is_one_copy(desk: Desk, stick: Path) -> None:
    for _time in range(2):
        backup.record_backup(desk, backup.backup(desk, stick / "always.rdppbackup"))
    assert len(backup.generations(desk)) == 1


def test_old_copies_are_thinned_out_once_a_new_one_is_there(desk: Desk, clock: FixedClock, stick: Path) -> None:
    preferences.save_preferences(desk, replace(desk.preferences, backups_daily=2, backups_weekly=0, backups_monthly=1))
    for _day in range(4):
        clock.instant += timedelta(days=1)
        record = copy(desk, stick)
    expired = backup.rotate(desk, record)
    assert expired.gone == ("rdpp-desk-2026-11-25.rdppbackup", "rdpp-desk-2026-11-26.rdppbackup")
    assert sorted(path.name for path in stick.iterdir()) == [
        "rdpp-desk-2026-11-27.rdppbackup",
        "rdpp-desk-2026-11-28.rdppbackup",
    ]
    assert len(backup.generations(desk)) == 2
    assert events(desk)[0] == "backup-expired"


def test_an_old_copy_that_cannot_be_deleted_is_no_failure_of_the_new_one(
    desk: Desk, clock: FixedClock, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences.save_preferences(desk, replace(desk.preferences, backups_daily=1, backups_weekly=0, backups_monthly=0))
    place = backup_places.add_place(desk, stick).place
    first = Path(copy(desk, stick).path)
    clock.instant += timedelta(days=1)
    second = Path(copy(desk, stick).path)
    clock.instant += timedelta(days=1)
    unlink = Path.unlink

    def refusing(path: Path, missing_ok: bool = False) -> None:
        if path == first:
            raise PermissionError(errno.EACCES, "refused", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)
    assert backup.settle(desk, copy(desk, stick)) == Thinned((second.name,), "read-only")
    backup_places.note_old_copies(desk, place.id)
    [status] = backup_places.places(desk)
    assert status.place.problem == OLD_COPIES
    assert not status.failing
    assert today.today(desk).backup.failing == ""


def test_what_is_not_a_copy_of_this_vault_is_never_deleted(
    desk: Desk, clock: FixedClock, stick: Path, made_vault: tuple[Path, bytes], tmp_path: Path
) -> None:
    from rdpp_desk.actions.backup_restore import restore

    preferences.save_preferences(
        desk, replace(desk.preferences, backups_daily=1, backups_weekly=0, backups_monthly=0, backups_kept_months=1)
    )
    first = copy(desk, stick)
    strangers = {
        "half.rdppbackup": Path(first.path).read_bytes()[:-9],
        "empty.rdppbackup": b"",
        "thesis.odt": b"thesis",
    }
    for name, content in strangers.items():
        (stick / name).write_bytes(content)
    from rdpp_desk.actions.backup_rehearsal import own_key

    restore(Path(first.path), tmp_path / "beside", own_key(desk), clock)
    from rdpp_desk.vault.store import open_with_data_key

    other = Desk(open_with_data_key(tmp_path / "beside", made_vault[1], clock=clock), clock)
    backup.backup(other, stick / "kin.rdppbackup")
    other.close()
    at_work_for_a_week(desk, clock, timedelta(days=400))
    assert backup.rotate(desk, copy(desk, stick)).gone == (Path(first.path).name,)
    assert {"half.rdppbackup", "empty.rdppbackup", "thesis.odt", "kin.rdppbackup"} < {p.name for p in stick.iterdir()}


def test_nothing_is_thinned_out_for_a_copy_that_is_not_there(desk: Desk, clock: FixedClock, stick: Path) -> None:
    copy(desk, stick)
    clock.instant += timedelta(days=900)
    record = copy(desk, stick)
    Path(record.path).unlink()
    assert backup.rotate(desk, record) == Thinned()
    assert len(list(stick.iterdir())) == 1


def test_a_copy_deleted_by_hand_is_no_longer_counted(desk: Desk, clock: FixedClock, stick: Path) -> None:
    Path(copy(desk, stick).path).unlink()
    clock.instant += timedelta(days=1)
    backup.rotate(desk, copy(desk, stick))
    assert [one.made_on.day for one in backup.generations(desk)] == [25]


def test_the_half_of_a_copy_cut_short_goes_after_a_day(desk: Desk, clock: FixedClock, stick: Path) -> None:
    half, others = stick / ".x.rdppbackup.0a1b2c3d.part", (stick / ".x.rdppbackup.part", stick / "y.part")
    journal = stick / f"{half.name}-journal"
    for path in (half, journal, *others):
        path.write_bytes(b"half")
        os.utime(path, (clock.instant.timestamp(), clock.instant.timestamp()))
    backup.rotate(desk, copy(desk, stick))
    assert half.exists()
    clock.instant += timedelta(days=2)
    backup.rotate(desk, copy(desk, stick))
    assert not half.exists()
    assert not journal.exists()
    assert all(path.exists() for path in others)


def test_places_are_chosen_looked_at_and_given_up(desk: Desk, stick: Path) -> None:
    added = backup_places.add_place(desk, stick)
    assert (added.state, added.same_disk, added.last) == (PlaceState.PRESENT, True, None)
    record = copy(desk, stick)
    [status] = backup_places.places(desk)
    assert status.last == record
    assert not status.failing
    with pytest.raises(UsageError, match="place-known"):
        backup_places.add_place(desk, stick / ".." / "CLE")
    removed = backup_places.remove_place(desk, added.place.id)
    assert backup_places.places(desk) == ()
    assert Path(record.path).exists()
    backup_places.put_back(desk, removed)
    assert [one.folder for one in backup_places.places(desk)] == [stick]


@pytest.mark.parametrize("where", ["itself", "inside", "missing"])
def test_a_place_that_cannot_be_one_is_refused(desk: Desk, where: str) -> None:
    folder = {"itself": desk.vault.path, "inside": desk.vault.path / "x", "missing": desk.vault.path.parent / "no"}
    (desk.vault.path / "x").mkdir()
    with pytest.raises(DeskError, match="not-found" if where == "missing" else "target-inside-vault"):
        backup_places.add_place(desk, folder[where])


def test_a_stick_pulled_out_read_only_or_full_is_said_and_the_last_copy_stays(desk: Desk, stick: Path) -> None:
    backup_places.add_place(desk, stick)
    good = copy(desk, stick)
    before = Path(good.path).read_bytes()
    [status] = backup_places.places(desk)

    stick.chmod(0o500)
    assert backup_places.places(desk)[0].state is PlaceState.READ_ONLY
    with pytest.raises(StorageError, match="read-only"):
        backup_places.copy_to(desk, status)
    stick.chmod(0o700)

    with files_no_longer_than(150_000), pytest.raises(StorageError, match=r"disk-full|disk-failed"):
        backup_places.copy_to(desk, status)
    assert [path.name for path in stick.iterdir()] == [Path(good.path).name]
    assert Path(good.path).read_bytes() == before

    stick.rename(stick.with_name("pocket"))
    assert backup_places.places(desk)[0].state is PlaceState.ABSENT
    with pytest.raises(StorageError, match="not-found"):
        backup_places.copy_to(desk, status)
    backup_places.note_trouble(desk, status.place.id, "not-found")
    [gone] = backup_places.places(desk)
    assert gone.last == good
    assert not gone.failing


def test_a_stick_pulled_out_midway_leaves_nothing_half_done(desk: Desk, stick: Path) -> None:
    status = backup_places.add_place(desk, stick)
    pocket = stick.with_name("pocket")

    def pull_out(done: int, total: int) -> None:
        if done > total // 3 and stick.exists():
            stick.rename(pocket)

    with pytest.raises(DeskError) as told:
        backup_places.copy_to(desk, status, pull_out)
    assert told.value.code in {"not-found", "disk-failed"}
    assert backup.generations(desk) == ()
    shutil.move(pocket, stick)
    assert not list(stick.glob("*.rdppbackup"))
    backup.record_backup(desk, backup_places.copy_to(desk, status))
    assert len(backup.generations(desk)) == 1


def test_the_empty_folder_under_a_stick_is_not_the_stick(desk: Desk, stick: Path) -> None:
    status = backup_places.add_place(desk, stick)
    with desk.transaction() as db:
        PLACES.update(db, replace(status.place, other_disk=True))
    [seen] = backup_places.places(desk)
    assert (seen.state, seen.same_disk) == (PlaceState.ABSENT, False)
    with pytest.raises(StorageError, match="not-found"):
        backup_places.copy_to(desk, seen)


def test_trouble_is_remembered_until_a_copy_works_again(desk: Desk, stick: Path) -> None:
    place = backup_places.add_place(desk, stick).place
    backup_places.note_trouble(desk, place.id, "disk-full")
    assert backup_places.places(desk)[0].failing
    assert events(desk)[0] == "backup-failed"
    copy(desk, stick)
    assert not backup_places.places(desk)[0].failing


def test_a_new_secret_asks_for_a_copy_that_it_opens(desk: Desk, stick: Path) -> None:
    place = backup_places.add_place(desk, stick).place
    words = unlock.new_recovery()
    for act in (
        lambda: unlock.change_passphrase(desk, PASSPHRASE, "une autre phrase secrète"),
        lambda: unlock.adopt_recovery(desk, words, " ".join(words)),
    ):
        copy(desk, stick)
        assert not backup.changed_since(desk, place.id)
        act()
        assert backup.changed_since(desk, place.id)


def test_a_copy_finished_after_a_change_of_key_leaves_the_register_intact(desk: Desk, stick: Path) -> None:
    made = backup.backup(desk, backup.free_name(desk, stick))
    words = unlock.new_recovery()
    new_key.reopen(desk, new_key.change(desk, PASSPHRASE, words, " ".join(words)))
    backup.record_backup(desk, made)
    assert audit.verify(desk.db, desk.vault.data_key).ok


def test_what_was_written_since_the_last_copy_is_noticed(desk: Desk, camille: Engagement, stick: Path) -> None:
    place = backup_places.add_place(desk, stick).place
    assert backup.changed_since(desk, place.id)
    copy(desk, stick)
    assert not backup.changed_since(desk, place.id)
    desk.record("vault-unlocked")
    assert not backup.changed_since(desk, place.id)
    will.save_plan(desk, WillPlan(instructions="Prévenir chacun."))
    assert backup.changed_since(desk, place.id)
    copy(desk, stick)
    assert not backup.changed_since(desk, place.id)
    create_client(desk, Client(first_name="Solène"))
    assert backup.changed_since(desk, place.id)
    assert [one.path for one in stored_places(desk.db)] == [str(stick)]
