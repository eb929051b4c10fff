"""Article 5: nothing leaves without express authorisation or law."""

from __future__ import annotations

from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.duties import has_consent
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.reporting import Report, ReportingScope
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


def something_may_be_reported(scope: ReportingScope | None) -> Verdict | None:
    """A report speaks only of items that an agreement in force lists, and that were not withdrawn since."""
    if scope is None or not scope.items:
        return Verdict("report-nothing-agreed", 5, Severity.BLOCK)
    return None


def report_was_approved(report: Report) -> Verdict | None:
    """Items agreed to « each time » leave only in the exact text that the client approved; an edit voids it."""
    each_time = set(report.scope.each_time) if report.scope is not None else set()
    waiting = tuple(item for item in report.told if item in each_time)
    if not waiting or report.approved:
        return None
    if report.edited:
        return Verdict("report-edited-since-approval", 5, Severity.BLOCK, {"items": waiting})
    return Verdict("report-not-approved", 5, Severity.BLOCK, {"items": waiting})


def reply_confirms_no_accompaniment(names_agreement: bool, scope: ReportingScope | None) -> Verdict | None:
    """A reply speaks of an agreement only to an organisation that signed one: the existence is confidential too."""
    if names_agreement and scope is None:
        return Verdict("reply-without-agreement", 5, Severity.BLOCK)
    return None
