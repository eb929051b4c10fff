"""Text folded for comparison (case, accents, look-alike letters, invisible characters), with offsets kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = "'’‘ʼʹ′`´＇‛"
_HYPHENS = "-‐‑‒–—―−﹣－⁃"
_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŀ": "l", "ŋ":
    "n", "ſ": "s", "ƒ": "f", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ⲟ": "o", "а": "a", "в": "b", "е": "e", "ё": "e",
    "з": "3", "и": "u", "й": "u", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у":
    "y", "х": "x", "і": "i", "ї": "i", "ј": "j", "ѕ": "s", "ԁ": "d", "ԛ": "q", "ԝ": "w", "һ": "h", "ь": "b",
    "г": "r", "п": "n", "ո": "n", "ս": "u", "օ": "o", "հ": "h", "α": "a", "β": "b", "γ": "y", "ε": "e", "ζ":
    "z", "η": "n", "ι": "i", "κ": "k", "μ": "u", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "ς": "s", "τ": "t",
    "υ": "u", "χ": "x", "ω": "w",
}  # fmt: skip
_CAPITALS = {"Η": "h", "Μ": "m", "Ν": "n", "Υ": "y", "В": "b", "Н": "h", "З": "3", "И": "u", "Ζ": "z", "Ε": "e"}


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """The characters `char` is compared as: none for accents and invisible marks."""
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    if char in _CAPITALS:
        return _CAPITALS[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf") or (category == "Cc" and char not in "\n\r\t"):
        return ""
    if char == "\r" or category in ("Zl", "Zp"):
        return "\n"
    if char.isspace():
        return "\n" if char == "\n" else " "
    out = []
    for piece in unicodedata.normalize("NFKD", char):
        if unicodedata.category(piece) in ("Mn", "Me", "Cf"):
            continue
        for low in unicodedata.normalize("NFKD", piece.casefold()):
            if unicodedata.category(low) not in ("Mn", "Me", "Cf"):
                out.append(_LETTERS.get(low, low))
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` as compared. Folded character i came from `starts[i]:ends[i]` of the original; `upper[i]`: a capital."""

    source: str
    text: str
    starts: list[int]
    ends: list[int]
    upper: list[bool]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of folded characters `start:end` (not empty)."""
        return self.starts[start], self.ends[end - 1]

    def original(self, start: int, end: int) -> str:
        """The original passage behind folded characters `start:end`."""
        return self.source[self.starts[start] : self.ends[end - 1]]


def fold_text(source: str) -> Folded:
    """`source` folded, in time linear in its length."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    upper: list[bool] = []
    for index, char in enumerate(source):
        folded = fold_char(char)
        if not folded:
            if ends and unicodedata.category(char) in ("Mn", "Me"):
                ends[-1] = index + 1
            continue
        pieces.append(folded)
        capital = char.isupper() or char.istitle()
        for _ in folded:
            starts.append(index)
            ends.append(index + 1)
            upper.append(capital)
    return Folded(source, "".join(pieces), starts, ends, upper)


def fold(source: str) -> str:
    """`source` as compared, without offsets."""
    return "".join(map(fold_char, source))


def compact(source: str) -> str:
    """Only the folded letters and digits of `source`."""
    return "".join(char for char in fold(source) if char.isalnum())


def form_key(source: str) -> str:
    """The form of a passage: folded, with every run of spaces and line breaks made one space."""
    return " ".join(fold(source).split())
