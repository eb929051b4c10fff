"""Restoring a backup before any vault is open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.backup_restore import Restoration
from rdpp_desk.clock import Clock
from rdpp_desk.messages import _
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.create_step import free_place
from rdpp_desk.ui.unlock.making_step import MakingStep
from rdpp_desk.ui.unlock.opening import Opening
from rdpp_desk.ui.unlock.restore_form import RestoreForm, restoration_words
from rdpp_desk.ui.widgets import Strip, hbox, vbox


class RestoreStep(MakingStep):
    """A backup, its secret, a new folder; then the way into the vault made there."""

    def __init__(self, clock: Clock, jobs: Jobs, opening: Opening) -> None:
        super().__init__(opening, _("Open this vault"))
        self.form = RestoreForm(clock, jobs, free_place(_("RDPP Desk restored")), self.back)
        self.form.restored.connect(self._restored)
        self.result = Strip("success")
        intro = _("The backup is read in full, then a new vault is made from it. The file itself is never changed.")
        self.setLayout(
            vbox(
                self.heading(_("Restore a backup"), intro),
                self.form,
                self.result,
                self.waiting,
                hbox(None, self.open_button),
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.form.file.edit

    def _restored(self, made: Restoration, folder: str, secret: str) -> None:
        self._offer(folder, secret)
        self.result.tell("success", _("The vault was restored and read again."), restoration_words(made))
