"""The questions of one step, as editors made from the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import wizard as wording
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.actions.wizard import Answer, FieldKind, Problem, WizardState
from rdpp_desk.actions.wizard import Field as Question
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Label, Paragraph, vbox
from rdpp_desk.ui.wizard import editors
from rdpp_desk.ui.wizard.editor_report import Report
from rdpp_desk.ui.wizard.editor_rows import Lines, Objectives, People, Rows
from rdpp_desk.ui.wizard.editors import Asked, Editor

_FOLDED = "optional_clauses"
Make = Callable[[Asked, Answer], Editor]
MAKES: dict[FieldKind, Make] = {
    FieldKind.TEXT: editors.text,
    FieldKind.LONG: editors.long,
    FieldKind.CHOICE: editors.choice,
    FieldKind.YES_NO: editors.yes_no,
    FieldKind.DATE: editors.day,
    FieldKind.INTEGER: editors.integer,
    FieldKind.MONEY: editors.money,
    FieldKind.OBJECTIVES: Objectives,
    FieldKind.PARTY: editors.Party,
    FieldKind.PEOPLE: People,
    FieldKind.ROWS: Lines,
    FieldKind.BOXES: lambda asked, value: editors.Boxes(asked, value, folded=asked.name == _FOLDED),
}


class StepForm(QWidget):
    """`answered` gives new answers by field name; `removed` what was taken out of a list, and the way back."""

    answered = Signal(dict)
    removed = Signal(str, object)

    def __init__(self, opened: OpenDocument, state: WizardState, today: Callable[[], date]) -> None:
        super().__init__()
        self._opened, self._today = opened, today
        self.editors: list[Editor] = []
        self._groups: list[tuple[Label, tuple[Editor, ...]]] = []
        questions = next(step.fields for step in state.model.steps if step.key == state.step)
        self._column = vbox(spacing=Space.S4 + Space.S1)
        self.nothing = Paragraph(_("Nothing is asked here, after your answers to the other steps."), "second")
        self._column.addWidget(self.nothing)
        self._fill(questions, state)
        self.setLayout(self._column)
        self.show_state(state)

    def start(self) -> QWidget | None:
        """Where the keyboard starts: the first control."""
        return next((editor for editor in self.editors if not editor.isHidden()), None)

    def show_state(self, state: WizardState) -> None:
        """Show the questions that the answers call for."""
        for editor in self.editors:
            editor.setVisible(state.visible(editor.asked.name))
        for label, members in self._groups:
            label.setVisible(any(not editor.isHidden() for editor in members))
        self.nothing.setVisible(all(editor.isHidden() for editor in self.editors))

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Write what is wrong under each question."""
        kind = self._opened.document.kind
        said = {(one.field, one.part): wording.problem(kind, one) for one in found}
        for editor in self.editors:
            editor.show_problems(said)

    def editor(self, name: str) -> Editor | None:
        """The editor of the field `name`."""
        return next((editor for editor in self.editors if name in editor.names), None)

    def wipe(self) -> None:
        """Empty every control."""
        for editor in self.editors:
            editor.wipe()

    def _fill(self, questions: Sequence[Question], state: WizardState) -> None:
        taken: set[str] = set()
        group, members = "", list[Editor]()
        for question in questions:
            if question.name in taken or question.given:
                continue
            editor = self._make(question, questions, state.answers)
            taken.update(editor.names)
            if question.group and question.group != group:
                label = Label(wording.group(question.group), "subtitle")
                members = []
                self._groups.append((label, ()))
                self._column.addWidget(label)
            group = question.group
            members.append(editor)
            if group:
                self._groups[-1] = (self._groups[-1][0], tuple(members))
            self._column.addWidget(editor)
            self.editors.append(editor)

    def _make(self, question: Question, questions: Sequence[Question], answers: Mapping[str, Answer]) -> Editor:
        asked = Asked(self._opened.document.kind, question, self._today, self._opened.facts.currency)
        editor = (
            Report(asked, questions, answers)
            if question.kind is FieldKind.REPORT_ITEMS
            else MAKES[question.kind](asked, answers.get(question.name))
        )
        editor.changed.connect(self.answered)
        if isinstance(editor, Rows):
            editor.removed.connect(self.removed)
        return editor
