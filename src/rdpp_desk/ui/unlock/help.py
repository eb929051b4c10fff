"""What to do when the vault does not open, in a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk import paths
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Dialog, Label, Paragraph, panel, vbox


def help_dialog(host: QWidget) -> Dialog:
    """Four questions and their answers."""
    dialog = Dialog(host, _("Help"), icon="circle-help", width=560)
    answers = (
        (
            _("The passphrase is refused"),
            _("Check Caps Lock and the keyboard’s language, then show what you type (Alt+A)."),
        ),
        (
            _("The passphrase is lost"),
            _("“Forgotten passphrase?” takes the 24 words of your recovery sheet. Without either, nobody can open it."),
        ),
        (
            _("The vault is missing or damaged"),
            _("Plug in its disk, or restore your latest backup: a new vault is made beside, nothing is written over."),
        ),
        (
            _("Something else"),
            _("A log without any word of yours is kept here: {path}").format(path=paths.state_folder()),
        ),
    )
    for title, text in answers:
        dialog.add(panel(vbox(Label(title, "strong"), Paragraph(text), spacing=Space.S1)))
    dialog.add_button("", _("Close"), "primary", safe=True)
    return dialog
