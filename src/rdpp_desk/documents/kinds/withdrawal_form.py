"""The withdrawal form, on a sheet of its own: the statutory text, as loaded, and nothing of the contract.

A form printed with the contract or on its back has had contracts annulled; it must come off without cutting into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import consumer
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope


def derive(answers: Mapping[str, Answer], facts: DossierFacts) -> dict[str, Any]:
    """The last day to withdraw, counted from the contract, where its day is known."""
    return {"last_day": consumer.last_day(answers, "contract_on")}


MODEL = Model(
    kind=DocumentKind.WITHDRAWAL_FORM,
    scope=Scope.PERSON,
    template="withdrawal-form",
    steps=(
        Step(key="contract", fields=(Field(name="contract_on", kind=FieldKind.DATE),)),
        Step(key="review"),
    ),
    paper=Paper.SHEET,
    derive=derive,
)

CHECKLIST: tuple[Item, ...] = (
    Item("W1", "whom to send it to", ("to",), "C. conso., annex R.221-1"),
    Item("W2", "the statutory text, word for word", ("form",), "C. conso., annex R.221-1", locked=True),
    Item("W3", "the last day to send it, where it is known", ("last-day",), "C. conso., L.221-18"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """Nothing: the day of the contract is asked."""
    return {}


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody signs it on handing it over; the client does, the day they use it."""
    return ()
