"""Article 6: the client's pace, and the frame of mutual commitments."""

from __future__ import annotations

from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.verdicts import Severity, Verdict


def within_the_sessions_agreed(engagement: Engagement, held: int) -> Verdict | None:
    """More sessions than were agreed may be dependence: worth a word in supervision."""
    planned = engagement.planned_sessions
    if planned is not None and held > planned:
        return Verdict("more-sessions-than-agreed", 6, Severity.INFORM, {"held": held, "planned": planned})
    return None
