"""Blocks → strips: paragraphs without a lonely line, headings that stay with what they open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from rdpp_desk.documents.blocks import (
    Block,
    Heading,
    Keep,
    ListItem,
    PageBreak,
    Paragraph,
    Rule,
    Run,
    Runs,
    SignatureSlots,
    Table,
    WritingLines,
    runs_text,
)
from rdpp_desk.documents.layout import Line, lines
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.pages import Strip, keep_together, keep_with_lines_before
from rdpp_desk.documents.slots import slots_strips
from rdpp_desk.documents.style import (
    BODY,
    CELL,
    HEADING,
    LABEL,
    LIST,
    PAGE_WIDTH,
    RIGHT,
    SMALL_HEADING,
    TEXT_WIDTH,
    TextStyle,
    width,
)
from rdpp_desk.documents.tables import table_strips
from rdpp_desk.documents.words import WORDS

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

INDENT, _MARK_GAP = 16.0, 5.0
_ASIDE, _FEW = TEXT_WIDTH * 0.54, 8
"""Where an address begins; how many lines of one, or of a heading, stay with what follows."""
_AROUND, _AFTER = 26.0, 8.0
"""Room above and under what stands aside; above a name, to sign."""
_WRITING = 24.0
_TOTAL = 2
"""How many cells of a row of totals say something: what it is the total of, and the amount."""


def text_strips(
    runs: Runs, style: TextStyle, *, indent: float = 0.0, mark: str = "", ticked: bool | None = None, keep: bool = False
) -> list[Strip]:
    """One strip a line; the first two and the last two stay together, and all of them if `keep`."""
    laid = lines(runs, style, TEXT_WIDTH - indent)
    last = len(laid) - 1
    return [
        Strip(
            style.leading,
            _Text(line, style, indent, mark if number == 0 else "", ticked if number == 0 else None),
            before=style.before if number == 0 else 0.0,
            keep=keep or (number < last and number in (0, last - 1)),
        )
        for number, line in enumerate(laid)
    ]


class _Text:
    """Draws one line, with the mark or the box that stands before a list item."""

    __slots__ = ("indent", "line", "mark", "style", "ticked")

    def __init__(self, line: Line, style: TextStyle, indent: float, mark: str, ticked: bool | None) -> None:
        self.line, self.style, self.indent, self.mark, self.ticked = line, style, indent, mark, ticked

    def __call__(self, pen: Pen, x: float, top: float) -> None:
        style = self.style
        baseline = top - (style.leading + style.size * 0.68) / 2
        if self.mark:
            left = x + self.indent - _MARK_GAP - width(self.mark, style.face, style.size)
            pen.write(left, baseline, self.mark, style.face, style.size, style.colour)
        if self.ticked is not None:
            pen.box(x + self.indent - style.box - 6.1, baseline - 0.8, self.ticked, style.box)
        self.line.draw(pen, x + self.indent, baseline, style)


class _AcrossText:
    """Draws a thin line as wide as the text, so far below the top of its strip."""

    __slots__ = ("below",)

    def __init__(self, below: float) -> None:
        self.below = below

    def __call__(self, pen: Pen, x: float, top: float) -> None:
        pen.line(x, top - self.below, PAGE_WIDTH - RIGHT, top - self.below)


def strips(blocks: Iterable[Block], manner: Manner, *, clause: str = "", new_page: bool = False) -> list[Strip]:
    """The strips of one clause. What announces something stays with it."""
    found: list[Strip] = []
    break_next = new_page
    for block in blocks:
        if isinstance(block, PageBreak):
            break_next = True
            continue
        made = _block_strips(block, manner)
        if break_next and made:
            made[0] = replace(made[0], new_page=True)
            break_next = False
        found += made
    return [replace(strip, clause=clause) for strip in found]


def hold_slots(found: list[Strip], manner: Manner) -> None:
    """Never a page with slots alone: call it once all the strips of a document are there.

    Rows of slots that follow one another stay together where they can; where they cannot, the next page says so.
    """
    words = (Run(WORDS[manner.language].signatures_continued),)
    again = text_strips(words, manner.of(LABEL))[0]
    for index, strip in enumerate(found):
        if strip.slots and index and found[index - 1].slots:
            found[index - 1] = replace(found[index - 1], together=True)
            found[index] = replace(strip, header=replace(again, height=again.height + 6.0))
        elif strip.slots:
            keep_with_lines_before(found, index)


def _block_strips(block: Block, manner: Manner) -> list[Strip]:
    if isinstance(block, Heading):
        made = _held(text_strips(block.runs, manner.of(HEADING if block.level == 1 else SMALL_HEADING)))
        made = [replace(strip, heading=strip.keep) for strip in made]
        if block.level == 1:
            made[0] = replace(made[0], outline=runs_text(block.runs))
        return made
    if isinstance(block, Paragraph):
        return _paragraph_strips(block, manner)
    if isinstance(block, ListItem):
        body = manner.of(LIST)
        indent = manner.points(INDENT) * (block.depth + 1) + (body.box - 4.4 if block.ticked is not None else 0.0)
        if len(block.mark) > 1:
            indent = max(indent, width("99.", body.face, body.size) + _MARK_GAP)
        return text_strips(block.runs, body, indent=indent, mark=block.mark, ticked=block.ticked)
    if isinstance(block, Table):
        return columns_or_records(block, manner)
    if isinstance(block, SignatureSlots):
        return slots_strips(block, TEXT_WIDTH, manner)
    if isinstance(block, Rule):
        return [Strip(8.0, _AcrossText(4.0), before=4.0)]
    if isinstance(block, WritingLines):
        high = manner.points(_WRITING)
        return keep_together([Strip(high, _AcrossText(high - 2.0)) for _ in range(block.count)])
    if isinstance(block, Keep):
        return keep_together([strip for inner in block.blocks for strip in _block_strips(inner, manner)])
    return []


def _held(made: list[Strip]) -> list[Strip]:
    """Lines that stay with what follows: all of them, or the last two where there are too many."""
    last = len(made) - 1
    return [replace(strip, keep=strip.keep or len(made) <= _FEW or number == last) for number, strip in enumerate(made)]


def columns_or_records(table: Table, manner: Manner) -> list[Strip]:
    """A table in columns; one row after another where they would be too narrow for their words."""
    return table_strips(table, TEXT_WIDTH, manner) or _record_strips(table, manner)


def _paragraph_strips(block: Paragraph, manner: Manner) -> list[Strip]:
    """One that ends with a colon is never the last of its page."""
    if block.aside:
        made = _held(text_strips(block.runs, manner.of(BODY), indent=_ASIDE))
        made[0] = replace(made[0], before=manner.points(_AROUND))
        return [*made, Strip(manner.points(_AFTER), keep=True)]
    made = text_strips(block.runs, manner.of(BODY))
    if runs_text(block.runs).rstrip().endswith(":"):
        made[-1] = replace(made[-1], keep=True)
    return made


def _record_strips(table: Table, manner: Manner) -> list[Strip]:
    """A table too wide for the page, one row after another: each cell on its own line, after its header."""
    header, *rows = table.rows
    head, body = replace(manner.of(CELL), before=10.0), replace(manner.of(CELL), before=1.0)
    found: list[Strip] = []
    for row in rows:
        cells = [(title, cell) for title, cell in zip(header, row, strict=True) if cell]
        if len(cells) == _TOTAL < len(row):
            cells = [(cells[0][1], cells[1][1])]
        made: list[Strip] = []
        for number, (title, cell) in enumerate(cells):
            label = tuple(replace(run, bold=True) for run in title)
            between = (Run("\u00a0: " if manner.language == "fr" else ": ", bold=True),) if title else ()
            made += text_strips((*label, *between, *cell), body if number else head, indent=0.0)
        found += keep_together([*made, Strip(6.0, _AcrossText(4.0))])
    return found


def plain(text: str) -> Runs:
    """Some words in one run."""
    return (Run(text),)
