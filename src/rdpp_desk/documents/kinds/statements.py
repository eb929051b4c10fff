"""What statements of hours share: their period, and time told in hours and minutes."""

from __future__ import annotations

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.practice.hours import Supervised

_K = FieldKind
TIME = (Column("hours", _K.INTEGER, required=True), Column("minutes", _K.INTEGER))
SUPERVISED_TIME = Field(
    name="supervised_time",
    kind=_K.ROWS,
    required=True,
    columns=(Column("format", required=True), Column("encounters", _K.INTEGER), *TIME),
)
_FORMATS = {"fr": ("Individuelle", "En groupe"), "en": ("Individual", "In a group")}


def period() -> tuple[Field, Field]:
    """From when to when."""
    return (
        Field(name="statement_from", kind=_K.DATE, required=True, group="period"),
        Field(name="statement_to", kind=_K.DATE, required=True, group="period"),
    )


def this_year(facts: DossierFacts) -> dict[str, Answer]:
    """The period that the totals are of."""
    hours = facts.hours
    if hours is None:
        return {}
    return {"statement_from": hours.since.isoformat(), "statement_to": hours.until.isoformat()}


def time(minutes: int) -> dict[str, Answer]:
    """Minutes as the two cells of a row."""
    return {"hours": minutes // 60, "minutes": minutes % 60}


def supervised_rows(received: Supervised, language: str) -> list[dict[str, Answer]]:
    """One row a format in which something was received."""
    alone, group = _FORMATS[language]
    rows = (
        (alone, received.individual_meetings, received.individual),
        (group, received.group_meetings, received.group),
    )
    return [{"format": name, "encounters": met, **time(minutes)} for name, met, minutes in rows if minutes]
