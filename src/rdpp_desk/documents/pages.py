"""Strips onto pages: each strip is as high as a line, or as a thing that may not be cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rdpp_desk.documents.style import TEXT_HEIGHT

if TYPE_CHECKING:
    from rdpp_desk.documents.pen import Pen

Paint = Callable[["Pen", float, float], None]
"""Draws a strip, given the left edge of the text and the strip's top, in points from the page's bottom."""


@dataclass(frozen=True, slots=True)
class Strip:
    """`before` is dropped at the top of a page. `keep` holds it on the page of the next one, `together` too, but only
    where all that is held so fits on one page; `header` is drawn again above it when it begins a page; `clause` says
    where the overlay is; `outline` is its entry in the outline; `slots` marks where parties sign, and `heading` a line
    that opens something and says nothing by itself."""

    height: float
    paint: Paint | None = None
    before: float = 0.0
    keep: bool = False
    together: bool = False
    new_page: bool = False
    header: Strip | None = None
    clause: str = ""
    outline: str = ""
    slots: bool = False
    heading: bool = False


@dataclass(slots=True)
class Page:
    """Strips at their place: `top` is in points from the top of the text area, `height` high."""

    height: float = TEXT_HEIGHT
    placed: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0.0

    def room_for(self, strips: Sequence[Strip]) -> bool:
        return self.used + _height(strips, first=not self.placed) <= self.height + 0.01

    def put(self, strip: Strip) -> None:
        if not self.placed and strip.header is not None:
            self.placed.append((0.0, strip.header))
            self.used = strip.header.height
        top = self.used + (strip.before if self.placed else 0.0)
        self.placed.append((top, strip))
        self.used = top + strip.height


def paginate(strips: Iterable[Strip], height: float = TEXT_HEIGHT) -> list[Page]:
    """Pages without an empty one. What is held together moves together; what is higher than a page breaks where it
    is only held where that fits, and where that does not help either, anywhere."""
    pages = [Page(height)]
    for group in _groups(strips):
        fits = Page(height).room_for(group)
        for part in [group] if fits else _groups(group, firm=True):
            if pages[-1].placed and (part[0].new_page or not pages[-1].room_for(part)):
                pages.append(Page(height))
            for strip in part:
                if pages[-1].placed and not pages[-1].room_for((strip,)):
                    pages.append(Page(height))
                pages[-1].put(strip)
    return pages


def keep_together(strips: Sequence[Strip]) -> list[Strip]:
    """The same strips, on one page where they fit on one."""
    return [replace(strip, together=True) for strip in strips[:-1]] + list(strips[-1:])


def keep_with_lines_before(strips: list[Strip], at: int, count: int = 2) -> None:
    """Hold the strip at index `at` on the page of at least `count` lines before it, headings not counted."""
    first = at
    while first > 0 and (count > 0 or strips[first - 1].keep):
        first -= 1
        count -= not strips[first].heading
    for index in range(first, at):
        strips[index] = replace(strips[index], keep=True)


def _groups(strips: Iterable[Strip], *, firm: bool = False) -> Iterator[list[Strip]]:
    """What is held together; if `firm`, for good."""
    group: list[Strip] = []
    for strip in strips:
        if group and strip.new_page:
            yield group
            group = []
        group.append(strip)
        if not (strip.keep or (strip.together and not firm)):
            yield group
            group = []
    if group:
        yield group


def _height(strips: Sequence[Strip], first: bool) -> float:
    total = sum(strip.height + strip.before for strip in strips)
    if first and strips:
        total -= strips[0].before
        total += strips[0].header.height if strips[0].header else 0.0
    return total
