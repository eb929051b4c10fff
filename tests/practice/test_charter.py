from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.charter import gates
from rdpp_desk.practice.charter.article_1_interests import sides_are_apart
from rdpp_desk.practice.charter.article_3_competence import supervision_is_regular, supervisor_is_independent
from rdpp_desk.practice.charter.article_7_place import place_is_fit
from rdpp_desk.practice.charter.article_9_mediation import mediator_is_chosen_together
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.duties import EngagementFacts
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.people import Place, Practitioner, Supervisor, SupervisorTie
from rdpp_desk.practice.sessions import Session, SessionKind, SessionState
from rdpp_desk.practice.verdicts import Severity, Verdict

COACHING = Engagement(id=1, kind=EngagementKind.COACHING, client_id=1, organisation_id=1)
FACTS = EngagementFacts(engagement=COACHING, who="C")
SESSION = Session(engagement_id=1, starts_at=datetime(2026, 11, 25, 10))


def codes(verdicts: tuple[Verdict, ...]) -> list[tuple[str, Severity]]:
    return [(verdict.code, verdict.severity) for verdict in verdicts]


def test_a_session_before_the_agreement_asks_once() -> None:
    assert codes(gates.before_session(FACTS, SESSION)) == [("session-before-agreement", Severity.ASK)]
    asked = replace(FACTS, sessions=(replace(SESSION, early_reason="Agreed by telephone"),))
    assert gates.before_session(asked, SESSION) == ()


def test_exploratory_sessions_private_work_and_paper_agreements_pass() -> None:
    assert gates.before_session(FACTS, replace(SESSION, kind=SessionKind.EXPLORATORY)) == ()
    private = replace(FACTS, engagement=replace(COACHING, professional=False))
    assert gates.before_session(private, SESSION) == ()
    paper = replace(FACTS, engagement=replace(COACHING, paper_agreement_on=date(2026, 1, 1)))
    assert gates.before_session(paper, SESSION) == ()


def test_more_sessions_than_agreed_are_said() -> None:
    held = tuple(replace(SESSION, state=SessionState.HELD) for _ in range(2))
    engagement = replace(COACHING, taken_over=True, planned_sessions=2)
    facts = replace(FACTS, engagement=engagement, sessions=held)
    assert codes(gates.before_session(facts, SESSION)) == [("more-sessions-than-agreed", Severity.INFORM)]
    known = tuple(replace(one, id=number) for number, one in enumerate(held, start=1))
    assert gates.before_session(replace(facts, sessions=known), known[1]) == (), "it does not count itself"
    taken = replace(facts, engagement=replace(engagement, earlier_sessions=2), sessions=())
    assert codes(gates.before_session(taken, SESSION)) == [("more-sessions-than-agreed", Severity.INFORM)]


def test_a_contract_wants_both_interests_and_dated_objectives() -> None:
    found = gates.before_proposing(FACTS, DocumentKind.TRIPARTITE, [Objective(id=3, engagement_id=1, wording="Parler")])
    assert codes(found) == [("interests-missing", Severity.ASK), ("objectives-not-dated", Severity.INFORM)]
    alone = replace(FACTS, engagement=replace(COACHING, organisation_id=None, client_interest="x"))
    assert codes(gates.before_proposing(alone, DocumentKind.TRIPARTITE, [])) == [
        ("tripartite-needs-organisation", Severity.BLOCK)
    ]
    assert gates.before_proposing(alone, DocumentKind.CONSENT, []) == ()


def test_a_client_who_refused_supervision_stays_out() -> None:
    no = Consent(engagement_id=1, purpose=Purpose.SUPERVISION, state=ConsentState.REFUSED, decided_on=date(2026, 1, 1))
    assert codes(gates.before_supervision_export(2, [(COACHING, (no,)), (COACHING, ())])) == [
        ("items-undecided", Severity.BLOCK),
        ("supervision-refused", Severity.BLOCK),
        ("supervision-not-asked", Severity.INFORM),
    ]
    yes = replace(no, id=2, state=ConsentState.GIVEN, decided_on=date(2026, 2, 1))
    assert gates.before_supervision_export(0, [(COACHING, (no, yes))]) == ()


def test_a_group_is_named_after_the_group() -> None:
    group = Engagement(kind=EngagementKind.PRACTICE_ANALYSIS)
    assert codes(gates.before_engagement(group)) == [("group-unnamed", Severity.BLOCK)]
    assert gates.before_engagement(replace(group, title="Prise de poste")) == ()


def test_rules_that_only_inform() -> None:
    assert sides_are_apart(COACHING, frozenset({"ada day"}), "Ada Day") is not None
    assert sides_are_apart(COACHING, frozenset(), "Ada Day") is None
    assert supervision_is_regular(SupervisionCounter(date(2026, 9, 2), 83, 60, 0, 0)) is not None
    assert supervision_is_regular(SupervisionCounter(None, None, 60, 0, 0)) is None
    assert supervisor_is_independent(Supervisor(last_name="S", tie=SupervisorTie.PEER)) is not None
    assert supervisor_is_independent(Supervisor(last_name="S")) is None
    assert place_is_fit(Place(name="Café", neutral=True, calm=False, private=False)) is not None
    assert place_is_fit(Place(name="Cabinet", calm=False)) is None
    assert mediator_is_chosen_together(Practitioner(mediators=("A",))) is not None
    assert mediator_is_chosen_together(Practitioner()) is None
