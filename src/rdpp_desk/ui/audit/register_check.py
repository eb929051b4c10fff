"""Is the register the one that was written? And what this check cannot tell."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import audit
from rdpp_desk.actions.audit import AuditReport
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences, vault_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Strip, WaitingLine, vbox
from rdpp_desk.ui.workspace import Workspace


class RegisterCheck(QWidget):
    """What is found once `button`, placed elsewhere, is pressed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.told = Strip("success")
        self.waiting = WaitingLine(_("Checking the register…"))
        self.button = Button(_("Check the register"), "shield-check")
        self.button.clicked.connect(self.start)
        self.setLayout(vbox(self.waiting, self.told, spacing=Space.S2))

    def start(self) -> None:
        """« Vérifier le registre »."""
        self.told.hide()
        self.button.setEnabled(False)
        self.waiting.start()
        self._workspace.jobs.run(audit.verify, self._workspace.desk, on_done=self._done, on_error=self._failed)

    def _end(self) -> None:
        self.waiting.stop()
        self.button.setEnabled(True)

    def _done(self, report: AuditReport) -> None:
        self._end()
        state = vault_words.audit_state(report)
        if report.ok:
            limit = _(
                "Each line is sealed with the one before it. Only whoever holds the vault’s key could write the whole"
                " register anew; a backup made before would tell."
            )
            self.told.tell("success", _("The register is the one that was written."), f"{state} {limit}")
        else:
            advice = _("Keep this vault as it is, and compare it with a backup made before.")
            self.told.tell("danger", vault_words.problem(report.problem), f"{state} {advice}")

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
