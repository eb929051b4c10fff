"""What statements may know of the practice: totals, and nothing that leads to a client."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from rdpp_desk.actions.clients import start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.document_facts import document_facts, facts_to_begin
from rdpp_desk.actions.hours_facts import hours_facts
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Supervisor
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import sessions as sessions_table
from rdpp_desk.vault import supervision as supervision_table


def at(desk: Desk, days: int) -> datetime:
    return datetime.combine(desk.today() + timedelta(days=days), time(9, 30))


@pytest.fixture
def group(desk: Desk) -> Engagement:
    return start_engagement(desk, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title="Équipe d'accueil"))


def test_the_practice_as_a_whole_knows_the_totals_of_the_year(desk: Desk, camille: Engagement) -> None:
    today = desk.today()
    with desk.transaction() as db:
        for day, state in ((0, SessionState.HELD), (-1, SessionState.CANCELLED)):
            sessions_table.add_session(
                db, Session(engagement_id=camille.id, starts_at=at(desk, day), minutes=90, state=state)
            )
        iris = people_table.add_supervisor(db, Supervisor(first_name="Iris", last_name="Lambert", accreditation="ESIA"))
        supervision_table.add_entry(
            db, SupervisionEntry(written_on=today, held_on=today, minutes=60, supervisor_id=iris.id)
        )
    hours = facts_to_begin(desk, None).hours
    assert hours is not None
    assert (hours.since, hours.until) == (date(today.year, 1, 1), today)
    assert (hours.coaching, hours.rdpp, hours.supervised.individual) == (90, 0, 60)
    assert [(name, title, one.minutes) for name, title, one in hours.supervisors] == [("Iris Lambert", "ESIA", 60)]
    assert "Camille" not in repr(hours)
    earlier = hours_facts(desk, today - timedelta(days=30), today - timedelta(days=1))
    assert (earlier.coaching, earlier.supervisors) == (0, ())


def test_neither_a_dossier_nor_a_preview_counts_them(desk: Desk, camille: Engagement) -> None:
    assert facts_to_begin(desk, camille.id).hours is None
    assert document_facts(desk, None).hours is None


def test_a_group_knows_its_meetings_to_come(desk: Desk, group: Engagement, camille: Engagement) -> None:
    with desk.transaction() as db:
        for engagement in (group, camille):
            for days in (-7, 0, 7):
                session = Session(engagement_id=engagement.id, starts_at=at(desk, days), minutes=150)
                sessions_table.add_session(db, session)
    facts = document_facts(desk, group.id)
    assert [(one.starts_at, one.minutes) for one in facts.planned] == [(at(desk, 0), 150), (at(desk, 7), 150)]
    assert document_facts(desk, camille.id).planned == ()


def test_the_last_word_on_being_named_in_a_log_counts(desk: Desk, camille: Engagement) -> None:
    assert not document_facts(desk, camille.id).named_in_log
    given = Consent(
        engagement_id=camille.id,
        purpose=Purpose.NAMED_IN_LOG,
        state=ConsentState.GIVEN,
        decided_on=desk.today(),
    )
    with desk.transaction() as db:
        stored = consents_table.record_consent(db, given)
    assert document_facts(desk, camille.id).named_in_log
    with desk.transaction() as db:
        consents_table.withdraw(db, stored.id, desk.today())
    assert not document_facts(desk, camille.id).named_in_log
