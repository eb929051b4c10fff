"""What every letter asks, and prints: where and when it is written."""

from __future__ import annotations

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.practice.people import Client


def place_and_day() -> tuple[Field, Field]:
    """The two fields of a letter's date line."""
    return (
        Field(name="made_at", kind=FieldKind.TEXT, group="made"),
        Field(name="made_on", kind=FieldKind.DATE, group="made"),
    )


def today_at_home(facts: DossierFacts) -> dict[str, Answer]:
    """A letter is written where the practitioner works, today."""
    return {"made_at": facts.practitioner.town, "made_on": facts.today.isoformat()}


def addressed(client: Client | None) -> dict[str, Answer] | None:
    """A client as the address of a letter has them."""
    return {"name": client.full_name, "address": client.address} if client is not None else None
