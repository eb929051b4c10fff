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
from rdpp_desk.messages import _, backup_words, formats, vault_words
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.unlock.making_form import MakingForm
from rdpp_desk.ui.widgets import Button, Field
from rdpp_desk.ui.widgets.pickers import PathField, Picking


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


class RestoreForm(MakingForm[Restoration]):
    """File, secret of that day, new folder; `beside` are buttons at the left of the verb.

    `restored` carries the restoration, the folder and the secret that opened it. An open `desk` is compared with, and
    what it erased is erased again.
    """

    file_codes = frozenset({"not-a-backup", "backup-damaged", "backup-newer", "not-found"})
    target_codes = frozenset({"vault-exists", "folder-not-empty", "read-only", "not-found", "disk-full"})
    restored = Signal(object, str, str)

    def __init__(self, clock: Clock, jobs: Jobs, target: Path, *beside: QWidget, desk: Desk | None = None) -> None:
        secret_name = _("Passphrase, or the 24 recovery words, of that day")
        help_text = _("The vault is made there. Nothing that exists is written over.")
        super().__init__(jobs, secret_name, target, help_text, Button(_("Restore"), "archive-restore", "primary"))
        self._clock, self._desk = clock, desk
        name = _("Backup file")
        self.file = PathField(name, Picking.FILE, filters=backup_filter())
        self.file_field = Field(name, self.file)
        self._lay_out(self.file_field, self.secret_field, self.target_field, beside=beside)
        self.setFocusProxy(self.file)

    def _stopped(self) -> tuple[str, str]:
        return _("The restore was stopped."), _("Nothing was made, and the backup is unchanged.")

    def _wrong_secret(self) -> str:
        return _("This secret does not open this backup. It may be an older one.")

    def _start(self) -> None:
        file, target, secret = self.file.path(), self.target.path(), self.secret.text()
        self.file_field.set_error("" if file is not None else _("Choose the backup file."))
        if self.busy or not self._is_asked_for() or file is None or target is None:
            return
        self._begin(
            _("Restoring the backup"),
            _restore,
            file,
            target,
            secret,
            self._clock,
            self._desk,
            on_done=lambda made: self._done(made, target, secret),
        )

    def _done(self, made: Restoration, target: Path, secret: str) -> None:
        self._end()
        self.secret.wipe()
        self.restored.emit(made, str(target), secret)


def _restore(
    file: Path, target: Path, secret: str, clock: Clock, desk: Desk | None, *, report: Callable[[int, int], None]
) -> Restoration:
    return backup_restore.restore(file, target, secret, clock, progress=report, desk=desk)
