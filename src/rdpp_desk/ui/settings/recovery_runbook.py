"""« Ordinateur perdu, volé ou en panne »: the two pages to print beforehand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk import messages
from rdpp_desk.actions import recovery
from rdpp_desk.messages import _
from rdpp_desk.ui.unlock.paper import PaperBox, paper_dialog
from rdpp_desk.ui.widgets import Button, Dialog
from rdpp_desk.ui.workspace import Workspace


def runbook_dialog(host: QWidget, workspace: Workspace | None) -> Dialog:
    """To print or to save; with a vault open, its places and people are filled in."""
    desk = None if workspace is None else workspace.desk
    box = PaperBox(
        lambda: recovery.lost_laptop_pdf(desk, messages.language()),
        _("lost-computer.pdf"),
        _("Keep it on paper, away from the computer. It holds no secret."),
        (lambda _place: None) if desk is None else desk.require_outside,
    )
    text = _("What to do in the first hour, how to work again elsewhere, whom to tell, and what goes in the register.")
    return paper_dialog(host, _("Computer lost, stolen or broken"), text, "triangle-alert", box)


def runbook_button(workspace: Workspace) -> Button:
    """Opens the dialog over the window that the button is in."""
    button = Button(_("Print the sheet"), "printer", name=_("Print the sheet for a lost computer"))
    button.clicked.connect(lambda: runbook_dialog(button, workspace).open())
    return button
