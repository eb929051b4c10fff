"""The last step: every answer with the way back to it, what is missing, what the charter says, and the verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import documents
from rdpp_desk.actions import wizard as wording
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.actions.print_options import has_summary, read_options
from rdpp_desk.actions.wizard import Problem, WizardState
from rdpp_desk.messages import _, ngettext, rules
from rdpp_desk.practice.agreements import DocumentKind, PrintOptions
from rdpp_desk.practice.verdicts import Severity, Verdict
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Field,
    FlowLayout,
    Label,
    Paragraph,
    Strip,
    TextArea,
    clear,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.wizard.answer_words import answer_words, review_fields
from rdpp_desk.ui.wizard.approval_card import ApprovalCard
from rdpp_desk.ui.wizard.options_card import OptionsCard
from rdpp_desk.ui.wizard.print_notes import PrintNotes

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Printed

TEXTS_OF_LAW = "law"
"""Stands for a step where what lacks is a text of law, which the settings load."""

_SHOWN = 3


class Review(QWidget):
    """`edit_asked` gives a step's key; `propose_asked`, `print_asked` and `pdf_asked` are the verbs."""

    edit_asked = Signal(str)
    profile_asked = Signal()
    clause_asked = Signal(str)
    settings_asked = Signal()
    propose_asked = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    options_chosen = Signal(PrintOptions)

    def __init__(self, opened: OpenDocument, state: WizardState) -> None:
        super().__init__()
        self._opened = opened
        self._signed = documents.needs_signatures(opened)
        self._missing = Card(kind="warning", spacing=Space.S2)
        self.notes = PrintNotes(opened.document.kind, opened.document.language)
        self.notes.clause_asked.connect(self.clause_asked)
        self.notes.settings_asked.connect(self.settings_asked)
        self._verdicts = vbox(spacing=Space.S2)
        self.reason = TextArea(lines=2, most_lines=6)
        self.reason_field = Field(_("Your reason, kept with the document"), self.reason)
        buttons = self._make_verbs()
        self.sentence = Paragraph(self._what_freezing_does(), "caption")
        self.options = OptionsCard(
            read_options(opened.document),
            summary=has_summary(opened.document.kind, opened.document.language),
            signed=self._signed,
        )
        self.options.changed.connect(self.options_chosen)
        self._answers = vbox(spacing=Space.S4)
        self.setLayout(
            vbox(
                self._missing,
                self.notes,
                panel(self._verdicts),
                self.reason_field,
                buttons,
                self.sentence,
                self.options,
                Space.S2,
                self._answers,
                spacing=Space.S3,
            )
        )
        self._fill_answers(state)
        self._fill_verdicts(opened.verdicts)
        self.approval: ApprovalCard | None = None
        self.show_print(state, None)

    def ask_approval(self, desk: Desk, *changed: Callable[[], object]) -> None:
        """For a report, the card of the client's approval; `changed` are called once it says something else."""
        if self._opened.document.kind is DocumentKind.PROGRESS_REPORT:
            self.approval = ApprovalCard(desk, self._opened.document.id)
            for call in changed:
                self.approval.changed.connect(call)
            self._verdicts.addWidget(self.approval)

    def _make_verbs(self) -> QWidget:
        verb, icon = (_("Propose for signature"), "signature") if self._signed else (_("Freeze this text"), "lock")
        self.propose = Button(verb, icon=icon, variant="primary")
        self.print = Button(_("Print"), icon="printer", shown_keys="Ctrl+P")
        self.pdf = Button(_("Save as PDF"), icon="download")
        self.propose.clicked.connect(self.propose_asked)
        self.print.clicked.connect(self.print_asked)
        self.pdf.clicked.connect(self.pdf_asked)
        buttons = QWidget()
        buttons.setLayout(FlowLayout(self.propose, self.print, self.pdf, spacing=Space.S2, between=Space.S2))
        return buttons

    def _what_freezing_does(self) -> str:
        if self._signed:
            return _("Proposing freezes the text: the pages, their fingerprint and your answers are kept as they are.")
        return _("Once frozen, the pages, their fingerprint and your answers are kept as they are.")

    def start(self) -> QWidget | None:
        """Where the keyboard starts."""
        return self.propose if self.propose.isEnabled() else None

    def show_print(self, state: WizardState, printed: Printed | None) -> None:
        """What is missing and what cannot be printed, in the print of these answers."""
        kind = self._opened.document.kind
        problems = printed.missing if printed is not None else state.problems()
        self._show_missing(problem_lines(problems, lambda one: wording.problem(kind, one)))
        self.propose.setEnabled(not problems and not self._blocked())
        self.notes.show_print(printed)

    def blocks_reason(self) -> bool:
        """Whether a reason is asked for and none is written; then says so."""
        if self.reason_field.isHidden() or self.reason.text().strip():
            return False
        self.reason_field.set_error(_("The charter asks for a reason here: a few words are enough."))
        self.reason.setFocus()
        return True

    def wipe(self) -> None:
        """Forget every answer."""
        clear(self._answers)
        clear(self._missing.column)
        self.reason.clear()

    def _blocked(self) -> bool:
        return any(verdict.severity is Severity.BLOCK for verdict in self._opened.verdicts)

    def _show_missing(self, lines: Sequence[tuple[str, str]]) -> None:
        clear(self._missing.column)
        self._missing.setVisible(bool(lines))
        if not lines:
            return
        count = ngettext("{count} answer to complete", "{count} answers to complete", len(lines))
        self._missing.column.addWidget(Label(count.format(count=len(lines)), "strong"))
        sentence = _("Until then the print carries “Draft” and cannot be proposed for signature.")
        if not self._signed:
            sentence = _("Until then the print carries “Draft” and its text cannot be frozen.")
        self._missing.column.addWidget(Paragraph(sentence, "second"))
        for step in dict.fromkeys(step for _words, step in lines):
            self._missing.column.addWidget(self._problem_row([words for words, of in lines if of == step], step))

    def _problem_row(self, lines: Sequence[str], step: str) -> QWidget:
        row = QWidget()
        elsewhere = {"": _("Your profile"), TEXTS_OF_LAW: _("Texts of law")}
        name = elsewhere.get(step) or wording.step(self._opened.document.kind, step).name
        go = Button(_("Complete"), variant="link", size="small", name=_("Complete: {name}").format(name=name))
        places = {"": self.profile_asked.emit, TEXTS_OF_LAW: self.settings_asked.emit}
        go.clicked.connect(places.get(step) or partial(self.edit_asked.emit, step))
        shown, others = lines[:_SHOWN], len(lines) - _SHOWN
        more = ngettext("And {count} other.", "And {count} others.", others).format(count=others) if others > 0 else ""
        words = Paragraph("\n".join((*shown, more) if more else shown), "caption")
        top = Qt.AlignmentFlag.AlignTop
        row.setLayout(hbox((vbox(Label(name, "label"), words, spacing=2), 1), (go, 0, top), spacing=Space.S3))
        return row

    def _fill_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        for verdict in verdicts:
            kinds = {Severity.INFORM: "accent", Severity.ASK: "warning", Severity.BLOCK: "danger"}
            words = rules.verdict(verdict.code, verdict.params)
            self._verdicts.addWidget(Strip(kinds[verdict.severity], text=words))  # type: ignore[arg-type]  # three kinds
        self.reason_field.setVisible(any(verdict.severity is Severity.ASK for verdict in verdicts))

    def _fill_answers(self, state: WizardState) -> None:
        kind, currency = self._opened.document.kind, self._opened.facts.currency
        for step in state.model.steps:
            fields = review_fields(state, step.key)
            if not fields:
                continue
            said = wording.step(kind, step.key)
            edit = Button(
                _("Change"),
                icon="pencil",
                variant="ghost",
                size="small",
                name=_("Change: {name}").format(name=said.name),
            )
            edit.clicked.connect(partial(self.edit_asked.emit, step.key))
            card = Card(hbox((Label(said.name, "strong"), 1), edit, spacing=Space.S2), spacing=Space.S3)
            for field in fields:
                words = answer_words(field, state.answers.get(field.name), currency)
                if words or field.required:
                    card.column.addWidget(_answer(wording.field(kind, field.name).label, words))
            if card.column.count() == 1:
                card.column.addWidget(Paragraph(_("Nothing filled in."), "second"))
            self._answers.addWidget(card)


def _answer(label: str, words: str) -> QWidget:
    whole = QWidget()
    name = Label(label, "caption")
    name.setWordWrap(True)
    value = Paragraph(words or _("To complete"), "", tone="" if words else "warning")
    whole.setLayout(vbox(name, value, spacing=2))
    return whole


def problem_lines(problems: Sequence[Problem], words: Callable[[Problem], str]) -> list[tuple[str, str]]:
    """Each thing to complete once: its sentence, and its step; "" is the profile."""
    lines = ((words(one), TEXTS_OF_LAW if one.code == "law-text-missing" else one.step) for one in problems)
    return list(dict.fromkeys(lines))
