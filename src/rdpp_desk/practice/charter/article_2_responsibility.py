"""Article 2: decisions belong to the client; objectives are worded by them."""

from __future__ import annotations

from collections.abc import Sequence

from rdpp_desk.practice.engagements import Objective
from rdpp_desk.practice.verdicts import Severity, Verdict


def objectives_are_the_clients(objectives: Sequence[Objective]) -> Verdict | None:
    """Each objective carries the day on which the client worded it."""
    undated = tuple(objective.id for objective in objectives if objective.worded_on is None)
    if undated:
        return Verdict("objectives-not-dated", 2, Severity.INFORM, {"objectives": undated, "count": len(undated)})
    return None
