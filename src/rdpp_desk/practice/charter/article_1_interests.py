"""Article 1: the work serves the interests of the client and of their organisation, both asked and written."""

from __future__ import annotations

from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.verdicts import Severity, Verdict


def both_interests_are_written(engagement: Engagement) -> Verdict | None:
    """Before a contract, the client's interest is written and, where there is one, the organisation's."""
    missing = []
    if not engagement.client_interest.strip():
        missing.append("client_interest")
    if engagement.organisation_id is not None and not engagement.organisation_interest.strip():
        missing.append("organisation_interest")
    if missing:
        return Verdict("interests-missing", 1, Severity.ASK, {"fields": tuple(missing)})
    return None


def sides_are_apart(engagement: Engagement, sponsor_names: frozenset[str], client_name: str) -> Verdict | None:
    """The same person should not be client here and sponsor of someone else; `sponsor_names` are folded names.

    The verdict names nobody: another client's name never enters a dossier.
    """
    if client_name.casefold().strip() and client_name.casefold().strip() in sponsor_names:
        return Verdict("client-is-also-sponsor", 1, Severity.INFORM, {"engagement": engagement.id})
    return None
