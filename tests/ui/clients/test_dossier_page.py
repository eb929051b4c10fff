"""The dossier, driven by its widgets: its story, its note, its tabs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.keys import press, type_text
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.clients.opened import Elsewhere, Opened
from tests.ui.find import click, find

from rdpp_desk.actions import clients, dossiers, notes
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.people import Client
from rdpp_desk.practice.sessions import SessionState
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Button, Chip, Dialog, Label, LineEdit, ListView, Strip, TextArea


@pytest.fixture
def page(opened: Opened) -> DossierPage:
    shown = opened.show("dossier", engagement_id=opened.engagement_id)
    assert isinstance(shown, DossierPage)
    return shown


def titles(page: DossierPage) -> list[str]:
    return [row.title for row in page.timeline.list.rows() if not row.header]


def chips(page: DossierPage) -> list[str]:
    return [chip.text() for chip in page.header.findChildren(Chip) if chip.isVisible()]


def open_row(page: DossierPage, title: str) -> None:
    key = next(row.key for row in page.timeline.list.rows() if row.title == title)
    page.timeline.list.set_current(key)
    press(page.timeline.list, Qt.Key.Key_Return)
    QApplication.processEvents()


def read(opened: Opened) -> dossiers.Dossier:
    return dossiers.dossier(opened.desk, opened.engagement_id)


def test_the_head_says_who_and_where_it_stands(page: DossierPage) -> None:
    assert chips(page) == ["Consent signed", "Agreement to prepare", "Exploring"]
    shown = {label.text() for label in page.header.findChildren(Label)}
    assert "Individual coaching · Novalens · since 4\u00a0March\u00a02026 · 0 sessions of 10" in shown


def test_the_newest_note_is_open_to_be_written(page: DossierPage) -> None:
    assert page.editor.text.toPlainText() == "La réunion de lundi."
    assert page.primary_focus() is page.editor


def test_the_story_goes_by_month_newest_first(page: DossierPage) -> None:
    rows = page.timeline.list.rows()
    assert [row.title for row in rows if row.header] == ["December 2026", "November 2026", "March 2026"]
    assert titles(page)[:2] == ["Session no. 3", "Session no. 2"]
    today = next(row for row in rows if row.title == "Session no. 2")
    assert (today.subtitle, today.chips[0][0]) == ("This morning, 10:00 · 60\u00a0min", "To confirm")


def test_filters_keep_sessions_documents_and_milestones_apart(page: DossierPage) -> None:
    page.timeline.filters.set_value("sessions")
    assert titles(page) == ["Session no. 3", "Session no. 2", "Session no. 1"]
    page.timeline.filters.set_value("documents")
    assert titles(page) == []
    page.timeline.filters.set_value("milestones")
    assert titles(page) == ["Consent given", "Beginning of the accompaniment"]


def test_another_note_opens_with_enter_and_the_first_one_is_saved(opened: Opened, page: DossierPage) -> None:
    page.editor.text.moveCursor(page.editor.text.textCursor().MoveOperation.End)
    type_text(page.editor.text, " Suite.")
    open_row(page, "Session no. 1")
    assert page.editor.text.toPlainText() == "Elle dit oui avant de réfléchir."
    assert notes.open_note(opened.desk, 2).note.text == "La réunion de lundi. Suite."


def test_a_session_without_a_note_offers_to_write_it(opened: Opened, page: DossierPage) -> None:
    open_row(page, "Session no. 3")
    click(page, "Write the note")
    QApplication.processEvents()
    assert page.editor.note_id == 3
    assert notes.open_note(opened.desk, 3).note.session_id == 3
    assert page.timeline.list.current_key() == ("session", 3, "")


def test_a_session_is_counted_in_one_click_and_undone(opened: Opened, page: DossierPage) -> None:
    click(page, "Session held")
    QApplication.processEvents()
    assert read(opened).sessions[1].state is SessionState.HELD
    assert "1 session of 10" in page.header._facts.text()
    opened.undo()
    assert read(opened).sessions[1].state is SessionState.PLANNED


def test_a_new_note_belongs_to_the_session_of_the_day_that_has_none(opened: Opened, page: DossierPage) -> None:
    notes.trash_note(opened.desk, 2)
    opened.workspace.changed.emit()
    opened.window.run_command("new-note")
    QApplication.processEvents()
    made = notes.open_note(opened.desk, page.editor.note_id)
    assert made.session is not None
    assert made.session.starts_at == datetime(2026, 11, 24, 10)
    opened.window.run_command("new-note")
    assert notes.open_note(opened.desk, page.editor.note_id).session is None


def test_search_in_the_dossier_shows_what_holds_the_words(page: DossierPage) -> None:
    page.timeline.search.setText("reflechir")
    page.timeline.search.searched.emit("reflechir")
    (row,) = page.timeline.list.rows()
    assert "réfléchir" in row.snippet
    page.timeline.list.set_current(row.key)
    press(page.timeline.list, Qt.Key.Key_Return)
    assert page.editor.text.toPlainText() == "Elle dit oui avant de réfléchir."
    page.timeline.search.setText("zzz")
    page.timeline.search.searched.emit("zzz")
    QApplication.processEvents()
    click(page, "Search in all dossiers")


def test_a_missing_consent_is_said_above_the_note_which_stays_writable(opened: Opened) -> None:
    made = clients.open_dossier(opened.desk, Client(first_name="Malik"), Engagement(kind=EngagementKind.COACHING))
    page = opened.show("dossier", engagement_id=made.id)
    assert isinstance(page, DossierPage)
    click(page, "Write the first note")
    QApplication.processEvents()
    assert "Consent missing." in page.pane._consent.accessibleName()
    assert page.pane._consent.isVisible()
    assert not page.editor.text.isReadOnly()
    click(page.pane, "Prepare the consent form")
    elsewhere = opened.page()
    assert isinstance(elsewhere, Elsewhere)
    assert elsewhere.asked == {"document_id": 1}


def test_a_document_that_a_rule_blocks_says_why(opened: Opened) -> None:
    made = clients.open_dossier(opened.desk, Client(first_name="Malik"), Engagement(kind=EngagementKind.COACHING))
    page = opened.show("dossier", engagement_id=made.id)
    assert isinstance(page, DossierPage)
    page.header.prepare.emit(DocumentKind.TRIPARTITE)
    QApplication.processEvents()
    said = [strip.accessibleName() for strip in page.findChildren(Strip) if strip.isVisible()]
    assert any("needs an organisation" in words for words in said)
    click(page, "Complete the dossier")
    assert page.header.tabs.value() == "information"


def test_a_closed_dossier_is_read_only_dated_and_reopens_with_a_reason(opened: Opened, page: DossierPage) -> None:
    page.header.state_asked.emit(EngagementState.CLOSED)
    QApplication.processEvents()
    said = page.pane._closed.accessibleName()
    assert "closed on 24\u00a0November\u00a02026" in said
    assert said.count("20") >= 3, "both days of destruction"
    assert page.editor.text.isReadOnly()
    click(page.pane, "Reopen…")
    form = opened.window.dialog()
    assert form is not None
    click(form, "Reopen")
    assert "reason" in find(form, TextArea, "Reason").accessibleDescription()
    find(form, TextArea, "Reason").setText("Elle revient.")
    click(form, "Reopen")
    QApplication.processEvents()
    assert read(opened).engagement.state is EngagementState.ACTIVE
    assert not page.editor.text.isReadOnly()
    opened.undo()
    assert read(opened).engagement.state is EngagementState.CLOSED


def test_a_written_agreement_is_recorded_in_one_act(opened: Opened, page: DossierPage) -> None:
    page.header.paper_received.emit()
    QApplication.processEvents()
    assert read(opened).engagement.paper_agreement_on == date(2026, 11, 24)
    assert "Written agreement received" in chips(page)
    opened.undo()
    assert read(opened).engagement.paper_agreement_on is None


def test_a_dossier_goes_to_the_trash_and_back(opened: Opened, page: DossierPage) -> None:
    page.header.trash.emit()
    assert opened.page() is not page
    assert dossiers.list_dossiers(opened.desk) == ()
    opened.undo()
    assert len(dossiers.list_dossiers(opened.desk)) == 1


def test_a_note_in_the_trash_leaves_the_story_and_comes_back(opened: Opened, page: DossierPage) -> None:
    page.editor._on_note(page.editor._acts.trash)
    QApplication.processEvents()
    assert page.editor.note_id == 0
    assert find(page, Button, "Write the note").isVisible()
    opened.undo()
    assert page.editor.text.toPlainText() == "La réunion de lundi."


def test_escape_goes_from_the_note_to_the_timeline(page: DossierPage) -> None:
    page.window().activateWindow()
    assert QTest.qWaitForWindowActive(page.window())
    page.editor.setFocus()
    QTest.keyClick(page.editor.text, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert page.window().focusWidget() is page.timeline.list


def test_typing_refreshes_the_line_of_the_note_once_it_rests(page: DossierPage) -> None:
    page.editor.text.setPlainText("Autre chose.")
    page.editor.flush()
    page._rest.timeout.emit()
    row = next(row for row in page.timeline.list.rows() if row.title == "Session no. 2")
    assert row.snippet == "Autre chose."


def test_what_cannot_be_saved_is_handed_over_at_the_lock(
    opened: Opened, page: DossierPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rdpp_desk.errors import StorageError

    def refuse(*_all: object, **_more: object) -> None:
        raise StorageError("disk-full")

    page.editor.text.setPlainText("À garder.")
    monkeypatch.setattr(notes, "save_note", refuse)
    page.leave()
    (kept,) = page.drafts()
    assert (kept.note_id, kept.text) == (2, "À garder.")


# All of it


@pytest.mark.parametrize("tab", ["timeline", "objectives", "documents", "information"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_each_tab_is_named_and_whole_in_the_smallest_window(opened: Opened, tab: str, scale: float) -> None:
    name = "de la Tour du Pin de Montmorency-Laval et de Rohan 🌿 حداد"
    clients.update_client(opened.desk, replace(clients.client(opened.desk, 1), last_name=name))
    manager().apply(Theme(scale=scale))
    opened.window.resize(960, 640)
    QApplication.processEvents()
    page = opened.show("dossier", engagement_id=1, tab=tab)
    assert isinstance(page, DossierPage)
    assert unnamed(page) == too_small(page) == clipped(page) == []
    page._show_side(writing=True)
    QApplication.processEvents()
    assert unnamed(page) == too_small(page) == clipped(page) == []


def test_a_narrow_window_shows_the_story_then_the_note(opened: Opened) -> None:
    manager().apply(Theme(scale=1.5))
    opened.window.resize(960, 640)
    QApplication.processEvents()
    page = opened.show("dossier", engagement_id=1)
    assert isinstance(page, DossierPage)
    assert page.timeline.isVisible()
    assert not page.pane.isVisible()
    open_row(page, "Session no. 1")
    assert page.pane.isVisible()
    click(page, "Timeline")
    assert page.timeline.isVisible()


def test_regions_are_all_on_screen(page: DossierPage) -> None:
    assert all(region.isVisible() for region in page.regions())
    page.header.tabs.set_value("documents")
    assert all(region.isVisible() for region in page.regions())


def test_a_dossier_that_is_gone_leads_to_the_list(opened: Opened) -> None:
    shown = opened.show("dossier", engagement_id=99)
    assert not isinstance(shown, DossierPage)


def test_wiping_leaves_no_word(page: DossierPage) -> None:
    page.leave()
    page.wipe()
    QApplication.processEvents()
    words = {label.text() for label in page.findChildren(Label)}
    words |= {edit.text() for edit in page.findChildren(LineEdit)}
    words |= {row.title for view in page.findChildren(ListView) for row in view.rows()}
    assert not [text for text in words if "Camille" in text or "Novalens" in text or "Vasseur" in text]
    assert page.editor.text.toPlainText() == ""
    assert page.window().findChildren(Dialog) == []
