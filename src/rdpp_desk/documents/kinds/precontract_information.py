"""What a private individual is told before they are bound (C. conso., L.111-1 and L.221-5), with proof of it."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import consumer
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, in_order
from rdpp_desk.documents.kinds.contract_steps import PLACE, SESSIONS
from rdpp_desk.documents.kinds.dossier import answered
from rdpp_desk.documents.wizard import Model, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

MODEL = Model(
    kind=DocumentKind.PRECONTRACT_INFORMATION,
    scope=Scope.PERSON,
    template="precontract-information",
    steps=(
        consumer.client_step(),
        consumer.conclusion_step(),
        SESSIONS,
        PLACE,
        consumer.price_step(),
        consumer.cancellation_step(),
        Step(
            key="signature",
            fields=(
                Field(name="made_at", kind=FieldKind.TEXT, group="made"),
                Field(name="made_on", kind=FieldKind.DATE, group="made"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(
        at_least_one("sessions", "sessions_count", "session_minutes"),
        in_order("sessions", "starts_on", "ends_on"),
    ),
    derive=consumer.derive,
)

_L = "C. conso., "
CHECKLIST: tuple[Item, ...] = (
    Item("I1", "identity, postal address, telephone, e-mail", ("identity",), _L + "L.111-1"),
    Item("I2", "the essential characteristics of the service", ("service",), _L + "L.111-1"),
    Item("I3", "dates or period of performance", ("sessions",), _L + "L.111-1"),
    Item("I4", "place, and what is done at a distance", ("place",)),
    Item("I5", "the total price, every tax in it", ("price",), _L + "L.111-1"),
    Item("I6", "payment", ("payment",), _L + "L.221-5, L.221-10"),
    Item("I7", "duration, postponing and stopping", ("ending",), _L + "L.221-5"),
    Item("I8", "withdrawal: conditions, time, how; or its absence", ("withdrawal",), _L + "L.221-5", locked=True),
    Item("I9", "what is due if the work has begun at the client's request", ("early-start",), _L + "L.221-5, L.221-25"),
    Item("I10", "complaints", ("complaints",), _L + "L.221-5"),
    Item("I11", "the consumer mediator", ("consumer-mediator",), _L + "L.612-1, L.616-1", locked=True),
    Item("I12", "codes of conduct", ("conduct",), _L + "L.221-5"),
    Item("I13", "insurance", ("insurance",)),
    Item("I14", "disputes", ("disputes",), _L + "L.221-5"),
    Item("I15", "the statutory notice, and the form on its own sheet", ("withdrawal-notice",), _L + "R.221-1, R.221-3"),
    Item("I16", "the day it was received, and the client's signature", ("receipt",), _L + "L.221-5"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers. Nothing on how the contract is concluded: each step of it is asked."""
    return answered({"client": consumer.prefill_client(facts), **consumer.prefill_work(facts)})


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """The client alone, who says that they received it."""
    client = answers.get("client") or {}
    return (Signer(Party.CLIENT, client.get("name") or ""),)
