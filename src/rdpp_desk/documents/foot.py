"""The foot of every page: what it is, page n/N, a line of small print, and room for initials."""

from __future__ import annotations

from dataclasses import dataclass

from rdpp_desk.documents import style
from rdpp_desk.documents.pen import Pen
from rdpp_desk.documents.style import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TEXT_WIDTH, TOP
from rdpp_desk.documents.typography import NBSP
from rdpp_desk.documents.words import WORDS

_SIZE, _SMALL, _WORD = 7.4, 6.2, 6.6
_STEP, _WIDE, _HIGH, _BEFORE = 34.0, 30.0, 20.0, 4.0
_GAP, _ABOVE = 10.0, 24.0
_PAGE_ROOM = 52.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """`initials` is how many people initial the page, 0 for nobody; beside the words where there is room, else in a
    line of their own below them."""

    language: str
    words: str
    small_print: str = ""
    initials: int = 0
    large: bool = False

    @property
    def factor(self) -> float:
        return 1.5 if self.large else 1.0

    @property
    def beside(self) -> bool:
        """Whether the initials stand beside the words."""
        if not self.initials or self.large:
            return False
        words, small = (style.width(_drawn(text), style.SANS, size) for text, size in self._lines)
        return max(words, small) <= self._room_beside() - _GAP

    @property
    def _row(self) -> float:
        """The height of the initials' own line."""
        return _HIGH * self.factor + 8.0 if self.initials and not self.beside else 0.0

    @property
    def rule(self) -> float:
        """Where the line above the foot is, in points from the bottom of the page."""
        return 58.0 + (self.factor - 1.0) * 22.0 + self._row

    @property
    def text_height(self) -> float:
        """How high the text above it may be."""
        return PAGE_HEIGHT - TOP - self.rule - _ABOVE

    def draw(self, pen: Pen, number: int, count: int) -> None:
        """Draw it on page `number` (from 1) of `count`."""
        right = PAGE_WIDTH - RIGHT
        size, small = _SIZE * self.factor, _SMALL * self.factor
        baseline = self.rule - 4.6 - size
        page = f"{WORDS[self.language].page}{NBSP}{number}/{count}"
        pen.line(LEFT, self.rule, right, self.rule)
        room = self._room_beside() if self.beside else TEXT_WIDTH
        beside_page = (self._room_beside() if self.beside else TEXT_WIDTH - _PAGE_ROOM * self.factor) - _GAP
        _write(pen, LEFT, baseline, fitted(self.words, size, beside_page), size)
        pen.write(right - style.width(page, style.SANS, size), baseline, page, style.SANS, size, style.MUTED)
        _write(pen, LEFT, baseline - 4.0 - small, fitted(self.small_print, small, room - _GAP), small)
        if self.initials:
            self._draw_initials(pen, right)

    @property
    def _lines(self) -> tuple[tuple[str, float], tuple[str, float]]:
        return (self.words, _SIZE), (self.small_print, _SMALL)

    def _room_beside(self) -> float:
        word = style.width(WORDS[self.language].initials, style.SANS, _WORD)
        return TEXT_WIDTH - _PAGE_ROOM - self.initials * _STEP - _BEFORE - word

    def _draw_initials(self, pen: Pen, right: float) -> None:
        size, word = _WORD * self.factor, WORDS[self.language].initials
        wide = style.width(word, style.SANS, size)
        step = min(_STEP * self.factor, (TEXT_WIDTH - wide - _BEFORE) / self.initials)
        high = _HIGH * self.factor
        edge = right - (_PAGE_ROOM if self.beside else 0.0) - self.initials * step
        bottom = 32.0 if self.beside else 26.0
        pen.write(edge - _BEFORE - wide, bottom + high - 6.0 * self.factor, word, style.SANS, size, style.MUTED)
        for rank in range(self.initials):
            pen.rectangle(edge + rank * step, bottom, step - (_STEP - _WIDE), high)


def _write(pen: Pen, x: float, baseline: float, text: str, size: float) -> None:
    for piece, face in style.pieces(text, style.SANS):
        pen.write(x, baseline, piece, face, size, style.MUTED)
        x += style.width(piece, face, size)


def _drawn(text: str) -> str:
    """The words as they are drawn, measured in one face."""
    return "".join(piece for piece, _ in style.pieces(text, style.SANS))


def fitted(text: str, size: float, available: float) -> str:
    """Words cut at the end where they would run into what stands beside them."""
    drawn = _drawn(text)
    while style.width(drawn, style.SANS, size) > available:
        drawn = f"{drawn[:-2]}…"
    return drawn
