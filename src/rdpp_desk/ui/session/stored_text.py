"""The text of a note, exact on its way into a `QTextDocument` and back.

A document knows one kind of line break and counts in UTF-16 units; a stored text has the breaks it was given and
counts in code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

# Everything that a QTextDocument takes for the end of a paragraph.
_BREAK = re.compile("\r\n|[\r\n\u2029\ufdd0\ufdd1]")


class StoredText:
    """A stored text, and how a document shows it: the same with `\\n` for every line break.

    All offsets here are code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown = _BREAK.sub("\n", text)
        self._pairs = _pairs_in(text) if "\r" in text else []
        self._break = "\n"
        if text != self.shown:
            kinds = Counter(_BREAK.findall(text))
            self._break = "\r\n" if kinds["\r\n"] * 2 > kinds.total() else "\n"

    def after(self, shown: str) -> StoredText:
        """What to store once a document shows `shown`: line breaks that were not touched stay as they were."""
        if shown == self.shown:
            return self
        if self.text == self.shown:
            return StoredText(shown)
        head = _common(zip(self.shown, shown, strict=False))
        room = min(len(self.shown), len(shown)) - head
        tail = min(room, _common(zip(reversed(self.shown), reversed(shown), strict=False)))
        middle = shown[head : len(shown) - tail].replace("\n", self._break)
        text = self.text[: self.stored_at(head)] + middle + self.text[self.stored_at(len(self.shown) - tail) :]
        made = StoredText(text)
        # A lone "\r" that comes to stand before a "\n" would be read as one break.
        return made if made.shown == shown else StoredText(shown)

    def stored_at(self, shown_at: int) -> int:
        """The offset in the stored text of an offset in the shown one."""
        return shown_at + bisect_left(self._pairs, shown_at)

    def shown_at(self, stored_at: int) -> int:
        """The offset in the shown text of an offset in the stored one."""
        return stored_at - self.text.count("\r\n", 0, max(0, stored_at)) if self._pairs else stored_at


def units(text: str, code_points: int) -> int:
    """How many UTF-16 units the first `code_points` characters of `text` take."""
    return len(text[:code_points].encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, utf16_units: int) -> int:
    """How many characters of `text` begin within its first `utf16_units` UTF-16 units."""
    if text.isascii():
        return min(len(text), utf16_units)
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * utf16_units]
    return len(head.decode("utf-16-le", "ignore"))


def without_halves(text: str) -> str:
    """`text` with lone halves of UTF-16 pairs, which nothing can store, replaced by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _pairs_in(text: str) -> list[int]:
    """Where the `\\r\\n` of `text` stand in the shown text."""
    return [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
