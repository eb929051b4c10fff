"""A full change of the data key: everything is kept, old secrets open nothing, a crash leaves one whole vault."""

from __future__ import annotations

import contextlib
import hashlib
import random
import threading
from contextlib import closing
from pathlib import Path

import pytest
from tests.endure.full_disk import files_no_longer_than
from tests.endure.kills import Stop, stopping_at
from tests.endure.outcomes import CLOCK, PASSPHRASE, Specimen, content_of, faults, make, save

from rdpp_desk import vault
from rdpp_desk.errors import DeskError, StorageError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.files import fsync_folder
from rdpp_desk.vault import audit, keys, new_key, pair, store, tally
from rdpp_desk.vault.backup import Stopped
from rdpp_desk.vault.connection import open_database
from rdpp_desk.vault.keys import PassphraseSecret, WordsSecret


@pytest.fixture(autouse=True)
def _quick_derivation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(
        keys, "from_passphrase", lambda phrase, salt, _cost: hashlib.sha256(salt + phrase.encode()).digest()
    )


@pytest.fixture
def specimen(tmp_path: Path) -> Specimen:
    return make(tmp_path / "vault", saves=12)


WORDS = vault.new_recovery_words()


def _change(opened: store.Vault) -> bytearray:
    return new_key.change_data_key(opened, PASSPHRASE, WORDS, WORDS)


def _names(folder: Path) -> set[str]:
    return {found.name for found in folder.iterdir()} - {"vault.lock", "vault.db-wal", "vault.db-shm"}


def _opens(specimen: Specimen, secret: keys.Secret) -> bool:
    try:
        store.open_with(specimen.folder, secret, clock=CLOCK).close()
    except WrongSecret:
        return False
    return True


def test_everything_is_kept_under_the_new_key(specimen: Specimen) -> None:
    opened = specimen.open()
    opened.audit.record("vault-created", "", CLOCK.now())
    texts, schema = content_of(opened), dict(opened.db.rows("SELECT name, sql FROM sqlite_schema"))
    sequences = dict(opened.db.rows("SELECT name, seq FROM sqlite_sequence"))
    found = tally.counts(opened.db)
    data_key = _change(opened)
    assert not opened.is_open
    assert bytes(data_key) != specimen.data_key
    with store.open_with_data_key(specimen.folder, data_key, clock=CLOCK) as again:
        assert content_of(again) == texts
        assert dict(again.db.rows("SELECT name, sql FROM sqlite_schema")) == schema
        assert dict(again.db.rows("SELECT name, seq FROM sqlite_sequence")) == sequences | {"audit": 2}
        assert tally.counts(again.db) == found | {"audit": found["audit"] + 1}
        assert (again.vault_id, again.generation) == (opened.vault_id, opened.generation + 1)
        assert vault.check_health(again).ok
        assert audit.verify(again.db, again.data_key).ok
        assert [line.event for line in audit.events(again.db)] == [new_key.EVENT, "vault-created"]
        save(again.db, 13, random.Random(1))


def test_the_passphrase_and_the_new_words_open_it_the_old_words_and_the_old_key_do_not(specimen: Specimen) -> None:
    _change(specimen.open())
    assert _opens(specimen, PassphraseSecret(PASSPHRASE))
    assert _opens(specimen, WordsSecret(WORDS))
    assert not _opens(specimen, WordsSecret(specimen.words))
    with pytest.raises(VaultUnavailable):
        specimen.open()


def test_nothing_of_the_old_pair_stays_in_the_folder(specimen: Specimen) -> None:
    old = specimen.database.read_bytes()
    _change(specimen.open())
    assert _names(specimen.folder) == {"vault.db", "vault.keys"}
    new = specimen.database.read_bytes()
    pages = {old[start : start + 4096] for start in range(0, len(old), 4096)}
    assert not pages & {new[start : start + 4096] for start in range(0, len(new), 4096)}


def test_a_wrong_passphrase_or_words_mistyped_change_nothing(specimen: Specimen) -> None:
    with specimen.open() as opened:
        before = (specimen.folder / "vault.keys").read_bytes()
        with pytest.raises(WrongSecret):
            new_key.change_data_key(opened, "another", WORDS, WORDS)
        with pytest.raises(UsageError):
            new_key.change_data_key(opened, PASSPHRASE, WORDS, vault.new_recovery_words())
        assert _names(specimen.folder) == {"vault.db", "vault.keys"}
        assert (specimen.folder / "vault.keys").read_bytes() == before


