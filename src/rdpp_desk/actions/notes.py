"""Working notes: saved as they are typed, with their versions and their passages for supervision."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rdpp_desk.actions import discretion
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import numbered
from rdpp_desk.errors import StorageError, UsageError, VaultUnavailable
from rdpp_desk.messages import _
from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.practice.notes import Mark, Note, Revision, Section, span, split_sections
from rdpp_desk.practice.sessions import Session
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import marks as marks_table
from rdpp_desk.vault import notes as table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import preferences as preferences_table
from rdpp_desk.vault import sessions as sessions_table

_REVISION_EVERY = timedelta(minutes=10)
_OPEN_NOTE = "open-note"


class NoteTemplate(StrEnum):
    """Headings offered at the start of a note, never imposed."""

    FREE = "free"
    SESSION = "session"
    FIRST_SESSION = "first_session"
    TRIPARTITE = "tripartite"


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: code-point offsets in the note's whole text, `end` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What is on screen of a note and must not be lost; `actions.drafts` has those of other records."""

    note_id: int
    text: str
    caret: int = 0
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedAt:
    """A durable save: what was given is on the disk. `revision` says that a version was kept as well."""

    note_id: int
    at: datetime
    revision: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNote:
    """A note ready to be written in. `spans` are its marked passages in the whole text."""

    note: Note
    who: str
    session: Session | None
    number: int | None
    place: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    closed: bool
    discreet: bool = False


def new_note(
    desk: Desk, engagement_id: int, session_id: int | None = None, template: NoteTemplate = NoteTemplate.FREE
) -> Note:
    """Begin a note, with the headings of `template` in the interface's language.

    A session has one note: if it is begun already, that one is given back.
    """
    with desk.transaction() as db:
        if session_id is not None:
            begun = table.note_of_session(db, session_id)
            if begun is not None:
                return begun
        session = sessions_table.session(db, session_id) if session_id is not None else None
        text = template_text(template)
        note = Note(
            engagement_id=engagement_id,
            session_id=session_id,
            written_on=session.starts_at.date() if session else desk.today(),
            sections=split_sections(text),
            caret=len(text.split("\n\n", 1)[0]) if text else 0,
            created_at=desk.now(),
            updated_at=desk.now(),
        )
        return table.add_note(db, note)


def open_note(desk: Desk, note_id: int) -> OpenNote:
    """A note with all that its page shows; remembered as the one to reopen after a lock, unless the disk refuses."""
    db = desk.db
    note = table.note(db, note_id)
    with contextlib.suppress(StorageError, VaultUnavailable), desk.transaction():
        preferences_table.remember(db, _OPEN_NOTE, note_id)
    engagement = engagements_table.engagement(db, note.engagement_id)
    session = sessions_table.session(db, note.session_id) if note.session_id is not None else None
    ranks = numbered(engagement, sessions_table.sessions(db, engagement.id)) if session else {}
    place = people_table.place(db, session.place_id).name if session and session.place_id is not None else ""
    marks = tuple(marks_table.marks(db, note_id))
    return OpenNote(
        note=note,
        who=discretion.who(desk, engagement),
        session=session,
        number=ranks.get(session.id) if session else None,
        place=discretion.words(desk, place),
        spans=spans_of(note.sections, marks),
        marks=marks,
        closed=engagement.state is EngagementState.CLOSED,
        discreet=desk.discreet,
    )


def last_open_note(desk: Desk) -> int | None:
    """The note that was open when the vault was locked, if it still exists."""
    stored = preferences_table.recall(desk.db, _OPEN_NOTE)
    if not isinstance(stored, int):
        return None
    try:
        note = table.note(desk.db, stored)
    except UsageError:
        return None
    return None if note.deleted_at else note.id


def remember_open_note(desk: Desk, note_id: int | None) -> None:
    """The note on screen, or that none is any more; nothing is written if that is known already."""
    if preferences_table.recall(desk.db, _OPEN_NOTE) != note_id:
        with desk.transaction() as db:
            preferences_table.remember(db, _OPEN_NOTE, note_id)


