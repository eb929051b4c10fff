"""Choosing the code of the quick unlock."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.errors import UsageError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.settings.secret_dialog import SecretDialog
from rdpp_desk.ui.unlock.code_edit import CodeEdit
from rdpp_desk.ui.widgets import Button, Field, Paragraph
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 560


class CodeDialog(SecretDialog):
    """The passphrase, then the code twice."""

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        super().__init__(
            host,
            _("A code for this run"),
            _("Your passphrase is asked for, so that nobody gives themselves a code while you are away."),
            width=_WIDTH,
            passphrase_name=_("Passphrase"),
            waiting=_("Preparing the code…"),
            keep=_("Cancel"),
        )
        self._workspace = workspace
        self.code = CodeEdit(_("New code"))
        self.code_field = Field(_("New code"), self.code, _("4 to 12 digits or letters."), check=self._refusal)
        self.again = CodeEdit(_("The same code again"))
        self.again_field = Field(_("The same code again"), self.again, check=self._difference)
        for edit in (self.passphrase, self.code, self.again):
            edit.returnPressed.connect(self._make)
        limits = Paragraph(
            _(
                "It stops someone who sits down at your keyboard. It does not stop someone able to read the memory "
                "of this computer: before you lend it or travel with it, quit the program."
            ),
            "caption",
        )
        self._lay_out(self.code_field, self.again_field, limits, button=Button(_("Use this code"), variant="primary"))
        self.button.clicked.connect(self._make)
        self.finished.connect(self._wipe)

    def _refusal(self) -> str:
        if not self.code.text():
            return ""
        try:
            unlocking.check_pin(self.code.text())
        except UsageError as refused:
            return str(sentences.error(refused))
        return ""

    def _difference(self) -> str:
        if not self.again.text() or self.again.text() == self.code.text():
            return ""
        return _("The two codes differ. Type the same one twice.")

    def _make(self) -> None:
        if self._busy:
            return
        missing = [
            (field, edit)
            for field, edit in (
                (self.passphrase_field, self.passphrase),
                (self.code_field, self.code),
                (self.again_field, self.again),
            )
            if not edit.text()
        ]
        if missing:
            field, edit = missing[0]
            field.set_error(_("Fill this in first."))
            edit.setFocus()
            return
        self.code_field.set_error(self._refusal())
        self.again_field.set_error(self._difference())
        if self._refusal() or self._difference():
            (self.code if self._refusal() else self.again).setFocus()
            return
        self._wait(True)
        self._workspace.jobs.run(
            unlocking.quick_key,
            self._workspace.desk,
            self.passphrase.text(),
            self.code.text(),
            on_done=self._made,
            on_error=self._failed,
        )

    def _made(self, key: unlocking.QuickKey) -> None:
        self._wait(False)
        self._workspace.quick.keep(key)
        self._workspace.toasts.show(_("Code in force until you quit the program."))
        self.close_with("made")

    def _wipe(self) -> None:
        self.passphrase.wipe()
        self.code.clear()
        self.again.clear()
