"""Which rules each act asks. This is the only table of gates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rdpp_desk.practice.agreements import BINDING, DocumentKind
from rdpp_desk.practice.charter.article_1_interests import both_interests_are_written, sides_are_apart
from rdpp_desk.practice.charter.article_2_responsibility import (
    objectives_are_the_clients,
    report_leaves_decisions_to_the_client,
)
from rdpp_desk.practice.charter.article_4_contract import agreement_comes_first, right_agreement
from rdpp_desk.practice.charter.article_5_confidentiality import (
    nothing_undecided_leaves,
    reply_confirms_no_accompaniment,
    report_was_approved,
    something_may_be_reported,
    supervision_was_agreed,
)
from rdpp_desk.practice.charter.article_6_respect import within_the_sessions_agreed
from rdpp_desk.practice.charter.article_8_group import group_has_a_name
from rdpp_desk.practice.consents import Consent
from rdpp_desk.practice.duties import EngagementFacts
from rdpp_desk.practice.engagements import Engagement, Objective
from rdpp_desk.practice.reporting import Report, ReportingScope
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.verdicts import Verdict


def before_engagement(engagement: Engagement) -> tuple[Verdict, ...]:
    """Asked when an engagement is made or changed."""
    return _said(group_has_a_name(engagement))


def around_engagement(engagement: Engagement, sponsor_names: frozenset[str], client_name: str) -> tuple[Verdict, ...]:
    """Asked when the people of an engagement are chosen; names are folded."""
    return _said(sides_are_apart(engagement, sponsor_names, client_name))


def before_session(facts: EngagementFacts, session: Session) -> tuple[Verdict, ...]:
    """Asked when a session is planned, or becomes of another kind."""
    others = [other for other in facts.sessions if not session.id or other.id != session.id]
    held = facts.engagement.earlier_sessions + sum(1 for other in others if other.state is SessionState.HELD)
    return _said(agreement_comes_first(facts, session), within_the_sessions_agreed(facts.engagement, held + 1))


def before_proposing(
    facts: EngagementFacts, kind: DocumentKind, objectives: Sequence[Objective], *, other_work: bool = False
) -> tuple[Verdict, ...]:
    """Asked when a document is about to be frozen; only what the work rests on asks of interests and objectives.

    `other_work`: the contract is about something else than the work with the client.
    """
    if kind not in BINDING:
        return ()
    return _said(
        right_agreement(facts, kind, other_work=other_work),
        both_interests_are_written(facts.engagement),
        objectives_are_the_clients(objectives),
    )


def before_report(report: Report) -> tuple[Verdict, ...]:
    """Asked when a report to an organisation is about to be frozen."""
    return _said(
        something_may_be_reported(report.scope),
        report_was_approved(report),
        report_leaves_decisions_to_the_client(report.words),
    )


def before_reply(names_agreement: bool, scope: ReportingScope | None) -> tuple[Verdict, ...]:
    """Asked when a reply to an organisation that asks for information is about to be frozen."""
    return _said(reply_confirms_no_accompaniment(names_agreement, scope))


def before_supervision_export(
    undecided: int, dossiers: Iterable[tuple[Engagement, tuple[Consent, ...]]]
) -> tuple[Verdict, ...]:
    """Asked when the supervision journal is about to leave."""
    return _said(nothing_undecided_leaves(undecided), *(supervision_was_agreed(*dossier) for dossier in dossiers))


def _said(*verdicts: Verdict | None) -> tuple[Verdict, ...]:
    return tuple(verdict for verdict in verdicts if verdict is not None)
