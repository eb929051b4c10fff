"""The extract leaves: where to, the last check off the UI thread, one file, and what is said if it may not."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import journal_export
from rdpp_desk.actions.journal import Review
from rdpp_desk.actions.journal_export import Format, Printable
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _
from rdpp_desk.ui.review.export_dialog import PDF, ExportDialog
from rdpp_desk.ui.workspace import Workspace


class Export(QObject):
    """`started` when the last check begins, `done` once the file is written, `refused` with the failure."""

    started = Signal()
    done = Signal()
    refused = Signal(object)

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(host)
        self._host, self._workspace = host, workspace

    def ask(self, review: Review) -> ExportDialog:
        """Ask where to and as what, then go on with `write`."""
        dialog = ExportDialog(self._host, unlinked=review.unlinked)
        dialog.chosen.connect(partial(self.write, review))
        dialog.open()
        return dialog

    def write(self, review: Review, target: Path, key: str) -> None:
        """Build, read back, then write the file; with a gate closed nothing is written."""
        wanted: Format = "pdf" if key == PDF else "txt"
        self.started.emit()
        self._workspace.jobs.run(
            journal_export.build_export,
            review,
            wanted,
            on_done=partial(self._built, review, target, wanted),
            on_error=self.refused.emit,
        )

    def _built(self, review: Review, target: Path, wanted: Format, printable: Printable) -> None:
        try:
            journal_export.export_journal(self._workspace.desk, review, target, wanted, printable)
        except DeskError as failure:
            self.refused.emit(failure)
            return
        self.done.emit()
        self._workspace.changed.emit()
        said = _("Extract saved. Delete it once your supervisor has it.")
        self._workspace.toasts.show(said, partial(_open_folder, target.parent), _("Open the folder"))


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
