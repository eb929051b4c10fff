"""A composition → the bytes that are previewed, printed, saved and, once proposed, frozen."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from rdpp_desk.documents import style
from rdpp_desk.documents.body import document_strips
from rdpp_desk.documents.compose import Composition
from rdpp_desk.documents.foot import Foot
from rdpp_desk.documents.pages import Page, Strip, paginate
from rdpp_desk.documents.pen import Pen
from rdpp_desk.documents.style import LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP
from rdpp_desk.documents.typography import NBSP
from rdpp_desk.documents.wizard import Paper, Problem
from rdpp_desk.documents.words import WORDS
from rdpp_desk.practice.agreements import AS_USUAL, PrintOptions

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ONE_AT_A_TIME = Lock()
"""The faces of reportlab are shared by the whole process, and previews run in a worker."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where (a part of) a clause is: `page` from 0, `top` and `bottom` in points from the top of that page.

    `step` is the wizard's step that the clause shows.
    """

    clause: str
    page: int
    top: float
    bottom: float
    step: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a clause is there, and the articles of the charter that it serves; `own`: the practitioner's words."""

    clause: str
    number: str
    style: str
    title: str
    help: str
    charter: tuple[int, ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The bytes and what is known of them. `text` is the same document to read; `versions` are the templates'.

    `notes` are the locked items of the checklist that nothing answers; `reasons` say why each clause is there;
    `originals` is how many are signed, one a party.
    """

    pdf: bytes
    sha256: str
    pages: int
    articles: tuple[Position, ...]
    text: str
    missing: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    versions: dict[str, str]
    draft: bool
    notes: tuple[Problem, ...] = ()
    reasons: tuple[Reason, ...] = ()
    options: PrintOptions = AS_USUAL
    originals: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """What stands around the text of every page. `watermark` is empty for a final print."""

    language: str
    title: str
    foot: str
    small_print: str = ""
    initials: int = 0
    watermark: str = ""
    author: str = ""
    large: bool = False

    @property
    def below(self) -> Foot:
        """The foot of its pages."""
        return Foot(
            language=self.language,
            words=self.foot,
            small_print=self.small_print,
            initials=self.initials,
            large=self.large,
        )


def render(composition: Composition, *, draft: bool | None = None) -> Printed:
    """Print. A composition that lacks something is a draft, whatever is asked. The same input gives the same bytes."""
    is_draft = bool(composition.missing) or bool(draft)
    words = WORDS[composition.language]
    version = f" · {words.version}{NBSP}{composition.version}" if composition.version else ""
    chrome = Chrome(
        language=composition.language,
        title=composition.title,
        foot=" · ".join(part for part in (f"{composition.title}{version}", composition.reference) if part),
        small_print=words.reread if composition.paper is Paper.CONTRACT else "",
        initials=composition.initials,
        watermark=words.draft if is_draft else "",
        author=composition.author,
        large=composition.options.large_print,
    )
    pdf, pages = print_strips(document_strips(composition, chrome.below.text_height), chrome)
    return Printed(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        pages=len(pages),
        articles=positions(pages, {clause.id: clause.step for clause in composition.clauses}),
        text=composition.text,
        missing=composition.missing,
        warnings=composition.warnings,
        versions=dict(composition.versions),
        draft=is_draft,
        notes=composition.notes,
        reasons=tuple(
            Reason(clause.id, clause.number, clause.style, clause.title, clause.help, clause.charter, clause.own)
            for clause in composition.clauses
        ),
        options=composition.options,
        originals=composition.originals,
    )


def print_strips(found: Sequence[Strip], chrome: Chrome) -> tuple[bytes, list[Page]]:
    """The bytes of a PDF 1.7 with every face embedded, and where each strip is."""
    foot = chrome.below
    pages = paginate(found, foot.text_height)
    with _ONE_AT_A_TIME:
        buffer = io.BytesIO()
        canvas = _canvas(buffer, chrome)
        for number, page in enumerate(pages):
            if chrome.watermark:
                _draw_watermark(canvas, chrome.watermark)
            pen = Pen(canvas)
            _draw_page(pen, page, number)
            foot.draw(pen, number + 1, len(pages))
            pen.end()
        canvas.save()
    return buffer.getvalue(), pages


def positions(pages: Sequence[Page], steps: Mapping[str, str]) -> tuple[Position, ...]:
    """Where each clause is, one position a page that it touches, in reading order."""
    found: dict[tuple[str, int], tuple[float, float]] = {}
    for number, page in enumerate(pages):
        for top, strip in page.placed:
            if strip.clause:
                at = found.get((strip.clause, number), (TOP + top, 0.0))
                found[strip.clause, number] = (at[0], TOP + top + strip.height)
    return tuple(
        Position(clause, page, top, bottom, steps.get(clause, "")) for (clause, page), (top, bottom) in found.items()
    )


def _canvas(buffer: io.BytesIO, chrome: Chrome) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    style.fonts()
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pdfVersion=(1, 7),
        lang={"fr": "fr-FR", "en": "en-GB"}[chrome.language],
        invariant=1,
        pageCompression=1,
        initialFontName=style.SERIF,  # type: ignore[arg-type]  # the stub says a number; it is a name
    )
    canvas.setTitle(chrome.title)
    canvas.setAuthor(chrome.author)
    canvas.setSubject("")
    canvas.setCreator("RDPP Desk")
    return canvas


def _draw_page(pen: Pen, page: Page, number: int) -> None:
    for rank, (offset, strip) in enumerate(page.placed):
        top = PAGE_HEIGHT - TOP - offset
        if strip.paint is not None:
            strip.paint(pen, LEFT, top)
        if strip.outline:
            key = f"{number}.{rank}"
            pen.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 8, zoom=0)
            pen.canvas.addOutlineEntry(strip.outline, key)


def _draw_watermark(canvas: Canvas, word: str) -> None:
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    canvas.setFillColorRGB(*style.WATERMARK)
    canvas.setFont(style.SANS_BOLD, 132)
    canvas.drawCentredString(0, -44, word)
    canvas.restoreState()
