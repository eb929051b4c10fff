"""What each kind of document asks, what the dossier already answers, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.documents.kinds.dossiers import EMPTY, PAID_BY_CLIENT, REPORT, RICH, TERMS, UNSHARED
from tests.documents.kinds.known import ASKED, FACTS

from rdpp_desk.documents.answers import FieldKind, is_answered
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import MODELS, by_moment, offered, prefill
from rdpp_desk.documents.wizard import WizardState
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.practice.engagements import EngagementKind

TRIPARTITE, CONSENT = DocumentKind.TRIPARTITE, DocumentKind.CONSENT


def complete(kind: DocumentKind, **changes: Any) -> WizardState:
    facts = FACTS.get(kind.value, RICH)
    answers = {**prefill(kind, facts), **ASKED.get(kind.value, {}), **changes}
    return WizardState.start(MODELS[kind], answers).informed(facts)


def codes(state: WizardState) -> set[tuple[str, str, str]]:
    return {(problem.field, problem.part, problem.code) for problem in state.problems()}


@pytest.mark.parametrize("kind", MODELS)
def test_what_the_dossier_knows_and_what_was_asked_make_a_whole(kind: DocumentKind) -> None:
    assert complete(kind).problems() == ()


@pytest.mark.parametrize("kind", MODELS)
@pytest.mark.parametrize("facts", [RICH, EMPTY, PAID_BY_CLIENT])
def test_no_decision_is_ever_filled_in_beforehand(kind: DocumentKind, facts: DossierFacts) -> None:
    answers = prefill(kind, facts)
    decisions = {"report", "report_terms", "report_apart", "voluntary_on", "mediator", "emergency", "optional_clauses"}
    decisions |= {f"purpose_{purpose.value}" for purpose in Purpose}
    assert decisions.isdisjoint(answers)


@pytest.mark.parametrize("kind", MODELS)
def test_nothing_empty_is_filled_in(kind: DocumentKind) -> None:
    assert all(is_answered(value) for value in prefill(kind, EMPTY).values())


@pytest.mark.parametrize("kind", MODELS)
def test_an_empty_dossier_lists_what_is_missing(kind: DocumentKind) -> None:
    state = WizardState.start(MODELS[kind], prefill(kind, EMPTY))
    required = {field.name for field in MODELS[kind].fields if field.required and state.visible(field.name)}
    assert {problem.field for problem in state.problems()} == {
        name for name in required if not is_answered(state.answers.get(name))
    }
    if "client" in required and MODELS[kind].field("client").kind is FieldKind.PARTY:
        assert ("client", "name", "missing") in codes(state)


def test_each_reporting_item_is_asked_by_itself() -> None:
    state = complete(TRIPARTITE, report={"progress": "no"})
    assert {part for field, part, _ in codes(state) if field == "report"} == set(REPORT) - {"progress"}


def test_an_item_agreed_to_says_to_whom_how_and_until_when() -> None:
    assert codes(complete(TRIPARTITE, report_terms={"to": "Yves Kermadec"})) == {
        ("report_terms", "how", "missing"),
        ("report_terms", "until", "missing"),
    }
    apart = {"report": {**dict.fromkeys(REPORT, "no"), "means": "yes"}, "report_terms": None}
    assert codes(complete(TRIPARTITE, **apart, report_apart=["means"], terms_means=TERMS)) == set()


def test_nothing_agreed_to_needs_no_terms() -> None:
    assert codes(complete(TRIPARTITE, report=dict.fromkeys(REPORT, "no"), report_terms=None)) == set()


def test_both_interests_are_asked() -> None:
    state = complete(TRIPARTITE, client_interest="", organisation_interest=" ")
    assert codes(state) == {("client_interest", "", "missing"), ("organisation_interest", "", "missing")}


def test_the_voluntary_box_comes_first() -> None:
    late = complete(TRIPARTITE, made_on="2026-12-01", voluntary_on="2026-12-02")
    assert codes(late) == {("made_on", "", "voluntary-after-agreement")}
    assert codes(complete(TRIPARTITE, made_on="2026-12-01", voluntary_on="2026-12-01")) == set()


def test_dates_are_in_order() -> None:
    assert codes(complete(TRIPARTITE, ends_on="2026-12-06")) >= {("ends_on", "", "dates-out-of-order")}
    early = [{"wording": "Poser le cadre", "due_on": "2026-01-01"}]
    assert codes(complete(TRIPARTITE, objectives=early)) == {("objectives", "1.due_on", "dates-out-of-order")}


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("732 829 320", True),
        ("732829321", False),
        ("73282932000074", True),
        ("732 829 320 00075", False),
        ("CHE-123.456.789", True),
        ("35600000000048", True),
    ],
)
def test_a_french_number_is_checked_and_a_foreign_one_let_through(number: str, right: bool) -> None:
    organisation = {**prefill(TRIPARTITE, RICH)["organisation"], "registration": number}
    wrong = {("organisation", "registration", "registration-number")}
    assert codes(complete(TRIPARTITE, organisation=organisation)) == (set() if right else wrong)


def test_the_client_never_pays() -> None:
    state = complete(TRIPARTITE, payer="other", payer_other={"name": "camille  ROUSSEAU"})
    assert codes(state) == {("payer_other", "name", "client-never-pays")}
    assert codes(complete(TRIPARTITE, payer="other", payer_other={"name": "Fonds Horizon"})) == set()


@pytest.mark.parametrize(
    "kind", [kind for kind, model in MODELS.items() if any(one.name == "notes_kept_years" for one in model.fields)]
)
def test_notes_are_kept_five_years_at_most_and_with_a_reason_beyond_three(kind: DocumentKind) -> None:
    assert codes(complete(kind, notes_kept_years=3)) == set()
    assert codes(complete(kind, notes_kept_years=4)) == {("notes_kept_reason", "", "missing")}
    assert codes(complete(kind, notes_kept_years=4, notes_kept_reason="Recherche en cours")) == set()
    assert codes(complete(kind, notes_kept_years=6)) == {("notes_kept_years", "", "kept-too-long")}


def test_nothing_is_counted_as_zero() -> None:
    assert codes(complete(TRIPARTITE, sessions_count=0)) == {("sessions_count", "", "zero")}


def test_objectives_stay_in_their_order_and_unshared_unless_said() -> None:
    rows = prefill(TRIPARTITE, RICH)["objectives"]
    assert [row["wording"] for row in rows][1] == UNSHARED
    assert [row["shareable"] for row in rows] == [True, False, True]


def test_a_signatory_who_is_also_the_sponsor_is_not_asked_twice() -> None:
    state = WizardState.start(MODELS[TRIPARTITE], prefill(TRIPARTITE, replace(RICH, sponsor=None)))
    assert not state.visible("sponsor")


def test_a_client_who_pays_is_asked_no_reporting() -> None:
    state = WizardState.start(MODELS[CONSENT], prefill(CONSENT, PAID_BY_CLIENT))
    assert not state.visible("report")
    assert state.answers["ends_on"] == date(2027, 3, 31).isoformat()


def test_each_purpose_has_a_field_of_its_own() -> None:
    names = {field.name for field in MODELS[CONSENT].fields}
    assert {f"purpose_{purpose.value}" for purpose in Purpose} <= names


def test_late_payment_is_written_in_the_language_of_the_document() -> None:
    assert "pénalités" in prefill(TRIPARTITE, RICH)["late_payment"]
    assert "penalties" in prefill(TRIPARTITE, RICH, "en")["late_payment"]


def test_each_kind_is_offered_once_where_it_belongs() -> None:
    group = replace(RICH.engagement, kind=EngagementKind.PRACTICE_ANALYSIS, client_id=None) if RICH.engagement else None
    places = (PAID_BY_CLIENT.engagement, group, None)
    assert sorted(kind for place in places for kind in offered(place)) == sorted(MODELS)
    for place in places:
        assert sorted(kind for moment in by_moment(place) for kind in moment) == sorted(offered(place))
        assert all(by_moment(place))
    paid_for = {*offered(PAID_BY_CLIENT.engagement)} - {*offered(RICH.engagement)}
    assert paid_for == {DocumentKind.PRECONTRACT_INFORMATION, DocumentKind.WITHDRAWAL_FORM}
