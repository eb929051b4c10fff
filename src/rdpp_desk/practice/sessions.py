"""Meetings: planned in local time, counted once held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SessionKind(StrEnum):
    """What a meeting is for. A tripartite meeting is a session with the sponsor."""

    EXPLORATORY = "exploratory"
    SESSION = "session"
    TRIPARTITE = "tripartite"
    CLOSING = "closing"


class SessionMode(StrEnum):
    """How people meet."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class SessionState(StrEnum):
    """What became of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A meeting. `starts_at` is wall time (naive) in the zone called `zone` (IANA name)."""

    id: int = 0
    engagement_id: int
    starts_at: datetime
    zone: str = "Europe/Paris"
    minutes: int = 60
    kind: SessionKind = SessionKind.SESSION
    mode: SessionMode = SessionMode.IN_PERSON
    place_id: int | None = None
    state: SessionState = SessionState.PLANNED
    early_reason: str = ""
    created_at: datetime | None = None
    deleted_at: datetime | None = None
