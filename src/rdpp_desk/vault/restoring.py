"""Making a vault of a backup: for good, beside; or for a rehearsal, in a private folder that goes at once.

A rehearsal's folder holds encrypted files only, readable by its owner only, and an operating-system lock while the
rehearsal lasts: one that a crash left behind is not locked, and the next start removes it.
"""

from __future__ import annotations

import dataclasses
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk import paths
from rdpp_desk.errors import Damaged, DeskError, VaultUnavailable
from rdpp_desk.files import fsync_folder, storage_error
from rdpp_desk.vault import (
    accounts,
    audit,
    backup_file,
    erasing,
    identity,
    keyfile,
    migrations,
    replay,
    steps,
    store,
    tally,
)
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.backup import Opener, Progress, Steps, Stop, unlocked, verified
from rdpp_desk.vault.backup_file import BackupReport, Trailer
from rdpp_desk.vault.connection import Connection, open_database
from rdpp_desk.vault.lock import VaultLock
from rdpp_desk.vault.replay import Erasure, Replayed

if TYPE_CHECKING:
    from rdpp_desk.clock import Clock

_CHUNK = 1 << 20
_REHEARSALS = "rehearsals"
_UIDS_SINCE = 2  # the step of the tables that gave records their random ids


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault made from a backup: `report` has its new id and folder, `replayed` what was erased again in it.

    `replayable` is False for a backup older than the random ids, which erasures cannot be found in.
    """

    report: BackupReport
    replayed: Replayed
    replayable: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """What a rehearsal found: the backup's own account, and what its rows say. `last_note_on` is a day.

    `sound` says that its audit log holds together.
    """

    report: BackupReport
    last_note_on: str
    sound: bool


def restore_backup(
    file: Path,
    folder: Path,
    secret: Opener,
    *,
    clock: Clock,
    erased: Iterable[Erasure] = (),
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Restored:
    """Make a new vault at `folder` from a backup, with the backup's secrets, never over anything; `erased` stays so.

    The new vault takes its name once all of that is done. Its report carries its id, and the backup's as its parent.

    Raises:
        VaultUnavailable: `vault-exists`, `folder-not-empty`.
        WrongSecret, Damaged, StorageError, Stopped: as `backup.verify_backup`.
    """
    work = Steps(2, backup_file.size_of(file), progress, stop)
    trailer = backup_file.trailer_of(file)
    header = backup_file.header_of(file, trailer)
    data_key = unlocked(file, header, secret)
    report = verified(file, data_key, work)
    work.end_pass()
    renamed = dataclasses.replace(header, vault_id=secrets.token_bytes(headers.ID_BYTES))
    again: list[Replayed] = []

    def fill(place: Path) -> None:
        with closing(_extracted(file, trailer, place, data_key, report, work)) as db:
            identity.restored_as(db, renamed.vault_id.hex(), report.vault_id)
            migrations.migrate(db, steps.ALL)
            again.append(_replayed(db, data_key, erased, report, clock))
        keyfile.write_first(place, headers.to_bytes(renamed, data_key))

    store.build_beside(folder, fill)
    with closing(store.open_with_data_key(folder, data_key, clock=clock)) as vault:
        replay.keep_outside(vault.vault_id, vault.parent_id, replay.erasures(vault.db))
        made = dataclasses.replace(report, path=folder, vault_id=vault.vault_id, parent_id=vault.parent_id)
    return Restored(made, again[0], report.schema >= _UIDS_SINCE)


def rehearse(file: Path, secret: Opener, *, progress: Progress | None = None, stop: Stop | None = None) -> Contents:
    """Restore a backup in full where nobody sees it, open it, check its health, compare, and remove it.

    Raises:
        WrongSecret, Damaged, StorageError, Stopped: as `backup.verify_backup`.
    """
    work = Steps(3, backup_file.size_of(file), progress, stop)
    trailer = backup_file.trailer_of(file)
    data_key = unlocked(file, backup_file.header_of(file, trailer), secret)
    report = verified(file, data_key, work)
    work.end_pass()
    damaged = Damaged("backup-damaged", path=str(file))
    with _private_folder() as place:
        keyfile.write_first(place, trailer.header)
        with closing(_extracted(file, trailer, place, data_key, report, work)) as db:
            work.end_pass()
            if tally.tally(db, work.pause) != tally.Tally(report.counts, report.content_hash):
                raise damaged
            last = db.value("SELECT max(written_on) FROM notes WHERE deleted_at IS NULL") or ""
            migrations.migrate(db, steps.ALL)
            if report.schema < _UIDS_SINCE:
                audit.chain(db, data_key)
            sound = audit.verify(db, data_key).ok
        work.at(1, 2)
        try:
            database = place / store.DATABASE_NAME
            keyfile.present(place, data_key)
            with closing(open_database(database, data_key, read_only=True)) as db:
                if identity.read(db).vault_id != report.vault_id or tally.broken(db, database.stat().st_size):
                    raise damaged
        except VaultUnavailable:
            raise damaged from None
    work.at(1, 1)
    return Contents(report, str(last), sound)


def erasures_in(file: Path, secret: Opener) -> frozenset[Erasure]:
    """What a backup remembers having erased; nothing in one older than the random ids. Raises as `rehearse`."""
    trailer = backup_file.trailer_of(file)
    data_key = unlocked(file, backup_file.header_of(file, trailer), secret)
    report, _digest = backup_file.report_of(file, trailer, data_key)
    if report.schema < _UIDS_SINCE:
        return frozenset()
    try:
        with closing(open_database(file, data_key, immutable=True)) as db:
            return replay.erasures(db)
    except VaultUnavailable:
        raise Damaged("backup-damaged", path=str(file)) from None


def tidy_rehearsals() -> None:
    """Remove what a rehearsal left behind when the program was killed; one under way elsewhere stays."""
    with suppress(OSError):
        for place in sorted(_rehearsals().iterdir()):
            lock = VaultLock(place)
            try:
                lock.acquire()
            except DeskError:
                continue
            lock.release()
            shutil.rmtree(place, ignore_errors=True)


def _replayed(
    db: Connection, data_key: bytearray, erased: Iterable[Erasure], report: BackupReport, clock: Clock
) -> Replayed:
    log = audit.AuditLog(db, data_key)
    with db.transaction():
        log.record("backup-restored", "", clock.now(), {"made": report.created_at.date().isoformat()})
        again = replay.replay(db, erased)
        erasing.begin_trash_anew(db, clock.now())
        accounts.begin_anew(db, clock.now())
        if again.total:
            log.record("erasures-replayed", "", clock.now(), dict(again.erased))
    return again


def _extracted(
    file: Path, trailer: Trailer, place: Path, data_key: bytearray, report: BackupReport, work: Steps
) -> Connection:
    """The backup's database as a file of its own in `place`, open, its rows counted."""
    target = place / store.DATABASE_NAME
    try:
        with (
            backup_file.open_file(file) as source,
            open(target, "wb", opener=lambda name, flags: os.open(name, flags | os.O_EXCL, 0o600)) as copy,
        ):
            for done in range(0, trailer.database_size, _CHUNK):
                copy.write(source.read(min(_CHUNK, trailer.database_size - done)))
                work.at(done, trailer.database_size)
            copy.flush()
            os.fsync(copy.fileno())
        fsync_folder(place)
    except OSError as error:
        raise storage_error(error, target) from None
    db = open_database(target, data_key)
    try:
        if tally.counts(db) != report.counts:
            raise Damaged("backup-damaged", path=str(file))
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder of its own, 0700 and locked, gone afterwards whatever happens."""
    tidy_rehearsals()
    place = _rehearsals() / f"rehearsal-{secrets.token_hex(8)}"
    try:
        place.mkdir(mode=0o700, parents=True)
        place.parent.chmod(0o700)
    except OSError as error:
        raise storage_error(error, place) from None
    lock = VaultLock(place)
    try:
        lock.acquire()
        yield place
    finally:
        lock.release()
        shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):
            place.parent.rmdir()


def _rehearsals() -> Path:
    return paths.state_folder() / _REHEARSALS
