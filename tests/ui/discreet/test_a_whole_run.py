"""The mode lasts as long as the program runs, whatever is locked meanwhile; switching it loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.discreet.conftest import Open
from tests.ui.discreet.practice import FELT, FIRST, FOLDER, NOTE, PLACE, SUPERVISOR, contacts, seen
from tests.ui.find import click, find

from rdpp_desk.actions import backup, documents, dossiers, notes, supervision, unlock
from rdpp_desk.errors import StorageError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.clients.import_page import ImportPage
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.review.page import ReviewPage
from rdpp_desk.ui.session.session_dialog import SessionDialog
from rdpp_desk.ui.settings.people import SupervisorForm, SupervisorsSection
from rdpp_desk.ui.supervision.entry_page import EntryPage
from rdpp_desk.ui.unlock.code_edit import CodeEdit
from rdpp_desk.ui.wizard.page import WizardPage


def open_again(desktop: Desktop, open_: Open) -> None:
    desk = unlock.unlock(open_.desk.vault.path, "quatre mots sans aucun lien", open_.desk.clock)
    desktop.open_desk(desk)
    open_.settle()


def test_it_outlives_a_lock_and_is_off_when_the_program_starts_again(open_: Open) -> None:
    open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    open_.window.run_command("discreet")
    open_.window.lock()
    open_again(open_.desktop, open_)
    assert isinstance(open_.window.current(), DossierPage)
    assert seen(open_.window) == {}
    assert open_.window.sidebar.discreet.accessibleName() == "Discreet mode on"
    open_.window.run_command("discreet")
    assert NOTE in seen(open_.window)
    open_.window.run_command("discreet")
    open_.window.lock()
    started = Desktop(Settings(language="en"), open_.desk.clock)
    started._jobs = started.window.jobs = Jobs(HandExecutor())
    started.window.resize(1400, 900)
    started.window.show()
    open_again(started, open_)
    try:
        assert started.workspace is not None
        assert not started.workspace.desk.discreet
        assert started.window.sidebar.discreet.accessibleName() == "Discreet mode"
        started.window.show_page("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
        open_.settle()
        assert NOTE in seen(started.window)
    finally:
        started.window.lock()
        started.window.close()


@pytest.mark.parametrize("meanwhile", ["on", "on and off"])
def test_a_text_that_the_disk_refuses_is_kept_through_the_switch(
    open_: Open, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    page = open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert isinstance(page, DossierPage)
    save: Callable[..., object] = notes.save_note
    full = True

    def refused(*given: object, **named: object) -> object:
        if full:
            raise StorageError("disk-full", path="")
        return save(*given, **named)

    monkeypatch.setattr(notes, "save_note", refused)
    page.editor.text.insertPlainText("pas encore sur le disque ")
    for _once in meanwhile.split(" and "):
        open_.window.run_command("discreet")
        open_.settle()
        assert page.editor.has_unsaved
        assert bool(seen(open_.window)) is not open_.desk.discreet
        assert [draft.text for draft in page.drafts()] == [page.editor.text.toPlainText()]
    open_.show("today")
    open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert "pas encore sur le disque" in page.editor.text.toPlainText()
    full = False
    assert page.editor.flush()
    assert "pas encore sur le disque" in notes.open_note(open_.desk, open_.made.note).note.text


def refuse(monkeypatch: pytest.MonkeyPatch, module: object, act: str) -> None:
    def refused(*_given: object, **_named: object) -> object:
        raise StorageError("disk-full", path="")

    monkeypatch.setattr(module, act, refused)


def test_it_outlives_the_quick_unlock(open_: Open) -> None:
    passphrase = "quatre mots sans aucun lien"
    open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    open_.desktop.quick.keep(unlock.quick_key(open_.desk, passphrase, "7391"))
    open_.window.run_command("discreet")
    open_.window.lock()
    open_.settle()
    find(open_.window.entrance, CodeEdit, "Code").setText("7391")
    click(open_.window.entrance, "Open the vault")
    open_.settle()
    assert not open_.window.is_locked
    assert isinstance(open_.window.current(), DossierPage)
    assert seen(open_.window) == {}
    assert open_.window.sidebar.discreet.accessibleName() == "Discreet mode on"
    open_.desktop.quick.forget()


def test_a_page_of_the_journal_that_the_disk_refuses_is_kept_and_covered(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_.show("entry", entry_id=open_.made.entry)
    assert isinstance(page, EntryPage)
    refuse(monkeypatch, supervision, "save_entry")
    page._changed("felt", f"{FELT} et plus encore")
    for _turn in (True, False, True):
        open_.window.run_command("discreet")
        open_.settle()
        assert f"{FELT} et plus encore" in str(page.drafts())
        assert bool(seen(open_.window)) is not open_.desk.discreet
    monkeypatch.undo()
    page.save_now()
    assert supervision.open_entry(open_.desk, open_.made.entry).entry.felt == f"{FELT} et plus encore"


def test_answers_that_the_disk_refuses_are_kept_and_covered(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_.show("wizard", document_id=open_.made.draft)
    assert isinstance(page, WizardPage)
    assert page.answering is not None
    refuse(monkeypatch, documents, "save_answers")
    page.answering.answer({"made_at": "Villeneuve"})
    for _turn in (True, False, True):
        open_.window.run_command("discreet")
        open_.settle()
        assert "Villeneuve" in str(page.drafts())
        assert bool(seen(open_.window)) is not open_.desk.discreet
    monkeypatch.undo()
    page.save_now()
    assert "Villeneuve" in str(documents.open_document(open_.desk, open_.made.draft).state.answers)


def test_what_a_dialog_was_given_is_there_when_the_mode_is_off_again(open_: Open) -> None:
    page = open_.show("settings", section="supervision")
    one = supervision.supervisors(open_.desk)[0]
    form = SupervisorForm(page.findChildren(SupervisorsSection)[0], one)
    form.open_form(lambda: None)
    form.accreditation.setText("PSF à jour")
    for _turn in (True, False):
        open_.window.run_command("discreet")
        open_.settle()
        assert open_.window.dialog() is form
        assert (SUPERVISOR in seen(form)) is not open_.desk.discreet
    assert form.accreditation.text() == "PSF à jour"
    click(form, "Save")
    assert supervision.supervisors(open_.desk)[0].accreditation == "PSF à jour"


def test_a_session_planned_across_the_switch_keeps_its_place(open_: Open) -> None:
    page = open_.show("dossier", engagement_id=open_.made.dossier)
    meeting = next(one for one in dossiers.dossier(open_.desk, open_.made.dossier).sessions if one.place_id)
    assert isinstance(page, DossierPage)
    dialog = SessionDialog(page.workspace, open_.made.dossier, meeting)
    dialog.open()
    open_.settle()
    assert PLACE in seen(dialog)
    before = dialog.form.read()
    open_.window.run_command("discreet")
    open_.settle()
    assert seen(open_.window) == {}
    assert dialog.form.read() == before


def test_a_copy_under_way_goes_on_and_names_no_folder(open_: Open) -> None:
    page = open_.show("backup")
    assert isinstance(page, BackupPage)
    page.backup.start()
    open_.window.run_command("discreet")
    assert page.backup._busy
    QApplication.processEvents()
    assert seen(open_.window) == {}
    open_.settle()
    assert page.backup.told.isVisible()
    assert seen(open_.window) == {}
    assert list((open_.desk.vault.path.parent / FOLDER).glob(f"*{backup.SUFFIX}"))


def test_an_analysis_and_an_import_that_end_in_the_mode_are_covered(open_: Open, tmp_path: Path) -> None:
    open_.window.show_page("review", start=date(2026, 1, 1), end=None)
    open_.window.run_command("discreet")
    open_.settle()
    review = open_.window.current()
    assert isinstance(review, ReviewPage)
    assert review.view.choices is not None
    assert seen(open_.window) == {}
    open_.window.run_command("discreet")
    page = open_.show("import")
    assert isinstance(page, ImportPage)
    page.load(contacts(tmp_path))
    open_.window.run_command("discreet")
    open_.settle()
    assert seen(open_.window) == {}
    open_.window.run_command("discreet")
    page.load(contacts(tmp_path))
    open_.settle()
    assert FIRST in seen(page)


def test_the_preview_of_a_document_that_ends_in_the_mode_is_covered(open_: Open) -> None:
    open_.window.show_page("wizard", document_id=open_.made.draft)
    open_.window.run_command("discreet")
    open_.settle()
    page = open_.window.current()
    assert isinstance(page, WizardPage)
    assert not page.preview.paper.isVisible()
    assert seen(open_.window) == {}
