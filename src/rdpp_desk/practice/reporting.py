"""What may go back to an organisation: the items that the client agreed to, as the agreement in force says them.

Source: charter, article 5 (reporting only with the client's agreement, and within the limits agreed). An item that was
not agreed to, or was withdrawn since, does not exist for a report.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

REPORT_ITEMS = (
    "attendance_count",
    "dates_held",
    "interruption",
    "progress",
    "means",
    "own_synthesis",
    "learning",
    "follow_up",
)
"""The closed list, in the order of the agreements. Content, emotions, health and other people are never in it."""

YES, EACH_TIME = "yes", "each_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeItem:
    """One item agreed to, in the words of the agreement; `each_time` wants the exact text approved before it goes."""

    item: str
    each_time: bool
    to: str = ""
    how: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingScope:
    """What the document in force `document_id` lets go back; `agreed_on` is the day of its last signature."""

    document_id: int
    agreed_on: date | None = None
    items: tuple[ScopeItem, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The items agreed to, in order."""
        return tuple(one.item for one in self.items)

    @property
    def each_time(self) -> tuple[str, ...]:
        """Those whose exact text the client approves before it goes."""
        return tuple(one.item for one in self.items if one.each_time)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWithdrawal:
    """An item that the client took back from a document in force, from that day on."""

    id: int = 0
    document_id: int
    item: str
    withdrawn_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the rules are asked of one report. `told` are the items it speaks of, `words` the practitioner's own text.

    `approved`: the client approved this very text; `edited`: they approved an earlier one.
    """

    scope: ReportingScope | None
    told: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    approved: bool = False
    edited: bool = False


Answers = Mapping[str, str]
"""Item → "yes", "no" or "each_time"; an item without an answer is a no."""


def agreed(answers: Answers, stricter: Answers, withdrawn: Collection[str] = ()) -> dict[str, bool]:
    """The items agreed to, each with whether its text is approved each time.

    `stricter` are the answers of a second document in force (the consent form beside the agreement): where it
    answers, the narrower of the two counts.
    """
    found = {}
    for item in REPORT_ITEMS:
        said = {answers.get(item) or "no", stricter.get(item) or answers.get(item) or "no"}
        if item not in withdrawn and said <= {YES, EACH_TIME}:
            found[item] = EACH_TIME in said
    return found
