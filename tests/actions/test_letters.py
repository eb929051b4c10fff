"""Letters, sheets of a group and documents of the practice, from the dossier to the frozen bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rdpp_desk.actions import document_prints, documents, members
from rdpp_desk.actions.clients import start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.preferences import save_practitioner
from rdpp_desk.documents.kinds import MODELS
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Party, Scope
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Member
from rdpp_desk.vault import documents as table
from tests.documents.kinds.letters_answers import ASKED

ALSO = {
    "attendance": {"half_days": [{"on": "2026-12-08", "start": "9h30", "end": "12h", "hours": 2, "minutes": 30}]},
    "closing-letter": {"ended_on": "2026-11-20"},
    "icf-letter": {
        "coach_role": "coach",
        "hours_from": "2026-01-05",
        "hours_to": "2026-11-20",
        "icf_hours": 12,
    },
    "supervision-statement": {
        "supervisor": {"name": "Iris Lambert"},
        "supervised_time": [{"format": "Individuelle", "hours": 7}],
    },
    "yearly-statement": {
        "supervisor": {"name": "Iris Lambert"},
        "practice_time": [{"what": "Coaching", "hours": 120}],
        "supervised_time": [{"format": "Individuelle", "hours": 7}],
    },
    "presentation": {"frames_limits": "Ni diagnostic ni soin."},
    "group-charter": {"sessions_count": 8, "place": "Cabinet", "group_purpose": "Regarder des situations."},
}


@pytest.fixture
def subjects(desk: Desk, camille: Engagement) -> dict[Scope, int | None]:
    save_practitioner(
        desk,
        replace(
            desk.practitioner,
            siret="73282932000074",
            insurance="aucune",
            training="Une formation.",
            frames_of_reference="Une approche.",
        ),
    )
    kind, organisation = EngagementKind.PRACTICE_ANALYSIS, camille.organisation_id
    group = start_engagement(desk, Engagement(kind=kind, title="Accueil", organisation_id=organisation))
    for first in ("Nora", "Loïc"):
        members.save_member(desk, Member(engagement_id=group.id, first_name=first))
    return {Scope.PERSON: camille.id, Scope.GROUP: group.id, Scope.PRACTICE: None}


@pytest.mark.parametrize("name", ASKED)
def test_each_goes_from_the_dossier_to_frozen_bytes(
    desk: Desk, subjects: dict[Scope, int | None], name: str
) -> None:
    kind = DocumentKind(name)
    begun = documents.start_document(desk, subjects[MODELS[kind].scope], kind)
    state = documents.open_document(desk, begun.id).state
    place = {"place": "Cabinet"} if name == "attendance" else {}
    documents.save_answers(desk, begun.id, state.answer_many({**ASKED[name], **ALSO.get(name, {}), **place}))
    proposed = documents.propose(desk, begun.id)
    slots = table.signatures(desk.db, begun.id)
    assert proposed.state is (DocumentState.PROPOSED if slots else DocumentState.IN_FORCE)
    assert document_prints.printed_bytes(desk, begun.id).startswith(b"%PDF-1.7")
    if kind is DocumentKind.GROUP_CHARTER:
        told = [(slot.party, slot.position) for slot in slots]
        assert sorted(told) == [(Party.MEMBER, 0), (Party.MEMBER, 1), (Party.PRACTITIONER, 0)]
