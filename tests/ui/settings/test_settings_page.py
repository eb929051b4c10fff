"""What is typed in the settings is in the vault at once, or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import charter, organisations, supervision, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import WrongSecret
from rdpp_desk.practice.people import Agreement, Place, Supervisor, SupervisorTie
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.page import SECTIONS, SettingsPage
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import (
    Button,
    Check,
    Combo,
    DateField,
    Dialog,
    Label,
    LineEdit,
    ListView,
    NumberField,
    PasswordEdit,
    SearchEdit,
    Segmented,
    Strip,
    TextArea,
)
from rdpp_desk.ui.widgets.pickers import PathField

PASSPHRASE = "quatre mots sans aucun lien"


def page_of(window: MainWindow) -> SettingsPage:
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def section(window: MainWindow, key: str) -> Section:
    window.show_page("settings", section=key)
    return page_of(window).section(key)


def write(screen: QWidget, kind: type[LineEdit] | type[TextArea], name: str, words: str) -> None:
    control = find(screen, kind, name)
    control.setText(words)
    control.left.emit()


def test_the_profile_is_kept_field_by_field(window: MainWindow, desk: Desk) -> None:
    profile = section(window, "profile")
    write(profile, LineEdit, "First name", " Claire ")
    write(profile, TextArea, "Mediators proposed", "Anne Roy\n\nSociété des médiateurs")
    write(profile, LineEdit, "SIRET", "73282932000074")
    find(profile, Segmented, "Agreement of words").set_value("feminine")
    find(profile, Check, "Sole trader (EI)").setChecked(False)
    click(profile, "practitioner (f.)")
    stored = desk.practitioner
    assert (stored.first_name, stored.siret, stored.sole_trader) == ("Claire", "73282932000074", False)
    assert stored.mediators == ("Anne Roy", "Société des médiateurs")
    assert stored.agreement is Agreement.FEMININE
    assert find(profile, LineEdit, "SIRET").text() == "732 829 320 00074"


def test_what_was_saved_is_said_in_sight_at_the_foot_of_a_section_too(window: MainWindow) -> None:
    window.resize(960, 640)
    window.show()
    profile = section(window, "profile")
    last = profile.entries[-1].control
    profile.reveal(last)
    QApplication.processEvents()
    write(profile, TextArea, "Mediators proposed", "Anne Roy")
    QApplication.processEvents()
    saved = next(label for label in profile.findChildren(Label) if label.text().startswith("Saved at"))
    assert saved.visibleRegion().boundingRect().size() == saved.size()
    assert not last.visibleRegion().isEmpty()
    assert find(profile, LineEdit, "First name").visibleRegion().isEmpty()


def test_a_siret_that_does_not_hold_is_said_and_not_kept(window: MainWindow, desk: Desk) -> None:
    profile = section(window, "profile")
    write(profile, LineEdit, "SIRET", "732 829 320 00075")
    assert desk.practitioner.siret == ""
    assert "does not hold" in find(profile, LineEdit, "SIRET").accessibleDescription()


def test_leaving_the_page_keeps_what_was_not_left(window: MainWindow, desk: Desk) -> None:
    profile = section(window, "profile")
    find(profile, LineEdit, "City").setText("Grenoble")
    page_of(window).leave()
    assert desk.practitioner.city == "Grenoble"


def test_rhythms_keep_their_limits(window: MainWindow, desk: Desk) -> None:
    rhythms = section(window, "rhythms")
    number = find(rhythms, NumberField, "Supervision")
    number.setText("45")
    number.left.emit()
    assert desk.preferences.supervision_every_days == 45
    number.setText("3")
    number.left.emit()
    assert desk.preferences.supervision_every_days == 45


def test_retention_says_both_dates(window: MainWindow, desk: Desk) -> None:
    rhythms = section(window, "rhythms")
    number = find(rhythms, NumberField, "Notes")
    number.setText("2")
    number.left.emit()
    said = next(strip.accessibleName() for strip in rhythms.findChildren(Strip) if strip.isVisible())
    assert "24\u00a0November\u00a02028" in said
    assert "24\u00a0November\u00a02029" in said


def test_the_vat_line_is_kept_as_typed_with_its_day(window: MainWindow, desk: Desk) -> None:
    papers = section(window, "documents")
    write(papers, LineEdit, "VAT line", "TVA due")
    field = find(papers, DateField, "Held valid until")
    field.setText("31/12/2028")
    field.left.emit()
    assert desk.preferences.vat_line == "TVA due"
    assert desk.preferences.vat_line_until.year == 2028


def test_a_charter_is_loaded_word_for_word(window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    papers = section(window, "documents")
    file = tmp_path / "charte.txt"
    file.write_bytes("Article 1. Rien n’est noté à l’insu.".encode("cp1252"))
    click(papers, "Load this charter")
    assert charter.charter(desk) is None
    find(papers, PathField, "Text file of the charter").set_path(file)
    click(papers, "Load this charter")
    assert charter.charter(desk) is None
    find(papers, LineEdit, "Its title").setText("Ma charte")
    find(papers, LineEdit, "Its version").setText("2026")
    click(papers, "Load this charter")
    kept = charter.charter(desk)
    assert kept is not None
    assert (kept.text, kept.version) == ("Article 1. Rien n’est noté à l’insu.", "2026")


def test_a_supervisor_is_added_and_edited(window: MainWindow, desk: Desk) -> None:
    people = section(window, "supervision")
    click(people, "Add a supervisor")
    dialog = find(window, Dialog, "")
    click(dialog, "Save")
    assert dialog.isVisible()
    find(dialog, LineEdit, "Last name").setText("Vasseur")
    find(dialog, Combo, "Another tie with you").set_value(SupervisorTie.PEER)
    click(dialog, "Save")
    assert supervision.supervisors(desk)[0].tie is SupervisorTie.PEER
    click(people, "Edit Vasseur")
    dialog = find(window, Dialog, "")
    find(dialog, TextArea, "Organisations they may recognise").setText("Novalens")
    click(dialog, "Save")
    assert supervision.supervisors(desk) == (
        Supervisor(id=1, last_name="Vasseur", tie=SupervisorTie.PEER, knows=("Novalens",)),
    )


def test_a_place_keeps_what_was_not_looked_at(window: MainWindow, desk: Desk) -> None:
    places = section(window, "places")
    click(places, "Add a place")
    dialog = find(window, Dialog, "")
    find(dialog, LineEdit, "Name").setText("Au cabinet")
    find(dialog, Combo, "Calm").set_value("no")
    click(dialog, "Save")
    assert organisations.places(desk) == (Place(id=1, name="Au cabinet", calm=False),)


@pytest.mark.parametrize("key", ["supervision", "places"])
def test_a_supervisor_or_a_place_goes_to_the_trash_and_comes_back(window: MainWindow, desk: Desk, key: str) -> None:
    supervision.save_supervisor(desk, Supervisor(last_name="Vasseur"))
    organisations.save_place(desk, Place(name="Vasseur"))
    known = {"supervision": supervision.supervisors, "places": organisations.places}[key]
    shown = section(window, key)
    shown.load()
    click(shown, "Put in the trash: Vasseur")
    assert known(desk) == ()
    find(shown, Button, "Add a supervisor" if key == "supervision" else "Add a place")
    assert window.toasts.current is not None
    assert "Vasseur" in window.toasts.current.text
    window.toasts.undo()
    assert len(known(desk)) == 1
    find(shown, Button, "Edit Vasseur")


def test_the_passphrase_changes_once_the_present_one_is_right(
    window: MainWindow, desk: Desk, executor: HandExecutor
) -> None:
    security = section(window, "security")
    click(security, "Change the passphrase")
    dialog = find(window, Dialog, "")
    new = "une phrase toute neuve et longue"
    find(dialog, PasswordEdit, "Present passphrase").setText("autre chose")
    find(dialog, PasswordEdit, "New passphrase").setText(new)
    find(dialog, PasswordEdit, "The same passphrase again").setText(new)
    click(dialog, "Change the passphrase")
    executor.drain()
    assert "does not open" in find(dialog, PasswordEdit, "Present passphrase").accessibleDescription()
    find(dialog, PasswordEdit, "Present passphrase").setText(PASSPHRASE)
    click(dialog, "Change the passphrase")
    executor.drain()
    folder, clock = desk.vault.path, desk.clock
    desk.close()
    with pytest.raises(WrongSecret):
        unlock.unlock(folder, PASSPHRASE, clock)
    unlock.unlock(folder, new, clock).close()


def test_a_new_sheet_counts_only_once_typed_again(window: MainWindow, desk: Desk, executor: HandExecutor) -> None:
    security = section(window, "security")
    click(security, "Make a new sheet")
    dialog = find(window, Dialog, "")
    words = dialog._words  # type: ignore[attr-defined]  # shown on the screen, copied on paper
    click(dialog, "My sheet is ready")
    area = find(dialog, TextArea, "The 24 words of your sheet")
    area.setText(" ".join(unlock.new_recovery()))
    click(dialog, "Check the sheet")
    executor.drain()
    assert dialog.isVisible()
    area.setText(" ".join(words))
    click(dialog, "Check the sheet")
    executor.drain()
    folder, clock = desk.vault.path, desk.clock
    desk.close()
    unlock.unlock_with_words(folder, " ".join(words), clock).close()


def test_appearance_and_language_go_outside_the_vault(window: MainWindow) -> None:
    kept = []
    window.settings_changed.connect(kept.append)
    look = section(window, "appearance")
    find(look, Segmented, "Light or dark").set_value("dark")
    find(look, Check, "Less motion").setChecked(True)
    tongue = section(window, "language")
    find(tongue, Segmented, "Language of the window").set_value("fr")
    assert (kept[-1].appearance, kept[-1].less_motion, kept[-1].language) == ("dark", True, "fr")


def test_a_time_zone_that_does_not_exist_is_said(window: MainWindow, desk: Desk) -> None:
    tongue = section(window, "language")
    write(tongue, LineEdit, "Time zone", "Europe/Atlantide")
    assert desk.preferences.zone == "Europe/Paris"
    assert "not known" in find(tongue, LineEdit, "Time zone").accessibleDescription()
    write(tongue, LineEdit, "Time zone", "Indian/Reunion")
    assert desk.preferences.zone == "Indian/Reunion"


def test_search_finds_a_setting_by_its_sentence_without_accents(window: MainWindow) -> None:
    section(window, "profile")
    find(window, SearchEdit, "Search the settings").searched.emit("sleep")
    found = find(window, ListView, "Sections")
    assert [row.title for row in found.rows()] == ["Lock by itself"]
    found.opened.emit(found.rows()[0].key)
    assert page_of(window)._current == "security"
    find(window, SearchEdit, "Search the settings").searched.emit("")
    assert len(found.rows()) == len(SECTIONS)


def test_details_copied_hold_versions_only(window: MainWindow) -> None:
    about = section(window, "about")
    click(about, "Copy the details")
    assert QApplication.clipboard().text().startswith("RDPP Desk")


def test_the_lock_leaves_no_word_behind(window: MainWindow) -> None:
    profile = section(window, "profile")
    field = find(profile, LineEdit, "City")
    field.setText("Grenoble")
    page = page_of(window)
    page.leave()
    page.wipe()
    assert field.text() == ""


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("key", [one.key for one in SECTIONS])
def test_every_section_is_named_whole_and_large_enough(request: pytest.FixtureRequest, key: str, scale: float) -> None:
    manager().apply(Theme(scale=scale))
    window: MainWindow = request.getfixturevalue("window")
    window.resize(960, 640)
    section(window, key)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _settled in range(3):
        QApplication.processEvents()
    assert unnamed(window) == []
    assert too_small(window) == []
    assert clipped(window) == []
