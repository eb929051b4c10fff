"""Restoring beside: a new vault is made from a backup, the open one is not touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from rdpp_desk.actions import discretion
from rdpp_desk.actions.backup_restore import Restoration
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.create_step import free_place
from rdpp_desk.ui.unlock.restore_form import RestoreForm, restoration_words
from rdpp_desk.ui.widgets import Button, Card, FlowLayout, Label, Paragraph, Strip, panel
from rdpp_desk.ui.workspace import Workspace


class RestoreCard(Card):
    """`open_asked` gives the folder of the restored vault, to lock this one and open that one."""

    open_asked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._desk = workspace.desk
        self._made = ""
        self._newest: Path | None = None
        self._restoration: Restoration | None = None
        self._told_discreet: bool | None = None
        self.told = Strip("success")
        self.begin = Button(_("Restore beside…"), "archive-restore")
        self.begin.clicked.connect(self._begin)
        self._beginning = panel(FlowLayout(self.begin))
        back = Button(_("Restore nothing"))
        back.clicked.connect(self._give_up)
        place = free_place(_("RDPP Desk restored"))
        self.form = RestoreForm(workspace.desk.clock, workspace.jobs, place, back, desk=workspace.desk)
        self.form.button.set_primary(False)
        self.form.restored.connect(self._restored)
        self.form.hide()
        explained = _(
            "Makes a new vault from a backup, beside this one and never over it, with the secrets of its day."
        )
        for part in (Label(_("Restore"), "subtitle"), Paragraph(explained), self.told, self._beginning, self.form):
            self.column.addWidget(part)

    def propose(self, file: Path | None) -> None:
        """The copy to begin with: the last one."""
        self._newest = file

    def wipe(self) -> None:
        """Forget the secret."""
        self._newest = None
        self.form.wipe()
        self._restoration = None

    def _begin(self) -> None:
        self.told.hide()
        self._restoration = self._told_discreet = None
        self.form.target.set_path(free_place(_("RDPP Desk restored")))
        if self.form.file.path() is None:
            self.form.file.set_path(self._newest)
        self._beginning.hide()
        self.form.show()
        (self.form.file.edit if self._newest is None else self.form.secret).setFocus()

    def _give_up(self) -> None:
        if self.form.busy:
            self.form.stop()
            return
        self.form.secret.wipe()
        self.form.hide()
        self._beginning.show()
        self.begin.setFocus()

    def _restored(self, made: Restoration, folder: str, _secret: str) -> None:
        self._made = folder
        self.form.hide()
        self._beginning.show()
        go = Button(_("Lock, and open that vault"), size="small")
        go.clicked.connect(lambda: self.open_asked.emit(self._made))
        self.told.set_actions(go)
        self._restoration = made
        self.show_again()

    def show_again(self) -> None:
        """Say what was restored as the screen shows it now, if anything was."""
        made = self._restoration
        if made is None or self._told_discreet == self._desk.discreet:
            return
        self._told_discreet = self._desk.discreet
        where = _("It is in {path}").format(path=discretion.folder(self._desk, str(Path(self._made))))
        self.told.tell("success", _("The vault was restored and read again."), f"{restoration_words(made)} {where}")
