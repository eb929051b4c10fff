"""The door to the database: key handling, transactions, two threads, and no plaintext on disk."""

from __future__ import annotations

import contextlib
import threading
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from tests.vault.conftest import Closed

from rdpp_desk import vault
from rdpp_desk.errors import DeskError, StorageError, VaultUnavailable
from rdpp_desk.vault.connection import PAGE_SIZE, open_database
from rdpp_desk.vault.store import Vault, new_database

CANARY = "Zorglubine"


def test_a_nested_transaction_is_part_of_the_outer_one(opened: Vault) -> None:
    def spoil() -> None:
        with opened.transaction() as db:
            db.execute("DELETE FROM leaves WHERE id = 1")
            with opened.transaction() as inner:
                inner.execute("DELETE FROM leaves WHERE id = 2")
            assert db.in_transaction
            raise KeyError

    with pytest.raises(KeyError):
        spoil()
    assert opened.db.value("SELECT count(*) FROM leaves") == 40
    with opened.transaction(), opened.transaction() as db:
        db.execute("DELETE FROM leaves WHERE id = 1")
    assert opened.db.value("SELECT count(*) FROM leaves") == 39
    assert not opened.db.in_transaction


def test_a_broken_constraint_rolls_back_and_says_no_value(opened: Vault) -> None:
    def spoil() -> None:
        with opened.transaction() as db:
            db.execute("DELETE FROM leaves WHERE id = 5")
            db.execute("INSERT INTO leaves VALUES (6, ?)", (CANARY,))

    with pytest.raises(vault.IntegrityError) as caught:
        spoil()
    assert CANARY not in str(caught.value)
    assert opened.db.value("SELECT count(*) FROM leaves") == 40


def test_rows_read_by_name_and_by_position(opened: Vault) -> None:
    row = opened.db.row("SELECT id, text FROM leaves WHERE id = :id", {"id": 3})
    assert row is not None
    assert (row["id"], row[0], row.keys()) == (3, 3, ["id", "text"])
    assert opened.db.row("SELECT id FROM leaves WHERE id = 4000") is None
    assert opened.db.value("SELECT id FROM leaves WHERE id = 4000") is None
    assert [len(page) for page in opened.db.pages("SELECT id FROM leaves", size=15)] == [15, 15, 10]
    assert opened.db.execute("UPDATE leaves SET text = 'x' WHERE id < 4") == 3
    assert opened.db.insert("INSERT INTO leaves (text) VALUES ('y')") == 41


def test_every_connection_is_set_as_decided(opened: Vault) -> None:
    for db in (opened.db, opened.search_connection()):
        found = {
            name: db.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "locking_mode", "temp_store")
        }
        assert found == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "locking_mode": "normal",
            "temp_store": 2,
        }
        assert (db.value("PRAGMA cache_size"), db.value("PRAGMA cipher_memory_security")) == (-32000, "0")


def test_the_search_connection_reads_what_was_saved_and_writes_nothing(opened: Vault) -> None:
    reader = opened.search_connection()
    opened.db.execute("INSERT INTO leaves (text) VALUES ('fraîche')")
    assert reader.value("SELECT text FROM leaves ORDER BY id DESC") == "fraîche"
    with pytest.raises(StorageError, match="read-only"):
        reader.execute("DELETE FROM leaves")


def test_a_search_on_a_worker_is_interrupted_and_closing_waits_for_nobody(opened: Vault) -> None:
    reader = opened.search_connection()
    ended: list[str] = []

    def search() -> None:
        try:
            reader.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
        except vault.Interrupted as error:
            ended.append(error.code)

    worker = threading.Thread(target=search)
    worker.start()
    while not ended and worker.is_alive():
        reader.interrupt()
        time.sleep(0.01)
    worker.join()
    assert ended == ["interrupted"]
    assert reader.value("SELECT count(*) FROM leaves") == 40
    worker = threading.Thread(target=search)
    worker.start()
    time.sleep(0.05)
    opened.close()
    worker.join(10)
    assert not worker.is_alive()


