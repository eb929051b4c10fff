"""The bytes: embedded faces, page n/N, slots never alone, same input same bytes, no client among the properties."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.documents.sample import COMPLETE, sample

from rdpp_desk import documents
from rdpp_desk.documents.blocks import Run
from rdpp_desk.documents.layout import lines
from rdpp_desk.documents.pages import Strip, keep_with_lines_before, paginate
from rdpp_desk.documents.pdf import render
from rdpp_desk.documents.protect import protect
from rdpp_desk.documents.style import BODY, PAGE_HEIGHT, TEXT_HEIGHT
from rdpp_desk.errors import UsageError

LONG = "Il dit « quelque chose » de 1 234 567 € ; et d'autres choses encore, voilà ! " * 12


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def long_sample(paragraphs: int) -> dict[str, Any]:
    return {**COMPLETE, "request": "\n\n".join([LONG] * paragraphs)}


def test_every_face_is_embedded_and_the_file_is_pdf_1_7_in_french() -> None:
    pdf = render(sample()).pdf
    assert pdf.startswith(b"%PDF-1.7")
    reader = read(pdf)
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    faces = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert faces
    for face in faces:
        assert "/FontFile2" in face["/FontDescriptor"]
        assert "/ToUnicode" in face


def test_properties_name_the_kind_of_document_and_no_client() -> None:
    properties = read(render(sample()).pdf).metadata
    assert properties is not None
    assert properties.title == "Convention d’essai"
    assert not re.search("Zo|uvre|Novalens|Ana", str(dict(properties)))


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = render(sample()), render(sample())
    assert first.pdf == second.pdf
    assert first.sha256 == second.sha256
    documents.forget()
    assert render(sample()).sha256 == first.sha256


def test_every_page_says_its_number_and_the_projet_mark_while_incomplete() -> None:
    printed = render(sample(long_sample(10)))
    pages = [page.extract_text() for page in read(printed.pdf).pages]
    assert len(pages) == printed.pages >= 3
    for number, text in enumerate(pages, start=1):
        assert f"page {number}/{printed.pages}" in text.replace("\u00a0", " ")
        assert "à faire relire par un conseil" in text
        assert "Projet" not in text
    assert not printed.draft
    lacking = render(sample({}), draft=False)
    assert lacking.draft
    assert all("Projet" in page.extract_text() for page in read(lacking.pdf).pages)
    assert render(sample(), draft=True).draft


def test_outline_lists_the_articles() -> None:
    outline = read(render(sample()).pdf).outline
    assert [entry["/Title"] for entry in outline][:2] == ["Article\u00a01. Les parties", "Article\u00a02. Le cadre"]


@pytest.mark.parametrize("lines_more", range(0, 40, 3))
def test_slots_are_never_alone_on_a_page_and_no_page_is_empty(lines_more: int) -> None:
    printed = render(sample({**COMPLETE, "request": "\n\n".join(["Une ligne."] * lines_more)}))
    last = read(printed.pdf).pages[-1].extract_text()
    assert "Fait en trois exemplaires" in last
    assert "J’ai reçu la charte" in last
    assert all(len(page.extract_text()) > 150 for page in read(printed.pdf).pages)


def test_positions_say_where_each_clause_is() -> None:
    printed = render(sample(long_sample(10)))
    assert {position.clause for position in printed.articles} >= {"parties", "frame", "work", "signatures"}
    assert len({position.page for position in printed.articles if position.clause == "work"}) >= 2
    assert {position.step for position in printed.articles if position.clause == "frame"} == {"frame"}
    for position in printed.articles:
        assert 0 <= position.top < position.bottom <= PAGE_HEIGHT
        assert 0 <= position.page < printed.pages


def test_a_hundred_thousand_characters_and_an_endless_word_print() -> None:
    printed = render(sample({**COMPLETE, "request": "mot " * 25_000, "client_name": "W" * 3000}))
    assert printed.pages > 20
    assert read(printed.pdf).pages[-1].extract_text().count("mot") < 25_000


def test_a_character_that_no_face_has_is_named_and_is_never_in_a_final_print() -> None:
    composed = sample({**COMPLETE, "client_name": "Zoé 🔒"})
    printed = render(composed)
    assert [(one.field, one.code, one.detail) for one in printed.missing] == [
        ("client_name", "character-not-printable", "🔒")
    ]
    assert printed.draft
    assert "Zoé [?]" in read(printed.pdf).pages[0].extract_text()


@settings(max_examples=25)
@given(typed=st.text(max_size=80))
def test_any_text_prints(typed: str) -> None:
    printed = render(sample({**COMPLETE, "client_name": typed, "request": typed}))
    assert read(printed.pdf).pages


@given(words=st.lists(st.text("aé1-\u00a0\u202f«»", min_size=1, max_size=12), max_size=30), wide=st.integers(40, 300))
def test_lines_keep_every_word_and_break_only_at_plain_spaces_and_hyphens(words: list[str], wide: int) -> None:
    laid = lines((Run(" ".join(words)),), BODY, float(wide))
    texts = ["".join(text for _, _, text, _ in line.segments) for line in laid]
    assert "".join(texts).replace(" ", "") == "".join(words)
    assert all(line.width <= wide + 0.01 for line in laid)


def test_a_very_long_title_does_not_run_into_the_initials() -> None:
    composed = replace(sample(), title="Convention d’essai " * 12)
    foot = read(render(composed).pdf).pages[0].extract_text().split("Paraphes")[0][-400:]
    assert "…" in foot


def test_importing_the_room_loads_no_heavy_library() -> None:
    heavy = {"reportlab", "pypdf", "jinja2", "markdown_it", "PIL"}
    probe = (
        "import sys, rdpp_desk.documents, rdpp_desk.documents.wizard, rdpp_desk.documents.facts;"
        f"sys.exit(any(name.partition('.')[0] in {heavy} for name in sys.modules))"
    )
    source = Path(documents.__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", probe], cwd=source, check=False).returncode == 0


def test_no_break_spaces_hold() -> None:
    text = "mot " * 7 + "1\u202f234\u202f567\u00a0€"
    for wide in range(90, 200, 5):
        laid = lines((Run(text),), BODY, float(wide))
        assert any("1\u202f234\u202f567\u00a0€" in text for line in laid for _, _, text, _ in line.segments)


_STRIPS = st.lists(
    st.builds(
        Strip,
        height=st.floats(1, 200),
        before=st.floats(0, 20),
        keep=st.booleans(),
        new_page=st.booleans(),
        header=st.none() | st.just(Strip(10.0)),
    ),
    max_size=60,
)


@given(strips=_STRIPS)
def test_pagination_loses_nothing_overflows_nothing_and_leaves_no_empty_page(strips: list[Strip]) -> None:
    pages = paginate(strips)
    headers = [strip.header for strip in strips]
    placed = [strip for page in pages for _, strip in page.placed if not any(strip is header for header in headers)]
    assert [id(strip) for strip in placed] == [id(strip) for strip in strips]
    assert all(page.used <= TEXT_HEIGHT + 0.1 for page in pages)
    assert all(page.placed for page in pages) or not strips


def test_slots_take_two_lines_before_them_and_the_headings_of_those() -> None:
    heading = Strip(10.0, keep=True, heading=True)
    strips = [Strip(10.0), heading, Strip(10.0), heading, Strip(10.0), Strip(150.0, slots=True)]
    keep_with_lines_before(strips, 5)
    assert [strip.keep for strip in strips] == [False, True, True, True, True, False]
    alone = [Strip(150.0, slots=True)]
    keep_with_lines_before(alone, 0)
    assert alone == [Strip(150.0, slots=True)]


def test_a_protected_copy_opens_with_its_passphrase_only() -> None:
    original = render(sample()).pdf
    copy = protect(original, "mot de passé")
    locked = read(copy)
    assert locked.is_encrypted
    assert not locked.decrypt("autre")
    assert locked.decrypt("mot de passé")
    assert "Convention d’essai" in locked.pages[0].extract_text()
    assert copy != original
    with pytest.raises(UsageError, match="passphrase-empty"):
        protect(original, "")
