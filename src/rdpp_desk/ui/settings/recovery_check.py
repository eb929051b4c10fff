"""« Vérifier ma fiche »: the 24 words typed from the paper are tried against the open vault; nothing is changed."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import recovery
from rdpp_desk.errors import DeskError, WrongSecret
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.ui.settings.secrets import RecoveryDialog
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.words_entry import WordsEntry
from rdpp_desk.ui.widgets import Button, Dialog, Strip
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 600
_OTHER_SHEETS = ("sheet-replaced", "wrong-words")


class CheckSheetDialog(Dialog):
    """`checked` once the words have opened the vault."""

    checked = Signal()

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(
            host,
            _("Check my sheet"),
            _("Take your recovery sheet out of its place and type its 24 words. Nothing is changed in the vault."),
            icon="life-buoy",
            width=_WIDTH,
        )
        self._host, self._workspace = host, workspace
        self.column.setSpacing(Space.S4)
        self.told = Strip("success")
        self.entry = WordsEntry(_("The 24 words of your sheet"))
        self.add(self.told)
        self.add(self.entry, focus=True)
        self.leave = self.add_button("", _("Later"))
        self.renew = Button(_("Make a new sheet"))
        self.renew.clicked.connect(self._new_sheet)
        self.renew.hide()
        self.button = Button(_("Check the sheet"), "check", "primary", shortcut="Ctrl+Return")
        self.button.clicked.connect(self._check)
        self._buttons.addWidget(self.renew)
        self._buttons.addWidget(self.button)
        self.finished.connect(self.entry.wipe)

    def _check(self) -> None:
        problem = self.entry.problem()
        self.entry.field.set_error(problem)
        if problem:
            self.entry.area.setFocus()
            return
        try:
            day = recovery.check_sheet(self._workspace.desk, self.entry.text())
        except WrongSecret as refused:
            self._refused(refused)
        except DeskError as failure:
            self._tell(failure)
        else:
            again = day + timedelta(days=self._workspace.desk.preferences.recovery_check_every_days)
            words = _("Checked on {day}. You will be asked again from {again} on.").format(
                day=formats.day(day), again=formats.day(again)
            )
            self.entry.wipe()
            for part in (self.entry, self.renew, self.button):
                part.hide()
            self.leave.setText(_("Close"))
            self.told.tell("success", _("This sheet does open this vault."), words)
            self.leave.setFocus()
            self.checked.emit()

    def _refused(self, refused: WrongSecret) -> None:
        if refused.code not in _OTHER_SHEETS:
            self.entry.field.set_error(str(sentences.error(refused)))
            self.entry.area.setFocus()
            return
        self._tell(refused, "warning")
        self.renew.show()

    def _tell(self, failure: DeskError, kind: str = "danger") -> None:
        said = sentences.error(failure)
        text = " ".join(filter(None, (said.safe, said.todo)))
        self.told.tell("warning" if kind == "warning" else "danger", said.what, text)

    def _new_sheet(self) -> None:
        self.close_with("")
        dialog = RecoveryDialog(self._host, self._workspace)
        dialog.changed.connect(self.checked)
        dialog.open()
