"""« Ouvrir un kit de relève » at the entrance: the file, both sheets, the list; no vault opens, nothing stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.unlock.welcome_step import WelcomeStep
from rdpp_desk.ui.unlock.will_step import WillStep
from rdpp_desk.ui.unlock.will_view import KitView
from rdpp_desk.ui.widgets import Dialog, Label, Paragraph, TextArea
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.vault import will as kits

WILL = kits.new_key(date(2026, 11, 25))
SHEET_A, SHEET_B = (" ".join(sheet) for sheet in kits.sheets(WILL))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    contact = KitContact(person=Reachable(name="Élodie Sarment"), next_session=datetime(2026, 12, 1, 14))
    kit = Kit(made_on=date(2026, 11, 25), practitioner=Reachable(name="Camille"), contacts=(contact,))
    place = tmp_path / "kit.rdpprelay"
    place.write_bytes(kits.seal(kit, WILL.key))
    return place


@pytest.fixture
def entrance(qtbot: QtBot, clock: FixedClock) -> Iterator[Entrance]:
    made = Entrance(Settings(language="en"), clock, Jobs(HandExecutor()))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


def fill(entrance: Entrance, file: Path, first: str, second: str) -> WillStep:
    place = find(entrance, PathField, "File of the kit")
    place.set_path(file)
    place.left.emit()
    find(entrance, TextArea, "The 24 words of sheet A").setText(first)
    find(entrance, TextArea, "The 24 words of sheet B").setText(second)
    step = entrance.step
    assert isinstance(step, WillStep)
    return step


def labels(entrance: Entrance) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in entrance.findChildren(Label) if one.isVisible()]


def test_the_help_leads_to_the_kit_and_both_sheets_open_it(entrance: Entrance, file: Path, tmp_path: Path) -> None:
    click(entrance, "Help")
    (shown,) = entrance.findChildren(Dialog)
    click(shown, "Open a will kit")
    step = fill(entrance, file, SHEET_B, SHEET_A)
    assert WILL.number in step.number.plain()
    click(entrance, "Open the kit")
    assert "Élodie Sarment" in labels(entrance)
    assert step.sheets.a.text() == ""
    find(entrance, PathField, "PDF file").set_path(tmp_path / "list.pdf")
    click(entrance, "Save the PDF")
    assert (tmp_path / "list.pdf").read_bytes()[:5] == b"%PDF-"
    click(entrance, "Close the kit")
    assert isinstance(entrance.step, WelcomeStep)
    assert "Élodie Sarment" not in labels(entrance)


def test_what_is_wrong_is_said_where_it_is(entrance: Entrance, file: Path) -> None:
    click(entrance, "Open a will kit")
    step = entrance.step
    assert isinstance(step, WillStep)
    click(entrance, "Open the kit")
    assert "Choose the file" in step.file_field.error()
    fill(entrance, file, SHEET_A, "ordinateur")
    click(entrance, "Open the kit")
    assert "number 1" in step.sheets.b.field.error()
    fill(entrance, file, SHEET_A, SHEET_A)
    click(entrance, "Open the kit")
    assert "twice" in step.sheets.b.field.error()
    file.write_bytes(file.read_bytes()[:-1] + b"\0")
    fill(entrance, file, SHEET_A, SHEET_B)
    assert "damaged" in step.file_field.error()
    click(entrance, "Open the kit")
    assert "damaged" in step.file_field.error()
    assert "Élodie Sarment" not in labels(entrance)


def test_the_runbook_is_printed_without_any_vault(entrance: Entrance, tmp_path: Path) -> None:
    click(entrance, "Help")
    click(entrance, "Print the sheet for a lost computer")
    find(entrance, PathField, "PDF file").set_path(tmp_path / "paper.pdf")
    click(entrance, "Save the PDF")
    assert (tmp_path / "paper.pdf").read_bytes()[:5] == b"%PDF-"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_step_is_named_and_fits(entrance: Entrance, file: Path, scale: float) -> None:
    manager().apply(Theme(scale=scale))
    entrance.resize(960, 640)
    entrance.go("will")
    for opened in (False, True):
        if opened:
            fill(entrance, file, SHEET_A, SHEET_B)
            click(entrance, "Open the kit")
        QApplication.processEvents()
        assert unnamed(entrance) == []
        assert too_small(entrance) == []
        assert clipped(entrance) == []


def test_a_group_says_whom_to_call(qtbot: QtBot) -> None:
    member = Reachable(name="Inès Valmont", phone="06 01")
    chief = KitSponsor(organisation="Clinique du Parc", person=Reachable(name="Paul Aubin", phone="01 02"))
    contacts = (
        KitContact(person=Reachable(name="Groupe du mardi"), members=(member, Reachable(name="Rémi Castel"))),
        KitContact(person=Reachable(name="Groupe du jeudi"), sponsors=(chief,)),
    )
    view = KitView(Kit(made_on=date(2026, 11, 25), practitioner=Reachable(name="Camille"), contacts=contacts))
    qtbot.addWidget(view)
    said = "\n".join(one.plain() for one in view.findChildren(Paragraph))
    assert "Inès Valmont · 06 01" in said
    assert "Rémi Castel · no telephone number, no e-mail" in said
    assert "To be reached through the organisation." in said
    assert "Clinique du Parc · Paul Aubin · 01 02" in said