def save_note(desk: Desk, note_id: int, text: str, caret: int = 0, marks: Sequence[Span] | None = None) -> SavedAt:
    """Store the text as typed, durably, before returning; a version is kept every 10 minutes of writing.

    `marks` are the passages for supervision (None leaves them as they are).

    Raises:
        StorageError: nothing was written; see `drafts.seal`.
    """
    now = desk.now()
    with desk.transaction() as db:
        before = table.note(db, note_id)
        if marks is None:
            marks = _found_again(spans_of(before.sections, marks_table.marks(db, note_id)), before.text, text)
        kept = _due(desk, before, now) and _keep(desk, note_id, before.text, now)
        ranges = [(span.start, span.end) for span in marks]
        table.save_text(db, note_id, split_sections(text), caret, ranges, now)
    return SavedAt(note_id, now, kept)


def keep_revision(desk: Desk, note_id: int) -> bool:
    """Keep a version now (at a lock, at a note switch); nothing if the text is that of the last version."""
    with desk.transaction() as db:
        return _keep(desk, note_id, table.note(db, note_id).text, desk.now())


def revisions(desk: Desk, note_id: int) -> tuple[Revision, ...]:
    """A note's versions, newest first."""
    return tuple(table.revisions(desk.db, note_id))


def restore_revision(desk: Desk, note_id: int, revision_id: int) -> Note:
    """Bring back a version; the present text becomes a version first.

    Raises:
        UsageError: `unknown-record`.
    """
    with desk.transaction() as db:
        wanted = table.revision(db, revision_id)
        if wanted.note_id != note_id:
            raise UsageError("unknown-record", table="revisions", id=revision_id)
        keep_revision(desk, note_id)
        save_note(desk, note_id, wanted.text)
        return table.note(db, note_id)


def finish_note(desk: Desk, note_id: int, finished: bool = True) -> Note:
    """Say that a note needs no more writing, or that it does."""
    with desk.transaction() as db:
        table.set_finished(db, note_id, finished)
        return table.note(db, note_id)


def rename_note(desk: Desk, note_id: int, title: str) -> Note:
    """Give a note a title of its own."""
    with desk.transaction() as db:
        table.rename_note(db, note_id, title.strip())
        return table.note(db, note_id)


def trash_note(desk: Desk, note_id: int) -> None:
    """Put a note in the trash for 30 days. Undo with `restore_note`."""
    with desk.transaction() as db:
        table.trash_note(db, note_id, desk.now())


def restore_note(desk: Desk, note_id: int) -> None:
    """Take a note out of the trash."""
    with desk.transaction() as db:
        table.restore_note(db, note_id)


def template_text(template: NoteTemplate) -> str:
    """The headings of a template, in the interface's language."""
    said, observed, hypotheses = _("What was said"), _("What I observed"), _("My hypotheses")
    decisions, supervision = _("What the client decides"), _("To work on in supervision")
    headings = {
        NoteTemplate.FREE: (),
        NoteTemplate.SESSION: (said, observed, hypotheses, decisions, supervision),
        NoteTemplate.FIRST_SESSION: (_("The request, in their words"), said, observed, decisions),
        NoteTemplate.TRIPARTITE: (_("Who was there"), said, _("What was agreed, word for word"), observed),
    }[template]
    return "".join(f"## {heading}\n\n\n" for heading in headings)


def spans_of(sections: Sequence[Section], marks: Sequence[Mark]) -> tuple[Span, ...]:
    """Marked passages as ranges of the whole text."""
    return tuple(Span(*span(sections, mark)) for mark in marks)


def _found_again(spans: Sequence[Span], before: str, after: str) -> tuple[Span, ...]:
    """Passages of an earlier text where they now stand, nearest to where they were; those that are gone, left out."""
    found = []
    for was in spans:
        passage = before[was.start : was.end]
        places = [(abs(match.start() - was.start), match.start()) for match in re.finditer(re.escape(passage), after)]
        if places:
            start = min(places)[1]
            found.append(Span(start, start + len(passage)))
    return tuple(found)


def _due(desk: Desk, note: Note, now: datetime) -> bool:
    """Whether ten minutes of writing have gone by since the last version, or since the note began."""
    since = table.last_revision_at(desk.db, note.id) or note.created_at
    return since is not None and now - since >= _REVISION_EVERY


def _keep(desk: Desk, note_id: int, text: str, now: datetime) -> bool:
    return bool(text.strip()) and table.add_revision(desk.db, note_id, text, now) is not None
