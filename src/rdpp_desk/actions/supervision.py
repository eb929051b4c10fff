"""The supervision journal: its entries, the passages that flow in from notes, the supervisors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from rdpp_desk.actions import discretion
from rdpp_desk.actions.desk import Desk, store
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.hours import SupervisionCounter, supervision_counter
from rdpp_desk.practice.people import Supervisor
from rdpp_desk.practice.supervision import EntryPassage, EntryState, SupervisionEntry, SupervisionFormat
from rdpp_desk.vault import Connection
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import marks as marks_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import sessions as sessions_table
from rdpp_desk.vault import supervision as table
from rdpp_desk.vault.folding import folded
from rdpp_desk.vault.marks import WaitingMark

_LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPassage:
    """A passage marked in a note and taken into no entry yet. `waiting.mark` is the passage itself."""

    waiting: WaitingMark
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEntry:
    """An entry with its passages. `who` names the dossiers touched, in the order of `entry.engagement_ids`."""

    entry: SupervisionEntry
    passages: tuple[EntryPassage, ...]
    who: tuple[str, ...]
    supervisor: Supervisor | None
    supervisor_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """What the journal screen shows: entries newest first, and the passages waiting."""

    entries: tuple[OpenEntry, ...]
    waiting: tuple[WaitingPassage, ...]
    counter: SupervisionCounter


def journal(desk: Desk) -> Journal:
    """Entries, passages waiting, counter."""
    entries = sorted(table.entries(desk.db), key=lambda entry: (entry.written_on, entry.id), reverse=True)
    return Journal(
        entries=tuple(_opened(desk, entry) for entry in entries), waiting=waiting(desk), counter=counter(desk)
    )


def counter(desk: Desk) -> SupervisionCounter:
    """Days and practice hours since the last supervision, and passages waiting."""
    every_days, passages = desk.preferences.supervision_every_days, len(marks_table.waiting_marks(desk.db))
    counted = supervision_counter(table.entries(desk.db), (), desk.today(), every_days, passages)
    after = None if counted.last_on is None else datetime.combine(counted.last_on + timedelta(days=1), time())
    return replace(counted, practice_minutes=sessions_table.held_minutes(desk.db, after))


def waiting(desk: Desk) -> tuple[WaitingPassage, ...]:
    """Marked passages that no entry has taken, the oldest first."""
    named = discretion.names(desk)
    engagements = {one.id: one for one in engagements_table.engagements(desk.db)}
    return tuple(
        WaitingPassage(waiting=one, who=named.who(engagements[one.engagement_id]))
        for one in marks_table.waiting_marks(desk.db)
    )


def open_entry(desk: Desk, entry_id: int) -> OpenEntry:
    """One entry with its passages."""
    return _opened(desk, table.entry(desk.db, entry_id))


def new_entry(desk: Desk, engagement_ids: Sequence[int] = ()) -> SupervisionEntry:
    """Begin an entry, touching no dossier, one or several."""
    with desk.transaction() as db:
        return table.add_entry(
            db,
            SupervisionEntry(
                written_on=desk.today(),
                engagement_ids=tuple(engagement_ids),
                created_at=desk.now(),
                updated_at=desk.now(),
            ),
        )


def save_entry(desk: Desk, entry: SupervisionEntry) -> SupervisionEntry:
    """Store an entry as typed, durably, before returning."""
    with desk.transaction() as db:
        stored = replace(entry, updated_at=desk.now())
        table.update_entry(db, stored)
    return stored


def take_marks(desk: Desk, entry_id: int, mark_ids: Sequence[int]) -> OpenEntry:
    """Copy marked passages into an entry, and their dossiers among those it touches; the note is not touched."""
    with desk.transaction() as db:
        entry = table.entry(db, entry_id)
        position = len(table.passages(db, entry_id))
        touched = list(entry.engagement_ids)
        for one in marks_table.waiting_marks(db):
            if one.mark.id not in mark_ids:
                continue
            table.add_passage(
                db,
                EntryPassage(
                    entry_id=entry_id,
                    mark_id=one.mark.id,
                    engagement_id=one.engagement_id,
                    position=position,
                    text=one.mark.passage.strip(),
                ),
            )
            position += 1
            if one.engagement_id not in touched:
                touched.append(one.engagement_id)
        table.update_entry(db, replace(entry, engagement_ids=tuple(touched), updated_at=desk.now()))
    return open_entry(desk, entry_id)


def save_passage(desk: Desk, passage: EntryPassage) -> EntryPassage:
    """Store an edited passage, without its mark if that one is gone; the note is not touched."""
    with desk.transaction() as db:
        stored = _with_living_mark(db, passage)
        table.update_passage(db, stored)
    return stored


def drop_passage(desk: Desk, passage: EntryPassage) -> EntryPassage:
    """Take a passage out of an entry; its mark waits again. Undo with `put_passage_back`."""
    with desk.transaction() as db:
        table.erase_passage(db, passage.id)
    return passage


def put_passage_back(desk: Desk, passage: EntryPassage) -> EntryPassage:
    """Undo `drop_passage`; the passage comes back under a new id, without its mark if that one is gone."""
    with desk.transaction() as db:
        return table.add_passage(db, replace(_with_living_mark(db, passage), id=0))


def mark_brought(
    desk: Desk,
    entry_ids: Sequence[int],
    held_on: date,
    minutes: int,
    supervisor_id: int | None = None,
    format: SupervisionFormat = SupervisionFormat.INDIVIDUAL,
) -> tuple[SupervisionEntry, ...]:
    """Say that entries were worked on in a supervision; the counter starts again. Without an entry, one is made.

    Undo by giving the entries as they were to `save_entry`.

    Raises:
        UsageError: `date-in-future`, `minutes-out-of-range`.
    """
    if held_on > desk.today():
        raise UsageError("date-in-future", field="held_on")
    if not 0 < minutes <= _LONGEST_MINUTES:
        raise UsageError("minutes-out-of-range", lowest=1, highest=_LONGEST_MINUTES)
    with desk.transaction() as db:
        entries = [table.entry(db, entry_id) for entry_id in entry_ids] or [new_entry(desk)]
        brought = tuple(
            replace(
                entry,
                held_on=held_on,
                minutes=minutes,
                supervisor_id=supervisor_id,
                format=format,
                state=EntryState.BROUGHT,
                updated_at=desk.now(),
            )
            for entry in entries
        )
        for entry in brought:
            table.update_entry(db, entry)
    return brought


def trash_entry(desk: Desk, entry_id: int) -> None:
    """Put an entry in the trash for 30 days. Undo with `restore_entry`."""
    with desk.transaction() as db:
        table.trash_entry(db, entry_id, desk.now())


def restore_entry(desk: Desk, entry_id: int) -> None:
    """Take an entry out of the trash."""
    with desk.transaction() as db:
        table.restore_entry(db, entry_id)


def supervisors(desk: Desk, kept: int | None = None) -> tuple[Supervisor, ...]:
    """Every supervisor, by name; `kept` is among them even from the trash."""
    found = people_table.supervisors(desk.db)
    if kept is not None and kept not in [one.id for one in found]:
        found.append(people_table.supervisor(desk.db, kept))
    return tuple(sorted(found, key=lambda one: folded(one.last_name)))


def save_supervisor(desk: Desk, supervisor: Supervisor) -> Supervisor:
    """Store a supervisor, new (id 0) or changed.

    Raises:
        UsageError: `name-needed`.
    """
    if not supervisor.last_name.strip():
        raise UsageError("name-needed")
    return store(desk, supervisor, people_table.add_supervisor, people_table.update_supervisor)


def _with_living_mark(db: Connection, passage: EntryPassage) -> EntryPassage:
    if passage.mark_id is None or marks_table.is_marked(db, passage.mark_id):
        return passage
    return replace(passage, mark_id=None)


def trash_supervisor(desk: Desk, supervisor_id: int) -> None:
    """Put a supervisor in the trash for 30 days; entries keep them. Undo with `restore_supervisor`."""
    with desk.transaction() as db:
        people_table.trash_supervisor(db, supervisor_id, desk.now())


def restore_supervisor(desk: Desk, supervisor_id: int) -> None:
    """Take a supervisor out of the trash."""
    with desk.transaction() as db:
        people_table.restore_supervisor(db, supervisor_id)


def _opened(desk: Desk, entry: SupervisionEntry) -> OpenEntry:
    db = desk.db
    supervisor = people_table.supervisor(db, entry.supervisor_id) if entry.supervisor_id is not None else None
    return OpenEntry(
        entry=entry,
        passages=tuple(table.passages(db, entry.id)),
        who=tuple(discretion.who(desk, engagements_table.engagement(db, one)) for one in entry.engagement_ids),
        supervisor=supervisor,
        supervisor_name=discretion.name(desk, supervisor) if supervisor is not None else "",
    )
