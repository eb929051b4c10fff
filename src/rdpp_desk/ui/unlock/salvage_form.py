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
from rdpp_desk.errors import DeskError, UsageError, WrongSecret
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Job, Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.restore_form import backup_filter
from rdpp_desk.ui.widgets import Button, Field, PasswordEdit, Strip, hbox, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.work_card import WorkCard

_TARGET_CODES = {"vault-exists", "folder-not-empty", "target-inside-vault", "disk-full", "read-only"}
_LENDER_CODES = {"not-a-backup", "backup-damaged", "backup-newer"}


class SalvageForm(QWidget):
    """Secret, new folder, and a backup that lends its key file once that of the vault proves useless.

    `source` is the damaged vault; with an open `desk`, it is that one and no secret is asked for. `beside` are buttons
    at the left of the verb. `salvaged` carries the report, the folder and the secret.
    """

    salvaged = Signal(object, str, str)

    def __init__(
        self, clock: Clock, jobs: Jobs, source: Path, target: Path, *beside: QWidget, desk: Desk | None = None
    ) -> None:
        super().__init__()
        self._clock, self._jobs, self._source, self._desk = clock, jobs, source, desk
        self._job: Job[SalvageReport] | None = None
        self.told = Strip("danger")
        name = _("Passphrase, or the 24 recovery words")
        self.secret = PasswordEdit(name)
        self.secret_field = Field(name, self.secret)
        self.secret_field.setVisible(desk is None)
        self.secret.returnPressed.connect(self._start)
        name = _("New folder")
        self.target = PathField(name, Picking.FOLDER, target)
        help_text = _("The new vault is made there. The damaged one is only read.")
        self.target_field = Field(name, self.target, help_text)
        name = _("Backup of this vault")
        self.lender = PathField(name, Picking.FILE, filters=backup_filter())
        help_text = _("Only its key file is used, in the place of the one that is damaged.")
        self.lender_field = Field(name, self.lender, help_text)
        self.lender_field.hide()
        self.work = WorkCard()
        self.work.stop_asked.connect(self.stop)
        self.button = Button(_("Save what can be saved"), "life-buoy", "primary")
        self.button.clicked.connect(self._start)
        parts = (self.told, self.secret_field, self.lender_field, self.target_field, self.work)
        self.setLayout(vbox(*parts, hbox(*beside, None, self.button), spacing=Space.S4))
        self.setFocusProxy(self.secret if desk is None else self.target)

    @property
    def busy(self) -> bool:
        """Whether a salvage is under way."""
        return self._job is not None

    def wipe(self) -> None:
        """Forget the secret; a salvage under way is stopped and leaves nothing behind."""
        if self._job is not None:
            self._job.stop()
        self.secret.wipe()

    def stop(self) -> None:
        """« Interrompre »."""
        if self._job is not None:
            self._job.stop()
            self._end()
            self.told.tell(
                "warning", _("The salvage was stopped."), _("Nothing was made; the damaged vault is as it was.")
            )

    def _start(self) -> None:
        target, secret = self.target.path(), self.secret.text()
        if self.busy or not self._asked_for(target, secret) or target is None:
            return
        self.told.hide()
        self.button.setEnabled(False)
        self.work.start(_("Saving what can be saved"))
        lender = self.lender.path() if self.lender_field.isVisibleTo(self) else None
        self._job = self._jobs.run(
            _salvage,
            self._source,
            target,
            secret,
            self._clock,
            lender,
            self._desk,
            on_done=lambda report: self._done(report, secret),
            on_error=self._failed,
            on_progress=self.work.progress,
        )

    def _asked_for(self, target: Path | None, secret: str) -> bool:
        empty = str(sentences.error(UsageError("empty-passphrase")).what)
        self.secret_field.set_error("" if secret.strip() or self._desk is not None else empty)
        self.target_field.set_error("" if target is not None else _("Say where to make the vault."))
        self.lender_field.set_error("")
        first = next((f for f in (self.secret_field, self.target_field) if f.error()), None)
        if first is not None:
            first.setFocus()
        return first is None

    def _end(self) -> None:
        self._job = None
        self.work.finish()
        self.button.setEnabled(True)

    def _done(self, report: SalvageReport, secret: str) -> None:
        self._end()
        self.secret.wipe()
        self.salvaged.emit(report, str(report.path), secret)

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        if isinstance(failure, WrongSecret):
            self.secret_field.set_error(_("This secret does not open this vault."))
            self.secret.setFocus()
            self.secret.selectAll()
        elif failure.code in _LENDER_CODES:
            self.lender_field.set_error(str(said))
            self.lender.edit.setFocus()
        elif failure.code in _TARGET_CODES:
            self.target_field.set_error(str(said))
            self.target.edit.setFocus()
        else:
            if failure.code == "header-unusable":
                self.lender_field.show()
            self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


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
