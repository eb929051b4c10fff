"""The whole document as strips: letterhead, the summary page where it is wanted, title, clauses."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rdpp_desk.documents import style
from rdpp_desk.documents.blocks import Block
from rdpp_desk.documents.compose import SUMMARY, ComposedClause, Composition
from rdpp_desk.documents.layout import Line, lines
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.names import held
from rdpp_desk.documents.pages import Strip
from rdpp_desk.documents.strips import hold_slots, plain, strips, text_strips
from rdpp_desk.documents.style import PAGE_WIDTH, RIGHT, TEXT_HEIGHT, TEXT_WIDTH, TextStyle
from rdpp_desk.documents.wizard import Paper

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

    from rdpp_desk.documents.pen import Pen

LOGO_HIGH, LOGO_WIDE = 60.0, 170.0
"""The room of a logo, in points: it stands at the right of the letterhead."""
_BESIDE = 22.0
_TIGHTER = (0.95, 0.9)


def document_strips(composition: Composition, height: float = TEXT_HEIGHT) -> list[Strip]:
    """Every strip, from the letterhead to the last slot, for pages whose text is `height` high."""
    manner = Manner(composition.language, composition.options)
    found = _letterhead(composition, manner)
    opening = [clause for clause in composition.clauses if clause.style == SUMMARY]
    if opening:
        found += _summary(opening, composition, height - sum(strip.height for strip in found))
    title = _title(composition, manner)
    if opening and title:
        title[0] = _on_a_new_page(title[0])
    found += title
    after_summary = bool(opening) and not title
    for clause in composition.clauses:
        if clause.style != SUMMARY:
            made = _clause(clause, composition, manner, new_page=clause.style == "annex" and bool(found))
            if after_summary and made:
                made[0], after_summary = _on_a_new_page(made[0]), False
            found += made
    hold_slots(found, manner)
    return found


def _summary(clauses: Sequence[ComposedClause], composition: Composition, room: float) -> list[Strip]:
    """The easy page, a little smaller where that keeps it on one page."""
    found: list[Strip] = []
    for tight in (1.0, *_TIGHTER):
        easy = Manner(composition.language, composition.options, easy=True, tight=tight)
        found = [strip for clause in clauses for strip in _clause(clause, composition, easy)]
        if sum(strip.height + strip.before for strip in found) <= room:
            break
    return found


def _clause(clause: ComposedClause, composition: Composition, manner: Manner, *, new_page: bool = False) -> list[Strip]:
    return list(_strips(clause.blocks, composition.names, manner, clause.id, new_page))


@lru_cache(maxsize=256)
def _strips(
    blocks: tuple[Block, ...], names: tuple[str, ...], manner: Manner, clause: str, new_page: bool
) -> tuple[Strip, ...]:
    """Those of one clause: of one preview to the next, hardly any changes."""
    return tuple(strips(held(blocks, names), manner, clause=clause, new_page=new_page))


def _title(composition: Composition, manner: Manner) -> list[Strip]:
    """What the document is; a letter says it in its subject."""
    if composition.paper not in (Paper.CONTRACT, Paper.SHEET):
        return []
    found = text_strips(plain(composition.title), manner.of(style.TITLE), keep=True)
    if composition.subtitle:
        found += text_strips(plain(composition.subtitle), manner.of(style.SUBTITLE), keep=True)
    return found


def _on_a_new_page(strip: Strip) -> Strip:
    return replace(strip, new_page=True)


def _letterhead(composition: Composition, manner: Manner) -> list[Strip]:
    """The lines of the letterhead, and the logo at their right."""
    name, other = manner.of(style.LETTERHEAD_NAME), manner.of(style.LETTERHEAD)
    if not composition.logo:
        return [
            strip
            for number, line in enumerate(composition.letterhead)
            for strip in text_strips(plain(line), other if number else name)
        ]
    logo = _picture(composition.logo)
    wide, high = _fitted(*logo.getSize())
    laid = [
        (line, other if number else name)
        for number, words in enumerate(composition.letterhead)
        for line in lines(plain(words), other if number else name, TEXT_WIDTH - wide - _BESIDE)
    ]
    height = max(high, sum(set_in.leading for _, set_in in laid))
    return [Strip(height, _Letterhead(laid, logo, wide, high))]


class _Letterhead:
    """Draws the lines and the logo."""

    __slots__ = ("high", "laid", "logo", "wide")

    def __init__(self, laid: list[tuple[Line, TextStyle]], logo: ImageReader, wide: float, high: float) -> None:
        self.laid, self.logo, self.wide, self.high = laid, logo, wide, high

    def __call__(self, pen: Pen, x: float, top: float) -> None:
        pen.picture(self.logo, PAGE_WIDTH - RIGHT - self.wide, top - self.high, self.wide, self.high)
        at = top
        for line, set_in in self.laid:
            line.draw(pen, x, at - (set_in.leading + set_in.size * 0.68) / 2, set_in)
            at -= set_in.leading


def _fitted(wide: float, high: float) -> tuple[float, float]:
    """As large as its room allows, in its own proportions."""
    factor = min(LOGO_HIGH / high, LOGO_WIDE / wide)
    return wide * factor, high * factor


@lru_cache(maxsize=2)
def _picture(content: bytes) -> ImageReader:
    from reportlab.lib.utils import ImageReader

    return ImageReader(io.BytesIO(content))
