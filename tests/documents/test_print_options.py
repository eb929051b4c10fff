"""Large print, « Lu et approuvé », initials and the easy page; tables too wide or too high for a page."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from tests.documents.kinds.dossiers import RICH
from tests.documents.kinds.known import ASKED, FACTS
from tests.documents.sample import COMPLETE, MODEL, sample_library
from tests.documents.sample import FACTS as SAMPLE_FACTS
from tests.documents.test_extremes import proof

from rdpp_desk.documents import kinds, library, pdf, style
from rdpp_desk.documents.blocks import Run, Table
from rdpp_desk.documents.compose import MOST_INITIALS, Composition, compose
from rdpp_desk.documents.layout import lines
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.pages import Strip, paginate
from rdpp_desk.documents.printable import FALLBACK, JOIN, READING, characters, printable, unprintable
from rdpp_desk.documents.strips import columns_or_records
from rdpp_desk.documents.style import BODY, LARGE_SIZE, TEXT_HEIGHT, TEXT_WIDTH
from rdpp_desk.documents.wizard import Signer
from rdpp_desk.practice.agreements import DocumentKind, Party, PrintOptions

LANGUAGES = ("fr", "en")


def known(kind: DocumentKind, options: PrintOptions, language: str = "fr") -> Composition:
    facts = FACTS.get(kind.value, RICH)
    answers = {**kinds.prefill(kind, facts, language), **ASKED.get(kind.value, {})}
    wanted = library.load(language, kinds.MODELS[kind].template)
    signing = kinds.signers(kind, answers, facts)
    return compose(kinds.MODELS[kind], answers, facts, wanted, signing, "n°\u00a012", options=options)


def of_people(count: int, options: PrintOptions) -> Composition:
    signing = tuple(Signer(Party.MEMBER, f"Membre {number}", "", number) for number in range(count))
    return compose(MODEL, COMPLETE, SAMPLE_FACTS, sample_library(), signing, "n°\u00a01", options=options)


def words(made: pdf.Printed) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.pdf)).pages]


@pytest.mark.parametrize("kind", kinds.MODELS)
def test_in_large_print_no_text_is_small(kind: DocumentKind) -> None:
    usual, large = (proof(known(kind, PrintOptions(large_print=on))) for on in (False, True))
    assert large.printed.pages > usual.printed.pages or usual.printed.pages == 1
    for page, drawn in zip(large.pages, large.drawn, strict=True):
        assert page.used <= large.height + 0.1
        foot = style.PAGE_HEIGHT - style.TOP - large.height
        body = [(text, size) for _x, baseline, text, _face, size in drawn.words if baseline > foot]
        small = {text for text, size in body if size < LARGE_SIZE - 0.01}
        assert small <= {"Signature"}, kind


def test_lu_et_approuve_stands_once_in_each_slot() -> None:
    for on, count in ((False, 0), (True, 3)):
        composition = known(DocumentKind.TRIPARTITE, PrintOptions(approved_words=on))
        text = " ".join(words(pdf.render(composition)))
        assert text.count("Lu et approuvé") == (count and count + 1)  # the client's own box is a slot too


def test_initials_can_be_left_out_and_are_beyond_what_a_line_holds() -> None:
    for options, count, zones in (
        (PrintOptions(), 3, 3),
        (PrintOptions(initials=False), 3, 0),
        (PrintOptions(), MOST_INITIALS, MOST_INITIALS),
        (PrintOptions(), MOST_INITIALS + 1, 0),
        (PrintOptions(), 1, 0),
    ):
        composition = of_people(count, options)
        assert composition.initials == zones
        assert composition.originals == count
        told = [one.code for one in composition.warnings]
        assert told == (["initials-left-out"] if count > MOST_INITIALS else [])


def with_summary() -> list[DocumentKind]:
    return [
        kind
        for kind, model in kinds.MODELS.items()
        if any(clause.style == "summary" for clause in library.load("fr", model.template).clauses)
    ]


def test_the_agreement_and_the_consent_form_have_an_easy_page() -> None:
    assert {DocumentKind.TRIPARTITE, DocumentKind.CONSENT} <= set(with_summary())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", with_summary())
def test_the_easy_page_is_one_page_before_the_text_and_names_what_matters(kind: DocumentKind, language: str) -> None:
    without, made = (pdf.render(known(kind, PrintOptions(summary=on), language)) for on in (False, True))
    assert made.pages == without.pages + 1
    first = words(made)[0]
    assert {"fr": "en mots simples", "en": "in plain words"}[language] in first
    assert "Camille Rousseau" in first
    assert "Claire Delmas" in first
    assert {"fr": "arrêter quand vous voulez", "en": "stop whenever you want"}[language] in first
    assert words(without)[0].split()[-4:] == words(made)[1].split()[-4:] or made.pages > 2
    assert {one.page for one in made.articles if one.clause == "summary"} == {0}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", with_summary())
def test_its_sentences_are_short(kind: DocumentKind, language: str) -> None:
    composition = known(kind, PrintOptions(summary=True), language)
    (page,) = [clause.text for clause in composition.clauses if clause.style == "summary"]
    sentences = [one for line in page.split("\n") for one in line.replace("?", ".").replace(":", ".").split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 21


def test_a_kind_without_an_easy_page_prints_the_same() -> None:
    for kind in set(kinds.MODELS) - set(with_summary()):
        usual, asked = (pdf.render(known(kind, PrintOptions(summary=on))) for on in (False, True))
        assert usual.sha256 == asked.sha256


def table(rows: int, columns: int, cell: str) -> Table:
    return Table(tuple(tuple((Run(cell),) for _ in range(columns)) for _ in range(rows)))


def test_a_table_too_wide_is_set_row_by_row_and_loses_nothing() -> None:
    wide = columns_or_records(table(3, 6, "Aménagementparticulier"), Manner("fr", PrintOptions(large_print=True)))
    assert len(wide) >= 2 * 6
    narrow = columns_or_records(table(3, 3, "mot"), Manner("fr"))
    assert len(narrow) == 3


def test_a_row_higher_than_a_page_goes_on_with_its_header() -> None:
    endless = table(2, 2, "mot " * 4000)
    strips = columns_or_records(Table((table(1, 2, "Titre").rows[0], endless.rows[1])), Manner("fr"))
    pages = paginate(strips)
    assert len(pages) > 2
    assert all(page.used <= TEXT_HEIGHT + 0.1 for page in pages)
    assert all(page.placed[0][1] is page.placed[1][1].header for page in pages[2:])


def test_a_header_higher_than_a_page_is_not_repeated() -> None:
    pages = paginate(columns_or_records(table(3, 2, "mot " * 4000), Manner("fr")))
    assert all(page.used <= TEXT_HEIGHT + 0.1 for page in pages)


def test_what_is_together_only_where_it_fits_breaks_where_it_is_not_held() -> None:
    heading = Strip(20.0, keep=True, together=True, heading=True)
    lines_of_text = [Strip(20.0, together=True) for _ in range(40)]
    pages = paginate([Strip(20.0), heading, *lines_of_text[:33], heading, *lines_of_text[33:]])
    assert len(pages) > 1
    assert all(page.used <= TEXT_HEIGHT + 0.1 for page in pages)
    assert not any(page.placed[-1][1].heading for page in pages)


def test_the_characters_of_a_face_are_those_that_are_drawn() -> None:
    for face in (READING, FALLBACK):
        assert characters(face) == style.covered(face)
    assert {"é", "œ", "Ÿ", "\u202f", "\u00a0", "€", "№", "Ж", "Ω", "ế"} <= printable()
    assert not {"🙂", "م", "ש", "中", "\ufffd", "\ue000", JOIN} & printable()
    assert unprintable(["a🙂", "é", "🙂b م"]) == ("🙂", "م")


@pytest.mark.parametrize("wide", [60.0, 90.0, 200.0, TEXT_WIDTH])
def test_a_name_held_together_breaks_only_where_there_is_no_room(wide: float) -> None:
    name = f"Camille{JOIN}Rousseau"
    laid = lines((Run(f"mot mot {name} mot"),), BODY, wide)
    texts = ["".join(text for _, _, text, _ in line.segments) for line in laid]
    assert " ".join(texts) == "mot mot Camille Rousseau mot"
    assert any("Camille Rousseau" in text for text in texts) == (wide >= 90)
    assert all(line.width <= wide + 0.01 for line in laid)
