"""Dossiers to read: the list, and the whole story of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.standing import AgreementStanding, ConsentStanding
from rdpp_desk.practice.agreements import Document, DocumentKind, Signature
from rdpp_desk.practice.consents import Consent
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Objective
from rdpp_desk.practice.people import Client, Organisation, Signatory, Sponsor
from rdpp_desk.practice.retention import Destruction
from rdpp_desk.practice.sessions import Session, SessionKind, SessionMode, SessionState


class TimelineKind(StrEnum):
    """What a line of the timeline is; the filters are Sessions (session, note), Documents, Milestones (the rest)."""

    SESSION = "session"
    NOTE = "note"
    DOCUMENT = "document"
    OBJECTIVE = "objective"
    SUPERVISION = "supervision"
    MILESTONE = "milestone"


class Milestone(StrEnum):
    """Events of an engagement that are not sessions or documents."""

    STARTED = "started"
    TAKEN_OVER = "taken_over"
    PAPER_AGREEMENT = "paper_agreement"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """One row of the list of dossiers. `name` is the client's, or the group's title."""

    engagement_id: int
    client_id: int | None
    name: str
    initials: str
    code: str
    kind: EngagementKind
    organisation: str
    state: EngagementState
    next_session: Session | None
    consent: ConsentStanding
    agreement: AgreementStanding
    sessions_held: int
    planned_sessions: int | None
    last_note_id: int | None
    last_note_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """One line of the timeline, newest first. `id` is the row of its kind; what does not apply is empty.

    A session carries its note (`note_id`, `note_finished`, `excerpt`); a note without a session stands alone.
    """

    kind: TimelineKind
    id: int
    when: datetime
    number: int | None = None
    minutes: int | None = None
    mode: SessionMode | None = None
    place: str = ""
    session_kind: SessionKind | None = None
    session_state: SessionState | None = None
    note_id: int | None = None
    note_finished: bool | None = None
    title: str = ""
    excerpt: str = ""
    document_kind: DocumentKind | None = None
    agreement: AgreementStanding | None = None
    milestone: Milestone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document and its signature slots."""

    document: Document
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """`held` includes the sessions declared when the engagement was taken over; `minutes` likewise."""

    held: int
    planned: int | None
    minutes: int
    notes: int
    passages_waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that the dossier screen shows of one engagement."""

    engagement: Engagement
    client: Client | None
    name: str
    initials: str
    code: str
    organisation: Organisation | None
    sponsor: Sponsor | None
    signatory: Signatory | None
    objectives: tuple[Objective, ...]
    consents: tuple[Consent, ...]
    documents: tuple[DocumentLine, ...]
    sessions: tuple[Session, ...]
    timeline: tuple[TimelineItem, ...]
    counts: Counts
    consent: ConsentStanding
    agreement: AgreementStanding
    destruction: Destruction | None


def list_dossiers(
    desk: Desk, text: str = "", states: Collection[EngagementState] | None = None, *, groups: bool | None = None
) -> tuple[DossierLine, ...]:
    """Dossiers whose name or organisation holds `text` (accents and case ignored), by name.

    `states` keeps only those states; `groups` keeps only practice-analysis groups (True) or only the others (False).
    """
    raise NotImplementedError


def dossier(desk: Desk, engagement_id: int) -> Dossier:
    """The whole story of one engagement."""
    raise NotImplementedError
