"""Salvaging the vault that is open, once its health check found damage: a new vault is made beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from rdpp_desk.actions.salvage import SalvageReport
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.create_step import free_place
from rdpp_desk.ui.unlock.salvage_form import SalvageForm
from rdpp_desk.ui.unlock.salvage_step import SalvageResult
from rdpp_desk.ui.widgets import Button, Card, FlowLayout, Label, Paragraph, panel
from rdpp_desk.ui.workspace import Workspace


class SalvageCard(Card):
    """`open_asked` gives the folder of the saved vault, to lock this one and open that one."""

    open_asked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._made = ""
        desk = workspace.desk
        self.begin = Button(_("Save what can be saved…"), "life-buoy")
        self.begin.clicked.connect(self._begin)
        self.go = Button(_("Lock, and open the saved vault"), "lock")
        self.go.clicked.connect(lambda: self.open_asked.emit(self._made))
        self.go.hide()
        self._beginning = panel(FlowLayout(self.begin, self.go))
        back = Button(_("Save nothing"))
        back.clicked.connect(self._give_up)
        self.form = SalvageForm(
            desk.clock, workspace.jobs, desk.vault.path, free_place(_("RDPP Desk saved")), back, desk=desk
        )
        self.form.button.set_primary(False)
        self.form.salvaged.connect(self._salvaged)
        self.form.hide()
        self.result = SalvageResult()
        explained = _(
            "If the vault is damaged and no backup is recent enough: makes a new vault of all that still reads in "
            "this one, and says what is missing. This one is only read."
        )
        title = Label(_("Damaged vault"), "subtitle")
        for part in (title, Paragraph(explained), self.result, self._beginning, self.form):
            self.column.addWidget(part)

    def wipe(self) -> None:
        """Stop what is under way."""
        self.form.wipe()
        self.result.wipe()

    def _begin(self) -> None:
        self.result.hide()
        self.form.target.set_path(free_place(_("RDPP Desk saved")))
        self._beginning.hide()
        self.form.show()
        self.form.target.edit.setFocus()

    def _give_up(self) -> None:
        if self.form.busy:
            self.form.stop()
            return
        self.form.hide()
        self._beginning.show()
        self.begin.setFocus()

    def _salvaged(self, report: SalvageReport, folder: str, _secret: str) -> None:
        self._made = folder
        self.form.hide()
        self._beginning.show()
        self.go.show()
        self.result.show_report(report)
        self.go.setFocus()
