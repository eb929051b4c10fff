"""What changed between two versions of a note, line by line, then word by word where a line was rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"\s+|\S+")
_MOST_COMPARISONS = 1_000_000  # words of one stretch against words of the other; beyond, the stretch is shown whole
_AROUND = 2  # lines kept on each side of a change
_SHORTEST_SKIP = 3


class Change(Enum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and what became of it; a skipped one is the same in both and need not be read."""

    change: Change
    text: str


def difference(before: str, now: str) -> tuple[Piece, ...]:
    """From `before` to `now`: the pieces not added make up `before`, those not removed make up `now`. Pure."""
    pieces = list(_compare(_lines(before), _lines(now), by_words=True))
    last = len(pieces) - 1
    return tuple(part for at, piece in enumerate(pieces) for part in _folded(piece, first=at == 0, last=at == last))


def _compare(before: Sequence[str], now: Sequence[str], *, by_words: bool) -> Iterator[Piece]:
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        removed, added = "".join(before[i1:i2]), "".join(now[j1:j2])
        if kind == "equal":
            yield Piece(Change.SAME, removed)
            continue
        if by_words and removed and added:
            words = _WORD.findall(removed), _WORD.findall(added)
            if len(words[0]) * len(words[1]) <= _MOST_COMPARISONS:
                yield from _compare(*words, by_words=False)
                continue
        if removed:
            yield Piece(Change.REMOVED, removed)
        if added:
            yield Piece(Change.ADDED, added)


def _folded(piece: Piece, *, first: bool, last: bool) -> Iterator[Piece]:
    """`piece`, with the middle of a long unchanged stretch set apart."""
    lines = _lines(piece.text)
    head = 0 if first else _AROUND
    tail = 0 if last else _AROUND
    if piece.change is not Change.SAME or (first and last) or len(lines) < head + tail + _SHORTEST_SKIP:
        yield piece
        return
    cut = len(lines) - tail
    for change, some in ((Change.SAME, lines[:head]), (Change.SKIPPED, lines[head:cut]), (Change.SAME, lines[cut:])):
        if some:
            yield Piece(change, "".join(some))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
