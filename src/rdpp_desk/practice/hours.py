"""The supervision counter: days and practice hours since the last supervision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
