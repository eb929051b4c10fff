"""The supervision journal: its entries, the passages that flow in from notes, the supervisors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.notes import Mark
from rdpp_desk.practice.people import Supervisor
from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry, SupervisionFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPassage:
    """A passage marked in a note and taken into no entry yet."""

    mark: Mark
    engagement_id: int
    who: str
    written_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEntry:
    """An entry with its passages. `who` names the dossiers touched, in the order of `entry.engagement_ids`."""

    entry: SupervisionEntry
    passages: tuple[EntryPassage, ...]
    who: tuple[str, ...]
    supervisor: Supervisor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """What the journal screen shows: entries newest first, and the passages waiting."""

    entries: tuple[OpenEntry, ...]
    waiting: tuple[WaitingPassage, ...]
    counter: SupervisionCounter


def journal(desk: Desk) -> Journal:
    """Entries, passages waiting, counter."""
    raise NotImplementedError


def open_entry(desk: Desk, entry_id: int) -> OpenEntry:
    """One entry with its passages."""
    raise NotImplementedError


def new_entry(desk: Desk, engagement_ids: Sequence[int] = ()) -> SupervisionEntry:
    """Begin an entry, touching no dossier, one or several."""
    raise NotImplementedError


def save_entry(desk: Desk, entry: SupervisionEntry) -> SupervisionEntry:
    """Store an entry as typed, durably, before returning."""
    raise NotImplementedError


def take_marks(desk: Desk, entry_id: int, mark_ids: Sequence[int]) -> OpenEntry:
    """Copy marked passages into an entry; the note is not touched."""
    raise NotImplementedError


def save_passage(desk: Desk, passage: EntryPassage) -> EntryPassage:
    """Store an edited passage; the note is not touched."""
    raise NotImplementedError


def drop_passage(desk: Desk, passage_id: int) -> EntryPassage:
    """Take a passage out of an entry; its mark waits again. Undo with `put_passage_back`."""
    raise NotImplementedError


def put_passage_back(desk: Desk, passage: EntryPassage) -> EntryPassage:
    """Undo `drop_passage`."""
    raise NotImplementedError


def mark_brought(
    desk: Desk,
    entry_ids: Sequence[int],
    held_on: date,
    minutes: int,
    supervisor_id: int | None = None,
    format: SupervisionFormat = SupervisionFormat.INDIVIDUAL,
) -> tuple[SupervisionEntry, ...]:
    """Say that entries were worked on in a supervision; the counter starts again. Without an entry, one is made.

    Raises:
        UsageError: `date-in-future`, `minutes-out-of-range`.
    """
    raise NotImplementedError


def trash_entry(desk: Desk, entry_id: int) -> None:
    """Put an entry in the trash for 30 days; its passages wait again. Undo with `restore_entry`."""
    raise NotImplementedError


def restore_entry(desk: Desk, entry_id: int) -> None:
    """Take an entry out of the trash."""
    raise NotImplementedError


def supervisors(desk: Desk) -> tuple[Supervisor, ...]:
    """Every supervisor, by name."""
    raise NotImplementedError


def save_supervisor(desk: Desk, supervisor: Supervisor) -> Supervisor:
    """Store a supervisor, new (id 0) or changed."""
    raise NotImplementedError
