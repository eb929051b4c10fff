"""What was exported, disclosed, printed, erased, unlocked; and the backups made. The audit log only grows.

Subjects are ids and details are codes, numbers and days: never a name nor a word of a note.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.rows import Table, instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One line of the log. `subject` is like `engagement:12`."""

    id: int
    at: datetime
    event: str
    subject: str
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRecord:
    """A backup that was made. `place` is the name of its folder, never a path; `size` is in bytes."""

    id: int = 0
    made_at: datetime
    place: str
    size: int
    generation: int
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """What an import of contacts brought in, to be able to take it out again."""

    id: int = 0
    made_at: datetime
    client_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()


_BACKUPS = Table("backups", BackupRecord)
_IMPORTS = Table("imports", ImportRecord)


def record(
    db: Connection, event: str, subject: str, now: datetime, detail: Mapping[str, object] | None = None
) -> None:
    """Add a line to the log."""
    text = json.dumps(dict(detail or {}), ensure_ascii=False)
    db.execute(
        "INSERT INTO audit (at, event, subject, detail) VALUES (?, ?, ?, ?)", (instant(now), event, subject, text)
    )


def events(db: Connection, limit: int = 200, before: int | None = None) -> list[AuditEvent]:
    """Lines of the log, newest first, those older than line `before` if given."""
    rows = db.rows(
        "SELECT id, at, event, subject, detail FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?",
        (before if before is not None else 1 << 62, limit),
    )
    return [
        AuditEvent(
            id=row[0], at=datetime.fromisoformat(row[1]), event=row[2], subject=row[3], detail=json.loads(row[4])
        )
        for row in rows
    ]


def record_backup(db: Connection, backup: BackupRecord) -> BackupRecord:
    """Say that a backup was made."""
    return _BACKUPS.add(db, backup)


def last_backup(db: Connection) -> BackupRecord | None:
    """The last backup made, if any."""
    return next(iter(_BACKUPS.all(db, "1 ORDER BY made_at DESC, id DESC LIMIT 1")), None)


def record_import(db: Connection, done: ImportRecord) -> ImportRecord:
    """Keep what an import brought in."""
    return _IMPORTS.add(db, done)


def last_import(db: Connection) -> ImportRecord | None:
    """The last import that was not undone, if any."""
    return next(iter(_IMPORTS.all(db, "1 ORDER BY id DESC LIMIT 1")), None)


def forget_import(db: Connection, import_id: int) -> None:
    """Drop the record of an import, once undone or too old."""
    _IMPORTS.erase(db, import_id)
