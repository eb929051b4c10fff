"""Where the parties sign: who, in what capacity, the place and day to write, and room to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rdpp_desk.documents.blocks import Run, Runs, SignatureSlots, Slot
from rdpp_desk.documents.layout import Line, lines
from rdpp_desk.documents.manner import Manner
from rdpp_desk.documents.pages import Strip
from rdpp_desk.documents.style import BODY, LABEL, SUBTITLE, TextStyle, width
from rdpp_desk.documents.tables import draw_column
from rdpp_desk.documents.words import WORDS

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

_Columns = list[list[tuple[Sequence[Line], TextStyle]]]

_PAD, _GAP, _BETWEEN = 5.0, 14.0, 14.0
_ROOM = 74.0
_LEAST = 2
_MOST_LINES, _MOST_LINES_LARGE = 10, 5
"""A name longer than that in its slot is cut there; it is whole in the text above."""


def slots_strips(block: SignatureSlots, available: float, manner: Manner) -> list[Strip]:
    """A row of slots side by side; rows of two in large print. One alone is half as wide as the text."""
    abreast = _LEAST if manner.large else max(len(block.slots), _LEAST)
    rows = [block.slots[first : first + abreast] for first in range(0, len(block.slots), abreast)]
    wide = (available - _GAP * (abreast - 1)) / abreast
    return [_row(row, wide, manner) for row in rows]


def _row(slots: Sequence[Slot], wide: float, manner: Manner) -> Strip:
    label, name, small = (manner.of(style) for style in (LABEL, BODY, SUBTITLE))
    words = WORDS[manner.language]
    inner, most = wide - 2 * _PAD, _MOST_LINES_LARGE if manner.large else _MOST_LINES
    columns: _Columns = [
        [
            (_at_most(lines(slot.label, label, inner), most, label), label),
            (_at_most(lines(slot.name or (Run("", blank=True),), name, inner), most, name), name),
            (_at_most(lines(slot.capacity, small, inner), most, small) if slot.capacity else (), small),
            (_to_write(words.at, small, inner) + _to_write(words.on, small, inner), small),
        ]
        for slot in slots
    ]
    if manner.options.approved_words:
        for column in columns:
            asked: Runs = (Run(words.write_approved),)
            column.append((lines(asked, small, inner) + _line_to_write(small, inner), small))
    rows = [max(len(laid) * style.leading for laid, style in row) for row in zip(*columns, strict=True)]
    head = sum(rows) + _PAD * (len(rows) + 1)
    room = _ROOM * (1.2 if manner.large else 1.0)
    foot = replace(label, size=manner.small(6.6))
    return Strip(head + room, _Slots(columns, rows, (wide, head, room), words.signature, foot), _BETWEEN, slots=True)


def _at_most(laid: tuple[Line, ...], count: int, style: TextStyle) -> tuple[Line, ...]:
    """The first lines; the last of them says by its dots that there was more."""
    if len(laid) <= count:
        return laid
    last, dots = Line(), width("…", style.face, style.size)
    for _, face, text, wide in laid[count - 1].segments:
        last.add((text, face, wide))
    if last.segments:
        x, face, text, _ = last.segments.pop()
        text = text[: max(1, len(text) - 2)]
        last.segments.append((x, face, text, width(text, face, style.size)))
        last.width = x + width(text, face, style.size)
    last.add(("…", style.face, dots))
    return (*laid[: count - 1], last)


def _to_write(word: str, style: TextStyle, inner: float) -> tuple[Line, ...]:
    """« À » and a line to the end of the slot."""
    room = inner - width(f"{word} ", style.face, style.size)
    return lines((Run(f"{word} "), Run("", blank=True)), replace(style, blank=min(style.blank, room - 1)), inner)


def _line_to_write(style: TextStyle, inner: float) -> tuple[Line, ...]:
    return lines((Run("", blank=True),), replace(style, blank=inner), inner)


class _Slots:
    """Draws a row of slots."""

    __slots__ = ("columns", "foot", "measures", "rows", "word")

    def __init__(
        self,
        columns: _Columns,
        rows: Sequence[float],
        measures: tuple[float, float, float],
        word: str,
        foot: TextStyle,
    ) -> None:
        self.columns, self.rows, self.measures, self.word, self.foot = columns, rows, measures, word, foot

    def __call__(self, pen: Pen, x: float, top: float) -> None:
        wide, head, room = self.measures
        for number, column in enumerate(self.columns):
            left = x + number * (wide + _GAP)
            at = top - _PAD
            for (laid, style), high in zip(column, self.rows, strict=True):
                draw_column(pen, laid, left + _PAD, at, style)
                at -= high + (_PAD if high else 0.0)
            pen.rectangle(left, top - head - room, wide, head + room, 4)
            pen.line(left + _PAD, top - head, left + wide - _PAD, top - head)
            foot = self.foot
            pen.write(left + _PAD, top - head - 3.4 - foot.size, self.word, foot.face, foot.size, foot.colour)
