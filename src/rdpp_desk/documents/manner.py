"""How one document is set: its language, what was chosen for its print, and whether a part of it is easy to read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rdpp_desk.documents import style
from rdpp_desk.documents.style import LARGER, TextStyle, large
from rdpp_desk.practice.agreements import AS_USUAL, PrintOptions

_EASY = {
    style.BODY: style.EASY,
    style.LIST: style.EASY_LIST,
    style.HEADING: style.EASY_TITLE,
    style.SMALL_HEADING: style.EASY_HEADING,
}


@dataclass(frozen=True, slots=True)
class Manner:
    """`easy` is set for the summary page: larger letters without serifs, and more room between the lines; `tight`
    makes them that much smaller, so that it stays one page."""

    language: str
    options: PrintOptions = AS_USUAL
    easy: bool = False
    tight: float = 1.0

    @property
    def large(self) -> bool:
        return self.options.large_print

    def of(self, given: TextStyle) -> TextStyle:
        """The style that takes the place of `given`."""
        found = _EASY.get(given, given) if self.easy else given
        if self.tight < 1.0:
            found = replace(found, size=found.size * self.tight, leading=found.leading * self.tight)
        return large(found) if self.large else found

    def points(self, measure: float) -> float:
        """A measure that is no text's."""
        return measure * LARGER if self.large else measure

    def small(self, size: float) -> float:
        """The size of words that stand around the text, and need not be as large."""
        return size * 1.5 if self.large else size
