"""Is the vault whole: a full check on demand, with its progress, and what the last one found."""

from __future__ import annotations

from collections.abc import Callable

from rdpp_desk.actions import health
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.health import HealthReport
from rdpp_desk.actions.synced_folder import service_of
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, sentences, vault_words
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.today.words import ago
from rdpp_desk.ui.widgets import Button, Card, FlowLayout, Label, Paragraph, Strip, panel
from rdpp_desk.ui.widgets.work_card import WorkCard
from rdpp_desk.ui.workspace import Workspace


class HealthCard(Card):
    """A button, how far the check is, and what was found."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace = workspace
        self._job: Job[HealthReport] | None = None
        self.last = Paragraph("")
        self.synced = Strip("warning")
        self.told = Strip("success")
        self.work = WorkCard(_("You can go on writing."))
        self.work.stop_asked.connect(self.stop)
        self.button = Button(_("Check the vault"), "shield-check")
        self.button.clicked.connect(self._start)
        register = Button(_("See the register"), variant="link", size="small")
        register.clicked.connect(lambda: workspace.go("audit"))
        explained = _(
            "Reads every page of the vault and checks that its files belong together. Also done at each opening."
        )
        for part in (
            Label(_("The vault’s health"), "subtitle"),
            Paragraph(explained),
            self.synced,
            self.last,
            self.work,
            self.told,
            panel(FlowLayout(self.button, register)),
        ):
            self.column.addWidget(part)
        self._show_last()

    def load(self) -> None:
        """Say when the last check was, and where the vault should not be."""
        self._show_last()
        service = service_of(self._workspace.desk.vault.path)
        if service and not self.synced.isVisibleTo(self):
            title = _("This folder seems to be synchronised by {service}").format(service=service)
            self.synced.tell("warning", title, vault_words.synced(service))

    def stop(self) -> None:
        """« Interrompre »."""
        if self._job is not None:
            self._job.stop()
            self._end()
            self.told.tell("warning", _("The check was stopped."), _("The vault is unchanged."))

    def _start(self) -> None:
        if self._job is not None:
            return
        self.told.hide()
        self.button.setEnabled(False)
        self.work.start(_("Checking the vault"))
        self._job = self._workspace.jobs.run(
            _check, self._workspace.desk, on_done=self._done, on_error=self._failed, on_progress=self.work.progress
        )

    def _end(self) -> None:
        self._job = None
        self.work.finish()
        self.button.setEnabled(True)

    def _show_last(self) -> None:
        desk = self._workspace.desk
        last = health.last_check(desk)
        if last is None:
            self.last.set_text(_("Never checked in full yet."))
            return
        when = ago(last.at, (desk.today() - last.at.date()).days)
        words = _("Last checked {when}: nothing wrong.") if not last.problems else _("Last checked {when}.")
        self.last.set_text(words.format(when=when))

    def _done(self, report: HealthReport) -> None:
        self._end()
        health.remember(self._workspace.desk, report)
        self._show_last()
        state = vault_words.audit_state(report.audit)
        if report.ok:
            read = _("{pages} pages read.").format(pages=formats.number(report.pages))
            text = f"{vault_words.contents(report.counts)}. {read} {state}"
            self.told.tell("success", _("This vault is whole."), text)
        else:
            found = [vault_words.problem(code) for code in report.problems]
            if report.bad_pages:
                found.append(vault_words.bad_pages(len(report.bad_pages), report.pages))
            self.told.tell("danger", _("Something is wrong with this vault"), "\n".join(found))
        self._workspace.changed.emit()

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))


def _check(desk: Desk, *, report: Callable[[int, int], None]) -> HealthReport:
    return health.check(desk, report)
