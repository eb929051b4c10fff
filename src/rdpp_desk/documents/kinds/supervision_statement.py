"""A supervisor's statement of the hours they gave: totals over a period, nothing about any client."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import in_order
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner
from rdpp_desk.documents.kinds.statements import SUPERVISED_TIME, period, supervised_rows, this_year
from rdpp_desk.documents.wizard import Model, Paper, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

_K = FieldKind

MODEL = Model(
    kind=DocumentKind.SUPERVISION_STATEMENT,
    scope=Scope.PRACTICE,
    template="supervision-statement",
    paper=Paper.SHEET,
    steps=(
        Step(
            key="who",
            fields=(
                Field(name="supervisor", kind=_K.PARTY, required=True, parts=("name", "accreditation")),
                Field(name="no_other_tie", kind=_K.YES_NO, required=True),
            ),
        ),
        Step(key="time", fields=(*period(), SUPERVISED_TIME)),
        Step(
            key="signature",
            fields=(
                Field(name="made_at", kind=_K.TEXT, group="made"),
                Field(name="made_on", kind=_K.DATE, group="made"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(in_order("time", "statement_from", "statement_to"),),
)

CHECKLIST: tuple[Item, ...] = (
    Item("S1", "who supervises whom, and when", ("who",), "charter, article 3"),
    Item("S2", "hours by format, as totals", ("hours",)),
    Item("S3", "no client, no content, no other tie", ("frame",), "SFCoach, supervision", locked=True),
    Item("S4", "signed by the supervisor and the practitioner", ("signatures",)),
)


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """The supervisor of most of this year's hours, and those hours."""
    first = facts.hours.supervisors[0] if facts.hours and facts.hours.supervisors else None
    return answered(
        {
            "supervisor": {"name": first[0], "accreditation": first[1]} if first else None,
            **this_year(facts),
            "supervised_time": supervised_rows(first[2], language) if first else None,
            "made_at": facts.practitioner.town,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """The supervisor, then the practitioner."""
    supervisor = answers.get("supervisor") or {}
    named = Signer(Party.SUPERVISOR, supervisor.get("name") or "", supervisor.get("accreditation") or "")
    return (named, as_practitioner(facts))
