"""Restoring a backup into a new folder: before any vault is open, or beside the one that is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import backup_restore
from rdpp_desk.actions.backup import BackupReport
from rdpp_desk.actions.backup_restore import Restoration
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, UsageError, WrongSecret
from rdpp_desk.messages import _, backup_words, formats, sentences, vault_words
from rdpp_desk.ui.jobs import Job, Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Field, PasswordEdit, Strip, hbox, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.work_card import WorkCard

_TARGET_CODES = {"vault-exists", "folder-not-empty", "read-only", "not-found", "disk-full"}
_FILE_CODES = {"not-a-backup", "backup-damaged", "backup-newer", "not-found"}


def backup_filter() -> str:
    """The name filter of a file window."""
    return _("Backup of RDPP Desk (*.rdppbackup)")


def report_words(report: BackupReport) -> str:
    """« 14 dossiers, 67 notes. Sauvegarde du 24 novembre 2026, 12 Mo. »"""
    day = formats.day(report.created_at.astimezone().date())
    said = _("Backup of {day}, {size}.").format(day=day, size=formats.size(report.size))
    return f"{vault_words.contents(report.counts)}. {said}"


def restoration_words(made: Restoration) -> str:
    """What was restored, how it differs from the open vault, and who stayed erased."""
    parts = (
        report_words(made.report),
        backup_words.differences(made.differences) or backup_words.openings_since(made.openings_since),
        backup_words.replayed(made.replayed, made.to_reread, made.known),
    )
    return " ".join(part for part in parts if part)


class RestoreForm(QWidget):
    """File, secret of that day, new folder; `beside` are buttons at the left of the verb.

    `restored` carries the restoration, the folder and the secret that opened it. An open `desk` is compared with, and
    what it erased is erased again.
    """

    restored = Signal(object, str, str)

    def __init__(self, clock: Clock, jobs: Jobs, target: Path, *beside: QWidget, desk: Desk | None = None) -> None:
        super().__init__()
        self._clock, self._jobs, self._desk = clock, jobs, desk
        self._job: Job[Restoration] | None = None
        self.told = Strip("danger")
        name = _("Backup file")
        self.file = PathField(name, Picking.FILE, filters=backup_filter())
        self.file_field = Field(name, self.file)
        name = _("Passphrase, or the 24 recovery words, of that day")
        self.secret = PasswordEdit(name)
        self.secret_field = Field(name, self.secret)
        self.secret.returnPressed.connect(self._start)
        name = _("New folder")
        self.target = PathField(name, Picking.FOLDER, target)
        help_text = _("The vault is made there. Nothing that exists is written over.")
        self.target_field = Field(name, self.target, help_text)
        self.work = WorkCard()
        self.work.stop_asked.connect(self.stop)
        self.button = Button(_("Restore"), "archive-restore", "primary")
        self.button.clicked.connect(self._start)
        parts = (self.told, self.file_field, self.secret_field, self.target_field, self.work)
        self.setLayout(vbox(*parts, hbox(*beside, None, self.button), spacing=Space.S4))
        self.setFocusProxy(self.file)

    @property
    def busy(self) -> bool:
        """Whether a restore is under way."""
        return self._job is not None

    def wipe(self) -> None:
        """Forget the secret; a restore under way is stopped and leaves nothing behind."""
        if self._job is not None:
            self._job.stop()
        self.secret.wipe()

    def stop(self) -> None:
        """« Interrompre »."""
        if self._job is not None:
            self._job.stop()
            self._end()
            self.told.tell(
                "warning", _("The restore was stopped."), _("Nothing was made, and the backup is unchanged.")
            )

    def _start(self) -> None:
        file, target, secret = self.file.path(), self.target.path(), self.secret.text()
        if self.busy or not self._asked_for(file, target, secret) or file is None or target is None:
            return
        self.told.hide()
        self.button.setEnabled(False)
        self.work.start(_("Restoring the backup"))
        self._job = self._jobs.run(
            _restore,
            file,
            target,
            secret,
            self._clock,
            self._desk,
            on_done=lambda made: self._done(made, target, secret),
            on_error=self._failed,
            on_progress=self.work.progress,
        )

    def _asked_for(self, file: Path | None, target: Path | None, secret: str) -> bool:
        self.file_field.set_error("" if file is not None else _("Choose the backup file."))
        empty = str(sentences.error(UsageError("empty-passphrase")).what)
        self.secret_field.set_error("" if secret.strip() else empty)
        self.target_field.set_error("" if target is not None else _("Say where to make the vault."))
        first = next((f for f in (self.file_field, self.secret_field, self.target_field) if f.error()), None)
        if first is not None:
            first.setFocus()
        return first is None

    def _end(self) -> None:
        self._job = None
        self.work.finish()
        self.button.setEnabled(True)

    def _done(self, made: Restoration, target: Path, secret: str) -> None:
        self._end()
        self.secret.wipe()
        self.restored.emit(made, str(target), secret)

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        path = str(failure.data.get("path", ""))
        if isinstance(failure, WrongSecret):
            self.secret_field.set_error(_("This secret does not open this backup. It may be an older one."))
            self.secret.setFocus()
            self.secret.selectAll()
        elif failure.code in _FILE_CODES and path in ("", str(self.file.path())):
            self.file_field.set_error(str(said))
            self.file.edit.setFocus()
        elif failure.code in _TARGET_CODES:
            self.target_field.set_error(str(said))
            self.target.edit.setFocus()
        else:
            self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


def _restore(
    file: Path, target: Path, secret: str, clock: Clock, desk: Desk | None, *, report: Callable[[int, int], None]
) -> Restoration:
    return backup_restore.restore(file, target, secret, clock, progress=report, desk=desk)
