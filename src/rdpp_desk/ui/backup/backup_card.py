"""Making a copy now: to every place chosen, or to a file of one's own; read back before it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from rdpp_desk import paths
from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import discretion, will
from rdpp_desk.actions.backup import SUFFIX, BackupReport, Made, free_name
from rdpp_desk.actions.backup_places import BackupPlace, PlaceStatus, same_disk
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, backup_words, ngettext, sentences
from rdpp_desk.ui.backup.copy_run import CopyRun
from rdpp_desk.ui.backup.looks import Look
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.restore_form import backup_filter, report_words
from rdpp_desk.ui.widgets import Button, Card, Field, FlowLayout, Label, Paragraph, Strip, panel
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.work_card import WorkCard
from rdpp_desk.ui.workspace import Workspace


class BackupCard(Card):
    """`made` once a copy was read back and noted, or could not be made in a place."""

    made = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self._job: Job[Made] | None = None
        self._free, self._disk = Look(workspace), Look(workspace)
        self._run: CopyRun | None = None
        self._places: tuple[PlaceStatus, ...] = ()
        self._report: BackupReport | None = None
        self._refused: list[tuple[BackupPlace, DeskError]] = []
        self._told_discreet = False
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
        self.elsewhere = Button(_("To another file, this once…"))
        self.elsewhere.clicked.connect(self._ask_where)
        self._where = Paragraph("")
        for part in (
            Label(_("Back up"), "subtitle"),
            Paragraph(_("One encrypted file, read back in full before it counts; its name says nothing of your work.")),
            self.told,
            self._where,
            self.place_field,
            self.work,
            panel(FlowLayout(self.button, self.elsewhere)),
        ):
            self.column.addWidget(part)
        self.show_places(())

    def load(self) -> None:
        """Propose a name that is free, once the folder has answered."""
        self._propose_from(free_name)

    def show_places(self, places: Sequence[PlaceStatus]) -> None:
        """The places that a copy goes to; none leaves the choice of a file."""
        self._places = tuple(places)
        named = ", ".join(_("“{place}”").format(place=self._folder_name(status.place)) for status in self._places)
        words = ngettext("To the place you chose: {places}.", "To the places you chose: {places}.", len(self._places))
        self._where.set_text(words.format(places=named))
        self._where.setVisible(bool(self._places))
        self.elsewhere.setVisible(bool(self._places))
        self.place_field.setVisible(not self._places)
        if self._refused and self._told_discreet != self._desk.discreet:
            self._tell_run()

    def wipe(self) -> None:
        """At lock: the copy under way is stopped, what was there stays."""
        self.place.set_path(None)
        self.show_places(())

    def start(self) -> None:
        """« Sauvegarder »."""
        if self._busy:
            return
        if self._places and self.place_field.isHidden():
            self._copy_to_places()
            return
        target = self._target()
        if target is None:
            return
        self._begin()
        self._job = self._workspace.jobs.run(
            _write, self._desk, target, on_done=self._done, on_error=self._failed, on_progress=self.work.progress
        )

    def stop(self) -> None:
        """« Interrompre »."""
        if self._busy:
            for work in (self._job, self._run):
                if work is not None:
                    work.stop()
            self._end()
            self.told.set_actions()
            self.told.tell("warning", _("The backup was stopped."), _("The previous copy and your vault are intact."))

    @property
    def _busy(self) -> bool:
        return self._job is not None or self._run is not None

    def _propose_from(self, find: Callable[[Desk, Path], Path]) -> None:
        before = self.place.path()

        def propose(target: Path) -> None:
            if not self._busy and self.place.path() == before:  # nothing was typed meanwhile
                self.place.set_path(target)

        self._free.ask(find, self._desk, self._folder, on_done=propose)

    def _ask_where(self) -> None:
        self.place_field.show()
        self.elsewhere.hide()
        self._where.hide()
        self.place.edit.setFocus()

    def _copy_to_places(self) -> None:
        self._begin()
        self._report = None
        run = CopyRun(self._workspace, [status.place for status in self._places], automatic=False)
        self._run = run
        run.progressed.connect(self.work.progress)
        run.copied.connect(self._copied)
        run.refused.connect(lambda place, failure: self._refused.append((place, failure)))
        run.ended.connect(self._ran)
        run.start()

    def _copied(self, report: BackupReport) -> None:
        self._report = report

    def _ran(self) -> None:
        self._end()
        self._tell_run()
        if self._report is not None and not self._refused:
            self._workspace.toasts.show(_("Backup made and read back."))
        self.made.emit()

    def _tell_run(self) -> None:
        self._told_discreet = self._desk.discreet
        again = Button(_("Try again"), size="small")
        again.clicked.connect(self.start)
        self.told.set_actions(*([again] if self._refused else []))
        troubles = " ".join(
            _("“{place}”: {trouble}").format(place=self._folder_name(place), trouble=backup_words.trouble(failure.code))
            for place, failure in self._refused
        )
        if self._report is None:
            safe = _("The earlier copies and your vault are intact.")
            self.told.tell("danger", _("No copy could be made."), f"{troubles} {safe}")
        elif self._refused:
            self.told.tell("warning", _("A copy was made, but not everywhere."), troubles)
        else:
            self.told.tell("success", _("Copy made and read back without error."), report_words(self._report))

    def _folder_name(self, place: BackupPlace) -> str:
        return discretion.place(self._desk, place)

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
        self._tell_disk(None, here=False)
        if place is not None:
            vault = self._desk.vault.path
            self._disk.ask(same_disk, place, vault, on_done=lambda here: self._tell_disk(place, here=here))

    def _tell_disk(self, place: Path | None, *, here: bool) -> None:
        if place is not None and place != self.place.path():
            return  # another one was typed meanwhile
        self.place_field.set_help(
            _("Same disk as the vault: both would be lost together. A USB stick kept elsewhere protects better.")
            if here
            else ""
        )

    def _begin(self) -> None:
        self.told.hide()
        self._refused = []
        self.button.setEnabled(False)
        self.work.start(_("Backup under way"))

    def _end(self) -> None:
        self._job = self._run = None
        self.work.finish()
        self.button.setEnabled(True)

    def _done(self, made: Made) -> None:
        self._end()
        try:
            backups.record_backup(self._desk, made)
        except DeskError as failure:
            self._tell(failure)
            return
        self._folder = made.report.path.parent
        self.told.set_actions()
        self.told.tell("success", _("Copy made and read back without error."), report_words(made.report))
        self._propose_from(_beside)
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


def _beside(desk: Desk, folder: Path) -> Path:
    """The file of the will brought up to date there, and the name of the next copy."""
    will.file_beside(desk, folder)
    return free_name(desk, folder)


def _write(desk: Desk, target: Path, *, report: Callable[[int, int], None]) -> Made:
    return backups.backup(desk, target, progress=report)
