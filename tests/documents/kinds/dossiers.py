"""A fictional practice: one dossier where everything is known, and one where nothing is."""

from __future__ import annotations

from datetime import date
from typing import Any

from rdpp_desk.documents.facts import CharterReference, DossierFacts
from rdpp_desk.documents.kinds.reporting import REPORT_ITEMS
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective, Payer
from rdpp_desk.practice.people import Agreement, Client, Organisation, Place, Practitioner, Signatory, Sponsor

TODAY = date(2026, 11, 24)
SHARED = "Tenir une réunion d'équipe où chacun parle"
UNSHARED = "Ne plus avoir peur de mon ancien chef"
REMARKS = "CANARI-CORBEAU-7319"

RICH = DossierFacts(
    practitioner=Practitioner(
        first_name="Claire",
        last_name="Delmas",
        agreement=Agreement.FEMININE,
        title="coach et praticienne en RDPP",
        siret="73282932000074",
        address="12, rue des Tilleuls",
        city="Lyon",
        email="claire.delmas@exemple.fr",
        phone="04 00 00 00 00",
        training="Certificat de praticienne en RDPP (2016) ; formation au coaching individuel, 220 heures (2018).",
        frames_of_reference="Approche centrée sur la personne, analyse systémique, analyse des pratiques.",
        insurance="Assurances du Confluent, contrat n° RC-48213",
        mediators=("Centre fictif de médiation",),
    ),
    engagement=Engagement(
        kind=EngagementKind.RDPP,
        client_id=1,
        organisation_id=1,
        client_request="Retrouver du souffle dans un poste que j'ai choisi, et poser des limites.",
        client_interest="Durer dans ce métier sans m'y perdre.",
        organisation_request="Aider Camille à prendre sa place à la tête d'une équipe qui vient d'être réunie.",
        organisation_interest="Une équipe stable et un encadrement qui tient dans la durée.",
        planned_sessions=8,
        session_minutes=90,
        session_price_cents=18000,
        starts_on=date(2026, 12, 7),
        ends_on=date(2027, 7, 2),
    ),
    today=TODAY,
    client=Client(
        id=1,
        first_name="Camille",
        last_name="Rousseau",
        agreement=Agreement.FEMININE,
        job_title="responsable du pôle accueil",
        email="camille.rousseau@exemple.fr",
        remarks=REMARKS,
    ),
    organisation=Organisation(
        name="Novalens",
        legal_form="SAS au capital de 60 000 €",
        siren="732829320",
        address="4, quai des Ormes, 69002 Lyon",
        headcount=140,
    ),
    sponsor=Sponsor(
        organisation_id=1,
        first_name="Yves",
        last_name="Kermadec",
        agreement=Agreement.MASCULINE,
        job_title="directeur des opérations",
    ),
    signatory=Signatory(
        organisation_id=1,
        first_name="Aïcha",
        last_name="Benali",
        agreement=Agreement.FEMININE,
        capacity="directrice des ressources humaines",
    ),
    objectives=(
        Objective(
            engagement_id=1,
            position=0,
            wording=SHARED,
            indicator="Deux voix nouvelles à chaque réunion",
            starting_level="3 sur 10",
            target_level="7 sur 10",
            due_on=date(2027, 4, 30),
            shareable=True,
        ),
        Objective(engagement_id=1, position=1, wording=UNSHARED),
        Objective(
            engagement_id=1,
            position=2,
            wording="Déléguer le suivi des plannings",
            indicator="Plannings tenus par l'équipe",
            starting_level="Tout passe par moi",
            target_level="Un point par mois",
            due_on=date(2027, 6, 30),
            shareable=True,
        ),
    ),
    place=Place(name="Cabinet des Tilleuls", address="12, rue des Tilleuls\n69003 Lyon"),
    charter=CharterReference(
        title="Principes d'accompagnement",
        version="3",
        sha256="5f1d7e0a9b3c4d2e8f6a1b0c7d9e2f4a6b8c0d1e3f5a7b9c2d4e6f8a0b1c3d5e",
        received_on=date(2026, 11, 10),
    ),
)

EMPTY = DossierFacts(practitioner=Practitioner(), engagement=Engagement(kind=EngagementKind.COACHING), today=TODAY)

PAID_BY_CLIENT = DossierFacts(
    practitioner=RICH.practitioner,
    engagement=Engagement(
        kind=EngagementKind.COACHING,
        client_id=1,
        professional=False,
        payer=Payer.CLIENT,
        planned_sessions=6,
        session_price_cents=9000,
        ends_on=date(2027, 3, 31),
    ),
    today=TODAY,
    client=RICH.client,
    place=RICH.place,
)

REPORT = {
    **dict.fromkeys(REPORT_ITEMS, "no"),
    "interruption": "yes",
    "progress": "each_time",
    "own_synthesis": "each_time",
}
TERMS = {
    "to": "Yves Kermadec",
    "how": "à l'oral, en rencontre à trois",
    "until": "la rencontre finale",
}

ASKED: dict[str, dict[str, Any]] = {
    "tripartite": {
        "at_workplace": False,
        "remote": True,
        "remote_tool": "visioconférence chiffrée, ou téléphone",
        "who_calls_back": "practitioner",
        "spacing": "toutes les deux à trois semaines",
        "meetings": ["initial", "middle", "final"],
        "meeting_initial_on": "2026-12-07",
        "meeting_minutes": 45,
        "meeting_summary": "client",
        "report": REPORT,
        "report_terms": TERMS,
        "report_apart": ["interruption"],
        "terms_interruption": {"to": "Aïcha Benali", "how": "par courriel"},
        "meetings_included": False,
        "meeting_price": 12000,
        "travel": "included",
        "invoicing": "start_end",
        "late_cancellation": "counted",
        "notice_days": 15,
    },
    "consent": {
        "remote": True,
        "remote_tool": "visioconférence chiffrée, ou téléphone",
        "emergency": True,
        "report": REPORT,
        "report_terms": TERMS,
    },
}
"""What no dossier knows, and what is therefore asked: nothing of it is filled in beforehand."""
