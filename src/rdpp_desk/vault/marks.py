"""Passages of notes marked « à travailler en supervision ».

A mark is taken when an entry outside the trash holds its passage, and waits otherwise: nothing else records it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from rdpp_desk.practice.notes import Mark, Section, locate
from rdpp_desk.vault.connection import Connection, Row
from rdpp_desk.vault.rows import Table

Range = tuple[int, int]

_MARKS = Table("marks", Mark, apart=("taken",))
_COLUMNS = _MARKS.columns("m")
_TAKEN = (
    "EXISTS (SELECT 1 FROM entry_passages p JOIN supervision_entries s ON s.id = p.entry_id"
    " WHERE p.mark_id = m.id AND s.deleted_at IS NULL)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingMark:
    """A marked passage that no entry holds yet, and where it comes from."""

    mark: Mark
    engagement_id: int
    written_on: date


def mark(db: Connection, record: int) -> Mark:
    found = db.row(f"SELECT {_COLUMNS}, {_TAKEN} FROM marks m WHERE m.id = ?", (record,))
    if found is None:
        raise _MARKS.unknown(record)
    return _read(found)


def is_marked(db: Connection, record: int) -> bool:
    """Whether a mark still exists: its passage may have been cut, or unmarked."""
    return db.row("SELECT 1 FROM marks WHERE id = ?", (record,)) is not None


def marks(db: Connection, note_id: int) -> list[Mark]:
    """A note's marks, in the order of its text."""
    rows = db.rows(
        f"SELECT {_COLUMNS}, {_TAKEN} FROM marks m WHERE m.note_id = ? ORDER BY m.section, m.start, m.id", (note_id,)
    )
    return [_read(row) for row in rows]


def waiting_marks(db: Connection, engagement_id: int | None = None) -> list[WaitingMark]:
    """Marks that wait, of one dossier or of every dossier outside the trash, oldest note first."""
    rows = db.rows(
        f"""SELECT {_COLUMNS}, 0, n.engagement_id, n.written_on FROM marks m JOIN notes n ON n.id = m.note_id
        JOIN engagements e ON e.id = n.engagement_id
        WHERE n.deleted_at IS NULL AND e.deleted_at IS NULL AND NOT {_TAKEN} AND (? IS NULL OR n.engagement_id = ?)
        ORDER BY n.written_on, n.id, m.section, m.start, m.id""",
        (engagement_id, engagement_id),
    )
    return [
        WaitingMark(mark=_read(row), engagement_id=row[-2], written_on=date.fromisoformat(row[-1])) for row in rows
    ]


def keep_marks(
    db: Connection, note_id: int, sections: Sequence[Section], ranges: Iterable[Range], now: datetime
) -> None:
    """Make a note's marks be those `ranges` of its text; empty or overflowing ranges are cut or left out.

    A mark keeps its identity when its passage only moved, or was edited where it stands.
    """
    old = marks(db, note_id)
    new = _located(note_id, sections, ranges, now)
    pairs = list[tuple[Mark, Mark]]()
    for same in (_place, _passage, _start):
        pairs += _paired(old, new, same)
    for before, after in pairs:
        kept = replace(after, id=before.id, created_at=before.created_at, taken=before.taken)
        if kept != before:
            _MARKS.update(db, kept)
    for gone in old:
        _MARKS.erase(db, gone.id)
    for fresh in new:
        _MARKS.add(db, fresh)


def _located(note_id: int, sections: Sequence[Section], ranges: Iterable[Range], now: datetime) -> list[Mark]:
    text = "".join(section.text for section in sections)
    found = []
    for start, end in sorted(set(ranges)):
        start, end = max(start, 0), min(end, len(text))
        if start < end:
            section, first, last = locate(sections, start, end)
            found.append(
                Mark(note_id=note_id, section=section, start=first, end=last, passage=text[start:end], created_at=now)
            )
    return found


def _paired(old: list[Mark], new: list[Mark], same: Callable[[Mark], Hashable]) -> list[tuple[Mark, Mark]]:
    """Take out of `old` and `new` the marks that `same` finds alike, in order, as pairs."""
    waiting = defaultdict[Hashable, list[Mark]](list)
    for each in old:
        waiting[same(each)].append(each)
    pairs = [(waiting[same(each)].pop(0), each) for each in tuple(new) if waiting[same(each)]]
    for before, after in pairs:
        old.remove(before)
        new.remove(after)
    return pairs


def _place(each: Mark) -> Hashable:
    return each.section, each.start, each.end, each.passage


def _passage(each: Mark) -> Hashable:
    return each.passage


def _start(each: Mark) -> Hashable:
    return each.section, each.start


def _read(row: Row) -> Mark:
    return _MARKS.read(row, taken=bool(row[_MARKS.width]))
