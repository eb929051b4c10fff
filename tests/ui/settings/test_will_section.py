"""« Kit de relève » in the settings: decided, made, printed, tried, written, given up, by its own widgets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import will
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.people import Client
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.will_dialogs import CheckSheetsDialog
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Check, Dialog, Label, LineEdit, Strip, TextArea
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.vault import engagements, people
from rdpp_desk.vault import will as kits


@pytest.fixture
def section(window: MainWindow, desk: Desk) -> MainWindow:
    with desk.transaction() as db:
        client = people.add_client(db, Client(first_name="Élodie", last_name="Sarment", phone="06 98 76 54 32"))
        engagements.add_engagement(
            db, Engagement(kind=EngagementKind.COACHING, client_id=client.id, state=EngagementState.ACTIVE)
        )
    window.show_page("settings", section="will")
    return window


def sheets(desk: Desk) -> tuple[str, str]:
    found = kits.will_key(desk.db)
    assert found is not None
    first, second = kits.sheets(found)
    return " ".join(first), " ".join(second)


def dialogs(window: MainWindow) -> list[Dialog]:
    QApplication.processEvents()
    return [one for one in window.findChildren(Dialog) if one.isVisible()]


def said(window: MainWindow) -> str:
    QApplication.processEvents()
    return " ".join(strip.accessibleName() for strip in window.findChildren(Strip) if strip.isVisible())


def visible(window: MainWindow, name: str) -> bool:
    QApplication.processEvents()
    return any(one.isVisible() and one.accessibleName() == name for one in window.findChildren(QAbstractButton))


def test_what_is_decided_is_kept_when_it_is_left(section: MainWindow, desk: Desk) -> None:
    click(section, "Start from a model")
    assert "Warn first" in will.plan(desk).instructions
    assert not visible(section, "Start from a model")
    for name, words in (("Who keeps sheet A", "Jeanne"), ("Who keeps sheet B", "Paul")):
        edit = find(section, LineEdit, name)
        edit.setText(words)
        edit.left.emit()
    find(section, Check, "Add organisations and sponsors").setChecked(True)
    kept = will.plan(desk)
    assert (kept.holder_a, kept.holder_b, kept.sponsors) == ("Jeanne", "Paul", True)


def test_a_kit_is_made_printed_tried_and_written(section: MainWindow, desk: Desk, tmp_path: Path) -> None:
    assert "No kit yet" in said(section)
    assert not visible(section, "Print sheet A")
    click(section, "Make the kit")
    assert "Its file is not written yet" in said(section)
    click(section, "Print sheet A")
    find(section, PathField, "PDF file").set_path(tmp_path / "a")
    click(section, "Save the PDF")
    assert (tmp_path / "a.pdf").read_bytes()[:5] == b"%PDF-"
    dialogs(section)[0].close_with("")
    click(section, "Test the two sheets")
    (trying,) = section.findChildren(CheckSheetsDialog)
    first, second = sheets(desk)
    trying.sheets.a.area.setText(first)
    trying.sheets.b.area.setText(first)
    trying.button.click()
    assert "twice" in trying.sheets.b.field.error()
    trying.sheets.b.area.setText(second)
    trying.button.click()
    assert "do open the kit" in said(section)
    assert trying.sheets.a.text() == ""
    trying.close_with("")
    find(section, PathField, "File of the kit").set_path(tmp_path / "kit")
    click(section, "Write the file")
    assert will.open_kit(tmp_path / "kit.rdpprelay", first, second).contacts[0].person.name == "Élodie Sarment"
    assert "sheets tested on" in said(section)


def test_the_preview_shows_what_the_kit_shows(section: MainWindow, desk: Desk) -> None:
    click(section, "See what the kit shows")
    (shown,) = dialogs(section)
    names = [label.text() for label in shown.findChildren(Label)]
    assert "Élodie Sarment" in names
    assert "1 person to warn" in names


def test_giving_it_up_is_asked_once_and_the_safe_way_keeps_it(section: MainWindow, desk: Desk) -> None:
    will.make_kit(desk)
    section.show_page("settings", section="will")
    before = sheets(desk)
    click(section, "Give up the kit")
    dialogs(section)[0].close_with("")
    assert sheets(desk) == before
    click(section, "Make new sheets")
    dialogs(section)[0].close_with("yes")
    assert sheets(desk) != before
    click(section, "Give up the kit")
    dialogs(section)[0].close_with("yes")
    assert will.kit_status(desk) is None
    assert "No kit yet" in said(section)


def test_a_place_that_refuses_is_said_under_the_field(section: MainWindow, desk: Desk, tmp_path: Path) -> None:
    click(section, "Make the kit")
    find(section, PathField, "File of the kit").set_path(tmp_path / "absent" / "kit.rdpprelay")
    click(section, "Write the file")
    page = section.pages["settings"]
    assert page.section("will").file_field.error()  # type: ignore[attr-defined]  # the page is the settings
    find(section, PathField, "File of the kit").set_path(None)
    click(section, "Write the file")
    assert "Say where" in page.section("will").file_field.error()  # type: ignore[attr-defined]


def test_nothing_of_it_is_left_on_the_screen_at_lock(section: MainWindow) -> None:
    find(section, TextArea, "Instructions").setText("hirondelle")
    find(section, LineEdit, "Who keeps sheet A").setText("Jeanne")
    page = section.pages["settings"]
    page.wipe()
    assert find(section, TextArea, "Instructions").text() == ""
    assert find(section, LineEdit, "Who keeps sheet A").text() == ""


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_control_is_named_and_fits(section: MainWindow, desk: Desk, scale: float) -> None:
    will.make_kit(desk)
    manager().apply(Theme(scale=scale))
    section.resize(960, 640)
    section.show_page("settings", section="will")
    QApplication.processEvents()
    page = section.pages["settings"]
    assert unnamed(page) == []
    assert too_small(page) == []
    assert clipped(page) == []
