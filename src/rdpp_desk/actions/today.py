"""Today: what to settle, whom to see, what was left open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.duties import Duty
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.sessions import Session


class SessionChip(StrEnum):
    """What a session of the day still needs."""

    NO_CONSENT = "no_consent"
    READY = "ready"
    TO_CONFIRM = "to_confirm"
    NOTE_TO_WRITE = "note_to_write"
    NOTE_TO_FINISH = "note_to_finish"
    DONE = "done"


class DraftKind(StrEnum):
    NOTE = "note"
    ENTRY = "entry"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class TodaySession:
    """A session of the day. `number` counts the engagement's sessions from 1; `note_id` is its note, if begun."""

    session: Session
    engagement: Engagement
    who: str
    initials: str
    number: int
    first: bool
    chip: SessionChip
    note_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """Something to resume. `number` is the session's number for a note, the entry's for the journal."""

    kind: DraftKind
    id: int
    engagement_id: int | None
    who: str
    title: str
    number: int | None
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStatus:
    """The last backup. `verified` says that the copy was read back; `place` is the folder's name, never a path."""

    made_at: datetime | None
    days: int | None
    verified: bool
    place: str
    every_days: int

    @property
    def late(self) -> bool:
        return self.days is None or self.days > self.every_days


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """The three steps of a first day; shown until `dismissed` or all done."""

    profile: bool
    dossier: bool
    backup: bool
    dismissed: bool

    @property
    def shown(self) -> bool:
        return not (self.dismissed or (self.profile and self.dossier and self.backup))


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """All that the screen shows. `duties` are in the order to show them, snoozed ones left out (see `snoozed`)."""

    day: date
    duties: tuple[Duty, ...]
    snoozed: int
    sessions: tuple[TodaySession, ...]
    next_session: TodaySession | None
    drafts: tuple[OpenDraft, ...]
    supervision: SupervisionCounter
    backup: BackupStatus
    first_steps: FirstSteps


def today(desk: Desk) -> Today:
    """What there is to settle and to do today."""
    raise NotImplementedError


def reminders(desk: Desk) -> tuple[Duty, ...]:
    """Every duty, snoozed ones included, in the same order."""
    raise NotImplementedError


def week(desk: Desk, start: date) -> tuple[TodaySession, ...]:
    """The sessions of the seven days from `start`."""
    raise NotImplementedError


def snooze(desk: Desk, duty: Duty, days: int) -> date:
    """Put a duty off; the day it comes back. Undo with `unsnooze`."""
    raise NotImplementedError


def unsnooze(desk: Desk, duty: Duty) -> None:
    """Show a duty again at once."""
    raise NotImplementedError


def dismiss_first_steps(desk: Desk) -> None:
    """Stop showing the first steps."""
    raise NotImplementedError
