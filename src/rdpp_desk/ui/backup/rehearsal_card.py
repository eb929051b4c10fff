"""Reading a backup back: restored in full where nobody sees it, opened, counted, compared, and put away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from rdpp_desk.actions import backup_rehearsal
from rdpp_desk.actions.backup_rehearsal import Rehearsal, Typed
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError, UsageError, WrongSecret
from rdpp_desk.messages import _, backup_words, formats, sentences
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.restore_form import backup_filter
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Check,
    Field,
    FlowLayout,
    Label,
    Paragraph,
    PasswordEdit,
    Strip,
    panel,
)
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.work_card import WorkCard
from rdpp_desk.ui.workspace import Workspace

_FILE_CODES = {"not-a-backup", "backup-damaged", "backup-newer", "not-found"}


class RehearsalCard(Card):
    """The file, what opens it, and what it holds. `rehearsed` once a backup of this vault was proved."""

    rehearsed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self._job: Job[Rehearsal] | None = None
        self._proposed: Path | None = None
        name = _("Backup to try")
        self.file = PathField(name, Picking.FILE, filters=backup_filter())
        self.file_field = Field(name, self.file)
        self.prove = Check(
            _("Prove my passphrase or my recovery sheet as well"),
            help_text=_("Otherwise the key of this vault opens its own backups. Worth doing once, and after a change."),
        )
        self.prove.toggled.connect(self._proving)
        name = _("Its passphrase, or its 24 recovery words")
        self.secret = PasswordEdit(name, reveal_shortcut=False)
        self.secret.returnPressed.connect(self.start)
        self.secret_field = Field(name, self.secret)
        self.secret_field.hide()
        self.told = Strip("success")
        self.work = WorkCard(_("You can go on writing."))
        self.work.stop_asked.connect(self._stop)
        self.button = Button(_("Start the trial"), "file-check")
        self.button.clicked.connect(self.start)
        explained = _(
            "Restores it in full into a private folder, opens it, counts, compares, removes it. Do it now and then."
        )
        for part in (
            Label(_("Try a restore"), "subtitle"),
            Paragraph(explained),
            self.file_field,
            self.prove,
            self.secret_field,
            self.work,
            self.told,
            panel(FlowLayout(self.button)),
        ):
            self.column.addWidget(part)

    def propose(self, file: Path | None) -> None:
        """The last copy, unless another one was chosen."""
        if self._job is None and self.file.path() in (None, self._proposed):
            self._proposed = file
            self.file.set_path(file)

    def read_back(self, file: Path) -> None:
        """Read that one back now."""
        if self._job is None:
            self.file.set_path(file)
            self.button.setFocus()
            self.start()

    def wipe(self) -> None:
        """Forget the secret."""
        self.secret.wipe()
        self.file.set_path(None)

    def start(self) -> None:
        """« Relire »."""
        file, typed = self.file.path(), self.secret.text()
        proving = self.prove.isChecked()
        self.file_field.set_error("" if file is not None else _("Choose the backup file."))
        empty = sentences.error(UsageError("empty-passphrase")).what
        self.secret_field.set_error(empty if proving and not typed.strip() else "")
        if self._job is not None or file is None or (proving and not typed.strip()):
            return
        secret: Typed = typed if proving else backup_rehearsal.own_key(self._desk)
        self.told.hide()
        self.button.setEnabled(False)
        self.work.start(_("Restoring for trial"))
        self._job = self._workspace.jobs.run(
            _rehearse, file, secret, on_done=self._done, on_error=self._failed, on_progress=self.work.progress
        )

    def _proving(self, on: bool) -> None:
        self.secret_field.setVisible(on)
        if on:
            self.secret.setFocus()
        else:
            self.secret.wipe()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._end()
            self.told.tell("warning", _("The trial was stopped."), _("The backup is unchanged."))

    def _end(self) -> None:
        self._job = None
        self.work.finish()
        self.button.setEnabled(True)

    def _done(self, found: Rehearsal) -> None:
        self._end()
        self.secret.wipe()
        try:
            counted = backup_rehearsal.record_rehearsal(self._desk, found)
        except DeskError as failure:
            self._failed(failure)
            return
        kind, title, text = result_words(found, self._desk)
        self.told.tell("success" if kind == "success" else "warning", title, text)
        if counted:
            self.prove.setChecked(False)
            self.rehearsed.emit()

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        if isinstance(failure, WrongSecret) and failure.code == "other-key":
            self.prove.setChecked(True)
            self.secret_field.set_error(str(said))
            self.secret.setFocus()
        elif isinstance(failure, WrongSecret):
            self.secret_field.set_error(_("This secret does not open this backup. It may be an older one."))
            self.secret.setFocus()
            self.secret.selectAll()
        elif failure.code in _FILE_CODES:
            self.file_field.set_error(str(said))
            self.file.edit.setFocus()
        else:
            self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


def result_words(found: Rehearsal, desk: Desk) -> tuple[str, str, str]:
    """How a rehearsal ended: `success` or `warning`, a title, and what the backup holds."""
    day = formats.day(desk.day(found.report.created_at))
    made = _("Backup of {day}, {size}.").format(day=day, size=formats.size(found.report.size))
    proved = {
        "passphrase": _("Your passphrase opens it."),
        "words": _("Your recovery sheet opens it."),
    }.get(found.proved, "")
    holds = backup_words.contents(found.report.counts, found.last_note_on)
    text = " ".join(part for part in (made, holds, proved) if part)
    if found.sound:
        return "success", _("This backup restores in full."), text
    title = _("This backup restores in full, but its register of exports and erasures does not hold together.")
    return "warning", title, text


def _rehearse(file: Path, secret: Typed, *, report: Callable[[int, int], None]) -> Rehearsal:
    return backup_rehearsal.rehearse(file, secret, progress=report)
