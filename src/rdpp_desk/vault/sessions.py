"""Meetings, in wall time."""

from __future__ import annotations

from datetime import datetime

from rdpp_desk.practice.sessions import Session
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.rows import Table, instant

SESSIONS = Table("sessions", Session)
_LIVE = "deleted_at IS NULL AND engagement_id NOT IN (SELECT id FROM engagements WHERE deleted_at IS NOT NULL)"


def add_session(db: Connection, session: Session) -> Session:
    return SESSIONS.add(db, session)


def update_session(db: Connection, session: Session) -> None:
    SESSIONS.update(db, session)


def session(db: Connection, record: int) -> Session:
    return SESSIONS.get(db, record)


def sessions(db: Connection, engagement_id: int | None = None) -> list[Session]:
    """Meetings outside the trash, of one dossier or of all those outside the trash, in the order of time."""
    if engagement_id is None:
        return SESSIONS.all(db, f"{_LIVE} ORDER BY starts_at, id")
    return SESSIONS.all(db, "engagement_id = ? AND deleted_at IS NULL ORDER BY starts_at, id", (engagement_id,))


def sessions_under_way(db: Connection, since: datetime) -> list[Session]:
    """All the meetings of each dossier that is not closed, or has one planned or one that starts at `since` or later.

    In the order of time; `since` is wall time (naive).
    """
    return SESSIONS.all(
        db,
        f"""{_LIVE} AND engagement_id IN (SELECT id FROM engagements WHERE state <> 'closed'
            UNION SELECT engagement_id FROM sessions WHERE state = 'planned' AND deleted_at IS NULL
            UNION SELECT engagement_id FROM sessions WHERE starts_at >= ? AND deleted_at IS NULL)
        ORDER BY starts_at, id""",
        (instant(since),),
    )


def sessions_between(db: Connection, start: datetime, end: datetime) -> list[Session]:
    """Meetings of every dossier that start in [`start`, `end`[, both wall time (naive), in the order of time."""
    return SESSIONS.all(
        db, f"starts_at >= ? AND starts_at < ? AND {_LIVE} ORDER BY starts_at, id", (instant(start), instant(end))
    )


def held_minutes(db: Connection, since: datetime | None = None) -> int:
    """Minutes of practice held, those of meetings that started at `since` (wall time) or later."""
    return int(
        db.value(
            f"SELECT ifnull(sum(minutes), 0) FROM sessions WHERE state = 'held' AND starts_at >= ? AND {_LIVE}",
            ("" if since is None else instant(since),),
        )
    )


def trash_session(db: Connection, record: int, when: datetime) -> None:
    SESSIONS.trash(db, record, when)


def restore_session(db: Connection, record: int) -> None:
    SESSIONS.trash(db, record, None)
