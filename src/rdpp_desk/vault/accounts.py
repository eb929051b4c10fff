"""The backups made, the places they go to, and the imports brought in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rdpp_desk.practice.clock_trust import ahead
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.rows import Table, instant


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRecord:
    """A backup that was made. `place` is the name of its folder, `path` where it went; `size` is in bytes.

    `audit_line` and `audit_head` are what its manifest holds of the audit log; `rehearsed_at` is when it was last
    read back in full, `gone_at` when it was found missing or given up.
    """

    id: int = 0
    made_at: datetime
    place: str
    size: int
    generation: int
    verified: bool
    path: str = ""
    automatic: bool = False
    audit_line: int = 0
    audit_head: str = ""
    rehearsed_at: datetime | None = None
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlace:
    """A folder or a stick chosen for backups. `problem` is the code of the last failure there, at `tried_at`.

    `other_disk` says that it lay on another disk than the vault when it was chosen: found on the vault's own disk
    later, it is the empty folder under a stick that is not plugged in.
    """

    id: int = 0
    path: str
    added_at: datetime
    other_disk: bool = False
    problem: str = ""
    tried_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """What an import of contacts brought in, to be able to take it out again."""

    id: int = 0
    made_at: datetime
    client_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()


BACKUPS = Table("backups", BackupRecord)
PLACES = Table("backup_places", BackupPlace)
_IMPORTS = Table("imports", ImportRecord)


_DUTIES_OF_COPIES = ("backup", "backup-failing", "backup-places", "rehearsal", "new-key-backup", "former-key")
_STATE_OF_COPIES = ("health-checked", "worked-since-copies")


def begin_anew(db: Connection, now: datetime) -> None:
    """A vault made from another one has no copy of its own yet: what the other remembers of its copies is not of it.

    They count as gone, and none as rehearsed; what they anchor of the register stays. The places chosen stay, without
    their past: each gets its first copy. What was put off about copies, and the last check, are not of it either.
    """
    with db.transaction():
        db.execute("UPDATE backups SET gone_at = coalesce(gone_at, ?), rehearsed_at = NULL", (instant(now),))
        db.execute("UPDATE backup_places SET problem = '', tried_at = NULL")
        db.execute("DELETE FROM state WHERE key GLOB 'copied-*'")
        db.execute_many("DELETE FROM state WHERE key = ?", [(key,) for key in _STATE_OF_COPIES])
        db.execute_many("DELETE FROM snoozes WHERE duty_key = ?", [(key,) for key in _DUTIES_OF_COPIES])


def record_backup(db: Connection, backup: BackupRecord) -> BackupRecord:
    """Say that a backup was made."""
    return BACKUPS.add(db, backup)


def newest(copies: Iterable[BackupRecord], now: datetime) -> BackupRecord | None:
    """The last made of them; one that a wrong clock dated later than `now`, only if there is no other."""
    return max(copies, key=lambda one: (not ahead(one.made_at, now), one.made_at, one.id), default=None)


def backups(db: Connection) -> list[BackupRecord]:
    """The backups that are believed to be where they were made, newest first."""
    return BACKUPS.all(db, "gone_at IS NULL ORDER BY made_at DESC, id DESC")


def last_rehearsal(db: Connection) -> datetime | None:
    """When a backup of this vault was last read back in full, gone since or not."""
    stored = db.value("SELECT max(rehearsed_at) FROM backups")
    return None if stored is None else datetime.fromisoformat(stored)


def backup_places(db: Connection) -> list[BackupPlace]:
    """The places chosen, oldest first."""
    return PLACES.all(db, "1 ORDER BY id")


def record_import(db: Connection, done: ImportRecord) -> ImportRecord:
    """Keep what an import brought in."""
    return _IMPORTS.add(db, done)


def last_import(db: Connection) -> ImportRecord | None:
    """The last import that was not undone, if any."""
    return next(iter(_IMPORTS.all(db, "1 ORDER BY id DESC LIMIT 1")), None)


def forget_import(db: Connection, import_id: int) -> None:
    """Drop the record of an import, once undone or too old."""
    _IMPORTS.erase(db, import_id)
