"""The tabs of a dossier: objectives, documents and consents, information."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.clients.opened import Opened
from tests.ui.find import click, find

from rdpp_desk.actions import clients, consents, dossiers, objectives, organisations
from rdpp_desk.practice.consents import ConsentState, Purpose
from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.practice.people import Agreement
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.widgets import Button, Check, Combo, Label, LineEdit, TextArea


@pytest.fixture
def page(opened: Opened) -> DossierPage:
    shown = opened.show("dossier", engagement_id=opened.engagement_id)
    assert isinstance(shown, DossierPage)
    return shown


def read(opened: Opened) -> dossiers.Dossier:
    return dossiers.dossier(opened.desk, opened.engagement_id)


# Objectives


def test_an_objective_is_worded_reached_and_taken_back(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("objectives")
    click(page, "Add an objective")
    find(page, TextArea, "What the client wants to be able to do").setText("Parler en comité")
    find(page, Check, "The sponsor may read this objective").setChecked(True)
    click(page, "Keep this objective")
    QApplication.processEvents()
    (_first, second) = read(opened).objectives
    assert (second.wording, second.shareable, second.worded_on) == ("Parler en comité", True, date(2026, 11, 24))
    click(page, "Reached: Objective 2: Parler en comité")
    assert read(opened).objectives[1].reached_on == date(2026, 11, 24)
    opened.undo()
    assert read(opened).objectives[1].reached_on is None


def test_an_objective_without_words_is_refused_in_place(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("objectives")
    click(page, "Add an objective")
    click(page, "Keep this objective")
    wording = find(page, TextArea, "What the client wants to be able to do")
    assert "few words" in wording.accessibleDescription()
    assert len(read(opened).objectives) == 1


def test_an_objective_begun_is_kept_when_one_goes_elsewhere(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("objectives")
    click(page, "Change: Objective 1: Dire non une fois par semaine")
    find(page, TextArea, "What the client wants to be able to do").setText("Dire non deux fois")
    opened.show("dossiers")
    assert read(opened).objectives[0].wording == "Dire non deux fois"
    opened.undo()
    assert objectives.objectives(opened.desk, 1)[0].wording == "Dire non une fois par semaine"


# Documents and consents


def test_a_consent_is_withdrawn_at_once_and_undone(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("documents")
    click(page, "Withdraw: Remote sessions")
    QApplication.processEvents()
    remote = next(one for one in read(opened).consents if one.purpose is Purpose.REMOTE)
    assert remote.state is ConsentState.WITHDRAWN
    opened.undo()
    remote = next(one for one in read(opened).consents if one.purpose is Purpose.REMOTE)
    assert remote.state is ConsentState.GIVEN


def test_what_a_paper_form_says_is_recorded_purpose_by_purpose(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("documents")
    click(page, "Record what a paper form says…")
    form = opened.window.dialog()
    assert form is not None
    answer = find(form, Combo, "Talking about it in supervision, pseudonymised")
    answer.set_value("no")
    answer.activated.emit(answer.currentIndex())
    click(form, "Record these answers")
    said = consents.consents(opened.desk, 1)[-1]
    assert (said.purpose, said.state) == (Purpose.SUPERVISION, ConsentState.REFUSED)


# Information


def test_a_field_is_kept_as_soon_as_it_is_left(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("information")
    first = find(page, LineEdit, "First name")
    first.setText("Camille-Rose")
    first.left.emit()
    QApplication.processEvents()
    assert read(opened).name == "Camille-Rose Rousseau"
    assert "Camille-Rose Rousseau" in {label.text() for label in page.header.findChildren(Label)}
    assert any(label.text().startswith("Saved at") for label in page.information.findChildren(Label))


def test_a_wrong_field_says_so_and_what_was_stored_stays(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("information")
    first = find(page, LineEdit, "First name")
    first.setText("  ")
    first.left.emit()
    assert "first name is needed" in first.accessibleDescription()
    siren = find(page, LineEdit, "SIREN, organisation")
    siren.setText("123456789")
    siren.left.emit()
    assert "nine digits" in siren.accessibleDescription()
    seen = read(opened)
    assert seen.name == "Camille Rousseau"
    assert seen.organisation is not None
    assert seen.organisation.siren == ""


def test_two_cards_on_the_same_engagement_do_not_undo_each_other(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("information")
    price = find(page, LineEdit, "Price of a session")
    price.setText("90")
    price.left.emit()
    interest = find(page, TextArea, "The client’s interest in this work")
    interest.setText("Prendre la parole.")
    interest.left.emit()
    other = find(page, LineEdit, "Other names")
    other.setText("Cam, Mimi ,")
    other.left.emit()
    seen = read(opened)
    assert (seen.engagement.session_price_cents, seen.engagement.client_interest) == (9_000, "Prendre la parole.")
    assert seen.client is not None
    assert seen.client.other_names == ("Cam", "Mimi")


def test_what_is_being_typed_is_kept_when_the_window_locks(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("information")
    find(page, LineEdit, "Position").setText("Cadre")
    page.leave()
    seen = read(opened)
    assert seen.client is not None
    assert seen.client.job_title == "Cadre"


def test_kinds_stay_kinds_once_stored(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("information")
    kind = find(page, Combo, "Kind of work")
    kind.set_value(EngagementKind.RDPP)
    kind.activated.emit(kind.currentIndex())
    assert read(opened).engagement.kind is EngagementKind.RDPP


def test_another_organisation_empties_its_people(opened: Opened, page: DossierPage) -> None:
    page.header.tabs.set_value("information")
    combo = find(page, Combo, "Organisation")
    combo.set_value("new")
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()
    find(page, LineEdit, "Name of the organisation").setText("Été SARL")
    click(page, "Add: Organisation")
    QApplication.processEvents()
    seen = read(opened)
    assert seen.organisation is not None
    assert (seen.organisation.name, seen.sponsor, seen.signatory) == ("Été SARL", None, None)


def test_the_sponsor_signs_too_in_one_click(opened: Opened, page: DossierPage) -> None:
    sponsor = read(opened).sponsor
    assert sponsor is not None
    organisations.save_sponsor(opened.desk, replace(sponsor, job_title="DRH", agreement=Agreement.FEMININE))
    clients.update_engagement(opened.desk, replace(read(opened).engagement, signatory_id=None))
    opened.workspace.changed.emit()
    page.header.tabs.set_value("information")
    QApplication.processEvents()
    click(page, "The signatory is also the sponsor")
    QApplication.processEvents()
    signatory = read(opened).signatory
    assert signatory is not None
    assert (signatory.full_name, signatory.capacity) == ("Hélène Vasseur", "DRH")
    assert signatory.agreement is Agreement.FEMININE
    assert not any(one.isVisible() for one in page.findChildren(Button) if "is also" in one.words())
