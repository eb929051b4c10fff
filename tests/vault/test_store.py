"""Creating, opening, closing: who is let in, who is refused, and nothing changed by a refusal."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.vault.conftest import CLOCK, PASSPHRASE, Closed

from rdpp_desk import vault
from rdpp_desk.errors import DeskError, StorageError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import seen, store
from rdpp_desk.vault.store import Vault


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "vault.lock"}


def refusal(folder: Path, passphrase: str = PASSPHRASE) -> str:
    """The code of the refusal, which must have changed nothing."""
    before = contents(folder) if folder.is_dir() else None
    with pytest.raises(DeskError) as caught:
        vault.open_with_passphrase(folder, passphrase, clock=CLOCK)
    assert before == (contents(folder) if folder.is_dir() else None)
    return caught.value.code


def test_a_new_vault_opens_with_its_passphrase_and_with_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "été" / "mon coffre"
    opened, words = vault.create(folder, PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    assert (opened.generation, opened.parent_id, len(words)) == (1, None, 24)
    opened.close()
    with vault.open_with_passphrase(folder, PASSPHRASE, clock=CLOCK) as again:
        assert (again.generation, again.vault_id) == (2, opened.vault_id)
    with vault.open_with_words(folder, " ".join(words), clock=CLOCK) as again:
        assert again.generation == 3


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        opened, _ = vault.create(tmp_path / "coffre", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
        with opened:
            opened.db.execute("CREATE TABLE t (a)")
            modes = {path.name: path.stat().st_mode & 0o777 for path in opened.path.iterdir()}
            assert set(modes) == {"vault.db", "vault.db-wal", "vault.db-shm", "vault.keys", "vault.lock"}
            assert set(modes.values()) == {0o600}
            assert opened.path.stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(before)


def test_a_vault_that_was_read_only_for_a_time_opens_again(closed: Closed) -> None:
    closed.database.chmod(0o400)
    assert refusal(closed.folder) == "vault-read-only"
    closed.database.chmod(0o600)
    closed.open().close()
    for name in ("vault.db-wal", "vault.db-shm"):
        (closed.folder / name).touch(0o400)
    closed.open().close()
    assert {path.name for path in closed.folder.iterdir()} == {"vault.db", "vault.keys", "vault.lock"}


def test_a_folder_that_cannot_be_read_shows_no_vault(
    closed: Closed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(path: Path, **_: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, "refused", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(os, "stat", refuse)
    assert not store.is_vault(closed.folder)
    with pytest.raises(StorageError, match="read-only"):
        vault.create(tmp_path / "new", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)


def test_nothing_is_created_over_something(closed: Closed, tmp_path: Path) -> None:
    before = contents(closed.folder)
    with pytest.raises(VaultUnavailable, match="vault-exists"):
        vault.create(closed.folder, PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    assert contents(closed.folder) == before
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").touch()
    with pytest.raises(VaultUnavailable, match="folder-not-empty"):
        vault.create(tmp_path / "letters", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)


def test_an_empty_folder_will_do_and_a_failed_creation_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "coffre").mkdir()
    with pytest.raises(UsageError, match="empty-passphrase"):
        vault.create(tmp_path / "coffre", "", clock=CLOCK, parameters=vault.FLOOR)
    assert [path.name for path in tmp_path.iterdir()] == ["coffre"]
    opened, _ = vault.create(tmp_path / "coffre", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    opened.close()
    assert [path.name for path in tmp_path.iterdir()] == ["coffre"]


def test_a_wrong_passphrase_is_refused(closed: Closed) -> None:
    assert refusal(closed.folder, PASSPHRASE + "!") == "wrong-passphrase"
    assert refusal(closed.folder, "") == "empty-passphrase"


def test_no_vault_here(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == "vault-missing"
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty") == "not-a-vault"
    assert not list((tmp_path / "empty").iterdir())
    (tmp_path / "file").write_text("hello")
    assert refusal(tmp_path / "file") == "not-a-vault"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def in_clear(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(8192))


def noise(path: Path) -> None:
    path.write_bytes(b"\x07" * 8192)


@pytest.mark.parametrize("harm", [Path.unlink, empty, in_clear, noise])
@pytest.mark.parametrize("name", ["vault.db", "vault.keys"])
def test_a_lost_or_foreign_file_is_damage_and_stays_as_it_is(
    closed: Closed, name: str, harm: Callable[[Path], None]
) -> None:
    harm(closed.folder / name)
    assert refusal(closed.folder) == "vault-damaged"
    assert not (closed.folder / "vault.db-wal").exists()


def test_the_database_of_another_vault_is_refused(closed: Closed, tmp_path: Path) -> None:
    other, _ = vault.create(tmp_path / "other", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    other.close()
    shutil.copy(tmp_path / "other" / "vault.db", closed.database)
    assert refusal(closed.folder) == "vault-damaged"


def test_the_database_of_a_restored_copy_is_refused_though_the_key_fits(closed: Closed, tmp_path: Path) -> None:
    with closed.open() as opened:
        vault.write_backup(opened, tmp_path / "a.rdppbackup")
    secret = vault.WordsSecret(closed.words)
    vault.restore_backup(tmp_path / "a.rdppbackup", tmp_path / "restored", secret, clock=CLOCK)
    shutil.copy(tmp_path / "restored" / "vault.db", closed.database)
    assert refusal(closed.folder) == "vault-swapped"


def test_an_encrypted_database_that_is_not_ours_is_refused(closed: Closed) -> None:
    with closed.open() as opened:
        opened.db.execute("PRAGMA application_id = 7")
    assert refusal(closed.folder) == "not-a-vault"


def test_a_newer_vault_is_refused(closed: Closed) -> None:
    with closed.open() as opened:
        opened.db.execute("PRAGMA user_version = 4000")
    assert refusal(closed.folder) == "vault-newer"


def test_a_folder_that_refuses_writing_is_said(closed: Closed, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "refused")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StorageError, match="read-only"):
        closed.open()


def test_one_process_at_a_time_and_a_killed_one_frees_the_vault(closed: Closed) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from rdpp_desk.clock import SystemClock\n"
        "from rdpp_desk.vault import store\n"
        "v = store.open_with_data_key(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()), clock=SystemClock())\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(closed.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(closed.data_key.hex() + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(VaultUnavailable, match="vault-open-elsewhere"):
            closed.open()
        holder.kill()
        holder.wait()
        closed.open().close()


def test_a_second_opening_in_the_same_process_is_refused(closed: Closed, opened: Vault) -> None:
    with pytest.raises(VaultUnavailable, match="vault-open-elsewhere"):
        closed.open()
    opened.close()
    closed.open().close()


def test_closing_twice_is_harmless_and_leaves_no_log(opened: Vault) -> None:
    reader = opened.search_connection()
    opened.db.execute("INSERT INTO leaves (text) VALUES ('dernière')")
    opened.close()
    opened.close()
    assert sorted(path.name for path in opened.path.iterdir()) == ["vault.db", "vault.keys", "vault.lock"]
    for use in (
        lambda: reader.rows("SELECT 1"),
        lambda: opened.db.rows("SELECT 1"),
        opened.search_connection,
        lambda: opened.seal(b""),
        lambda: vault.check_health(opened),
        lambda: vault.write_backup(opened, opened.path.parent / "late.rdppbackup"),
        lambda: vault.set_passphrase(opened, "x"),
    ):
        with pytest.raises(VaultUnavailable, match="vault-closed"):
            use()
    assert not (opened.path.parent / "late.rdppbackup").exists()


def test_a_sealed_draft_survives_the_lock_and_no_other_vault_reads_it(closed: Closed, tmp_path: Path) -> None:
    with closed.open() as opened:
        sealed = opened.seal(b"une phrase en cours")
    assert b"phrase" not in sealed.content
    assert "phrase" not in repr(sealed)
    with closed.open() as opened:
        assert opened.unseal(sealed).decode() == "une phrase en cours"
    other, _ = vault.create(tmp_path / "other", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    with other, pytest.raises(UsageError, match="sealed-elsewhere"):
        other.unseal(sealed)


def test_the_last_generation_seen_stays_outside_the_vault(closed: Closed, own_folders: Path) -> None:
    for _ in range(3):
        closed.open().close()
    with closed.open() as opened:
        assert seen.last_seen(opened.vault_id).generation == opened.generation
    files = [path for path in own_folders.rglob("*") if path.is_file()]
    assert [path.name for path in files] == ["generations.json"]
    assert files[0].stat().st_mode & 0o777 == 0o600


def test_a_spoilt_record_of_generations_costs_nothing(closed: Closed, own_folders: Path) -> None:
    closed.open().close()
    record = next(path for path in own_folders.rglob("generations.json"))
    for spoilt in (b"", b"[1]", b'{"a": "b"}', b"\xff"):
        record.write_bytes(spoilt)
        closed.open().close()


def test_a_crash_while_creating_leaves_no_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StorageError, match="disk-full"):
        vault.create(tmp_path / "coffre", PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    assert not list(tmp_path.iterdir())


def test_the_log_of_a_crash_is_recovered(closed: Closed, tmp_path: Path) -> None:
    with closed.open() as opened:
        opened.db.execute("INSERT INTO leaves (text) VALUES ('sauvée')")
        shutil.copytree(closed.folder, tmp_path / "crashed")
    with store.open_with_data_key(tmp_path / "crashed", closed.data_key, clock=CLOCK) as again:
        assert again.db.value("SELECT text FROM leaves ORDER BY id DESC") == "sauvée"
        assert again.opening_problems == ()


def test_wrong_words_say_why(closed: Closed) -> None:
    for typed, code in (
        (closed.words[:-1], "words-count"),
        (("xyzzy", *closed.words[1:]), "word-unknown"),
        (vault.new_recovery_words(), "wrong-words"),
    ):
        with pytest.raises(WrongSecret) as caught:
            vault.open_with_words(closed.folder, typed, clock=CLOCK)
        assert caught.value.code == code


def spoil_leaves(closed: Closed) -> None:
    """Make the first page of `leaves` one that does not decrypt."""
    with closed.open() as opened:
        page = opened.db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'leaves'")
    with closed.database.open("rb+") as file:
        file.seek((page - 1) * 4096 + 100)
        file.write(bytes(16))


def keep(opened: Vault, key: str) -> None:
    opened.db.execute("INSERT INTO state (key, value) VALUES (?, '1')", (key,))


def kept(opened: Vault) -> list[str]:
    return [row[0] for row in opened.db.rows("SELECT key FROM state WHERE key IN ('half', 'other', 'whole')")]


def test_a_damaged_page_costs_what_it_held_and_no_later_reading_nor_saving(closed: Closed) -> None:
    spoil_leaves(closed)
    with closed.open() as opened:
        for _ in range(2):
            with pytest.raises(VaultUnavailable, match="vault-damaged"):
                opened.db.rows("SELECT * FROM leaves")
            assert opened.db.value("SELECT count(*) FROM audit_state") == 1
        with opened.transaction():
            keep(opened, "whole")
    with closed.open() as opened:
        assert kept(opened) == ["whole"]


def test_a_change_that_meets_a_damaged_page_is_not_kept_by_halves(closed: Closed) -> None:
    spoil_leaves(closed)

    def change(opened: Vault) -> None:
        with opened.transaction() as db:
            keep(opened, "half")
            with contextlib.suppress(VaultUnavailable):
                db.rows("SELECT * FROM leaves")
            keep(opened, "other")

    with closed.open() as opened:
        with pytest.raises(DeskError):
            change(opened)
        assert not kept(opened)
