"""How this document is printed: what habit, sight or ease of reading may ask for, and no law."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from PySide6.QtCore import Signal

from rdpp_desk.messages import _
from rdpp_desk.practice.agreements import PrintOptions
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Check, Label, Paragraph


class OptionsCard(Card):
    """`changed` gives the whole choice at each tick. Without a `summary` written for the kind, none is offered."""

    changed = Signal(PrintOptions)

    def __init__(self, options: PrintOptions, *, summary: bool, signed: bool) -> None:
        super().__init__(spacing=Space.S2)
        self.setAccessibleName(_("How it is printed"))
        self.column.addWidget(Label(_("How it is printed"), "strong"))
        self.options = options
        self.checks: dict[str, Check] = {}
        if summary:
            self._add(
                "summary",
                _("A page in plain words, before the text"),
                _("Who, what, how many times, how much, who is told what, how to stop. The text is what counts."),
            )
        self._add("large_print", _("Large print"), _("16 points, tables too; about twice as many pages."))
        if signed:
            self._add(
                "initials",
                _("Room for initials on each page"),
                _("A habit that guards against a page being swapped; of no use on a file signed electronically."),
            )
            self._add(
                "approved_words",
                _("“Read and approved” above each signature"),
                _("A habit: the signature is worth as much without it."),
            )
        self.column.addWidget(Paragraph(_("Frozen along with the text."), "caption"))

    def _add(self, name: str, words: str, help_text: str) -> None:
        check = Check(words, bool(getattr(self.options, name)), help_text)
        check.toggled.connect(partial(self._choose, name))
        self.checks[name] = check
        self.column.addWidget(check)

    def _choose(self, name: str, on: bool) -> None:
        self.options = PrintOptions(**{**asdict(self.options), name: on})
        self.changed.emit(self.options)
