"""The reply to an organisation that asks for information: neutral, it confirms nothing beyond what was agreed.

The existence of an accompaniment is confidential too (charter, article 5): nobody is named in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.dossier import answered
from rdpp_desk.documents.kinds.letters import place_and_day, today_at_home
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope

PARTY, STRANGER = "party", "stranger"

_K = FieldKind


def _derive(answers: Mapping[str, Answer], facts: DossierFacts) -> dict[str, Any]:
    """The day on which the agreement in force was signed by all."""
    day = facts.scope.agreed_on if facts.scope is not None and answers.get("reply_case") == PARTY else None
    return {"agreed_on": day.isoformat() if day else None}


MODEL = Model(
    kind=DocumentKind.INFORMATION_REPLY,
    scope=Scope.PERSON,
    template="information-reply",
    paper=Paper.LETTER,
    steps=(
        Step(
            key="letter",
            fields=(
                Field(name="letter_to", kind=_K.PARTY, required=True, parts=("name", "address")),
                *place_and_day(),
            ),
        ),
        Step(
            key="reply",
            fields=(
                Field(name="asked_on", kind=_K.DATE),
                Field(name="reply_case", kind=_K.CHOICE, required=True, choices=(STRANGER, PARTY)),
            ),
        ),
        Step(key="review"),
    ),
    derive=_derive,
)

CHECKLIST: tuple[Item, ...] = (
    Item("I1", "to whom, from where and when", ("address",)),
    Item("I2", "nothing confirmed beyond what was agreed", ("answer",), "charter, article 5", locked=True),
    Item("I3", "the limits the law sets to confidentiality", ("limits",), "charter, article 5", locked=True),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """Where and when. Who asked is not filled in: it may be anyone, and which reply it calls for is decided."""
    return answered(today_at_home(facts))


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody in the sense of slots: the practitioner signs the letter under their name."""
    return ()
