"""The format as the README describes it: a reader that knows nothing else opens vaults and backups."""

from __future__ import annotations

import ast
import hashlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from mnemonic import Mnemonic
from tests.vault import independent_reader as reader

from rdpp_desk import vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.agreements import Attachment
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.notes import Note, Section, SectionKind
from rdpp_desk.practice.people import Client
from rdpp_desk.vault import audit, keys, store
from rdpp_desk.vault.attachments import CHUNK_BYTES, add_attachment
from rdpp_desk.vault.engagements import add_engagement
from rdpp_desk.vault.erasing import erase_client
from rdpp_desk.vault.notes import add_note
from rdpp_desk.vault.people import add_client
from rdpp_desk.vault.search import index_the_rest

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PASSPHRASE = "brume tiède sur le canal"
NOTE = "Elle dit : « Œuvrer 🌿 », zarbouillard."
FILE = bytes(range(256)) * (CHUNK_BYTES // 256) + b"la fin, hurluberlique"
ERASED = ("zarbouillard", "hurluberlique", "yklmorane")
WORD_LIST = tuple(unicodedata.normalize("NFC", word) for word in Mnemonic("french").wordlist)


@dataclass(frozen=True, slots=True)
class Written:
    """A vault and a backup of it, both made by the program, and their secrets."""

    folder: Path
    backup: Path
    words: tuple[str, ...]
    data_key: bytes
    client: int

    @property
    def header(self) -> bytes:
        return (self.folder / "vault.keys").read_bytes()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    outside = tmp_path_factory.mktemp("format")
    opened, words = vault.create(outside / "coffre", PASSPHRASE, clock=FixedClock(NOW), parameters=vault.FLOOR)
    with opened:
        db = opened.db
        client = add_client(db, Client(first_name="Zoé", last_name="Yklmorane", created_at=NOW))
        dossier = add_engagement(
            db, Engagement(kind=EngagementKind.COACHING, client_id=client.id, title="", created_at=NOW)
        )
        section = Section(SectionKind.FREE, NOTE)
        note = Note(
            engagement_id=dossier.id, sections=(section,), written_on=date(2026, 3, 2), created_at=NOW, updated_at=NOW
        )
        add_note(db, note)
        digest = hashlib.sha256(FILE).hexdigest()
        kept = Attachment(
            engagement_id=dossier.id,
            name="plan.pdf",
            media_type="application/pdf",
            size=len(FILE),
            sha256=digest,
            created_at=NOW,
        )
        add_attachment(db, kept, FILE)
        index_the_rest(db, "notes", 0)
        log = audit.AuditLog(db, opened.data_key)
        for number in range(5):
            log.record("export", audit.named(db, "client", client.id), NOW, {"codes": "é", "n": number})
        backup = outside / "copie.rdppbackup"
        vault.write_backup(opened, backup)
        return Written(outside / "coffre", backup, words, bytes(opened.data_key), client.id)


@pytest.fixture
def db(written: Written) -> Iterator[Any]:
    found = reader.database(written.folder / "vault.db", written.data_key)
    yield found
    found.close()


def test_the_reader_knows_nothing_of_this_program() -> None:
    tree = ast.parse(Path(reader.__file__).read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} <= {*sys.stdlib_module_names, "cryptography", "sqlcipher3"}


def test_either_secret_gives_the_key_and_another_gives_none(written: Written) -> None:
    assert reader.by_passphrase(written.header, unicodedata.normalize("NFD", PASSPHRASE)) == written.data_key
    assert reader.by_words(written.header, written.words, WORD_LIST) == written.data_key
    with pytest.raises(InvalidTag):
        reader.by_passphrase(written.header, "une autre brume")


def test_a_note_a_file_and_the_audit_log_are_read(written: Written, db: Any) -> None:
    assert [row[0] for row in db.execute("SELECT text FROM notes")] == [NOTE]
    assert db.execute("SELECT vault_id FROM vault_identity").fetchone()[0] == written.header[10:26].hex()
    assert reader.attachment(db, 1) == FILE
    assert reader.check_audit(db, written.data_key) == 5


def test_a_backup_is_read_by_the_words_alone(written: Written, tmp_path: Path) -> None:
    backup = reader.Backup(written.backup)
    data_key = reader.by_words(backup.header, written.words, WORD_LIST)
    manifest = backup.manifest(data_key)
    file = tmp_path / "copie.db"
    file.write_bytes(backup.database)
    copy = reader.database(file, data_key)
    assert copy.execute("SELECT text FROM notes").fetchone()[0] == NOTE
    assert reader.attachment(copy, 1) == FILE
    assert manifest["counts"]["notes"] == 1
    assert manifest["content_hash"] == reader.content_hash(copy)
    assert (manifest["audit_line"], reader.check_audit(copy, data_key)) == (5, 5)
    copy.close()


def test_the_key_hierarchy_gives_known_answers() -> None:
    """Fixed inputs, fixed outputs: another derivation would lock everybody out."""
    costs = bytes.fromhex("000100000000000300000004")
    header = b"RDPPKEYS\0\1" + bytes(16) + b"\1" + costs + bytes(range(16)) + bytes(184)
    words = (*["abaisser"] * 23, WORD_LIST[hashlib.sha256(bytes(32)).digest()[0]])
    assert reader.entropy(words, WORD_LIST) == bytes(32)
    assert {
        "passphrase": reader.passphrase_key(PASSPHRASE, header).hex(),
        **{purpose: reader.subkey(bytes(range(32)), purpose).hex() for purpose in KNOWN if purpose != "passphrase"},
    } == KNOWN
    assert keys.from_passphrase(PASSPHRASE, bytes(range(16)), vault.FLOOR).hex() == KNOWN["passphrase"]
    assert keys.subkey(bytes(range(32)), "header").hex() == KNOWN["header"]


KNOWN = {
    "passphrase": "a1682d33b8532df2e60f53a18c79213390e9de3e4b6d7bc72315f0fa1fb961f0",
    "recovery slot": "f1a8b39fd41d28f4e80a76214910500ac7556f09bb4302794a39fd7aa0d94070",
    "header": "eddad9c2864233db6333d45bfbf56821b42e2923783b1f6860ea4b9900e70560",
    "backup": "2d8f672c6a72fe77b8d714f8eb5a653128294d51bd4bd7acacbd75f3e1a605e2",
    "audit": "a141259ceb68b50d6d6ad4c05ffea52ecadcde44b2e5c3f1de7bfcabfe6b0385",
}


def test_no_page_of_any_file_is_in_clear(written: Written) -> None:
    stored = [file.read_bytes() for file in (*written.folder.iterdir(), written.backup)]
    assert len(stored) >= 3
    assert not any(seen(word, stored) for word in ERASED)


def test_what_is_erased_is_in_no_page_free_ones_and_the_log_included(written: Written) -> None:
    """First, the words are found by the same look: in rows, in the search index, in the write-ahead log."""
    with store.open_with_data_key(written.folder, written.data_key, clock=FixedClock(NOW)) as opened:
        before = (written.folder / "vault.db").read_bytes()
        assert all(seen(word, reader.pages(before, written.data_key)) for word in ERASED)
        erase_client(opened.db, written.client)
        log = (written.folder / "vault.db-wal").read_bytes()
        assert log
        assert not [word for word in ERASED if seen(word, reader.logged_pages(log, written.data_key))]
    after = (written.folder / "vault.db").read_bytes()
    assert len(after) >= len(before)
    assert not [word for word in ERASED if seen(word, reader.pages(after, written.data_key))]


def seen(word: str, contents: Iterable[bytes]) -> bool:
    """Whether a word is there, whatever its case and first letter, which an index may share with another word."""
    needle = word[1:].encode()
    return any(needle in content.lower() for content in contents)
