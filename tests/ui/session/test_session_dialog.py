"""A session is planned, changed, cancelled, put in the trash; the charter's question is answered in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.session.conftest import Practice

from rdpp_desk import messages
from rdpp_desk.actions import organisations, sessions
from rdpp_desk.actions.clients import start_engagement
from rdpp_desk.actions.dossiers import dossier
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Place
from rdpp_desk.practice.sessions import Session, SessionKind, SessionMode, SessionState
from rdpp_desk.ui.session import SessionDialog
from rdpp_desk.ui.theme import manager
from rdpp_desk.ui.widgets import Button
from rdpp_desk.ui.workspace import Workspace


def press_verb(dialog: SessionDialog, words: str) -> None:
    next(button for button in dialog.findChildren(Button) if button.words() == words).click()


def last_session(practice: Practice, engagement_id: int) -> Session:
    return max(dossier(practice.desk, engagement_id).sessions, key=lambda session: session.id)


@pytest.fixture
def new_engagement(practice: Practice) -> Engagement:
    """Another dossier of the same people, with no agreement and no reason given yet."""
    engagement = practice.engagement
    return start_engagement(
        practice.desk,
        Engagement(
            kind=EngagementKind.COACHING,
            client_id=engagement.client_id,
            organisation_id=engagement.organisation_id,
            planned_sessions=6,
        ),
    )


@pytest.fixture
def shown_host(host: QWidget) -> QWidget:
    host.resize(960, 640)
    host.show()
    return host


def test_an_exploratory_session_is_planned_without_a_question(
    workspace: Workspace, practice: Practice, new_engagement: Engagement, shown_host: QWidget, qtbot: QtBot
) -> None:
    dialog = SessionDialog(workspace, new_engagement.id)
    dialog.open()
    assert not dialog.verdicts.isVisible()
    dialog.form._date.set_value(date(2026, 12, 1))
    dialog.form._time.set_value(time(14, 30))
    with qtbot.waitSignal(workspace.changed):
        press_verb(dialog, "Plan")
    made = last_session(practice, new_engagement.id)
    assert made.starts_at == datetime(2026, 12, 1, 14, 30)
    assert (made.kind, made.minutes) == (SessionKind.EXPLORATORY, 60)
    workspace.toasts.undo()
    assert dossier(practice.desk, new_engagement.id).sessions == ()


def test_a_session_before_the_agreement_waits_for_a_reason(
    workspace: Workspace, practice: Practice, new_engagement: Engagement, shown_host: QWidget
) -> None:
    dialog = SessionDialog(workspace, new_engagement.id)
    dialog.open()
    dialog.form._kind.set_value(SessionKind.SESSION)
    dialog.form.changed.emit()
    assert dialog.verdicts.isVisible()
    press_verb(dialog, "Plan")
    assert dialog.isVisible()
    assert dialog.verdicts._reason_field.error()
    dialog.verdicts.reason.setText("accord oral")
    press_verb(dialog, "Plan")
    assert last_session(practice, new_engagement.id).early_reason == "accord oral"


def test_a_written_agreement_received_answers_the_question_in_one_click(
    workspace: Workspace, practice: Practice, new_engagement: Engagement, shown_host: QWidget
) -> None:
    dialog = SessionDialog(workspace, new_engagement.id)
    dialog.open()
    dialog.form._kind.set_value(SessionKind.SESSION)
    dialog.form.changed.emit()
    dialog.verdicts.record.click()
    assert not dialog.verdicts.isVisible()
    assert dossier(practice.desk, new_engagement.id).engagement.paper_agreement_on == date(2026, 11, 24)
    press_verb(dialog, "Plan")
    assert last_session(practice, new_engagement.id).kind is SessionKind.SESSION


def test_an_exploratory_session_changed_to_a_working_one_waits_for_a_reason_too(
    workspace: Workspace, practice: Practice, new_engagement: Engagement, shown_host: QWidget
) -> None:
    planned = sessions.plan_session(
        practice.desk,
        Session(engagement_id=new_engagement.id, starts_at=datetime(2026, 12, 1, 14, 30), kind=SessionKind.EXPLORATORY),
    )
    dialog = SessionDialog(workspace, new_engagement.id, planned)
    dialog.open()
    assert not dialog.verdicts.isVisible()
    dialog.form._kind.set_value(SessionKind.SESSION)
    dialog.form.changed.emit()
    assert dialog.verdicts.isVisible()
    press_verb(dialog, "Keep these changes")
    assert dialog.isVisible()
    assert dialog.verdicts._reason_field.error()
    assert last_session(practice, new_engagement.id) == planned
    dialog.verdicts.reason.setText("accord oral")
    press_verb(dialog, "Keep these changes")
    changed = last_session(practice, new_engagement.id)
    assert (changed.kind, changed.early_reason) == (SessionKind.SESSION, "accord oral")
    workspace.toasts.undo()
    assert last_session(practice, new_engagement.id) == planned


def test_an_agreement_still_to_come_is_not_received(
    workspace: Workspace, practice: Practice, new_engagement: Engagement, shown_host: QWidget
) -> None:
    dialog = SessionDialog(workspace, new_engagement.id)
    dialog.open()
    dialog.form._kind.set_value(SessionKind.SESSION)
    dialog.form.changed.emit()
    dialog.verdicts.received_on.set_value(date(2026, 12, 1))
    dialog.verdicts.record.click()
    assert dialog.verdicts._received_field.error()
    assert dossier(practice.desk, new_engagement.id).engagement.paper_agreement_on is None


def test_an_hour_that_is_none_is_told_under_its_field(
    workspace: Workspace, practice: Practice, new_engagement: Engagement, shown_host: QWidget
) -> None:
    dialog = SessionDialog(workspace, new_engagement.id)
    dialog.open()
    dialog.form._time.setText("25:00")
    press_verb(dialog, "Plan")
    assert dialog.isVisible()
    assert dialog.form._fields[1].error()


def test_a_session_keeps_a_place_that_went_to_the_trash(
    workspace: Workspace, practice: Practice, shown_host: QWidget
) -> None:
    place = organisations.save_place(practice.desk, Place(name="Salle Belledonne"))
    there = replace(practice.session, mode=SessionMode.IN_PERSON, place_id=place.id)
    sessions.update_session(practice.desk, there)
    organisations.trash_place(practice.desk, place.id)
    dialog = SessionDialog(workspace, practice.engagement.id, there)
    dialog.open()
    press_verb(dialog, "Keep these changes")
    assert sessions.session(practice.desk, there.id).place_id == place.id


def test_a_session_is_moved_to_a_new_place_and_back(
    workspace: Workspace, practice: Practice, shown_host: QWidget
) -> None:
    dialog = SessionDialog(workspace, practice.engagement.id, practice.session)
    dialog.open()
    dialog.form._place.set_value(-1)
    dialog.form._place.chosen.emit(-1)
    dialog.form._new_place.setText("Salle Belledonne")
    press_verb(dialog, "Keep these changes")
    moved = sessions.session(practice.desk, practice.session.id)
    assert moved.place_id not in (None, practice.session.place_id)
    workspace.toasts.undo()
    assert sessions.session(practice.desk, practice.session.id) == practice.session


def test_a_video_call_has_no_place(workspace: Workspace, practice: Practice, shown_host: QWidget) -> None:
    dialog = SessionDialog(workspace, practice.engagement.id, practice.session)
    dialog.open()
    dialog.form._mode.set_value("video")
    dialog.form._mode.changed.emit("video")
    assert not dialog.form._place_field.isVisible()
    press_verb(dialog, "Keep these changes")
    moved = sessions.session(practice.desk, practice.session.id)
    assert (moved.mode, moved.place_id) == (SessionMode.VIDEO, None)


def test_a_session_that_does_not_take_place_can_be_taken_back(
    workspace: Workspace, practice: Practice, shown_host: QWidget
) -> None:
    dialog = SessionDialog(workspace, practice.engagement.id, practice.session)
    dialog.open()
    press_verb(dialog, "It does not take place")
    assert sessions.session(practice.desk, practice.session.id).state is SessionState.CANCELLED
    workspace.toasts.undo()
    assert sessions.session(practice.desk, practice.session.id).state is SessionState.PLANNED


def test_a_session_in_the_trash_comes_back(workspace: Workspace, practice: Practice, shown_host: QWidget) -> None:
    dialog = SessionDialog(workspace, practice.engagement.id, practice.session)
    dialog.open()
    press_verb(dialog, "Put in the trash")
    assert practice.session.id not in [one.id for one in dossier(practice.desk, practice.engagement.id).sessions]
    workspace.toasts.undo()
    assert sessions.session(practice.desk, practice.session.id) == practice.session


def test_a_failure_is_said_in_the_dialog_and_nothing_is_lost(
    workspace: Workspace, practice: Practice, shown_host: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise UsageError("unknown-record", table="sessions", id=1)

    monkeypatch.setattr(sessions, "update_session", refuse)
    dialog = SessionDialog(workspace, practice.engagement.id, practice.session)
    dialog.open()
    press_verb(dialog, "Keep these changes")
    assert dialog.isVisible()
    assert dialog._problem.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_controls_are_named_large_enough_and_whole(
    workspace: Workspace,
    practice: Practice,
    new_engagement: Engagement,
    shown_host: QWidget,
    scale: float,
    language: str,
) -> None:
    messages.use(language)
    manager().set_scale(scale)
    dialog = SessionDialog(workspace, new_engagement.id)
    dialog.open()
    dialog.form._kind.set_value(SessionKind.SESSION)
    dialog.form.changed.emit()
    QApplication.processEvents()
    assert unnamed(dialog) + too_small(dialog) + clipped(dialog) == []
