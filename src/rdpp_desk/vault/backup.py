"""Writing a backup, verifying one where it lies; the file itself is `backup_file`, making a vault of it `restoring`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rdpp_desk.errors import Damaged, DeskError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.files import replacing
from rdpp_desk.vault import audit, backup_file, identity, migrations, tally
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.backup_file import BackupReport
from rdpp_desk.vault.connection import Connection, open_database
from rdpp_desk.vault.header import Header
from rdpp_desk.vault.keys import Secret

if TYPE_CHECKING:
    from rdpp_desk.vault.store import Vault

_CHUNK = 1 << 20
_PAGES_A_STEP = 512

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


class Stopped(DeskError):
    """The work was asked to stop (code `stopped`); nothing was replaced."""


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The data key of a vault that is open: its own backups ask for no secret."""

    data_key: bytes = field(repr=False)


Opener = Secret | OwnKey


class Steps:
    """Progress over the passes of one job, told as a part of its `size`, and the places where it may be stopped."""

    def __init__(self, passes: int, size: int, progress: Progress | None, stop: Stop | None) -> None:
        self._size = max(size, 1)
        self._passes = passes
        self._before = 0
        self._progress = progress
        self._stop = stop

    def pause(self) -> None:
        if self._stop is not None and self._stop():
            raise Stopped("stopped")

    def at(self, done: int, of: int) -> None:
        self.pause()
        if self._progress is not None:
            self._progress((self._before + self._size * done // max(of, 1)) // self._passes, self._size)

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
        VaultUnavailable: `vault-damaged`: the vault itself does not pass its checks; `vault-replaced`, `vault-closed`.
        Damaged: `backup-damaged`: what was written does not read back.
        StorageError, Stopped.
    """
    data_key = vault.data_key
    vault.require_same()
    target = target.absolute()
    if vault.path.resolve() in target.resolve().parents:
        raise UsageError("target-inside-vault")
    if not _replaceable(target):
        raise UsageError("target-not-a-backup", path=str(target))
    work = Steps(3, vault.database.stat().st_size, progress, stop)
    with replacing(target) as beside:
        facts = _copy_database(vault, data_key, beside, work) | _checked(beside, data_key, work)
        with beside.open("rb+") as file:
            backup_file.append_trailer(file, _header(vault, data_key), data_key, facts)
            os.fsync(file.fileno())
            tally.forget_cache(file.fileno())
        _reread(beside, data_key, work)
    return _reopened(target, data_key)


def verify_backup(
    file: Path, secret: Opener, *, progress: Progress | None = None, stop: Stop | None = None
) -> BackupReport:
    """Open a backup where it lies, check every byte and recount; nothing is written anywhere.

    Raises:
        WrongSecret: as `open_with`; `other-key`: not made under that data key.
        Damaged: `not-a-backup`, `backup-damaged`, `backup-newer`.
        StorageError, Stopped.
    """
    work = Steps(1, backup_file.size_of(file), progress, stop)
    trailer = backup_file.trailer_of(file)
    return verified(file, unlocked(file, backup_file.header_of(file, trailer), secret), work)


def _header(vault: Vault, data_key: bytes) -> bytes:
    """The vault's, which a change of key may have replaced meanwhile; as it was last seen, where its file is spoilt.

    It is proved under the data key of the copy, and renewed at each change of a secret: the secrets that open the copy
    are those in force.
    """
    try:
        stored = vault.watch.header()
        headers.verify(headers.from_bytes(stored), data_key)
        return stored
    except VaultUnavailable:
        if vault.is_open:
            raise
        raise VaultUnavailable("vault-closed") from None


def _replaceable(target: Path) -> bool:
    """Whether what has that name, if anything, is an earlier backup, damaged or not; never someone's other file."""
    if target.suffix == backup_file.SUFFIX or not target.is_file() or not backup_file.size_of(target):
        return True
    try:
        backup_file.trailer_of(target)
    except Damaged as error:
        return error.code != "not-a-backup"
    return True


def _copy_database(vault: Vault, data_key: bytes, beside: Path, work: Steps) -> dict[str, object]:
    with closing(open_database(vault.database, data_key, read_only=True)) as source:
        source.execute("BEGIN")
        found = identity.read(source)
        with closing(open_database(beside, data_key, create=True)) as copy:
            source.copy_to(copy, pages=_PAGES_A_STEP, progress=work.at)
            copy.value("PRAGMA journal_mode = DELETE")
            schema = migrations.version_of(copy)
            anchor, erased = audit.anchor(copy), int(copy.value("SELECT count(*) FROM erasures"))
    work.end_pass()
    return {
        "audit_line": anchor.line,
        "audit_head": anchor.head,
        "erasures": erased,
        "vault_id": found.vault_id,
        "parent_id": found.parent_id,
        "generation": found.generation,
        "created_at": vault.clock.now().isoformat(),
        "schema": schema,
    }


def _checked(copy: Path, data_key: bytes, work: Steps) -> dict[str, object]:
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


def unlocked(file: Path, header: Header, secret: Opener) -> bytearray:
    """The data key of a backup.

    Raises:
        WrongSecret, Damaged: as `verify_backup`.
    """
    if isinstance(secret, OwnKey):
        try:
            headers.verify(header, secret.data_key)
        except VaultUnavailable:
            raise WrongSecret("other-key", path=str(file)) from None
        return bytearray(secret.data_key)
    try:
        return headers.unlock(header, secret)
    except VaultUnavailable:
        raise Damaged("backup-damaged", path=str(file)) from None


def verified(file: Path, data_key: bytes | bytearray, work: Steps) -> BackupReport:
    """Every byte read and every row counted. Raises as `verify_backup`."""
    report = _reread(file, data_key, work)
    with closing(_database(file, data_key)) as db:
        if tally.structure_broken(db) or tally.tally(db, work.pause) != tally.Tally(report.counts, report.content_hash):
            raise Damaged("backup-damaged", path=str(file))
    return report


def _reread(file: Path, data_key: bytes | bytearray, work: Steps) -> BackupReport:
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


def _hash(stream: BinaryIO, size: int, work: Steps) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    for done in range(0, size, _CHUNK):
        digest.update(stream.read(min(_CHUNK, size - done)))
        work.at(done, size)
    return digest.hexdigest()
