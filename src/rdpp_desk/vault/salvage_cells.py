"""Rows read from pages: b-tree pages, cells, chains of overflow pages and records of the SQLite file format.

Pages that could not be authenticated may hold anything: whatever they hold, nothing here fails or runs for long.
In their texts, a few bytes that are no text (one flipped bit spoils sixteen) become one « � »; a text ends where
noise begins.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rdpp_desk.vault.connection import Value
from rdpp_desk.vault.pages import USABLE, Page, Trust

LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX = 0x0D, 0x05, 0x0A, 0x02
_KINDS = (LEAF_TABLE, INNER_TABLE, LEAF_INDEX, INNER_INDEX)
_INNER = (INNER_TABLE, INNER_INDEX)
_DATABASE_HEADER = 100
_MOST_BYTES = 256 << 20
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)
_FLOAT, _ZERO, _ONE, _FIRST_LONG = 7, 8, 9, 12
_LOCAL_LEAST = (USABLE - 12) * 32 // 255 - 23
_LOCAL_MOST_TABLE = USABLE - 35
_LOCAL_MOST_INDEX = (USABLE - 12) * 64 // 255 - 23
_ON_OVERFLOW = USABLE - 4
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SPOILT = "\ufffd"
"""What stands in a text where letters were lost."""
_NOISE = re.compile(f"(?:{SPOILT}[^{SPOILT}]{{0,4}}){{24}}")
_SPOILT_RUN = re.compile(f"{SPOILT}(?:[^{SPOILT}]{{0,4}}{SPOILT})*")

Fetch = Callable[[int], Page | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """One row, or one line of an index (`rowid` 0). `whole` is False where its end is lost: fewer values, or the
    last one cut short."""

    rowid: int
    values: tuple[Value, ...]
    whole: bool
    trust: Trust


def kind_of(page: Page) -> int:
    """Which kind of b-tree page it is, 0 for any other."""
    start = _start(page)
    kind = page.content[start]
    if kind not in _KINDS:
        return 0
    first, count, content = struct.unpack_from(">HHH", page.content, start + 1)
    end = start + _header(kind) + 2 * count
    sound = first <= USABLE and end <= (content or USABLE + 1) <= USABLE + 1 and page.content[start + 7] <= 60
    return kind if sound else 0


def children(page: Page) -> tuple[int, ...]:
    """The pages below an inner page, in order."""
    start, found = _start(page), []
    for at in _pointers(page):
        if at + 4 <= USABLE:
            found.append(int.from_bytes(page.content[at : at + 4], "big"))
    return (*found, int.from_bytes(page.content[start + 8 : start + 12], "big"))


def following(page: Page) -> int:
    """The page after an overflow page, 0 after the last one."""
    return int.from_bytes(page.content[:4], "big")


def cells(page: Page, fetch: Fetch) -> Iterator[Cell]:
    """The rows of a leaf of a table, or the lines of a page of an index; those that make no sense are left out."""
    kind = page.content[_start(page)]
    for at in _pointers(page):
        found = _cell(page, kind, at, fetch)
        if found is not None:
            yield found


def record(payload: bytes, whole: bool, trusted: bool) -> tuple[tuple[Value, ...], bool] | None:
    """The values of a record, and whether all of it is there; None if it is none. `payload` may be cut short."""
    read = varint(payload, 0)
    if read is None or not 1 < read[0] + 1 <= len(payload) + 1:
        return None
    size, at = read
    if size > len(payload):
        return None
    types: list[int] = []
    while at < size:
        read = varint(payload, at)
        if read is None:
            return None
        types.append(read[0])
        at = read[1]
    values: list[Value] = []
    for kind in types:
        length = _length(kind)
        if length is None or at > len(payload):
            return None
        piece = payload[at : at + length]
        at += length
        if len(piece) < length and kind < _FIRST_LONG:
            return tuple(values), False
        value, sound = _value(kind, piece, trusted)
        values.append(value)
        if len(piece) < length or not sound:
            return tuple(values), False
    return tuple(values), whole


def varint(content: bytes, at: int) -> tuple[int, int] | None:
    """A variable-length integer, unsigned, and where it ends."""
    value = 0
    for place in range(at, min(at + 8, len(content))):
        value = value << 7 | content[place] & 0x7F
        if content[place] < 0x80:
            return value, place + 1
    if at + 8 < len(content):
        return value << 8 | content[at + 8], at + 9
    return None


def _cell(page: Page, kind: int, at: int, fetch: Fetch) -> Cell | None:
    content, rowid = page.content, 0
    if kind == INNER_INDEX:
        at += 4
    read = varint(content, at)
    if read is None:
        return None
    size, at = read
    if kind == LEAF_TABLE:
        read = varint(content, at)
        if read is None:
            return None
        rowid, at = read
        rowid -= 1 << 64 if rowid >> 63 else 0
    if not 0 < size <= _MOST_BYTES:
        return None
    local = _local(size, _LOCAL_MOST_TABLE if kind == LEAF_TABLE else _LOCAL_MOST_INDEX)
    if at + local > USABLE:
        return None
    payload, trust = content[at : at + local], page.trust
    if local < size:
        first = int.from_bytes(content[at + local : at + local + 4], "big")
        payload, trust = _followed(payload, size, first, trust, fetch)
    found = record(payload, len(payload) == size, trust is not Trust.UNVERIFIED)
    return None if found is None else Cell(rowid, found[0], found[1], trust)


def _followed(start: bytes, size: int, number: int, trust: Trust, fetch: Fetch) -> tuple[bytes, Trust]:
    """A payload with what its chain of overflow pages still holds, and the trust in the least of them."""
    pieces, left, seen = [start], size - len(start), set[int]()
    while left > 0 and number and number not in seen:
        seen.add(number)
        page = fetch(number)
        if page is None or page.trust is Trust.STALE or (trust is Trust.STALE and page.rewritten):
            break  # never the beginning of one version and the end of another
        trust = min(trust, page.trust)
        pieces.append(page.content[4 : 4 + min(left, _ON_OVERFLOW)])
        left -= len(pieces[-1])
        number = following(page)
    return b"".join(pieces), trust


def _local(size: int, most: int) -> int:
    """How many bytes of a payload lie in the page itself."""
    if size <= most:
        return size
    wanted = _LOCAL_LEAST + (size - _LOCAL_LEAST) % _ON_OVERFLOW
    return wanted if wanted <= most else _LOCAL_LEAST


def _length(kind: int) -> int | None:
    if kind < len(_INTEGERS):
        return _INTEGERS[kind]
    if kind == _FLOAT:
        return 8
    if kind in (_ZERO, _ONE):
        return 0
    return None if kind < _FIRST_LONG else (kind - _FIRST_LONG) // 2


def _value(kind: int, piece: bytes, trusted: bool) -> tuple[Value, bool]:
    """A value, and whether it shows no damage."""
    if kind == 0:
        return None, True
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, True
    if kind == _FLOAT:
        return float(struct.unpack(">d", piece)[0]), True
    if kind < len(_INTEGERS):
        return int.from_bytes(piece, "big", signed=True), True
    if not kind % 2:
        return piece, True
    if trusted:
        return piece.decode("utf-8", "ignore"), True  # a text cut short may end within a letter
    text = _CONTROL.sub(SPOILT, piece.decode("utf-8", "replace"))
    noise = _NOISE.search(text)
    return _SPOILT_RUN.sub(SPOILT, text if noise is None else text[: noise.start()]), noise is None


def _pointers(page: Page) -> tuple[int, ...]:
    start = _start(page)
    count = int.from_bytes(page.content[start + 3 : start + 5], "big")
    first = start + _header(page.content[start])
    count = min(count, (USABLE - first) // 2)
    return struct.unpack_from(f">{count}H", page.content, first)


def _header(kind: int) -> int:
    return 12 if kind in _INNER else 8


def _start(page: Page) -> int:
    return _DATABASE_HEADER if page.number == 1 else 0
