"""Groups of practice analysis, and contacts from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.keys import press
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.clients.opened import Opened
from tests.ui.find import click, find

from rdpp_desk.actions import clients, dossiers
from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.clients.import_page import ImportPage
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Chip, Combo, Label, LineEdit, ListView, Paragraph, Strip

_CSV = "Prénom;Nom;Courriel;Entreprise;Âge\nAnaïs;Léger;a@b.fr;Été SARL;3\n;;x@y.fr;;\nCamille;Rousseau;;;5\n"


def test_a_group_needs_a_name_and_opens_its_own_dossier(first_day: Opened) -> None:
    first_day.show("groups")
    click(first_day.page(), "New group")
    form = first_day.window.dialog()
    assert form is not None
    name = find(form, LineEdit, "Name of the group")
    click(form, "Create the group")
    assert "needs a name" in name.accessibleDescription()
    name.setText("Équipe éducative")
    press(name, Qt.Key.Key_Return)
    page = first_day.page()
    assert isinstance(page, DossierPage)
    (line,) = dossiers.list_dossiers(first_day.desk, groups=True)
    assert (line.name, line.kind) == ("Équipe éducative", EngagementKind.PRACTICE_ANALYSIS)
    QApplication.processEvents()
    assert [chip.text() for chip in page.header.findChildren(Chip) if chip.isVisible()] == ["Exploring"]
    assert page.header.documents.isVisible()
    first_day.show("groups")
    assert [row.title for row in find(first_day.page(), ListView, "Groups").rows()] == ["Équipe éducative"]
    assert unnamed(first_day.page()) == too_small(first_day.page()) == clipped(first_day.page()) == []


def loaded(opened: Opened, folder: Path, content: bytes) -> ImportPage:
    file = folder / "contacts.csv"
    file.write_bytes(content)
    page = opened.show("import")
    assert isinstance(page, ImportPage)
    page.load(file)
    opened.workspace.jobs.wait_all()
    QApplication.processEvents()
    return page


def words(page: ImportPage) -> str:
    return " ".join(part.plain() for part in page.findChildren(Paragraph) if part.isVisible())


def test_a_spreadsheet_in_windows_encoding_is_understood_and_said(opened: Opened, tmp_path: Path) -> None:
    page = loaded(opened, tmp_path, _CSV.encode("cp1252"))
    said = words(page)
    assert "3 lines read, separated by semicolons" in said
    assert "Windows-1252" in said
    assert "Left out, without a name: line 3." in said
    assert "Already in the vault: line 4." in said
    assert [combo.value() for combo in page.findChildren(Combo)] == [
        "first_name",
        "last_name",
        "email",
        "organisation",
        "ignore",
    ]


def test_choosing_the_file_blocks_nothing_and_closes_at_the_lock(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "contacts.csv"
    file.write_bytes(_CSV.encode("utf-8"))
    page = opened.show("import")
    click(page, "Choose: CSV file")
    (picker,) = page.findChildren(QFileDialog)
    assert picker.isVisible()
    picker.fileSelected.emit(str(file))
    opened.workspace.jobs.wait_all()
    QApplication.processEvents()
    assert isinstance(page, ImportPage)
    assert "3 lines read" in words(page)
    click(page, "Choose: CSV file")
    again = page.findChildren(QFileDialog)[-1]
    opened.window.lock()
    assert not again.isVisible()


def test_contacts_come_in_and_can_be_taken_out_again(opened: Opened, tmp_path: Path) -> None:
    page = loaded(opened, tmp_path, _CSV.encode("utf-8"))
    before = len(clients.clients(opened.desk))
    count = len(page._preview.contacts) - len(page._preview.known) if page._preview else 0
    click(page, f"Import {count} contact" + ("s" if count > 1 else ""))
    assert len(clients.clients(opened.desk)) == before + count
    opened.show("import")
    click(page, "Take this import out again")
    assert len(clients.clients(opened.desk)) == before


def test_a_column_said_twice_is_taken_from_the_last_one(opened: Opened, tmp_path: Path) -> None:
    page = loaded(opened, tmp_path, b"Nom complet,Surnom\nAwa Diop,Awa\n")
    whole, nickname = page.findChildren(Combo)
    nickname.set_value("full_name")
    nickname.activated.emit(nickname.currentIndex())
    assert (whole.value(), nickname.value()) == ("ignore", "full_name")
    assert "Awa" in {label.text() for label in page._table.findChildren(Label)}


def test_no_name_column_is_said_and_nothing_can_be_imported(opened: Opened, tmp_path: Path) -> None:
    page = loaded(opened, tmp_path, b"Ville,Rue\nGrenoble,Lilas\n")
    assert any("No column" in strip.accessibleName() for strip in page.findChildren(Strip) if strip.isVisible())
    assert not page._bring_in.isVisible()


def test_a_file_that_is_not_a_table_is_said_and_the_vault_is_untouched(opened: Opened, tmp_path: Path) -> None:
    page = loaded(opened, tmp_path, b"\x00\x01\x02PK")
    assert any(
        "cannot" in strip.accessibleName() or "not a table" in strip.accessibleName()
        for strip in page.findChildren(Strip)
    )
    page.load(tmp_path / "absent.csv")
    opened.workspace.jobs.wait_all()
    QApplication.processEvents()
    assert any("cannot be found" in strip.accessibleName() for strip in page.findChildren(Strip) if strip.isVisible())


def test_the_import_page_is_whole_at_150_percent(opened: Opened, tmp_path: Path) -> None:
    manager().apply(Theme(scale=1.5))
    opened.window.resize(960, 640)
    page = loaded(opened, tmp_path, _CSV.encode("utf-8"))
    assert unnamed(page) == too_small(page) == clipped(page) == []
