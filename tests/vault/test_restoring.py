"""Who was erased stays erased, wherever the list is known from; a rehearsal leaves nothing behind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.endure.full_disk import files_no_longer_than
from tests.vault.conftest import CLOCK, Closed

from rdpp_desk import paths, vault
from rdpp_desk.errors import Damaged, StorageError, WrongSecret
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.notes import Note, Section, SectionKind
from rdpp_desk.practice.people import Client
from rdpp_desk.vault import OwnKey, WordsSecret, audit, backup_file, replay, restoring, seen, store
from rdpp_desk.vault.backup_file import BackupReport
from rdpp_desk.vault.engagements import add_engagement
from rdpp_desk.vault.erasing import erase_client
from rdpp_desk.vault.identity import Mark
from rdpp_desk.vault.notes import add_note
from rdpp_desk.vault.people import add_client, clients
from rdpp_desk.vault.replay import Erasure
from rdpp_desk.vault.store import Vault

CANARY = "zarbouillard"


def dossier(opened: Vault, name: str) -> int:
    """A client with a dossier and a note; their id."""
    with opened.transaction() as db:
        person = add_client(db, Client(first_name=name))
        work = add_engagement(db, Engagement(kind=EngagementKind.RDPP, client_id=person.id))
        text = (Section(SectionKind.FREE, f"{name} a dit " * 50),)
        add_note(db, Note(engagement_id=work.id, written_on=date(2026, 3, 1), sections=text, updated_at=CLOCK.now()))
        return person.id


@pytest.fixture
def file(closed: Closed, tmp_path: Path) -> Path:
    """A backup that holds two people."""
    with closed.open() as opened:
        dossier(opened, CANARY)
        dossier(opened, "Solène")
        vault.write_backup(opened, tmp_path / "old.rdppbackup")
    return tmp_path / "old.rdppbackup"


@pytest.fixture
def opened(closed: Closed, file: Path) -> Iterator[Vault]:
    with closed.open() as found:
        yield found


def pages(folder: Path, data_key: bytes) -> bytes:
    """Every page of a closed vault's file, decrypted one by one, freed ones included."""
    assert not (folder / "vault.db-wal").exists()
    stored, found = (folder / "vault.db").read_bytes(), bytearray()
    for at in range(0, len(stored), 4096):
        page = stored[at + (16 if at == 0 else 0) : at + 4096]
        decryptor = Cipher(AES(data_key), CBC(page[-80:-64])).decryptor()
        found += decryptor.update(page[:-80]) + decryptor.finalize()
    return bytes(found)


def test_a_manifest_says_where_the_audit_log_ended_and_how_much_was_erased(opened: Vault, tmp_path: Path) -> None:
    opened.audit.record("vault-unlocked", "", CLOCK.now())
    erase_client(opened.db, 1)
    report = vault.write_backup(opened, tmp_path / "new.rdppbackup")
    anchor = audit.anchor(opened.db)
    assert (report.audit_line, report.audit_head) == (anchor.line, anchor.head)
    assert report.erasures == len(replay.erasures(opened.db)) == 3


def test_a_manifest_from_before_is_read(opened: Vault, file: Path) -> None:
    report = vault.verify_backup(file, OwnKey(opened.data_key))
    trailer = backup_file.trailer_of(file)
    facts = {
        "vault_id": report.vault_id,
        "parent_id": None,
        "generation": report.generation,
        "created_at": report.created_at.isoformat(),
        "schema": report.schema,
        "counts": report.counts,
        "content_hash": report.content_hash,
        "database_sha256": backup_file.report_of(file, trailer, opened.data_key)[1],
    }
    with file.open("rb+") as stored:
        stored.truncate(trailer.database_size)
        backup_file.append_trailer(stored, trailer.header, opened.data_key, facts)
    again = vault.verify_backup(file, OwnKey(opened.data_key))
    assert (again.audit_line, again.audit_head, again.erasures) == (0, "", 0)
    assert again.counts == report.counts


