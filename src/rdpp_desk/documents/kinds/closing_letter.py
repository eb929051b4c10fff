"""The letter that takes note of an end: no reason, no appraisal, the days on which what is kept goes."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import retention_is_reasoned
from rdpp_desk.documents.kinds.dossier import answered, dates, of_dossier
from rdpp_desk.documents.kinds.letters import addressed, place_and_day, today_at_home
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Scope

_K = FieldKind

MODEL = Model(
    kind=DocumentKind.CLOSING_LETTER,
    scope=Scope.PERSON,
    template="closing-letter",
    paper=Paper.LETTER,
    steps=(
        Step(
            key="letter",
            fields=(
                Field(name="client", kind=_K.PARTY, required=True, parts=("name", "address")),
                Field(name="ended_on", kind=_K.DATE, required=True),
                Field(name="door_open", kind=_K.YES_NO, required=True),
                *place_and_day(),
            ),
        ),
        Step(
            key="keeping",
            fields=(
                Field(name="notes_kept_years", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="notes_kept_reason", kind=_K.TEXT, group="retention"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(retention_is_reasoned("keeping"),),
)

CHECKLIST: tuple[Item, ...] = (
    Item("L1", "to whom, from where and when", ("address",)),
    Item("L2", "the end, without a reason or an appraisal", ("end",), "charter, articles 4 and 6", locked=True),
    Item("L3", "when notes and backups go, and what may be asked for", ("retention",), "GDPR, articles 13 and 15"),
    Item("L4", "confidentiality goes on; the organisation never learns the reason", ("after",), "charter, article 5"),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers."""
    engagement, preferences = of_dossier(facts), facts.preferences
    closed_on = engagement.closed_on.isoformat() if engagement.closed_on else dates(engagement)["ends_on"]
    return answered(
        {
            "client": addressed(facts.client),
            "ended_on": closed_on,
            "notes_kept_years": preferences.notes_kept_years,
            "backups_kept_months": preferences.backups_kept_months,
            **today_at_home(facts),
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody in the sense of slots: the practitioner signs the letter under their name."""
    return ()
