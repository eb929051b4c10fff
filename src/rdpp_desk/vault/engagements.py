"""Engagements, their objectives, and the list of dossiers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from rdpp_desk.practice.engagements import Engagement, EngagementState, Objective
from rdpp_desk.practice.people import Client
from rdpp_desk.practice.sessions import Session
from rdpp_desk.vault.connection import Connection, Row, Value
from rdpp_desk.vault.people import CLIENTS
from rdpp_desk.vault.rows import Table, instant, marks_for
from rdpp_desk.vault.sessions import SESSIONS

ENGAGEMENTS = Table("engagements", Engagement)
OBJECTIVES = Table("objectives", Objective)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A dossier as a list needs it. `sessions_held` leaves out those declared when it was taken over."""

    engagement: Engagement
    client: Client | None
    organisation: str
    next_session: Session | None
    sessions_held: int
    minutes_held: int
    last_note_id: int | None
    last_note_on: date | None


def add_engagement(db: Connection, engagement: Engagement) -> Engagement:
    return ENGAGEMENTS.add(db, engagement)


def update_engagement(db: Connection, engagement: Engagement) -> None:
    ENGAGEMENTS.update(db, engagement)


def engagement(db: Connection, record: int) -> Engagement:
    return ENGAGEMENTS.get(db, record)


def engagements(
    db: Connection, client_id: int | None = None, states: Collection[EngagementState] | None = None
) -> list[Engagement]:
    """Engagements outside the trash, oldest first."""
    where, parameters = _chosen(states)
    if client_id is not None:
        where, parameters = f"{where} AND e.client_id = ?", (*parameters, client_id)
    rows = db.rows(f"SELECT {ENGAGEMENTS.columns('e')} FROM engagements e WHERE {where} ORDER BY e.id", parameters)
    return [ENGAGEMENTS.read(row) for row in rows]


def trash_engagement(db: Connection, record: int, when: datetime) -> None:
    """Put a dossier in the trash: nothing of it is in any list or found by any search."""
    ENGAGEMENTS.trash(db, record, when)


def restore_engagement(db: Connection, record: int) -> None:
    ENGAGEMENTS.trash(db, record, None)


def trashed_engagements(db: Connection) -> list[Engagement]:
    """What lies in the trash, the last put there first."""
    return ENGAGEMENTS.all(db, "deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC")


def dossiers(
    db: Connection, local: datetime, states: Collection[EngagementState] | None = None
) -> list[DossierRow]:
    """Every dossier outside the trash, in one query; `local` is the wall time from which a session is to come."""
    where, parameters = _chosen(states)
    rows = db.rows(
        f"""SELECT {ENGAGEMENTS.columns("e")}, {CLIENTS.columns("c")}, {SESSIONS.columns("s")},
            o.name, h.held, h.minutes, n.id, n.written_on
        FROM engagements e
        LEFT JOIN clients c ON c.id = e.client_id
        LEFT JOIN organisations o ON o.id = e.organisation_id
        LEFT JOIN sessions s ON s.id = (
            SELECT id FROM sessions WHERE engagement_id = e.id AND starts_at >= ? AND state = 'planned'
            AND deleted_at IS NULL ORDER BY starts_at, id LIMIT 1)
        LEFT JOIN notes n ON n.id = (
            SELECT id FROM notes WHERE engagement_id = e.id AND deleted_at IS NULL
            ORDER BY written_on DESC, id DESC LIMIT 1)
        LEFT JOIN (
            SELECT engagement_id, count(*) AS held, sum(minutes) AS minutes FROM sessions
            WHERE state = 'held' AND deleted_at IS NULL GROUP BY engagement_id) h ON h.engagement_id = e.id
        WHERE {where} ORDER BY e.id""",
        (instant(local), *parameters),
    )
    return [_dossier(row) for row in rows]


def add_objective(db: Connection, objective: Objective) -> Objective:
    return OBJECTIVES.add(db, objective)


def update_objective(db: Connection, objective: Objective) -> None:
    OBJECTIVES.update(db, objective)


def objective(db: Connection, record: int) -> Objective:
    return OBJECTIVES.get(db, record)


def objectives(db: Connection, engagement_id: int) -> list[Objective]:
    """An engagement's objectives outside the trash, in their order."""
    return OBJECTIVES.all(db, "engagement_id = ? AND deleted_at IS NULL ORDER BY position, id", (engagement_id,))


def trash_objective(db: Connection, record: int, when: datetime) -> None:
    OBJECTIVES.trash(db, record, when)


def restore_objective(db: Connection, record: int) -> None:
    OBJECTIVES.trash(db, record, None)


def _dossier(row: Row) -> DossierRow:
    client_at = ENGAGEMENTS.width
    session_at = client_at + CLIENTS.width
    organisation, held, minutes, note_id, note_on = tuple(row)[session_at + SESSIONS.width :]
    return DossierRow(
        engagement=ENGAGEMENTS.read(row),
        client=None if row[client_at] is None else CLIENTS.read(row, client_at),
        organisation=organisation or "",
        next_session=None if row[session_at] is None else SESSIONS.read(row, session_at),
        sessions_held=held or 0,
        minutes_held=minutes or 0,
        last_note_id=note_id,
        last_note_on=None if note_on is None else date.fromisoformat(note_on),
    )


def _chosen(states: Collection[EngagementState] | None) -> tuple[str, tuple[Value, ...]]:
    if states is None:
        return "e.deleted_at IS NULL", ()
    return f"e.deleted_at IS NULL AND e.state IN ({marks_for(len(states))})", tuple(str(state) for state in states)
