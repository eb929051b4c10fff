"""The receipt (« note ») owed to a consumer for a service of 25 € or more, tax included. It is not an invoice.

Source: arrêté of 3 October 1983: date, name and address of the provider, name of the client unless they are against
it, date and place of the service, detailed count, total before and after tax; in two copies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import consumer
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.dossier import answered, of_dossier, place_words
from rdpp_desk.documents.wizard import Model, Paper, Problem, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope
from rdpp_desk.practice.consumer import tax

_K = FieldKind
_SERVICE = (
    Column("served_on", _K.DATE, required=True),
    Column("service", required=True),
    Column("quantity", _K.INTEGER, required=True),
    Column("amount_each", _K.MONEY, required=True),
)
_FIRST_SERVICE = {"fr": "Séance d’accompagnement", "en": "Accompaniment session"}


def derive(answers: Mapping[str, Answer], facts: DossierFacts) -> dict[str, Any]:
    """The name `due`: amounts in cents, without tax, of tax, and in all; None while a row is not complete."""
    rows = answers.get("services") or []
    each = [(row.get("quantity"), row.get("amount_each")) for row in rows]
    if not each or any(count is None or amount is None for count, amount in each):
        return {"due": {"net": None, "vat": None, "total": None}}
    net = sum(count * amount for count, amount in each)
    vat = tax(net, facts.preferences.vat_rate_percent)
    return {"due": {"net": net, "vat": vat, "total": net + vat}}


def counts_something(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """No row of the receipt counts zero."""
    return tuple(
        Problem(step="services", field="services", code="zero", part=f"{number}.quantity")
        for number, row in enumerate(answers.get("services") or [], start=1)
        if row.get("quantity") == 0
    )


MODEL = Model(
    kind=DocumentKind.RECEIPT,
    scope=Scope.PERSON,
    template="receipt",
    steps=(
        Step(
            key="client",
            fields=(
                Field(name="client_named", kind=_K.YES_NO, required=True),
                Field(
                    name="client",
                    kind=_K.PARTY,
                    required=True,
                    parts=("name", "address"),
                    visible_if=("client_named", True),
                ),
            ),
        ),
        Step(
            key="services",
            fields=(
                Field(name="services", kind=_K.ROWS, required=True, columns=_SERVICE),
                Field(name="served_at", kind=_K.TEXT, required=True),
                Field(name="vat_line", kind=_K.TEXT, required=True),
            ),
        ),
        Step(
            key="signature",
            fields=(
                Field(name="made_at", kind=_K.TEXT, group="made"),
                Field(name="written_on", kind=_K.DATE, required=True, group="made"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(counts_something,),
    paper=Paper.SHEET,
    derive=derive,
)

_A = "arrêté of 3 October 1983"
CHECKLIST: tuple[Item, ...] = (
    Item("N1", "the day it is written", ("written",), _A),
    Item("N2", "the provider's name and address", ("provider",), _A),
    Item("N3", "the client's name, unless they are against it", ("client",), _A),
    Item("N4", "the day and place of the service", ("services",), _A),
    Item("N5", "a detailed count, quantity and price", ("services",), _A),
    Item("N6", "the total before and after tax", ("services",), _A),
    Item("N7", "two copies, and no invoice", ("written",), _A),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """The client, the place, the usual price. When the service took place is asked."""
    engagement, client = of_dossier(facts), consumer.prefill_client(facts)
    row = {"service": _FIRST_SERVICE[language], "quantity": 1, "amount_each": engagement.session_price_cents}
    return answered(
        {
            "client": {"name": client["name"], "address": client["address"]} if client else None,
            "services": [row] if engagement.session_price_cents is not None else None,
            "served_at": place_words(facts.place),
            "vat_line": facts.preferences.vat_line,
            "made_at": facts.practitioner.town,
            "written_on": facts.today.isoformat(),
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody: it is handed over."""
    return ()
