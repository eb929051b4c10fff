"""The health check: a sound vault is sound, and each fault is noticed by one check or another."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.endure import damage
from tests.vault.conftest import Closed

from rdpp_desk import vault
from rdpp_desk.vault.store import Vault


def test_a_sound_vault_is_sound_and_counted(opened: Vault) -> None:
    report = vault.check_health(opened)
    assert report.ok
    assert report.counts["leaves"] == 40
    assert "vault_identity" not in report.counts


def test_flips_cuts_additions_and_swaps_are_noticed(tmp_path: Path) -> None:
    outcome = damage.databases(tmp_path, 60)
    assert outcome.tried == 60
    assert outcome.lost == 0


def test_torn_copies_are_noticed(tmp_path: Path) -> None:
    outcome = damage.mixed_copies(tmp_path, 20)
    assert (outcome.tried, outcome.lost) == (20, 0)


def test_flips_in_the_log_are_noticed(tmp_path: Path) -> None:
    outcome = damage.logs(tmp_path, 20)
    assert (outcome.tried, outcome.lost) == (20, 0)


def test_an_older_copy_put_back_is_noticed(closed: Closed, tmp_path: Path) -> None:
    shutil.copytree(closed.folder, tmp_path / "old")
    for _ in range(3):
        closed.open().close()
    shutil.rmtree(closed.folder)
    shutil.copytree(tmp_path / "old", closed.folder)
    with closed.open() as opened:
        assert vault.check_health(opened).problems == ("generation-older",)


def test_a_spoilt_key_file_is_noticed_while_the_vault_is_open(opened: Vault) -> None:
    (opened.path / "vault.keys").write_bytes(b"gone")
    assert vault.check_health(opened).problems == ("header-damaged",)


def test_another_file_in_place_of_the_database_is_noticed(closed: Closed, tmp_path: Path) -> None:
    shutil.copy(closed.database, tmp_path / "other.db")
    with closed.open() as opened:
        opened.db.value("PRAGMA wal_checkpoint(TRUNCATE)")
        (tmp_path / "other.db").replace(closed.database)
        assert "file-replaced" in vault.check_health(opened).problems


def test_broken_references_are_noticed(opened: Vault) -> None:
    opened.db.execute("CREATE TABLE twigs (leaf INTEGER REFERENCES leaves (id))")
    opened.db.execute("PRAGMA foreign_keys = OFF")
    opened.db.execute("INSERT INTO twigs VALUES (999)")
    assert vault.check_health(opened).problems == ("references-broken",)
