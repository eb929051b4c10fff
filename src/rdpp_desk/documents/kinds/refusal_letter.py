"""The letter that declines a request or says where else to turn: courteous, and no reason is owed."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.dossier import answered
from rdpp_desk.documents.kinds.letters import addressed, place_and_day, today_at_home
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope

MONTHS_KEPT = 12
"""How long the exchanges are kept unless something else is answered; three years from the last contact is the most
that the CNIL accepts for people who did not become clients."""

_K = FieldKind

MODEL = Model(
    kind=DocumentKind.REFUSAL_LETTER,
    scope=Scope.PERSON,
    template="refusal-letter",
    paper=Paper.LETTER,
    steps=(
        Step(
            key="letter",
            fields=(
                Field(name="refusal_to", kind=_K.CHOICE, required=True, choices=("client", "organisation")),
                Field(name="letter_to", kind=_K.PARTY, required=True, parts=("name", "address")),
                *place_and_day(),
                Field(name="exchange_kept_months", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
            ),
        ),
        Step(
            key="answer",
            fields=(
                Field(name="asked_on", kind=_K.DATE),
                Field(name="refusal_kind", kind=_K.CHOICE, required=True, choices=("decline", "redirect")),
                Field(name="refusal_words", kind=_K.LONG),
                Field(name="directions", kind=_K.PEOPLE, parts=("name", "can_help", "contact")),
            ),
        ),
        Step(key="review"),
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("L1", "to whom, from where and when", ("address",)),
    Item("L2", "a courteous answer, no reason owed", ("answer",), "charter, articles 1 and 3"),
    Item("L3", "where else to turn, freely and without any advantage", ("directions",), "charter, article 6"),
    Item("L4", "confidentiality, and how long the exchanges are kept", ("data",), "charter, article 5"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """The client's address; the organisation's where there is no client yet."""
    organisation = facts.organisation
    to = addressed(facts.client)
    if to is None and organisation is not None:
        to = {"name": organisation.name, "address": organisation.address}
    return answered(
        {
            "refusal_to": "client" if facts.client else "organisation" if organisation else None,
            "letter_to": to,
            "exchange_kept_months": MONTHS_KEPT,
            "backups_kept_months": facts.preferences.backups_kept_months,
            **today_at_home(facts),
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody in the sense of slots: the practitioner signs the letter under their name."""
    return ()