def test_stopped_on_the_way_it_leaves_the_vault_open_and_as_it_was(specimen: Specimen) -> None:
    with specimen.open() as opened:
        with pytest.raises(Stopped):
            new_key.change_data_key(opened, PASSPHRASE, WORDS, WORDS, stop=lambda: True)
        assert _names(specimen.folder) == {"vault.db", "vault.keys"}
        save(opened.db, 13, random.Random(1))


def test_what_is_saved_meanwhile_is_in_the_new_database(specimen: Specimen, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, written = specimen.open(), new_key._write_header

    def late(*arguments: object) -> None:
        written(*arguments)  # type: ignore[arg-type]
        save(opened.db, 13, random.Random(1))

    monkeypatch.setattr(new_key, "_write_header", late)
    data_key = _change(opened)
    with store.open_with_data_key(specimen.folder, data_key, clock=CLOCK) as again:
        assert len(content_of(again)) == 13


@pytest.mark.parametrize("call", [1, 2, 4])
def test_a_lock_in_the_midst_leaves_the_old_vault_whole(specimen: Specimen, call: int) -> None:
    opened, calls = specimen.open(), list[int]()

    def lock() -> None:
        opened.db.hurry(0.1)
        opened.close()

    def locked(done: int, _total: int) -> None:
        calls.append(done)
        if len(calls) == call:
            other = threading.Thread(target=lock)
            other.start()
            other.join()

    with pytest.raises(VaultUnavailable, match="vault-closed"):
        new_key.change_data_key(opened, PASSPHRASE, WORDS, WORDS, progress=locked)
    with specimen.open() as again:
        assert len(content_of(again)) == 12
        assert not faults(again)
    assert _names(specimen.folder) == {"vault.db", "vault.keys"}


def test_a_backup_under_way_is_cut_short_and_calls_nothing_damaged(specimen: Specimen, tmp_path: Path) -> None:
    opened = specimen.open()
    target = tmp_path / "during.rdppbackup"

    def meanwhile(_done: int, _total: int) -> None:
        if opened.is_open:
            _change(opened)

    with pytest.raises(VaultUnavailable, match="vault-closed"):
        vault.write_backup(opened, target, progress=meanwhile)
    assert not target.exists()


def test_a_log_that_did_not_hold_together_is_said_by_the_new_one(specimen: Specimen) -> None:
    opened = specimen.open()
    opened.audit.record("vault-created", "", CLOCK.now())
    opened.db.execute("UPDATE audit SET mac = zeroblob(32)")
    data_key = _change(opened)
    with store.open_with_data_key(specimen.folder, data_key, clock=CLOCK) as again:
        assert audit.events(again.db)[0].detail == {"before": "audit-altered", "line": 1}


def test_a_stop_at_any_file_operation_leaves_one_whole_vault(specimen: Specimen, tmp_path: Path) -> None:
    for step in range(1, 1_000):
        victim = specimen.copy(tmp_path / "victim")
        opened = victim.open()
        texts = content_of(opened)
        try:
            with stopping_at(step):
                _change(opened)
        except Stop:
            opened.close()
            both = [_opens(victim, WordsSecret(words)) for words in (specimen.words, WORDS)]
            assert sorted(both) == [False, True]
            with store.open_with(victim.folder, PassphraseSecret(PASSPHRASE), clock=CLOCK) as again:
                assert content_of(again) == texts
                assert not faults(again)
            assert _names(victim.folder) == {"vault.db", "vault.keys"}
        else:
            assert step > 10
            return
    raise AssertionError("it never finished")


def test_a_full_disk_at_any_size_is_said_and_the_vault_stays_open(specimen: Specimen, tmp_path: Path) -> None:
    for size in range(0, specimen.database.stat().st_size, 40_000):
        victim = specimen.copy(tmp_path / "victim")
        with victim.open() as opened:
            with pytest.raises(StorageError), files_no_longer_than(size):
                _change(opened)
            assert len(content_of(opened)) == 12
        assert _names(victim.folder) == {"vault.db", "vault.keys"}
        victim.open().close()


@pytest.mark.parametrize("spoiled", ["vault.keys.ready", "vault.db.next"])
def test_a_committed_pair_that_was_spoiled_gives_the_old_one_back(
    specimen: Specimen, spoiled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_key, "_settle", lambda _vault: None)
    _change(specimen.open())
    assert pair.under_way(specimen.database)
    if spoiled == "vault.db.next":
        (specimen.folder / spoiled).unlink()
    else:
        (specimen.folder / spoiled).write_bytes(b"")
    with specimen.open() as opened:
        assert len(content_of(opened)) == 12
    assert _names(specimen.folder) == {"vault.db", "vault.keys"}


def test_the_old_pair_stays_until_the_new_one_has_opened_whole(
    specimen: Specimen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_key, "_settle", lambda _vault: None)
    _change(specimen.open())
    before = specimen.database.read_bytes()
    after_a_crash = specimen.folder / "vault.db.next"
    after_a_crash.write_bytes(after_a_crash.read_bytes()[: len(before) // 2 // 4096 * 4096])
    with contextlib.suppress(DeskError):
        specimen.open().close()
    assert (specimen.folder / "vault.db.old").read_bytes() == before
    assert (specimen.folder / "vault.keys.old").read_bytes().startswith(b"RDPPKEYS")


@pytest.mark.parametrize("names", [("vault.db",), ("vault.db", "vault.keys")])
def test_copies_that_someone_made_by_hand_under_those_names_stay(specimen: Specimen, names: tuple[str, ...]) -> None:
    for name in names:
        (specimen.folder / f"{name}.old").write_bytes((specimen.folder / name).read_bytes())
    kept = {name: (specimen.folder / name).read_bytes() for name in names}
    specimen.open().close()
    for name in names:
        assert (specimen.folder / f"{name}.old").read_bytes() == kept[name]


@pytest.mark.parametrize("keys_of_it", ["whole", "damaged"])
def test_another_vault_put_aside_under_those_names_stays(specimen: Specimen, tmp_path: Path, keys_of_it: str) -> None:
    other = make(tmp_path / "other", saves=3)
    aside = {"vault.db.old": other.database.read_bytes(), "vault.keys.old": (other.folder / "vault.keys").read_bytes()}
    if keys_of_it == "damaged":
        aside["vault.keys.old"] = aside["vault.keys.old"][:100]
    for name, content in aside.items():
        (specimen.folder / name).write_bytes(content)
    specimen.open().close()
    assert {name: (specimen.folder / name).read_bytes() for name in aside} == aside


@pytest.mark.parametrize("left", [bytes(239), b""])
def test_an_old_pair_half_destroyed_goes(specimen: Specimen, monkeypatch: pytest.MonkeyPatch, left: bytes) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pair, "forget_old", lambda _database: None)
        data_key = bytes(_change(specimen.open()))
    (specimen.folder / "vault.keys.old").write_bytes(left)
    Specimen(specimen.folder, data_key, WORDS).open().close()
    assert _names(specimen.folder) == {"vault.db", "vault.keys"}


def test_a_header_spoiled_while_it_takes_its_place_gives_the_old_pair_back(
    specimen: Specimen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_key, "_settle", lambda _vault: None)
    _change(specimen.open())
    for name in ("vault.db", "vault.keys"):
        (specimen.folder / name).rename(specimen.folder / f"{name}.old")
    (specimen.folder / "vault.db.next").rename(specimen.database)
    (specimen.folder / "vault.keys.ready").write_bytes(b"")
    with specimen.open() as opened:
        assert len(content_of(opened)) == 12


def test_the_old_database_has_left_its_name_for_sure_before_the_new_one_takes_it(
    specimen: Specimen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_key, "_settle", lambda _vault: None)
    _change(specimen.open())
    seen: list[set[str]] = []

    def settled(folder: Path) -> None:
        seen.append(_names(folder))
        fsync_folder(folder)

    monkeypatch.setattr(pair, "fsync_folder", settled)
    pair.settle(specimen.database)
    assert any("vault.db.old" in names and "vault.db" not in names for names in seen)


def test_a_damaged_vault_is_not_written_again(specimen: Specimen) -> None:
    content = bytearray(specimen.database.read_bytes())
    content[-4096 + 100] ^= 1
    specimen.database.write_bytes(content)
    with specimen.open() as opened, pytest.raises(DeskError):
        _change(opened)
    assert _names(specimen.folder) == {"vault.db", "vault.keys"}


def test_the_copy_opens_under_its_own_key_only(specimen: Specimen) -> None:
    data_key = _change(specimen.open())
    with pytest.raises(VaultUnavailable), closing(open_database(specimen.database, specimen.data_key)):
        pass
    with closing(open_database(specimen.database, data_key)):
        pass
