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
from rdpp_desk.documents.pages import Strip, keep_together, keep_with_lines_before
from rdpp_desk.documents.style import (
    BODY,
    HEADING,
    LIST,
    PAGE_WIDTH,
    RIGHT,
    SMALL_HEADING,
    TEXT_WIDTH,
    TextStyle,
    width,
)
from rdpp_desk.documents.tables import slots_strip, table_strips

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

INDENT = 16.0
_ASIDE = TEXT_WIDTH * 0.54
_WRITING = 24.0


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
            left = x + self.indent - 5.0 - width(self.mark, style.face, style.size)
            pen.write(left, baseline, self.mark, style.face, style.size, style.colour)
        if self.ticked is not None:
            pen.box(x + self.indent - 14.5, baseline - 0.8, self.ticked)
        self.line.draw(pen, x + self.indent, baseline, style)


def _writing_line(pen: Pen, x: float, top: float) -> None:
    pen.line(x, top - _WRITING + 2, PAGE_WIDTH - RIGHT, top - _WRITING + 2)


def _rule(pen: Pen, x: float, top: float) -> None:
    pen.line(x, top - 4, PAGE_WIDTH - RIGHT, top - 4)


def strips(blocks: Iterable[Block], language: str, *, clause: str = "", new_page: bool = False) -> list[Strip]:
    """The strips of one clause. Slots keep at least two lines before them on their page."""
    found: list[Strip] = []
    break_next = new_page
    for block in blocks:
        if isinstance(block, PageBreak):
            break_next = True
            continue
        made = _block_strips(block, language)
        if break_next and made:
            made[0] = replace(made[0], new_page=True)
            break_next = False
        found += made
    return [replace(strip, clause=clause) for strip in found]


def hold_slots(found: list[Strip]) -> None:
    """Never a page with slots alone: call it once all the strips of a document are there."""
    for index, strip in enumerate(found):
        if strip.slots:
            keep_with_lines_before(found, index)


def _block_strips(block: Block, language: str) -> list[Strip]:
    if isinstance(block, Heading):
        made = text_strips(block.runs, HEADING if block.level == 1 else SMALL_HEADING, keep=True)
        made = [replace(strip, heading=True) for strip in made]
        if block.level == 1:
            made[0] = replace(made[0], outline=runs_text(block.runs))
        return made
    if isinstance(block, Paragraph):
        return text_strips(block.runs, BODY, indent=_ASIDE, keep=True) if block.aside else text_strips(block.runs, BODY)
    if isinstance(block, ListItem):
        indent = INDENT * (block.depth + 1) + (4.0 if block.ticked is not None else 0.0)
        return text_strips(block.runs, LIST, indent=indent, mark=block.mark, ticked=block.ticked)
    if isinstance(block, Table):
        return table_strips(block, TEXT_WIDTH)
    if isinstance(block, SignatureSlots):
        return [slots_strip(block, TEXT_WIDTH, language)]
    if isinstance(block, Rule):
        return [Strip(8.0, _rule, before=4.0)]
    if isinstance(block, WritingLines):
        return keep_together([Strip(_WRITING, _writing_line) for _ in range(block.count)])
    if isinstance(block, Keep):
        return keep_together([strip for inner in block.blocks for strip in _block_strips(inner, language)])
    return []


def plain(text: str) -> Runs:
    """Some words in one run."""
    return (Run(text),)

