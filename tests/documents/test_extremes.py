"""Whatever is answered, in every kind: the pages open, nothing runs over a margin, nothing stands alone.

`EXTREMES=200 python -m pytest tests/documents/test_extremes.py` tries 200 documents of each kind in the place of a few.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from tests.documents import extremes
from tests.documents.extremes import WORDS
from tests.documents.kinds.dossiers import ASKED, RICH

from rdpp_desk.documents import kinds, library, pdf, style
from rdpp_desk.documents.compose import Composition, compose
from rdpp_desk.documents.pages import Page, Strip
from rdpp_desk.documents.pen import Pen
from rdpp_desk.practice.agreements import DocumentKind, PrintOptions

MANY = int(os.environ.get("EXTREMES", "8"))
POPPLER = shutil.which("pdftotext")
HANGING = re.compile(r"(?:\bart\.|\bM\.|\bMM\.|\bMme|\bn°|\bp\.)$")


@dataclass
class Drawn:
    """What was written on one page: x, baseline, text, face, size."""

    words: list[tuple[float, float, str, str, float]] = field(default_factory=list)


@dataclass
class Proof:
    printed: pdf.Printed
    pages: list[Page]
    drawn: list[Drawn]
    height: float


def proof(composition: Composition) -> Proof:
    """The print, where its strips are, and each piece of text it wrote."""
    drawn, laid = [Drawn()], list[Page]()
    write, end, print_strips = Pen.write, Pen.end, pdf.print_strips
    heights: list[float] = []

    def writing(pen: Pen, x: float, baseline: float, text: str, face: str, size: float, *colour: Any) -> None:
        drawn[-1].words.append((x, baseline, text, face, size))
        write(pen, x, baseline, text, face, size, *colour)

    def ending(pen: Pen) -> None:
        drawn.append(Drawn())
        end(pen)

    def printing(found: Any, chrome: pdf.Chrome) -> tuple[bytes, list[Page]]:
        made, pages = print_strips(found, chrome)
        laid.extend(pages)
        heights.append(chrome.below.text_height)
        return made, pages

    with (
        patch.object(Pen, "write", writing),
        patch.object(Pen, "end", ending),
        patch.object(pdf, "print_strips", printing),
    ):
        printed = pdf.render(composition)
    return Proof(printed, laid, drawn[:-1], heights[0])


def composed(
    kind: DocumentKind, language: str, given_answers: dict[str, Any], facts: Any, options: PrintOptions
) -> Composition:
    model = kinds.MODELS[kind]
    signing = kinds.signers(kind, given_answers, facts)
    wanted = library.load(language, model.template)
    return compose(model, given_answers, facts, wanted, signing, "n°\u00a012", kinds.KINDS[kind].CHECKLIST, options)


def check_pages(made: Proof) -> None:
    """No page is empty or too full; a heading and what is held never end one; slots never stand alone."""
    assert made.pages
    for page in made.pages:
        assert page.placed
        assert page.used <= made.height + 0.1
    for page in made.pages[:-1]:
        assert not page.placed[-1][1].heading
        assert not page.placed[-1][1].keep
    for page in made.pages:
        ranks = [rank for rank, (_top, strip) in enumerate(page.placed) if strip.slots]
        if ranks and ranks[0] < 2:
            assert page.placed[ranks[0]][1].header is not None


def check_text(made: Proof) -> None:
    """No text over a margin, no line that ends with what its next word must follow."""
    left, right = style.LEFT - 0.5, style.PAGE_WIDTH - style.RIGHT + 0.5
    for page in made.drawn:
        ends: dict[float, tuple[float, str]] = {}
        for x, baseline, text, face, size in page.words:
            end = x + style.width(text, face, size)
            assert x >= left, text
            assert end <= right, text
            assert 20 <= baseline <= style.PAGE_HEIGHT - style.TOP, text
            if end > ends.get(baseline, (0.0, ""))[0]:
                ends[baseline] = (end, text)
        for _end, text in ends.values():
            assert not HANGING.search(text), text


def check_readers(made: Proof) -> None:
    """QtPdf and poppler open it, with the same number of pages."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(made.printed.pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.None_
    assert document.pageCount() == made.printed.pages
    assert all(document.getAllText(number).text().strip() for number in range(document.pageCount()))
    document.close()
    if POPPLER:
        said = subprocess.run([POPPLER, "-", "-"], input=made.printed.pdf, capture_output=True, check=False)
        assert said.returncode == 0
        assert said.stderr == b""
        assert said.stdout.count(b"\f") == made.printed.pages


