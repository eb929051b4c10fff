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
through), `counts` (rows per table), `content_hash` (see `tally`), `database_sha256`.

To read one without this program: take the last 58 bytes for the sizes, the header for the data key, cut the first D
bytes off into a file, and give SQLCipher 4 `PRAGMA key = "x'<64 hexadecimal digits>'"`.
The database comes first so that the finished file can be opened and counted where it lies (read-only, immutable).
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import json
import os
import secrets
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rdpp_desk.errors import Damaged, DeskError, UsageError, VaultUnavailable
from rdpp_desk.files import replacing, storage_error
from rdpp_desk.vault import header as headers
from rdpp_desk.vault import identity, keyfile, keys, migrations, steps, store, tally
from rdpp_desk.vault.connection import PAGE_SIZE, Connection, open_database
from rdpp_desk.vault.header import Header
from rdpp_desk.vault.keys import Secret

if TYPE_CHECKING:
    from rdpp_desk.clock import Clock
    from rdpp_desk.vault.store import Vault

SUFFIX = ".rdppbackup"
VERSION = 1
_MAGIC = b"RDPPBKUP"
_SIZES = struct.Struct(">QIIH8s")
_DIGEST = 32
_FOOTER = _SIZES.size + _DIGEST
_LARGEST_TRAILER = 1 << 20
_CHUNK = 1 << 20
_PAGES_A_STEP = 512

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


class Stopped(DeskError):
    """The work was asked to stop (code `stopped`); nothing was replaced."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds. `size` in bytes, `created_at` in UTC, ids and hashes in hexadecimal."""

    path: Path
    vault_id: str
    parent_id: str | None
    generation: int
    created_at: datetime
    schema: int
    counts: dict[str, int]
    content_hash: str
    size: int


@dataclass(frozen=True, slots=True)
class _Trailer:
    database_size: int
    header: bytes
    manifest: bytes
    sizes: bytes


