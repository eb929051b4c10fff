"""A composition → the bytes that are previewed, printed, saved and, once proposed, frozen."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from rdpp_desk.documents import style
from rdpp_desk.documents.compose import Composition
from rdpp_desk.documents.pages import Page, Strip, paginate
from rdpp_desk.documents.pen import Pen
from rdpp_desk.documents.strips import hold_slots, plain, strips, text_strips
from rdpp_desk.documents.style import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP
from rdpp_desk.documents.typography import NBSP
from rdpp_desk.documents.wizard import Paper, Problem
from rdpp_desk.documents.words import WORDS

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

    `notes` are the locked items of the checklist that nothing answers; `reasons` say why each clause is there.
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
    )
    pdf, pages = print_strips(document_strips(composition), chrome)
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
    )


def document_strips(composition: Composition) -> list[Strip]:
    """The whole document as strips: letterhead, title, clauses."""
    found: list[Strip] = []
    for number, line in enumerate(composition.letterhead):
        found += text_strips(plain(line), style.LETTERHEAD if number else style.LETTERHEAD_NAME, keep=True)
    titled = composition.paper in (Paper.CONTRACT, Paper.SHEET)
    if titled:
        found += text_strips(plain(composition.title), style.TITLE, keep=True)
    if titled and composition.subtitle:
        found += text_strips(plain(composition.subtitle), style.SUBTITLE, keep=True)
    for clause in composition.clauses:
        found += strips(
            clause.blocks, composition.language, clause=clause.id, new_page=clause.style == "annex" and bool(found)
        )
    hold_slots(found)
    return found


def print_strips(found: Sequence[Strip], chrome: Chrome) -> tuple[bytes, list[Page]]:
    """The bytes of a PDF 1.7 with every face embedded, and where each strip is."""
    pages = paginate(found)
    with _ONE_AT_A_TIME:
        buffer = io.BytesIO()
        canvas = _canvas(buffer, chrome)
        for number, page in enumerate(pages):
            _draw_page(canvas, page, number, len(pages), chrome)
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


def _draw_page(canvas: Canvas, page: Page, number: int, count: int, chrome: Chrome) -> None:
    if chrome.watermark:
        _draw_watermark(canvas, chrome.watermark)
    pen = Pen(canvas)
    for rank, (offset, strip) in enumerate(page.placed):
        top = PAGE_HEIGHT - TOP - offset
        if strip.paint is not None:
            strip.paint(pen, LEFT, top)
        if strip.outline:
            key = f"{number}.{rank}"
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 8, zoom=0)
            canvas.addOutlineEntry(strip.outline, key)
    _draw_foot(pen, number, count, chrome)
    pen.end()


def _draw_watermark(canvas: Canvas, word: str) -> None:
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    canvas.setFillColorRGB(*style.WATERMARK)
    canvas.setFont(style.SANS_BOLD, 132)
    canvas.drawCentredString(0, -44, word)
    canvas.restoreState()


def _draw_foot(pen: Pen, number: int, count: int, chrome: Chrome) -> None:
    words = WORDS[chrome.language]
    right = PAGE_WIDTH - RIGHT
    pen.line(LEFT, 58, right, 58)
    page = f"{words.page}{NBSP}{number + 1}/{count}"
    pen.write(LEFT, 46, _fitted(chrome.foot, style.TEXT_WIDTH - 190), style.SANS, 7.4, style.MUTED)
    pen.write(right - style.width(page, style.SANS, 7.4), 46, page, style.SANS, 7.4, style.MUTED)
    pen.write(LEFT, 36, chrome.small_print, style.SANS, 6.2, style.MUTED)
    if chrome.initials:
        edge = right - 52 - chrome.initials * 34
        before = edge - 4 - style.width(words.initials, style.SANS, 6.6)
        pen.write(before, 46, words.initials, style.SANS, 6.6, style.MUTED)
        for rank in range(chrome.initials):
            pen.rectangle(edge + rank * 34, 32, 30, 20)


def _fitted(text: str, available: float) -> str:
    """The foot's words, cut at the end where they would run into what stands beside them."""
    drawn = "".join(piece for piece, _ in style.pieces(text, style.SANS))
    while style.width(drawn, style.SANS, 7.4) > available:
        drawn = f"{drawn[:-2]}…"
    return drawn
