"""What a document may know of a dossier, and who signs it."""

from __future__ import annotations

from collections import Counter

from rdpp_desk.actions import will
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents.facts import CharterReference, DossierFacts
from rdpp_desk.documents.wizard import WizardState
from rdpp_desk.practice.agreements import Party
from rdpp_desk.practice.people import Place
from rdpp_desk.vault import documents as documents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import sessions as sessions_table


def dossier_facts(desk: Desk, engagement_id: int) -> DossierFacts:
    """One engagement and its people, without any note, as they are now."""
    db = desk.db
    engagement = engagements_table.engagement(db, engagement_id)
    charter = documents_table.charter(db)
    return DossierFacts(
        practitioner=people_table.practitioner(db),
        engagement=engagement,
        today=desk.today(),
        client=people_table.client(db, engagement.client_id) if engagement.client_id else None,
        organisation=people_table.organisation(db, engagement.organisation_id) if engagement.organisation_id else None,
        sponsor=people_table.sponsor(db, engagement.sponsor_id) if engagement.sponsor_id else None,
        signatory=people_table.signatory(db, engagement.signatory_id) if engagement.signatory_id else None,
        objectives=tuple(engagements_table.objectives(db, engagement_id)),
        place=_place(desk, engagement_id),
        preferences=desk.preferences,
        charter=CharterReference(
            title=charter.title, version=charter.version, sha256=charter.sha256, received_on=charter.received_on
        )
        if charter is not None
        else None,
        continuity=will.kit_exists(desk),
    )


def signers(state: WizardState, facts: DossierFacts) -> dict[Party, tuple[str, str]]:
    """For each party that signs, the name and the capacity that its slot carries: those that the document prints."""
    client, signatory = state.answers.get("client") or {}, state.answers.get("signatory") or {}
    known = {
        Party.CLIENT: (client.get("name") or "", client.get("job_title") or ""),
        Party.ORGANISATION: (signatory.get("name") or "", signatory.get("capacity") or ""),
        Party.PRACTITIONER: (facts.practitioner.full_name, facts.practitioner.title),
    }
    return {party: known[party] for party in state.model.parties}


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
