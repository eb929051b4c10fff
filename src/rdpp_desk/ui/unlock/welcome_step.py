"""No vault yet: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.step import Step
from rdpp_desk.ui.widgets import Button, Card, Label, Paragraph, Tile, hbox, vbox


class WelcomeStep(Step):
    """`asked` gives create, open, restore or will."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.creating = Button(_("Create your vault"), "plus", "primary")
        self.creating.clicked.connect(lambda: self.asked.emit("create"))
        existing = Button(_("Open an existing vault"), "folder-open")
        existing.clicked.connect(lambda: self.asked.emit("open"))
        backup = Button(_("Restore a backup"), "archive-restore")
        backup.clicked.connect(lambda: self.asked.emit("restore"))
        kit = Button(_("Open a will kit"), "heart-handshake", "link", "small")
        kit.clicked.connect(lambda: self.asked.emit("will"))
        intro = _(
            "Your dossiers live in a vault: an encrypted folder that opens with your passphrase or your recovery sheet."
        )
        self.setLayout(
            vbox(
                self.heading(_("Welcome"), intro),
                Space.S2,
                _choice(
                    "shield-check",
                    _("First time here"),
                    _("A passphrase, a recovery sheet to print, and you are ready. Allow five minutes."),
                    self.creating,
                ),
                _choice(
                    "folder-open",
                    _("You already have a vault"),
                    _("On this computer, on another disk, or on a USB stick."),
                    existing,
                ),
                _choice(
                    "archive-restore",
                    _("You have a backup"),
                    _("A file whose name ends with “.rdppbackup”. It is read and checked, never changed."),
                    backup,
                ),
                hbox(kit, None),
                spacing=Space.S3,
            )
        )

    def first(self) -> QWidget:
        return self.creating


def _choice(icon: str, title: str, text: str, button: Button) -> Card:
    words = vbox(Label(title, "strong"), Paragraph(text), hbox(button, None, margins=(0, Space.S1, 0, 0)))
    return Card(hbox(vbox(Tile(icon, "accent"), None), (words, 1), spacing=Space.S3))