@pytest.mark.parametrize("key", [b"", bytes(31), b"k" * 33])
def test_a_key_of_another_length_is_never_used(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        new_database(tmp_path / "x.db", key)
    assert (tmp_path / "x.db").stat().st_size == 0


def test_a_wiped_key_is_never_used(tmp_path: Path) -> None:
    with pytest.raises(VaultUnavailable, match="vault-closed"):
        new_database(tmp_path / "x.db", bytes(32))


def test_the_key_reaches_neither_errors_nor_the_standard_error(
    closed: Closed, capfd: pytest.CaptureFixture[str]
) -> None:
    for key in (b"\xab" * 32, closed.data_key[::-1]):
        with pytest.raises(VaultUnavailable) as caught:
            open_database(closed.database, key)
        error: BaseException | None = caught.value
        while error is not None:
            assert key.hex() not in repr(error) + str(vars(error))
            error = error.__cause__ or error.__context__
    assert capfd.readouterr().err == ""


def test_a_damaged_page_is_damage(closed: Closed) -> None:
    with closed.database.open("rb+") as file:
        file.seek(-PAGE_SIZE // 2, 2)
        file.write(b"damage")
    db = open_database(closed.database, closed.data_key)
    with contextlib.closing(db), pytest.raises(VaultUnavailable, match="vault-damaged"):
        db.rows("SELECT * FROM leaves")


def test_a_full_text_mistake_is_the_writers_and_keeps_the_words_to_itself(opened: Vault) -> None:
    opened.db.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    with pytest.raises(DeskError) as caught:
        opened.db.rows("SELECT * FROM words WHERE words MATCH ?", (f'"{CANARY}',))
    assert caught.value.code == "query-not-understood"
    assert CANARY not in repr(caught.value)


def test_nothing_is_in_clear_on_disk_while_writing_and_deletion_is_real(closed: Closed) -> None:
    with closed.open() as opened:
        db = opened.db
        db.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='leaves', content_rowid='id')")
        db.execute("INSERT INTO words(words, rank) VALUES ('secure-delete', 1)")
        with opened.transaction():
            row = db.insert("INSERT INTO leaves (text) VALUES (?)", (CANARY * 50,))
            db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row, f"{CANARY} {CANARY}"))
        db.rows("SELECT * FROM leaves ORDER BY text DESC, random()")
        files = [path for path in closed.folder.iterdir() if path.is_file()]
        assert all(CANARY.encode() not in path.read_bytes() for path in files)
    assert in_decrypted_pages(closed)
    with closed.open() as opened:
        db = opened.db
        with opened.transaction():
            db.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (row, f"{CANARY} {CANARY}"))
            db.execute("DELETE FROM leaves WHERE id = ?", (row,))
    assert not in_decrypted_pages(closed)


def in_decrypted_pages(closed: Closed) -> bool:
    """Whether the canary's letters are anywhere in the decrypted pages, free ones included.

    An SQLCipher 4 page ends with 80 reserved bytes: the initial vector (16), then the authentication (64).
    """
    stored, letters = closed.database.read_bytes(), CANARY.lower().encode()
    for start in range(0, len(stored), PAGE_SIZE):
        page = stored[start : start + PAGE_SIZE]
        content, vector = page[16 if start == 0 else 0 : -80], page[-80:-64]
        reader = Cipher(algorithms.AES(closed.data_key), modes.CBC(vector)).decryptor()
        if letters in reader.update(content).lower():
            return True
    return False


def test_half_a_character_becomes_the_replacement_character(opened: Vault) -> None:
    opened.db.execute("CREATE TABLE cut (text TEXT)")
    opened.db.execute("INSERT INTO cut VALUES (?)", ("a\ud83dé",))
    opened.db.insert("INSERT INTO cut VALUES (:text)", {"text": "\udc00"})
    assert [row[0] for row in opened.db.rows("SELECT text FROM cut")] == ["a\ufffdé", "\ufffd"]
