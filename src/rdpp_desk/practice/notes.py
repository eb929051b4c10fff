"""Notes: an ordered list of sections whose texts, put end to end, are exactly what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SectionKind(StrEnum):
    """The five kinds offered, never imposed, and free text."""

    FREE = "free"
    SAID = "said"
    OBSERVED = "observed"
    HYPOTHESES = "hypotheses"
    DECISIONS = "decisions"
    FOR_SUPERVISION = "for_supervision"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a note: its kind and its Markdown as typed, its heading line included."""

    kind: SectionKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The practitioner's record of a session, or of a day. `caret` is a code-point offset in the text."""

    id: int = 0
    engagement_id: int
    session_id: int | None = None
    title: str = ""
    written_on: date
    sections: tuple[Section, ...] = ()
    finished: bool = False
    caret: int = 0
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def text(self) -> str:
        return "".join(section.text for section in self.sections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage marked « à travailler en supervision »: a section and a code-point range counted from its start.

    A passage may run on into the next sections: `end` is then greater than the section is long.
    """

    id: int = 0
    note_id: int
    section: int
    start: int
    end: int
    passage: str
    taken: bool = False
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A note as it stood at an instant."""

    id: int = 0
    note_id: int
    text: str
    created_at: datetime


# The headings that open a section, in every language and for ever: a note keeps its meaning when the language changes.
HEADINGS: dict[str, SectionKind] = {
    "ce qui a été dit": SectionKind.SAID,
    "what was said": SectionKind.SAID,
    "ce que j’ai observé": SectionKind.OBSERVED,
    "what i observed": SectionKind.OBSERVED,
    "mes hypothèses": SectionKind.HYPOTHESES,
    "my hypotheses": SectionKind.HYPOTHESES,
    "ce que la personne décide": SectionKind.DECISIONS,
    "what the client decides": SectionKind.DECISIONS,
    "à travailler en supervision": SectionKind.FOR_SUPERVISION,
    "to work on in supervision": SectionKind.FOR_SUPERVISION,
}


def split_sections(text: str) -> tuple[Section, ...]:
    """Cut a note's text at its headings (`## …`); the parts put end to end are `text` itself."""
    sections: list[Section] = []
    kind, start, position = SectionKind.FREE, 0, 0
    for line in text.splitlines(keepends=True):
        if line.startswith("#"):
            if position > start:
                sections.append(Section(kind, text[start:position]))
            kind, start = heading_kind(line), position
        position += len(line)
    if position > start:
        sections.append(Section(kind, text[start:position]))
    return tuple(sections)


def heading_kind(line: str) -> SectionKind:
    """The kind of section that a heading line opens; an unknown heading opens free text."""
    name = line.lstrip("#").strip().casefold().replace("'", "’").rstrip(":\u00a0\u202f ")
    return HEADINGS.get(name, SectionKind.FREE)


def locate(sections: Sequence[Section], start: int, end: int) -> tuple[int, int, int]:
    """A code-point range of the whole text as (section where it starts, start and end counted from that section).

    Raises:
        ValueError: unless 0 ≤ `start` < `end` ≤ length of the text.
    """
    at = 0
    for number, section in enumerate(sections):
        if at <= start < at + len(section.text):
            if not start < end <= at + sum(len(rest.text) for rest in sections[number:]):
                break
            return number, start - at, end - at
        at += len(section.text)
    raise ValueError("no such passage")


def span(sections: Sequence[Section], mark: Mark) -> tuple[int, int]:
    """A mark's code-point range in the whole text: `locate` undone."""
    at = sum(len(section.text) for section in sections[: mark.section])
    return at + mark.start, at + mark.end
