"""The recovery sheet of a vault just created: shown, then typed again; the vault opens after that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.clock import Clock
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.recovery_sheet import RetypeView, SheetView
from rdpp_desk.ui.unlock.step import WIDE_FORM, Step
from rdpp_desk.ui.widgets import Button, EmptyState, Strip, hbox, vbox


class SheetStep(Step):
    """`copied` when the words are on paper; `renewed` when an earlier sheet was never checked."""

    copied = Signal()
    width_wanted = WIDE_FORM

    def __init__(self, vault_name: str, words: Sequence[str], clock: Clock, renewed: bool = False) -> None:
        super().__init__()
        self._words_shown = tuple(words)
        self.view = SheetView(vault_name, words, clock)
        self.again = Button(_("Show again"), "eye", "primary")
        self.again.clicked.connect(self._uncover)
        told_why = _("Nobody seemed to be there. Make sure that you are alone before showing them again.")
        self.covered = EmptyState("eye-off", _("The words are hidden"), told_why, (self.again,))
        self.covered.hide()
        self.button = Button(_("My sheet is ready"), "", "primary", trailing_icon="arrow-right")
        self.button.clicked.connect(self.copied)
        intro = _(
            "These 24 words open your vault if the passphrase is lost. Print them or copy them by hand: they are "
            "shown only now. You will type them once to check the sheet."
        )
        told = _("The first sheet of this vault was never checked. Here is a new one; destroy the other.")
        self.setLayout(
            vbox(
                self.heading(_("Your recovery sheet"), intro),
                *([Strip("warning", text=told)] if renewed else []),
                self.view,
                self.covered,
                hbox(None, self.button),
                spacing=Space.S4,
            )
        )

    def first(self) -> QWidget:
        return self.view.print_button

    def cover(self) -> bool:
        """Hide the words until they are asked for again; False if they are hidden already."""
        if not self.view.isVisibleTo(self):
            return False
        self.view.grid.wipe()
        self._turn(covered=True)
        self.again.setFocus()
        return True

    def _uncover(self) -> None:
        self.view.grid.show_words(self._words_shown)
        self.view.grid.spell_out()
        self._turn(covered=False)
        self.view.print_button.setFocus()

    def _turn(self, *, covered: bool) -> None:
        self.view.setVisible(not covered)
        self.button.setVisible(not covered)
        self.covered.setVisible(covered)

    def wipe(self) -> None:
        self._words_shown = ()
        self.view.wipe()


class RetypeStep(Step):
    """`matched` once the words typed are those of the sheet; `look_again` shows them anew."""

    matched = Signal(str)
    look_again = Signal()
    width_wanted = WIDE_FORM

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.view = RetypeView(words)
        self.view.matched.connect(self.matched)
        self.view.look_again.connect(self.look_again)
        intro = _(
            "Type the words from the paper: one misread letter would leave you without help on the day you need it."
        )
        self.setLayout(vbox(self.heading(_("Check your sheet"), intro), self.view, spacing=Space.S4))

    def first(self) -> QWidget:
        return self.view.entry.area

    def step_back(self) -> None:
        self.look_again.emit()

    def wipe(self) -> None:
        self.view.wipe()
