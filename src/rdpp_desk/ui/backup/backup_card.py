"""Making a backup: a file that the passphrase or the recovery sheet opens, read back before it counts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from rdpp_desk import paths
from rdpp_desk.actions import backup as backups
from rdpp_desk.actions.backup import SUFFIX, BackupReport
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.restore_form import backup_filter, report_words
from rdpp_desk.ui.widgets import Button, Card, Field, FlowLayout, Label, Paragraph, Strip, panel
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.work_card import WorkCard
from rdpp_desk.ui.workspace import Workspace


def free_name(desk: Desk, folder: Path) -> Path:
    """« rdpp-desk-2026-11-24.rdppbackup », or the next one free that day."""
    first = folder / f"rdpp-desk-{desk.today():%Y-%m-%d}{SUFFIX}"
    places = [first, *(first.with_name(f"{first.stem}-{number}{SUFFIX}") for number in range(2, 100))]
    return next((place for place in places if not place.exists()), first)


def same_disk(place: Path, vault: Path) -> bool:
    """Whether both seem to lie on one disk; False when nobody can tell."""
    folder = next((one for one in (place, *place.parents) if one.is_dir()), None)
    try:
        return folder is not None and os.stat(folder).st_dev == os.stat(vault).st_dev
    except OSError:
        return False


class BackupCard(Card):
    """`made` once a copy was read back and noted."""

    made = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self._job: Job[BackupReport] | None = None
        self._folder = paths.documents_folder()
        name = _("File of the copy")
        self.place = PathField(name, Picking.NEW_FILE, filters=backup_filter())
        self.place_field = Field(name, self.place)
        self.place.changed.connect(self._look)
        self.told = Strip("danger")
        self.work = WorkCard(_("You can go on writing."))
        self.work.stop_asked.connect(self.stop)
        self.button = Button(_("Back up"), "hard-drive-download", "primary")
        self.button.clicked.connect(self.start)
        for part in (
            Label(_("Back up"), "subtitle"),
            Paragraph(_("One encrypted file, read back in full before it counts; its name says nothing of your work.")),
            self.told,
            self.place_field,
            self.work,
            panel(FlowLayout(self.button)),
        ):
            self.column.addWidget(part)

    def load(self) -> None:
        """Propose a name that is free."""
        if self._job is None:
            self.place.set_path(free_name(self._desk, self._folder))

    def wipe(self) -> None:
        """At lock: the copy under way is stopped, what was there stays."""
        self.place.set_path(None)

    def start(self) -> None:
        """« Sauvegarder »."""
        place = self._target()
        if place is None or self._job is not None:
            return
        self.told.hide()
        self.button.setEnabled(False)
        self.work.start(_("Backup under way"))
        self._job = self._workspace.jobs.run(
            _write, self._desk, place, on_done=self._done, on_error=self._failed, on_progress=self.work.progress
        )

    def stop(self) -> None:
        """« Interrompre »."""
        if self._job is not None:
            self._job.stop()
            self._end()
            self.told.set_actions()
            self.told.tell("warning", _("The backup was stopped."), _("The previous copy and your vault are intact."))

    def _target(self) -> Path | None:
        place = self.place.path()
        if place is None:
            self.place_field.set_error(_("Say where to put the copy."))
        elif place.is_dir():
            place = free_name(self._desk, place)
            self.place.set_path(place)
        elif place.suffix != SUFFIX:
            place = place.with_name(place.name + SUFFIX)
            self.place.set_path(place)
        if place is not None and place.exists():
            self.place_field.set_error(_("A file by that name exists. Choose another one: older copies are kept."))
            self.place.edit.setFocus()
            return None
        return place

    def _look(self) -> None:
        self.place_field.set_error("")
        place = self.place.path()
        here = place is not None and same_disk(place, self._desk.vault.path)
        self.place_field.set_help(
            _("Same disk as the vault: both would be lost together. A USB stick kept elsewhere protects better.")
            if here
            else ""
        )

    def _end(self) -> None:
        self._job = None
        self.work.finish()
        self.button.setEnabled(True)

    def _done(self, report: BackupReport) -> None:
        self._end()
        try:
            backups.record_backup(self._desk, report)
        except DeskError as failure:
            self._tell(failure)
            return
        self._folder = report.path.parent
        self.told.set_actions()
        self.told.tell("success", _("Copy made and read back without error."), report_words(report))
        self.place.set_path(free_name(self._desk, self._folder))
        self._workspace.toasts.show(_("Backup made and read back."))
        self.made.emit()

    def _failed(self, failure: DeskError) -> None:
        self._end()
        self._tell(failure)

    def _tell(self, failure: DeskError) -> None:
        said = sentences.error(failure)
        elsewhere = Button(_("Choose another place"), size="small")
        elsewhere.clicked.connect(self.place.button.click)
        again = Button(_("Try again"), size="small")
        again.clicked.connect(self.start)
        self.told.set_actions(elsewhere, again)
        self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


def _write(desk: Desk, target: Path, *, report: Callable[[int, int], None]) -> BackupReport:
    return backups.backup(desk, target, progress=report)
