"""The list of dossiers, a new one, and the trash."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.keys import press, type_text
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.clients.opened import Opened
from tests.ui.find import click, find

from rdpp_desk.actions import clients, dossiers
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Payer
from rdpp_desk.practice.people import Client
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.clients.dossier_table import DossierTable, shown_columns
from rdpp_desk.ui.clients.list_page import DossiersPage
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Check, Combo, DateField, Dialog, EmptyState, LineEdit, NumberField, SearchEdit, Strip


def add(opened: Opened, first: str, last: str = "", state: EngagementState = EngagementState.EXPLORING) -> int:
    engagement = Engagement(kind=EngagementKind.RDPP, state=state, payer=Payer.CLIENT, professional=False)
    return clients.open_dossier(opened.desk, Client(first_name=first, last_name=last), engagement, clients.Earlier()).id


def listed(opened: Opened) -> list[str]:
    table = find(opened.window, DossierTable, "Dossiers")
    return [row.title for row in table.rows()]


def dialog(opened: Opened) -> Dialog:
    found = opened.window.dialog()
    assert found is not None
    return found


def test_an_empty_vault_invites_to_the_first_dossier(first_day: Opened) -> None:
    page = first_day.page()
    assert isinstance(page, DossiersPage)
    focused = page.primary_focus()
    assert focused is not None
    assert focused.accessibleName() == "New dossier"
    assert unnamed(page) == too_small(page) == clipped(page) == []


def test_a_first_name_and_enter_make_a_dossier(first_day: Opened) -> None:
    click(first_day.page(), "New dossier")
    first_name = find(dialog(first_day), LineEdit, "First name")
    QApplication.processEvents()
    assert first_day.window.focusWidget() is first_name
    type_text(first_name, "Élise 🌿")
    press(first_name, Qt.Key.Key_Return)
    shown = first_day.page()
    assert isinstance(shown, DossierPage)
    (line,) = dossiers.list_dossiers(first_day.desk)
    assert (line.name, line.state) == ("Élise 🌿", EngagementState.EXPLORING)
    first_day.undo()
    assert dossiers.list_dossiers(first_day.desk) == ()


def test_the_keyboard_stays_in_the_form_that_the_page_opens(opened: Opened) -> None:
    for then, kind in (("new", LineEdit), ("note", SearchEdit)):
        opened.show("dossiers", then=then)
        focused = opened.window.focusWidget()
        assert isinstance(focused, kind)
        assert dialog(opened).isAncestorOf(focused)
        assert focused.accessibleDescription() == "", "nothing was left, so nothing is wrong yet"
        dialog(opened).close_with("")
        QApplication.processEvents()


def test_without_a_first_name_the_field_says_so_and_nothing_is_made(first_day: Opened) -> None:
    click(first_day.page(), "New dossier")
    click(dialog(first_day), "Create the dossier")
    first_name = find(dialog(first_day), LineEdit, "First name")
    assert "A first name is needed" in first_name.accessibleDescription()
    assert clients.clients(first_day.desk) == ()


def test_work_under_way_is_taken_over_with_its_past(first_day: Opened) -> None:
    first_day.show("dossiers", then="new")
    form = dialog(first_day)
    find(form, LineEdit, "First name").setText("Malik")
    find(form, Check, "Take over an accompaniment already under way").setChecked(True)
    QApplication.processEvents()
    find(form, DateField, "Written agreement received on").setText("4/3/2026")
    find(form, NumberField, "Sessions so far").setText("6")
    find(form, NumberField, "Hours so far").setText("9")
    click(form, "Create the dossier")
    (line,) = dossiers.list_dossiers(first_day.desk)
    made = dossiers.dossier(first_day.desk, line.engagement_id).engagement
    assert (made.taken_over, made.state) == (True, EngagementState.ACTIVE)
    assert (made.earlier_sessions, made.earlier_minutes, made.paper_agreement_on) == (6, 540, date(2026, 3, 4))


def test_the_sponsor_being_typed_may_sign_too(first_day: Opened) -> None:
    first_day.show("dossiers", then="new")
    form = dialog(first_day)

    def new(name: str) -> None:
        combo = find(form, Combo, name)
        combo.set_value("new")
        combo.activated.emit(combo.currentIndex())
        QApplication.processEvents()

    find(form, LineEdit, "First name").setText("Malik")
    new("Organisation")
    organisation = find(form, LineEdit, "Name of the organisation")
    organisation.setText("Été SARL")
    field = organisation.parentWidget()
    assert field.mapTo(form, QPoint()).x() == find(form, Combo, "Organisation").mapTo(form, QPoint()).x()
    new("Sponsor, who asks for the work")
    for name, words in (("First name", "Hélène"), ("Last name", "Vasseur"), ("Position", "DRH")):
        seen = [one for one in form.findChildren(LineEdit) if one.accessibleName() == name and one.isVisible()]
        seen[-1].setText(words)
    click(form, "The signatory is also the sponsor")
    click(form, "Create the dossier")
    (line,) = dossiers.list_dossiers(first_day.desk)
    signatory = dossiers.dossier(first_day.desk, line.engagement_id).signatory
    assert signatory is not None
    assert (signatory.full_name, signatory.capacity) == ("Hélène Vasseur", "DRH")


def test_an_agreement_received_tomorrow_is_refused_under_its_field(first_day: Opened) -> None:
    first_day.show("dossiers", then="new")
    form = dialog(first_day)
    find(form, LineEdit, "First name").setText("Malik")
    find(form, Check, "Take over an accompaniment already under way").setChecked(True)
    QApplication.processEvents()
    received = find(form, DateField, "Written agreement received on")
    received.setText("1/1/2027")
    click(form, "Create the dossier")
    assert "still to come" in received.accessibleDescription()
    assert dossiers.list_dossiers(first_day.desk) == ()


def test_an_organisation_and_its_sponsor_are_added_on_the_spot(first_day: Opened) -> None:
    first_day.show("dossiers", then="new")
    form = dialog(first_day)
    find(form, LineEdit, "First name").setText("Malik")
    choose(find(form, Combo, "Organisation"), "new")
    find(form, LineEdit, "Name of the organisation").setText("Novalens")
    choose(find(form, Combo, "Sponsor, who asks for the work"), "new")
    inside = [edit for edit in form.findChildren(LineEdit) if edit.accessibleName() == "Last name" and edit.isVisible()]
    inside[-1].setText("Vasseur")
    click(form, "Create the dossier")
    (line,) = dossiers.list_dossiers(first_day.desk)
    seen = dossiers.dossier(first_day.desk, line.engagement_id)
    assert seen.organisation is not None
    assert seen.sponsor is not None
    assert (seen.organisation.name, seen.sponsor.last_name) == ("Novalens", "Vasseur")


def choose(combo: Combo, key: object) -> None:
    combo.set_value(key)
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()


def test_a_sponsor_who_becomes_a_client_is_said_quietly(opened: Opened) -> None:
    opened.show("dossiers", then="new")
    form = dialog(opened)
    find(form, LineEdit, "First name").setText("hélène")
    last = find(form, LineEdit, "Last name")
    last.setText("Vasseur")
    last.left.emit()
    QApplication.processEvents()
    assert any("appears as a sponsor" in strip.accessibleName() for strip in form.findChildren(Strip))
    click(form, "Create the dossier")
    assert len(dossiers.list_dossiers(opened.desk)) == 2


def test_search_ignores_accents_and_looks_at_organisations(opened: Opened) -> None:
    add(opened, "Élise", "Morel")
    opened.show("dossiers")
    search = find(opened.window, SearchEdit, "Search a name or an organisation")
    for words, expected in (
        ("elise", ["Élise Morel"]),
        ("NOVA", ["Camille Rousseau"]),
        ("", ["Camille Rousseau", "Élise Morel"]),
    ):
        search.setText(words)
        search.searched.emit(words)
        assert listed(opened) == expected


def test_nothing_found_offers_to_search_everywhere(opened: Opened) -> None:
    search = find(opened.window, SearchEdit, "Search a name or an organisation")
    search.setText("zzz")
    search.searched.emit("zzz")
    QApplication.processEvents()
    assert [state for state in opened.page().findChildren(EmptyState) if state.isVisible()]
    click(opened.window, "Search everywhere")


def test_filters_keep_states_apart(opened: Opened) -> None:
    add(opened, "Inès", state=EngagementState.PAUSED)
    add(opened, "Théo", state=EngagementState.CLOSED)
    page = opened.show("dossiers")
    assert isinstance(page, DossiersPage)
    assert listed(opened) == ["Camille Rousseau"]
    page.filters.set_value("paused")
    assert listed(opened) == ["Inès"]
    page.filters.set_value("closed")
    assert listed(opened) == ["Théo"]
    page.filters.set_value("all")
    assert listed(opened) == ["Camille Rousseau", "Inès", "Théo"]


def test_a_row_reads_aloud_all_that_it_shows(opened: Opened) -> None:
    (row,) = find(opened.window, DossierTable, "Dossiers").rows()
    said = row.accessible_text()
    for words in (
        "Camille Rousseau",
        "Novalens",
        "next session: 8",
        "Consent signed",
        "Agreement to prepare",
        "last note",
    ):
        assert words in said


def test_enter_opens_the_dossier(opened: Opened) -> None:
    table = find(opened.window, DossierTable, "Dossiers")
    table.setFocus(Qt.FocusReason.TabFocusReason)
    press(table, Qt.Key.Key_Return)
    assert isinstance(opened.page(), DossierPage)


def test_thousands_of_dossiers_are_listed_without_a_widget_each(opened: Opened) -> None:
    page = opened.page()
    assert isinstance(page, DossiersPage)
    (line,) = page._lines
    widgets = len(page.findChildren(QWidget))
    page._lines = tuple([line] * 5_000)
    page._show()
    assert len(page.table.rows()) == 5_000
    assert len(page.findChildren(QWidget)) == widgets


def test_columns_leave_in_order_when_room_lacks() -> None:
    assert [column.key for column, _width in shown_columns(1_000, 1.0)] == [
        "name",
        "next",
        "consent",
        "agreement",
        "note",
    ]
    assert [column.key for column, _width in shown_columns(1_000, 1.5)] == ["name", "next", "consent"]
    assert [column.key for column, _width in shown_columns(500, 1.0)] == ["name", "next"]


def test_the_trash_gives_dossiers_back(opened: Opened) -> None:
    clients.trash_dossier(opened.desk, opened.engagement_id)
    opened.show("dossiers")
    click(opened.window, "Trash")
    click(opened.window, "Restore the dossier of Camille Rousseau")
    assert [line.name for line in dossiers.list_dossiers(opened.desk)] == ["Camille Rousseau"]
    opened.undo()
    assert dossiers.list_dossiers(opened.desk) == ()


def test_a_note_is_asked_in_which_dossier(opened: Opened) -> None:
    add(opened, "Inès")
    opened.show("dossiers", then="note")
    search = find(dialog(opened), SearchEdit, "Search a name or an organisation")
    search.setText("ines")
    press(search, Qt.Key.Key_Return)
    page = opened.page()
    assert isinstance(page, DossierPage)
    assert page.editor.note_id != 0
    assert dossiers.dossier(opened.desk, 2).counts.notes == 1


def test_contacts_without_a_dossier_are_offered(opened: Opened) -> None:
    known = clients.create_client(opened.desk, Client(first_name="Awa", last_name="Diop"))
    opened.show("dossiers")
    click(opened.window, "Open a dossier for one of them")
    choose(find(dialog(opened), Combo, "The client"), known.id)
    click(dialog(opened), "Create the dossier")
    assert [line.client_id for line in dossiers.list_dossiers(opened.desk, "awa")] == [known.id]
    assert len(clients.clients(opened.desk)) == 2


def test_the_page_stays_whole_at_150_percent_in_the_smallest_window(opened: Opened) -> None:
    manager().apply(Theme(scale=1.5))
    opened.window.resize(960, 640)
    QApplication.processEvents()
    page = opened.show("dossiers")
    assert unnamed(page) == too_small(page) == clipped(page) == []
    opened.show("dossiers", then="new")
    assert unnamed(dialog(opened)) == too_small(dialog(opened)) == clipped(dialog(opened)) == []


def test_a_lock_leaves_no_name_behind(opened: Opened) -> None:
    page = opened.page()
    assert isinstance(page, DossiersPage)
    page.wipe()
    assert page.table.rows() == ()
    assert page._lines == ()
