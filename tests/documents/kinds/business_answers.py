"""What completes the documents made with a business or for an organisation: nothing of it is in a dossier."""

from __future__ import annotations

from typing import Any

from rdpp_desk.documents.facts import DossierFacts

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
}

FACTS: dict[str, DossierFacts] = {}