@pytest.mark.parametrize("wrong", [[], {"counts": 3}, {"created_at": 7}, "texte", {"counts": {"a": "b"}}, None])
def test_a_manifest_that_makes_no_sense_is_damage(opened: Vault, file: Path, wrong: object) -> None:
    trailer = backup_file.trailer_of(file)
    with file.open("rb+") as stored:
        stored.truncate(trailer.database_size)
        backup_file.append_trailer(stored, trailer.header, opened.data_key, wrong)  # type: ignore[arg-type]  # forged
    with pytest.raises(Damaged, match="backup-damaged"):
        vault.verify_backup(file, OwnKey(opened.data_key))


def test_who_was_erased_since_stays_erased_to_the_last_word(opened: Vault, file: Path, tmp_path: Path) -> None:
    erase_client(opened.db, 1)
    restored = vault.restore_backup(
        file, tmp_path / "beside", OwnKey(opened.data_key), clock=CLOCK, erased=replay.erasures(opened.db)
    )
    assert restored.replayed.erased == {"client": 1}
    assert restored.replayable
    held = pages(tmp_path / "beside", opened.data_key)
    assert CANARY.encode() not in held
    assert "Solène".encode() in held
    with store.open_with_data_key(tmp_path / "beside", opened.data_key, clock=CLOCK) as again:
        assert [person.first_name for person in clients(again.db)] == ["Solène"]
        assert replay.erasures(opened.db) <= replay.erasures(again.db)
        assert [event.event for event in audit.events(again.db)][:2] == ["erasures-replayed", "backup-restored"]
        assert audit.verify(again.db, again.data_key).ok
        assert vault.check_health(again).ok
        assert again.db.rows("PRAGMA foreign_key_check") == []


def test_without_the_list_the_same_restore_brings_them_back(opened: Vault, file: Path, tmp_path: Path) -> None:
    erase_client(opened.db, 1)
    vault.restore_backup(file, tmp_path / "beside", OwnKey(opened.data_key), clock=CLOCK)
    assert CANARY.encode() in pages(tmp_path / "beside", opened.data_key)


def test_another_record_with_the_same_number_is_not_touched(opened: Vault, file: Path, tmp_path: Path) -> None:
    elsewhere = {Erasure("client", "a" * 32), Erasure("note", "b" * 32), Erasure("organisation", "c" * 32)}
    restored = vault.restore_backup(file, tmp_path / "beside", OwnKey(opened.data_key), clock=CLOCK, erased=elsewhere)
    assert restored.replayed.total == 0
    with store.open_with_data_key(tmp_path / "beside", opened.data_key, clock=CLOCK) as again:
        assert [person.id for person in clients(again.db)] == [2, 1]
        assert elsewhere <= replay.erasures(again.db)


def test_a_backup_is_opened_by_the_key_of_its_own_vault_only(opened: Vault, file: Path) -> None:
    assert vault.verify_backup(file, OwnKey(opened.data_key)).vault_id == opened.vault_id
    with pytest.raises(WrongSecret, match="other-key"):
        vault.verify_backup(file, OwnKey(bytes(range(32))))


