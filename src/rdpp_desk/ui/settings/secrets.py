"""Replacing the passphrase or the recovery sheet of the open vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.errors import DeskError, UsageError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.settings.secret_dialog import SecretDialog
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.passphrase_form import PassphraseForm
from rdpp_desk.ui.unlock.recovery_sheet import RetypeView, SheetView
from rdpp_desk.ui.widgets import Button, Dialog, Strip, WaitingLine
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 600


class PassphraseDialog(SecretDialog):
    """The present passphrase, then the new one twice; `changed` once it is in force."""

    changed = Signal()

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(
            host,
            _("Change the passphrase"),
            _(
                "The vault opens with the new one from now on. Older backups keep the old one: note it if you keep "
                "them."
            ),
            width=_WIDTH,
            passphrase_name=_("Present passphrase"),
            waiting=_("Changing the passphrase…"),
            keep=_("Keep the present one"),
        )
        self._workspace = workspace
        self.form = PassphraseForm()
        self.form.submitted.connect(self._change)
        self._lay_out(self.form, button=Button(_("Change the passphrase"), variant="primary"))
        self.button.clicked.connect(self._change)
        self.finished.connect(self._wipe)

    def _change(self) -> None:
        if self._busy:
            return
        if not self.passphrase.text():
            self.passphrase_field.set_error(sentences.error(UsageError("empty-passphrase")).what)
            self.passphrase.setFocus()
            return
        self.passphrase_field.set_error("")
        if not self.form.verify():
            return
        self._wait(True)
        self._workspace.jobs.run(
            unlocking.change_passphrase,
            self._workspace.desk,
            self.passphrase.text(),
            self.form.passphrase(),
            on_done=lambda _none: self._in_force(),
            on_error=self._failed,
        )

    def _in_force(self) -> None:
        self._wait(False)
        self._workspace.quick.forget()
        self.changed.emit()
        self._workspace.toasts.show(_("Passphrase changed. Make a backup: older ones keep the old passphrase."))
        self.close_with("changed")

    def _wipe(self) -> None:
        self.passphrase.wipe()
        self.form.wipe()


class RecoveryDialog(Dialog):
    """24 new words, put on paper, then typed again; only then do they replace the present ones."""

    changed = Signal()

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(
            host,
            _("A new recovery sheet"),
            _("Print these words or copy them by hand. The present sheet stays valid until you have typed them again."),
            icon="life-buoy",
            width=_WIDTH,
        )
        self._workspace = workspace
        self._words = unlocking.new_recovery()
        self.column.setSpacing(Space.S4)
        self.problem = Strip("danger")
        desk = workspace.desk
        self.sheet = SheetView(desk.vault.path.name, self._words, desk.clock)
        self.retype = RetypeView(self._words)
        self.retype.matched.connect(self._adopt)
        self.retype.look_again.connect(lambda: self._turn(False))
        self.waiting = WaitingLine(_("Checking that the words open the vault…"))
        self.add(self.problem)
        self.add(self.sheet, focus=True)
        self.add(self.retype)
        self.add(self.waiting)
        self.add_button("", _("Keep the present sheet"))
        self.ready = Button(_("My sheet is ready"), variant="primary", trailing_icon="arrow-right")
        self.ready.clicked.connect(lambda: self._turn(True))
        self._buttons.addWidget(self.ready)
        self.finished.connect(self._wipe)
        self._turn(False)

    def _turn(self, typing: bool) -> None:
        self.sheet.setVisible(not typing)
        self.retype.setVisible(typing)
        self.ready.setVisible(not typing)
        (self.retype if typing else self.sheet).setFocus()

    def _adopt(self, typed: str) -> None:
        self.problem.hide()
        self.retype.button.setEnabled(False)
        self.waiting.start()
        self._workspace.jobs.run(
            unlocking.adopt_recovery,
            self._workspace.desk,
            self._words,
            typed,
            on_done=lambda _none: self._in_force(),
            on_error=self._failed,
        )

    def _in_force(self) -> None:
        self.waiting.stop()
        self.changed.emit()
        self._workspace.toasts.show(_("New recovery sheet in force. Destroy the old one."))
        self.close_with("changed")

    def _failed(self, failure: DeskError) -> None:
        self.waiting.stop()
        self.retype.button.setEnabled(True)
        said = sentences.error(failure)
        self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))

    def _wipe(self) -> None:
        self._words = ()
        self.sheet.wipe()
        self.retype.wipe()