class _Steps:
    """Progress over the passes of one job, and the places where it may be stopped."""

    def __init__(self, passes: int, size: int, progress: Progress | None, stop: Stop | None) -> None:
        self._size = max(size, 1)
        self._total = passes * self._size
        self._before = 0
        self._progress = progress
        self._stop = stop

    def pause(self) -> None:
        if self._stop is not None and self._stop():
            raise Stopped("stopped")

    def at(self, done: int, of: int) -> None:
        self.pause()
        if self._progress is not None:
            self._progress(self._before + self._size * done // max(of, 1), self._total)

    def end_pass(self) -> None:
        self._before += self._size
        self.at(0, 1)


def write_backup(
    vault: Vault, target: Path, *, progress: Progress | None = None, stop: Stop | None = None
) -> BackupReport:
    """Copy the open vault to `target`, verified; may run on a worker thread. `progress(done, total)` in bytes.

    Copy, both integrity checks, count and hash, fsync, read back, rename, reopen and count. Until the rename, what
    was at `target` is untouched.

    Raises:
        UsageError: `target-inside-vault`.
        VaultUnavailable: `vault-damaged`: the vault itself does not pass its checks.
        Damaged: `backup-damaged`: what was written does not read back.
        StorageError, Stopped.
    """
    data_key = vault.data_key
    target = target.absolute()
    if vault.path.resolve() in target.resolve().parents:
        raise UsageError("target-inside-vault")
    work = _Steps(3, vault.database.stat().st_size, progress, stop)
    with replacing(target) as beside:
        facts = _copy_database(vault, data_key, beside, work) | _checked(beside, data_key, work)
        with beside.open("rb+") as file:
            _append_trailer(file, keyfile.present(vault.path, data_key), data_key, facts)
            os.fsync(file.fileno())
            tally.forget_cache(file.fileno())
        _reread(beside, data_key, work)
    return _reopened(target, data_key)


def verify_backup(
    file: Path, secret: Secret, *, progress: Progress | None = None, stop: Stop | None = None
) -> BackupReport:
    """Open a backup where it lies, check every byte and recount; nothing is written anywhere.

    Raises:
        WrongSecret: as `open_with`.
        Damaged: `not-a-backup`, `backup-damaged`, `backup-newer`.
        StorageError, Stopped.
    """
    work = _Steps(1, _size_of(file), progress, stop)
    trailer = _trailer(file)
    return _verified(file, headers.unlock(_header(file, trailer), secret), work)


def restore_backup(
    file: Path,
    folder: Path,
    secret: Secret,
    *,
    clock: Clock,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> BackupReport:
    """Make a new vault at `folder` from a backup, with the backup's secrets; never over anything.

    The report carries the new vault's id, and the backup's as its parent.

    Raises:
        VaultUnavailable: `vault-exists`, `folder-not-empty`.
        WrongSecret, Damaged, StorageError, Stopped: as `verify_backup`.
    """
    work = _Steps(2, _size_of(file), progress, stop)
    trailer = _trailer(file)
    header = _header(file, trailer)
    data_key = headers.unlock(header, secret)
    report = _verified(file, data_key, work)
    work.end_pass()
    renamed = dataclasses.replace(header, vault_id=secrets.token_bytes(headers.ID_BYTES))

    def fill(place: Path) -> None:
        database = place / store.DATABASE_NAME
        _extract(file, trailer.database_size, database, work)
        with closing(open_database(database, data_key)) as db:
            identity.restored_as(db, renamed.vault_id.hex(), report.vault_id)
            if tally.counts(db) != report.counts:
                raise Damaged("backup-damaged", path=str(file))
        keyfile.write_first(place, headers.to_bytes(renamed, data_key))

    store.build_beside(folder, fill)
    with closing(store.open_with_data_key(folder, data_key, clock=clock)) as vault:
        return dataclasses.replace(report, path=folder, vault_id=vault.vault_id, parent_id=vault.parent_id)


def _copy_database(vault: Vault, data_key: bytes, beside: Path, work: _Steps) -> dict[str, object]:
    with closing(open_database(vault.database, data_key, read_only=True)) as source:
        source.execute("BEGIN")
        found = identity.read(source)
        with closing(open_database(beside, data_key, create=True)) as copy:
            source.copy_to(copy, pages=_PAGES_A_STEP, progress=work.at)
            copy.value("PRAGMA journal_mode = DELETE")
            schema = migrations.version_of(copy)
    work.end_pass()
    return {
        "vault_id": found.vault_id,
        "parent_id": found.parent_id,
        "generation": found.generation,
        "created_at": vault.clock.now().isoformat(),
        "schema": schema,
    }


def _checked(copy: Path, data_key: bytes, work: _Steps) -> dict[str, object]:
    """Check the copy on one core while counting and hashing it on another."""

    def faults() -> tuple[str, ...]:
        with closing(open_database(copy, data_key, immutable=True)) as db:
            return tally.broken(db, copy.stat().st_size)

    with ThreadPoolExecutor(1) as other_core:
        check = other_core.submit(faults)
        with closing(open_database(copy, data_key, immutable=True)) as db:
            content = tally.tally(db, work.pause)
        with _open_file(copy) as stream:
            digest = _hash(stream, copy.stat().st_size, work)
        if check.result():
            raise VaultUnavailable("vault-damaged", part="database")
    work.end_pass()
    return {"counts": content.counts, "content_hash": content.content_hash, "database_sha256": digest}


def _append_trailer(file: BinaryIO, header: bytes, data_key: bytes, manifest: dict[str, object]) -> None:
    plain = json.dumps(manifest, ensure_ascii=False).encode("utf-8")
    length = len(plain) + keys.NONCE_BYTES + keys.TAG_BYTES
    size = file.seek(0, os.SEEK_END)
    sizes = _SIZES.pack(size, len(header), length, VERSION, _MAGIC)
    trailer = header + keys.wrap(keys.subkey(data_key, "backup"), plain, header + sizes) + sizes
    file.write(trailer + hashlib.sha256(trailer).digest())
    file.flush()


def _verified(file: Path, data_key: bytes | bytearray, work: _Steps) -> BackupReport:
    report = _reread(file, data_key, work)
    with closing(_database(file, data_key)) as db:
        if tally.structure_broken(db) or tally.tally(db, work.pause) != tally.Tally(report.counts, report.content_hash):
            raise Damaged("backup-damaged", path=str(file))
    return report


def _reread(file: Path, data_key: bytes | bytearray, work: _Steps) -> BackupReport:
    """Every byte is the one that was checked when the backup was made."""
    trailer = _trailer(file)
    report, database_sha256 = _report(file, trailer, data_key)
    with _open_file(file) as stream:
        if _hash(stream, trailer.database_size, work) != database_sha256:
            raise Damaged("backup-damaged", path=str(file))
    return report


def _reopened(file: Path, data_key: bytes | bytearray) -> BackupReport:
    report, _ = _report(file, _trailer(file), data_key)
    with closing(_database(file, data_key)) as db:
        if tally.counts(db) != report.counts:
            raise Damaged("backup-damaged", path=str(file))
    return report


def _database(file: Path, data_key: bytes | bytearray) -> Connection:
    try:
        return open_database(file, data_key, immutable=True)
    except VaultUnavailable:
        raise Damaged("backup-damaged", path=str(file)) from None


def _trailer(file: Path) -> _Trailer:
    damaged = Damaged("backup-damaged", path=str(file))
    with _open_file(file) as stream:
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
    return _Trailer(database, body[:header], body[header:], sizes)


def _header(file: Path, trailer: _Trailer) -> Header:
    try:
        return headers.from_bytes(trailer.header)
    except VaultUnavailable as error:
        if error.code == "vault-newer":
            raise Damaged("backup-newer", path=str(file), **error.data) from None
        raise Damaged("backup-damaged", path=str(file)) from None


def _report(file: Path, trailer: _Trailer, data_key: bytes | bytearray) -> tuple[BackupReport, str]:
    plain = keys.unwrap(keys.subkey(data_key, "backup"), trailer.manifest, trailer.header + trailer.sizes)
    if plain is None:
        raise Damaged("backup-damaged", path=str(file))
    manifest = json.loads(plain)
    known = len(steps.ALL)
    if manifest["schema"] > known:
        raise Damaged("backup-newer", path=str(file), found=manifest["schema"], known=known)
    report = BackupReport(
        path=file,
        vault_id=manifest["vault_id"],
        parent_id=manifest["parent_id"],
        generation=manifest["generation"],
        created_at=datetime.fromisoformat(manifest["created_at"]),
        schema=manifest["schema"],
        counts=manifest["counts"],
        content_hash=manifest["content_hash"],
        size=_size_of(file),
    )
    return report, manifest["database_sha256"]


def _extract(file: Path, size: int, target: Path, work: _Steps) -> None:
    with (
        _open_file(file) as source,
        open(target, "wb", opener=lambda name, flags: os.open(name, flags | os.O_EXCL, 0o600)) as copy,
    ):
        for done in range(0, size, _CHUNK):
            copy.write(source.read(min(_CHUNK, size - done)))
            work.at(done, size)
        copy.flush()
        os.fsync(copy.fileno())


def _hash(stream: BinaryIO, size: int, work: _Steps) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    for done in range(0, size, _CHUNK):
        digest.update(stream.read(min(_CHUNK, size - done)))
        work.at(done, size)
    return digest.hexdigest()


def _open_file(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise storage_error(error, file) from None


def _size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise storage_error(error, file) from None
