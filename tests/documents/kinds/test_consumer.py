"""What the documents for a private individual promise: rights, days, prices, and texts of law never made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.kinds.consumer_answers import ASKED, CONSUMER, FORM, NOTICE, law

from rdpp_desk import messages
from rdpp_desk.documents import library, wording
from rdpp_desk.documents.blocks import Block, Keep, ListItem, SignatureSlots
from rdpp_desk.documents.compose import Composition, compose
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import KINDS, MODELS, prefill, signers
from rdpp_desk.documents.pdf import render
from rdpp_desk.messages import formats
from rdpp_desk.practice.agreements import DocumentKind, LawTextCode, Party
from rdpp_desk.practice.consumer import Met, Solicited, Where, last_day_to_withdraw
from rdpp_desk.practice.people import Practitioner

CONTRACT, BEFORE = DocumentKind.BIPARTITE_CONSUMER, DocumentKind.PRECONTRACT_INFORMATION
SHEET, RECEIPT = DocumentKind.WITHDRAWAL_FORM, DocumentKind.RECEIPT
LANGUAGES = ("fr", "en")
AT_THE_PRACTICE = {"concluded_where": "usual_place", "solicited": "no"}
WITH_VAT = replace(CONSUMER, preferences=replace(CONSUMER.preferences, vat_rate_percent=20))


def printed(
    kind: DocumentKind, language: str = "fr", facts: DossierFacts = CONSUMER, **changes: Any
) -> Composition:
    answers = {**prefill(kind, facts, language), **ASKED[kind.value], **changes}
    return compose(MODELS[kind], answers, facts, library.load(language, kind.value), signers(kind, answers, facts))


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def inside(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those kept together included."""
    for block in blocks:
        yield from inside(block.blocks) if isinstance(block, Keep) else (block,)


def clause(composition: Composition, id_: str) -> str:
    return flat(next((clause.text for clause in composition.clauses if clause.id == id_), ""))


def lacking(composition: Composition) -> set[tuple[str, str]]:
    return {(problem.field, problem.code) for problem in composition.missing}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "code"), [(CONTRACT, "notice"), (BEFORE, "notice"), (SHEET, "form")])
def test_without_its_text_of_law_a_document_stays_a_draft_and_says_where_it_is(
    kind: DocumentKind, code: str, language: str
) -> None:
    bare = printed(kind, language, replace(CONSUMER, law=()))
    assert lacking(bare) == {(f"withdrawal-{code}", "law-text-missing")}
    assert render(bare).draft
    before = messages.language()
    messages.use(language)
    said = flat(wording.problem(kind, bare.missing[0]))
    messages.use(before)
    assert "Légifrance" in said
    assert ("R.221-3" if code == "notice" else "R.221-1") in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_law_prints_word_for_word_in_its_place_and_nowhere_else(language: str) -> None:
    assert NOTICE.replace("\n\n", "\n").replace("'", "’") in printed(CONTRACT, language).text
    assert NOTICE.split("\n")[0] in printed(BEFORE, language).text
    assert FORM.split("\n")[0] in printed(SHEET, language).text
    assert FORM.split("\n")[0] not in printed(CONTRACT, language).text + printed(BEFORE, language).text


def test_an_english_document_prints_the_english_text_once_it_is_loaded() -> None:
    english = replace(law(LawTextCode.WITHDRAWAL_FORM, "A made-up form."), language="en")
    facts = replace(CONSUMER, law=(*CONSUMER.law, english))
    assert "A made-up form." in printed(SHEET, "en", facts).text
    assert "A made-up form." not in printed(SHEET, "fr", facts).text
    assert "Formulaire fictif." in printed(SHEET, "en").text


@pytest.mark.parametrize(("kind", "code"), [(CONTRACT, "notice"), (BEFORE, "notice"), (SHEET, "form")])
def test_a_text_of_law_past_its_day_is_a_warning_and_stops_nothing(kind: DocumentKind, code: str) -> None:
    late = tuple(replace(text, check_after=CONSUMER.today - timedelta(days=1)) for text in CONSUMER.law)
    composition = printed(kind, facts=replace(CONSUMER, law=late))
    assert [(one.field, one.code) for one in composition.warnings] == [(f"withdrawal-{code}", "law-text-to-check")]
    assert composition.missing == ()
    assert printed(kind).warnings == ()


