"""Hours of practice and of supervision, as totals that documents may print."""

from __future__ import annotations

from datetime import date, datetime, time

from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents.facts import HoursFacts, PlannedMeeting
from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.practice.hours import practised, supervised
from rdpp_desk.practice.sessions import SessionKind, SessionState
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import sessions as sessions_table
from rdpp_desk.vault import supervision as supervision_table


def hours_facts(desk: Desk, since: date, until: date) -> HoursFacts:
    """The totals from `since` to `until`, both included."""
    db = desk.db
    kinds = {engagement.id: engagement.kind for engagement in engagements_table.engagements(db)}
    entries = supervision_table.entries(db)
    held = practised(sessions_table.sessions(db), kinds, since, until)
    by_supervisor = [
        (person.full_name, person.accreditation, supervised(theirs, since, until))
        for person in people_table.supervisors(db)
        if (theirs := [entry for entry in entries if entry.supervisor_id == person.id])
    ]
    return HoursFacts(
        since=since,
        until=until,
        rdpp=held[EngagementKind.RDPP],
        coaching=held[EngagementKind.COACHING],
        practice_analysis=held[EngagementKind.PRACTICE_ANALYSIS],
        supervised=supervised(entries, since, until),
        supervisors=tuple(sorted((one for one in by_supervisor if one[2].minutes), key=lambda one: -one[2].minutes)),
    )


def this_year(desk: Desk) -> HoursFacts:
    """The totals of the year under way."""
    today = desk.today()
    return hours_facts(desk, date(today.year, 1, 1), today)


def planned(desk: Desk, engagement_id: int) -> tuple[PlannedMeeting, ...]:
    """The meetings of a dossier still to come, today's included."""
    start = datetime.combine(desk.today(), time())
    return tuple(
        PlannedMeeting(starts_at=session.starts_at, minutes=session.minutes)
        for session in sessions_table.sessions(desk.db, engagement_id)
        if session.state is SessionState.PLANNED and session.starts_at >= start
    )


def held(desk: Desk, engagement_id: int) -> tuple[date, ...]:
    """The days of the sessions held with the client, without the meetings with the organisation."""
    return tuple(
        session.starts_at.date()
        for session in sessions_table.sessions(desk.db, engagement_id)
        if session.state is SessionState.HELD and session.kind is not SessionKind.TRIPARTITE
    )
