"""« Préparer l’extrait »: which pages, and how far they are cut from who they speak of."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, ChoiceCard, DateField, Dialog, Field, RadioGroup, hbox, panel
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 560
_PSEUDONYMISED, _UNLINKED = "pseudonymised", "unlinked"


class ExtractDialog(Dialog):
    """A short form; `chosen` gives the first day, the last day (None: no limit) and whether it is unlinked."""

    chosen = Signal(object, object, bool)

    def __init__(self, host: QWidget, workspace: Workspace, start: date | None = None) -> None:
        text = _("You will reread everything before anything leaves the vault.")
        super().__init__(host, _("Prepare the extract"), text, icon="scan-text", width=_WIDTH)
        today = workspace.desk.today
        self.start = DateField(_("From"), start, today=today)
        self.end = DateField(_("To"), None, today=today)
        self._from = Field(_("From"), self.start, optional=_("Optional"))
        self._to = Field(_("To"), self.end, optional=_("Optional"), check=self._reversed)
        self.how = RadioGroup(_cards(), _("How far it is cut from the people it speaks of"), _PSEUDONYMISED)
        days = panel(hbox((self._from, 1), (self._to, 1), spacing=Space.S3))
        self.add(days)
        self.add(self.how)
        back = Button(_("Not now"))
        back.clicked.connect(lambda: self.close_with(""))
        go = Button(_("Reread"), icon="arrow-right", variant="primary", shortcut="Ctrl+Return")
        go.clicked.connect(self._go)
        for button in (back, go):
            self._buttons.addWidget(button)
        self.column.setSpacing(Space.S4)
        self._first = self.start

    def _reversed(self) -> str:
        first, last = self.start.value(), self.end.value()
        if first is not None and last is not None and last < first:
            return _("The last day comes before the first one.")
        return ""

    def _go(self) -> None:
        if not (self._from.verify() & self._to.verify()):
            return
        unlinked = self.how.value() == _UNLINKED
        first, last = self.start.value(), self.end.value()
        self.close_with("go")
        self.chosen.emit(first, last, unlinked)


def _cards() -> list[ChoiceCard]:
    """The two ways out, each with what it truly means."""
    return [
        ChoiceCard(
            _("Pseudonymised"),
            _(
                "Each person keeps one alias through this extract, and another in the next one. The table of "
                "aliases never leaves. It remains personal data."
            ),
            key=_PSEUDONYMISED,
        ),
        ChoiceCard(
            _("Unlinked"),
            _(
                "Aliases change with each page, months stand for days, pages have no number and no order "
                "within the month. No link is kept, but you may still recognise the situation."
            ),
            key=_UNLINKED,
        ),
    ]
