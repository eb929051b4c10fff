"""What leaves the vault: the very bytes that were previewed, saved as a file or printed page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from rdpp_desk.actions import document_prints
from rdpp_desk.actions.print_options import originals
from rdpp_desk.actions.signatures import Scan
from rdpp_desk.errors import DeskError, StorageError
from rdpp_desk.files import write_atomic
from rdpp_desk.messages import _, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import Document, DocumentState, Signature
from rdpp_desk.ui.widgets.told_path import shown_path
from rdpp_desk.ui.wizard.paper import Loaded
from rdpp_desk.ui.wizard.save_dialog import SaveDialog
from rdpp_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Printed

RESOLUTION = 300
"""Dots per inch: enough for text, and a page stays under 40 MB while it is drawn."""


def file_name(document: Document) -> str:
    """« Convention tripartite - 12 - projet.pdf »: what it is and its number, never whom it is about."""
    words = f"{label(document.kind)} - {document.id}"
    return _("{name} - draft.pdf").format(name=words) if document.state is DocumentState.DRAFT else f"{words}.pdf"


def scan_name(document: Document, slot: Signature, scan: Scan, today: date) -> str:
    """« Convention tripartite - Bénéficiaire - 2026-11-24.pdf »: the scan's own name may be a person's."""
    day = (slot.signed_on or slot.paper_received_on or today).isoformat()
    suffix = "pdf" if scan.is_pdf else "jpg"
    return f"{label(document.kind)} - {label(slot.party)} - {day}.{suffix}"


class PrintRun(QObject):
    """Draws a PDF on a printer, a page at each turn of the event loop; `on_done` once the last is drawn."""

    def __init__(self, pdf: bytes, printer: QPrinter, on_done: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._loaded, self._printer, self._on_done = Loaded(pdf), printer, on_done
        first, last = printer.fromPage(), printer.toPage()
        self._first = self._next = max(0, first - 1)
        self._last = min(self._loaded.pages, last) if last else self._loaded.pages
        alone = printer.supportsMultipleCopies() or bool(printer.outputFileName())  # a file needs no second copy
        self._copies = 1 if alone else max(1, printer.copyCount())
        self._painter = QPainter()
        self._started = False

    def start(self) -> bool:
        """Begin; whether the printer takes the work."""
        if not self._painter.begin(self._printer):
            self._loaded.close()
            return False
        QTimer.singleShot(0, self, self._draw)
        return True

    def _draw(self) -> None:
        if self._next >= self._last:
            self._copies -= 1
            if not self._copies:
                self.stop()
                self._on_done()
                return
            self._next = self._first
        if self._started:
            self._printer.newPage()
        self._started = True
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        points = self._loaded.size(self._next)
        scale = self._printer.resolution() / 72
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        if size.width() > paper.width() or size.height() > paper.height():
            size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        origin = self._printer.pageLayout().paintRectPixels(self._printer.resolution()).topLeft()
        at = QRectF(-origin.x(), -origin.y(), size.width(), size.height())
        self._painter.drawImage(at, self._loaded.image(self._next, size))
        self._next += 1
        QTimer.singleShot(0, self, self._draw)

    def stop(self) -> None:
        """End the work and let go of the bytes."""
        if self._painter.isActive():
            self._painter.end()
        self._loaded.close()


class Output(QObject):
    """Saves and prints for a page (`host`). Every picker closes by itself at a lock."""

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__(host)
        self._workspace, self._host = workspace, host
        self._dialog: QDialog | None = None
        self._run: PrintRun | None = None
        self._asking: SaveDialog | None = None

    def save(self, document: Document, printed: Printed | None = None) -> None:
        """Offer a passphrase, ask where, then write: `printed` for a draft, the frozen bytes otherwise."""
        asking = self._asking = SaveDialog(self._host)
        asking.finished.connect(lambda key: self._ask_where_to_save(document, printed, key))
        asking.open()

    def _ask_where_to_save(self, document: Document, printed: Printed | None, key: str) -> None:
        asking, self._asking = self._asking, None
        if asking is None:
            return
        passphrase = asking.passphrase
        asking.wipe()
        if key:
            title = (
                _("Save outside the vault, protected by its passphrase")
                if passphrase
                else _("Save outside the vault: whoever opens this file can read it")
            )
            self.ask_where(title, file_name(document), lambda to: self._write(document, printed, to, passphrase))

    def save_bytes(self, name: str, content: bytes) -> None:
        """Ask where, then write a file kept in the vault."""

        def write(target: Path) -> None:
            try:
                write_atomic(target, content)
            except DeskError as failure:
                self._say(failure)
                return
            self._tell_saved(target)

        self.ask_where(_("Save outside the vault: whoever opens this file can read it"), name, write)

    def ask_where(self, title: str, name: str, then: Callable[[Path], object]) -> None:
        """The system's file picker, in the Documents folder."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        picker = QFileDialog(self._host, title, str(Path(folder) / name))
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        picker.selectFile(name)
        picker.fileSelected.connect(lambda chosen: then(Path(chosen)))
        self._open(picker)

    def ask_which(self, title: str, patterns: str, then: Callable[[Path], object]) -> None:
        """The system's file picker, to open a file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = folder if self._workspace.desk.discreet else ""
        picker = QFileDialog(self._host, title, start, patterns)
        picker.setFileMode(QFileDialog.FileMode.ExistingFile)
        picker.fileSelected.connect(lambda chosen: then(Path(chosen)))
        self._open(picker)

    def print(self, document: Document, pdf: bytes, printed: Printed | None = None) -> None:
        """Ask which printer, a copy for each who signs; without any, offer the PDF instead."""
        if not self.printers():
            self._workspace.toasts.show(_("No printer is set up on this computer. Save the PDF instead."))
            self.save(document, printed)
            return
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setResolution(RESOLUTION)
        printer.setDocName(label(document.kind))
        printer.setCopyCount(printed.originals if printed is not None else originals(self._workspace.desk, document.id))
        dialog = QPrintDialog(printer, self._host)
        dialog.accepted.connect(lambda: self.send(document, pdf, printer))
        self._open(dialog)

    def printers(self) -> list[str]:
        """The printers of this computer."""
        return list(QPrinterInfo.availablePrinterNames())

    def send(self, document: Document, pdf: bytes, printer: QPrinter) -> None:
        """Draw the pages on `printer`, then record the print."""
        self._run = PrintRun(pdf, printer, lambda: self._sent(document), self)
        if not self._run.start():
            self._say(StorageError("print-failed"))

    def wipe(self) -> None:
        """Close what is open and let go of the bytes."""
        if self._asking is not None:
            self._asking.wipe()
            self._asking.close_with("")
        if self._dialog is not None:
            self._dialog.close()
            self._dialog = None
        if self._run is not None:
            self._run.stop()
            self._run = None

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(lambda _result: self._closed(dialog))
        QDialog.open(dialog)  # a print dialog's own `open` wants a receiver

    def _closed(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()

    def _write(self, document: Document, printed: Printed | None, target: Path, passphrase: str) -> None:
        try:
            document_prints.save_pdf(self._workspace.desk, document.id, target, printed, passphrase)
        except DeskError as failure:
            self._say(failure)
            return
        self._tell_saved(target, protected=bool(passphrase))

    def _tell_saved(self, target: Path, *, protected: bool = False) -> None:
        words = (
            _("Saved outside the vault; it opens with its passphrase: {name}")
            if protected
            else _("Saved outside the vault, readable by whoever opens it: {name}")
        )
        self._workspace.toasts.show(words.format(name=shown_path(self._host, target.name)))

    def _sent(self, document: Document) -> None:
        self._run = None
        document_prints.note_print(self._workspace.desk, document.id, draft=document.state is DocumentState.DRAFT)
        self._workspace.toasts.show(_("Sent to the printer."))

    def _say(self, failure: DeskError) -> None:
        self._workspace.toasts.show(str(sentences.error(failure)))
