"""From whole inputs, broken ones: bytes, texts and JSON documents that are nearly right."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

_BYTES = (
    b"\0",
    b"\xff",
    b'"',
    b"\n",
    b"\r\n",
    b";",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xed\xa0\x80",
)
_LONG = b"x" * 5_000
_TEXTS = ("", " ", "\0", "é", "e\u0301", "\u202e", "\ud800", "\U0001f600", "x" * 5_000, "'", "%s", "-1", "\u2028")
_RAW = {
    "@HUGE@": "9" * 6_000,
    "@INFINITE@": "1e999",
    "@NAN@": "NaN",
    "@DEEP@": "[" * 3_000 + "]" * 3_000,
    "@DEEPER@": '{"a":' * 60_000,
    "@LONE@": '"\\ud800"',
}
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1 << 31, 1 << 63, 1 << 64, 10**300, 0.5, -0.0, "", "x", "é", "0", "2026-11-25"),
    *("9999-12-31T23:59:59+23:59", "0001-01-01", "x" * 10_000, [], {}, [[]], [None], {"": None}, ["a"] * 2_000),
    *_RAW,
)


def broken_bytes(whole: bytes, dice: random.Random) -> bytes:
    """One to four faults in some bytes."""
    content = bytearray(whole)
    while content == whole:
        for _ in range(dice.randint(1, 4)):
            dice.choice(_FAULTS)(content, dice)
    return bytes(content)


def broken_text(whole: str, dice: random.Random) -> str:
    """One to four faults in a text."""
    text = whole
    for _ in range(dice.randint(1, 4)):
        start = dice.randint(0, len(text))
        end = dice.choice((start, start + 1, start + dice.randint(0, 40), len(text)))
        kept = dice.choice((dice.choice(_TEXTS), text[start:end] * dice.randint(2, 40), text[start:end].upper()))
        text = text[:start] + kept + text[end:]
    return text


def broken_json(whole: Any, dice: random.Random) -> bytes:
    """A document of which one to four values were replaced, removed, moved or repeated; sometimes cut as bytes."""
    document = json.loads(json.dumps(whole))
    for _ in range(dice.randint(1, 4)):
        document = _changed(document, dice)
    text = json.dumps(document)
    for name, raw in _RAW.items():
        text = text.replace(f'"{name}"', raw)
    content = text.encode("utf-8", "surrogatepass")
    return broken_bytes(content, dice) if dice.random() < 0.1 else content


def _changed(node: Any, dice: random.Random) -> Any:
    if isinstance(node, dict) and node and dice.random() < 0.9:
        key = dice.choice(list(node))
        match dice.randrange(6):
            case 0:
                return {name: value for name, value in node.items() if name != key}
            case 1:
                return {**node, broken_text(key, dice): node[key]}
            case _:
                return {**node, key: _changed(node[key], dice)}
    if isinstance(node, list) and node and dice.random() < 0.8:
        at = dice.randrange(len(node))
        match dice.randrange(4):
            case 0:
                return node[:at] + node[at + 1 :]
            case 1:
                return node * dice.randint(2, 30)
            case _:
                return [*node[:at], _changed(node[at], dice), *node[at + 1 :]]
    if isinstance(node, str) and dice.random() < 0.5:
        return broken_text(node, dice)
    return dice.choice(_VALUES)


def _flip(content: bytearray, dice: random.Random) -> None:
    if content:
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def _cut(content: bytearray, dice: random.Random) -> None:
    del content[dice.randint(0, len(content)) :]


def _remove(content: bytearray, dice: random.Random) -> None:
    start = dice.randint(0, len(content))
    del content[start : start + dice.randint(0, 64)]


def _insert(content: bytearray, dice: random.Random) -> None:
    at = dice.randint(0, len(content))
    content[at:at] = dice.choice((dice.choice(_BYTES), _LONG, dice.randbytes(dice.randint(1, 40))))


def _repeat(content: bytearray, dice: random.Random) -> None:
    start = dice.randint(0, len(content))
    piece = content[start : start + dice.randint(1, 60)]
    content[start:start] = piece * dice.randint(1, 300)


def _overwrite(content: bytearray, dice: random.Random) -> None:
    at = dice.randint(0, len(content))
    piece = dice.choice((b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", dice.randbytes(8)))
    content[at : at + len(piece)] = piece[: max(0, len(content) - at)]


_FAULTS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _flip,
    _cut,
    _remove,
    _insert,
    _repeat,
    _overwrite,
)
