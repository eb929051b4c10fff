"""The supervision journal of the demonstration: entries written, taken to supervision, one still a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rdpp_desk.actions import supervision
from rdpp_desk.actions.demo.scenario import Cast, Told
from rdpp_desk.actions.demo.stage import Act, Practice
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import formats
from rdpp_desk.practice.supervision import EntryState

_TEXTS = (
    "title", "context", "facts", "felt", "intervention", "question", "supervisor_return", "learning", "decision",
    "follow_up",
)  # fmt: skip


_Do = Callable[[Desk], object]


def acts(practice: Practice) -> list[Act]:
    """Every entry, on the day it was written and on the day it was brought to supervision."""
    found = []
    for told in practice.scenario.told["entry"]:
        at = practice.now - timedelta(days=told["written"], hours=1)
        made: list[int] = []
        found.append(Act(at, _writing(practice, told, made)))
        if "held" in told:
            held = practice.now - timedelta(days=told["held"], minutes=50)
            found.append(Act(held, _bringing(practice, told, made)))
    return found


def _writing(practice: Practice, told: Told, made: list[int]) -> _Do:
    def write(desk: Desk) -> None:
        engagements = [practice.engagements[_there(practice, arc).index].id for arc in told["arcs"]]
        entry = supervision.new_entry(desk, tuple(dict.fromkeys(engagements)))
        marks = [one.waiting.mark.id for one in supervision.waiting(desk) if one.waiting.engagement_id in engagements]
        taken = supervision.take_marks(desk, entry.id, marks).entry
        texts: Told = {name: str(told.get(name, "")).format_map(_words(practice)) for name in _TEXTS}
        supervision.save_entry(
            desk,
            replace(
                taken,
                **texts,
                themes=tuple(told["themes"]),
                articles=tuple(told["articles"]),
                state=EntryState(told.get("state", "ready")),
                decided_on=desk.today() if texts["decision"] else None,
            ),
        )
        made.append(entry.id)

    return write


def _bringing(practice: Practice, told: Told, made: list[int]) -> _Do:
    def bring(desk: Desk) -> None:
        supervision.mark_brought(desk, made, desk.today(), told["minutes"], practice.supervisor_id)

    return bring


def _there(practice: Practice, arc: int) -> Cast:
    """The client who lives this arc, or the first one in a practice too small for it."""
    cast = practice.scenario.cast
    return cast[arc] if arc < len(cast) else cast[0]


def _words(practice: Practice) -> dict[str, str]:
    """What the texts call {a0} (first name), {a0_org}, {a0_sponsor}, {town0}."""
    words = {f"town{number}": told["town"] for number, told in enumerate(practice.scenario.told["organisation"])}
    words["day"] = formats.day(practice.today - timedelta(days=13), "fr", year=False)
    for number in range(len(practice.scenario.told["arc"])):
        one = _there(practice, number)
        house = practice.house(one)
        words[f"a{number}"] = one.first_name
        words[f"a{number}_org"] = house[0].name if house else ""
        words[f"a{number}_sponsor"] = house[1].full_name if house else ""
    return words
