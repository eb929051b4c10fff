"""Printing draws the very bytes of the preview, page by page."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.wizard.output import RESOLUTION, Output, PrintRun
from rdpp_desk.ui.wizard.page import WizardPage


class Bot(Protocol):
    def waitUntil(self, condition: Callable[[], bool]) -> None: ...


def printer_to(file: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(RESOLUTION)
    printer.setOutputFileName(str(file))
    return printer


def test_every_page_is_drawn(
    wizard: Callable[..., WizardPage], draft: Callable[[DocumentKind], int], tmp_path: Path, qtbot: Bot
) -> None:
    page, done = wizard(draft(DocumentKind.CONSENT)), list[bool]()
    assert page.live.printed is not None
    pdf, target = page.live.printed.pdf, tmp_path / "out.pdf"
    run = PrintRun(pdf, printer_to(target), lambda: done.append(True), page)
    assert run.start()
    qtbot.waitUntil(lambda: bool(done))
    assert len(PdfReader(target).pages) == len(PdfReader(io.BytesIO(pdf)).pages)


def test_a_print_stopped_by_a_lock_ends_there(
    wizard: Callable[..., WizardPage], draft: Callable[[DocumentKind], int], tmp_path: Path
) -> None:
    page = wizard(draft(DocumentKind.CONSENT))
    assert page.answering is not None
    assert page.live.printed is not None
    page.output.send(page.answering.opened.document, page.live.printed.pdf, printer_to(tmp_path / "out.pdf"))
    page.output.wipe()
    page.output.wipe()


def test_the_printer_is_asked_for_without_blocking_and_the_question_closes_at_the_lock(
    wizard: Callable[..., WizardPage],
    draft: Callable[[DocumentKind], int],
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Output, "printers", lambda _output: ["A printer"])
    page = wizard(draft(DocumentKind.CONSENT))
    page.print_now()
    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.isVisible()
    window.lock()
    assert not dialog.isVisible()
