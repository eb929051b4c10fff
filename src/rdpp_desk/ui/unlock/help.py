"""What to do when the vault does not open, in a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rdpp_desk import paths
from rdpp_desk.messages import _
from rdpp_desk.ui.settings.recovery_runbook import runbook_dialog
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Dialog, FlowLayout, Label, Paragraph, panel, vbox


def help_dialog(host: QWidget, go: Callable[[str], object]) -> Dialog:
    """Questions and their answers; `go` shows another step of the entrance."""
    dialog = Dialog(host, _("Help"), icon="circle-help", width=560)
    dialog.column.setSpacing(Space.S3)
    *answers, other = _answers()
    for answer in answers:
        dialog.add(_answer(*answer))
    paper = Button(_("Print the sheet for a lost computer"), "printer", size="small")
    paper.clicked.connect(lambda: _instead(dialog, lambda: runbook_dialog(host, None).open()))
    kit = Button(_("Open a will kit"), "heart-handshake", size="small")
    kit.clicked.connect(lambda: _instead(dialog, lambda: go("will")))
    dialog.add(
        _answer(
            _("The computer is lost, stolen or broken"),
            _("Two pages say what to do, how to work again on another computer, and whom to tell."),
            paper,
        )
    )
    dialog.add(
        _answer(
            _("The practitioner died or can no longer work"),
            _("The file of the kit and its two sheets open the list of people to warn. No vault is opened."),
            kit,
        )
    )
    dialog.add(_answer(*other))
    dialog.add_button("", _("Close"), "primary", safe=True)
    return dialog


def _answers() -> tuple[tuple[str, str], ...]:
    return (
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


def _answer(title: str, text: str, *acts: QWidget) -> QWidget:
    return panel(vbox(Label(title, "strong"), Paragraph(text), *map(panel, map(FlowLayout, acts)), spacing=Space.S1))


def _instead(dialog: Dialog, act: Callable[[], object]) -> None:
    dialog.close_with("")
    act()
