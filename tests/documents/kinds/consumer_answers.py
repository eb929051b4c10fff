"""A private individual who pays for themselves, and what completes each document for them.

The texts of law are made up: the true ones are loaded by the practitioner from the official site.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.documents.kinds.dossiers import PAID_BY_CLIENT, RICH, TODAY

from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.practice.agreements import LawText, LawTextCode

NOTICE = "Avis fictif, premier paragraphe.\nDeuxième ligne.\n\nUn autre paragraphe de l'avis fictif."
FORM = "Formulaire fictif.\n\nNom :\n\nDate :"


def law(code: LawTextCode, text: str, check_after: date = date(2027, 11, 24)) -> LawText:
    return LawText(
        code=code, language="fr", text=text, source="site officiel", read_on=TODAY, check_after=check_after, sha256=""
    )


assert PAID_BY_CLIENT.engagement is not None
assert RICH.client is not None
CONSUMER: DossierFacts = replace(
    PAID_BY_CLIENT,
    practitioner=replace(
        RICH.practitioner,
        consumer_mediator="Médiation fictive des services",
        consumer_mediator_address="3, place des Accords, 69001 Lyon",
        consumer_mediator_site="mediation-fictive.example",
    ),
    engagement=replace(
        PAID_BY_CLIENT.engagement,
        client_request="Retrouver du souffle, et décider de la suite.",
        starts_on=date(2027, 1, 4),
        session_minutes=60,
    ),
    client=replace(RICH.client, address="8, rue des Lilas\n69006 Lyon", job_title=""),
    charter=RICH.charter,
    law=(law(LawTextCode.WITHDRAWAL_NOTICE, NOTICE), law(LawTextCode.WITHDRAWAL_FORM, FORM)),
)

_WORK: dict[str, Any] = {
    "concluded_where": "elsewhere",
    "solicited": "no",
    "spacing": "toutes les deux à trois semaines",
    "remote": True,
    "remote_tool": "visioconférence chiffrée, ou téléphone",
    "who_calls_back": "practitioner",
    "travel": "none",
    "payment_schedule": "each_session",
    "payment_means": "virement, chèque ou espèces",
    "late_cancellation": "counted",
    "notice_days": 30,
}
ASKED: dict[str, dict[str, Any]] = {
    "bipartite-consumer": {
        **_WORK,
        "early_start": False,
        "aims": [
            {"wording": "Dire non sans me justifier", "indicator": "Une demande refusée par semaine"},
            {"wording": "Choisir entre deux postes", "due_on": "2027-03-15"},
        ],
        "made_on": "2026-12-11",
    },
    "precontract-information": {**_WORK, "made_on": "2026-12-10"},
    "withdrawal-form": {"contract_on": "2026-12-11"},
    "receipt": {
        "client_named": True,
        "services": [
            {"served_on": "2027-01-04", "service": "Séance d'accompagnement", "quantity": 1, "amount_each": 9000},
            {"served_on": "2027-01-18", "service": "Séance d'accompagnement", "quantity": 1, "amount_each": 9000},
        ],
    },
}
FACTS = dict.fromkeys(ASKED, CONSUMER)