@pytest.mark.parametrize("kind", kinds.MODELS)
@settings(
    max_examples=MANY,
    deadline=None,
    derandomize=MANY < 10,
    phases=[Phase.generate] if MANY < 10 else [Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(data=st.data())
def test_any_answers_make_whole_pages(kind: DocumentKind, data: st.DataObject, qapp: object) -> None:
    model = kinds.MODELS[kind]
    facts = data.draw(extremes.facts(model.scope))
    given_answers = data.draw(extremes.answers(model))
    language, options = data.draw(st.sampled_from(("fr", "en"))), data.draw(extremes.options)
    made = proof(composed(kind, language, given_answers, facts, options))
    check_pages(made)
    check_text(made)
    check_readers(made)
    assert style.TOFU not in made.printed.text


LONG_NAME = "Marie-Antoinette de la Rochefoucauld " * 5


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("objectives", [0, 1, 12])
@pytest.mark.parametrize("name", ["É", LONG_NAME, "W" * 200])
def test_the_agreement_at_its_limits(name: str, objectives: int, large: bool, qapp: object) -> None:
    kind = DocumentKind.TRIPARTITE
    rows = [{"wording": WORDS * 3, "indicator": "x" * 90, "shareable": True}] * objectives
    given_answers = {
        **kinds.prefill(kind, RICH),
        **ASKED[kind.value],
        "client": {"name": name, "job_title": "y" * 200},
        "organisation": {"name": "Novalens", "registration": "732829320"},
        "objectives": rows,
        "sessions_count": 40,
        "unit_price": 123_456_789 if large else 0,
    }
    made = proof(composed(kind, "fr", given_answers, RICH, PrintOptions(large_print=large, approved_words=True)))
    check_pages(made)
    check_text(made)
    check_readers(made)


@pytest.mark.parametrize("count", [*range(1, 14)])
def test_initials_and_the_words_of_the_foot_never_meet(count: int) -> None:
    chrome = pdf.Chrome(
        language="fr",
        title="Convention",
        foot="Convention tripartite d’accompagnement · version 2026-11 · n°\u00a01234",
        small_print="Modèle à faire relire par un conseil avant usage. Il ne remplace pas un avis juridique.",
        initials=count,
    )
    rectangles: list[tuple[float, float, float, float]] = []
    words: list[tuple[float, float, float]] = []

    def framing(_pen: Pen, x: float, bottom: float, wide: float, high: float, _radius: float = 0.0) -> None:
        rectangles.append((x, bottom, x + wide, bottom + high))

    def writing(_pen: Pen, x: float, baseline: float, text: str, face: str, size: float, *_colour: Any) -> None:
        assert "…" not in text
        words.append((x, baseline, x + style.width(text, face, size)))

    with patch.object(Pen, "rectangle", framing), patch.object(Pen, "write", writing):
        pdf.print_strips([Strip(10.0)], chrome)
    assert len(rectangles) == count
    for left, bottom, right, top in rectangles:
        assert left >= style.LEFT
        assert right <= style.PAGE_WIDTH - style.RIGHT + 0.1
        assert not [one for one in words if one[0] < right and one[2] > left and bottom - 2 < one[1] < top + 1]


def test_names_stay_on_one_line(qapp: object) -> None:
    kind = DocumentKind.TRIPARTITE
    given_answers = {**kinds.prefill(kind, RICH), **ASKED[kind.value]}
    for size in range(0, 40, 3):
        given_answers["organisation_request"] = "mot " * size + "Camille Rousseau " * 9
        made = proof(composed(kind, "fr", given_answers, RICH, PrintOptions()))
        lines = [text for page in made.drawn for _x, _y, text, _face, _size in page.words]
        assert sum(line.count("Camille Rousseau") for line in lines) >= 9
        assert not [line for line in lines if re.search(r"(?:Camille|Aïcha|Yves|Claire) ?$", line)]


def test_a_name_is_text_with_plain_spaces(tmp_path: Path) -> None:
    kind = DocumentKind.TRIPARTITE
    made = proof(composed(kind, "fr", {**kinds.prefill(kind, RICH), **ASKED[kind.value]}, RICH, PrintOptions()))
    assert "Camille Rousseau" in made.printed.text
    assert "Camille Rousseau" in PdfReader(io.BytesIO(made.printed.pdf)).pages[0].extract_text()
