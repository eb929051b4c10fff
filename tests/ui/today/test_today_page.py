"""Today, driven by its widgets, on a real vault."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.checks import clipped, too_small, unnamed

from rdpp_desk import messages
from rdpp_desk.actions import notes, sessions
from rdpp_desk.actions.clients import create_client, start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.organisations import save_organisation
from rdpp_desk.actions.preferences import save_preferences
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.duties import Duty, DutyCode, Urgency
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client, Organisation
from rdpp_desk.practice.sessions import Session, SessionKind, SessionState
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.shell import Breakpoint
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.today.duty_row import DutyRow
from rdpp_desk.ui.today.page import TodayPage
from rdpp_desk.ui.today.reminders_page import RemindersPage
from rdpp_desk.ui.widgets import Button, Label, ListView, Paragraph, Row, ToastManager, vbox
from rdpp_desk.ui.workspace import Workspace


@dataclass
class Opened:
    """A page in a window, where it asked to go, and the desk behind it."""

    desk: Desk
    host: QWidget
    workspace: Workspace
    went: list[tuple[str, dict[str, object]]] = field(default_factory=list)


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Opened:
    host = QWidget()
    host.resize(1044, 800)
    qtbot.addWidget(host)
    went: list[tuple[str, dict[str, object]]] = []
    toasts = ToastManager(host)

    def go(page: str, **params: object) -> None:
        went.append((page, params))

    return Opened(desk, host, Workspace(desk, Jobs(HandExecutor()), toasts, Settings(), go), went)


def session_today(desk: Desk, who: str = "Inès", hour: int = 14) -> tuple[Engagement, Session]:
    client = create_client(desk, Client(first_name=who, last_name="Belkacem"))
    firm = save_organisation(desk, Organisation(name="Novalens"))
    engagement = start_engagement(
        desk, Engagement(kind=EngagementKind.COACHING, client_id=client.id, organisation_id=firm.id)
    )
    start = desk.local().replace(hour=hour, minute=0)
    meeting = Session(engagement_id=engagement.id, starts_at=start, kind=SessionKind.EXPLORATORY)
    return engagement, sessions.plan_session(desk, meeting)


def shown(page: TodayPage | RemindersPage, opened: Opened) -> None:
    page.setParent(opened.host)
    page.resize(opened.host.size())
    if isinstance(page, TodayPage):
        page.reflow(Breakpoint.FULL)
    page.enter()
    page.show()
    opened.host.show()


def settle() -> None:
    """Let what was replaced go, and what replaces it come."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def words(page: QWidget) -> str:
    settle()
    labels = [label.text() for label in page.findChildren(Label)]
    return "\n".join([*labels, *(paragraph.plain() for paragraph in page.findChildren(Paragraph))])


def button(page: QWidget, name: str) -> Button:
    settle()
    return next(b for b in page.findChildren(Button) if b.accessibleName().startswith(name) and b.isVisible())


def test_a_first_day_offers_its_three_steps_and_lets_them_be_put_aside(opened: Opened) -> None:
    page = TodayPage(opened.workspace)
    shown(page, opened)
    assert "To begin" in words(page)
    assert "Everything is up to date." in words(page)
    acts = [one for row in page.findChildren(Row) for one in row.findChildren(Button) if one.isVisible()]
    assert [one.words() for one in acts] == ["Fill in the profile", "New dossier", "Back up"]
    assert len({one.width() for one in acts}) == 1
    button(page, "Put these first steps aside").click()
    assert "To begin" not in words(page)


def test_a_missing_consent_leads_to_its_form(opened: Opened) -> None:
    session_today(opened.desk)
    page = TodayPage(opened.workspace)
    shown(page, opened)
    assert "Consent missing" in words(page)
    assert "One session, one thing to settle." in words(page)
    button(page, "Prepare the form").click()
    assert opened.went[-1][0] == "wizard"


def test_a_duty_put_off_leaves_and_comes_back_by_undo_or_from_the_reminders(opened: Opened) -> None:
    session_today(opened.desk)
    page = TodayPage(opened.workspace)
    shown(page, opened)
    button(page, "Put off for a week").click()
    assert "Consent missing" not in words(page)
    assert "Nothing else to settle today.\n" in words(page)
    assert "1 thing to settle is put off." in words(page)
    opened.workspace.toasts.undo()
    assert "Consent missing" in words(page)
    button(page, "Put off for a week").click()
    page.hide()
    reminders = RemindersPage(opened.workspace)
    shown(reminders, opened)
    button(reminders, "Show again now").click()
    assert "Comes back" not in words(reminders)


def test_a_session_is_held_in_one_click_and_undone(opened: Opened) -> None:
    _, meeting = session_today(opened.desk, hour=8)
    page = TodayPage(opened.workspace)
    shown(page, opened)
    button(page, "Session held, ").click()
    assert sessions.session(opened.desk, meeting.id).state is SessionState.HELD
    opened.workspace.toasts.undo()
    assert sessions.session(opened.desk, meeting.id).state is SessionState.PLANNED


