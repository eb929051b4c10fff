"""What completes the documents made with a business or for an organisation: nothing of it is in a dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.documents.kinds.dossiers import RICH
from tests.documents.kinds.letters_answers import GROUP

from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.practice.reporting import REPORT_ITEMS, ReportingScope, ScopeItem

ASKED: dict[str, dict[str, Any]] = {
    "bipartite-business": {
        "business_case": "owner",
        "remote": True,
        "remote_tool": "visioconférence chiffrée, ou téléphone",
        "who_calls_back": "practitioner",
        "spacing": "toutes les deux à trois semaines",
        "travel": "included",
        "invoicing": "start_end",
        "off_premises": True,
        "late_cancellation": "counted",
        "notice_days": 15,
    },
    "quotation": {
        "quote_subject": "Accompagnement individuel, huit séances",
        "quote_work": "Huit séances individuelles d'une heure et demie, et une rencontre à trois au début et à la fin.",
        "quote_when": "de décembre 2026 à juillet 2027",
        "off_premises": False,
        "quote_lines": [
            {"line_label": "Séance de 90 minutes", "line_quantity": 8, "line_price": 18000},
            {"line_label": "Rencontre à trois", "line_quantity": 2, "line_price": 12050},
        ],
    },
    "progress-report": {
        "report_from": "2026-09-01",
        "report_until": "2026-11-24",
        "report_ending": "goes_on",
        "report_progress": [
            {
                "progress_objective": "Tenir une réunion d'équipe où chacun parle",
                "progress_start": "3 sur 10",
                "progress_now": "6 sur 10",
                "progress_aim": "7 sur 10",
            }
        ],
        "report_means": "Camille souhaite une demi-journée par mois sans accueil, pour préparer les réunions.",
        "report_synthesis": "Je vois mieux ce qui dépend de moi. J'ai commencé à confier les plannings.",
        "report_learning": "Préparer une réunion à deux change la place que chacun y prend.",
        "report_follow_up": "Camille souhaite faire le point à trois au printemps.",
    },
    "institution-convention": {
        "members_are": "counted",
        "members_least": 6,
        "members_most": 10,
        "group_calendar": "un mardi par mois, de 9 h 30 à 12 h",
        "remote": False,
        "institution_receives": ["dates", "count", "themes"],
        "unit_price": 45000,
        "institution_interest": "Des équipes qui durent, et des pratiques qui se parlent.",
        "invoicing": "start_end",
        "notice_days": 30,
    },
    "information-reply": {
        "letter_to": {"name": "Mutuelle des Confins, service des prestations", "address": "BP 12\n69009 Lyon"},
        "asked_on": "2026-11-20",
        "reply_case": "party",
    },
}

ALL = ReportingScope(
    document_id=7,
    agreed_on=date(2026, 9, 1),
    items=tuple(
        ScopeItem(
            item=item,
            each_time=item in ("progress", "own_synthesis"),
            to="Yves Kermadec",
            how="par écrit",
            until="la rencontre finale",
        )
        for item in REPORT_ITEMS
    ),
)
"""A scope in which everything was agreed to."""

REPORTED = replace(RICH, scope=ALL, held=(date(2026, 9, 8), date(2026, 9, 29), date(2026, 11, 3)))

FACTS: dict[str, DossierFacts] = {
    "progress-report": REPORTED,
    "information-reply": REPORTED,
    "institution-convention": GROUP,
}