@pytest.mark.parametrize("part", ["", "_address", "_site"])
@pytest.mark.parametrize("kind", [CONTRACT, BEFORE])
def test_without_a_consumer_mediator_there_is_no_final_print(kind: DocumentKind, part: str) -> None:
    name = f"consumer_mediator{part}"
    without = replace(CONSUMER, practitioner=replace(CONSUMER.practitioner, **{name: ""}))
    composition = printed(kind, facts=without)
    assert lacking(composition) == {(f"practitioner.{name}", "missing-in-dossier")}
    assert render(composition).draft
    assert "fact is missing" not in wording.problem(kind, composition.missing[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [CONTRACT, BEFORE])
def test_the_mediator_is_named_with_address_and_site(kind: DocumentKind, language: str) -> None:
    said = clause(printed(kind, language), "consumer-mediator")
    practitioner = CONSUMER.practitioner
    for part in ("consumer_mediator", "consumer_mediator_address", "consumer_mediator_site"):
        assert getattr(practitioner, part) in said


@pytest.mark.parametrize("kind", [CONTRACT, BEFORE])
@pytest.mark.parametrize("where", list(Where))
@pytest.mark.parametrize("solicited", list(Solicited))
def test_the_right_of_withdrawal_follows_how_each_step_happened(
    kind: DocumentKind, where: Where, solicited: Solicited
) -> None:
    for met in Met:
        changes = {"concluded_where": where.value, "solicited": solicited.value, "met_in_person": met.value}
        composition = printed(kind, online_interface=False, **changes)
        said = clause(composition, "withdrawal")
        ids = {one.id for one in composition.clauses}
        if where is Where.USUAL_PLACE and solicited is Solicited.NO:
            assert "n’ouvre pas, dans ce cas, de droit de rétractation" in said
            assert {"early-start", "withdrawal-notice"}.isdisjoint(ids)
        else:
            assert "quatorze jours" in said
            assert {"early-start", "withdrawal-notice"} <= ids


def test_a_doubt_is_said_and_benefits_the_client() -> None:
    doubtful = {"concluded_where": "unsure"}
    assert "ce doute profite à la bénéficiaire" in clause(printed(CONTRACT, **doubtful), "withdrawal")
    assert "the client has the benefit of it" in clause(printed(CONTRACT, "en", **doubtful), "withdrawal")
    assert "doute" not in clause(printed(CONTRACT), "withdrawal")


def test_fourteen_days_may_be_granted_where_the_law_gives_none() -> None:
    said = clause(printed(CONTRACT, **AT_THE_PRACTICE, withdrawal_granted=True), "withdrawal")
    assert "accorde cependant quatorze jours" in said
    assert "28 décembre 2026" in said
    elsewhere = clause(printed(CONTRACT, withdrawal_granted=True), "withdrawal")
    assert "accorde cependant" not in elsewhere, "the law gives them already"


@given(st.dates(min_value=date(2024, 1, 1), max_value=date(2050, 12, 31)))
def test_the_last_day_printed_is_the_one_the_rule_gives(day: date) -> None:
    composition = printed(CONTRACT, made_on=day.isoformat(), starts_on="2060-01-01", ends_on="2060-02-01")
    last = flat(formats.day(last_day_to_withdraw(day), "fr"))
    assert f"le dernier jour est le {last}" in clause(composition, "withdrawal")
    assert f"dernier jour pour l’envoyer, le {last}" in flat(printed(SHEET, contract_on=day.isoformat()).text)


def test_a_contract_to_be_dated_by_hand_leaves_the_days_to_write() -> None:
    composition = printed(CONTRACT, made_on=None)
    assert "Dernier jour : ____" in clause(composition, "withdrawal")
    assert "avant le huitième jour après la signature" in clause(composition, "payment")
    assert composition.missing == ()
    assert printed(SHEET, contract_on=None).missing == ()


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "ni reçu avant le 19 décembre 2026"), ("en", "taken before 19 December 2026")]
)
def test_off_premises_no_payment_comes_before_the_eighth_day(language: str, words: str) -> None:
    assert words in clause(printed(CONTRACT, language), "payment")
    assert words not in clause(printed(CONTRACT, language, **AT_THE_PRACTICE), "payment")
    early = printed(CONTRACT, language, first_payment_on="2026-12-18")
    assert lacking(early) == {("first_payment_on", "payment-too-early")}
    assert printed(CONTRACT, language, first_payment_on="2026-12-19").missing == ()
    assert printed(CONTRACT, language, first_payment_on="2026-12-11", **AT_THE_PRACTICE).missing == ()