def test_a_supervision_due_leads_to_its_record(opened: Opened) -> None:
    _, meeting = session_today(opened.desk, hour=8)
    sessions.mark_held(opened.desk, meeting.id)
    page = TodayPage(opened.workspace)
    shown(page, opened)
    button(page, "Record a supervision").click()
    assert opened.went[-1] == ("journal", {"then": "record"})


def test_the_page_follows_changes_made_elsewhere(opened: Opened) -> None:
    page = TodayPage(opened.workspace)
    shown(page, opened)
    engagement, _ = session_today(opened.desk)
    notes.new_note(opened.desk, engagement.id)
    opened.workspace.changed.emit()
    assert "Resume" in words(page)
    assert "Inès Belkacem" in words(page)


def test_the_page_follows_the_size_of_the_text(opened: Opened) -> None:
    engagement, _ = session_today(opened.desk)
    notes.new_note(opened.desk, engagement.id)
    page = TodayPage(opened.workspace)
    shown(page, opened)
    button(page, "New note")
    for scale in (1.5, 1.0):
        manager().apply(Theme(scale=scale))
        settle()
        drafts = next(view for view in page.findChildren(ListView))
        assert drafts.height() == drafts.content_height()


def test_a_draft_is_dated_in_the_zone_of_the_practice(opened: Opened, clock: FixedClock) -> None:
    save_preferences(opened.desk, replace(opened.desk.preferences, zone="Asia/Kolkata"))
    clock.instant = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)  # eleven in the evening there
    engagement, _ = session_today(opened.desk)
    notes.new_note(opened.desk, engagement.id)
    page = TodayPage(opened.workspace)
    for later, said in ((timedelta(minutes=12), "Draft, 12 minutes ago"), (timedelta(hours=2), "Draft, yesterday")):
        clock.instant = datetime(2026, 11, 24, 17, 30, tzinfo=UTC) + later
        shown(page, opened)
        settle()
        assert [row.subtitle for view in page.findChildren(ListView) for row in view.rows()] == [said]


def test_nothing_of_a_client_stays_after_the_wipe(opened: Opened) -> None:
    session_today(opened.desk)
    page = TodayPage(opened.workspace)
    shown(page, opened)
    page.wipe()
    assert "Inès" not in words(page)


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize(("scale", "room"), [(1.0, Breakpoint.FULL), (1.5, Breakpoint.COLUMN)])
def test_every_control_is_named_large_enough_and_whole(
    opened: Opened, language: str, scale: float, room: Breakpoint
) -> None:
    messages.use(language)
    manager().apply(Theme(scale=scale))
    session_today(opened.desk, "Marie-Éléonore-Alexandrine 🙂 de la Rochefoucauld-Montmorency")
    page = TodayPage(opened.workspace)
    shown(page, opened)
    page.reflow(room)
    settle()
    assert (unnamed(page), too_small(page), clipped(page)) == ([], [], [])


def test_the_keyboard_stays_with_the_session_once_it_is_held(opened: Opened, qtbot: QtBot) -> None:
    session_today(opened.desk, hour=8)
    page = TodayPage(opened.workspace)
    shown(page, opened)
    with qtbot.waitActive(opened.host):
        opened.host.activateWindow()
    press_by_keyboard(page, "Session held, ")
    qtbot.waitUntil(lambda: focused_name(opened).startswith("Other actions for the session with"))


def test_the_keyboard_goes_to_what_remains_when_a_duty_is_put_off(opened: Opened, qtbot: QtBot) -> None:
    session_today(opened.desk)
    page = RemindersPage(opened.workspace)
    shown(page, opened)
    with qtbot.waitActive(opened.host):
        opened.host.activateWindow()
    press_by_keyboard(page, "Put off for a week")
    qtbot.waitUntil(lambda: focused_name(opened) == "Prepare the form, Consent missing")


def press_by_keyboard(page: QWidget, name: str) -> None:
    pressed = button(page, name)
    pressed.setFocus()
    pressed.click()
    settle()


def focused_name(opened: Opened) -> str:
    """What has the keyboard in the window, be it active or not."""
    focused = opened.host.focusWidget()
    return focused.accessibleName() if focused is not None else ""


@pytest.mark.parametrize("width", [520, 900])
def test_a_long_title_goes_to_the_next_line_only_where_it_must(qtbot: QtBot, desk: Desk, width: int) -> None:
    messages.use("fr")
    duty = Duty(code=DutyCode.BACKUP_PLACES, key="backup-places", urgency=Urgency.UNDATED, held=1)
    row = DutyRow(duty, desk, lambda _duty: None, lambda _duty: None)
    host = QWidget()
    host.setLayout(vbox(row, None))
    qtbot.addWidget(host)
    host.resize(width, 400)
    host.show()
    settle()
    assert clipped(host) == []
    (title,) = [one for one in host.findChildren(Label) if one.text() == "Un endroit de plus pour vos sauvegardes"]
    assert round(title.height() / title.fontMetrics().lineSpacing()) == (2 if width == 520 else 1)
