"""Which of the passages that wait to take into the page being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.supervision import WaitingPassage
from rdpp_desk.messages import _
from rdpp_desk.ui.supervision.waiting_list import WaitingList
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Dialog

_WIDTH = 580


class TakeDialog(Dialog):
    """`chosen` gives the marks ticked."""

    chosen = Signal(object)
    sensitive = True

    def __init__(self, host: QWidget, waiting: Sequence[WaitingPassage]) -> None:
        text = _("They are copied: the text of the note does not change.")
        super().__init__(host, _("Take passages into this page"), text, icon="bookmark-plus", width=_WIDTH)
        self.list = WaitingList(len(waiting))
        back = Button(_("Take nothing"))
        back.clicked.connect(lambda: self.close_with(""))
        self.take = Button(_("Take"), icon="check", variant="primary", shortcut="Ctrl+Return")
        self.take.clicked.connect(self._go)
        self.list.ticked_changed.connect(lambda count: self.take.setEnabled(bool(count)))
        self.list.show_passages(waiting)
        self.add(self.list)
        for button in (back, self.take):
            self._buttons.addWidget(button)
        self.column.setSpacing(Space.S4)

    def _go(self) -> None:
        marks = self.list.ticked()
        self.close_with("take")
        self.chosen.emit(marks)
