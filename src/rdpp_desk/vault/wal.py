"""Reading the write-ahead log a crash left behind, before SQLite does.

One flipped bit in it makes committed transactions vanish without an error: SQLite stops at the first frame whose
checksum fails. A frame of the same run that commits, at or after the failed one, betrays it. (A power cut in the
middle of a save can look the same: hence "may be missing".)
"""

from __future__ import annotations

import struct
from pathlib import Path

_HEADER = 32
_FRAME = struct.Struct(">IIIIII")
_MAGIC = (0x377F0682, 0x377F0683)
_MASK = 0xFFFFFFFF


def problems(database: Path) -> tuple[str, ...]:
    """`("wal-damaged",)` if acknowledged saves can be missing from the log beside `database`, else nothing."""
    try:
        log = database.with_name(f"{database.name}-wal").read_bytes()
    except OSError:
        return ()
    return ("wal-damaged",) if _hides_commits(log) else ()


def _hides_commits(log: bytes) -> bool:
    if len(log) < _HEADER:
        return False
    magic, _, page_size = struct.unpack_from(">III", log)
    order = ">" if magic & 1 else "<"
    sums = _sum(log[:24], order, (0, 0))
    if magic not in _MAGIC or sums != struct.unpack_from(">II", log, 24):
        return True
    salts = log[16:24]
    failed = False
    for start in range(_HEADER, len(log) - _FRAME.size - page_size + 1, _FRAME.size + page_size):
        frame = log[start : start + _FRAME.size + page_size]
        _, pages, *_ = _FRAME.unpack_from(frame)
        if frame[8:16] != salts:
            failed = True
            continue
        if not failed:
            sums = _sum(frame[_FRAME.size :], order, _sum(frame[:8], order, sums))
            failed = sums != struct.unpack_from(">II", frame, 16)
        if failed and pages:
            return True
    return False


def _sum(content: bytes, order: str, start: tuple[int, int]) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _MASK
        second = (second + odd + first) & _MASK
    return first, second
