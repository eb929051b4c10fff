"""What the charter says of the meeting being planned, and how to answer it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _
from rdpp_desk.messages.rules import verdict as sentence
from rdpp_desk.practice.verdicts import Severity, Verdict
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, DateField, Field, Label, Paragraph, Strip, TextArea, hbox, vbox

_AGREEMENT_LATE = "session-before-agreement"


class VerdictsBox(QWidget):
    """Sentences of the rules; for one that asks, a reason, or the day a written agreement was received.

    `agreement_received` gives that day.
    """

    agreement_received = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._said = vbox(spacing=Space.S2)
        self._ask = Card(kind="warning")
        self._question = Paragraph()
        self.reason = TextArea(lines=2, most_lines=5)
        self._reason_field = Field(_("Reason, kept with the session"), self.reason)
        today = self._today = desk.today()
        self.received_on = DateField(value=today, today=lambda: today, required=True)
        self._received_field = Field(_("Written agreement received on"), self.received_on, check=self._in_future)
        self.record = Button(_("Record it"), icon="file-check", name=_("Record the written agreement received"))
        self.record.clicked.connect(self._record)
        self._agreement = QWidget()
        bottom = hbox((self._received_field, 1), vbox(None, self.record), spacing=Space.S3)
        self._agreement.setLayout(vbox(Label(_("or"), "caption"), bottom, spacing=Space.S2))
        for part in (self._question, self._reason_field, self._agreement):
            self._ask.column.addWidget(part)
        self._ask.hide()
        self._ask.column.setSpacing(Space.S3)
        self.setLayout(vbox(self._said, self._ask, spacing=Space.S2))
        self.hide()

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show what the rules say now."""
        codes = tuple(f"{verdict.code}{verdict.severity}{dict(verdict.params)}" for verdict in verdicts)
        if codes == self._shown:
            return
        self._shown = codes
        while (item := self._said.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        asking = [verdict for verdict in verdicts if verdict.severity is Severity.ASK]
        for verdict in verdicts:
            if verdict.severity is not Severity.ASK:
                kind = "danger" if verdict.severity is Severity.BLOCK else "accent"
                self._said.addWidget(Strip("danger" if kind == "danger" else "accent", text=_words(verdict)))
        self._question.set_text(" ".join(_words(verdict) for verdict in asking))
        self._ask.setVisible(bool(asking))
        self._agreement.setVisible(any(verdict.code == _AGREEMENT_LATE for verdict in asking))
        self.setVisible(bool(verdicts))

    def reason_given(self) -> str:
        """The reason typed, if one is asked for."""
        return "" if self._ask.isHidden() else self.reason.text().strip()

    def ask_again(self) -> QWidget:
        """Say that the reason is missing, and go there; what should be in sight."""
        self._reason_field.set_error(_("A reason is needed here, or the day the written agreement was received."))
        self.reason.setFocus()
        return self._ask

    def _record(self) -> None:
        day = self.received_on.value()
        if self._received_field.verify() and day is not None:
            self.agreement_received.emit(day)

    def _in_future(self) -> str:
        day: date | None = self.received_on.value()
        return _("This day is still to come.") if day is not None and day > self._today else ""


def _words(verdict: Verdict) -> str:
    said = sentence(verdict.code, verdict.params)
    return _("{sentence} (charter, article {article})").format(sentence=said, article=verdict.article)
