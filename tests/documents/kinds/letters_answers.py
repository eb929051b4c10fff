"""A group, a practice as a whole, and what completes the documents made for them and the letters.

Whatever is asked here is what no dossier knows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.documents.kinds.dossiers import RICH, TODAY

from rdpp_desk.documents.facts import DossierFacts, HoursFacts, PlannedMeeting
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.hours import Supervised
from rdpp_desk.practice.people import Agreement, Member


def member(first: str, last: str, job: str, left_on: date | None = None) -> Member:
    agreement = Agreement.NEUTRAL
    return Member(
        engagement_id=2,
        first_name=first,
        last_name=last,
        agreement=agreement,
        job_title=job,
        employer="Maison des Ormes",
        left_on=left_on,
    )


GONE = "Baptiste Verneuil"

GROUP = DossierFacts(
    practitioner=replace(RICH.practitioner, training_number="84 69 12345 69"),
    engagement=Engagement(
        kind=EngagementKind.PRACTICE_ANALYSIS,
        title="Équipe d'accueil, deuxième année",
        organisation_id=1,
        client_request="Regarder ensemble des situations d'accueil difficiles, et y trouver d'autres réponses.",
        planned_sessions=8,
        session_minutes=150,
        starts_on=date(2026, 12, 7),
        ends_on=date(2027, 7, 2),
    ),
    today=TODAY,
    organisation=RICH.organisation,
    sponsor=RICH.sponsor,
    signatory=RICH.signatory,
    members=(
        member("Nora", "Belkacem", "assistante sociale"),
        member("Loïc", "Le Guennec", "éducateur spécialisé"),
        member("Jeanne", "Ortiz", "infirmière"),
        member("Samuel", "Abadie", "agent d'accueil"),
        member("Mireille", "Dufresne", "conseillère"),
        member("Kenza", "Amrani", "éducatrice de jeunes enfants"),
        member("Baptiste", "Verneuil", "stagiaire", date(2026, 10, 2)),
    ),
    place=RICH.place,
    charter=RICH.charter,
    planned=(PlannedMeeting(starts_at=datetime(2026, 12, 8, 9, 30), minutes=150),),
)

PRACTICE = DossierFacts(
    practitioner=replace(
        RICH.practitioner,
        limits=(
            "Ces références éclairent le travail et ses relations. Elles ne permettent ni diagnostic, ni soin, ni "
            "expertise de l'organisation."
        ),
    ),
    today=TODAY,
    charter=RICH.charter,
    continuity=True,
    hours=HoursFacts(
        since=date(2026, 1, 1),
        until=TODAY,
        rdpp=1_830,
        coaching=8_550,
        practice_analysis=2_700,
        supervised=Supervised(individual_meetings=5, individual=450, group_meetings=2, group=240),
        supervisors=(
            ("Iris Lambert", "superviseuse accréditée ESIA", Supervised(5, 450, 0, 0)),
            ("Hugo Marchal", "", Supervised(0, 0, 2, 240)),
        ),
    ),
)

assert RICH.client is not None
WRITTEN_TO = replace(RICH, client=replace(RICH.client, address="8, rue des Lilas\n69006 Lyon"))

FACTS: dict[str, DossierFacts] = {
    "closing-letter": WRITTEN_TO,
    "refusal-letter": WRITTEN_TO,
    "group-charter": GROUP,
    **dict.fromkeys(
        (
            *("presentation", "privacy-notice", "processing-register"),
            *("supervision-statement", "yearly-statement"),
        ),
        PRACTICE,
    ),
    "attendance": GROUP,
}

ASKED: dict[str, dict[str, Any]] = {
    "attendance": {},
    "presentation": {"supervision_rhythm": "tous les deux mois", "mediator": "Centre fictif de médiation"},
    "privacy-notice": {"audience": "clients"},
    "processing-register": {"register_opened_on": "2026-01-05"},
    "supervision-statement": {"no_other_tie": True},
    "yearly-statement": {
        "supervision_norm": "emcc",
        "signed_by": "both",
        "training_followed": [{"course": "Penser le groupe", "provider": "Institut fictif", "hours": 14}],
    },
    "closing-letter": {"door_open": True},
    "refusal-letter": {
        "asked_on": "2026-11-10",
        "refusal_kind": "redirect",
        "directions": [
            {"name": "Centre fictif d'écoute", "can_help": "soutien psychologique", "contact": "04 11 22 33 44"},
            {"name": "Paul Ferrand", "can_help": "coach, à Lyon"},
        ],
    },
    "feedback-form": {"feedback_named": False, "feedback_return": "par courrier, sous enveloppe fermée"},
    "icf-letter": {"hours_paid": True, "made_at": "Lyon"},
    "group-charter": {
        "group_links": "none",
        "group_calendar": "un mardi par mois, de 9h30 à 12h",
        "remote": False,
        "presenter": "volunteer",
        "stop_word": "pause",
        "institution_receives": ["dates", "count"],
        "new_member": "agreement",
    },
}
