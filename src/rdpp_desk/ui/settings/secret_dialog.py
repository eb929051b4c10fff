"""What the dialogs share that ask for the passphrase, then work for a moment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.errors import DeskError, WrongSecret
from rdpp_desk.messages import sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Dialog, Field, PasswordEdit, Strip, WaitingLine


class SecretDialog(Dialog):
    """`passphrase` comes first, whatever `fields` come next; `button` starts the work, which `waiting` tells of."""

    def __init__(
        self, host: QWidget, title: str, text: str, *, width: int, passphrase_name: str, waiting: str, keep: str
    ) -> None:
        super().__init__(host, title, text, icon="key-round", width=width)
        self._busy = False
        self.column.setSpacing(Space.S4)
        self.problem = Strip("danger")
        self.passphrase = PasswordEdit(passphrase_name, reveal_shortcut=False)
        self.passphrase_field = Field(passphrase_name, self.passphrase)
        self.waiting = WaitingLine(waiting)
        self.keep = self.add_button("", keep)

    def _lay_out(self, *fields: QWidget, button: Button) -> None:
        self.button = button
        self.add(self.problem)
        self.add(self.passphrase_field, focus=True)
        for field in fields:
            self.add(field)
        self.add(self.waiting)
        self._buttons.addWidget(button)

    def _wait(self, waiting: bool) -> None:
        self._busy = waiting
        self.button.setEnabled(not waiting)
        self.keep.setEnabled(not waiting)
        if waiting:
            self.problem.hide()
            self.passphrase_field.set_error("")
            self.waiting.start()
        else:
            self.waiting.stop()

    def _failed(self, failure: DeskError) -> None:
        self._wait(False)
        said = sentences.error(failure)
        if isinstance(failure, WrongSecret):
            self.passphrase_field.set_error(said.what)
            self.passphrase.setFocus()
            self.passphrase.selectAll()
        else:
            self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
