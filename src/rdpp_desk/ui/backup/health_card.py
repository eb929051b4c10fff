"""Is the vault whole: pages, structure, size, key file, generation."""

from __future__ import annotations

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions.backup import HealthReport
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences, vault_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, FlowLayout, Label, Paragraph, Strip, WaitingLine, panel
from rdpp_desk.ui.workspace import Workspace


class HealthCard(Card):
    """A button, and what was found."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace = workspace
        self.told = Strip("success")
        self.waiting = WaitingLine(_("Checking the vault… You can go on writing."))
        self.button = Button(_("Check the vault"), "shield-check")
        self.button.clicked.connect(self._start)
        for part in (
            Label(_("The vault’s health"), "subtitle"),
            Paragraph(_("Reads every page of the vault and checks that its files belong together.")),
            self.waiting,
            self.told,
            panel(FlowLayout(self.button)),
        ):
            self.column.addWidget(part)

    def _start(self) -> None:
        self.told.hide()
        self.button.setEnabled(False)
        self.waiting.start()
        self._workspace.jobs.run(backups.check, self._workspace.desk, on_done=self._done, on_error=self._failed)

    def _end(self) -> None:
        self.waiting.stop()
        self.button.setEnabled(True)

    def _done(self, report: HealthReport) -> None:
        self._end()
        if report.ok:
            self.told.tell("success", _("This vault is whole."), f"{vault_words.contents(report.counts)}.")
            return
        found = "\n".join(vault_words.problem(code) for code in report.problems)
        self.told.tell("danger", _("Something is wrong with this vault"), found)

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
