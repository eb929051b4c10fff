"""Where an engagement stands: its consent and its agreement, as chips show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rdpp_desk.practice.agreements import Document, DocumentKind, DocumentState, Party, Signature
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.practice.duties import EngagementFacts, agreements_for, needs_tripartite
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.states import missing_parties


class ConsentStatus(StrEnum):
    """What the vault shows of the client's agreement to the work."""

    MISSING = "missing"
    DRAFT = "draft"
    TO_SIGN = "to_sign"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    PAPER = "paper"
    NOT_NEEDED = "not_needed"


class AgreementStatus(StrEnum):
    """What the vault shows of the written agreement."""

    MISSING = "missing"
    DRAFT = "draft"
    TO_SIGN = "to_sign"
    PARTLY_SIGNED = "partly_signed"
    IN_FORCE = "in_force"
    PAPER = "paper"
    ENDED = "ended"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStanding:
    """`on` is the day it was given, refused or withdrawn; `document_id` the form it comes from or is waiting on."""

    status: ConsentStatus
    on: date | None = None
    document_id: int | None = None

    @property
    def holds(self) -> bool:
        """Whether the work may go on as far as this consent is concerned."""
        return self.status in (ConsentStatus.GIVEN, ConsentStatus.PAPER, ConsentStatus.NOT_NEEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementStanding:
    """`signed` of `slots` parties have signed; `since` is the day it was proposed, came into force or was received."""

    status: AgreementStatus
    signed: int = 0
    slots: int = 0
    since: date | None = None
    document_id: int | None = None
    missing: tuple[Party, ...] = ()


_WAITING = (DocumentState.PROPOSED, DocumentState.SIGNED)


def consent_standing(facts: EngagementFacts) -> ConsentStanding:
    """Where the client's agreement to the work stands; recorded decisions first, then the form under way."""
    if facts.engagement.client_id is None:
        return ConsentStanding(status=ConsentStatus.NOT_NEEDED)
    decided = [consent for consent in facts.consents if consent.purpose is Purpose.ACCOMPANIMENT]
    if decided:
        last = max(decided, key=lambda consent: (consent.decided_on, consent.id))
        return ConsentStanding(
            status=ConsentStatus(last.state.value),
            on=last.withdrawn_on or last.decided_on,
            document_id=last.document_id,
        )
    form = _latest(facts, DocumentKind.CONSENT)
    if form is not None and form[0].state is DocumentState.DRAFT:
        return ConsentStanding(status=ConsentStatus.DRAFT, document_id=form[0].id)
    if form is not None and form[0].state in (*_WAITING, DocumentState.IN_FORCE):  # signed, its box not told yet
        return ConsentStanding(status=ConsentStatus.TO_SIGN, document_id=form[0].id)
    if facts.engagement.taken_over:
        return ConsentStanding(status=ConsentStatus.PAPER, on=facts.engagement.paper_agreement_on)
    return ConsentStanding(status=ConsentStatus.MISSING)


def agreement_standing(facts: EngagementFacts, preferences: Preferences) -> AgreementStanding:
    """Where the written agreement stands, on the days of the practice's own zone."""
    found = _latest(facts, *agreements_for(facts))
    if found is not None:
        return document_standing(*found, preferences)
    if facts.engagement.paper_agreement_on is not None or facts.engagement.taken_over:
        return AgreementStanding(status=AgreementStatus.PAPER, since=facts.engagement.paper_agreement_on)
    if needs_tripartite(facts):
        return AgreementStanding(status=AgreementStatus.MISSING)
    return AgreementStanding(status=AgreementStatus.NOT_NEEDED)


def document_standing(
    document: Document, signatures: tuple[Signature, ...], preferences: Preferences
) -> AgreementStanding:
    """Where one document stands; `since` is the day it was proposed, or of the last signature once in force."""
    signed = [signature for signature in signatures if signature.given]
    days = [day for signature in signed for day in (signature.signed_on, signature.paper_received_on) if day]
    proposed = preferences.day(document.proposed_at) if document.proposed_at else None
    in_force = document.state is DocumentState.IN_FORCE
    return AgreementStanding(
        status=_status(document, len(signed)),
        signed=len(signed),
        slots=len(signatures),
        since=max(days) if in_force and days else proposed,
        document_id=document.id,
        missing=missing_parties(signatures),
    )


def _status(document: Document, signed: int) -> AgreementStatus:
    if document.state is DocumentState.DRAFT:
        return AgreementStatus.DRAFT
    if document.state is DocumentState.IN_FORCE:
        return AgreementStatus.IN_FORCE
    if document.state in _WAITING:
        return AgreementStatus.PARTLY_SIGNED if signed else AgreementStatus.TO_SIGN
    return AgreementStatus.ENDED


def _latest(facts: EngagementFacts, *kinds: DocumentKind) -> tuple[Document, tuple[Signature, ...]] | None:
    """The document in force if there is one, else the last one begun; withdrawn ones are left out."""
    found = [
        (document, signatures)
        for document, signatures in facts.documents
        if document.kind in kinds and document.state is not DocumentState.WITHDRAWN
    ]
    return max(found, key=lambda pair: (pair[0].state is DocumentState.IN_FORCE, pair[0].id), default=None)
