"""A year of practice in figures: hours, supervision, the ratio with its arithmetic, training. No client is in it."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Column, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, in_order
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner
from rdpp_desk.documents.kinds.statements import SUPERVISED_TIME, TIME, period, supervised_rows, this_year, time
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

NORMS = ("emcc", "ac-foundation", "ac-professional", "ac-master", "own", "none")
_WORK = {
    "fr": ("Relance de la dynamique personnelle et professionnelle", "Coaching individuel", "Analyse des pratiques"),
    "en": ("Renewing personal and professional momentum", "Individual coaching", "Practice analysis"),
}
_K = FieldKind

MODEL = Model(
    kind=DocumentKind.YEARLY_STATEMENT,
    scope=Scope.PRACTICE,
    template="yearly-statement",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="practice",
            fields=(
                *period(),
                Field(
                    name="practice_time", kind=_K.ROWS, required=True, columns=(Column("what", required=True), *TIME)
                ),
            ),
        ),
        Step(
            key="supervision",
            fields=(
                SUPERVISED_TIME,
                Field(name="supervision_norm", kind=_K.CHOICE, required=True, choices=NORMS),
                Field(name="norm_hours", kind=_K.INTEGER, required=True, visible_if=("supervision_norm", "own")),
            ),
        ),
        Step(
            key="training",
            fields=(
                Field(
                    name="training_followed",
                    kind=_K.ROWS,
                    columns=(Column("course", required=True), Column("provider"), *TIME),
                ),
            ),
        ),
        Step(
            key="signature",
            fields=(
                Field(
                    name="signed_by", kind=_K.CHOICE, required=True, choices=("practitioner", "supervisor", "both")
                ),
                Field(
                    name="supervisor",
                    kind=_K.PARTY,
                    required=True,
                    parts=("name", "accreditation"),
                    visible_if=("signed_by", ("supervisor", "both")),
                ),
                Field(name="made_at", kind=_K.TEXT, group="made"),
                Field(name="made_on", kind=_K.DATE, group="made"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(in_order("practice", "statement_from", "statement_to"), at_least_one("supervision", "norm_hours")),
)

CHECKLIST: tuple[Item, ...] = (
    Item("Y1", "hours of practice by kind of work", ("practice",)),
    Item("Y2", "hours of supervision", ("supervision",), "charter, article 3"),
    Item("Y3", "the ratio against the norm chosen, with its arithmetic", ("ratio",), "EMCC, AC"),
    Item("Y4", "training", ("training",), "charter, article 3"),
    Item("Y5", "where the figures come from; no client among them", ("honour",), locked=True),
    Item("Y6", "signatures", ("signatures",)),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """The totals of this year so far. The norm is chosen."""
    hours = facts.hours
    if hours is None:
        return answered({"made_at": facts.practitioner.town})
    first = hours.supervisors[0] if hours.supervisors else None
    worked = zip(_WORK[language], (hours.rdpp, hours.coaching, hours.practice_analysis), strict=True)
    return answered(
        {
            **this_year(facts),
            "practice_time": [{"what": name, **time(minutes)} for name, minutes in worked if minutes],
            "supervised_time": supervised_rows(hours.supervised, language),
            "supervisor": {"name": first[0], "accreditation": first[1]} if first else None,
            "made_at": facts.practitioner.town,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """The supervisor, the practitioner, or both."""
    supervisor, by = answers.get("supervisor") or {}, answers.get("signed_by")
    named = Signer(Party.SUPERVISOR, supervisor.get("name") or "", supervisor.get("accreditation") or "")
    if by == "supervisor":
        return (named,)
    return (named, as_practitioner(facts)) if by == "both" else (as_practitioner(facts),)
