"""What several actions read: who an engagement is with, and the facts its rules are asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from rdpp_desk.practice.agreements import Document, Signature
from rdpp_desk.practice.consents import Consent
from rdpp_desk.practice.duties import EngagementFacts
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import documents as documents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import sessions as sessions_table
from rdpp_desk.vault.connection import Connection

_T = TypeVar("_T", Session, Consent)


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id, read once for a whole list."""

    clients: dict[int, str]
    organisations: dict[int, str]
    signatories: dict[int, str] = field(default_factory=dict)

    def who(self, engagement: Engagement) -> str:
        """The client's name, or the group's title."""
        if engagement.client_id is not None:
            return self.clients.get(engagement.client_id, "")
        return engagement.title

    def organisation(self, engagement: Engagement) -> str:
        return self.organisations.get(engagement.organisation_id or 0, "")

    def signatory(self, engagement: Engagement) -> str:
        return self.signatories.get(engagement.signatory_id or 0, "")


def names(db: Connection) -> Names:
    """Every client's and organisation's name."""
    return Names(
        {client.id: client.full_name for client in people_table.clients(db)},
        {organisation.id: organisation.name for organisation in people_table.organisations(db)},
        {signatory.id: signatory.full_name for signatory in people_table.signatories(db)},
    )


def who(db: Connection, engagement: Engagement) -> str:
    """The client's name, or the group's title."""
    if engagement.client_id is not None:
        return people_table.client(db, engagement.client_id).full_name
    return engagement.title


def initials(name: str) -> str:
    """Two letters for the round mark beside a name: first and last word, or the first two of one."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return ""
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])
    return letters.upper()


def code(engagement: Engagement) -> str:
    """What stands for a dossier where no name may be shown: « D-007 »."""
    return f"D-{engagement.id:03d}"


def engagement_facts(db: Connection, engagement: Engagement) -> EngagementFacts:
    """What the rules of the charter are asked about one engagement."""
    return EngagementFacts(
        engagement=engagement,
        who=who(db, engagement),
        organisation=people_table.organisation(db, engagement.organisation_id).name
        if engagement.organisation_id is not None
        else "",
        signatory=people_table.signatory(db, engagement.signatory_id).full_name if engagement.signatory_id else "",
        consents=tuple(consents_table.consents(db, engagement.id)),
        documents=tuple(
            (document, tuple(documents_table.signatures(db, document.id)))
            for document in documents_table.documents_at_a_glance(db, engagement.id)
        ),
        sessions=tuple(sessions_table.sessions(db, engagement.id)),
    )


def all_facts(db: Connection, meetings: Iterable[Session] | None = None) -> tuple[EngagementFacts, ...]:
    """The same for every engagement, in a handful of queries; its documents at a glance only.

    `meetings` are the only sessions to put in them (None: every one, which takes time after some years).
    """
    named = names(db)
    sessions = _by_engagement(sessions_table.sessions(db) if meetings is None else meetings)
    consents = _by_engagement(consents_table.consents(db))
    signatures: defaultdict[int, list[Signature]] = defaultdict(list)
    for signature in documents_table.signatures(db):
        signatures[signature.document_id].append(signature)
    documents: defaultdict[int, list[tuple[Document, tuple[Signature, ...]]]] = defaultdict(list)
    for document in documents_table.documents_at_a_glance(db):
        if document.engagement_id is not None:
            documents[document.engagement_id].append((document, tuple(signatures[document.id])))
    return tuple(
        EngagementFacts(
            engagement=engagement,
            who=named.who(engagement),
            organisation=named.organisation(engagement),
            signatory=named.signatory(engagement),
            consents=tuple(consents[engagement.id]),
            documents=tuple(documents[engagement.id]),
            sessions=tuple(sessions[engagement.id]),
        )
        for engagement in engagements_table.engagements(db)
    )


def numbered(engagement: Engagement, sessions: Iterable[Session]) -> dict[int, int]:
    """Each session's rank by id, from 1: those held before the program count, cancelled ones do not."""
    ranked: dict[int, int] = {}
    rank = engagement.earlier_sessions
    for session in sorted(sessions, key=_start):
        if session.state is not SessionState.CANCELLED:
            rank += 1
            ranked[session.id] = rank
    return ranked


def _start(session: Session) -> tuple[datetime, int]:
    return session.starts_at, session.id


def _by_engagement(rows: Iterable[_T]) -> defaultdict[int, list[_T]]:
    grouped: defaultdict[int, list[_T]] = defaultdict(list)
    for row in rows:
        grouped[row.engagement_id].append(row)
    return grouped
