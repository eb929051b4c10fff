"""What a document may know of a dossier, or of the practice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rdpp_desk.actions import hours_facts, letterhead, reporting, will
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents.facts import Amended, CharterReference, DossierFacts
from rdpp_desk.practice.agreements import Document
from rdpp_desk.practice.consents import ConsentState, Purpose
from rdpp_desk.practice.people import Place
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import documents as documents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import sessions as sessions_table


def document_facts(desk: Desk, engagement_id: int | None) -> DossierFacts:
    """One engagement and its people, without any note, as they are now; or the practice as a whole."""
    practice = _practice(desk)
    return practice if engagement_id is None else _dossier(desk, engagement_id, practice)


def facts_to_begin(desk: Desk, engagement_id: int | None) -> DossierFacts:
    """As `document_facts`, with what only first answers need: the hours of the practice, counted over the vault."""
    facts = document_facts(desk, engagement_id)
    return facts if engagement_id is not None else replace(facts, hours=hours_facts.this_year(desk))


def _practice(desk: Desk) -> DossierFacts:
    db = desk.db
    charter = documents_table.charter(db)
    return DossierFacts(
        practitioner=people_table.practitioner(db),
        today=desk.today(),
        preferences=desk.preferences,
        law=tuple(documents_table.law_texts(db)),
        charter=CharterReference(
            title=charter.title,
            version=charter.version,
            sha256=charter.sha256,
            received_on=charter.received_on,
            text=charter.text,
        )
        if charter is not None
        else None,
        continuity=will.kit_exists(desk),
        logo=letterhead.logo(desk),
    )


def _dossier(desk: Desk, engagement_id: int, practice: DossierFacts) -> DossierFacts:
    db = desk.db
    engagement = engagements_table.engagement(db, engagement_id)
    return replace(
        practice,
        engagement=engagement,
        client=people_table.client(db, engagement.client_id) if engagement.client_id else None,
        organisation=people_table.organisation(db, engagement.organisation_id) if engagement.organisation_id else None,
        sponsor=people_table.sponsor(db, engagement.sponsor_id) if engagement.sponsor_id else None,
        signatory=people_table.signatory(db, engagement.signatory_id) if engagement.signatory_id else None,
        objectives=tuple(engagements_table.objectives(db, engagement_id)),
        members=tuple(people_table.members(db, engagement_id)),
        place=_place(desk, engagement_id),
        planned=hours_facts.planned(desk, engagement_id) if engagement.client_id is None else (),
        named_in_log=_named_in_log(desk, engagement_id),
        scope=reporting.scope(desk, engagement_id),
        held=hours_facts.held(desk, engagement_id),
    )


def _named_in_log(desk: Desk, engagement_id: int) -> bool:
    """Whether the client's last word on being named in a log of hours is a yes that stands."""
    decided = [one for one in consents_table.consents(desk.db, engagement_id) if one.purpose is Purpose.NAMED_IN_LOG]
    last = max(decided, key=lambda one: (one.decided_on, one.id), default=None)
    return last is not None and last.state is ConsentState.GIVEN


def _place(desk: Desk, engagement_id: int) -> Place | None:
    """Where the sessions of this engagement mostly are; else the only place known."""
    used = Counter(
        session.place_id for session in sessions_table.sessions(desk.db, engagement_id) if session.place_id is not None
    )
    if used:
        most_used = used.most_common(1)[0][0]
        return people_table.place(desk.db, most_used)
    places = people_table.places(desk.db)
    return places[0] if len(places) == 1 else None


def reference(document: Document) -> str:
    """« n° 12 », in the document's own language."""
    return f"{'n°' if document.language == 'fr' else 'no.'}\u00a0{document.id}"


def amended(desk: Desk, document: Document) -> Amended | None:
    """What the document that this one takes the place of said, and since when; None if it amends nothing."""
    if document.amends_id is None:
        return None
    old = documents_table.document(desk.db, document.amends_id)
    days = [
        slot.signed_on or slot.paper_received_on for slot in documents_table.signatures(desk.db, old.id) if slot.given
    ]
    rank, root = 1, old
    while root.amends_id is not None:
        rank, root = rank + 1, documents_table.document(desk.db, root.amends_id)
    return Amended(
        title=root.clauses.split("\n", 1)[0],
        reference=reference(old),
        number=rank,
        sha256=old.sha256,
        text=old.clauses,
        since=max((day for day in days if day is not None), default=None),
    )
