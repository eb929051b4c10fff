"""The attendance sheet of a group: one grid a half-day, nothing filled in beforehand, no theme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.dossier import answered, of_dossier, place_words
from rdpp_desk.documents.kinds.group_charter import kept_years, member_rows
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.messages import formats
from rdpp_desk.practice.agreements import DocumentKind, Scope

_K = FieldKind

MODEL = Model(
    kind=DocumentKind.ATTENDANCE,
    scope=Scope.GROUP,
    template="attendance",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="sheet",
            fields=(
                Field(name="attendance_title", kind=_K.TEXT, required=True),
                Field(name="organisation", kind=_K.PARTY, parts=("name",)),
                Field(name="place", kind=_K.TEXT, required=True),
                Field(name="attendance_number", kind=_K.TEXT),
            ),
        ),
        Step(
            key="half-days",
            fields=(
                Field(
                    name="half_days",
                    kind=_K.ROWS,
                    required=True,
                    columns=(
                        Column("on", _K.DATE, required=True),
                        Column("start", required=True),
                        Column("end", required=True),
                        Column("hours", _K.INTEGER, required=True),
                        Column("minutes", _K.INTEGER),
                    ),
                ),
                Field(name="attendance_kept_years", kind=_K.INTEGER, required=True, group="retention"),
                Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
            ),
        ),
        Step(
            key="present",
            fields=(Field(name="attendance_members", kind=_K.PEOPLE, required=True, parts=("name", "job_title")),),
        ),
        Step(key="review"),
    ),
)

CHECKLIST: tuple[Item, ...] = (
    Item("A1", "the title of the agreement, the organisation, the place, who leads", ("frame",)),
    Item("A2", "the total length", ("frame",)),
    Item("A3", "each signs for themselves, nothing filled in beforehand", ("rules",), locked=True),
    Item("A4", "date, times, names, arrival and departure, signatures by half-day", ("half-days",)),
    Item("A5", "the facilitator's signature, and how long the sheet is kept", ("half-days", "certified")),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """Who is in the group, and when it meets next."""
    engagement = of_dossier(facts)
    members = [{"name": row["name"], "job_title": row["job_title"]} for row in member_rows(facts)]
    return answered(
        {
            "attendance_title": engagement.title,
            "organisation": {"name": facts.organisation.name} if facts.organisation else None,
            "place": place_words(facts.place),
            "attendance_number": facts.practitioner.training_number,
            "half_days": _next(facts, language),
            "attendance_members": members,
            "attendance_kept_years": kept_years(facts),
            "backups_kept_months": facts.preferences.backups_kept_months,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody: it is signed in its grids, not slot by slot."""
    return ()


def _next(facts: DossierFacts, language: str) -> list[dict[str, Answer]]:
    """The meetings of the next day on which the group meets."""
    first = min((one.starts_at.date() for one in facts.planned), default=None)
    return [
        {
            "on": one.starts_at.date().isoformat(),
            "start": formats.clock_time(one.starts_at, language),
            "end": formats.clock_time(one.starts_at + timedelta(minutes=one.minutes), language),
            "hours": one.minutes // 60,
            "minutes": one.minutes % 60,
        }
        for one in facts.planned
        if one.starts_at.date() == first
    ]
