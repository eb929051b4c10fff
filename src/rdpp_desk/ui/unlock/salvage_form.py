"""Salvaging a damaged vault into a new folder: before any vault is open, or beside the one that is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import salvage as salvaging
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.salvage import SalvageReport
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.unlock.making_form import MakingForm
from rdpp_desk.ui.unlock.restore_form import backup_filter
from rdpp_desk.ui.widgets import Button, Field
from rdpp_desk.ui.widgets.pickers import PathField, Picking


class SalvageForm(MakingForm[SalvageReport]):
    """Secret, new folder, and a backup that lends its key file once that of the vault proves useless.

    `source` is the damaged vault; with an open `desk`, it is that one and no secret is asked for. `beside` are buttons
    at the left of the verb. `salvaged` carries the report, the folder and the secret.
    """

    file_codes = frozenset({"not-a-backup", "backup-damaged", "backup-newer"})
    target_codes = frozenset({"vault-exists", "folder-not-empty", "target-inside-vault", "disk-full", "read-only"})
    salvaged = Signal(object, str, str)

    def __init__(
        self, clock: Clock, jobs: Jobs, source: Path, target: Path, *beside: QWidget, desk: Desk | None = None
    ) -> None:
        help_text = _("The new vault is made there. The damaged one is only read.")
        button = Button(_("Save what can be saved"), "life-buoy", "primary")
        super().__init__(jobs, _("Passphrase, or the 24 recovery words"), target, help_text, button)
        self._clock, self._source, self._desk = clock, source, desk
        self.secret_field.setVisible(desk is None)
        name = _("Backup of this vault")
        self.file = PathField(name, Picking.FILE, filters=backup_filter())
        help_text = _("Only its key file is used, in the place of the one that is damaged.")
        self.file_field = Field(name, self.file, help_text)
        self.file_field.hide()
        self._lay_out(self.secret_field, self.file_field, self.target_field, beside=beside)
        self.setFocusProxy(self.secret if desk is None else self.target)

    def _stopped(self) -> tuple[str, str]:
        return _("The salvage was stopped."), _("Nothing was made; the damaged vault is as it was.")

    def _wrong_secret(self) -> str:
        return _("This secret does not open this vault.")

    def _start(self) -> None:
        target, secret = self.target.path(), self.secret.text()
        self.file_field.set_error("")
        if self.busy or not self._is_asked_for(secret_needed=self._desk is None) or target is None:
            return
        lender = self.file.path() if self.file_field.isVisibleTo(self) else None
        self._begin(
            _("Saving what can be saved"),
            _salvage,
            self._source,
            target,
            secret,
            self._clock,
            lender,
            self._desk,
            on_done=lambda report: self._done(report, secret),
        )

    def _done(self, report: SalvageReport, secret: str) -> None:
        self._end()
        self.secret.wipe()
        self.salvaged.emit(report, str(report.path), secret)

    def _failed(self, failure: DeskError) -> None:
        if failure.code == "header-unusable":
            self.file_field.show()
        super()._failed(failure)


def _salvage(
    source: Path,
    target: Path,
    secret: str,
    clock: Clock,
    lender: Path | None,
    desk: Desk | None,
    *,
    report: Callable[[int, int], None],
) -> SalvageReport:
    if desk is not None:
        return salvaging.salvage_open(desk, target, progress=report)
    return salvaging.salvage(source, target, secret, clock, header_from=lender, progress=report)
