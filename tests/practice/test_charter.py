from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.charter import gates
from rdpp_desk.practice.charter.article_1_interests import sides_are_apart
from rdpp_desk.practice.charter.article_2_responsibility import prescriptive_words
from rdpp_desk.practice.charter.article_3_competence import supervision_is_regular, supervisor_is_independent
from rdpp_desk.practice.charter.article_7_place import place_is_fit
from rdpp_desk.practice.charter.article_9_mediation import mediator_is_chosen_together
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.duties import EngagementFacts
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective, Payer
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.people import Place, Practitioner, Supervisor, SupervisorTie
from rdpp_desk.practice.reporting import REPORT_ITEMS, Report, ReportingScope, ScopeItem, agreed
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


def test_a_business_signs_alone_only_where_it_is_the_client() -> None:
    kind = DocumentKind.BIPARTITE_BUSINESS
    whole = replace(FACTS, engagement=replace(COACHING, client_interest="x", organisation_interest="y"))
    employee = replace(whole, who="Inès Maury", organisation="Novalens", signatory="Aïcha Benali")
    assert codes(gates.before_proposing(employee, kind, [])) == [("client-is-not-the-business", Severity.BLOCK)]
    owner = replace(whole, who="Inès  maury", organisation="Maury Conseil", signatory="Inès Maury")
    sole = replace(whole, who="Inès Maury", organisation="Inès Maury")
    pays = replace(employee, engagement=replace(whole.engagement, payer=Payer.CLIENT))
    for facts in (owner, sole, pays):
        assert gates.before_proposing(facts, kind, []) == ()
    other = gates.before_proposing(employee, kind, [], other_work=True)
    assert codes(other) == [("contract-beside-an-employee", Severity.ASK)]


def test_an_owner_needs_no_tripartite_agreement() -> None:
    owner = replace(FACTS, who="Inès Maury", signatory="Inès Maury")
    assert gates.before_session(owner, SESSION) == ()


def test_letters_and_reports_ask_nothing_of_interests_and_objectives() -> None:
    for kind in (DocumentKind.QUOTATION, DocumentKind.PROGRESS_REPORT, DocumentKind.CLOSING_LETTER):
        assert gates.before_proposing(FACTS, kind, [Objective(id=3, engagement_id=1, wording="Parler")]) == ()


def test_only_what_was_agreed_to_and_not_taken_back_may_be_reported() -> None:
    no = dict.fromkeys(REPORT_ITEMS, "no")
    answers = {**no, "means": "yes", "progress": "each_time", "learning": "yes"}
    assert agreed(answers, {}) == {"progress": True, "means": False, "learning": False}
    assert agreed(answers, {}, {"means"}) == {"progress": True, "learning": False}
    assert agreed(answers, {"means": "each_time", "learning": "no", "follow_up": "yes"}) == {
        "progress": True,
        "means": True,
    }
    assert agreed({}, {}) == {}


SCOPE = ReportingScope(
    document_id=1, items=(ScopeItem(item="means", each_time=False), ScopeItem(item="progress", each_time=True))
)


def test_a_report_waits_for_the_approval_of_its_exact_text() -> None:
    assert codes(gates.before_report(Report(scope=None))) == [("report-nothing-agreed", Severity.BLOCK)]
    assert gates.before_report(Report(scope=SCOPE, told=("means",))) == ()
    asked = Report(scope=SCOPE, told=("means", "progress"))
    assert codes(gates.before_report(asked)) == [("report-not-approved", Severity.BLOCK)]
    edited = gates.before_report(replace(asked, edited=True))
    assert codes(edited) == [("report-edited-since-approval", Severity.BLOCK)]
    assert gates.before_report(replace(asked, approved=True)) == ()
    worded = replace(asked, approved=True, words=("Il faut un bureau fermé. Elle doit souffler ; il faut du temps.",))
    (hint,) = gates.before_report(worded)
    assert (hint.code, hint.severity, hint.params["words"]) == ("prescriptive-words", Severity.INFORM, "Il faut, doit")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Je préconise un bilan, et je lui recommande de dormir.", ("Je préconise", "je lui recommande")),
        ("Il convient d’attendre ; il est nécessaire de parler.", ("Il convient d’", "il est nécessaire de")),
        ("She must rest, and needs to talk. I recommend it.", ("must", "needs to", "I recommend")),
        ("Elle souhaite, elle a choisi, elle doute. Les doigts.", ()),
        ("Ce qu’elle a dit en endroit sûr : mustard.", ()),
    ],
)
def test_words_that_decide_for_the_client_are_seen(text: str, words: tuple[str, ...]) -> None:
    assert prescriptive_words(text) == words


def test_a_reply_names_an_agreement_only_where_there_is_one() -> None:
    assert codes(gates.before_reply(True, None)) == [("reply-without-agreement", Severity.BLOCK)]
    assert gates.before_reply(True, SCOPE) == ()
    assert gates.before_reply(False, None) == ()


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


def test_a_contract_with_a_private_individual_is_with_the_one_who_pays() -> None:
    kind = DocumentKind.BIPARTITE_CONSUMER
    paid = replace(FACTS, engagement=replace(COACHING, client_interest="x", organisation_interest="y"))
    assert codes(gates.before_proposing(paid, kind, [])) == [("client-is-not-the-payer", Severity.BLOCK)]
    for payer in (Payer.CLIENT, Payer.NOBODY):
        own = replace(paid, engagement=replace(paid.engagement, payer=payer))
        assert gates.before_proposing(own, kind, []) == ()
