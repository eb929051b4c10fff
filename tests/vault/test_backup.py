"""Backups: whole or refused, never in place of a good one, opened by either secret, restored beside."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from pathlib import Path

import pytest
from tests.endure import damage, kills
from tests.vault.conftest import CLOCK, PASSPHRASE, Closed

from rdpp_desk import vault
from rdpp_desk.errors import Damaged, DeskError, StorageError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import audit, keys, steps
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.connection import open_database
from rdpp_desk.vault.keys import PassphraseSecret, WordsSecret
from rdpp_desk.vault.store import Vault


@pytest.fixture
def file(opened: Vault, tmp_path: Path) -> Path:
    target = tmp_path / "coffre.rdppbackup"
    vault.write_backup(opened, target)
    return target


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 400, None])
def test_a_backup_is_made_although_the_key_file_was_spoilt_since_the_opening(
    closed: Closed, opened: Vault, tmp_path: Path, spoilt: bytes | None
) -> None:
    new = "une autre phrase sans lien"
    vault.set_passphrase(opened, new)
    if spoilt is None:
        closed.keys.unlink()
    else:
        closed.keys.write_bytes(spoilt)
    vault.write_backup(opened, tmp_path / "a.rdppbackup")
    assert vault.verify_backup(tmp_path / "a.rdppbackup", PassphraseSecret(new)).vault_id == opened.vault_id
    vault.verify_backup(tmp_path / "a.rdppbackup", WordsSecret(closed.words))
    with pytest.raises(WrongSecret):
        vault.verify_backup(tmp_path / "a.rdppbackup", PassphraseSecret(PASSPHRASE))


def test_a_backup_says_what_it_holds_and_both_secrets_verify_it(closed: Closed, opened: Vault, file: Path) -> None:
    by_words = vault.verify_backup(file, WordsSecret(closed.words))
    assert by_words == vault.verify_backup(file, PassphraseSecret(PASSPHRASE))
    assert by_words.counts["leaves"] == 40
    assert (by_words.vault_id, by_words.generation) == (opened.vault_id, opened.generation)
    assert by_words.created_at == CLOCK.now()
    assert by_words.size == file.stat().st_size
    assert by_words.schema == len(steps.ALL)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


def test_a_reader_written_from_the_description_opens_it(closed: Closed, file: Path, tmp_path: Path) -> None:
    stored = file.read_bytes()
    footer, checksum = stored[-58:-32], stored[-32:]
    database, header, manifest = (int.from_bytes(footer[a:b], "big") for a, b in ((0, 8), (8, 12), (12, 16)))
    assert footer[16:] == b"\0\1RDPPBKUP"
    trailer = stored[database:-58]
    assert hashlib.sha256(trailer + footer).digest() == checksum
    assert len(trailer) == header + manifest
    data_key = headers.unlock(headers.from_bytes(trailer[:header]), WordsSecret(closed.words))
    plain = keys.unwrap(keys.subkey(data_key, "backup"), trailer[header:], trailer[:header] + footer)
    assert plain is not None
    assert json.loads(plain)["database_sha256"] == hashlib.sha256(stored[:database]).hexdigest()
    (tmp_path / "cut.db").write_bytes(stored[:database])
    db = open_database(tmp_path / "cut.db", data_key)
    assert db.value("SELECT count(*) FROM leaves") == 40
    db.close()


def test_a_wrong_secret_is_not_damage(file: Path) -> None:
    with pytest.raises(WrongSecret, match="wrong-passphrase"):
        vault.verify_backup(file, PassphraseSecret("une autre"))


def test_only_a_backup_is_replaced(opened: Vault, closed: Closed, file: Path, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.odt"
    thesis.write_bytes(b"years of work" * 100)
    for target in (thesis, Path(shutil.copy(closed.keys, tmp_path / "vault.keys"))):
        before = target.read_bytes()
        with pytest.raises(UsageError, match="target-not-a-backup"):
            vault.write_backup(opened, target)
        assert target.read_bytes() == before
    earlier = Path(shutil.copy(file, tmp_path / "earlier.bak"))
    (tmp_path / "empty").touch()
    for target in (earlier, file, tmp_path / "empty"):
        assert vault.write_backup(opened, target).size == target.stat().st_size


def test_verifying_writes_nothing(closed: Closed, file: Path) -> None:
    file.chmod(0o400)
    before = file.read_bytes(), sorted(file.parent.iterdir())
    vault.verify_backup(file, WordsSecret(closed.words))
    assert (file.read_bytes(), sorted(file.parent.iterdir())) == before


def test_faults_are_noticed(tmp_path: Path) -> None:
    outcome = damage.backups(tmp_path, range(60))
    assert (outcome.tried, outcome.detected) == (60, 60)


def test_each_bit_of_the_trailer_counts(closed: Closed, file: Path) -> None:
    whole = file.read_bytes()
    size = int.from_bytes(whole[-58:-50], "big")
    for byte in range(size, len(whole)):
        file.write_bytes(damage.flipped(whole, byte * 8 + byte % 8))
        with pytest.raises(Damaged, match="backup-damaged"):
            vault.verify_backup(file, WordsSecret(closed.words))


@pytest.mark.parametrize("content", [b"", b"hello", bytes(10_000)])
def test_what_is_not_a_backup_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter.pdf").write_bytes(content)
    with pytest.raises(Damaged, match="not-a-backup"):
        vault.verify_backup(tmp_path / "letter.pdf", PassphraseSecret("x"))
    with pytest.raises(StorageError, match="not-found"):
        vault.verify_backup(tmp_path / "nothing.rdppbackup", PassphraseSecret("x"))


def test_a_newer_backup_is_refused(closed: Closed, tmp_path: Path) -> None:
    with closed.open() as opened:
        opened.db.execute("PRAGMA user_version = 77")
        with pytest.raises(Damaged, match="backup-newer"):
            vault.write_backup(opened, tmp_path / "a.rdppbackup")
    assert not (tmp_path / "a.rdppbackup").exists()


def test_a_stop_at_any_step_leaves_the_old_backup_or_the_new_one(tmp_path: Path) -> None:
    outcome = kills.while_backing_up(tmp_path, range(0))
    assert outcome.tried >= 5
    assert outcome.lost == 0


def test_a_backup_asked_to_stop_leaves_the_old_one(closed: Closed, opened: Vault, file: Path) -> None:
    before, calls = file.read_bytes(), 0

    def stop() -> bool:
        nonlocal calls
        calls += 1
        return calls > 4

    with pytest.raises(vault.Stopped):
        vault.write_backup(opened, file, stop=stop)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]
    with pytest.raises(vault.Stopped):
        vault.verify_backup(file, WordsSecret(closed.words), stop=lambda: True)


def test_a_damaged_vault_does_not_replace_a_good_backup(closed: Closed, tmp_path: Path) -> None:
    target = tmp_path / "a.rdppbackup"
    with closed.open() as opened:
        vault.write_backup(opened, target)
    before = target.read_bytes()
    with closed.database.open("rb+") as database:
        database.seek(-3000, 2)
        database.write(b"damage")
    with closed.open() as opened, pytest.raises(VaultUnavailable, match="vault-damaged"):
        vault.write_backup(opened, target)
    assert target.read_bytes() == before


def test_progress_rises_to_its_total(opened: Vault, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    size = opened.database.stat().st_size
    vault.write_backup(opened, tmp_path / "a.rdppbackup", progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert {total for _, total in told} == {size}
    assert told[-1][0] <= told[-1][1]


def test_a_backup_inside_the_vault_is_refused(opened: Vault) -> None:
    with pytest.raises(UsageError, match="target-inside-vault"):
        vault.write_backup(opened, opened.path / "a.rdppbackup")


def test_a_backup_on_a_worker_thread_holds_one_moment_while_saving_goes_on(
    closed: Closed, opened: Vault, tmp_path: Path
) -> None:
    target, failures = tmp_path / "a.rdppbackup", list[DeskError]()

    def back_up() -> None:
        try:
            vault.write_backup(opened, target)
        except DeskError as error:
            failures.append(error)

    worker = threading.Thread(target=back_up)
    worker.start()
    while worker.is_alive():
        with opened.transaction() as db:
            db.execute("INSERT INTO leaves (text) VALUES ('paire')")
            db.execute("INSERT INTO leaves (text) VALUES ('paire')")
    worker.join()
    assert failures == []
    assert vault.verify_backup(target, WordsSecret(closed.words)).counts["leaves"] % 2 == 0


def test_a_restored_vault_is_another_one_that_knows_its_parent(
    closed: Closed, opened: Vault, file: Path, tmp_path: Path
) -> None:
    vault.set_passphrase(opened, "changée depuis")
    report = vault.restore_backup(file, tmp_path / "restored", PassphraseSecret(PASSPHRASE), clock=CLOCK).report
    assert report.parent_id == opened.vault_id != report.vault_id
    with vault.open_with_passphrase(tmp_path / "restored", PASSPHRASE, clock=CLOCK) as again:
        assert (again.vault_id, again.parent_id) == (report.vault_id, opened.vault_id)
        assert again.db.value("SELECT count(*) FROM leaves") == 40
        assert vault.check_health(again).ok
        assert [event.event for event in audit.events(again.db)] == ["backup-restored"]
        assert audit.verify(again.db, again.data_key).ok
    assert (tmp_path / "restored").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "restored").iterdir()} == {0o600}


def test_the_recovery_sheet_alone_brings_everything_back(closed: Closed, tmp_path: Path) -> None:
    with closed.open() as opened:
        vault.write_backup(opened, tmp_path / "a.rdppbackup")
    shutil.rmtree(closed.folder)
    vault.restore_backup(tmp_path / "a.rdppbackup", closed.folder, WordsSecret(closed.words), clock=CLOCK)
    with vault.open_with_words(closed.folder, closed.words, clock=CLOCK) as again:
        assert again.db.value("SELECT count(*) FROM leaves") == 40


def test_nothing_is_restored_over_something_nor_half(closed: Closed, file: Path, tmp_path: Path) -> None:
    secret = WordsSecret(closed.words)
    with pytest.raises(VaultUnavailable, match="vault-exists"):
        vault.restore_backup(file, closed.folder, secret, clock=CLOCK)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(vault.Stopped):
        vault.restore_backup(file, tmp_path / "restored", secret, clock=CLOCK, stop=lambda: True)
    with file.open("rb+") as stored:
        stored.seek(5000)
        stored.write(b"damage")
    with pytest.raises(Damaged, match="backup-damaged"):
        vault.restore_backup(file, tmp_path / "restored", secret, clock=CLOCK)
    assert sorted(tmp_path.iterdir()) == before
