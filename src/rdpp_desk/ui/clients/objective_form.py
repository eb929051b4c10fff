"""One objective being worded."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _
from rdpp_desk.practice.engagements import Objective
from rdpp_desk.ui.clients.bound_form import side_by_side
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Check, DateField, Field, LineEdit, TextArea, hbox


class ObjectiveForm(Card):
    """`kept` gives the objective; `left_alone` says that nothing is to change."""

    kept = Signal(object)
    left_alone = Signal()

    def __init__(self, desk: Desk, objective: Objective) -> None:
        super().__init__(spacing=Space.S3)
        self._before = objective
        today = desk.today
        self._wording = TextArea(lines=2, most_lines=6, text=objective.wording)
        self._indicator = LineEdit(text=objective.indicator)
        self._start = LineEdit(text=objective.starting_level)
        self._target = LineEdit(text=objective.target_level)
        self._worded = DateField(value=objective.worded_on, today=today)
        self._due = DateField(value=objective.due_on, today=today)
        self._shareable = Check(
            _("The sponsor may read this objective"),
            objective.shareable,
            _("Ask the client first; it can be changed at any time."),
        )
        self._wording_field = Field(_("What the client wants to be able to do"), self._wording, check=self._needs_words)
        self._dates = [Field(_("Worded by the client on"), self._worded), Field(_("To be reached by"), self._due)]
        keep = Button(_("Keep this objective"), variant="soft")
        keep.clicked.connect(self._keep)
        leave = Button(_("Change nothing"))
        leave.clicked.connect(self.left_alone)
        rows = (
            self._wording_field,
            Field(_("How it will show"), self._indicator, _("A fact that both can see.")),
            side_by_side(Field(_("At the start"), self._start), Field(_("Aimed at"), self._target)),
            side_by_side(*self._dates),
            self._shareable,
        )
        for row in rows:
            if isinstance(row, QWidget):
                self.column.addWidget(row)
            else:
                self.column.addLayout(row)
        self.column.addLayout(hbox(None, leave, keep, spacing=Space.S2))

    @property
    def objective_id(self) -> int:
        """The objective being changed, 0 for a new one."""
        return self._before.id

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self._wording

    def read(self) -> Objective:
        """The objective as written."""
        return replace(
            self._before,
            wording=self._wording.text().strip(),
            indicator=self._indicator.text().strip(),
            starting_level=self._start.text().strip(),
            target_level=self._target.text().strip(),
            worded_on=self._worded.value(),
            due_on=self._due.value(),
            shareable=self._shareable.isChecked(),
        )

    def touched(self) -> bool:
        """Whether anything was changed."""
        return self.read() != self._before

    def _needs_words(self) -> str:
        return "" if self._wording.text().strip() else _("Write the objective in a few words.")

    def _keep(self) -> None:
        if not self._wording_field.verify():
            self._wording.setFocus()
        elif [field.verify() for field in self._dates] == [True, True]:
            self.kept.emit(self.read())
