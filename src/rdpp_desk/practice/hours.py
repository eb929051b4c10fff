"""The supervision counter: days and practice hours since the last supervision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.supervision import SupervisionEntry, SupervisionFormat


@dataclass(frozen=True, slots=True)
class SupervisionCounter:
    """`days` is None when no supervision was ever recorded; `practice_minutes` counts sessions held since."""

    last_on: date | None
    days: int | None
    every_days: int
    practice_minutes: int
    passages_waiting: int

    @property
    def days_late(self) -> int:
        return 0 if self.days is None else max(0, self.days - self.every_days)


def supervision_counter(
    entries: Iterable[SupervisionEntry],
    sessions: Iterable[Session],
    today: date,
    every_days: int,
    passages_waiting: int = 0,
) -> SupervisionCounter:
    """Count from the last supervision held. An exchange group of peers is not a supervision (SFCoach)."""
    held = [
        entry.held_on
        for entry in entries
        if entry.held_on is not None and entry.held_on <= today and entry.format is not SupervisionFormat.PEER
    ]
    last = max(held, default=None)
    minutes = sum(
        session.minutes
        for session in sessions
        if session.state is SessionState.HELD and (last is None or session.starts_at.date() > last)
    )
    return SupervisionCounter(last, (today - last).days if last else None, every_days, minutes, passages_waiting)


@dataclass(frozen=True, slots=True)
class Supervised:
    """Supervision received: how many meetings, and minutes by format. Peers are counted apart (SFCoach)."""

    individual_meetings: int = 0
    individual: int = 0
    group_meetings: int = 0
    group: int = 0
    peers: int = 0

    @property
    def minutes(self) -> int:
        """What counts as supervision."""
        return self.individual + self.group


def practised(
    sessions: Iterable[Session], kinds: Mapping[int, EngagementKind], since: date, until: date
) -> dict[EngagementKind, int]:
    """Minutes of meetings held from `since` to `until`, by kind of work; `kinds` are those of engagements by id."""
    found = dict.fromkeys(EngagementKind, 0)
    for session in sessions:
        held = session.state is SessionState.HELD and since <= session.starts_at.date() <= until
        if held and session.engagement_id in kinds:
            found[kinds[session.engagement_id]] += session.minutes
    return found


def supervised(entries: Iterable[SupervisionEntry], since: date, until: date) -> Supervised:
    """What was received from `since` to `until`: one meeting a day and supervisor, however many entries it filled.

    Several entries brought on one day to one supervisor tell of one meeting, as long as the longest of them says.
    """
    meetings: dict[tuple[date, int | None, SupervisionFormat], int] = {}
    for entry in entries:
        if entry.held_on is not None and since <= entry.held_on <= until:
            key = (entry.held_on, entry.supervisor_id, entry.format)
            meetings[key] = max(meetings.get(key, 0), entry.minutes)

    def of(wanted: SupervisionFormat) -> list[int]:
        return [minutes for (_, _, format), minutes in meetings.items() if format is wanted]

    alone, group = of(SupervisionFormat.INDIVIDUAL), of(SupervisionFormat.GROUP)
    return Supervised(len(alone), sum(alone), len(group), sum(group), sum(of(SupervisionFormat.PEER)))
