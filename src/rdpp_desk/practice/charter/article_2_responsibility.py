"""Article 2: decisions belong to the client; objectives are worded by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rdpp_desk.practice.engagements import Objective
from rdpp_desk.practice.verdicts import Severity, Verdict

_DECIDING = re.compile(
    r"\b(?:"
    r"il (?:(?:faut|faudra|faudrait)\b|(?:convient|est (?:impératif|indispensable|nécessaire|urgent)) d(?:e\b|['’]))"
    r"|(?:doit|doivent|devra|devront|devrait|devraient)\b"
    r"|je (?:lui |leur |vous )?(?:préconise|recommande|conseille|suggère|prescris)\b"
    r"|(?:must|ought to|should|(?:has|have|needs?) to)\b"
    r"|I (?:strongly )?(?:recommend|advise|prescribe|suggest)\b"
    r")",
    re.IGNORECASE,
)
"""Turns of phrase, in both languages, that decide in the client's place."""


def objectives_are_the_clients(objectives: Sequence[Objective]) -> Verdict | None:
    """Each objective carries the day on which the client worded it."""
    undated = tuple(objective.id for objective in objectives if objective.worded_on is None)
    if undated:
        return Verdict("objectives-not-dated", 2, Severity.INFORM, {"objectives": undated, "count": len(undated)})
    return None


def prescriptive_words(text: str) -> tuple[str, ...]:
    """The turns of phrase in `text` that decide for the client (« il faut », « doit », "I recommend"), once each, as
    they are typed. A hint: nobody is stopped by it."""
    found: dict[str, str] = {}
    for match in _DECIDING.finditer(text):
        words = " ".join(match[0].split())
        found.setdefault(words.casefold(), words)
    return tuple(found.values())


def report_leaves_decisions_to_the_client(texts: Iterable[str]) -> Verdict | None:
    """What the practitioner writes for others describes; it does not prescribe."""
    words = prescriptive_words("\n".join(texts))
    return Verdict("prescriptive-words", 2, Severity.INFORM, {"words": ", ".join(words)}) if words else None
