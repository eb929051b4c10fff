"""Notes with their passages for supervision and their versions.

The text is stored once, exactly as typed; its sections are lengths beside it, its search index follows by trigger.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rdpp_desk.practice.notes import Note, Revision, Section, SectionKind
from rdpp_desk.vault.connection import Connection, Row, Value
from rdpp_desk.vault.marks import Range, keep_marks
from rdpp_desk.vault.rows import Table, instant, storable
from rdpp_desk.vault.search import index_the_rest

NOTES = Table("notes", Note, apart=("sections",))
REVISIONS = Table("revisions", Revision)
_TEXT = ", text, sections"
_EXCERPT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note as a timeline needs it: `excerpt` is the beginning of its text."""

    id: int
    engagement_id: int
    session_id: int | None
    title: str
    written_on: date
    finished: bool
    created_at: datetime | None
    updated_at: datetime | None
    excerpt: str


def add_note(db: Connection, note: Note) -> Note:
    return NOTES.add(db, note, _cut(note.sections))


def update_note(db: Connection, note: Note) -> None:
    """Store all of a note, its text included; its marks stay as they are."""
    NOTES.update(db, note, _cut(note.sections))


def save_text(
    db: Connection, note_id: int, sections: Sequence[Section], caret: int, marks: Iterable[Range] | None, now: datetime
) -> None:
    """Store what is typed: text, caret, instant, sections and marks, found by search at once, in one transaction.

    `marks` are (start, end) code-point ranges of the whole text; a mark that moved or whose passage was edited stays
    the same mark, one that is not given any more goes. None leaves all marks as they are.

    Raises:
        UsageError: `unknown-record`.
        StorageError: nothing was written.
    """
    with db.transaction():
        index_the_rest(db, NOTES.name, note_id)
        NOTES.change(db, note_id, {"caret": caret, "updated_at": instant(now), "indexed": 0, **_cut(sections)})
        if marks is not None:
            keep_marks(db, note_id, sections, marks, now)


def note(db: Connection, record: int) -> Note:
    return _read(NOTES.row(db, record, _TEXT))


def notes(db: Connection, engagement_id: int) -> list[Note]:
    """A dossier's notes outside the trash, newest first."""
    rows = db.rows(
        f"SELECT {NOTES.columns('notes')}{_TEXT} FROM notes WHERE engagement_id = ? AND deleted_at IS NULL"
        " ORDER BY written_on DESC, id DESC",
        (engagement_id,),
    )
    return [_read(row) for row in rows]


def note_of_session(db: Connection, session_id: int) -> Note | None:
    """The first note written for a meeting, if any."""
    row = db.row("SELECT id FROM notes WHERE session_id = ? AND deleted_at IS NULL ORDER BY id", (session_id,))
    return None if row is None else note(db, row[0])


def note_lines(
    db: Connection, engagement_id: int, before: tuple[date, int] | None = None, limit: int = 50
) -> list[NoteLine]:
    """A dossier's notes, newest first; the next ones are those `before` the (written_on, id) of the last line."""
    where, parameters = "n.engagement_id = ?", list[Value]((engagement_id,))
    if before is not None:
        where += " AND (n.written_on, n.id) < (?, ?)"
        parameters += [before[0].isoformat(), before[1]]
    return _lines(db, f"{where} ORDER BY n.written_on DESC, n.id DESC LIMIT ?", (*parameters, limit))


def open_drafts(db: Connection, limit: int = 20) -> list[NoteLine]:
    """Unfinished notes of every dossier outside the trash, last touched first."""
    return _lines(
        db,
        "n.finished = 0 AND EXISTS (SELECT 1 FROM engagements e WHERE e.id = n.engagement_id AND e.deleted_at IS NULL)"
        " ORDER BY n.updated_at DESC, n.id DESC LIMIT ?",
        (limit,),
    )


def set_finished(db: Connection, note_id: int, finished: bool) -> None:
    """Say that a note needs no more writing, or that it does."""
    NOTES.change(db, note_id, {"finished": int(finished)})


def rename_note(db: Connection, note_id: int, title: str) -> None:
    """Give a note a title of its own."""
    NOTES.change(db, note_id, {"title": storable(title)})


def trash_note(db: Connection, record: int, when: datetime) -> None:
    """Put a note in the trash: its words leave the search index at once."""
    NOTES.trash(db, record, when)


def restore_note(db: Connection, record: int) -> None:
    NOTES.trash(db, record, None)


def add_revision(db: Connection, note_id: int, text: str, now: datetime) -> Revision | None:
    """Keep a version, unless the last one kept is the very same text."""
    newest = "ORDER BY created_at DESC, id DESC LIMIT 1"
    if db.value(f"SELECT text FROM revisions WHERE note_id = ? {newest}", (note_id,)) == storable(text):
        return None
    return REVISIONS.add(db, Revision(note_id=note_id, text=text, created_at=now))


def revision(db: Connection, record: int) -> Revision:
    return REVISIONS.get(db, record)


def revisions(db: Connection, note_id: int) -> list[Revision]:
    """A note's versions, newest first."""
    return REVISIONS.all(db, "note_id = ? ORDER BY created_at DESC, id DESC", (note_id,))


def last_revision_at(db: Connection, note_id: int) -> datetime | None:
    """When the last version of a note was kept."""
    found = db.value("SELECT max(created_at) FROM revisions WHERE note_id = ?", (note_id,))
    return None if found is None else datetime.fromisoformat(found)


def thin_revisions(db: Connection, before: datetime) -> int:
    """Of the versions older than `before`, keep the last of each day (UTC); how many went."""
    return db.execute(
        "DELETE FROM revisions WHERE created_at < ? AND EXISTS (SELECT 1 FROM revisions later"
        " WHERE later.note_id = revisions.note_id AND date(later.created_at) = date(revisions.created_at)"
        " AND (later.created_at, later.id) > (revisions.created_at, revisions.id))",
        (instant(before),),
    )


def _cut(sections: Sequence[Section]) -> dict[str, Value]:
    text = "".join(section.text for section in sections)
    return {
        "text": storable(text),
        "sections": json.dumps([(section.kind.value, len(section.text)) for section in sections]),
    }


def _read(row: Row) -> Note:
    text, cut = tuple(row)[NOTES.width :]
    sections, at = list[Section](), 0
    for kind, length in json.loads(cut):
        sections.append(Section(SectionKind(kind), text[at : at + length]))
        at += length
    return NOTES.read(row, sections=tuple(sections))


def _lines(db: Connection, where: str, parameters: tuple[Value, ...]) -> list[NoteLine]:
    rows = db.rows(
        "SELECT n.id, n.engagement_id, n.session_id, n.title, n.written_on, n.finished, n.created_at, n.updated_at,"
        f" substr(n.text, 1, {_EXCERPT}) AS excerpt FROM notes n WHERE n.deleted_at IS NULL AND {where}",
        parameters,
    )
    return [
        NoteLine(
            id=row["id"],
            engagement_id=row["engagement_id"],
            session_id=row["session_id"],
            title=row["title"],
            written_on=date.fromisoformat(row["written_on"]),
            finished=bool(row["finished"]),
            created_at=None if row["created_at"] is None else datetime.fromisoformat(row["created_at"]),
            updated_at=None if row["updated_at"] is None else datetime.fromisoformat(row["updated_at"]),
            excerpt=row["excerpt"],
        )
        for row in rows
    ]
