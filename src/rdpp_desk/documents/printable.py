"""Which characters the bundled faces can draw, read from the fonts alone: quick enough for the window's own thread."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from rdpp_desk import resources
from rdpp_desk.documents.typography import clean

READING, FALLBACK = "SourceSerif4-Regular", "Inter-Regular"
"""The face of the text, and the one that lends what it lacks."""

JOIN = "\ue002"
"""A space that holds two words on one line, and is drawn as a plain one; nobody types it."""

LIKE = {
    "\u2011": "-", "\u2010": "-", "\u2015": "—", "\u2009": "\u202f", "\u200a": "\u202f", "\u3000": " ", JOIN: " ",
}  # fmt: skip
"""What is drawn in the place of a character that looks the same."""

UNSEEN = frozenset("\u200d\ufe0e\ufe0f")
"""Joiners and selectors, which draw nothing by themselves."""

_UNICODE = ((3, 10), (0, 4), (0, 6), (3, 1), (0, 3))
"""(platform, encoding) of the tables of characters, the widest first."""


@lru_cache(maxsize=1)
def printable() -> frozenset[str]:
    """Every character that prints as itself. Private ones do not, nor the mark for one that was lost."""
    drawn = (characters(READING) | characters(FALLBACK)) - {"\ufffd"}
    return frozenset(drawn | (LIKE.keys() - {JOIN}) | UNSEEN | {"\n"})


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that no bundled face has, in order, each once."""
    known = printable()
    strange = (text for text in texts if not known.issuperset(text))
    return tuple(dict.fromkeys(char for text in strange for char in text if char not in known))


def unprintable_answers(answers: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Field, part of it ("2.wording") and characters that cannot be printed, for each text that holds some."""
    for name, value in answers.items():
        for part, text in _texts(value):
            found = unprintable((clean(text),))
            if found:
                yield name, part, "".join(found)


def characters(face: str) -> frozenset[str]:
    """The characters of one bundled face, private ones left out."""
    data = resources.path(f"fonts/{face}.ttf").read_bytes()
    start = _table(data, b"cmap")
    count = struct.unpack_from(">H", data, start + 2)[0]
    entries = [struct.unpack_from(">HHI", data, start + 4 + 8 * number) for number in range(count)]
    at = {(platform, encoding): start + offset for platform, encoding, offset in entries}
    table = next(at[kind] for kind in _UNICODE if kind in at)
    grouped = struct.unpack_from(">H", data, table)[0] == 12
    codes = _groups(data, table) if grouped else _segments(data, table)
    return frozenset(chr(code) for code in codes if not is_private(code))


def is_private(code: int) -> bool:
    """Whether a character means only what a font makes of it."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def _texts(value: object, part: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield part, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, f"{part}.{name}" if part else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _texts(inner, f"{part}.{number}" if part else str(number))


def _table(data: bytes, name: bytes) -> int:
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _sum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise ValueError(name)


def _groups(data: bytes, table: int) -> Iterator[int]:
    """Format 12: runs of characters and of glyphs side by side."""
    for number in range(struct.unpack_from(">I", data, table + 12)[0]):
        first, last, _glyph = struct.unpack_from(">III", data, table + 16 + 12 * number)
        yield from range(first, last + 1)


def _segments(data: bytes, table: int) -> Iterator[int]:
    """Format 4: segments, with the glyph computed or looked up; glyph 0 is the box."""
    count = struct.unpack_from(">H", data, table + 6)[0] // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, data, table + 14)
    starts = struct.unpack_from(row, data, table + 16 + 2 * count)
    deltas = struct.unpack_from(row, data, table + 16 + 4 * count)
    at = table + 16 + 6 * count
    offsets = struct.unpack_from(row, data, at)
    for rank, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, at + 2 * rank + offset + 2 * (code - first))[0]
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield code
