"""What the letters, the documents of a group and those of the practice promise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.documents.kinds.dossiers import RICH
from tests.documents.kinds.letters_answers import ASKED, FACTS, GONE, GROUP, PRACTICE

from rdpp_desk.documents import library
from rdpp_desk.documents.blocks import Keep, ListItem, Run, Table
from rdpp_desk.documents.body import document_strips
from rdpp_desk.documents.compose import Composition, compose
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import MODELS, prefill, signers
from rdpp_desk.documents.pdf import render
from rdpp_desk.documents.wizard import Paper
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope
from rdpp_desk.practice.people import Agreement

LANGUAGES = ("fr", "en")
OWN = tuple(DocumentKind(name) for name in ASKED)
CLOSING, REFUSAL, ICF = DocumentKind.CLOSING_LETTER, DocumentKind.REFUSAL_LETTER, DocumentKind.ICF_LETTER
ATTENDANCE, CHARTER = DocumentKind.ATTENDANCE, DocumentKind.GROUP_CHARTER
STATEMENT, YEARLY = DocumentKind.SUPERVISION_STATEMENT, DocumentKind.YEARLY_STATEMENT
NOTICE, REGISTER = DocumentKind.PRIVACY_NOTICE, DocumentKind.PROCESSING_REGISTER


def printed(
    kind: DocumentKind, language: str = "fr", facts: DossierFacts | None = None, **changes: Any
) -> Composition:
    known = facts or FACTS.get(kind.value, RICH)
    answers = {**prefill(kind, known, language), **ASKED[kind.value], **changes}
    return compose(
        MODELS[kind], answers, known, library.load(language, kind.value), signers(kind, answers, known)
    )


def words(composition: Composition) -> str:
    return " ".join(composition.text.replace("\u202f", " ").split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OWN)
def test_each_is_complete_and_final(kind: DocumentKind, language: str) -> None:
    printed_out = render(printed(kind, language))
    assert printed_out.missing == ()
    assert not printed_out.draft


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OWN)
def test_without_answers_each_is_a_draft_that_says_what_it_lacks(kind: DocumentKind, language: str) -> None:
    facts = FACTS.get(kind.value, RICH)
    empty = compose(MODELS[kind], {}, facts, library.load(language, kind.value), signers(kind, {}, facts))
    assert empty.missing
    assert render(empty).draft


@pytest.mark.parametrize("kind", OWN)
def test_only_the_charter_asks_to_be_reviewed_by_an_adviser(kind: DocumentKind) -> None:
    assert (MODELS[kind].paper is Paper.CONTRACT) == (kind is CHARTER)


# Groups


def test_every_member_signs_the_charter_and_nobody_who_left() -> None:
    answers = prefill(CHARTER, GROUP)
    who = signers(CHARTER, answers, GROUP)
    assert [one.position for one in who if one.party is Party.MEMBER] == list(range(6))
    assert who[-1].party is Party.PRACTITIONER
    assert GONE not in words(printed(CHARTER))


@pytest.mark.parametrize(("language", "nothing"), [("fr", "Rien n’est rapporté"), ("en", "Nothing is reported")])
def test_nothing_goes_back_unless_it_was_ticked(language: str, nothing: str) -> None:
    assert nothing in words(printed(CHARTER, language, institution_receives=[]))
    assert nothing not in words(printed(CHARTER, language))


def boxes_and_cells(composition: Composition) -> tuple[list[bool], list[tuple[tuple[Run, ...], ...]]]:
    flat = [one for block in composition.blocks for one in (block.blocks if isinstance(block, Keep) else (block,))]
    ticked = [one.ticked for one in flat if isinstance(one, ListItem) and one.ticked is not None]
    return ticked, [row for one in flat if isinstance(one, Table) and one.tall for row in one.rows[1:]]


def test_an_attendance_sheet_is_signed_in_its_grids_and_filled_in_by_hand() -> None:
    assert signers(ATTENDANCE, {}, GROUP) == ()
    ticked, rows = boxes_and_cells(printed(ATTENDANCE))
    assert ticked == []
    assert len(rows) == 7
    assert all(cell == () for row in rows for cell in row[1:])


def test_an_attendance_sheet_has_a_grid_for_each_half_day_and_adds_up_their_length() -> None:
    half_days = [
        {"on": "2026-12-08", "start": "9h30", "end": "12h", "hours": 2, "minutes": 30},
        {"on": "2026-12-08", "start": "14h", "end": "17h", "hours": 3},
    ]
    text = words(printed(ATTENDANCE, half_days=half_days))
    assert "5 h 30" in text.replace("\u00a0", " ")
    assert text.count("Nora Belkacem") == 2


# Letters


@pytest.mark.parametrize("kind", [CLOSING, REFUSAL])
def test_a_letter_prints_no_title_above_its_address(kind: DocumentKind) -> None:
    composition = printed(kind)
    strips = document_strips(composition, 700.0)
    as_a_sheet = document_strips(replace(composition, paper=Paper.SHEET), 700.0)
    assert len(as_a_sheet) == len(strips) + 1


def test_an_end_tells_both_days_and_neither_reason_nor_appraisal() -> None:
    text = words(printed(CLOSING))
    assert "2 juillet 2028" in text
    assert "2 juillet 2029" in text
    assert "ni pourquoi, ni comment" in text
    for request in (RICH.engagement.client_request, RICH.objectives[0].wording) if RICH.engagement else ():
        assert request not in text


@pytest.mark.parametrize(
    ("agreement", "greeting"),
    [(Agreement.FEMININE, "Madame,"), (Agreement.MASCULINE, "Monsieur,"), (Agreement.NEUTRAL, "Bonjour,")],
)
def test_a_letter_greets_as_the_person_is_called(agreement: Agreement, greeting: str) -> None:
    facts = FACTS["closing-letter"]
    assert facts.client is not None
    assert greeting in words(printed(CLOSING, facts=replace(facts, client=replace(facts.client, agreement=agreement))))


def test_a_refusal_needs_no_reason_and_no_address() -> None:
    composition = printed(REFUSAL, refusal_kind="decline", directions=[], refusal_words="")
    assert composition.missing == ()
    assert "aucun jugement" in words(composition)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_organisation_s_letter_names_the_client_only_with_a_consent_that_stands(language: str) -> None:
    consenting = replace(RICH, named_in_log=True)
    for facts, wanted, named in (
        (RICH, True, False),
        (RICH, False, False),
        (consenting, False, False),
        (consenting, True, True),
    ):
        text = words(printed(ICF, language, facts, client_named=wanted))
        assert ("Camille Rousseau" in text) == named
        assert "Claire Delmas EI" not in text


def test_the_hours_confirmed_are_those_booked() -> None:
    assert prefill(ICF, RICH)["icf_hours"] == 12
    assert printed(ICF).letterhead == ()


# The practice


@pytest.mark.parametrize("kind", [kind for kind in OWN if MODELS[kind].scope is Scope.PRACTICE])
def test_a_document_of_the_practice_names_no_client(kind: DocumentKind) -> None:
    facts = replace(PRACTICE, client=RICH.client, organisation=RICH.organisation, sponsor=RICH.sponsor)
    for language in LANGUAGES:
        text = words(printed(kind, language, facts))
        assert not [name for name in ("Camille", "Rousseau", "Novalens", "Kermadec") if name in text]


def test_the_ratio_is_worked_out_in_the_open() -> None:
    text = words(printed(YEARLY)).replace("\u00a0", " ")
    assert "218 h de pratique ÷ 35 = 6 h 14" in text
    assert "11 h 30, soit une heure pour 18 h 57 de pratique" in text
    assert "5 h 16 de plus que le repère" in text
    less = words(printed(YEARLY, supervision_norm="own", norm_hours=10)).replace("\u00a0", " ")
    assert "10 h 18 de moins que le repère" in less
    assert "÷" not in words(printed(YEARLY, supervision_norm="none"))


@pytest.mark.parametrize(
    ("by", "parties"),
    [
        ("practitioner", [Party.PRACTITIONER]),
        ("supervisor", [Party.SUPERVISOR]),
        ("both", [Party.SUPERVISOR, Party.PRACTITIONER]),
    ],
)
def test_the_yearly_statement_has_a_slot_for_whoever_signs_it(by: str, parties: list[Party]) -> None:
    answers = {**prefill(YEARLY, PRACTICE), **ASKED["yearly-statement"], "signed_by": by}
    assert [one.party for one in signers(YEARLY, answers, PRACTICE)] == parties
    assert ("Iris Lambert" in words(printed(YEARLY, signed_by=by))) == (by != "practitioner")


def test_the_supervisor_of_most_hours_is_offered() -> None:
    answers = prefill(STATEMENT, PRACTICE)
    assert answers["supervisor"]["name"] == "Iris Lambert"
    assert answers["supervised_time"] == [{"format": "Individuelle", "encounters": 5, "hours": 7, "minutes": 30}]


ARTICLE_13 = {
    "fr": ("responsable", "art. 6.1.b", "art. 6.1.f", "art. 9.2.a", "Union européenne", "CNIL", "12 mois", "machine"),
    "en": ("controller", "art. 6.1.b", "art. 6.1.f", "art. 9.2.a", "European Union", "CNIL", "12 months", "machine"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_says_all_that_article_13_asks(language: str) -> None:
    text = words(printed(NOTICE, language)).replace("\u00a0", " ")
    assert [part for part in ARTICLE_13[language] if part not in text] == []


@pytest.mark.parametrize(("language", "source"), [("fr", "de l’organisation pour laquelle"), ("en", "you work for")])
def test_contacts_are_told_the_source_and_nothing_about_notes(language: str, source: str) -> None:
    text = words(printed(NOTICE, language, audience="contacts"))
    assert source in text
    assert not [word for word in ("hypoth", "santé", "health", "art. 9.2") if word in text]


@pytest.mark.parametrize(("language", "appointed"), [("fr", "désignée pour la relève"), ("en", "appointed for that")])
def test_the_person_appointed_is_named_once_there_is_a_kit(language: str, appointed: str) -> None:
    assert appointed in words(printed(NOTICE, language))
    assert appointed not in words(printed(NOTICE, language, replace(PRACTICE, continuity=False)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_begins_with_ten_sheets_and_the_delays_of_the_preferences(language: str) -> None:
    preferences = replace(PRACTICE.preferences, notes_kept_years=3, contracts_kept_years=7)
    rows = prefill(REGISTER, replace(PRACTICE, preferences=preferences), language)["register_sheets"]
    assert len(rows) == 10
    assert "3 " in rows[1]["kept"]
    assert rows[2]["kept"].startswith("7 ")

