"""Once the vault is open: a full check in the background, and an eye on the file that nobody else should touch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from rdpp_desk.actions import health
from rdpp_desk.actions.health import HealthReport
from rdpp_desk.actions.synced_folder import service_of
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, vault_words
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.widgets import Dialog, Paragraph
from rdpp_desk.ui.widgets.told_path import shown_path
from rdpp_desk.ui.workspace import Workspace

_AFTER_THE_PAGE = 1_500
_EVERY = 30_000


class OpeningCheck(QObject):
    """Silent while all is well."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(workspace)
        self._workspace, self._window = workspace, window
        self._job: Job[HealthReport] | None = None
        self._told = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_THE_PAGE)
        self._soon.timeout.connect(self.check)
        self._eye = QTimer(self)
        self._eye.setInterval(_EVERY)
        self._eye.timeout.connect(self.look)

    def start(self) -> None:
        """Say what the opening noticed; the check comes once the page is shown."""
        self._soon.start()
        self._eye.start()
        if health.problems(self._workspace.desk):
            self._tell()
        else:
            self._tell_of_synced_folder()

    def stop(self) -> None:
        """At lock."""
        self._soon.stop()
        self._eye.stop()
        if self._job is not None:
            self._job.stop()

    def holds_quit(self, go_on: Callable[[], None]) -> bool:
        """It has nothing to finish."""
        return False

    def check(self) -> None:
        """Check in full, gently."""
        self._job = self._workspace.jobs.run(
            health.check_gently,
            self._workspace.desk,
            on_done=self._done,
            on_error=self._failed,
            on_progress=lambda _done, _total: None,
        )

    def look(self) -> None:
        """Whether the file is still ours; told once."""
        if not self._told and health.replaced(self._workspace.desk):
            self._told = True
            self._workspace.jobs.run(
                health.keep_apart,
                self._workspace.desk,
                on_done=self._say_replaced,
                on_error=lambda _failure: self._say_replaced(None),
            )

    def _done(self, report: HealthReport) -> None:
        self._job = None
        known = health.problems(self._workspace.desk)
        health.remember(self._workspace.desk, report)
        if health.problems(self._workspace.desk) != known:
            self._workspace.changed.emit()
            self._tell()
        self.look()

    def _failed(self, _failure: DeskError) -> None:
        self._job = None

    def _tell(self) -> None:
        if not health.problems(self._workspace.desk) or self._workspace.toasts.current is not None:
            return  # the page says it anyway
        self._workspace.toasts.show(
            _("This vault needs your attention"), lambda: self._workspace.go("backup"), _("See what to do")
        )

    def _tell_of_synced_folder(self) -> None:
        service = service_of(self._workspace.desk.vault.path)
        if service and self._workspace.toasts.current is None and health.first_time_in(self._workspace.desk, service):
            said = _("This folder seems to be synchronised by {service}").format(service=service)
            self._workspace.toasts.show(said, lambda: self._workspace.go("backup"), _("Why it matters"))

    def _say_replaced(self, kept: Path | None) -> None:
        dialog = Dialog(
            self._window,
            _("Another file has taken the vault’s place"),
            vault_words.replaced(),
            icon="triangle-alert",
            kind="danger",
        )
        if kept is not None:
            said = _("What you did since you opened it is kept in {path}").format(path=shown_path(self._window, kept))
            dialog.add(Paragraph(said))
        dialog.add_button("", _("Stay here to copy a text"), safe=True)
        dialog.add_button("lock", _("Lock and reopen"), "primary")
        dialog.finished.connect(lambda key: self._window.lock() if key == "lock" else None)
        dialog.open()
