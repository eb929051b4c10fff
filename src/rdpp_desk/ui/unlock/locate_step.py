"""Looking for a vault that exists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.step import Step, back_button
from rdpp_desk.ui.widgets import Button, Field, hbox, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking


class LocateStep(Step):
    """`located` gives the vault's folder; `left` goes back."""

    located = Signal(str)
    left = Signal()

    def __init__(self, start: Path) -> None:
        super().__init__()
        self.place = PathField(_("Folder of the vault"), Picking.FOLDER, start)
        self.place.edit.returnPressed.connect(self._go_on)
        help_text = _("It holds the files “vault.db” and “vault.keys”.")
        self.field = Field(_("Folder of the vault"), self.place, help_text)
        back = back_button()
        back.clicked.connect(self.left)
        self.button = Button(_("Continue"), variant="primary")
        self.button.clicked.connect(self._go_on)
        intro = _("Type where it is, or choose it. Nothing is changed before you enter your passphrase.")
        self.setLayout(
            vbox(
                self.heading(_("Open an existing vault"), intro),
                Space.S2,
                self.field,
                hbox(back, None, self.button),
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.place.edit

    def step_back(self) -> None:
        self.left.emit()

    def _go_on(self) -> None:
        place = self.place.path()
        if place is not None and place.is_file():
            place = place.parent
        if place is not None and unlocking.is_vault(place):
            self.located.emit(str(place))
            return
        code = "not-a-vault" if place is not None and place.exists() else "vault-missing"
        self.field.set_error(str(sentences.error(VaultUnavailable(code, path=str(place or "…")))))
        self.place.edit.setFocus()
