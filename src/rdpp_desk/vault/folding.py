"""Words as search compares them: no case, no accent, ligatures spelled out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LIGATURES = (("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE"), ("ß", "ss"))
_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")


def spelled_out(text: str) -> str:
    """The text with its ligatures spelled out, as the full-text index holds it."""
    if not text.isascii():
        for letter, spelled in _LIGATURES:
            text = text.replace(letter, spelled)
    return text


def folded(text: str) -> str:
    """The text without case, accents or ligatures."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spelled_out(text)).casefold())
    return _ACCENTS.sub("", plain)


def words_as_typed(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of a text: where it starts and ends, and the word folded."""
    for found in _TYPED.finditer(text):
        yield found.start(), found.end(), folded(found.group())


def words(text: str) -> list[str]:
    """The words of a text, folded, as apostrophes, hyphens and other signs part them."""
    return _WORD.findall(folded(text))
