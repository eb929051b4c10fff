"""Article 5: nothing leaves without express authorisation or law."""

from __future__ import annotations

from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.duties import has_consent
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.verdicts import Severity, Verdict


def nothing_undecided_leaves(undecided: int) -> Verdict | None:
    """No extract leaves while one possible identifier waits for a decision."""
    if undecided:
        return Verdict("items-undecided", 5, Severity.BLOCK, {"count": undecided})
    return None


def supervision_was_agreed(engagement: Engagement, consents: tuple[Consent, ...]) -> Verdict | None:
    """A client who refused or withdrew agreement to supervision stays out of the journal; no answer yet is said."""
    decided = [consent for consent in consents if consent.purpose is Purpose.SUPERVISION]
    latest = max(decided, key=lambda consent: (consent.decided_on, consent.id), default=None)
    if latest is not None and latest.state is not ConsentState.GIVEN:
        return Verdict("supervision-refused", 5, Severity.BLOCK, {"engagement": engagement.id})
    if not has_consent(consents, Purpose.SUPERVISION):
        return Verdict("supervision-not-asked", 5, Severity.INFORM, {"engagement": engagement.id})
    return None
