"""Today: what to settle, whom to see, what was left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from rdpp_desk.actions import backup_former_key, discretion, recovery, supervision
from rdpp_desk.actions.backup_places import OLD_COPIES
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import all_facts, numbered
from rdpp_desk.practice.duties import BackupFacts, Duty, EngagementFacts, Snapshot, duties, owes_consent
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.notes import Note
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.supervision import EntryState
from rdpp_desk.vault import accounts
from rdpp_desk.vault import documents as documents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import notes as notes_table
from rdpp_desk.vault import preferences as preferences_table
from rdpp_desk.vault import sessions as sessions_table
from rdpp_desk.vault import snoozes as snoozes_table
from rdpp_desk.vault import supervision as supervision_table
from rdpp_desk.vault.accounts import BackupPlace

_DRAFTS_SHOWN = 5
_UNPLUGGED = "not-found"


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
    """Something to resume. `number` is the session's number for a note, the entry's for the journal.

    `updated_at` is wall time in the practice's own zone.
    """

    kind: DraftKind
    id: int
    engagement_id: int | None
    who: str
    title: str
    number: int | None
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStatus:
    """The last backup. `made_at` is wall time in the practice's own zone, `days` how many days ago that was.

    `verified` says that the copy was read back; `place` is the folder's name, never a path. `rehearsed_on` is when a
    copy was last restored in full for trial, `failing` the name of a place where the last try failed.
    """

    made_at: datetime | None
    days: int | None
    verified: bool
    place: str
    every_days: int
    rehearsed_on: date | None = None
    failing: str = ""

    @property
    def late(self) -> bool:
        return self.days is None or not -1 <= self.days <= self.every_days  # below 0: dated by a wrong clock


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
    db, day, preferences = desk.db, desk.today(), desk.preferences
    facts = _facts(desk, day)
    counter = supervision.counter(desk)
    put_off = snoozes_table.snoozes(db)
    snapshot = _snapshot(desk, facts, counter)
    every = duties(snapshot, desk.local(), preferences)
    shown = tuple(duty for duty in every if put_off.get(duty.key, date.min) <= day)
    sessions = _lines(desk, facts, [s for f in facts for s in f.sessions if s.starts_at.date() == day])
    return Today(
        day=day,
        duties=shown,
        snoozed=len(every) - len(shown),
        sessions=sessions,
        next_session=_next(desk, facts, day),
        drafts=_drafts(desk),
        supervision=counter,
        backup=backup_status(desk),
        first_steps=FirstSteps(
            profile=bool(desk.practitioner.last_name),
            dossier=bool(facts),
            backup=snapshot.backups.last_on is not None,
            dismissed=preferences.first_steps_dismissed,
        ),
    )


def reminders(desk: Desk) -> tuple[Duty, ...]:
    """Every duty, snoozed ones included, in the same order."""
    snapshot = _snapshot(desk, _facts(desk, desk.today()), supervision.counter(desk))
    return duties(snapshot, desk.local(), desk.preferences)


def put_off(desk: Desk) -> Mapping[str, date]:
    """The day on which each duty put off comes back, by the duty's key."""
    return {key: until for key, until in snoozes_table.snoozes(desk.db).items() if until > desk.today()}


def week(desk: Desk, start: date) -> tuple[TodaySession, ...]:
    """The sessions of the seven days from `start`."""
    facts = _facts(desk, start)
    days = {start + timedelta(days=count) for count in range(7)}
    return _lines(desk, facts, [s for f in facts for s in f.sessions if s.starts_at.date() in days])


def snooze(desk: Desk, duty: Duty, days: int) -> date:
    """Put a duty off; the day it comes back. Undo with `unsnooze`."""
    until = desk.today() + timedelta(days=days)
    with desk.transaction() as db:
        snoozes_table.snooze(db, duty.key, until)
    return until


def unsnooze(desk: Desk, duty: Duty) -> None:
    """Show a duty again at once."""
    with desk.transaction() as db:
        snoozes_table.unsnooze(db, duty.key)


def dismiss_first_steps(desk: Desk) -> None:
    """Stop showing the first steps."""
    with desk.transaction() as db:
        preferences_table.save_preferences(db, replace(desk.preferences, first_steps_dismissed=True))


def _facts(desk: Desk, start: date) -> tuple[EngagementFacts, ...]:
    """Every dossier; its meetings only if there is still something to do in it, or one was met since `start`."""
    every = all_facts(desk.db, sessions_table.sessions_under_way(desk.db, datetime.combine(start, time())))
    return tuple(discretion.screened(desk, facts) for facts in every)


def _snapshot(desk: Desk, facts: tuple[EngagementFacts, ...], counter: SupervisionCounter) -> Snapshot:
    last = backup_status(desk)
    created = desk.created_on
    return Snapshot(
        engagements=facts,
        supervision=counter,
        documents=tuple(
            (document, tuple(documents_table.signatures(desk.db, document.id)))
            for document in documents_table.documents_waiting(desk.db)
            if document.engagement_id is None
        ),
        backups=_backup_facts(desk, last.made_at.date() if last.made_at else None),
        vault_created_on=created,
    )


