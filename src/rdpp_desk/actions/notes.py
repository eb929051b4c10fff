"""Working notes: saved as they are typed, with their versions and their passages for supervision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.notes import Mark, Note, Revision
from rdpp_desk.practice.sessions import Session


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
    """What is on screen and must not be lost."""

    note_id: int
    text: str
    caret: int = 0
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedDraft:
    """A draft that could not be written, encrypted under a key derived from the vault's own; kept in memory only."""

    vault_id: str
    note_id: int
    sealed: bytes
    at: datetime


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


def new_note(
    desk: Desk, engagement_id: int, session_id: int | None = None, template: NoteTemplate = NoteTemplate.FREE
) -> Note:
    """Begin a note, with the headings of `template` in the interface's language. A session has one note: it is reopened."""
    raise NotImplementedError


def open_note(desk: Desk, note_id: int) -> OpenNote:
    """A note with all that its page shows; remembered as the one to reopen after a lock."""
    raise NotImplementedError


def last_open_note(desk: Desk) -> int | None:
    """The note that was open when the vault was locked, if it still exists."""
    raise NotImplementedError


def save_note(desk: Desk, note_id: int, text: str, caret: int = 0, marks: Sequence[Span] | None = None) -> SavedAt:
    """Store the text as typed, durably, before returning; a version is kept every 10 minutes of writing.

    `marks` are the passages for supervision (None leaves them as they are).

    Raises:
        StorageError: nothing was written; see `seal_draft`.
    """
    raise NotImplementedError


def keep_revision(desk: Desk, note_id: int) -> bool:
    """Keep a version now (at a lock, at a note switch); nothing if the text is that of the last version."""
    raise NotImplementedError


def revisions(desk: Desk, note_id: int) -> tuple[Revision, ...]:
    """A note's versions, newest first."""
    raise NotImplementedError


def restore_revision(desk: Desk, note_id: int, revision_id: int) -> Note:
    """Bring back a version; the present text becomes a version first."""
    raise NotImplementedError


def finish_note(desk: Desk, note_id: int, finished: bool = True) -> Note:
    """Say that a note needs no more writing, or that it does."""
    raise NotImplementedError


def rename_note(desk: Desk, note_id: int, title: str) -> Note:
    """Give a note a title of its own."""
    raise NotImplementedError


def trash_note(desk: Desk, note_id: int) -> None:
    """Put a note in the trash for 30 days. Undo with `restore_note`."""
    raise NotImplementedError


def restore_note(desk: Desk, note_id: int) -> None:
    """Take a note out of the trash."""
    raise NotImplementedError


def template_text(template: NoteTemplate) -> str:
    """The headings of a template, in the interface's language."""
    raise NotImplementedError


def seal_draft(desk: Desk, draft: Draft) -> SealedDraft:
    """Encrypt what could not be written, to keep it in memory across a lock."""
    raise NotImplementedError


def rescue(desk: Desk, sealed: SealedDraft) -> SavedAt:
    """Store a sealed draft after unlocking; the text it would replace becomes a version first.

    Raises:
        UsageError: `draft-of-another-vault`.
        StorageError: still nothing written; the sealed draft stays good.
    """
    raise NotImplementedError
