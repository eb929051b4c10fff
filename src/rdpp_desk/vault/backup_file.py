"""A backup: one file, `*.rdppbackup`, that the passphrase or the recovery words open, with or without this program.

    size  field (integers big-endian)
       D  the database: an SQLCipher 4 file whose raw key is the vault's data key, pages of 4,096 bytes
       H  the vault's key header, byte for byte (see `header`)
       M  the manifest: nonce 12, AES-256-GCM of a UTF-8 JSON object, tag 16; key = HKDF-SHA256(data key, no salt,
          info `rdpp-desk v1 backup`); associated data: the H bytes, then the 26 bytes of the next five fields
       8  D
       4  H
       4  M
       2  version (1)
       8  magic `RDPPBKUP`
      32  SHA-256 of all that follows the database, up to here

The manifest: `vault_id`, `parent_id`, `generation`, `created_at` (ISO 8601, UTC), `schema` (steps the tables have been
through), `counts` (rows per table), `content_hash` (see `tally`), `database_sha256`; and, since they exist, the end of
the copied audit log, `audit_line` and `audit_head`, and the number of `erasures` that it remembers.

To read one without this program: take the last 58 bytes for the sizes, the header for the data key, cut the first D
bytes off into a file, and give SQLCipher 4 `PRAGMA key = "x'<64 hexadecimal digits>'"`.
The database comes first so that the finished file can be opened and counted where it lies (read-only, immutable).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import struct
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from rdpp_desk.errors import Damaged, VaultUnavailable
from rdpp_desk.files import storage_error
from rdpp_desk.vault import header as headers
from rdpp_desk.vault import keys, steps
from rdpp_desk.vault.connection import PAGE_SIZE
from rdpp_desk.vault.header import Header

SUFFIX = ".rdppbackup"
VERSION = 1
_MAGIC = b"RDPPBKUP"
_SIZES = struct.Struct(">QIIH8s")
_DIGEST = 32
_FOOTER = _SIZES.size + _DIGEST
_LARGEST_TRAILER = 1 << 20


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds. `size` in bytes, `created_at` in UTC, ids and hashes in hexadecimal.

    `audit_line` and `audit_head` are the end of the audit log that was copied, 0 and nothing in the first backups;
    `erasures` counts what the copied vault remembers having erased.
    """

    path: Path
    vault_id: str
    parent_id: str | None
    generation: int
    created_at: datetime
    schema: int
    counts: dict[str, int]
    content_hash: str
    size: int
    audit_line: int = 0
    audit_head: str = ""
    erasures: int = 0


@dataclass(frozen=True, slots=True)
class Trailer:
    """What follows the database, as stored, its checksum verified."""

    database_size: int
    header: bytes
    manifest: bytes
    sizes: bytes


def append_trailer(file: BinaryIO, header: bytes, data_key: bytes, manifest: dict[str, object]) -> None:
    """Write what follows the database at the end of `file`."""
    plain = json.dumps(manifest, ensure_ascii=False).encode("utf-8")
    length = len(plain) + keys.NONCE_BYTES + keys.TAG_BYTES
    size = file.seek(0, os.SEEK_END)
    sizes = _SIZES.pack(size, len(header), length, VERSION, _MAGIC)
    trailer = header + keys.wrap(keys.subkey(data_key, "backup"), plain, header + sizes) + sizes
    file.write(trailer + hashlib.sha256(trailer).digest())
    file.flush()


def trailer_of(file: Path) -> Trailer:
    """Read what follows the database.

    Raises:
        Damaged: `not-a-backup`, `backup-damaged`, `backup-newer`.
        StorageError: the file cannot be read.
    """
    damaged = Damaged("backup-damaged", path=str(file))
    with open_file(file) as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - _FOOTER))
        footer = stream.read()
        if len(footer) < _FOOTER or footer[_SIZES.size - len(_MAGIC) : _SIZES.size] != _MAGIC:
            raise damaged if file.suffix == SUFFIX else Damaged("not-a-backup", path=str(file))
        sizes, checksum = footer[: _SIZES.size], footer[_SIZES.size :]
        database, header, manifest, version, _ = _SIZES.unpack(sizes)
        if header + manifest > _LARGEST_TRAILER or database + header + manifest + _FOOTER != size:
            raise damaged
        stream.seek(database)
        body = stream.read(header + manifest)
    if not hmac.compare_digest(hashlib.sha256(body + sizes).digest(), checksum):
        raise damaged
    if version > VERSION:
        raise Damaged("backup-newer", path=str(file), found=version, known=VERSION)
    if version != VERSION or database % PAGE_SIZE:
        raise damaged
    return Trailer(database, body[:header], body[header:], sizes)


def header_of(file: Path, trailer: Trailer) -> Header:
    """The key header inside.

    Raises:
        Damaged: `backup-damaged`, `backup-newer`.
    """
    try:
        return headers.from_bytes(trailer.header)
    except VaultUnavailable as error:
        if error.code == "vault-newer":
            raise Damaged("backup-newer", path=str(file), **error.data) from None
        raise Damaged("backup-damaged", path=str(file)) from None


def report_of(file: Path, trailer: Trailer, data_key: bytes | bytearray) -> tuple[BackupReport, str]:
    """What the manifest says, and the database's SHA-256 in hexadecimal.

    Raises:
        Damaged: `backup-damaged` (not written under this data key), `backup-newer`.
    """
    plain = keys.unwrap(keys.subkey(data_key, "backup"), trailer.manifest, trailer.header + trailer.sizes)
    if plain is None:
        raise Damaged("backup-damaged", path=str(file))
    try:
        return _report(file, json.loads(plain))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise Damaged("backup-damaged", path=str(file)) from None


def _report(file: Path, manifest: dict[str, Any]) -> tuple[BackupReport, str]:
    known = len(steps.ALL)
    schema = int(manifest["schema"])
    if schema > known:
        raise Damaged("backup-newer", path=str(file), found=schema, known=known)
    parent, created_at = manifest["parent_id"], datetime.fromisoformat(manifest["created_at"])
    if created_at.tzinfo is None:
        raise ValueError
    report = BackupReport(
        path=file,
        vault_id=str(manifest["vault_id"]),
        parent_id=None if parent is None else str(parent),
        generation=int(manifest["generation"]),
        created_at=created_at,
        schema=schema,
        counts={str(table): int(rows) for table, rows in manifest["counts"].items()},
        content_hash=str(manifest["content_hash"]),
        size=size_of(file),
        audit_line=int(manifest.get("audit_line", 0)),
        audit_head=str(manifest.get("audit_head", "")),
        erasures=int(manifest.get("erasures", 0)),
    )
    return report, str(manifest["database_sha256"])


def open_file(file: Path) -> BinaryIO:
    """Open for reading.

    Raises:
        StorageError: it cannot be.
    """
    try:
        return file.open("rb")
    except OSError as error:
        raise storage_error(error, file) from None


def size_of(file: Path) -> int:
    """Size in bytes.

    Raises:
        StorageError: it cannot be told.
    """
    try:
        return file.stat().st_size
    except OSError as error:
        raise storage_error(error, file) from None
