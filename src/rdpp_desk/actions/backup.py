"""Backups: made, remembered, thinned out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions import will
from rdpp_desk.actions.believed_clock import clock_believed
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.files import fsync_folder, storage_error
from rdpp_desk.practice.rotation import Copy, Generations, expires_on, kept
from rdpp_desk.vault import BackupReport, accounts, audit, backup_file, changes
from rdpp_desk.vault import preferences as preferences_table
from rdpp_desk.vault.accounts import BackupRecord
from rdpp_desk.vault.backup_file import SUFFIX

_HALF = re.compile(rf"\..+{re.escape(SUFFIX)}\.[0-9a-f]{{8}}\.part(-journal|-wal|-shm)?")
_HALF_KEPT_SECONDS = 86_400

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

__all__ = ["SUFFIX", "BackupReport"]


@dataclass(frozen=True, slots=True)
class Made:
    """A verified copy, and how the vault looked as it began (see `changed_since`)."""

    report: BackupReport
    look: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A copy that is believed to be where it was made, and the first day on which it is too old to be kept.

    None for the last verified one of its folder: it stays whatever its age, until there is a newer one. `expired` is
    not said while the clock cannot be believed.
    """

    record: BackupRecord
    made_on: date
    expires_on: date | None
    expired: bool


@dataclass(frozen=True, slots=True)
class Thinned:
    """The names of the old copies that were deleted; `refused` is the code of why another one could not be."""

    gone: tuple[str, ...] = ()
    refused: str = ""


def free_name(desk: Desk, folder: Path) -> Path:
    """« rdpp-desk-2026-11-24.rdppbackup », or the next one free that day; it says nothing of the practice."""
    first = folder / f"rdpp-desk-{desk.today():%Y-%m-%d}{SUFFIX}"
    places = [first, *(first.with_name(f"{first.stem}-{number}{SUFFIX}") for number in range(2, 100))]
    return next((place for place in places if not place.exists()), first)


def backup(desk: Desk, target: Path, progress: Progress | None = None, stop: Stop | None = None) -> Made:
    """Write a verified copy of the vault to one file. Slow: run off-thread, then call `record_backup` in the window.

    Raises:
        UsageError: `target-inside-vault`, `target-not-a-backup`.
        VaultUnavailable: `vault-damaged`: nothing is replaced by a copy of a damaged vault.
        Damaged, StorageError, Stopped: what was at `target` is unchanged.
    """
    with closing(desk.vault.search_connection()) as db:
        look = changes.fingerprint(db)
    return Made(vault.write_backup(desk.vault, target, progress=progress, stop=stop), look)


def record_backup(desk: Desk, made: Made, *, automatic: bool = False) -> BackupRecord:
    """Remember that a verified copy was made; quick. Then call `settle`, or `will.file_beside`, off-thread."""
    report = made.report
    target = report.path.absolute()
    with desk.transaction() as db:
        replaced = [known for known in accounts.backups(db) if known.path == str(target)]
        for known in replaced:
            accounts.BACKUPS.update(db, replace(known, gone_at=desk.now()))
        anchor = audit.confirmed(db, audit.Anchor(report.audit_line, report.audit_head))
        record = accounts.record_backup(
            db,
            BackupRecord(
                made_at=report.created_at,
                place=target.parent.name,
                size=report.size,
                generation=report.generation,
                verified=True,
                path=str(target),
                automatic=automatic,
                audit_line=anchor.line,
                audit_head=anchor.head,
            ),
        )
        for place in accounts.backup_places(db):
            if Path(place.path) == target.parent:
                accounts.PLACES.update(db, replace(place, problem="", tried_at=desk.now()))
                preferences_table.remember(db, _look_key(place.id), made.look)
        desk.record("backup-made", detail={"size": report.size, "automatic": automatic})
    return record


def settle(desk: Desk, record: BackupRecord) -> Thinned:
    """What follows a copy where it lies: the file of the will brought up to date, old copies thinned out.

    Reads and writes the folder: run off-thread.
    """
    will.file_beside(desk, Path(record.path).parent)
    return rotate(desk, record)


def changed_since(desk: Desk, place_id: int) -> bool:
    """Whether the practice was written to since the last copy made in that place; opening and looking do not count."""
    return bool(preferences_table.recall(desk.db, _look_key(place_id)) != changes.fingerprint(desk.db))


