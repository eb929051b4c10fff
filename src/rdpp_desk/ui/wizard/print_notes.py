"""What the review says of a print beside what it lacks: clauses taken out, lines of law past their day, initials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.wizard import Problem
from rdpp_desk.messages import _
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Strip, vbox

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Printed

_VAT, _LAW, _INITIALS = "vat-line-expired", "law-text-to-check", "initials-left-out"


class PrintNotes(QWidget):
    """None of it stops a print. `clause_asked` gives the id of a clause to see; `settings_asked`: of documents."""

    clause_asked = Signal(str)
    settings_asked = Signal()

    def __init__(self, kind: DocumentKind, language: str) -> None:
        super().__init__()
        self._kind, self._language = kind, language
        self.removed, self.dated, self.initials = Strip("warning"), Strip("warning"), Strip("accent")
        go = Button(_("Settings"), "settings", size="small", name=_("Settings of documents"))
        go.clicked.connect(self.settings_asked)
        self.dated.set_actions(go)
        self.setLayout(vbox(self.removed, self.dated, self.initials, spacing=Space.S3))
        self.hide()

    def show_print(self, printed: Printed | None) -> None:
        """Show those of a print; nothing until there is one."""
        self._show_removed(printed.notes if printed is not None else ())
        warned = printed.warnings if printed is not None else ()
        self._show_dated([one for one in warned if one.code in (_VAT, _LAW)])
        self._show_initials([one for one in warned if one.code == _INITIALS])
        strips = (self.removed, self.dated, self.initials)
        self.setVisible(any(not strip.isHidden() for strip in strips))

    def _show_removed(self, notes: Sequence[Problem]) -> None:
        self.removed.setVisible(bool(notes))
        if notes:
            from rdpp_desk.actions import checklists

            title = _("This document no longer says something that never vanishes in silence")
            lines = checklists.removed_words(self._kind, self._language, notes)
            see = Button(_("See the clause"), "scroll-text", size="small")
            see.clicked.connect(partial(self.clause_asked.emit, notes[0].part))
            self.removed.set_actions(see)
            self.removed.tell("warning", title, "\n".join(lines))

    def _show_dated(self, warned: Sequence[Problem]) -> None:
        self.dated.setVisible(bool(warned))
        if warned:
            words = {
                _VAT: _("The VAT line is past the day until which you held it valid."),
                _LAW: _("A text of law is past the day on which it was to be compared with the official one."),
            }
            lines = dict.fromkeys(words[one.code] for one in warned)
            self.dated.tell("warning", _("A line of law is to be reread"), "\n".join(lines))

    def _show_initials(self, warned: Sequence[Problem]) -> None:
        self.initials.setVisible(bool(warned))
        if warned:
            title = _("No room to initial each page")
            text = _("More than {count} people sign: the pages are printed without a zone for initials.")
            self.initials.tell("accent", title, text.format(count=warned[0].part))
