"""Words of lost notes, put back in order from the full-text index: what FTS5 holds says where each word stood.

Without capitals, accents or punctuation, since the index has none; words whose own pages are lost leave a « … ».

    leaf of a segment = offset of its first row number (2) | size of its content (2) | content | offsets of its terms
    content           = what goes on from the leaf before, then for each term: the term, its list
    list              = (row number, size of positions × 2 + deleted, positions), …
    positions         = place − place before + 2, …; 1 then a number begins another column
    first row number of a term and of a leaf: as it is; the others: less the one before
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container

from rdpp_desk.vault.salvage_cells import varint

_SEGMENT_BITS, _PAGE_BITS = 37, 31
_NOT_A_LEAF = 0x3F
_MAIN = b"0"
_OTHER_COLUMN = 1
GAP = "…"

Places = dict[tuple[int, int], str]


class Words:
    """Gathers, from the leaves of an index in order, the words of every row that is not in `known`."""

    def __init__(self, known: Container[int]) -> None:
        self._known = known
        self._found: dict[int, Places] = defaultdict(dict)
        self._leaf = (0, 0)
        self._begin(None)

    def take(self, number: int, leaf: bytes) -> None:
        """A row of the index's data: its number, its block; anything else than a leaf is passed over."""
        segment, page = number >> _SEGMENT_BITS, number & ((1 << _PAGE_BITS) - 1)
        if not segment or number >> _PAGE_BITS & _NOT_A_LEAF or len(leaf) < 4:
            return
        if (segment, page - 1) != self._leaf:
            self._begin(None)
        self._leaf = (segment, page)
        first_row, size = int.from_bytes(leaf[:2], "big"), int.from_bytes(leaf[2:4], "big")
        starts = _term_starts(leaf, size)
        self._go_on(leaf, 4, starts[0] if starts else size, first_row)
        term = b""
        for start, end in zip(starts, [*starts[1:], size], strict=False):
            found = _term(leaf, start, term, first=start == starts[0])
            if found is None:
                self._begin(None)
                return
            term, at = found
            self._begin(term)
            self._go_on(leaf, at, end, first_row)

    def texts(self, column: int) -> dict[int, str]:
        """Row → its words in that column."""
        return {row: text for row, places in self._found.items() if (text := _in_order(places, column))}

    def _begin(self, term: bytes | None) -> None:
        self._term = None if term is None or not term.startswith(_MAIN) else term[1:].decode("utf-8", "replace")
        self._row: int | None = None
        self._sized = False
        self._left = 0
        self._positions = b""

    def _go_on(self, leaf: bytes, at: int, end: int, first_row: int) -> None:
        """Read a list, or the part of it that lies in this leaf."""
        while self._term is not None and at < end:
            if self._left:
                piece = leaf[at : min(end, at + self._left)]
                at += len(piece)
                self._left -= len(piece)
                self._positions += piece
                if not self._left:
                    self._place(self._term)
                continue
            read = varint(leaf, at)
            if read is None:
                self._begin(None)
                return
            if self._sized:
                self._left, self._positions = read[0] >> 1, b""
            else:
                self._row = read[0] if self._row is None or at == first_row else self._row + read[0]
            self._sized = not self._sized
            at = read[1]

    def _place(self, term: str) -> None:
        if self._row is None or self._row in self._known:
            return
        at = column = place = 0
        while (read := varint(self._positions, at)) is not None:
            value, at = read
            if value == _OTHER_COLUMN:
                read = varint(self._positions, at)
                if read is None:
                    return
                (column, at), place = read, 0
                continue
            place += value - 2
            self._found[self._row][column, place] = term


def _term_starts(leaf: bytes, size: int) -> list[int]:
    starts, at, place = list[int](), size, 0
    while at < len(leaf) and (read := varint(leaf, at)) is not None:
        place += read[0]
        at = read[1]
        if not 4 <= place < size:
            break
        starts.append(place)
    return starts


def _term(leaf: bytes, at: int, before: bytes, *, first: bool) -> tuple[bytes, int] | None:
    """A term and where its list begins: whole if it is the first of its leaf, else what differs from the one before."""
    kept = 0
    if not first:
        read = varint(leaf, at)
        if read is None:
            return None
        kept, at = read
    read = varint(leaf, at)
    if read is None:
        return None
    length, at = read
    return before[:kept] + leaf[at : at + length], at + length


def _in_order(places: Places, column: int) -> str:
    there = sorted((place, word) for (where, place), word in places.items() if where == column)
    said, before = list[str](), -1
    for place, word in there:
        if place > before + 1:
            said.append(GAP)
        said.append(word)
        before = place
    return " ".join(said)
