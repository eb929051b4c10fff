"""The timeline of a dossier: sessions with their notes, documents, objectives, supervision, milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from rdpp_desk.actions import discretion
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import numbered
from rdpp_desk.actions.standing import AgreementStanding, document_standing
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.practice.consents import ConsentState, Purpose
from rdpp_desk.practice.duties import EngagementFacts
from rdpp_desk.practice.engagements import Objective
from rdpp_desk.practice.notes import Note
from rdpp_desk.practice.sessions import SessionKind, SessionMode, SessionState
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import supervision as supervision_table

_EXCERPT = 140


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


def timeline(
    desk: Desk, facts: EngagementFacts, notes: Sequence[Note], objectives: Sequence[Objective]
) -> tuple[TimelineItem, ...]:
    """Everything that happened in an engagement, newest first."""
    found = [
        *_sessions(desk, facts, notes),
        *_lone_notes(desk, facts, notes),
        *_documents(desk, facts),
        *_objectives(desk, objectives),
        *_supervision(desk, facts),
        *_milestones(facts),
    ]
    return tuple(sorted(found, key=lambda item: (item.when, item.kind.value, item.id), reverse=True))


def excerpt(text: str) -> str:
    """The first words of a note, headings and Markdown marks left out."""
    lines = [line.strip(" -*>_") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    words = " ".join(" ".join(lines).replace("**", "").split())
    if len(words) <= _EXCERPT:
        return words
    return words[:_EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _sessions(desk: Desk, facts: EngagementFacts, notes: Sequence[Note]) -> Iterator[TimelineItem]:
    ranks = numbered(facts.engagement, facts.sessions)
    places = {} if desk.discreet else people_table.place_names(desk.db)
    by_session = {note.session_id: note for note in notes if note.session_id is not None}
    for session in facts.sessions:
        note = by_session.get(session.id)
        yield TimelineItem(
            kind=TimelineKind.SESSION,
            id=session.id,
            when=session.starts_at,
            number=ranks.get(session.id),
            minutes=session.minutes,
            mode=session.mode,
            place=places.get(session.place_id or 0, ""),
            session_kind=session.kind,
            session_state=session.state,
            note_id=note.id if note else None,
            note_finished=note.finished if note else None,
            title=discretion.words(desk, note.title) if note else "",
            excerpt=discretion.words(desk, excerpt(note.text)) if note else "",
        )


def _lone_notes(desk: Desk, facts: EngagementFacts, notes: Sequence[Note]) -> Iterator[TimelineItem]:
    here = {session.id for session in facts.sessions}
    for note in notes:
        if note.session_id not in here:
            yield TimelineItem(
                kind=TimelineKind.NOTE,
                id=note.id,
                when=_day(note.written_on),
                note_id=note.id,
                note_finished=note.finished,
                title=discretion.words(desk, note.title),
                excerpt=discretion.words(desk, excerpt(note.text)),
            )


def _documents(desk: Desk, facts: EngagementFacts) -> Iterator[TimelineItem]:
    preferences = desk.preferences
    for document, signatures in facts.documents:
        when = document.proposed_at or document.created_at
        if when is None or document.state is DocumentState.WITHDRAWN:
            continue
        yield TimelineItem(
            kind=TimelineKind.DOCUMENT,
            id=document.id,
            when=preferences.wall(when),
            title=discretion.words(desk, document.title),
            document_kind=document.kind,
            agreement=document_standing(document, signatures, preferences),
        )


def _objectives(desk: Desk, objectives: Sequence[Objective]) -> Iterator[TimelineItem]:
    for objective in objectives:
        if objective.reached_on is not None:
            yield TimelineItem(
                kind=TimelineKind.OBJECTIVE,
                id=objective.id,
                when=_day(objective.reached_on),
                title=discretion.words(desk, objective.wording),
            )


def _supervision(desk: Desk, facts: EngagementFacts) -> Iterator[TimelineItem]:
    for entry in supervision_table.entries(desk.db):
        if facts.engagement.id in entry.engagement_ids and entry.held_on is not None:
            yield TimelineItem(
                kind=TimelineKind.SUPERVISION,
                id=entry.id,
                when=_day(entry.held_on),
                number=entry.number,
                minutes=entry.minutes,
                title=discretion.words(desk, entry.title),
            )


def _milestones(facts: EngagementFacts) -> Iterator[TimelineItem]:
    engagement = facts.engagement
    dated = [
        (Milestone.TAKEN_OVER if engagement.taken_over else Milestone.STARTED, engagement.starts_on),
        (Milestone.PAPER_AGREEMENT, engagement.paper_agreement_on),
        (Milestone.CLOSED, engagement.closed_on),
    ]
    for consent in facts.consents:
        if consent.purpose is Purpose.ACCOMPANIMENT and consent.state is not ConsentState.REFUSED:
            dated.append((Milestone.CONSENT_GIVEN, consent.decided_on))
        dated.append((Milestone.CONSENT_WITHDRAWN, consent.withdrawn_on))
    for milestone, day in dated:
        if day is not None:
            yield TimelineItem(kind=TimelineKind.MILESTONE, id=engagement.id, when=_day(day), milestone=milestone)


def _day(day: date) -> datetime:
    return datetime.combine(day, time())
