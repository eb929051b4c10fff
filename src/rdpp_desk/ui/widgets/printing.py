"""Printing a PDF: the very bytes given, page by page, on the printer chosen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_POINTS_PER_INCH = 72.0
_FINEST = 300  # dots per inch: beyond, an A4 page takes half a gigabyte


class PdfPrint:
    """Keeps a PDF in memory while it goes to a printer; nothing is written on the disk by us."""

    def __init__(self, content: bytes) -> None:
        self._bytes = QBuffer()
        self._bytes.setData(QByteArray(content))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._bytes)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self._document.pageCount()

    def to(self, printer: QPrinter) -> None:
        """Draw every page at its own size, at 300 dots an inch at most."""
        painter = QPainter(printer)
        dots = min(printer.resolution(), _FINEST) / _POINTS_PER_INCH
        for page in range(self.pages):
            if page:
                printer.newPage()
            points = self._document.pagePointSize(page)
            image = self._document.render(page, QSize(round(points.width() * dots), round(points.height() * dots)))
            scale = printer.resolution() / _POINTS_PER_INCH
            painter.drawImage(QRectF(0, 0, points.width() * scale, points.height() * scale), image)
        painter.end()


def print_pdf(host: QWidget, content: bytes) -> QPrintDialog:
    """Ask which printer, then print. The dialog does not block; it closes with `host`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    work = PdfPrint(content)
    dialog = QPrintDialog(printer, host)
    dialog.accepted.connect(lambda: work.to(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog
