"""A reader of vaults and backups written from the README's section on the format alone, with none of our code."""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher

_SLOT = b"RDPPKEYS\x00\x01"
_NOT_CONTENT = ("vault_identity", "openings")


def subkey(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"rdpp-desk v1 " + purpose.encode()).derive(key)


def passphrase_key(passphrase: str, header: bytes) -> bytes:
    memory, passes, lanes, salt = struct.unpack(">III16s", header[27:55])
    assert header[26] == 1
    derivation = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    return derivation.derive(unicodedata.normalize("NFC", passphrase).encode())


def entropy(words: Sequence[str], word_list: Sequence[str]) -> bytes:
    assert (len(words), len(word_list)) == (24, 2048)
    number = 0
    for word in words:
        number = number << 11 | word_list.index(unicodedata.normalize("NFC", word))
    key, checksum = (number >> 8).to_bytes(32, "big"), number & 0xFF
    assert hashlib.sha256(key).digest()[0] == checksum
    return key


def unwrap(key: bytes, wrapped: bytes, bound_to: bytes) -> bytes:
    return AESGCM(key).decrypt(wrapped[:12], wrapped[12:], bound_to)


def checked_header(header: bytes) -> bytes:
    assert len(header) == 239
    assert header[:10] == _SLOT
    assert hashlib.sha256(header[:207]).digest() == header[207:]
    return header


def authenticated(header: bytes, data_key: bytes) -> bytes:
    mac = hmac.digest(subkey(data_key, "header"), header[:175], "sha256")
    assert hmac.compare_digest(mac, header[175:207])
    return data_key


def by_passphrase(header: bytes, passphrase: str) -> bytes:
    """The data key."""
    key = passphrase_key(passphrase, checked_header(header))
    return authenticated(header, unwrap(key, header[55:115], _SLOT + b"\x01" + header[26:55]))


def by_words(header: bytes, words: Sequence[str], word_list: Sequence[str]) -> bytes:
    """The data key."""
    key = subkey(entropy(words, word_list), "recovery slot")
    return authenticated(header, unwrap(key, checked_header(header)[115:175], _SLOT + b"\x02"))


def database(file: Path, data_key: bytes) -> Any:
    """A connection that reads the database."""
    db = sqlcipher.connect(f"file:{file}?mode=ro", uri=True)
    db.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    assert db.execute("PRAGMA application_id").fetchone()[0] == 1380208720 == int.from_bytes(b"RDPP", "big")
    return db


def attachment(db: Any, record: int) -> bytes:
    """Its bytes, checked."""
    chunks = db.execute(
        "SELECT bytes FROM attachment_chunks WHERE attachment_id = ? ORDER BY position", (record,)
    ).fetchall()
    content = b"".join(row[0] for row in chunks)
    expected = db.execute("SELECT size, sha256 FROM attachments WHERE id = ?", (record,)).fetchone()
    assert (len(content), hashlib.sha256(content).hexdigest()) == expected
    return content


def check_audit(db: Any, data_key: bytes) -> int:
    """Check the chain and its seal; how many lines."""
    key = subkey(data_key, "audit")
    first, base, last, head, seal = db.execute(
        "SELECT first_line, base, last_line, head, seal FROM audit_state"
    ).fetchone()
    ends = json.dumps([first, base.hex(), last, head.hex()]).encode()
    assert hmac.digest(key, ends, "sha256") == seal
    lines = db.execute("SELECT id, at, event, subject, detail, mac FROM audit ORDER BY id").fetchall()
    assert [line[0] for line in lines] == list(range(first, last + 1))
    before = base
    for *line, mac in lines:
        before = hmac.digest(key, before + json.dumps(line, ensure_ascii=False).encode(), "sha256")
        assert before == mac
    assert before == head
    return len(lines)


def content_hash(db: Any) -> str:
    """The SHA-256 over all the rows, in hexadecimal."""
    digest = hashlib.sha256()
    tables = db.execute(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    ).fetchall()
    for name, without_row_ids in tables:
        if not name.startswith("sqlite_") and name not in _NOT_CONTENT:
            digest.update(_written(name))
            order = "" if without_row_ids else " ORDER BY rowid"
            for row in db.execute(f'SELECT * FROM "{name}"{order}'):
                for value in row:
                    digest.update(_written(value))
    return digest.hexdigest()


class Backup:
    """A backup cut into its parts, its checksum verified."""

    def __init__(self, file: Path) -> None:
        content = file.read_bytes()
        sizes = content[-58:-32]
        database_size, header_size, manifest_size, version, magic = struct.unpack(">QIIH8s", sizes)
        assert (version, magic) == (1, b"RDPPBKUP")
        assert hashlib.sha256(content[database_size:-32]).digest() == content[-32:]
        self.database = content[:database_size]
        self.header = content[database_size : database_size + header_size]
        self._manifest = content[database_size + header_size : -58]
        self._bound_to = self.header + sizes
        assert len(self._manifest) == manifest_size

    def manifest(self, data_key: bytes) -> dict[str, Any]:
        """What the backup says of itself, decrypted; its database is checked against it."""
        plain = json.loads(unwrap(subkey(data_key, "backup"), self._manifest, self._bound_to))
        assert hashlib.sha256(self.database).hexdigest() == plain["database_sha256"]
        return dict(plain)


def pages(stored: bytes, data_key: bytes) -> Iterator[bytes]:
    """Every page of a database file in clear, free ones included, without asking SQLite: the salt, then AES-256-CBC."""
    for start in range(0, len(stored), 4096):
        yield page(stored[start : start + 4096], data_key, first=start == 0)


def page(stored: bytes, data_key: bytes, first: bool = False) -> bytes:
    """One page in clear, its last 80 bytes (vector, HMAC) left out."""
    decryptor = Cipher(algorithms.AES(data_key), modes.CBC(stored[4016:4032])).decryptor()
    return decryptor.update(stored[16 if first else 0 : 4016]) + decryptor.finalize()


def logged_pages(log: bytes, data_key: bytes) -> Iterator[bytes]:
    """Every page of a write-ahead log in clear, those of transactions long checkpointed included."""
    for start in range(32, len(log) - 4119, 4120):
        yield page(log[start + 24 : start + 4120], data_key, first=log[start : start + 4] == b"\0\0\0\1")


def _written(value: object) -> bytes:
    if value is None:
        return b"N0:"
    if isinstance(value, bytes):
        letter, content = "B", value
    elif isinstance(value, str):
        letter, content = "T", value.encode()
    elif isinstance(value, float):
        letter, content = "F", value.hex().encode()
    else:
        letter, content = "I", str(value).encode()
    return f"{letter}{len(content)}:".encode() + content
