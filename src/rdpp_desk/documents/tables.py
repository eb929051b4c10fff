"""Tables: rows that stay whole, a header on every page, columns as wide as their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rdpp_desk.documents.blocks import Runs, Table, runs_text
from rdpp_desk.documents.layout import Line, lines, natural_widths
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.pages import Paint, Strip, keep_together
from rdpp_desk.documents.style import CELL, CELL_HEAD, TextStyle

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

_PAD = 5.0
_UNCUT, _SMALL, _WHOLE = 220.0, 2, 6
_LENGTH = r"h(?:\u00a0?\d\d?(?:\u00a0min)?)?|min"
_FIGURES = re.compile(rf"[€$£]?[\d\u202f\u00a0 .,]*\d[\u202f\u00a0 ]?(?:[€$£%]|[A-Z]{{3}}|{_LENGTH})?")
_TALL = 34.0
"""Room to sign in one row of a table."""
_NAMES = 0.22
"""The share of the width that names of things take in a table of two columns without a header: tables that follow one
another line up."""
_TO_SIGN = 120.0
"""How wide the last column of a table to sign in is, at least."""


def table_strips(table: Table, available: float, manner: Manner) -> list[Strip]:
    """One strip a row; the header is drawn again at the top of each page, and never stays alone at the foot of one.
    A few rows stay on one page; of many, the last is never alone.

    Nothing where the columns are too narrow for their words: `strips.columns_or_records` sets one row after another.
    """
    head_style, style = manner.of(CELL_HEAD), manner.of(CELL)
    columns = column_widths(table, available, head_style, style)
    if not columns:
        return []
    right = [number > 0 and _is_figures(column[1:]) for number, column in enumerate(zip(*table.rows, strict=True))]
    head = _Row(table.rows[0], columns, head_style, right, table.tall)
    first, *more = head.strips()
    opening = [replace(first, before=8.0), *more]
    opening[-1] = replace(opening[-1], keep=len(table.rows) > 1)
    repeated = None if more or table.headless else Strip(head.height, head.paint())
    room = manner.points(_TALL) if table.tall else 0.0
    body = [
        replace(strip, header=repeated)
        for row in table.rows[1:]
        for strip in _Row(row, columns, style, right, table.tall, room).strips()
    ]
    if table.headless and body:
        opening, body = [], [replace(body[0], before=8.0), *body[1:]]
    made = [*opening, *body[:-1], *(replace(row, height=row.height + 4.0) for row in body[-1:])]
    return keep_together(made) if len(made) <= _WHOLE else [*made[:-2], *keep_together(made[-2:])]


def column_widths(table: Table, available: float, head: TextStyle, style: TextStyle) -> list[float]:
    """Widths that add up to `available`, longer cells getting more. No word is cut, and no name broken where that can
    be helped; none at all where words would have to be cut in a table of more than two columns."""
    wanted = [
        [natural_widths(cell, style if number else head) for number, cell in enumerate(column)]
        for column in zip(*table.rows, strict=True)
    ]
    least = [max(widest for _, widest, _ in column) + 2 * _PAD for column in wanted]
    if sum(least) > available:
        least = [max(broken for _, _, broken in column) + 2 * _PAD for column in wanted]
    if sum(least) >= available:
        return [available * part / sum(least) for part in least] if len(least) <= _SMALL or table.tall else []
    whole = [max(max(min(full, 400.0) for full, *_ in column) + 2 * _PAD, least[i]) for i, column in enumerate(wanted)]
    if table.tall and sum(least) - least[-1] + _TO_SIGN <= available:
        least[-1] = max(least[-1], _TO_SIGN)
        whole[-1] = max(whole[-1], _TO_SIGN)
    if table.headless and len(least) == _SMALL and least[1] <= available - max(least[0], _NAMES * available):
        first = max(least[0], _NAMES * available)
        return [first, available - first]
    spare = available - sum(least)
    more = [full - part for full, part in zip(whole, least, strict=True)]
    share = more if sum(more) > spare else [extra + (spare - sum(more)) / len(more) for extra in more]
    return [part + spare * extra / sum(share) for part, extra in zip(least, share, strict=True)]


class _Row:
    """One row laid out, figures at the right. Higher than `_UNCUT`, it may go on on the next page, line by line."""

    __slots__ = ("columns", "count", "height", "laid", "right", "ruled", "style")

    def __init__(
        self,
        cells: Sequence[Runs],
        columns: Sequence[float],
        style: TextStyle,
        right: Sequence[bool],
        ruled: bool,
        room: float = 0.0,
    ) -> None:
        self.columns, self.style, self.right, self.ruled = columns, style, right, ruled
        inner = [wide - 2 * _PAD for wide in columns]
        self.laid = [
            lines(cell, _room_to_write(cell, style, wide), wide) for cell, wide in zip(cells, inner, strict=True)
        ]
        self.count = max(len(column) for column in self.laid)
        self.height = max(self.count * style.leading + 2 * _PAD, room)

    def strips(self) -> list[Strip]:
        if self.height <= _UNCUT:
            return [Strip(self.height, self.paint())]
        last = self.count - 1
        return [
            Strip(
                self.style.leading + (_PAD if number == 0 else 0.0) + (_PAD if number == last else 0.0),
                self.paint(number),
                keep=number in (0, last - 1),
            )
            for number in range(self.count)
        ]

    def paint(self, only: int | None = None) -> Paint:
        """Draws the row, or one line of it."""
        first, ends = (only or 0) == 0, only is None or only == self.count - 1
        shown = self.laid if only is None else [column[only : only + 1] for column in self.laid]
        above, below = (_PAD if first else 0.0), (_PAD if ends else 0.0)
        height = self.height if only is None else self.style.leading + above + below

        def draw(pen: Pen, x: float, top: float) -> None:
            left = x
            for number, (column, wide) in enumerate(zip(shown, self.columns, strict=True)):
                if self.ruled and number:
                    pen.line(left, top, left, top - height)
                end = left + wide - _PAD if self.right[number] else 0.0
                draw_column(pen, column, left + _PAD, top - above, self.style, end)
                left += wide
            if ends:
                pen.line(x, top - height, left, top - height)

        return draw


def _room_to_write(cell: Runs, style: TextStyle, wide: float) -> TextStyle:
    """A line to write on, alone in its cell, is as long as the cell is wide."""
    return replace(style, blank=wide) if len(cell) == 1 and cell[0].blank else style


def _is_figures(cells: Sequence[Runs]) -> bool:
    """Whether a column holds amounts, and little else; a dash says nothing."""
    said = [text for text in (runs_text(cell) for cell in cells if not (cell and cell[0].blank)) if text.strip("–-")]
    return 2 * sum(_FIGURES.fullmatch(text) is not None for text in said) > len(said)


def draw_column(pen: Pen, column: Sequence[Line], x: float, top: float, style: TextStyle, end: float = 0.0) -> None:
    """Draw lines one below the other from `top` down: from `x` on, or up to `end` if it is given."""
    for number, line in enumerate(column):
        baseline = top - number * style.leading - (style.leading + style.size * 0.68) / 2
        line.draw(pen, end - line.width if end else x, baseline, style)
