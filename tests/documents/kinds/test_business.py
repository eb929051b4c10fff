"""What the contract with a business, the quotation, the report, the reply and the convention promise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.kinds.business_answers import ALL, REPORTED
from tests.documents.kinds.dossiers import RICH
from tests.documents.kinds.letters_answers import GROUP
from tests.documents.kinds.test_clauses import clause, printed

from rdpp_desk.documents.kinds import MODELS, signers
from rdpp_desk.documents.kinds.quotation import add_up
from rdpp_desk.documents.wizard import WizardState
from rdpp_desk.practice.agreements import DocumentKind, Party

BUSINESS, QUOTATION = DocumentKind.BIPARTITE_BUSINESS, DocumentKind.QUOTATION
REPORT, REPLY = DocumentKind.PROGRESS_REPORT, DocumentKind.INFORMATION_REPLY
CONVENTION = DocumentKind.INSTITUTION_CONVENTION


def test_the_contract_says_in_what_case_it_fits() -> None:
    assert "La personne accompagnée et celle qui commande n’en font qu’une" in clause(printed(BUSINESS), "fits")
    other = printed(BUSINESS, business_case="other_work", other_work="Un atelier.", signatory=_head())
    assert "Il n’accompagne aucun salarié" in clause(other, "fits")
    assert "Camille" not in other.text
    assert other.missing == ()


def _head() -> dict[str, str]:
    return {"name": "Aïcha Benali", "capacity": "gérante"}


def test_who_signs_for_the_business_follows_the_case() -> None:
    owner = {"business_case": "owner", "client": {"name": "Inès Maury", "capacity": "gérante"}}
    assert [one.party for one in signers(BUSINESS, owner, RICH)] == [Party.CLIENT, Party.PRACTITIONER]
    other = {"business_case": "other_work", "signatory": _head()}
    assert [one.party for one in signers(BUSINESS, other, RICH)] == [Party.ORGANISATION, Party.PRACTITIONER]


@pytest.mark.parametrize("kind", [BUSINESS, QUOTATION])
def test_fourteen_days_are_granted_only_off_premises(kind: DocumentKind) -> None:
    away = clause(printed(kind, off_premises=True, small_business=True), "off-premises")
    assert "quatorze jours" in away
    assert "cinq salariés" in away
    assert "cinq salariés" not in clause(printed(kind, off_premises=True, small_business=False), "off-premises")
    assert "off-premises" not in {one.id for one in printed(kind, off_premises=False).clauses}


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 123_456_789)), min_size=1), st.sampled_from([0, 10, 20]))
def test_a_quotation_adds_up_to_the_cent(cells: list[tuple[int, int]], rate: int) -> None:
    made = add_up([{"line_quantity": quantity, "line_price": price} for quantity, price in cells], rate)
    total = sum(quantity * price for quantity, price in cells)
    assert made["quote_total"] == total
    assert abs(made["quote_vat"] * 100 - total * rate) <= 50
    assert made["quote_due"] == total + made["quote_vat"]


def test_a_quotation_prints_its_totals() -> None:
    assert "1 681,00 €" in clause(printed(QUOTATION), "price").replace("\u202f", " ").replace("\u00a0", " ")
    vat = replace(RICH, preferences=replace(RICH.preferences, vat_rate_percent=20))
    text = clause(printed(QUOTATION, facts=vat), "price").replace("\u202f", " ").replace("\u00a0", " ")
    assert "336,20 €" in text
    assert "2 017,20 €" in text
    assert add_up([], 20)["quote_total"] is None
    assert add_up([{"line_quantity": 2, "line_price": None}], 20)["quote_total"] is None


def test_whoever_accepts_a_quotation_signs_it() -> None:
    (one,) = signers(QUOTATION, {"quote_for": "organisation", "signatory": _head()}, RICH)
    assert (one.party, one.name, one.capacity) == (Party.ORGANISATION, "Aïcha Benali", "gérante")
    (one,) = signers(QUOTATION, {"quote_for": "client", "client": {"name": "Camille Rousseau"}}, RICH)
    assert (one.party, one.name) == (Party.CLIENT, "Camille Rousseau")


FIELDS: dict[str, Any] = {
    "attendance_count": "report_attended",
    "dates_held": "report_dates",
    "interruption": "report_ending",
    "progress": "report_progress",
    "means": "report_means",
    "own_synthesis": "report_synthesis",
    "learning": "report_learning",
    "follow_up": "report_follow_up",
}


@pytest.mark.parametrize("item", FIELDS)
def test_an_item_not_agreed_to_is_absent_from_the_form_and_the_print(item: str) -> None:
    whole = printed(REPORT)
    assert whole.missing == ()
    scope = replace(ALL, items=tuple(one for one in ALL.items if one.item != item))
    facts = replace(REPORTED, scope=scope)
    state = WizardState.start(MODELS[REPORT]).informed(facts)
    assert not state.visible(FIELDS[item])
    assert WizardState.start(MODELS[REPORT]).informed(REPORTED).visible(FIELDS[item])
    kept = {one.id for one in printed(REPORT, facts=facts).clauses}
    assert len({one.id for one in whole.clauses} - kept) == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_report_closes_by_saying_that_nothing_else_was_disclosed(language: str) -> None:
    words = "Rien d’autre n’a été communiqué" if language == "fr" else "Nothing else has been disclosed"
    assert words in clause(printed(REPORT, language), "nothing-else")


def test_a_scope_cannot_be_written_in_by_hand() -> None:
    nothing = replace(REPORTED, scope=None)
    text = printed(REPORT, facts=nothing, report_scope=["means"], report_means="Une salle.").text
    assert "Une salle." not in text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_reply_names_no_client(language: str) -> None:
    for case in ("party", "stranger"):
        text = printed(REPLY, language, reply_case=case).text
        assert "Camille" not in text
        assert "Rousseau" not in text
    assert "2026" not in clause(printed(REPLY, language, reply_case="stranger", asked_on=None), "answer")


def test_a_convention_names_its_members_only_if_they_are_listed() -> None:
    assert "Belkacem" not in printed(CONVENTION).text
    assert "Belkacem" in clause(printed(CONVENTION, members_are="listed"), "members")
    assert "Verneuil" not in printed(CONVENTION, members_are="listed").text


def test_an_institution_receives_what_is_ticked_and_nothing_else() -> None:
    assert "ne reçoit rien" in clause(printed(CONVENTION, institution_receives=[]), "institution-receives")
    text = clause(printed(CONVENTION, institution_receives=["dates"]), "institution-receives")
    assert "dates des séances prévues" in text
    assert "thèmes" not in text


def test_a_convention_has_two_signatures_and_at_least_as_many_members_as_it_says() -> None:
    answers = {"signatory": _head()}
    assert [one.party for one in signers(CONVENTION, answers, GROUP)] == [Party.ORGANISATION, Party.PRACTITIONER]
    state = WizardState.start(
        MODELS[CONVENTION], {"members_are": "counted", "members_least": 8, "members_most": 6}
    )
    assert ("members_most", "numbers-out-of-order") in {(one.field, one.code) for one in state.problems()}
