"""Answers that a dossier already holds, in the shapes the wizard takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from rdpp_desk.documents.answers import Answer, is_answered
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.wizard import Signer
from rdpp_desk.practice.agreements import Party
from rdpp_desk.practice.engagements import Engagement, Objective
from rdpp_desk.practice.people import Place

_LATE_PAYMENT = {
    "fr": (
        "Tout retard de paiement entraîne, sans rappel préalable, des pénalités au taux de trois fois l’intérêt légal "
        "et une indemnité forfaitaire de 40 € pour frais de recouvrement."
    ),
    "en": (
        "Any late payment gives rise, without a reminder, to penalties at three times the statutory interest rate and "
        "to a flat sum of €40 for recovery costs."
    ),
}


class Named(Protocol):
    """Whoever has a name."""

    @property
    def full_name(self) -> str: ...


def of_dossier(facts: DossierFacts) -> Engagement:
    """The engagement of a document that is only made from a dossier."""
    if facts.engagement is None:
        raise LookupError("engagement")
    return facts.engagement


def as_practitioner(facts: DossierFacts) -> Signer:
    """The practitioner's own slot."""
    return Signer(Party.PRACTITIONER, facts.practitioner.full_name, facts.practitioner.title)


def answered(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Those of `answers` that say something."""
    return {name: value for name, value in answers.items() if is_answered(value)}


def person(who: Named | None, *parts: str, **others: str) -> dict[str, str] | None:
    """A party's answer: the name, those attributes of `who` called `parts`, and `others`."""
    if who is None:
        return None
    return {"name": who.full_name, **{part: getattr(who, part) for part in parts}, **others}


def objective_rows(objectives: Iterable[Objective]) -> list[dict[str, Answer]]:
    """The objectives, in order, each shareable only if it says so."""
    return [
        {
            "wording": objective.wording,
            "indicator": objective.indicator,
            "starting_level": objective.starting_level,
            "target_level": objective.target_level,
            "due_on": objective.due_on.isoformat() if objective.due_on else None,
            "shareable": objective.shareable,
        }
        for objective in sorted(objectives, key=lambda objective: objective.position)
        if objective.deleted_at is None
    ]


def dates(engagement: Engagement) -> dict[str, str | None]:
    """When the work starts and ends."""
    starts_on, ends_on = engagement.starts_on, engagement.ends_on
    return {
        "starts_on": starts_on.isoformat() if starts_on else None,
        "ends_on": ends_on.isoformat() if ends_on else None,
    }


def place_words(place: Place | None) -> str:
    """A place on one line."""
    if place is None:
        return ""
    return ", ".join(part for part in (place.name, ", ".join(place.address.split("\n"))) if part.strip())


def charter_annexed(facts: DossierFacts) -> bool | None:
    """Yes to printing the charter as an annex, once there is one."""
    return True if facts.charter is not None and facts.charter.text.strip() else None


def late_payment(language: str) -> str:
    """A first text for late payment between businesses, for the practitioner to have reviewed and to edit."""
    return _LATE_PAYMENT[language]