def test_no_session_comes_before_the_end_of_the_delay_unless_the_client_asks() -> None:
    early = {"starts_on": "2026-12-28"}
    assert lacking(printed(CONTRACT, **early)) == {("starts_on", "starts-before-withdrawal-ends")}
    assert printed(CONTRACT, starts_on="2026-12-29").missing == ()
    assert printed(CONTRACT, early_start=True, **early).missing == ()
    assert printed(CONTRACT, **early, **AT_THE_PRACTICE).missing == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_early_start_has_a_box_of_its_own_signed_by_the_client_and_unticked(language: str) -> None:
    asked = next(one for one in printed(CONTRACT, language, early_start=True).clauses if one.id == "early-start")
    found = list(inside(asked.blocks))
    boxes = [block.ticked for block in found if isinstance(block, ListItem)]
    slots = [slot.party for block in found if isinstance(block, SignatureSlots) for slot in block.slots]
    assert boxes == [False, False], "the request, and what the client knows of it"
    assert slots == [Party.CLIENT]
    alone = next(one for one in printed(CONTRACT, language).clauses if one.id == "early-start")
    assert not any(isinstance(block, SignatureSlots) for block in inside(alone.blocks))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [CONTRACT, BEFORE, SHEET, RECEIPT])
def test_nothing_is_asked_of_a_consumer_that_only_a_business_owes(kind: DocumentKind, language: str) -> None:
    text = flat(printed(kind, language, **({} if kind is not CONTRACT else {"early_start": True})).text).casefold()
    never = ("pénalité", "indemnité forfaitaire", "40 €", "€40", "intérêt légal", "late payment", "penalt", "arrhes")
    never += ("non remboursable", "non-refundable", "tribunal de commerce", "compétence exclusive", "l’organisation")
    assert [word for word in never if word in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chosen_third_party_never_bars_the_mediator_or_the_courts(language: str) -> None:
    said = clause(printed(CONTRACT, language, mediator="Anne Roy"), "mediation")
    assert "Anne Roy" in said
    words = ("jamais un préalable", "la justice") if language == "fr" else ("never a condition", "to the courts")
    assert all(word in said for word in words)


@pytest.mark.parametrize("kind", [CONTRACT, BEFORE])
def test_prices_hold_every_tax(kind: DocumentKind) -> None:
    said = clause(printed(kind, facts=WITH_VAT, travel="flat", travel_price=2500), "price")
    assert "Séances | 6 | 108,00 € | 648,00 €" in said
    assert "Déplacements, au forfait | 1 | 30,00 € | 30,00 €" in said
    assert "Total à payer | | | 678,00 €" in said
    assert "dont TVA à 20 % | | | 113,00 €" in said
    plain = clause(printed(kind), "price")
    assert "Total à payer | | | 540,00 €" in plain
    assert "TTC" not in plain


@given(net=st.integers(0, 10**7), count=st.integers(0, 60), rate=st.integers(0, 25))
def test_the_total_is_what_the_rows_add_up_to(net: int, count: int, rate: int) -> None:
    facts = replace(CONSUMER, preferences=replace(CONSUMER.preferences, vat_rate_percent=rate))
    derive = MODELS[CONTRACT].derive
    assert derive is not None
    answers = {"unit_price": net, "sessions_count": count, "travel": "flat", "travel_price": net}
    price = derive(answers, facts)["price"]
    assert price["sessions"] == count * price["unit"]
    assert price["total"] == price["sessions"] + price["travel"]
    assert price["total"] - price["vat"] == (count + 1) * net
    assert abs(price["unit"] * 100 - net * (100 + rate)) <= 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_withdrawal_form_stands_alone_on_one_sheet(language: str) -> None:
    composition = printed(SHEET, language)
    assert signers(SHEET, {}, CONSUMER) == ()
    assert render(composition).pages == 1
    client = CONSUMER.client
    assert client is not None
    assert client.full_name not in composition.text, "nothing of the contract is on it"
    assert CONSUMER.practitioner.email in composition.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_says_all_that_the_text_asks_for_and_is_no_invoice(language: str) -> None:
    composition = printed(RECEIPT, language, facts=WITH_VAT)
    said = flat(composition.text)
    totals = ("180,00 €", "36,00 €", "216,00 €") if language == "fr" else ("€180.00", "€36.00", "€216.00")
    expected = (*totals, "Claire Delmas EI", "12, rue des Tilleuls", "Camille Rousseau", "Cabinet des Tilleuls")
    assert [word for word in expected if word not in said] == []
    assert ("n’est pas une facture" if language == "fr" else "not an invoice") in said
    assert ("en deux exemplaires" if language == "fr" else "in two copies") in said
    assert ("24 novembre 2026" if language == "fr" else "24 November 2026") in clause(composition, "written")


def test_a_client_who_would_rather_not_be_named_is_not() -> None:
    composition = printed(RECEIPT, client_named=False)
    assert "Rousseau" not in composition.text
    assert composition.missing == ()


def test_a_receipt_counts_something_in_every_row() -> None:
    rows = [{"served_on": "2027-01-04", "service": "Séance", "quantity": 0, "amount_each": 9000}]
    assert ("services", "zero") in lacking(printed(RECEIPT, services=rows))
    rows = [{"served_on": "2027-01-04", "service": "Séance", "quantity": 2}]
    assert lacking(printed(RECEIPT, services=rows)) == {("services", "missing")}


def test_the_client_signs_that_they_were_told_before_the_contract() -> None:
    assert [one.party for one in signers(BEFORE, ASKED[BEFORE.value], CONSUMER)] == [Party.CLIENT]
    assert "avant de signer un contrat" in clause(printed(BEFORE), "receipt")
    assert [one.party for one in signers(CONTRACT, {}, CONSUMER)] == [Party.CLIENT, Party.PRACTITIONER]


def test_an_online_page_names_its_way_to_withdraw() -> None:
    online = {"concluded_where": "distance", "met_in_person": "never", "online_interface": True}
    assert lacking(printed(CONTRACT, **online)) >= {("online_function", "missing")}
    said = clause(printed(CONTRACT, **online, online_function="le bouton « Me rétracter »"), "withdrawal")
    assert "le bouton « Me rétracter »" in said


@pytest.mark.parametrize("kind", [CONTRACT, BEFORE])
def test_the_checklist_is_numbered_without_a_gap(kind: DocumentKind) -> None:
    letter = "P" if kind is CONTRACT else "I"
    codes = [item.code for item in KINDS[kind].CHECKLIST]
    assert codes == [f"{letter}{number}" for number in range(1, len(codes) + 1)]


def test_dates_at_the_end_of_the_calendar_stop_nothing() -> None:
    late = {"made_on": "9999-12-31", "starts_on": "9999-12-31", "first_payment_on": "9999-12-31"}
    assert "Dernier jour : ____" in clause(printed(CONTRACT, **late), "withdrawal")
    assert printed(SHEET, contract_on="9999-12-31").missing == ()


def test_nothing_on_how_it_is_concluded_is_filled_in_beforehand() -> None:
    asked = {"concluded_where", "solicited", "met_in_person", "online_interface", "withdrawal_granted", "early_start"}
    for kind in (CONTRACT, BEFORE):
        assert asked.isdisjoint(prefill(kind, CONSUMER))
    empty = replace(CONSUMER, practitioner=Practitioner(), client=None)
    assert "client" not in prefill(RECEIPT, empty)


def test_what_is_due_when_the_work_stops_agrees_with_late_cancellations() -> None:
    composition = printed(CONTRACT)
    number = next(one.number for one in composition.clauses if one.id == "cancellation")
    assert f"celles que l’article {number} fait payer" in clause(composition, "interruption")


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_clause_may_be_taken_out_and_the_others_still_print(language: str) -> None:
    whole = library.load(language, CONTRACT.value)
    for changes in ({}, AT_THE_PRACTICE):
        answers = {**prefill(CONTRACT, CONSUMER, language), **ASKED[CONTRACT.value], **changes}
        for gone in whole.clauses:
            rest = replace(whole, clauses=tuple(one for one in whole.clauses if one is not gone))
            assert compose(MODELS[CONTRACT], answers, CONSUMER, rest).missing == (), gone.id