def generations(desk: Desk) -> tuple[Generation, ...]:
    """The copies that are believed to be where they were made, newest first."""
    months, sure, today = desk.preferences.backups_kept_months, clock_believed(desk), desk.today()
    found, folders = [], set[Path]()
    for record in accounts.backups(desk.db):
        day, folder = desk.day(record.made_at), Path(record.path).parent
        until = expires_on(day, months)
        if record.verified and folder not in folders:
            folders.add(folder)
            found.append(Generation(record, day, None, expired=False))
        else:
            found.append(Generation(record, day, until, expired=sure and until <= today))
    return tuple(found)


def newest_file(found: Sequence[Generation]) -> Path | None:
    """The file of the newest copy that can be reached now, to propose it; None if there is none."""
    return next((path for path in (Path(one.record.path) for one in found if one.record.path) if path.is_file()), None)


def rotate(desk: Desk, record: BackupRecord) -> Thinned:
    """Thin out the copies beside the one just made and verified there; what was deleted, what could not be.

    Only backups of this very vault, written under its present key, are looked at; what cannot be read stays, but for
    the halves of copies that were cut short more than a day ago. Copies that are gone from a folder that is there are
    noted as gone. Nothing is deleted while the clock cannot be believed. Reads the folder: run off-thread.
    """
    new = Path(record.path)
    if not record.verified or not new.is_file():
        return Thinned()
    if not clock_believed(desk):
        _note_gone(desk, new.parent, {one.path: one for one in accounts.backups(desk.db)}, expired=0)
        return Thinned()
    here = dict(_own_copies(desk, new.parent))
    known = {one.path: one for one in accounts.backups(desk.db)}
    chosen = desk.preferences
    wanted = kept(
        [_copy(desk, path, report, known.get(str(path))) for path, report in here.items()],
        Generations(
            daily=chosen.backups_daily,
            weekly=chosen.backups_weekly,
            monthly=chosen.backups_monthly,
            kept_months=chosen.backups_kept_months,
        ),
        desk.today(),
    )
    gone: list[Path] = []
    refused = ""
    for path in (path for path in here if str(path) not in wanted and path != new):
        try:
            path.unlink(missing_ok=True)
            gone.append(path)
        except OSError as error:
            refused = refused or storage_error(error, path).code
    _drop_halves(desk, new.parent)
    with suppress(OSError):
        fsync_folder(new.parent)
    _note_gone(desk, new.parent, known, expired=len(gone))
    return Thinned(tuple(path.name for path in gone), refused)


def _look_key(place_id: int) -> str:
    return f"copied-{place_id}"


def _own_copies(desk: Desk, folder: Path) -> Iterator[tuple[Path, BackupReport]]:
    """The backups of this vault that a folder holds, by their own account."""
    data_key = desk.vault.data_key
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            trailer = backup_file.trailer_of(path)
            header = backup_file.header_of(path, trailer)
            report, _digest = backup_file.report_of(path, trailer, data_key)
        except DeskError:
            continue
        if header.vault_id.hex() == report.vault_id == desk.vault.vault_id:
            yield path, report


def _copy(desk: Desk, path: Path, report: BackupReport, record: BackupRecord | None) -> Copy:
    same = record is not None and record.made_at == report.created_at
    return Copy(
        key=str(path),
        made_at=desk.wall(report.created_at),
        verified=same and record is not None and record.verified,
        rehearsed=same and record is not None and record.rehearsed_at is not None,
    )


def _drop_halves(desk: Desk, folder: Path) -> None:
    """What a copy leaves beside when the power goes, or the stick is pulled out, before it has its name."""
    with suppress(OSError):
        for half in folder.glob(f".*{SUFFIX}.*.part*"):
            if _HALF.fullmatch(half.name) and desk.now().timestamp() - half.stat().st_mtime > _HALF_KEPT_SECONDS:
                half.unlink()


def _note_gone(desk: Desk, folder: Path, known: dict[str, BackupRecord], expired: int) -> None:
    missing = [record for path, record in known.items() if Path(path).parent == folder and not Path(path).exists()]
    if not missing and not expired:
        return
    with desk.transaction() as db:
        for record in missing:
            accounts.BACKUPS.update(db, replace(record, gone_at=desk.now()))
        if expired:
            desk.record("backup-expired", detail={"count": expired})
