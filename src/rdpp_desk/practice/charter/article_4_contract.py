"""Article 4: a voluntary client, and a tripartite agreement in professional work."""

from __future__ import annotations

from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.duties import EngagementFacts, has_agreement, needs_tripartite
from rdpp_desk.practice.engagements import Payer
from rdpp_desk.practice.sessions import Session, SessionKind
from rdpp_desk.practice.verdicts import Severity, Verdict


def agreement_comes_first(facts: EngagementFacts, session: Session) -> Verdict | None:
    """Beyond the exploratory session, work waits for the agreement, or for a reason given once per agreement.

    Work taken over from before the program passes no gate.
    """
    engagement = facts.engagement
    free = engagement.taken_over or session.kind in (SessionKind.EXPLORATORY, SessionKind.TRIPARTITE)
    if free or not needs_tripartite(facts) or has_agreement(facts):
        return None
    if any(earlier.early_reason for earlier in facts.sessions):
        return None
    return Verdict("session-before-agreement", 4, Severity.ASK, {"engagement": engagement.id})


def right_agreement(facts: EngagementFacts, kind: DocumentKind, *, other_work: bool = False) -> Verdict | None:
    """A tripartite agreement has three parties: without an organisation there is none to make.

    A contract with a business alone fits where the client is that business. Elsewhere a third party pays for the
    client's work: three sign. `other_work` says that the contract is about something else than that work. A contract
    with a private individual is with the one who pays: nobody else does.
    """
    if kind is DocumentKind.BIPARTITE_CONSUMER and facts.engagement.payer is Payer.ORGANISATION:
        return Verdict("client-is-not-the-payer", 4, Severity.BLOCK, {"engagement": facts.engagement.id})
    if kind is DocumentKind.BIPARTITE_BUSINESS and needs_tripartite(facts):
        about = {"engagement": facts.engagement.id}
        if other_work:
            return Verdict("contract-beside-an-employee", 4, Severity.ASK, about)
        return Verdict("client-is-not-the-business", 4, Severity.BLOCK, about)
    if kind is DocumentKind.TRIPARTITE and facts.engagement.organisation_id is None:
        return Verdict("tripartite-needs-organisation", 4, Severity.BLOCK, {"engagement": facts.engagement.id})
    return None
