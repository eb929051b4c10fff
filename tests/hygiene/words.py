"""The words that nothing may show outside the vault, and every form in which a file could hold them."""

from __future__ import annotations

import base64
import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import quote


def forms(word: str) -> frozenset[bytes]:
    """A word in small letters, composed or not, with or without accents, as bytes that may be on a disk."""
    plain = {unicodedata.normalize(form, word.lower()) for form in ("NFC", "NFD")}
    plain.add("".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one)))
    found = set()
    for text in plain:
        found |= {text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-16-be")}
        found |= {text.encode("latin-1", "replace"), quote(text).lower().encode(), _escaped(text)}
    return frozenset(found)


def encoded_forms(word: str) -> frozenset[bytes]:
    """The word as typed, in base64 at each of the three alignments; compared with capitals kept."""
    found = set()
    for shift in range(3):
        content = base64.b64encode(b"\0" * shift + word.encode()).rstrip(b"=")
        found.add(content[(0, 2, 3)[shift] : -1])
    return frozenset(found)


def seen(words: Iterable[str], content: bytes) -> list[str]:
    """Those of the words that the content holds, in any form."""
    small = _small(content)
    return [
        word
        for word in words
        if any(form in small for form in forms(word)) or any(form in content for form in encoded_forms(word))
    ]


def seen_in_a_row(sheet: Sequence[str], content: bytes) -> list[str]:
    """Two recovery words that follow each other in the content as they do on the sheet."""
    pairs = itertools.pairwise(sheet)
    text = _small(content).replace(b"\0", b"")
    return [f"{a} {b}" for a, b in pairs if re.search(re.escape(a.encode()) + rb"[\W\d_]{1,8}" + b.encode(), text)]


def _small(content: bytes) -> bytes:
    """ASCII in small letters, and the capitals with accents of UTF-8."""
    return content.lower() + (content.decode("utf-8", "ignore").lower().encode() if not content.isascii() else b"")


def _escaped(text: str) -> bytes:
    return text.encode("ascii", "backslashreplace")
