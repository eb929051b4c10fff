"""Reading a backup back: the rehearsal without which a copy is only a hope."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions.backup import BackupReport
from rdpp_desk.errors import DeskError, UsageError, WrongSecret
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.restore_form import backup_filter, report_words
from rdpp_desk.ui.widgets import Button, Card, Field, FlowLayout, Label, Paragraph, PasswordEdit, Strip, panel
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.work_card import WorkCard
from rdpp_desk.ui.workspace import Workspace

_FILE_CODES = {"not-a-backup", "backup-damaged", "backup-newer", "not-found"}


class VerifyCard(Card):
    """The file, its secret, and what it holds. Nothing is written anywhere."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace = workspace
        self._job: Job[BackupReport] | None = None
        name = _("Backup to read back")
        self.file = PathField(name, Picking.FILE, filters=backup_filter())
        self.file_field = Field(name, self.file)
        name = _("Its passphrase, or its 24 recovery words")
        self.secret = PasswordEdit(name, reveal_shortcut=False)
        self.secret.returnPressed.connect(self._start)
        self.secret_field = Field(name, self.secret)
        self.told = Strip("success")
        self.work = WorkCard(_("You can go on writing."))
        self.work.stop_asked.connect(self._stop)
        self.button = Button(_("Read back"), "file-check")
        self.button.clicked.connect(self._start)
        for part in (
            Label(_("Read a backup back"), "subtitle"),
            Paragraph(_("Opens it where it is, checks every byte and counts what it holds. Do it now and then.")),
            self.file_field,
            self.secret_field,
            self.work,
            self.told,
            panel(FlowLayout(self.button)),
        ):
            self.column.addWidget(part)

    def wipe(self) -> None:
        """Forget the secret."""
        self.secret.wipe()
        self.file.set_path(None)

    def _start(self) -> None:
        file, secret = self.file.path(), self.secret.text()
        self.file_field.set_error("" if file is not None else _("Choose the backup file."))
        empty = sentences.error(UsageError("empty-passphrase")).what
        self.secret_field.set_error("" if secret.strip() else empty)
        if self._job is not None or file is None or not secret.strip():
            return
        self.told.hide()
        self.button.setEnabled(False)
        self.work.start(_("Reading the backup back"))
        self._job = self._workspace.jobs.run(
            _verify, file, secret, on_done=self._done, on_error=self._failed, on_progress=self.work.progress
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._end()
            self.told.tell("warning", _("The reading was stopped."), _("The backup is unchanged."))

    def _end(self) -> None:
        self._job = None
        self.work.finish()
        self.button.setEnabled(True)

    def _done(self, report: BackupReport) -> None:
        self._end()
        self.secret.wipe()
        self.told.tell("success", _("This backup is whole and opens."), report_words(report))

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        if isinstance(failure, WrongSecret):
            self.secret_field.set_error(_("This secret does not open this backup. It may be an older one."))
            self.secret.setFocus()
            self.secret.selectAll()
        elif failure.code in _FILE_CODES:
            self.file_field.set_error(str(said))
            self.file.edit.setFocus()
        else:
            self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


def _verify(file: Path, secret: str, *, report: Callable[[int, int], None]) -> BackupReport:
    return backups.verify(file, secret, progress=report)
