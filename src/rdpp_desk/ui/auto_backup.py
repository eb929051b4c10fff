"""Copies that make themselves: every few hours of work, and before the program ends; never at lock."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from rdpp_desk.actions import backup_automatic, backup_places, backup_rehearsal, discretion
from rdpp_desk.actions.backup_places import BackupPlace
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.backup.copy_run import CopyRun
from rdpp_desk.ui.backup.quit_dialog import QuitDialog
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Time
from rdpp_desk.ui.workspace import Workspace

_TICK = timedelta(minutes=1)


class AutoBackup(QObject):
    """Counts the time at work for each place chosen; a place is due once that time reaches the chosen rhythm.

    Quiet when all is well: the sidebar says so. A place that fails is told by a duty and in the sidebar; a stick that
    is not plugged in is waited for. Nothing happens while no place is chosen. No place is looked at in the window's
    own thread: a network that hangs delays its own copy, not the others, nor the window.
    """

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(workspace)
        self._workspace, self._window, self._desk = workspace, window, workspace.desk
        self._worked: dict[int, timedelta] = {}
        self._ticked = self._desk.now()
        self._runs: list[CopyRun] = []
        self._quitting: QuitDialog | None = None
        self._go_on: Callable[[], None] | None = None
        self._let_go = False
        self.timer = QTimer(self)
        self.timer.setInterval(int(_TICK.total_seconds() * 1000))
        self.timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to count; what a rehearsal left behind when the program was killed goes now."""
        self._worked = backup_automatic.worked(self._desk)
        self._ticked = self._desk.now()
        self._workspace.jobs.run(backup_rehearsal.tidy)
        self.timer.start()

    def stop(self) -> None:
        """The vault closes: a copy under way leaves nothing, the time at work is remembered."""
        self.timer.stop()
        self._stop_runs()
        with contextlib.suppress(DeskError):
            backup_automatic.remember_worked(self._desk, self._worked)
        if self._go_on is not None:
            self._leave()

    def tick(self) -> None:
        """Look at the clock, once a minute."""
        now, last = self._desk.now(), self._ticked
        self._ticked = now
        if self._window.auto_lock.last_sign <= last or not self._desk.vault.is_open:
            return
        try:
            due = backup_automatic.due(self._desk, self._worked, min(max(now - last, timedelta()), 2 * _TICK))
        except DeskError:
            return
        silent = frozenset[int]().union(*(run.silent for run in self._runs))
        asked = tuple(place for place in due if place.id not in silent)
        if asked and not any(run.copying for run in self._runs):
            self._begin(asked)

    def holds_quit(self, go_on: Callable[[], None]) -> bool:
        """Copy what was written since the last copy, if that was chosen; asked again, let go."""
        if self._go_on is not None or self._let_go:
            return False
        self._window.run_command("save")
        try:
            wanted = backup_automatic.wanted_at_quit(self._desk)
        except DeskError:
            return False
        if not wanted:
            return False
        self._go_on = go_on
        self._stop_runs()
        run = self._begin(wanted)
        QTimer.singleShot(Time.SPINNER_AFTER, self, lambda: self._show_progress(run))
        return True

    def _begin(self, places: tuple[BackupPlace, ...]) -> CopyRun:
        run = CopyRun(self._workspace, places, automatic=True)
        self._runs.append(run)
        copied: list[Path] = []
        failed: list[BackupPlace] = []
        run.copied.connect(lambda report: self._copied(report.path.parent, copied))
        run.refused.connect(lambda place, failure: self._refused(place, failure, failed))
        run.ended.connect(lambda: self._ended(run, copied, failed))
        run.start()
        return run

    def _stop_runs(self) -> None:
        for run in self._runs:
            run.stop()
        self._runs = []

    def _copied(self, folder: Path, copied: list[Path]) -> None:
        copied.append(folder)
        for place in backup_places.chosen(self._desk):
            if Path(place.path) == folder:
                self._worked[place.id] = timedelta()
        self._workspace.changed.emit()

    def _refused(self, place: BackupPlace, failure: DeskError, failed: list[BackupPlace]) -> None:
        if failure.code != backup_automatic.UNPLUGGED:
            failed.append(place)
            self._worked[place.id] = backup_automatic.again_later(self._desk)

    def _ended(self, run: CopyRun, copied: list[Path], failed: list[BackupPlace]) -> None:
        self._runs.remove(run)
        run.deleteLater()
        if copied or failed:
            self._workspace.changed.emit()
        if self._go_on is None:
            return
        if not failed:
            self._leave()
            return
        self._show_progress(None)
        if self._quitting is not None:
            self._quitting.tell_failure([discretion.place(self._desk, place) for place in failed])

    def _show_progress(self, run: CopyRun | None) -> None:
        if self._go_on is None or self._quitting is not None or (run is not None and run not in self._runs):
            return
        dialog = QuitDialog(self._window)
        self._quitting = dialog
        if run is not None:
            run.progressed.connect(dialog.progress)
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self, key: str) -> None:
        self._quitting = None
        if self._go_on is None:
            return
        self._stop_runs()
        if key == QuitDialog.STAY and not self._window.is_locked:
            self._go_on = None
            self._window.closing.begin()
            return
        self._leave()

    def _leave(self) -> None:
        """Let the program end, once what is under way here is over."""
        go_on, self._go_on = self._go_on, None
        dialog, self._quitting = self._quitting, None
        if dialog is not None:
            dialog.close_with("")
        self._let_go = True
        if go_on is not None:
            QTimer.singleShot(0, self._window, go_on)
