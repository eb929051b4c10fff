"""An accompaniment: its kind, parties, interests, objectives, and the states it goes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EngagementKind(StrEnum):
    """The three kinds of work the charter covers."""

    RDPP = "rdpp"
    COACHING = "coaching"
    PRACTICE_ANALYSIS = "practice_analysis"


class EngagementState(StrEnum):
    """exploring → agreed → active → (paused) → closing → closed; closed reopens with a reason."""

    EXPLORING = "exploring"
    AGREED = "agreed"
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSING = "closing"
    CLOSED = "closed"


class Payer(StrEnum):
    """Who pays. An employee who benefits from work paid by an organisation never pays."""

    ORGANISATION = "organisation"
    CLIENT = "client"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """One piece of work. A practice-analysis group has a `title` and no client; the two others have one client.

    Money is in integer cents of `currency`; durations in minutes. `taken_over` marks work begun before the
    program: its paper agreement, earlier sessions and minutes are stated once and no gate applies to it.
    """

    id: int = 0
    kind: EngagementKind
    client_id: int | None = None
    title: str = ""
    state: EngagementState = EngagementState.EXPLORING
    professional: bool = True
    payer: Payer = Payer.ORGANISATION
    organisation_id: int | None = None
    sponsor_id: int | None = None
    signatory_id: int | None = None
    client_interest: str = ""
    organisation_interest: str = ""
    client_request: str = ""
    organisation_request: str = ""
    planned_sessions: int | None = None
    session_minutes: int = 60
    session_price_cents: int | None = None
    currency: str = "EUR"
    starts_on: date | None = None
    ends_on: date | None = None
    taken_over: bool = False
    paper_agreement_on: date | None = None
    earlier_sessions: int = 0
    earlier_minutes: int = 0
    closed_on: date | None = None
    reopening_reason: str = ""
    created_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An aim worded by the client. `shareable` says whether the sponsor may read the wording."""

    id: int = 0
    engagement_id: int
    position: int = 0
    wording: str
    worded_on: date | None = None
    indicator: str = ""
    starting_level: str = ""
    target_level: str = ""
    due_on: date | None = None
    shareable: bool = False
    reached_on: date | None = None
    deleted_at: datetime | None = None
