"""What may go back to the organisation: the closed list, row by row, with nothing chosen in advance.

Each row says yes, no or each time; an item agreed to follows the common terms (to whom, how, until when) or has its
own. One editor for all the questions of the list, because they are read together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import wizard as wording
from rdpp_desk.actions.wizard import REPORT_ANSWERS, Answer, FieldKind
from rdpp_desk.actions.wizard import Field as Question
from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Check, Label, Paragraph, vbox
from rdpp_desk.ui.wizard.editors import Asked, Editor, PartFields, heading
from rdpp_desk.ui.wizard.inline_choice import InlineChoice

_AGREED = ("yes", "each_time")


def apart_of(report: Question, questions: Sequence[Question]) -> Question | None:
    """The boxes that say which items of `report` have terms of their own, if the step asks for them."""
    boxes = (one for one in questions if one.kind is FieldKind.BOXES and one.choices == report.choices)
    return next(boxes, None)


def terms_of(apart: Question | None, questions: Sequence[Question]) -> dict[str, Question]:
    """Item → the question that holds its own terms."""
    if apart is None:
        return {}
    return {
        str(one.visible_if[1]): one
        for one in questions
        if one.visible_if is not None and one.visible_if[0] == apart.name
    }


class ReportRow(Card):
    """One item: what is said of it, the answer, and terms of its own if it has some."""

    answered = Signal(object)
    parted = Signal(bool)
    told = Signal(str, str)

    def __init__(
        self, item: str, name: str, answer: Answer, own: Mapping[str, Answer], parted: bool, parts: tuple[str, ...]
    ) -> None:
        super().__init__(spacing=Space.S2)
        self._own, self._parts = own, parts
        self.terms: PartFields | None = None
        words = wording.choice(name, item).label
        title = Label(words, "strong")
        title.setWordWrap(True)
        answers = [(key, wording.choice("answers", key).label) for key in REPORT_ANSWERS]
        self.choice = InlineChoice(answers, words, answer)
        self.apart = Check(
            _("To someone else, or in another way"),
            parted,
            name=_("Terms of its own: {name}").format(name=words),
        )
        self.error = Paragraph("", "error")
        self.error.hide()
        for widget in (title, self.choice, self.error, self.apart):
            self.column.addWidget(widget)
        self.setAccessibleName(words)
        self.choice.chosen.connect(self.answered)
        self.choice.chosen.connect(lambda _key: self.refresh())
        self.apart.toggled.connect(self.parted)
        self.apart.toggled.connect(lambda _on: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Terms count only for what is agreed to; their fields are made when first needed."""
        agreed = self.choice.value() in _AGREED and bool(self._parts)
        self.apart.setVisible(agreed)
        wanted = agreed and self.apart.isChecked()
        if wanted and self.terms is None:
            self.terms = PartFields(self._parts, self._own)
            self.terms.changed.connect(self.told)
            self.column.addWidget(self.terms)
        if self.terms is not None:
            self.terms.setVisible(wanted)

    def show_error(self, sentence: str) -> None:
        """What lacks in this row."""
        self.error.set_text(sentence)
        self.error.setVisible(bool(sentence))


class Report(Editor):
    """The list, its legend, and the rows. `values` are the present answers, by field name."""

    def __init__(self, asked: Asked, questions: Sequence[Question], values: Mapping[str, Answer]) -> None:
        super().__init__(asked)
        report = asked.question
        self._apart = apart_of(report, questions)
        self._terms = terms_of(self._apart, questions)
        self._answers = dict(values.get(report.name) or {})
        self._parted = list(values.get(self._apart.name) or []) if self._apart is not None else []
        self._own = {item: dict(values.get(one.name) or {}) for item, one in self._terms.items()}
        self.rows: dict[str, ReportRow] = {}
        for item in report.choices:
            parts = self._terms[item].parts if item in self._terms else ()
            given, own, parted = self._answers.get(item), self._own.get(item, {}), item in self._parted
            row = self.rows[item] = ReportRow(item, report.name, given, own, parted, parts)
            row.answered.connect(partial(self._answer, item))
            row.parted.connect(partial(self._part, item))
            row.told.connect(partial(self._term, item))
        self.setLayout(vbox(heading(asked.words), self._legend(), Space.S1, *self.rows.values(), spacing=Space.S2))

        self.setFocusProxy(next(iter(self.rows.values())).choice)

    @property
    def names(self) -> tuple[str, ...]:
        apart = (self._apart.name,) if self._apart is not None else ()
        return (self.asked.name, *apart, *(one.name for one in self._terms.values()))

    def show_problems(self, found: Mapping[tuple[str, str], str]) -> None:
        for item, row in self.rows.items():
            row.show_error(_("To be answered with the client.") if (self.asked.name, item) in found else "")

    def _legend(self) -> QWidget:
        said = [wording.choice("answers", key) for key in REPORT_ANSWERS]
        return Paragraph(
            "\n".join(_("{answer}: {meaning}").format(answer=one.label, meaning=one.help) for one in said), "caption"
        )

    def _answer(self, item: str, value: Answer) -> None:
        self._answers[item] = value
        self.tell({key: given for key, given in self._answers.items() if given})

    def _part(self, item: str, on: bool) -> None:
        if self._apart is None:
            return
        kept = {*self._parted, item} if on else {*self._parted} - {item}
        self._parted = [key for key in self.asked.question.choices if key in kept]
        self.changed.emit({self._apart.name: list(self._parted)})

    def _term(self, item: str, part: str, value: str) -> None:
        self._own[item][part] = value
        self.changed.emit({self._terms[item].name: dict(self._own[item])})
