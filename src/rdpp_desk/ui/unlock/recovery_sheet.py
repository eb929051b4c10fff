"""The recovery sheet: shown once, printed or saved, then typed again to prove that it was copied right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk import files, messages, paths
from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, UsageError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.words_entry import WordGrid, WordsEntry
from rdpp_desk.ui.widgets import Button, Check, Field, FlowLayout, Strip, hbox, panel, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.printing import print_pdf
from rdpp_desk.ui.widgets.told_path import shown_path


class SheetView(QWidget):
    """The 24 words and the ways to put them on paper."""

    def __init__(self, vault_name: str, words: Sequence[str], clock: Clock) -> None:
        super().__init__()
        self._vault_name, self._words, self._clock = vault_name, tuple(words), clock
        self.grid = WordGrid(columns=3, large=True)
        self.grid.show_words(self._words)
        self.grid.spell_out()
        self.told = Strip("success")
        self.print_button = Button(_("Print"), "printer")
        self.print_button.clicked.connect(self._print)
        self.qr = Check(
            _("Add a QR code to the sheet"),
            help_text=_("Not advised: a telephone that photographs it keeps it, and often sends it elsewhere."),
        )
        target = paths.documents_folder() / _("recovery-sheet.pdf")
        name = _("File of the sheet")
        self.place = PathField(name, Picking.NEW_FILE, target, _("PDF file (*.pdf)"))
        warning = _("This file opens your vault: put it on a USB stick kept elsewhere, then remove it from here.")
        self.save_button = Button(_("Save the PDF"), "file-down")
        self.save_button.clicked.connect(self._save)
        buttons = panel(FlowLayout(self.print_button, self.save_button))
        field = Field(name, self.place, warning)
        self.setLayout(vbox(self.grid, buttons, self.told, field, self.qr, spacing=Space.S3))
        self.setFocusProxy(self.print_button)

    def wipe(self) -> None:
        """Forget the words."""
        self._words = ()
        self.grid.wipe()

    def _pdf(self) -> bytes:
        return unlocking.recovery_sheet_pdf(
            self._vault_name, self._words, self._clock, messages.language(), qr=self.qr.isChecked()
        )

    def _print(self) -> None:
        print_pdf(self, self._pdf())

    def _save(self) -> None:
        place = self.place.path()
        if place is None:
            self.told.tell("warning", _("Say where to save the sheet."))
            return
        try:
            files.write_atomic(_as_pdf(place), self._pdf())
        except DeskError as failure:
            said = sentences.error(failure)
            self.told.tell("danger", said.what, said.todo)
            return
        self.told.tell("success", _("Sheet saved."), shown_path(self, _as_pdf(place)))


class RetypeView(QWidget):
    """The words typed again from the paper; `matched` once they are those of the sheet."""

    matched = Signal(str)
    look_again = Signal()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = tuple(words)
        self.entry = WordsEntry(_("The 24 words of your sheet"))
        self.again = Button(_("Look at the words again"), "arrow-left", "ghost")
        self.again.clicked.connect(self.look_again)
        self.button = Button(_("Check the sheet"), "check", "primary", shortcut="Ctrl+Return")
        self.button.clicked.connect(self._check)
        self.setLayout(vbox(self.entry, hbox(self.again, None, self.button), spacing=Space.S4))
        self.setFocusProxy(self.entry)

    def wipe(self) -> None:
        """Forget the words."""
        self._words = ()
        self.entry.wipe()

    def _check(self) -> None:
        problem = self.entry.problem()
        if not problem and unlocking.check_words(self.entry.text()) != self._words:
            problem = sentences.error(UsageError("words-differ")).what
        self.entry.field.set_error(problem)
        if problem:
            self.entry.area.setFocus()
        else:
            self.matched.emit(self.entry.text())


def _as_pdf(place: Path) -> Path:
    return place if place.suffix.lower() == ".pdf" else place.with_name(f"{place.name}.pdf")
