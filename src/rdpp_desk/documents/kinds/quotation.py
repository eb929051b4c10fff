"""The quotation: lines that add up to the cent, until when it holds, and the box « bon pour accord »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.bipartite_business import is_small, signed_off_premises
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import in_order, registration_holds
from rdpp_desk.documents.kinds.contract_steps import business
from rdpp_desk.documents.kinds.dossier import answered, of_dossier, person, place_words
from rdpp_desk.documents.kinds.letters import addressed
from rdpp_desk.documents.wizard import Model, Paper, Problem, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope
from rdpp_desk.practice.engagements import Engagement, Payer

HOLDS_DAYS = 30
"""For how long a quotation holds, unless something else is answered."""

_K = FieldKind
_SESSION = {"fr": "Séance de {minutes} minutes", "en": "Session of {minutes} minutes"}
_PAYMENT = {
    "fr": "Sur facture, à {days} jours.",
    "en": "On invoice, within {days} days.",
}


def add_up(lines: list[Mapping[str, Answer]], rate: int) -> dict[str, Any]:
    """The total of the lines in cents, its VAT rounded to the cent, and both together; None where a cell is empty."""
    cells = [line.get(name) for line in lines for name in ("line_quantity", "line_price")]
    if not lines or None in cells:
        return {"quote_total": None, "quote_vat": None, "quote_due": None}
    total = sum(line["line_quantity"] * line["line_price"] for line in lines)
    vat = (total * rate + 50) // 100
    return {"quote_total": total, "quote_vat": vat, "quote_due": total + vat}


def lines_are_there(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """No line is for nothing: a quantity of zero says so."""
    return tuple(
        Problem(step="lines", field="quote_lines", code="zero", part=f"{number}.line_quantity")
        for number, line in enumerate(answers.get("quote_lines") or (), start=1)
        if line.get("line_quantity") == 0
    )


def _derive(answers: Mapping[str, Answer], facts: DossierFacts) -> dict[str, Any]:
    return add_up(answers.get("quote_lines") or [], facts.preferences.vat_rate_percent)


MODEL = Model(
    kind=DocumentKind.QUOTATION,
    scope=Scope.PERSON,
    template="quotation",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="parties",
            fields=(
                Field(name="quote_for", kind=_K.CHOICE, required=True, choices=("organisation", "client")),
                Field(
                    name="organisation",
                    kind=_K.PARTY,
                    required=True,
                    parts=("name", "legal_form", "registration", "address"),
                    required_parts=("name", "address"),
                    visible_if=("quote_for", "organisation"),
                ),
                Field(
                    name="signatory",
                    kind=_K.PARTY,
                    required=True,
                    required_parts=("name", "capacity"),
                    visible_if=("quote_for", "organisation"),
                ),
                Field(
                    name="client",
                    kind=_K.PARTY,
                    required=True,
                    parts=("name", "address"),
                    required_parts=("name", "address"),
                    visible_if=("quote_for", "client"),
                ),
            ),
        ),
        Step(
            key="work",
            fields=(
                Field(name="quote_subject", kind=_K.TEXT, required=True),
                Field(name="quote_work", kind=_K.LONG, required=True),
                Field(name="quote_when", kind=_K.TEXT, required=True),
                Field(name="place", kind=_K.TEXT),
            ),
        ),
        Step(
            key="lines",
            fields=(
                Field(
                    name="quote_lines",
                    kind=_K.ROWS,
                    required=True,
                    columns=(
                        Column("line_label", required=True),
                        Column("line_quantity", _K.INTEGER, required=True),
                        Column("line_price", _K.MONEY, required=True),
                    ),
                ),
                Field(name="vat_line", kind=_K.TEXT, required=True),
                Field(name="quote_payment", kind=_K.TEXT, required=True),
            ),
        ),
        Step(
            key="conclusion",
            fields=(
                Field(name="made_on", kind=_K.DATE, required=True),
                Field(name="quote_until", kind=_K.DATE, required=True),
                *signed_off_premises(),
            ),
        ),
        Step(key="review"),
    ),
    checks=(registration_holds, lines_are_there, in_order("conclusion", "made_on", "quote_until")),
    derive=_derive,
)

CHECKLIST: tuple[Item, ...] = (
    Item("Q1", "for whom and by whom", ("parties",)),
    Item("Q2", "the work; decisions stay with the client", ("work",), "charter, article 2", locked=True),
    Item("Q3", "each line, the total to the cent, VAT, payment", ("price",), "C. conso., L.111-1"),
    Item("Q4", "until when it holds, and what it does not replace", ("validity",), "charter, article 4"),
    Item("Q5", "signed off premises: fourteen days when in doubt", ("off-premises",), "C. conso., L.221-3"),
    Item("Q6", "agreed, dated and signed", ("agreed",)),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """One line from what the dossier plans; the quotation holds for thirty days."""
    engagement, preferences = of_dossier(facts), facts.preferences
    return answered(
        {
            "quote_for": "client" if engagement.payer is Payer.CLIENT else "organisation",
            "organisation": business(facts.organisation),
            "signatory": person(facts.signatory, "capacity"),
            "client": addressed(facts.client),
            "place": place_words(facts.place),
            "quote_lines": _first_line(engagement, language),
            "vat_line": preferences.vat_line,
            "quote_payment": _PAYMENT[language].format(days=preferences.payment_days),
            "small_business": is_small(facts.organisation),
            "made_on": facts.today.isoformat(),
            "quote_until": (facts.today + timedelta(days=HOLDS_DAYS)).isoformat(),
        }
    )


def _first_line(engagement: Engagement, language: str) -> list[Answer] | None:
    """The sessions planned, at their price."""
    if engagement.planned_sessions is None or engagement.session_price_cents is None:
        return None
    label = _SESSION[language].format(minutes=engagement.session_minutes)
    return [
        {
            "line_label": label,
            "line_quantity": engagement.planned_sessions,
            "line_price": engagement.session_price_cents,
        }
    ]


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Whoever accepts: who binds the organisation, or the client."""
    if answers.get("quote_for") == "client":
        return (Signer(Party.CLIENT, (answers.get("client") or {}).get("name") or ""),)
    head = answers.get("signatory") or {}
    return (Signer(Party.ORGANISATION, head.get("name") or "", head.get("capacity") or ""),)
