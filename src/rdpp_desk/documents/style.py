"""Faces, sizes and measures of every print. Points; A4. Only bundled faces are used, so that all are embedded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rdpp_desk import resources
from rdpp_desk.documents.printable import FALLBACK, LIKE, UNSEEN, is_private

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 68.0, 68.0, 62.0, 82.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_STRONG = (
    "SourceSerif4-Regular", "SourceSerif4-SemiBold", "SourceSerif4-Italic", "SourceSerif4-Bold",
)  # fmt: skip
SANS, SANS_MEDIUM, SANS_BOLD = "Inter-Regular", "Inter-Medium", "Inter-SemiBold"
FACES = (SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_STRONG, SANS, SANS_MEDIUM, SANS_BOLD)

_NARROW = 185.0
"""Thousandths of the size: the narrow no-break space of Source Serif (125) cannot be seen between figures."""
TOFU = "[?]"
"""Drawn on a draft, and reported, for a character that no bundled face has."""

INK, MUTED, HAIRLINE, WATERMARK = (0.10, 0.12, 0.12), (0.36, 0.39, 0.39), (0.72, 0.74, 0.74), (0.91, 0.92, 0.92)
BOX_SIZE = 8.4


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How some text is set; `before` is the space above it, dropped at the top of a page; `blank` is how long a
    line to write on is, where there is room, and `box` the side of a box to tick."""

    size: float
    leading: float
    before: float
    face: str = SERIF
    bold: str = SERIF_BOLD
    italic: str = SERIF_ITALIC
    colour: tuple[float, float, float] = INK
    blank: float = 110.0
    box: float = BOX_SIZE


BODY = TextStyle(10.3, 14.4, 6.0)
LIST = TextStyle(10.3, 14.4, 3.0)
CELL = TextStyle(9.2, 12.2, 0.0, blank=44.0)
CELL_HEAD = TextStyle(8.2, 11.0, 0.0, SANS_BOLD, SANS_BOLD, SANS_BOLD, MUTED)
TITLE = TextStyle(20.0, 25.0, 18.0, SERIF_BOLD)
SUBTITLE = TextStyle(9.0, 13.0, 3.0, SANS, SANS_MEDIUM, SANS, MUTED)
HEADING = TextStyle(12.2, 16.0, 15.0, SERIF_BOLD, SERIF_STRONG)
SMALL_HEADING = TextStyle(10.6, 14.4, 9.0, SERIF_BOLD, SERIF_STRONG)
LETTERHEAD = TextStyle(8.4, 11.8, 0.0, SANS, SANS_MEDIUM, SANS, MUTED)
LETTERHEAD_NAME = TextStyle(9.6, 13.4, 0.0, SANS_BOLD, SANS_BOLD, SANS_BOLD)
LABEL = TextStyle(8.4, 11.6, 0.0, SANS_BOLD, SANS_BOLD, SANS_BOLD, MUTED)
SHEET_HEADING = replace(HEADING, leading=15.0, before=8.0)
SHEET_LINE = TextStyle(9.7, 12.7, 2.6)
"""What is kept apart on one sheet is set as documents are, closer."""
EASY = TextStyle(12.4, 18.2, 5.0, SANS, SANS_BOLD, SANS_MEDIUM, blank=130.0, box=10.6)
EASY_LIST = replace(EASY, before=2.5)
EASY_TITLE = TextStyle(19.0, 24.0, 16.0, SANS_BOLD, SANS_BOLD, SANS_BOLD)
EASY_HEADING = TextStyle(13.6, 18.0, 11.0, SANS_BOLD, SANS_BOLD, SANS_BOLD)

LARGE_SIZE, LARGEST_SIZE = 16.0, 25.0
"""In large print no text is smaller than the first, and no title larger than the second."""
LARGER = LARGE_SIZE / BODY.size
"""What large print does to every measure that is no text's."""


@lru_cache(maxsize=64)
def large(style: TextStyle) -> TextStyle:
    """The same style in large print."""
    size = min(max(LARGE_SIZE, style.size * LARGER), LARGEST_SIZE)
    factor = size / style.size
    return replace(
        style,
        size=size,
        leading=style.leading * factor,
        before=style.before * 1.3,
        blank=style.blank * LARGER,
        box=style.box * factor,
    )


@lru_cache(maxsize=1)
def fonts() -> dict[str, TTFont]:
    """The bundled faces, registered once for the whole process."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # a quarter smaller, and quicker
    made = {name: TTFont(name, str(resources.path(f"fonts/{name}.ttf"))) for name in FACES}
    for font in made.values():
        font.face.charWidths[0x202F] = max(_NARROW, font.face.charWidths[0x202F])
        pdfmetrics.registerFont(font)
    return made


@lru_cache(maxsize=16)
def covered(face: str) -> frozenset[str]:
    """The characters that a face can draw, private ones left out."""
    return frozenset(chr(code) for code in fonts()[face].face.charToGlyph if not is_private(code))


@lru_cache(maxsize=20_000)
def pieces(word: str, face: str) -> tuple[tuple[str, str], ...]:
    """`word` cut into (text, face) that can be drawn: the fallback face, or `TOFU`, where `face` lacks a character."""
    if covered(face).issuperset(word):
        return ((word, face),)
    found: list[tuple[str, str]] = []
    for char in word:
        like = LIKE.get(char, char)
        if like in covered(face):
            drawn = (like, face)
        elif char in UNSEEN:
            continue
        else:
            drawn = (like if like in covered(FALLBACK) else TOFU, FALLBACK)
        if found and found[-1][1] == drawn[1]:
            found[-1] = (found[-1][0] + drawn[0], drawn[1])
        else:
            found.append(drawn)
    return tuple(found)


@lru_cache(maxsize=20_000)
def width(text: str, face: str, size: float) -> float:
    """How wide `text` is, in points, all its characters being in `face`."""
    metrics = fonts()[face].face
    advances, default = metrics.charWidths, metrics.defaultWidth
    return float(sum(advances.get(ord(char), default) for char in text)) * size / 1000.0
