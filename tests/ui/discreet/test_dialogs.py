"""In discreet mode no dialog shows, paints or reads aloud a name, whether opened in the mode or before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.discreet.conftest import Open
from tests.ui.discreet.practice import (
    FELT,
    FIRM,
    FIRST,
    FOLDER,
    KEEPER_A,
    LAST,
    NOTE,
    PAGE,
    PLACE,
    SIGNATORY,
    SUPERVISOR,
    TITLE,
    seen,
)
from tests.ui.find import click

from rdpp_desk.actions import discretion, dossiers, notes, organisations, supervision
from rdpp_desk.actions.signatures import Scan
from rdpp_desk.practice.agreements import Party
from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.backup.quit_dialog import QuitDialog
from rdpp_desk.ui.clients.consents_card import PaperConsents
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.clients.groups_page import NewGroup
from rdpp_desk.ui.clients.new_dossier import NewDossier
from rdpp_desk.ui.clients.note_choice import NoteChoice
from rdpp_desk.ui.opening_check import OpeningCheck
from rdpp_desk.ui.review.export_dialog import ExportDialog
from rdpp_desk.ui.review.page import ReviewPage
from rdpp_desk.ui.session.note_acts import NoteActs
from rdpp_desk.ui.session.session_dialog import SessionDialog
from rdpp_desk.ui.settings.new_key import NewKeyDialog
from rdpp_desk.ui.settings.people import PlaceForm, PlacesSection, SupervisorForm, SupervisorsSection
from rdpp_desk.ui.settings.quick_dialog import CodeDialog
from rdpp_desk.ui.settings.recovery_check import CheckSheetDialog
from rdpp_desk.ui.settings.secrets import PassphraseDialog, RecoveryDialog
from rdpp_desk.ui.settings.will_dialogs import CheckSheetsDialog, preview_dialog, revoke_dialog, sheet_dialog
from rdpp_desk.ui.supervision.entry_page import EntryPage
from rdpp_desk.ui.supervision.page import JournalPage
from rdpp_desk.ui.supervision.supervision_dialog import SupervisionDialog
from rdpp_desk.ui.supervision.take_dialog import TakeDialog
from rdpp_desk.ui.today.week import WeekDialog
from rdpp_desk.ui.widgets import Dialog
from rdpp_desk.ui.wizard.document_page import DocumentPage
from rdpp_desk.ui.wizard.signing import ScanDialog
from rdpp_desk.ui.workspace import Workspace

Opening = Callable[[Open], object]


def dossier(open_: Open) -> DossierPage:
    page = open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert isinstance(page, DossierPage)
    return page


def document(open_: Open) -> DocumentPage:
    page = open_.show("document", document_id=open_.made.frozen)
    assert isinstance(page, DocumentPage)
    return page


def new_session(open_: Open) -> None:
    page = dossier(open_)
    SessionDialog(page.workspace, open_.made.dossier).open()


def session(open_: Open) -> None:
    page = dossier(open_)
    meeting = dossiers.dossier(open_.desk, open_.made.dossier).sessions[0]
    SessionDialog(page.workspace, open_.made.dossier, meeting).open()


def title(open_: Open) -> None:
    page = dossier(open_)
    NoteActs(page.workspace, page).ask_title(notes.open_note(open_.desk, open_.made.note))


def paper_consents(open_: Open) -> None:
    PaperConsents(open_.show("dossier", engagement_id=open_.made.dossier, tab="documents")).open()


def signature(open_: Open) -> None:
    board = document(open_).board
    next(card for card in board.cards if card.party is Party.ORGANISATION).sign_asked.emit()


def scan(open_: Open) -> None:
    ScanDialog(document(open_), Scan(f"{LAST}.png", b""), lambda: None).open()


def extract(open_: Open) -> None:
    page = open_.show("journal")
    assert isinstance(page, JournalPage)
    page.open_extract()


def export(open_: Open) -> None:
    ExportDialog(open_.show("journal"), unlinked=False, folder=open_.desk.vault.path.parent / FOLDER).open()


def record_supervision(open_: Open) -> None:
    page = open_.show("entry", entry_id=open_.made.entry)
    assert isinstance(page, EntryPage)
    SupervisionDialog(page, page.workspace, [open_.made.entry]).open()


def take(open_: Open) -> None:
    TakeDialog(open_.show("entry", entry_id=open_.made.entry), supervision.waiting(open_.desk)).open()


def supervisor(open_: Open) -> None:
    page = open_.show("settings", section="supervision")
    one = supervision.supervisors(open_.desk)[0]
    SupervisorForm(page.findChildren(SupervisorsSection)[0], one).open_form(lambda: None)


def kit(open_: Open) -> None:
    preview_dialog(open_.show("settings", section="will"), open_.desk).open()


def sheet(open_: Open) -> None:
    sheet_dialog(open_.show("settings", section="will"), open_.desk, "A").open()


def week(open_: Open) -> None:
    page = open_.show("today")
    WeekDialog(page, page.workspace).open()


def new_dossier(open_: Open) -> None:
    page = open_.show("dossiers")
    NewDossier(page, page.workspace).open()


def note_choice(open_: Open) -> None:
    NoteChoice(open_.show("dossiers"), dossiers.list_dossiers(open_.desk), open_.desk.today()).open()


def quitting(open_: Open) -> None:
    open_.show("today")
    dialog = QuitDialog(open_.window)
    dialog.tell_failure([discretion.folder(open_.desk, FOLDER)])
    dialog.open()


def place(open_: Open) -> None:
    page = open_.show("settings", section="places")
    PlaceForm(page.findChildren(PlacesSection)[0], organisations.places(open_.desk)[0]).open_form(lambda: None)


def new_group(open_: Open) -> None:
    page = open_.show("groups")
    NewGroup(page, page.workspace).open()


def security(made: Callable[[QWidget, Workspace], Dialog]) -> Opening:
    def opening(open_: Open) -> None:
        page = open_.show("settings", section="security")
        made(page, page.workspace).open()

    return opening


def both_sheets(open_: Open) -> None:
    CheckSheetsDialog(open_.show("settings", section="will"), open_.desk).open()


def giving_up_the_kit(open_: Open) -> None:
    revoke_dialog(open_.show("settings", section="will"), "Give up the kit?", "Give up the kit").open()


def lost_computer(open_: Open) -> None:
    click(open_.show("backup"), "Print the sheet for a lost computer")


def withdrawing(open_: Open) -> None:
    document(open_).withdraw()


def reopening(open_: Open) -> None:
    page = dossier(open_)
    page._acts._ask_reason(dossiers.dossier(open_.desk, open_.made.dossier).engagement, EngagementState.ACTIVE)


def replaced(open_: Open) -> None:
    page = open_.show("today")
    OpeningCheck(page.workspace, open_.window)._say_replaced(open_.desk.vault.path.parent / FOLDER)


def shortcuts(open_: Open) -> None:
    open_.show("today")
    open_.window.run_command("shortcuts")


DIALOGS: dict[str, tuple[Opening, str]] = {
    "session": (session, PLACE),
    "session planned": (new_session, ""),
    "title of a note": (title, TITLE),
    "consents on paper": (paper_consents, ""),
    "signature": (signature, SIGNATORY),
    "scan": (scan, LAST),
    "extract": (extract, ""),
    "export": (export, FOLDER),
    "supervision": (record_supervision, PAGE),
    "take": (take, NOTE),
    "supervisor": (supervisor, SUPERVISOR),
    "kit": (kit, FIRST),
    "sheet": (sheet, KEEPER_A),
    "week": (week, FIRST),
    "new dossier": (new_dossier, FIRM),
    "note": (note_choice, FIRST),
    "quitting": (quitting, FOLDER),
    "place": (place, PLACE),
    "new group": (new_group, FIRM),
    "passphrase": (security(PassphraseDialog), ""),
    "recovery sheet": (security(RecoveryDialog), ""),
    "check of the sheet": (security(CheckSheetDialog), ""),
    "key of the vault": (security(NewKeyDialog), ""),
    "code of the run": (security(CodeDialog), ""),
    "check of both sheets": (both_sheets, ""),
    "giving up the kit": (giving_up_the_kit, ""),
    "lost computer": (lost_computer, ""),
    "withdrawing": (withdrawing, ""),
    "reopening": (reopening, ""),
    "vault replaced": (replaced, FOLDER),
    "shortcuts": (shortcuts, ""),
}


def shown(open_: Open) -> Dialog:
    open_.settle()
    dialog = open_.window.dialog()
    assert dialog is not None
    return dialog


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_shows_names_with_the_mode_off_and_none_with_it_on(open_: Open, name: str) -> None:
    opening, canary = DIALOGS[name]
    opening(open_)
    dialog = shown(open_)
    if canary:
        assert canary in seen(dialog)
    open_.window.run_command("discreet")
    open_.settle()
    assert open_.window.dialog() is dialog
    assert seen(open_.window) == {}
    dialog.close_with("")
    opening(open_)
    shown(open_)
    assert seen(open_.window) == {}


def test_the_review_with_its_texts_and_its_decisions_shows_no_name(open_: Open) -> None:
    page = open_.show("review")
    assert isinstance(page, ReviewPage)
    assert page.view.isVisible()
    assert FIRST in seen(page.view)
    assert FELT in seen(page.view.panes)
    open_.window.run_command("discreet")
    open_.settle()
    assert not page.view.panes.isVisible()
    assert seen(open_.window) == {}
    open_.show("today")
    open_.show("review")
    assert seen(open_.window) == {}


def test_a_frozen_document_shows_its_pages_and_its_signatories_with_the_mode_off_alone(open_: Open) -> None:
    page = document(open_)
    assert {LAST, FIRM, SIGNATORY} <= set(seen(page))
    assert page.preview.paper.pages
    open_.window.run_command("discreet")
    open_.settle()
    assert seen(open_.window) == {}
    assert not page.preview.paper.isVisible()


def test_chosen_paths_are_dots_and_are_still_used(open_: Open) -> None:
    page = open_.show("backup")
    assert isinstance(page, BackupPage)
    place = open_.desk.vault.path.parent / FOLDER / "copie.rdppbackup"
    page.rehearsal.file.set_path(place)
    assert FOLDER in seen(page.rehearsal)
    open_.window.run_command("discreet")
    open_.settle()
    assert seen(open_.window) == {}
    page.rehearsal.file.set_path(place)
    assert page.rehearsal.file.path() == place
    assert seen(open_.window) == {}
    open_.window.run_command("discreet")
    open_.settle()
    assert FOLDER in seen(page.rehearsal)


def test_a_copy_that_failed_is_told_again_without_the_name_of_its_folder(open_: Open) -> None:
    page = open_.show("backup")
    assert isinstance(page, BackupPage)
    (open_.desk.vault.path.parent / FOLDER).rmdir()
    page.backup.start()
    open_.settle()
    assert FOLDER in seen(page.backup.told)
    open_.window.run_command("discreet")
    open_.settle()
    assert page.backup.told.isVisible()
    assert seen(open_.window) == {}
