"""What is chosen for a print: how it looks, how many copies, and a passphrase for the file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.find import click, find

from rdpp_desk.actions import document_prints, documents, print_options
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import DocumentKind, PrintOptions
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.widgets import Check, PasswordEdit
from rdpp_desk.ui.wizard.document_page import DocumentPage
from rdpp_desk.ui.wizard.editors import OneControl
from rdpp_desk.ui.wizard.output import Output, PrintRun, file_name
from rdpp_desk.ui.wizard.page import WizardPage
from rdpp_desk.ui.wizard.review import Review
from rdpp_desk.ui.wizard.save_dialog import SaveDialog
from rdpp_desk.ui.wizard.step_form import StepForm

Wizard = Callable[..., WizardPage]
Make = Callable[[DocumentKind], int]


def pages_of(page: WizardPage) -> list[str]:
    assert page.live.printed is not None
    return [one.extract_text() for one in PdfReader(io.BytesIO(page.live.printed.pdf)).pages]


def test_each_choice_is_kept_and_shown_at_once(
    wizard: Wizard, completed: Make, desk: Desk, executor: HandExecutor
) -> None:
    document_id = completed(DocumentKind.CONSENT)
    page = wizard(document_id, "review")
    before = pages_of(page)
    assert "mots simples" not in before[0]
    find(page, Check, "A page in plain words, before the text").setChecked(True)
    find(page, Check, "Large print").setChecked(True)
    executor.drain()
    after = pages_of(page)
    assert "en mots simples" in after[0]
    assert len(after) > len(before) + 1
    kept = print_options.read_options(documents.open_document(desk, document_id).document)
    assert kept == PrintOptions(summary=True, large_print=True)


def test_a_document_proposed_freezes_them(wizard: Wizard, completed: Make, desk: Desk, executor: HandExecutor) -> None:
    document_id = completed(DocumentKind.CONSENT)
    page = wizard(document_id, "review")
    find(page, Check, "“Read and approved” above each signature").setChecked(True)
    find(page, Check, "Room for initials on each page").setChecked(False)
    executor.drain()
    assert isinstance(page.body, Review)
    documents.propose(desk, document_id, page.live.printed)
    frozen = PdfReader(io.BytesIO(document_prints.printed_bytes(desk, document_id)))
    words = "".join(one.extract_text() for one in frozen.pages)
    assert words.count("Lu et approuvé") == 2
    assert "Paraphes" not in words
    kept = print_options.read_options(documents.open_document(desk, document_id).document)
    assert kept == PrintOptions(approved_words=True, initials=False)


def test_a_copy_for_each_who_signs_is_proposed(
    wizard: Wizard, completed: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Output, "printers", lambda _output: ["A printer"])
    page = wizard(completed(DocumentKind.TRIPARTITE))
    page.print_now()
    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.printer().copyCount() == 3


@pytest.fixture
def picked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Where files went, the system's picker answered by itself."""
    found: list[Path] = []

    def pick(_output: Output, _title: str, name: str, then: Callable[[Path], object]) -> None:
        found.append(tmp_path / name)
        then(found[-1])

    monkeypatch.setattr(Output, "ask_where", pick)
    return found


def type_passphrase(screen: QWidget, words: str) -> None:
    find(screen, PasswordEdit, "Passphrase of the file").setText(words)


def test_a_file_with_a_passphrase_opens_with_it_only_and_the_original_stays(
    frozen: Callable[[DocumentKind], DocumentPage], desk: Desk, picked: list[Path], window: MainWindow
) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    page.save_pdf()
    type_passphrase(window, "été à Saint-Malo")
    click(window, "Choose where…")
    (target,) = picked
    copy = PdfReader(target)
    assert copy.is_encrypted
    assert not copy.decrypt("")
    assert copy.decrypt("été à Saint-Malo")
    assert page.opened is not None
    original = document_prints.printed_bytes(desk, page.opened.document.id)
    assert target.read_bytes() != original
    assert "Camille" in copy.pages[0].extract_text()


def test_a_short_passphrase_is_refused_and_none_is_no_protection(
    frozen: Callable[[DocumentKind], DocumentPage], desk: Desk, picked: list[Path], window: MainWindow
) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    page.save_pdf()
    type_passphrase(window, "court")
    click(window, "Choose where…")
    assert picked == []
    type_passphrase(window, "")
    click(window, "Choose where…")
    assert page.opened is not None
    assert picked[0].read_bytes() == document_prints.printed_bytes(desk, page.opened.document.id)


def test_the_passphrase_is_gone_at_a_lock_and_nothing_is_asked(
    frozen: Callable[[DocumentKind], DocumentPage], picked: list[Path], window: MainWindow
) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    page.save_pdf()
    type_passphrase(window, "quatre mots sans lien")
    (dialog,) = window.findChildren(SaveDialog)
    edit = dialog.edit
    window.lock()
    assert edit.text() == ""
    assert picked == []


def test_the_name_of_a_file_is_its_kind_and_its_number(completed: Make, desk: Desk) -> None:
    document = documents.open_document(desk, completed(DocumentKind.TRIPARTITE)).document
    assert file_name(document) == f"Tripartite agreement - {document.id} - draft.pdf"
    assert "Camille" not in file_name(document)


def test_a_character_that_cannot_be_printed_is_named_under_its_question_and_stops_the_proposal(
    wizard: Wizard, completed: Make, executor: HandExecutor
) -> None:
    page = wizard(completed(DocumentKind.TRIPARTITE), "requests")
    assert page.answering is not None
    page.answering.answer({"client_request": "Respirer 🙂"})
    assert isinstance(page.body, StepForm)
    editor = page.body.editor("client_request")
    assert isinstance(editor, OneControl)
    assert "the character “🙂 (U+1F642)” cannot be printed" in editor.field.error()
    page.live.build()
    executor.drain()
    page.go("review")
    assert isinstance(page.body, Review)
    assert not page.body.propose.isEnabled()


class OneAtATime(QPrinter):
    """A printer that makes no second copy by itself."""

    def supportsMultipleCopies(self) -> bool:
        return False

    def outputFileName(self) -> str:
        return ""


def test_a_printer_that_makes_one_copy_at_a_time_is_sent_each(
    wizard: Wizard, completed: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    page, done, target = wizard(completed(DocumentKind.CONSENT)), list[bool](), tmp_path / "out.pdf"
    assert page.live.printed is not None
    printer = OneAtATime(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setOutputFileName(str(target))
    printer.setCopyCount(2)
    run = PrintRun(page.live.printed.pdf, printer, lambda: done.append(True), page)
    assert run.start()
    qtbot.waitUntil(lambda: bool(done))
    assert len(PdfReader(target).pages) == 2 * page.live.printed.pages
