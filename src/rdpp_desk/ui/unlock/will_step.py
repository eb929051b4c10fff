"""« Ouvrir un kit de relève »: the file and both sheets give the list and the instructions. No vault opens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk import messages
from rdpp_desk.actions import will
from rdpp_desk.actions.will import Kit
from rdpp_desk.errors import DeskError, WrongSecret
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.paper import PaperBox
from rdpp_desk.ui.unlock.step import WIDE_FORM, Step, back_button
from rdpp_desk.ui.unlock.will_view import KitView
from rdpp_desk.ui.unlock.words_entry import WordsEntry
from rdpp_desk.ui.widgets import Button, Field, Paragraph, Strip, clear, hbox, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking


class TwoSheets(QWidget):
    """The words of both sheets, to type; what is wrong is told under the sheet it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.a = WordsEntry(_("The 24 words of sheet A"))
        self.b = WordsEntry(_("The 24 words of sheet B"))
        self.setLayout(vbox(self.a, self.b, spacing=Space.S4))
        self.setFocusProxy(self.a)

    def complete(self) -> bool:
        """Whether each sheet has 24 words that go together; the first that does not is told and given the keyboard."""
        for entry in (self.a, self.b):
            problem = entry.problem()
            entry.field.set_error(problem)
            if problem:
                entry.area.setFocus()
                return False
        return True

    def tell(self, failure: WrongSecret) -> None:
        """Why the two together are refused, under the second."""
        self.b.field.set_error(str(sentences.error(failure)))
        self.b.area.setFocus()

    def wipe(self) -> None:
        """Forget what was typed."""
        self.a.wipe()
        self.b.wipe()


class WillStep(Step):
    """`left` goes back. What was read is shown here and forgotten with the step."""

    left = Signal()
    width_wanted = WIDE_FORM

    def __init__(self) -> None:
        super().__init__()
        self._kit: Kit | None = None
        name = _("File of the kit")
        self.file = PathField(name, Picking.FILE, filters=_("Will kit of RDPP Desk (*.rdpprelay)"))
        help_text = _("Its name ends with “.rdpprelay”; it is kept with the backups.")
        self.number = Paragraph("", "caption")
        self.number.hide()
        self.file_field = Field(name, self.file, help_text, check=self._look)
        self.sheets = TwoSheets()
        self.button = Button(_("Open the kit"), "lock-open", "primary", shortcut="Ctrl+Return")
        self.button.clicked.connect(self._open)
        back = back_button()
        back.clicked.connect(self.left)
        self._form = QWidget()
        parts = (self.file_field, self.number, self.sheets, hbox(back, None, self.button))
        self._form.setLayout(vbox(*parts, spacing=Space.S4))
        self._result = QWidget()
        self._column = vbox(spacing=Space.S4)
        self._result.setLayout(self._column)
        self._result.hide()
        intro = _("Both sheets are needed. They open a list of people to warn and the instructions, and nothing else.")
        self.setLayout(vbox(self.heading(_("Open a will kit"), intro), self._form, self._result, spacing=Space.S4))

    def first(self) -> QWidget:
        return self.file.edit

    def wipe(self) -> None:
        self._kit = None
        self.sheets.wipe()
        clear(self._column)

    def step_back(self) -> None:
        self.left.emit()

    def _look(self) -> str:
        """Say which kit this file is, as soon as it is chosen; else what is wrong with it."""
        place = self.file.path()
        self.number.hide()
        if place is None:
            return ""
        try:
            number = will.file_number(place)
        except DeskError as failure:
            return str(sentences.error(failure))
        self.number.set_text(_("Kit number {number}: your two sheets bear the same number.").format(number=number))
        self.number.show()
        return ""

    def _open(self) -> None:
        place = self.file.path()
        if place is None:
            self.file_field.set_error(_("Choose the file of the kit."))
            self.file.edit.setFocus()
            return
        if not self.sheets.complete():
            return
        try:
            kit = will.open_kit(place, self.sheets.a.text(), self.sheets.b.text())
        except WrongSecret as failure:
            self.sheets.tell(failure)
        except DeskError as failure:
            self.file_field.set_error(str(sentences.error(failure)))
            self.file.edit.setFocus()
        else:
            self._show(kit)

    def _show(self, kit: Kit) -> None:
        self._kit = kit
        self.sheets.wipe()
        self._form.hide()
        warning = _("This list is in clear: destroy the paper and the file once everybody is warned.")
        self.paper = PaperBox(self._pdf, _("people-to-warn.pdf"), warning)
        done = Button(_("Close the kit"), "x")
        done.clicked.connect(self.left)
        told = _("Warn each person, and tell them only what concerns them. No vault was opened.")
        for part in (Strip("success", _("Kit opened"), told), self.paper, KitView(kit)):
            self._column.addWidget(part)
        self._column.addLayout(hbox(None, done))
        self._result.show()
        self.paper.print_button.setFocus()

    def _pdf(self) -> bytes:
        assert self._kit is not None
        return will.kit_pdf(self._kit, messages.language())
