"""Article 8: in a group, each is protected and the sponsor gets no name."""

from __future__ import annotations

from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.verdicts import Severity, Verdict


def group_has_a_name(engagement: Engagement) -> Verdict | None:
    """A practice-analysis group is named after the group, never after one of its members."""
    if engagement.kind is EngagementKind.PRACTICE_ANALYSIS and not engagement.title.strip():
        return Verdict("group-unnamed", 8, Severity.BLOCK, {"engagement": engagement.id})
    return None
