"""Dossiers to read: the list, and the whole story of one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rdpp_desk.actions import discretion
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import all_facts, code, engagement_facts
from rdpp_desk.actions.standing import AgreementStanding, ConsentStanding, agreement_standing, consent_standing
from rdpp_desk.actions.timeline import TimelineItem, timeline
from rdpp_desk.practice.agreements import Document, Signature
from rdpp_desk.practice.consents import Consent
from rdpp_desk.practice.duties import EngagementFacts
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Objective
from rdpp_desk.practice.notes import Note
from rdpp_desk.practice.people import Client, Organisation, Signatory, Sponsor
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.retention import Destruction, notes_destruction
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.vault import Connection
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import marks as marks_table
from rdpp_desk.vault import notes as notes_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault.engagements import DossierRow
from rdpp_desk.vault.folding import folded

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """One row of the list of dossiers. `name` is the client's, or the group's title; `known_as` finds it, unshown."""

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
    known_as: str = ""


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
    organisation_name: str = ""


def list_dossiers(
    desk: Desk, text: str = "", states: Collection[EngagementState] | None = None, *, groups: bool | None = None
) -> tuple[DossierLine, ...]:
    """Dossiers whose name or organisation holds `text` (accents and case ignored), by name.

    `states` keeps only those states; `groups` keeps only practice-analysis groups (True) or only the others (False).
    """
    wanted = folded(text.strip())
    facts = {one.engagement.id: one for one in all_facts(desk.db, meetings=())}
    preferences = desk.preferences
    lines = [
        _line(desk, row, facts[row.engagement.id], preferences)
        for row in engagements_table.dossiers(desk.db, desk.local(), states)
        if wanted in folded(_known_as(row, facts[row.engagement.id]))
        and (groups is None or groups == (row.engagement.kind is EngagementKind.PRACTICE_ANALYSIS))
    ]
    return tuple(sorted(lines, key=lambda line: (folded(line.name), line.engagement_id)))


def dossier(desk: Desk, engagement_id: int) -> Dossier:
    """The whole story of one engagement."""
    db = desk.db
    engagement = engagements_table.engagement(db, engagement_id)
    facts = discretion.screened(desk, engagement_facts(db, engagement))
    notes = tuple(notes_table.notes(db, engagement_id))
    objectives = tuple(engagements_table.objectives(db, engagement_id))
    preferences = desk.preferences
    return Dossier(
        engagement=engagement,
        client=people_table.client(db, engagement.client_id) if engagement.client_id is not None else None,
        name=facts.who,
        initials=discretion.letters(desk, facts.who),
        code=code(engagement),
        organisation=_maybe(people_table.organisation, desk, engagement.organisation_id),
        sponsor=_maybe(people_table.sponsor, desk, engagement.sponsor_id),
        signatory=_maybe(people_table.signatory, desk, engagement.signatory_id),
        objectives=objectives,
        consents=facts.consents,
        documents=tuple(DocumentLine(document=one, signatures=signed) for one, signed in facts.documents),
        sessions=facts.sessions,
        timeline=timeline(desk, facts, notes, objectives),
        counts=_counts(desk, facts, notes),
        consent=consent_standing(facts),
        agreement=agreement_standing(facts, preferences),
        destruction=notes_destruction(
            engagement.closed_on, preferences.notes_kept_years, preferences.backups_kept_months
        )
        if engagement.closed_on is not None
        else None,
        organisation_name=facts.organisation,
    )


def _known_as(row: DossierRow, facts: EngagementFacts) -> str:
    return f"{facts.who} {row.organisation} {code(row.engagement)}"


def _line(desk: Desk, row: DossierRow, known: EngagementFacts, preferences: Preferences) -> DossierLine:
    engagement, facts = row.engagement, discretion.screened(desk, known)
    return DossierLine(
        engagement_id=engagement.id,
        client_id=engagement.client_id,
        name=facts.who,
        initials=discretion.letters(desk, facts.who),
        code=code(engagement),
        kind=engagement.kind,
        organisation=facts.organisation,
        state=engagement.state,
        next_session=row.next_session,
        consent=consent_standing(facts),
        agreement=agreement_standing(facts, preferences),
        sessions_held=row.sessions_held + engagement.earlier_sessions,
        planned_sessions=engagement.planned_sessions,
        last_note_id=row.last_note_id,
        last_note_on=row.last_note_on,
        known_as=_known_as(row, known),
    )


def _held(facts: EngagementFacts) -> int:
    return facts.engagement.earlier_sessions + sum(one.state is SessionState.HELD for one in facts.sessions)


def _counts(desk: Desk, facts: EngagementFacts, notes: tuple[Note, ...]) -> Counts:
    minutes = sum(one.minutes for one in facts.sessions if one.state is SessionState.HELD)
    return Counts(
        held=_held(facts),
        planned=facts.engagement.planned_sessions,
        minutes=facts.engagement.earlier_minutes + minutes,
        notes=len(notes),
        passages_waiting=len(marks_table.waiting_marks(desk.db, facts.engagement.id)),
    )


def _maybe(read: Callable[[Connection, int], _T], desk: Desk, row_id: int | None) -> _T | None:
    return read(desk.db, row_id) if row_id is not None else None
