"""What may go back to the organisation: a closed list, item by item, with nothing recommended and nothing ticked.

Source: charter, article 5 (reporting only with the client's agreement and within the limits agreed). Content,
emotions, health, private life and other people are never offered.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind, is_answered
from rdpp_desk.documents.wizard import Problem
from rdpp_desk.practice.reporting import REPORT_ITEMS

__all__ = ["REPORT_ITEMS", "TERMS", "reporting_fields", "terms_are_told"]

TERMS = ("to", "how", "until")
STEP = "reporting"


def reporting_fields(*, required: bool, visible_if: tuple[str, Answer] | None = None) -> tuple[Field, ...]:
    """Yes, no or each time for every item; to whom, how and until when for all, or apart for some."""
    return (
        Field(
            name="report",
            kind=FieldKind.REPORT_ITEMS,
            required=required,
            choices=REPORT_ITEMS,
            visible_if=visible_if,
        ),
        Field(name="report_terms", kind=FieldKind.PARTY, parts=TERMS, visible_if=visible_if),
        Field(name="report_apart", kind=FieldKind.BOXES, choices=REPORT_ITEMS, visible_if=visible_if),
        *(
            Field(name=f"terms_{item}", kind=FieldKind.PARTY, parts=TERMS, visible_if=("report_apart", item))
            for item in REPORT_ITEMS
        ),
    )


def terms_are_told(answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """An item agreed to says to whom, how and until when; what is not said apart is said once for all."""
    report = answers.get("report") or {}
    common = answers.get("report_terms") or {}
    lacking = {
        part
        for item in REPORT_ITEMS
        if report.get(item) in ("yes", "each_time")
        for part in TERMS
        if not is_answered((answers.get(f"terms_{item}") or {}).get(part)) and not is_answered(common.get(part))
    }
    return tuple(Problem(step=STEP, field="report_terms", part=part) for part in TERMS if part in lacking)
