"""An organisation's letter that confirms hours to a certifying body: hours and a period, nobody's name.

The organisation knows the sessions booked, never those held, so the hours booked are what it can confirm; and the
client is named only while their consent to be named in a log of hours stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import in_order
from rdpp_desk.documents.kinds.dossier import answered, dates, of_dossier, person
from rdpp_desk.documents.kinds.letters import place_and_day
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

_BODY = {"fr": "la fédération internationale de coaching (ICF)", "en": "the International Coaching Federation (ICF)"}
_K = FieldKind

MODEL = Model(
    kind=DocumentKind.ICF_LETTER,
    scope=Scope.PERSON,
    template="icf-letter",
    paper=Paper.THEIRS,
    steps=(
        Step(
            key="organisation",
            fields=(
                Field(name="organisation", kind=_K.PARTY, required=True, parts=("name", "address")),
                Field(name="signatory", kind=_K.PARTY, required=True, required_parts=("name", "capacity")),
                Field(name="signatory_contact", kind=_K.TEXT),
                Field(name="certifying_body", kind=_K.TEXT, required=True),
                *place_and_day(),
            ),
        ),
        Step(
            key="hours",
            fields=(
                Field(name="coach_role", kind=_K.TEXT, required=True),
                Field(name="hours_from", kind=_K.DATE, required=True, group="period"),
                Field(name="hours_to", kind=_K.DATE, required=True, group="period"),
                Field(name="hours_are", kind=_K.CHOICE, required=True, choices=("booked", "held")),
                Field(name="icf_hours", kind=_K.INTEGER, required=True),
                Field(name="icf_minutes", kind=_K.INTEGER),
                Field(name="people_count", kind=_K.INTEGER, required=True),
                Field(name="hours_paid", kind=_K.YES_NO, required=True),
                Field(name="client_named", kind=_K.YES_NO),
            ),
        ),
        Step(key="review"),
    ),
    checks=(in_order("hours", "hours_from", "hours_to"),),
)

CHECKLIST: tuple[Item, ...] = (
    Item("I1", "the organisation, for whom the letter is", ("head",)),
    Item("I2", "hours, period, number of people, payment: nothing else", ("hours",), "ICF, experience requirements"),
    Item("I3", "no name without a consent that stands", ("confidentiality",), "charter, article 5", locked=True),
    Item("I4", "signed by the organisation, with the capacity", ("signature",)),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """The hours booked under the agreement, from the day it begins to the day it ends."""
    engagement, organisation = of_dossier(facts), facts.organisation
    booked = (engagement.planned_sessions or 0) * engagement.session_minutes
    period = dates(engagement)
    return answered(
        {
            "organisation": {"name": organisation.name, "address": organisation.address} if organisation else None,
            "signatory": person(facts.signatory, "capacity"),
            "signatory_contact": facts.signatory.email if facts.signatory else "",
            "certifying_body": _BODY[language],
            "coach_role": facts.practitioner.title,
            "hours_from": period["starts_on"],
            "hours_to": period["ends_on"],
            "hours_are": "booked",
            "icf_hours": booked // 60 if booked else None,
            "icf_minutes": booked % 60 or None,
            "people_count": 1 if facts.client else None,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Who binds the organisation, alone."""
    signatory = answers.get("signatory") or {}
    return (Signer(Party.ORGANISATION, signatory.get("name") or "", signatory.get("capacity") or ""),)
