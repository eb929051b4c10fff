"""The health check: a sound vault is sound, and each fault is noticed by one check or another."""

from __future__ import annotations

import errno
import io
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.endure import damage
from tests.vault.conftest import CLOCK, Closed

from rdpp_desk import vault
from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.vault import Stopped, health
from rdpp_desk.vault.store import Vault


def test_a_sound_vault_is_sound_and_counted(opened: Vault) -> None:
    report = vault.check_health(opened)
    assert report.ok
    assert report.counts["leaves"] == 40
    assert "vault_identity" not in report.counts


def test_flips_cuts_additions_and_swaps_are_noticed(tmp_path: Path) -> None:
    outcome = damage.databases(tmp_path, range(60))
    assert outcome.tried == 60
    assert outcome.lost == 0


def test_torn_copies_are_noticed(tmp_path: Path) -> None:
    outcome = damage.mixed_copies(tmp_path, range(20))
    assert (outcome.tried, outcome.lost) == (20, 0)


def test_flips_in_the_log_are_noticed(tmp_path: Path) -> None:
    outcome = damage.logs(tmp_path, range(20))
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


def test_bad_pages_are_numbered(closed: Closed) -> None:
    with closed.open() as opened:
        opened.db.value("PRAGMA wal_checkpoint(TRUNCATE)")
        with closed.database.open("rb+") as file:
            file.seek(9 * 4096 + 77)
            file.write(bytes(8))
        report = vault.check_health(opened)
    assert report.bad_pages == (10,)
    assert report.pages == closed.database.stat().st_size // 4096
    assert "pages-damaged" in report.problems


def test_a_touched_audit_log_is_a_problem_and_says_where(opened: Vault) -> None:
    with opened.transaction():
        for number in range(4):
            opened.audit.record("document-printed", "", CLOCK.now(), {"count": number})
    assert vault.check_health(opened).audit.ok
    opened.db.execute("DROP TRIGGER audit_stands")
    opened.db.execute("UPDATE audit SET detail = '{}' WHERE id = 3")
    report = vault.check_health(opened)
    assert report.problems == ("audit-altered",)
    assert (report.audit.line, report.audit.lines) == (3, 4)


def test_progress_goes_up_to_the_end_and_others_write_meanwhile(opened: Vault) -> None:
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        with opened.transaction() as db:
            db.execute("INSERT INTO leaves (text) VALUES ('entre-temps')")

    assert vault.check_health(opened, progress).ok
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


@pytest.mark.parametrize("after", [0, 1, 2, 3, 4])
def test_stopped_anywhere_it_leaves_nothing_open(opened: Vault, after: int) -> None:
    calls = []

    def stop() -> bool:
        calls.append(None)
        return len(calls) > after

    with pytest.raises(Stopped):
        vault.check_health(opened, stop=stop)
    assert all(not reader.is_open for reader in opened._readers)
    opened.close()
    assert {path.name for path in opened.path.iterdir()} == {"vault.db", "vault.keys", "vault.lock"}


def test_a_lock_during_the_check_does_not_wait_for_it(opened: Vault) -> None:
    def lock(_done: int, _total: int) -> None:
        opened.close()

    with pytest.raises(VaultUnavailable, match="vault-closed"):
        vault.check_health(opened, lock)


def test_broken_references_are_noticed(opened: Vault) -> None:
    opened.db.execute("CREATE TABLE twigs (leaf INTEGER REFERENCES leaves (id))")
    opened.db.execute("PRAGMA foreign_keys = OFF")
    opened.db.execute("INSERT INTO twigs VALUES (999)")
    assert vault.check_health(opened).problems == ("references-broken",)


def test_pages_that_the_medium_refuses_cost_those_pages_only() -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            start = self.tell()
            if start <= 2 * 4096 < start + (size or 0):
                raise OSError(errno.EIO, "refused")
            return super().read(size)

    content = b"".join(bytes([number]) * 4096 for number in range(1, 6))
    read = health._read(Failing(content), 0, len(content))
    assert read == content[: 2 * 4096] + bytes(4096) + content[3 * 4096 :]


def test_a_check_while_a_copy_is_read_keeps_no_save_waiting_and_calls_nothing_damaged(opened: Vault) -> None:
    copied = opened.search_connection()
    copied.execute("BEGIN")
    copied.value("SELECT count(*) FROM leaves")
    with opened.transaction() as db:
        db.execute_many("INSERT INTO leaves (text) VALUES (?)", [("page " * 800,) for _ in range(200)])
    with ThreadPoolExecutor(1) as other:
        check = other.submit(vault.check_health, opened)
        while not check.done():
            with opened.transaction() as db:
                db.execute("UPDATE leaves SET text = text || '.' WHERE id = 1")
    assert check.result().problems == ()
