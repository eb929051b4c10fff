"""What may go back to the organisation now, item by item, and what the client took back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import wizard as wording
from rdpp_desk.messages import _, formats
from rdpp_desk.practice.reporting import ItemWithdrawal, ReportingScope, ScopeItem
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Chip, Label, Paragraph, Row, Separator, vbox


class ReportingCard(Card):
    """`withdraw` gives an item; `give_back` a withdrawal recorded by mistake."""

    withdraw = Signal(str)
    give_back = Signal(object)

    def __init__(self, scope: ReportingScope, withdrawn: tuple[ItemWithdrawal, ...]) -> None:
        super().__init__(spacing=0, margins=(Space.S1,) * 4)
        rows = [*(self._agreed(one) for one in scope.items), *(self._withdrawn(one) for one in withdrawn)]
        for number, row in enumerate(rows):
            if number:
                self.column.addWidget(Separator())
            self.column.addWidget(row)
        if not rows:
            self.column.addWidget(Paragraph(_("Nothing is reported to the organisation.")))
            self.column.setContentsMargins(Space.S4, Space.S4, Space.S4, Space.S4)

    def _agreed(self, one: ScopeItem) -> QWidget:
        name = wording.choice("report", one.item).label
        terms = ", ".join(part for part in (one.to, one.how, one.until) if part)
        words = _("Each time, once reread") if one.each_time else _("Agreed")
        verb = Button(_("Withdraw"), size="small", name=_("Withdraw: {purpose}").format(purpose=name))
        verb.clicked.connect(lambda: self.withdraw.emit(one.item))
        return Row((_two(name, terms), 1), Chip(words, "success", "check"), verb, name=f"{name}, {words}")

    def _withdrawn(self, one: ItemWithdrawal) -> QWidget:
        name = wording.choice("report", one.item).label
        since = _("withdrawn on {day}").format(day=formats.day(one.withdrawn_on))
        chip = Chip(_("Withdrawn"), "danger", "ban")
        verb = Button(
            _("Withdrawn by mistake"), "undo-2", size="small", name=_("Withdrawn by mistake: {item}").format(item=name)
        )
        verb.clicked.connect(lambda: self.give_back.emit(one))
        return Row((_two(name, since), 1), chip, verb, name=f"{name}, {since}")


def _two(title: str, caption: str) -> QWidget:
    head, foot = Label(title, "strong"), Label(caption, "caption")
    head.setWordWrap(True)
    foot.setWordWrap(True)
    foot.setVisible(bool(caption))
    words = QWidget()
    words.setLayout(vbox(head, foot, spacing=2))
    return words
