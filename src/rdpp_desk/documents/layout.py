"""Text into lines. One breaks at a plain space, or after a hyphen with three letters on each side, never at a no-break
space.

(The paragraphs of reportlab break at U+202F, and print a plain space for it.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rdpp_desk.documents.blocks import Runs
from rdpp_desk.documents.style import MUTED, TextStyle, pieces, width

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

_TOKENS = re.compile(r" +|\n|[^ \n]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})")
_BLANK_FACE, _BOX_FACE, _TICKED_FACE = "\0blank", "\0box", "\0ticked"
_SHAPES = (_BLANK_FACE, _BOX_FACE, _TICKED_FACE)

Piece = tuple[str, str, float]
"""Text, face, width. A shape has no text, and a face of its own."""


@dataclass(slots=True)
class Line:
    """One line: pieces of text at their place from the left edge, ready to draw."""

    segments: list[tuple[float, str, str, float]] = field(default_factory=list)
    width: float = 0.0

    def add(self, piece: Piece) -> None:
        text, face, wide = piece
        if self.segments and self.segments[-1][1] == face and face not in _SHAPES:
            x, _, before, already = self.segments[-1]
            self.segments[-1] = (x, face, before + text, already + wide)
        else:
            self.segments.append((self.width, face, text, wide))
        self.width += wide

    def draw(self, pen: Pen, x: float, baseline: float, style: TextStyle) -> None:
        """Draw the line with its left edge at `x`."""
        for offset, face, text, wide in self.segments:
            if face == _BLANK_FACE:
                pen.line(x + offset + 1, baseline - 1.6, x + offset + wide - 1, baseline - 1.6, MUTED)
            elif face in _SHAPES:
                pen.box(x + offset, baseline - 0.8, face == _TICKED_FACE, style.box)
            else:
                pen.write(x + offset, baseline, text, face, style.size, style.colour)


@lru_cache(maxsize=2048)
def lines(runs: Runs, style: TextStyle, available: float) -> tuple[Line, ...]:
    """The lines of `runs` in a column `available` points wide; at least one."""
    done = [Line()]
    space: Piece | None = None
    for atom in _atoms(runs, style):
        if atom is None:
            done.append(Line())
            space = None
        elif atom and atom[0][0] == " ":
            space = atom[0]
        else:
            _place(done, atom, space, available, style)
            space = None
    return tuple(done)


@lru_cache(maxsize=2048)
def natural_widths(runs: Runs, style: TextStyle) -> tuple[float, float, float]:
    """How wide `runs` would be on one line, their widest unbreakable part, and the same were names broken."""
    whole = widest = broken = 0.0
    for atom in _atoms(runs, style):
        wide = sum(piece[2] for piece in atom or ())
        whole, widest = whole + wide, max(widest, wide)
        parts = _apart(atom, style) if atom and _is_joined(atom) else ()
        broken = max(broken, *(sum(piece[2] for piece in part) for part in parts)) if parts else max(broken, wide)
    return whole, widest, broken


def _is_joined(atom: list[Piece]) -> bool:
    return any(" " in text for text, _, _ in atom)


def _apart(atom: list[Piece], style: TextStyle) -> list[list[Piece]]:
    """The words of an atom that holds together only where there is room."""
    parts: list[list[Piece]] = [[]]
    for text, face, wide in atom:
        if " " not in text:
            parts[-1].append((text, face, wide))
            continue
        for number, word in enumerate(text.split(" ")):
            if number:
                parts.append([])
            if word:
                parts[-1].append((word, face, width(word, face, style.size)))
    return [part for part in parts if part]


def _place(done: list[Line], atom: list[Piece], space: Piece | None, available: float, style: TextStyle) -> None:
    wide = sum(piece[2] for piece in atom)
    if wide > available and _is_joined(atom):
        for part in _apart(atom, style):
            _place(done, part, space, available, style)
            face = part[-1][1] if part[-1][1] not in _SHAPES else style.face
            space = (" ", face, width(" ", face, style.size))
        return
    line = done[-1]
    if line.segments and line.width + (space[2] if space else 0.0) + wide > available:
        line = Line()
        done.append(line)
    elif space is not None and line.segments:
        line.add(space)
    for piece in atom if wide <= available else _cut(atom, style, available):
        if wide > available and line.width + piece[2] > available and line.segments:
            line = Line()
            done.append(line)
        line.add(piece)


def _cut(atom: list[Piece], style: TextStyle, available: float) -> Iterator[Piece]:
    """A word longer than a line, letter by letter."""
    for text, face, wide in atom:
        if face in _SHAPES:
            yield text, face, min(wide, available)
        else:
            yield from ((char, face, width(char, face, style.size)) for char in text)


def _atoms(runs: Runs, style: TextStyle) -> Iterator[list[Piece] | None]:
    """What may not be broken, a space by itself as one piece " ", or None where the line ends."""
    atom: list[Piece] = []
    for run in runs:
        if run.blank or run.box is not None:
            shape = _BLANK_FACE if run.blank else _TICKED_FACE if run.box else _BOX_FACE
            atom.append(("", shape, style.blank if run.blank else style.box))
            continue
        face = style.bold if run.bold else style.italic if run.italic else style.face
        for token in _TOKENS.findall(run.text):
            if token[0] not in " \n":
                parts = _AFTER_HYPHEN.split(token)
                for number, part in enumerate(parts):
                    atom.extend((text, drawn, width(text, drawn, style.size)) for text, drawn in pieces(part, face))
                    if number < len(parts) - 1:
                        yield atom
                        atom = []
                continue
            if atom:
                yield atom
                atom = []
            yield None if token == "\n" else [(" ", face, width(" ", face, style.size))]
    if atom:
        yield atom
