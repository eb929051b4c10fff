"""Tables and signature slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rdpp_desk.documents.blocks import Run, Runs, SignatureSlots, Table
from rdpp_desk.documents.layout import Line, lines, natural_widths
from rdpp_desk.documents.pages import Strip
from rdpp_desk.documents.style import BODY, CELL, CELL_HEAD, LABEL, SUBTITLE, TextStyle
from rdpp_desk.documents.words import WORDS

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

_Columns = list[list[tuple[Sequence[Line], TextStyle]]]

_PAD, _GAP = 5.0, 14.0
_SIGN_HEIGHT = 74.0
_TALL = 34.0
"""Room to sign in one row of a table."""


def table_strips(table: Table, available: float) -> list[Strip]:
    """One strip a row; the header is drawn again at the top of each page, and never stays alone at the foot of one."""
    columns = column_widths(table, available)
    head, *body = [
        _row(row, columns, CELL_HEAD if number == 0 else CELL, table.tall and number > 0, table.tall)
        for number, row in enumerate(table.rows)
    ] or [Strip(0.0)]
    opening = Strip(head.height, head.paint, before=8.0, keep=bool(body))
    below = [Strip(row.height, row.paint, header=head) for row in body]
    return [opening, *below[:-1], *(replace(row, height=row.height + 4.0) for row in below[-1:])]


def column_widths(table: Table, available: float) -> list[float]:
    """Widths that add up to `available`: no word is cut where that can be helped, longer cells get more."""
    wanted = [[natural_widths(cell, CELL) for cell in column] for column in zip(*table.rows, strict=True)]
    least = [max(widest for _, widest in column) + 2 * _PAD for column in wanted]
    whole = [max(max(min(full, 400.0) for full, _ in column) + 2 * _PAD, least[i]) for i, column in enumerate(wanted)]
    if sum(least) >= available:
        return [available * part / sum(least) for part in least]
    spare = available - sum(least)
    more = [full - part for full, part in zip(whole, least, strict=True)]
    share = more if sum(more) > spare else [extra + (spare - sum(more)) / len(more) for extra in more]
    return [part + spare * extra / sum(share) for part, extra in zip(least, share, strict=True)]


def _row(cells: tuple[Runs, ...], columns: list[float], style: TextStyle, tall: bool, ruled: bool) -> Strip:
    inner = [wide - 2 * _PAD for wide in columns]
    laid = [lines(cell, _room_to_write(cell, style, wide), wide) for cell, wide in zip(cells, inner, strict=True)]
    written = max(len(column) for column in laid) * style.leading + 2 * _PAD
    height = max(written, _TALL) if tall else written

    def paint(pen: Pen, x: float, top: float) -> None:
        left = x
        for number, (column, wide) in enumerate(zip(laid, columns, strict=True)):
            if ruled and number:
                pen.line(left, top, left, top - height)
            _draw_column(pen, column, left + _PAD, top - _PAD, style)
            left += wide
        pen.line(x, top - height, left, top - height)

    return Strip(height, paint)


def _room_to_write(cell: Runs, style: TextStyle, wide: float) -> TextStyle:
    """A line to write on, alone in its cell, is as long as the cell is wide."""
    return replace(style, blank=wide) if len(cell) == 1 and cell[0].blank else style


def _draw_column(pen: Pen, column: Sequence[Line], x: float, top: float, style: TextStyle) -> None:
    for number, line in enumerate(column):
        baseline = top - number * style.leading - (style.leading + style.size * 0.68) / 2
        line.draw(pen, x, baseline, style)


def slots_strip(block: SignatureSlots, available: float, language: str) -> Strip:
    """Slots side by side: who signs and in what capacity, the place and day to write, and room to sign."""
    words = WORDS[language]
    count = len(block.slots)
    wide = (available - _GAP * (count - 1)) / count
    inner = wide - 2 * _PAD
    dated: Runs = (Run(f"{words.at} "), Run("", blank=True))
    columns: _Columns = [
        [
            (lines(slot.label, LABEL, inner), LABEL),
            (lines(slot.name or (Run("", blank=True),), BODY, inner), BODY),
            (lines(slot.capacity, SUBTITLE, inner) if slot.capacity else (), SUBTITLE),
            (lines(dated, SUBTITLE, inner) + lines((Run(f"{words.on} "), *dated[1:]), SUBTITLE, inner), SUBTITLE),
        ]
        for slot in block.slots
    ]
    rows = [max(len(laid) * style.leading for laid, style in row) for row in zip(*columns, strict=True)]
    head = sum(rows) + _PAD * (len(rows) + 1)
    return Strip(head + _SIGN_HEIGHT, _Slots(columns, rows, wide, head, words.signature), before=14.0, slots=True)


class _Slots:
    """Draws the slots of `slots_strip`."""

    __slots__ = ("columns", "head", "rows", "wide", "word")

    def __init__(self, columns: _Columns, rows: Sequence[float], wide: float, head: float, word: str) -> None:
        self.columns, self.rows, self.wide, self.head, self.word = columns, rows, wide, head, word

    def __call__(self, pen: Pen, x: float, top: float) -> None:
        for number, column in enumerate(self.columns):
            left = x + number * (self.wide + _GAP)
            at = top - _PAD
            for (laid, style), high in zip(column, self.rows, strict=True):
                _draw_column(pen, laid, left + _PAD, at, style)
                at -= high + (_PAD if high else 0.0)
            foot = top - self.head - _SIGN_HEIGHT
            pen.rectangle(left, foot, self.wide, self.head + _SIGN_HEIGHT, 4)
            pen.line(left + _PAD, top - self.head, left + self.wide - _PAD, top - self.head)
            pen.write(left + _PAD, top - self.head - 10, self.word, LABEL.face, 6.6, LABEL.colour)
