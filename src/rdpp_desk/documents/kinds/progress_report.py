"""The report to an organisation: only what the client agreed to have reported, as the agreement in force says.

What was not agreed to is asked nowhere and printed nowhere (charter, article 5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind, is_answered
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import in_order
from rdpp_desk.documents.kinds.dossier import answered, of_dossier, person
from rdpp_desk.documents.kinds.letters import place_and_day, today_at_home
from rdpp_desk.documents.wizard import Model, Paper, Problem, Signer, Step, WizardState
from rdpp_desk.practice.agreements import DocumentKind, Scope
from rdpp_desk.practice.reporting import REPORT_ITEMS

SCOPE = "report_scope"
"""The field that nobody is asked: the items that may be reported today."""

TELLS = {
    "attendance_count": "report_attended",
    "dates_held": "report_dates",
    "interruption": "report_ending",
    "progress": "report_progress",
    "means": "report_means",
    "own_synthesis": "report_synthesis",
    "learning": "report_learning",
    "follow_up": "report_follow_up",
}
"""Item → the field that tells it."""

OWN_WORDS = ("report_means", "report_learning", "report_follow_up")
"""What the practitioner words; the summary is the client's."""

_K = FieldKind


def told(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The items that a report speaks of, by its visible answers."""
    return tuple(item for item in REPORT_ITEMS if is_answered(answers.get(TELLS[item])))


def waits_for_approval(state: WizardState, facts: DossierFacts, text: str, approved: Collection[str]) -> bool:
    """Whether a report tells an item agreed to « each time » in a text that is not one of those approved (SHA-256)."""
    if state.model.kind is not DocumentKind.PROGRESS_REPORT or facts.scope is None:
        return False
    spoken_of = told(state.informed(facts).visible_answers())
    asked = any(item in spoken_of for item in facts.scope.each_time)
    return asked and hashlib.sha256(text.encode("utf-8")).hexdigest() not in approved


def something_is_told(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """A report that says nothing is no report."""
    return () if told(answers) else (Problem(step="report", field="report_to", code="nothing-reported"),)


def given(facts: DossierFacts) -> dict[str, Answer]:
    """The items that may be reported, as things stand today."""
    return {SCOPE: list(facts.scope.names) if facts.scope is not None else []}


def _only(item: str) -> tuple[str, Answer]:
    return (SCOPE, item)


def _derive(answers: Mapping[str, Answer], facts: DossierFacts) -> dict[str, Any]:
    """The agreement, and the terms of each item told."""
    scope, spoken_of = facts.scope, told(answers)
    if scope is None:
        return {"scope": {"agreed_on": None}, "told": []}
    terms = [
        {"item": one.item, "each_time": one.each_time, "to": one.to, "how": one.how, "until": one.until}
        for one in scope.items
        if one.item in spoken_of
    ]
    return {"scope": {"agreed_on": scope.agreed_on.isoformat() if scope.agreed_on else None}, "told": terms}


def _facts() -> Step:
    return Step(
        key="facts",
        fields=(
            Field(name="report_attended", kind=_K.INTEGER, visible_if=_only("attendance_count")),
            Field(
                name="report_dates",
                kind=_K.ROWS,
                columns=(Column("held_on", _K.DATE, required=True),),
                visible_if=_only("dates_held"),
            ),
            Field(
                name="report_ending",
                kind=_K.CHOICE,
                choices=("goes_on", "ended", "stopped"),
                visible_if=_only("interruption"),
            ),
            Field(
                name="report_ended_on",
                kind=_K.DATE,
                visible_if=("report_ending", ("ended", "stopped")),
            ),
        ),
    )


def _content() -> Step:
    return Step(
        key="content",
        fields=(
            Field(
                name="report_progress",
                kind=_K.ROWS,
                columns=(
                    Column("progress_objective", required=True),
                    Column("progress_start"),
                    Column("progress_now", required=True),
                    Column("progress_aim"),
                ),
                visible_if=_only("progress"),
            ),
            Field(name="report_means", kind=_K.LONG, visible_if=_only("means")),
            Field(name="report_synthesis", kind=_K.LONG, visible_if=_only("own_synthesis")),
            Field(name="report_learning", kind=_K.LONG, visible_if=_only("learning")),
            Field(name="report_follow_up", kind=_K.LONG, visible_if=_only("follow_up")),
        ),
    )


MODEL = Model(
    kind=DocumentKind.PROGRESS_REPORT,
    scope=Scope.PERSON,
    template="progress-report",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="report",
            fields=(
                Field(name=SCOPE, kind=_K.BOXES, choices=REPORT_ITEMS, given=True),
                Field(
                    name="report_to",
                    kind=_K.PARTY,
                    required=True,
                    parts=("name", "capacity", "organisation"),
                    required_parts=("name", "organisation"),
                ),
                Field(name="client", kind=_K.PARTY, required=True, parts=("name",)),
                Field(name="report_from", kind=_K.DATE, group="period"),
                Field(name="report_until", kind=_K.DATE, group="period"),
            ),
        ),
        _facts(),
        _content(),
        Step(key="signature", fields=place_and_day()),
        Step(key="review"),
    ),
    checks=(something_is_told, in_order("report", "report_from", "report_until")),
    derive=_derive,
    given=given,
)

CHECKLIST: tuple[Item, ...] = (
    Item("R1", "to whom, about whom, and the agreement that allows it", ("frame",), "charter, article 5"),
    Item("R2", "the number of sessions", ("attendance",)),
    Item("R3", "the dates", ("dates",)),
    Item("R4", "the end, without a reason", ("ending",)),
    Item("R5", "progress on shared objectives, on a scale", ("progress",)),
    Item("R6", "the means asked for", ("means",)),
    Item("R7", "the client's own summary", ("synthesis",)),
    Item("R8", "a general learning", ("learning",)),
    Item("R9", "the follow-up wished for", ("follow-up",)),
    Item("R10", "the terms agreed, for what is reported only", ("terms",), "charter, article 5"),
    Item("R11", "decisions stay with the client", ("decisions",), "charter, article 2", locked=True),
    Item("R12", "nothing else was disclosed; place and date", ("nothing-else",), "charter, article 5", locked=True),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """To whom it goes, and what the dossier counts; what may not be reported is not filled in either."""
    engagement, organisation = of_dossier(facts), facts.organisation
    reader = facts.sponsor or facts.signatory
    allowed = facts.scope.names if facts.scope is not None else ()
    capacity = facts.sponsor.job_title if facts.sponsor else facts.signatory.capacity if facts.signatory else ""
    everything = {
        "report_attended": engagement.earlier_sessions + len(facts.held) or None,
        "report_dates": [{"held_on": day.isoformat()} for day in facts.held],
        "report_progress": _shared(facts),
    }
    return answered(
        {
            "report_to": {
                "name": reader.full_name if reader else "",
                "capacity": capacity,
                "organisation": organisation.name if organisation else "",
            },
            "client": person(facts.client),
            **{TELLS[item]: everything[TELLS[item]] for item in allowed if TELLS[item] in everything},
            "made_at": facts.practitioner.town,
            "made_on": today_at_home(facts)["made_on"],
        }
    )


def _shared(facts: DossierFacts) -> list[Answer]:
    """The objectives that the organisation may read, their present level to be told by the client."""
    return [
        {
            "progress_objective": one.wording,
            "progress_start": one.starting_level,
            "progress_now": None,
            "progress_aim": one.target_level,
        }
        for one in sorted(facts.objectives, key=lambda one: one.position)
        if one.shareable and one.deleted_at is None
    ]


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Nobody in the sense of slots: the client approves the exact text before, and the practitioner hands it over."""
    return ()
