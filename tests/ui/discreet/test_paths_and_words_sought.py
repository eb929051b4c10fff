"""In discreet mode no path, no name sought and no reason typed stays on the screen, said before or after the switch."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.discreet.conftest import Open
from tests.ui.discreet.practice import FIRST, FOLDER, LAST, seen
from tests.ui.find import click, find

from rdpp_desk.errors import StorageError
from rdpp_desk.messages import sentences
from rdpp_desk.ui.agreements.page import AgreementsPage
from rdpp_desk.ui.audit.page import AuditPage
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.clients.import_page import ImportPage
from rdpp_desk.ui.clients.list_page import DossiersPage
from rdpp_desk.ui.settings.page import SettingsPage
from rdpp_desk.ui.settings.will_dialogs import sheet_dialog
from rdpp_desk.ui.unlock.paper import PaperBox
from rdpp_desk.ui.widgets.command_palette import CommandPalette
from rdpp_desk.ui.widgets.told_path import without_path
from rdpp_desk.ui.wizard.document_page import DocumentPage


def search_fields(open_: Open) -> list[tuple[str, dict[str, object], type]]:
    dossier: dict[str, object] = {"engagement_id": open_.made.dossier}
    return [
        ("dossiers", {}, DossiersPage),
        ("dossier", dossier, DossierPage),
        ("agreements", {}, AgreementsPage),
        ("audit", {}, AuditPage),
    ]


def test_a_name_sought_is_dots_and_still_finds(open_: Open) -> None:
    for page, params, kind in search_fields(open_):
        shown = open_.show(page, **params)
        assert isinstance(shown, kind)
        field = shown.filters.search if isinstance(shown, AuditPage) else shown.search_field()
        field.setText(FIRST)
        assert FIRST in seen(open_.window)
        open_.window.run_command("discreet")
        open_.settle()
        assert seen(open_.window) == {}
        assert field.text() in (FIRST, "")
        open_.window.run_command("discreet")
    listed = open_.show("dossiers")
    open_.window.run_command("discreet")
    assert isinstance(listed, DossiersPage)
    listed.search.setText(LAST)
    listed.search.searched.emit(LAST)
    open_.settle()
    assert seen(open_.window) == {}
    assert len(listed.table.rows()) == 1
    settings = open_.show("settings")
    assert isinstance(settings, SettingsPage)
    settings._search.setText("langue")
    assert settings._search.displayText() == "langue"


def test_what_is_typed_in_the_palette_is_dots(open_: Open) -> None:
    open_.show("today")
    open_.window.run_command("discreet")
    open_.window.run_command("palette")
    palette = open_.window.findChildren(CommandPalette)[-1]
    palette.field.setText(FIRST)
    palette.search()
    open_.settle()
    assert palette.results.rows()
    assert seen(open_.window) == {}
    palette.close_palette()


def test_an_error_names_no_file_in_the_mode(open_: Open) -> None:
    page = open_.show("import")
    assert isinstance(page, ImportPage)
    lost = open_.desk.vault.path.parent / FOLDER / "absent.csv"
    page.load(lost)
    open_.settle()
    assert FOLDER in seen(page._problem)
    open_.window.run_command("discreet")
    open_.settle()
    assert seen(open_.window) == {}
    page = open_.show("import")
    assert isinstance(page, ImportPage)
    page.load(lost)
    open_.settle()
    assert page._problem.isVisible()
    assert seen(open_.window) == {}
    open_.window.run_command("discreet")
    assert FOLDER in str(sentences.error(StorageError("not-found", path=str(lost))))


def test_a_field_says_no_longer_the_path_that_was_refused(open_: Open) -> None:
    page = open_.show("backup")
    assert isinstance(page, BackupPage)
    page.rehearsal.file.set_path(open_.desk.vault.path.parent / FOLDER / "absent.rdppbackup")
    page.rehearsal.start()
    open_.settle()
    assert FOLDER in page.rehearsal.file_field.error()
    open_.window.run_command("discreet")
    open_.settle()
    assert page.rehearsal.file_field.error()
    assert seen(open_.window) == {}


@pytest.mark.parametrize("before", [True, False])
def test_a_paper_that_was_saved_does_not_say_where(open_: Open, before: bool) -> None:
    page = open_.show("settings", section="will")
    if not before:
        open_.window.run_command("discreet")
    dialog = sheet_dialog(page, open_.desk, "A")
    dialog.open()
    box = dialog.findChildren(PaperBox)[0]
    target = open_.desk.vault.path.parent / FOLDER / "feuille.pdf"
    box.place.set_path(target)
    click(dialog, "Save the PDF")
    assert target.is_file()
    if before:
        assert FOLDER in seen(box.told)
        open_.window.run_command("discreet")
    open_.settle()
    assert "…" in box.told.accessibleName()
    assert seen(open_.window) == {}


def test_the_reason_of_a_document_is_covered(open_: Open) -> None:
    page = open_.show("document", document_id=open_.made.frozen)
    assert isinstance(page, DocumentPage)
    assert LAST in seen(page._since)
    page.output._tell_saved(Path(f"/ailleurs/{LAST}.pdf"))
    open_.window.run_command("discreet")
    open_.settle()
    assert seen(open_.window) == {}
    page.output._tell_saved(Path(f"/ailleurs/{LAST}.pdf"))
    page.board.sign(page.board.cards[0].slot, open_.desk.today(), "")
    open_.settle()
    assert seen(open_.window) == {}


def test_places_for_backups_are_numbered(open_: Open) -> None:
    page = open_.show("backup")
    assert isinstance(page, BackupPage)
    open_.window.run_command("discreet")
    open_.settle()
    assert "Place 1" in page.backup._where.plain()
    assert find(page.places, page.places.button.__class__, "Choose a folder or a stick…").isVisible()
    assert seen(open_.window) == {}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("There is no vault at /home/a b/Zoé", "There is no vault at …"),
        ("Introuvable\u00a0: C:\\Zoé\\copie. Vérifiez.", "Introuvable\u00a0: …"),
        ("Dans «\u00a0~/Zoé\u00a0»", "Dans «\u00a0…"),
        ("\\\\serveur\\Zoé", "…"),
        ("Date et/ou heure, 3 / 4", "Date et/ou heure, 3 / 4"),
        ("", ""),
    ],
)
def test_a_path_is_taken_out_of_a_sentence(said: str, shown: str) -> None:
    assert without_path(said) == shown
