"""Hours of practice and of supervision over a period."""

from __future__ import annotations

from datetime import date, datetime

from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.practice.hours import Supervised, practised, supervised
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.supervision import SupervisionEntry, SupervisionFormat

SINCE, UNTIL = date(2026, 1, 1), date(2026, 11, 24)
KINDS = {1: EngagementKind.COACHING, 2: EngagementKind.PRACTICE_ANALYSIS}
GROUP, PEER = SupervisionFormat.GROUP, SupervisionFormat.PEER


def held(engagement_id: int, day: date, minutes: int = 60, state: SessionState = SessionState.HELD) -> Session:
    at = datetime(day.year, day.month, day.day, 10)
    return Session(engagement_id=engagement_id, starts_at=at, minutes=minutes, state=state)


def entry(day: date | None, minutes: int = 90, who: int = 1, **others: SupervisionFormat) -> SupervisionEntry:
    return SupervisionEntry(written_on=SINCE, held_on=day, minutes=minutes, supervisor_id=who, **others)


def test_only_meetings_held_in_the_period_count_the_first_and_last_day_included() -> None:
    meetings = [
        held(1, SINCE),
        held(1, UNTIL, 90),
        held(2, date(2026, 5, 4), 150),
        held(1, date(2025, 12, 31)),
        held(1, date(2026, 11, 25)),
        held(1, date(2026, 5, 4), state=SessionState.PLANNED),
        held(1, date(2026, 5, 4), state=SessionState.CANCELLED),
        held(9, date(2026, 5, 4)),
    ]
    assert practised(meetings, KINDS, SINCE, UNTIL) == {
        EngagementKind.RDPP: 0,
        EngagementKind.COACHING: 150,
        EngagementKind.PRACTICE_ANALYSIS: 150,
    }


def test_several_entries_of_one_meeting_count_once() -> None:
    day, later = date(2026, 3, 2), date(2026, 4, 2)
    entries = [entry(day, 60), entry(day, 90), entry(day, 90, 2), entry(later), entry(None), entry(date(2025, 3, 2))]
    assert supervised(entries, SINCE, UNTIL) == Supervised(individual_meetings=3, individual=270)


def test_peers_are_counted_apart() -> None:
    day = date(2026, 3, 2)
    found = supervised([entry(day), entry(day, 120, format=GROUP), entry(day, 180, format=PEER)], SINCE, UNTIL)
    assert (found.individual, found.group_meetings, found.group, found.peers) == (90, 1, 120, 180)
    assert found.minutes == 210
