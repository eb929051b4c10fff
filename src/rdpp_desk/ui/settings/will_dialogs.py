"""The dialogs of the will kit: what it would show, one sheet to print, both sheets to try, and giving it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk import messages
from rdpp_desk.actions import discretion, will
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError, WrongSecret
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.paper import PaperBox, paper_dialog
from rdpp_desk.ui.unlock.will_step import TwoSheets
from rdpp_desk.ui.unlock.will_view import KitView
from rdpp_desk.ui.widgets import Button, Dialog, Strip

_WIDTH = 640


def preview_dialog(host: QWidget, desk: Desk) -> Dialog:
    """Exactly what two people with both sheets would read, if the file were written now."""
    text = _("Exactly what the kit holds, if its file is written now: nothing else of the vault is in it.")
    dialog = Dialog(host, _("What the kit shows"), text, icon="eye", width=_WIDTH)
    dialog.sensitive = True
    dialog.add(KitView(will.kit(desk)))
    dialog.add_button("", _("Close"), "primary", safe=True)
    return dialog


def sheet_dialog(host: QWidget, desk: Desk, letter: str) -> Dialog:
    """Sheet A or B, to print."""
    box = PaperBox(
        lambda: will.sheet_pdf(desk, letter, messages.language()),
        _("sheet-{letter}.pdf").format(letter=letter.lower()),
        _("Never keep the two sheets in the same place, nor beside the file of the kit."),
        desk.require_outside,
    )
    title = _("Sheet {letter}").format(letter=letter)
    plan = will.plan(desk)
    holder = discretion.words(desk, plan.holder_a if letter == "A" else plan.holder_b).strip()
    text = (
        _("To be given to {holder}, in a closed envelope.").format(holder=holder)
        if holder
        else _("To be given to one of the two people you trust, in a closed envelope.")
    )
    return paper_dialog(host, title, text, "file-lock", box)


def revoke_dialog(host: QWidget, title: str, verb: str) -> Dialog:
    """Before the present kit is given up; `finished` gives "yes"."""
    text = _(
        "The present sheets will open nothing that is written from now on. Files of the kit that were written before "
        "still open with these sheets: have both destroyed."
    )
    dialog = Dialog(host, title, text, icon="triangle-alert", kind="warning")
    dialog.add_button("", _("Keep the present kit"), safe=True)
    dialog.add_button("yes", verb, "danger")
    return dialog


class CheckSheetsDialog(Dialog):
    """Both sheets, typed from the paper; `checked` once they open the kit."""

    checked = Signal()

    def __init__(self, host: QWidget, desk: Desk) -> None:
        text = _("Type the words of both printed sheets before you give them out. Nothing is changed.")
        super().__init__(host, _("Test the two sheets"), text, icon="square-check", width=_WIDTH)
        self._desk = desk
        self.column.setSpacing(Space.S4)
        self.told = Strip("success")
        self.sheets = TwoSheets()
        self.add(self.told)
        self.add(self.sheets, focus=True)
        self.leave = self.add_button("", _("Later"))
        self.button = Button(_("Test the sheets"), "check", "primary", shortcut="Ctrl+Return")
        self.button.clicked.connect(self._check)
        self._buttons.addWidget(self.button)
        self.finished.connect(self.sheets.wipe)

    def _check(self) -> None:
        if not self.sheets.complete():
            return
        try:
            day = will.check_sheets(self._desk, self.sheets.a.text(), self.sheets.b.text())
        except WrongSecret as refused:
            self.sheets.tell(refused)
        except DeskError as failure:
            said = sentences.error(failure)
            self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
        else:
            self.sheets.wipe()
            self.sheets.hide()
            self.button.hide()
            self.leave.setText(_("Close"))
            words = _("Tested on {day}. Give each one to its keeper.").format(day=formats.day(day))
            self.told.tell("success", _("These two sheets do open the kit."), words)
            self.leave.setFocus()
            self.checked.emit()