def _backup_facts(desk: Desk, last_on: date | None) -> BackupFacts:
    """From what the vault remembers: no folder is looked at, a stick or a network may keep one waiting."""
    places, rehearsed = accounts.backup_places(desk.db), accounts.last_rehearsal(desk.db)
    failing, former = _failing(desk), backup_former_key.former_key(desk)
    return BackupFacts(
        last_on=last_on,
        rehearsed_on=desk.day(rehearsed) if rehearsed else None,
        places=len(places),
        elsewhere=sum(one.other_disk for one in places),
        failing=discretion.place(desk, failing),
        failed_on=desk.day(failing.tried_at) if failing and failing.tried_at else None,
        recovery_checked_on=recovery.last_checked_on(desk),
        key_changed_on=former.changed_on,
        under_key=former.changed_on is None or former.made_since,
        former_key=len(former.copies),
    )


def _failing(desk: Desk) -> BackupPlace | None:
    """A place where the last try failed; a stick left in its drawer is none."""
    fine = ("", _UNPLUGGED, OLD_COPIES)
    return next((one for one in accounts.backup_places(desk.db) if one.problem not in fine), None)


def backup_status(desk: Desk) -> BackupStatus:
    """How the copies stand, from what the vault remembers of them."""
    last = accounts.newest(accounts.backups(desk.db), desk.now())
    rehearsed, failing = accounts.last_rehearsal(desk.db), _failing(desk)
    made_at = desk.wall(last.made_at) if last else None
    return BackupStatus(
        made_at=made_at,
        days=(desk.today() - made_at.date()).days if made_at else None,
        verified=last is not None and last.verified,
        place=discretion.words(desk, last.place if last else ""),
        every_days=desk.preferences.backup_every_days,
        rehearsed_on=desk.day(rehearsed) if rehearsed else None,
        failing=discretion.place(desk, failing),
    )


def _lines(desk: Desk, facts: tuple[EngagementFacts, ...], sessions: list[Session]) -> tuple[TodaySession, ...]:
    by_engagement = {fact.engagement.id: fact for fact in facts}
    found = [
        _line(desk, by_engagement[session.engagement_id], session)
        for session in sessions
        if session.state is not SessionState.CANCELLED
    ]
    return tuple(sorted(found, key=lambda line: (line.session.starts_at, line.session.id)))


def _line(desk: Desk, facts: EngagementFacts, session: Session) -> TodaySession:
    number = numbered(facts.engagement, facts.sessions)[session.id]
    note = notes_table.note_of_session(desk.db, session.id)
    return TodaySession(
        session=session,
        engagement=facts.engagement,
        who=facts.who,
        initials=discretion.letters(desk, facts.who),
        number=number,
        first=number == 1,
        chip=_chip(facts, session, note, desk.local()),
        note_id=note.id if note else None,
    )


def _chip(facts: EngagementFacts, session: Session, note: Note | None, now: datetime) -> SessionChip:
    if session.state is SessionState.HELD:
        if note is None:
            return SessionChip.NOTE_TO_WRITE
        return SessionChip.DONE if note.finished else SessionChip.NOTE_TO_FINISH
    if owes_consent(facts):
        return SessionChip.NO_CONSENT
    if note is not None and not note.finished:
        return SessionChip.NOTE_TO_FINISH
    over = session.starts_at + timedelta(minutes=session.minutes)
    return SessionChip.TO_CONFIRM if over <= now else SessionChip.READY


def _next(desk: Desk, facts: tuple[EngagementFacts, ...], day: date) -> TodaySession | None:
    """The first session planned after today."""
    coming = [
        session
        for fact in facts
        for session in fact.sessions
        if session.state is SessionState.PLANNED and session.starts_at.date() > day
    ]
    first = min(coming, key=lambda session: (session.starts_at, session.id), default=None)
    return _lines(desk, facts, [first])[0] if first else None


def _drafts(desk: Desk) -> tuple[OpenDraft, ...]:
    """What was left open, the last touched first."""
    db, named = desk.db, discretion.names(desk)
    found = []
    for note in notes_table.open_drafts(db, _DRAFTS_SHOWN):
        engagement = engagements_table.engagement(db, note.engagement_id)
        number = None
        if note.session_id is not None:
            number = numbered(engagement, sessions_table.sessions(db, engagement.id)).get(note.session_id)
        found.append(
            OpenDraft(
                kind=DraftKind.NOTE,
                id=note.id,
                engagement_id=engagement.id,
                who=named.who(engagement),
                title=discretion.words(desk, note.title),
                number=number,
                updated_at=desk.wall(note.updated_at or desk.now()),
            )
        )
    for entry in supervision_table.entries(db):
        if entry.state is EntryState.DRAFT:
            found.append(
                OpenDraft(
                    kind=DraftKind.ENTRY,
                    id=entry.id,
                    engagement_id=None,
                    who="",
                    title=discretion.words(desk, entry.title),
                    number=entry.number,
                    updated_at=desk.wall(entry.updated_at or desk.now()),
                )
            )
    return tuple(sorted(found, key=lambda draft: draft.updated_at, reverse=True)[:_DRAFTS_SHOWN])
