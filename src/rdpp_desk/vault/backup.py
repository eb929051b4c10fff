"""Writing a backup, verifying one where it lies, restoring one beside; the file itself is `backup_file`."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rdpp_desk.errors import Damaged, DeskError, UsageError, VaultUnavailable
from rdpp_desk.files import replacing
from rdpp_desk.vault import backup_file, identity, keyfile, migrations, store, tally
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.backup_file import BackupReport
from rdpp_desk.vault.connection import Connection, open_database
from rdpp_desk.vault.header import Header
from rdpp_desk.vault.keys import Secret

if TYPE_CHECKING:
    from rdpp_desk.clock import Clock
    from rdpp_desk.vault.store import Vault

_CHUNK = 1 << 20
_PAGES_A_STEP = 512

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


class Stopped(DeskError):
    """The work was asked to stop (code `stopped`); nothing was replaced."""


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
        UsageError: `target-inside-vault`, `target-not-a-backup`: another file has that name.
        VaultUnavailable: `vault-damaged`: the vault itself does not pass its checks.
        Damaged: `backup-damaged`: what was written does not read back.
        StorageError, Stopped.
    """
    data_key = vault.data_key
    target = target.absolute()
    if vault.path.resolve() in target.resolve().parents:
        raise UsageError("target-inside-vault")
    if not _replaceable(target):
        raise UsageError("target-not-a-backup", path=str(target))
    work = _Steps(3, vault.database.stat().st_size, progress, stop)
    with replacing(target) as beside:
        facts = _copy_database(vault, data_key, beside, work) | _checked(beside, data_key, work)
        with beside.open("rb+") as file:
            backup_file.append_trailer(file, keyfile.present(vault.path, data_key), data_key, facts)
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
    work = _Steps(1, backup_file.size_of(file), progress, stop)
    trailer = backup_file.trailer_of(file)
    return _verified(file, _unlocked(file, backup_file.header_of(file, trailer), secret), work)


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
    work = _Steps(2, backup_file.size_of(file), progress, stop)
    trailer = backup_file.trailer_of(file)
    header = backup_file.header_of(file, trailer)
    data_key = _unlocked(file, header, secret)
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


def _replaceable(target: Path) -> bool:
    """Whether what has that name, if anything, is an earlier backup, damaged or not; never someone's other file."""
    if target.suffix == backup_file.SUFFIX or not target.is_file() or not backup_file.size_of(target):
        return True
    try:
        backup_file.trailer_of(target)
    except Damaged as error:
        return error.code != "not-a-backup"
    return True


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
        with backup_file.open_file(copy) as stream:
            digest = _hash(stream, copy.stat().st_size, work)
        if check.result():
            raise VaultUnavailable("vault-damaged", part="database")
    work.end_pass()
    return {"counts": content.counts, "content_hash": content.content_hash, "database_sha256": digest}


def _unlocked(file: Path, header: Header, secret: Secret) -> bytearray:
    try:
        return headers.unlock(header, secret)
    except VaultUnavailable:
        raise Damaged("backup-damaged", path=str(file)) from None


def _verified(file: Path, data_key: bytes | bytearray, work: _Steps) -> BackupReport:
    report = _reread(file, data_key, work)
    with closing(_database(file, data_key)) as db:
        if tally.structure_broken(db) or tally.tally(db, work.pause) != tally.Tally(report.counts, report.content_hash):
            raise Damaged("backup-damaged", path=str(file))
    return report


def _reread(file: Path, data_key: bytes | bytearray, work: _Steps) -> BackupReport:
    """Every byte is the one that was checked when the backup was made."""
    trailer = backup_file.trailer_of(file)
    report, database_sha256 = backup_file.report_of(file, trailer, data_key)
    with backup_file.open_file(file) as stream:
        if _hash(stream, trailer.database_size, work) != database_sha256:
            raise Damaged("backup-damaged", path=str(file))
    return report


def _reopened(file: Path, data_key: bytes | bytearray) -> BackupReport:
    report, _ = backup_file.report_of(file, backup_file.trailer_of(file), data_key)
    with closing(_database(file, data_key)) as db:
        if tally.counts(db) != report.counts:
            raise Damaged("backup-damaged", path=str(file))
    return report


def _database(file: Path, data_key: bytes | bytearray) -> Connection:
    try:
        return open_database(file, data_key, immutable=True)
    except VaultUnavailable:
        raise Damaged("backup-damaged", path=str(file)) from None


def _extract(file: Path, size: int, target: Path, work: _Steps) -> None:
    with (
        backup_file.open_file(file) as source,
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
