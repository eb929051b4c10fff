"""A day at the desk: clients, sessions, notes, and what Today says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from rdpp_desk.actions import clients, dossiers, notes, objectives, sessions, today
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.standing import AgreementStatus, ConsentStatus
from rdpp_desk.actions.timeline import Milestone, TimelineKind
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.practice.duties import DutyCode
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Objective
from rdpp_desk.practice.people import Client
from rdpp_desk.practice.sessions import Session, SessionKind, SessionState


def exploratory(engagement: Engagement, starts_at: datetime, **more: object) -> Session:
    return Session(
        engagement_id=engagement.id,
        starts_at=starts_at,
        kind=SessionKind.EXPLORATORY,
        **more,  # type: ignore[arg-type]
    )


def test_a_first_name_is_enough_to_begin(desk: Desk) -> None:
    made = clients.create_client(desk, Client(first_name="Inès"))
    assert clients.client(desk, made.id).full_name == "Inès"
    with pytest.raises(UsageError) as stopped:
        clients.create_client(desk, Client(first_name="  "))
    assert stopped.value.code == "first-name-needed"


def test_names_in_any_script_survive(desk: Desk) -> None:
    name = "مريم 👩🏽‍💼 Ōe"
    made = clients.create_client(desk, Client(first_name=name, last_name="בן־דוד"))
    assert clients.client(desk, made.id).first_name == name
    assert clients.clients(desk, "oe")[0].id == made.id


def test_a_group_is_named_after_the_group(desk: Desk) -> None:
    with pytest.raises(GateClosed) as stopped:
        clients.start_engagement(desk, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS))
    assert stopped.value.code == "group-unnamed"
    made = clients.start_engagement(desk, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title="Prise de poste"))
    line = dossiers.list_dossiers(desk, "prise", groups=True)[0]
    assert (line.engagement_id, line.initials) == (made.id, "PP")
    assert line.consent.status is ConsentStatus.NOT_NEEDED


def test_a_dossier_shows_where_it_stands(desk: Desk, camille: Engagement) -> None:
    objectives.save_objective(desk, Objective(engagement_id=camille.id, wording="Dire non sans m’excuser"))
    shown = dossiers.dossier(desk, camille.id)
    assert shown.name == "Camille Rousseau"
    assert shown.initials == "CR"
    assert shown.organisation is not None
    assert shown.consent.status is ConsentStatus.MISSING
    assert shown.agreement.status is AgreementStatus.MISSING
    assert shown.objectives[0].wording == "Dire non sans m’excuser"
    assert [item.milestone for item in shown.timeline] == [Milestone.STARTED]


def test_the_list_is_searched_without_accents_or_case(desk: Desk, camille: Engagement) -> None:
    assert [line.name for line in dossiers.list_dossiers(desk, "NOVALÉNS")] == ["Camille Rousseau"]
    assert dossiers.list_dossiers(desk, "personne") == ()
    assert dossiers.list_dossiers(desk, states={EngagementState.CLOSED}) == ()


def test_a_session_that_stops_being_exploratory_passes_the_same_gate(desk: Desk, camille: Engagement) -> None:
    planned = sessions.plan_session(desk, exploratory(camille, datetime(2026, 11, 24, 14, 0)))
    moved = sessions.update_session(desk, replace(planned, minutes=90)).now
    working = replace(moved, kind=SessionKind.SESSION)
    with pytest.raises(GateClosed) as stopped:
        sessions.update_session(desk, working)
    assert stopped.value.code == "reason-needed"
    assert sessions.session(desk, planned.id) == moved
    change = sessions.update_session(desk, working, reason=" Accord oral ")
    assert change.now.early_reason == "Accord oral"
    assert sessions.session(desk, planned.id) == change.now
    sessions.update_session(desk, replace(change.now, kind=SessionKind.EXPLORATORY))
    sessions.update_session(desk, change.now)


def test_work_before_the_agreement_asks_for_a_reason_once(desk: Desk, camille: Engagement, clock: FixedClock) -> None:
    session = Session(engagement_id=camille.id, starts_at=datetime(2026, 11, 24, 14, 0))
    with pytest.raises(GateClosed) as stopped:
        sessions.plan_session(desk, session)
    assert stopped.value.code == "reason-needed"
    sessions.plan_session(desk, session, reason="Accord écrit attendu demain")
    later = sessions.plan_session(desk, replace(session, starts_at=datetime(2026, 12, 1, 14, 0)))
    assert later.id


def test_work_taken_over_passes_no_gate(desk: Desk, camille: Engagement) -> None:
    taken = clients.take_over(
        desk,
        replace(camille, id=0, state=EngagementState.ACTIVE),
        clients.Earlier(paper_agreement_on=date(2026, 3, 2), sessions=6, minutes=420),
    )
    session = sessions.plan_session(desk, Session(engagement_id=taken.id, starts_at=datetime(2026, 11, 24, 10, 0)))
    assert sessions.session_number(desk, session) == 7
    shown = dossiers.dossier(desk, taken.id)
    assert (shown.counts.held, shown.counts.minutes) == (6, 420)
    assert shown.consent.status is ConsentStatus.PAPER
    assert shown.agreement.status is AgreementStatus.PAPER


def test_a_session_held_is_counted_and_undone(desk: Desk, camille: Engagement) -> None:
    planned = sessions.plan_session(desk, exploratory(camille, datetime(2026, 11, 24, 9, 0), minutes=45))
    change = sessions.mark_held(desk, planned.id)
    assert dossiers.dossier(desk, camille.id).counts.minutes == 45
    sessions.undo_session(desk, change)
    assert sessions.session(desk, planned.id).state is SessionState.PLANNED


def test_a_session_lasts_a_sensible_time(desk: Desk, camille: Engagement) -> None:
    for minutes in (0, -5, 5000):
        with pytest.raises(UsageError) as stopped:
            sessions.plan_session(desk, exploratory(camille, datetime(2026, 11, 24, 9, 0), minutes=minutes))
        assert stopped.value.code == "minutes-out-of-range"
    with pytest.raises(UsageError) as stopped:
        sessions.plan_session(desk, exploratory(camille, datetime(2026, 11, 24, 9, 0), zone="Mars/Phobos"))
    assert stopped.value.code == "zone-unknown"


def test_an_empty_vault_has_nothing_to_settle(desk: Desk) -> None:
    shown = today.today(desk)
    assert shown.day == date(2026, 11, 24)
    assert (shown.duties, shown.sessions, shown.drafts, shown.next_session) == ((), (), (), None)
    assert shown.first_steps.shown
    today.dismiss_first_steps(desk)
    assert not today.today(desk).first_steps.shown


def test_today_says_what_stands_in_the_way(desk: Desk, camille: Engagement) -> None:
    sessions.plan_session(desk, exploratory(camille, datetime(2026, 11, 24, 14, 0)))
    sessions.plan_session(desk, exploratory(camille, datetime(2026, 12, 1, 14, 0)))
    shown = today.today(desk)
    assert [duty.code for duty in shown.duties] == [DutyCode.CONSENT_MISSING]
    assert shown.duties[0].before == datetime(2026, 11, 24, 14, 0)
    line = shown.sessions[0]
    assert (line.who, line.number, line.first, line.chip) == (
        "Camille Rousseau", 1, True, today.SessionChip.NO_CONSENT,
    )  # fmt: skip
    assert shown.next_session is not None
    assert shown.next_session.number == 2


def test_a_duty_put_off_comes_back(desk: Desk, camille: Engagement, clock: FixedClock) -> None:
    sessions.plan_session(desk, exploratory(camille, datetime(2026, 11, 29, 14, 0)))
    duty = today.today(desk).duties[0]
    assert today.snooze(desk, duty, 2) == date(2026, 11, 26)
    assert today.today(desk).duties == ()
    assert today.today(desk).snoozed == 1
    assert duty in today.reminders(desk)
    today.unsnooze(desk, duty)
    assert today.today(desk).duties == (duty,)
    today.snooze(desk, duty, 2)
    clock.instant += timedelta(days=2)
    assert [one.key for one in today.today(desk).duties] == [duty.key]


def test_a_note_begun_in_the_morning_waits_in_drafts(desk: Desk, camille: Engagement) -> None:
    planned = sessions.plan_session(desk, exploratory(camille, datetime(2026, 11, 24, 10, 0)))
    sessions.mark_held(desk, planned.id)
    assert today.today(desk).sessions[0].chip is today.SessionChip.NOTE_TO_WRITE
    note = notes.new_note(desk, camille.id, planned.id, notes.NoteTemplate.SESSION)
    assert notes.new_note(desk, camille.id, planned.id).id == note.id
    shown = today.today(desk)
    assert shown.sessions[0].chip is today.SessionChip.NOTE_TO_FINISH
    assert [(draft.kind, draft.id, draft.number) for draft in shown.drafts] == [(today.DraftKind.NOTE, note.id, 1)]
    notes.finish_note(desk, note.id)
    assert today.today(desk).sessions[0].chip is today.SessionChip.DONE
    item = dossiers.dossier(desk, camille.id).timeline[0]
    assert (item.kind, item.note_id, item.number) == (TimelineKind.SESSION, note.id, 1)


def test_states_follow_the_table_and_can_be_undone(desk: Desk, camille: Engagement) -> None:
    with pytest.raises(GateClosed) as stopped:
        clients.change_state(desk, camille.id, EngagementState.PAUSED)
    assert stopped.value.code == "state-forbidden"
    closed = clients.change_state(desk, camille.id, EngagementState.CLOSED)
    assert closed.closed_on == date(2026, 11, 24)
    destruction = dossiers.dossier(desk, camille.id).destruction
    assert destruction is not None
    assert destruction.here < destruction.last_backup
    with pytest.raises(GateClosed) as stopped:
        clients.change_state(desk, camille.id, EngagementState.ACTIVE)
    assert stopped.value.code == "reason-needed"
    clients.undo_state(desk, camille)
    assert dossiers.dossier(desk, camille.id).engagement.state is EngagementState.EXPLORING


def test_the_trash_gives_back(desk: Desk, camille: Engagement) -> None:
    clients.trash_dossier(desk, camille.id)
    assert dossiers.list_dossiers(desk) == ()
    clients.restore_dossier(desk, camille.id)
    assert len(dossiers.list_dossiers(desk)) == 1
