"""Before a document leaves the vault as a file: whether a passphrase is to protect the copy."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.widgets import Button, Dialog, Field, PasswordEdit

LEAST = 8
"""Characters: a shorter passphrase would only look like one."""


class SaveDialog(Dialog):
    """`finished` gives "save" once where to save is to be asked; `passphrase` is then what was typed, or empty."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(
            host,
            _("Save as PDF"),
            _("The file leaves the vault: whoever has it can read it, unless a passphrase protects it."),
            icon="file-down",
        )
        self.edit = PasswordEdit(_("Passphrase of the file"))
        self.field = Field(
            _("Passphrase of the file"),
            self.edit,
            _("Say it by another way than the file goes, by telephone for instance. It is not kept here."),
            optional=_("optional"),
        )
        self.add(self.field)
        self.add_button("", _("Cancel"), safe=True)
        self.choose = Button(_("Choose where…"), variant="primary")
        self.choose.clicked.connect(self._save)
        self._buttons.addWidget(self.choose)
        self._first = self.choose
        self.edit.returnPressed.connect(self._save)
        self.edit.textChanged.connect(lambda _typed: self.field.set_error(""))

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.edit.text()

    def wipe(self) -> None:
        """Forget it."""
        self.edit.wipe()

    def _save(self) -> None:
        if 0 < len(self.passphrase) < LEAST:
            self.field.set_error(_("At least {count} characters, or none.").format(count=LEAST))
            self.edit.setFocus()
            return
        self.close_with("save")
