"""Opening on a disk that refuses to write: it opens or says why, and what was there opens afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.endure.full_disk import files_no_longer_than
from tests.vault.conftest import CLOCK, PASSPHRASE, Closed

from rdpp_desk import vault
from rdpp_desk.errors import StorageError
from rdpp_desk.vault import identity, migrations, steps, upgrade
from rdpp_desk.vault.connection import Connection


def leaves(closed: Closed) -> tuple[int, bool]:
    with closed.open() as opened:
        return opened.db.value("SELECT count(*) FROM leaves"), vault.check_health(opened).ok


@pytest.mark.parametrize("room", [0, 1, 100, 4_096, 20_000, 32_767, 32_768, 40_000, 100_000])
def test_with_no_room_it_opens_or_says_why(closed: Closed, room: int) -> None:
    read, said = 40, ""
    try:
        with files_no_longer_than(room):
            opened = closed.open()
            read = opened.db.value("SELECT count(*) FROM leaves")
            opened.close()
    except StorageError as refused:
        said = refused.code
    assert (read, said in ("", "disk-full", "disk-failed")) == (40, True)
    assert leaves(closed) == (40, True)


def test_an_opening_that_cannot_be_noted_is_an_opening_all_the_same(
    closed: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: Connection) -> None:
        raise StorageError("disk-full", path="x")

    with monkeypatch.context() as patched:
        patched.setattr(identity, "rise", full)
        with closed.open() as opened:
            assert opened.opening_problems == ("disk-refused",)
            assert "disk-refused" in vault.check_health(opened).problems
    assert leaves(closed) == (40, True)


def test_a_migration_without_room_for_its_copy_changes_nothing(
    tmp_path: Path, closed: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later:
        NAME = "later"
        SQL = ("CREATE TABLE later (id INTEGER PRIMARY KEY)",)

    monkeypatch.setattr(steps, "ALL", (*steps.ALL, Later))
    size = closed.database.stat().st_size
    with files_no_longer_than(size - 4_096), pytest.raises(StorageError, match="disk-full"):
        closed.open()
    assert not list(closed.folder.glob("*.before-*"))
    with closed.open() as opened:
        assert migrations.version_of(opened.db) == len(steps.ALL)
        assert opened.db.value("SELECT count(*) FROM leaves") == 40


def test_a_migration_that_the_disk_refuses_gives_its_room_back(
    closed: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: Connection, _steps: object) -> int:
        raise StorageError("disk-full", path="x")

    monkeypatch.setattr(upgrade.migrations, "pending", lambda _db, _steps: 1)
    monkeypatch.setattr(upgrade.migrations, "migrate", full)
    with pytest.raises(StorageError, match="disk-full"):
        closed.open()
    assert not list(closed.folder.glob("*.before-*"))
    monkeypatch.undo()
    assert leaves(closed) == (40, True)


def test_a_creation_without_room_leaves_nothing(tmp_path: Path) -> None:
    for room in (0, 50, 5_000, 60_000, 200_000):
        with files_no_longer_than(room), pytest.raises(StorageError):
            vault.create(tmp_path / "coffre", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
        assert not list(tmp_path.iterdir())


def test_an_error_on_a_disk_without_room_is_said_to_be_a_full_disk(
    closed: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(closed.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=0))
    with files_no_longer_than(100), pytest.raises(StorageError, match="disk-full"):
        closed.open()