def test_the_list_outside_follows_those_that_took_the_place_of_a_vault(opened: Vault) -> None:
    first, second, third = ("1" * 32, "2" * 32, "3" * 32)
    assert replay.kept_outside(first) is None
    assert replay.keep_outside(first, None, [])
    assert replay.kept_outside(first) == frozenset()
    replay.keep_outside(second, first, [Erasure("client", "a" * 32)])
    replay.keep_outside(third, second, [Erasure("note", "b" * 32)])
    replay.keep_outside("4" * 32, None, [Erasure("note", "c" * 32)])
    assert replay.kept_outside(first) == {Erasure("client", "a" * 32), Erasure("note", "b" * 32)}
    replay.keep_outside(second, first, [])
    assert replay.kept_outside(third) == {Erasure("note", "b" * 32)}
    seen.remember(Mark(second, 1, "n"))
    assert replay.kept_outside(first) == {Erasure("client", "a" * 32)}
    replay.keep_outside(third, second, [])
    assert replay.kept_outside(second) == {Erasure("client", "a" * 32)}
    replay.keep_outside("6" * 32, second, [Erasure("note", "d" * 32)])
    assert replay.kept_outside(first) == {Erasure("client", "a" * 32), Erasure("note", "d" * 32)}
    assert third in replay.kin_of(first)
    stored = paths.state_folder() / "erased" / f"{second}.json"
    assert stored.stat().st_mode & 0o777 == 0o600
    stored.write_text("{")
    assert replay.kept_outside(second) == {Erasure("note", "d" * 32)}


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
@settings(max_examples=60)
def test_a_list_outside_that_makes_no_sense_is_an_empty_one(content: object) -> None:
    place = paths.state_folder() / "erased" / f"{'5' * 32}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    for stored in (content, {"parent": content, "erased": content}, {"parent": None, "erased": [content]}):
        place.write_text(json.dumps(stored))
        assert replay.kept_outside("5" * 32) == frozenset()


def test_a_rehearsal_says_what_a_backup_holds_and_leaves_nothing(opened: Vault, file: Path) -> None:
    told: list[tuple[int, int]] = []
    before = _outside()
    found = vault.rehearse(file, OwnKey(opened.data_key), progress=lambda done, total: told.append((done, total)))
    assert (found.report.counts["clients"], found.last_note_on, found.sound) == (2, "2026-03-01", True)
    assert _outside() == before
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_rehearsal_under_the_sheet_proves_the_sheet(closed: Closed, file: Path) -> None:
    assert vault.rehearse(file, WordsSecret(closed.words)).report.counts["notes"] == 2
    with pytest.raises(WrongSecret):
        vault.rehearse(file, vault.PassphraseSecret("une autre"))


def test_a_rehearsal_that_is_stopped_or_fails_leaves_nothing(opened: Vault, file: Path) -> None:
    before, calls = _outside(), 0

    def stop() -> bool:
        nonlocal calls
        calls += 1
        return len(list((paths.state_folder() / "rehearsals").glob("*/vault.db"))) > 0

    with pytest.raises(vault.Stopped):
        vault.rehearse(file, OwnKey(opened.data_key), stop=stop)
    assert _outside() == before
    with files_no_longer_than(8192), pytest.raises(StorageError, match="disk-full"):
        vault.rehearse(file, OwnKey(opened.data_key))
    assert _outside() == before


def test_a_rehearsal_is_private_while_it_lasts(opened: Vault, file: Path) -> None:
    seen: set[int] = set()

    def look(_done: int, _total: int) -> None:
        for path in (paths.state_folder() / "rehearsals").rglob("*"):
            seen.add(path.stat().st_mode & 0o077)
            assert CANARY.encode() not in (path.read_bytes() if path.is_file() else b"")

    vault.rehearse(file, OwnKey(opened.data_key), progress=look)
    assert seen == {0}


def test_what_a_crash_left_goes_at_the_next_start_and_one_under_way_stays(opened: Vault, file: Path) -> None:
    left = paths.state_folder() / "rehearsals" / "rehearsal-0011223344556677"
    left.mkdir(parents=True)
    shutil.copy(opened.database, left / "vault.db")
    with restoring._private_folder() as under_way:
        left.mkdir(exist_ok=True)
        vault.tidy_rehearsals()
        assert not left.exists()
        assert under_way.exists()
    assert not under_way.exists()


def _outside() -> list[str]:
    folder = paths.state_folder()
    return sorted(str(path) for path in folder.rglob("*")) if folder.exists() else []


def test_the_report_of_a_backup_has_defaults_for_what_came_later(tmp_path: Path) -> None:
    report = BackupReport(tmp_path, "a", None, 1, CLOCK.now(), 1, {}, "", 0)
    assert (report.audit_line, report.audit_head, report.erasures) == (0, "", 0)
