"""The wizard's screen: steps, one question, and the real document beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import discretion, documents
from rdpp_desk.actions import wizard as wording
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.actions.drafts import AnyDraft
from rdpp_desk.actions.wizard import Problem, StepStatus
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.widgets import (
    Button,
    Combo,
    Label,
    Paragraph,
    ScrollPage,
    Separator,
    Strip,
    announce,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.wizard.answer_words import document_name
from rdpp_desk.ui.wizard.answering import Answering
from rdpp_desk.ui.wizard.frame import Footer, ToComplete, TopBar, told
from rdpp_desk.ui.wizard.live_preview import LivePreview
from rdpp_desk.ui.wizard.output import Output
from rdpp_desk.ui.wizard.preview_panel import PreviewPanel
from rdpp_desk.ui.wizard.review import TEXTS_OF_LAW, Review, problem_lines
from rdpp_desk.ui.wizard.step_form import StepForm
from rdpp_desk.ui.wizard.steps import WIDTH as STEPS_WIDTH
from rdpp_desk.ui.wizard.steps import StepItem, StepList, StepsArea, drop_words
from rdpp_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Printed

QUESTION_WIDTH = 462
_REVIEW = "review"


class WizardPage(Page):
    """`enter(document_id=…)`; a frozen document shows its own page instead."""

    nav = "agreements"
    focus_screen = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.answering: Answering | None = None
        self.body: StepForm | Review | None = None
        self.live = LivePreview(workspace.desk, workspace.jobs, self)
        self.output = Output(workspace, self)
        self._build()
        self._connect()
        manager().changed.connect(self._resize)

    def _show_names(self, opened: OpenDocument) -> None:
        words = discretion.parties(self.workspace.desk, opened.facts.engagement, opened.facts.organisation)
        self.bar.show_names(document_name(opened.document), words, opened.document.language)

    # What the window asks

    def title(self) -> str:
        return document_name(self.answering.opened.document) if self.answering is not None else _("Document")

    def enter(self, **params: object) -> None:
        document_id = cast(int, params.get("document_id", 0))
        before = self.answering
        if before is not None and not before.save():
            self._show_names(before.opened)
            return  # what the disk refused stays on screen
        step = before.state.step if before is not None and before.opened.document.id == document_id else ""
        self._drop()
        try:
            opened = documents.open_document(self.workspace.desk, document_id)
        except DeskError as failure:
            self.trouble.tell("danger", *told(failure))
            return
        if opened.locked:
            self.workspace.go("document", document_id=document_id)
            return
        self.trouble.hide()
        self.answering = Answering(self.workspace.desk, opened, self)
        self.answering.changed.connect(self._answered)
        self.answering.moved.connect(self._show_step)
        self.answering.state_changed.connect(self._show_save)
        if step:
            self.answering.state = self.answering.state.go(step)
        self._show_names(opened)
        self._show_save()
        self._show_step()
        self.live.open(document_id, self.answering.state)

    def leave(self) -> None:
        if self.answering is not None:
            self.answering.save()

    def drafts(self) -> tuple[AnyDraft, ...]:
        return self.answering.drafts() if self.answering is not None else ()

    def wipe(self) -> None:
        self._drop()
        self.bar.show_names("", "")

    def sensitive(self) -> list[QWidget]:
        return [self.questions, self.preview]

    def primary_focus(self) -> QWidget | None:
        return self.body.start() if self.body is not None else None

    def save_now(self) -> None:
        if self.answering is not None:
            self.answering.save()

    def print_now(self) -> None:
        if self.answering is not None:
            document = self.answering.opened.document
            self.live.when_ready(lambda printed: self.output.print(document, printed.pdf, printed))

    def save_pdf(self) -> None:
        """Ask where, and write the bytes of the preview."""
        if self.answering is not None:
            document = self.answering.opened.document
            self.live.when_ready(lambda printed: self.output.save(document, printed))

    def reflow(self, breakpoint: Breakpoint) -> None:
        self._narrow = breakpoint is Breakpoint.COLUMN
        full = breakpoint is Breakpoint.FULL
        self._left.setVisible(full)
        self._left_line.setVisible(full)
        self._compact.setVisible(not full)
        self.toggle.setVisible(self._narrow)
        self._show_sides()
        self._resize()

    def regions(self) -> list[QWidget]:
        first: QWidget = self.steps if self._left.isVisible() else self.drop
        found = [first, self.primary_focus() or self.footer.back]
        return [*found, self.preview.focus_target()] if self.preview.isVisible() or self._narrow else found

    # What is on the screen

    def _build(self) -> None:
        self._narrow = False
        self.bar, self.footer, self.preview = TopBar(), Footer(), PreviewPanel()
        self.trouble = Strip("danger")
        self.steps, self.to_complete = StepList(), ToComplete()
        self.drop = Combo(name=_("Steps"))
        self.missing_count = Button("", variant="link", size="small")
        self.toggle = Button(_("Preview"), icon="eye", size="small")
        self.toggle.setCheckable(True)
        self._number = Label("", "overline")
        self._question = Label("", "title")
        self._question.setWordWrap(True)
        self._help = Paragraph()
        self._body = vbox(spacing=0)
        side = Space.S4
        foot = panel(vbox(self.to_complete, margins=(side, Space.S2, side, Space.S5 - Space.S1)))
        self._left = panel(vbox((StepsArea(self.steps), 1), foot, spacing=0), "bg")
        line = hbox((self.drop, 1), self.missing_count, self.toggle, spacing=Space.S3)
        side = Space.PAGE
        line.setContentsMargins(side, Space.S2, side, Space.S2)
        self._compact = panel(line, "bar")
        words = vbox(
            self._number, Space.S1, self._question, Space.S1, self._help, Space.S4, self._body, None, spacing=0
        )
        self.questions = ScrollPage(margins=(side, Space.S5, side, Space.S5))
        self.questions.column.addLayout(words)
        self._middle = panel(vbox((self.questions, 1), self.footer, spacing=0), "bg")
        self._left_line, self._right_line = Separator(vertical=True), Separator(vertical=True)
        across = hbox(self._left, self._left_line, self._middle, self._right_line, (self.preview, 1), spacing=0)
        self.setLayout(vbox(self.bar, self._compact, self.trouble, (across, 1), spacing=0))
        self._resize()

    def _connect(self) -> None:
        self.bar.later_asked.connect(self._later)
        self.bar.retry_asked.connect(self.save_now)
        self.bar.language_chosen.connect(self.write_in)
        self.steps.chosen.connect(lambda key: self.go(key, keep_focus=True))
        self.drop.chosen.connect(lambda key: self.go(str(key), keep_focus=True))
        self.to_complete.go_asked.connect(self.go)
        self.missing_count.clicked.connect(lambda: self.to_complete.go.click())
        self.footer.back_asked.connect(lambda: self._step_by(-1))
        self.footer.next_asked.connect(lambda: self._step_by(1))
        self.toggle.toggled.connect(lambda _on: self._show_sides())
        self.preview.print_asked.connect(self.print_now)
        self.preview.pdf_asked.connect(self.save_pdf)
        self.preview.retry_asked.connect(self.live.build)
        self.preview.why.adapt_asked.connect(self._adapt)
        self.live.ready.connect(self._printed)
        self.live.failed.connect(self._not_printed)

    def go(self, key: str, keep_focus: bool = False) -> None:
        """Show a step; without any, the practitioner's profile, which lacks something, or the texts of law."""
        if self.answering is None:
            return
        if key in ("", TEXTS_OF_LAW):
            self.workspace.go("settings", section="documents" if key else "profile")
            return
        self.answering.go(key)
        if not keep_focus:
            self._focus_first()

    def write_in(self, language: str) -> None:
        """Write the document in another language; the questions keep that of the interface."""
        if self.answering is not None and self.answering.save():
            document_id = self.answering.opened.document.id
            documents.set_language(self.workspace.desk, document_id, language)
            self.enter(document_id=document_id)

    def _step_by(self, steps: int) -> None:
        if self.answering is not None:
            self.answering.step_by(steps)
            self._focus_first()

    def _focus_first(self) -> None:
        start = self.primary_focus() or self.footer.back
        start.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_step(self) -> None:
        answering = self.answering
        if answering is None:
            return
        opened, state = answering.opened, answering.state
        words = wording.step(opened.document.kind, state.step)
        place = _("Step {number} of {count}").format(number=answering.at + 1, count=len(answering.keys))
        self._number.setText(place)
        self._question.setText(words.question)
        self._help.set_text(words.help)
        self._replace_body(self._make_review(answering) if state.step == _REVIEW else self._make_form(answering))
        self.footer.show_place(answering.at, len(answering.keys))
        self.questions.verticalScrollBar().setValue(0)
        self._show_progress()
        self.preview.paper.show_step(state.step)
        announce(self, f"{place}. {words.question}")

    def _make_form(self, answering: Answering) -> StepForm:
        form = StepForm(answering.opened, answering.state, self.workspace.desk.today)
        form.answered.connect(answering.answer)
        form.removed.connect(lambda words, undo: self.workspace.toasts.show(words, cast(Callable[[], object], undo)))
        form.show_problems(self._to_tell(answering))
        return form

    def _make_review(self, answering: Answering) -> Review:
        answering.save()  # what the charter says is said of what is stored
        review = Review(documents.open_document(self.workspace.desk, answering.opened.document.id), answering.state)
        review.ask_approval(self.workspace.desk, self.live.build, self._show_step)
        review.edit_asked.connect(self.go)
        review.profile_asked.connect(lambda: self.go(""))
        review.clause_asked.connect(self._adapt)
        review.settings_asked.connect(lambda: self.workspace.go("settings", section="documents"))
        review.propose_asked.connect(self.propose)
        review.print_asked.connect(self.print_now)
        review.pdf_asked.connect(self.save_pdf)
        review.options_chosen.connect(self.live.set_options)
        review.show_print(answering.state, self.live.printed)
        return review

    def _replace_body(self, body: StepForm | Review | None) -> None:
        if self.body is not None:
            self.body.blockSignals(True)
            self.body.hide()
            self._body.removeWidget(self.body)
            self.body.wipe()
            self.body.deleteLater()
        self.body = body
        if body is not None:
            self._body.addWidget(body)

    def _to_tell(self, answering: Answering) -> list[Problem]:
        """What is wrong is said at once; what is missing, only on a step that was left before."""
        state = answering.state
        here = [one for one in answering.problems() if one.step == state.step]
        return [one for one in here if one.code != "missing" or state.step in state.seen]

    def _show_progress(self) -> None:
        answering = self.answering
        if answering is None:
            return
        items = [self._item(answering, key) for key in answering.keys]
        self.steps.show_steps(items)
        self.drop.set_choices([(one.key, drop_words(number, one)) for number, one in enumerate(items, start=1)])
        self.drop.set_value(answering.state.step)
        kind = answering.opened.document.kind
        lines = problem_lines(self._problems(answering), lambda one: wording.problem(kind, one))
        first = lines[0][1] if lines else ""
        self.to_complete.show_lines(lines, wording.step(kind, first).name if first in answering.keys else _("Settings"))
        count = ngettext("{count} answer to complete", "{count} answers to complete", len(lines))
        self.missing_count.setText(count.format(count=len(lines)))
        self.missing_count.setVisible(bool(lines))

    def _item(self, answering: Answering, key: str) -> StepItem:
        status, count = answering.state.status(key), sum(1 for one in answering.problems() if one.step == key)
        note = ""
        if status is StepStatus.INCOMPLETE:
            note = ngettext("{count} to complete", "{count} to complete", count).format(count=count)
        return StepItem(key, wording.step(answering.opened.document.kind, key).name, note, status, count > 0)

    def _problems(self, answering: Answering) -> tuple[Problem, ...]:
        """Those of the last print, which knows of the dossier and the profile; of the answers until it is there."""
        printed, own = self.live.printed, answering.problems()
        if printed is None:
            return own
        if self.live.fresh:
            order = {key: rank for rank, key in enumerate(answering.keys)}
            return tuple(sorted(printed.missing, key=lambda one: order.get(one.step, len(order))))
        return (*own, *(one for one in printed.missing if not one.step))

    def _show_save(self) -> None:
        self.bar.show_save(self.answering, self.workspace.desk)

    def _show_sides(self) -> None:
        preview = not self._narrow or self.toggle.isChecked()
        self.preview.setVisible(preview)
        self._right_line.setVisible(preview and not self._narrow)
        self._middle.setVisible(not self._narrow or not self.toggle.isChecked())

    def _resize(self) -> None:
        self._left.setFixedWidth(theme().px(STEPS_WIDTH))
        if self._narrow:
            self._middle.setMinimumWidth(0)
            self._middle.setMaximumWidth(self.maximumWidth())
        else:
            self._middle.setFixedWidth(theme().px(QUESTION_WIDTH))

    # What happens

    def _answered(self) -> None:
        answering = self.answering
        if answering is None:
            return
        if isinstance(self.body, StepForm):
            self.body.show_state(answering.state)
            self.body.show_problems(self._to_tell(answering))
        self._show_progress()
        self.live.ask(answering.state)

    def _printed(self, printed: Printed) -> None:
        self.preview.show_pdf(printed.pdf, printed.text, printed.articles, printed.reasons)
        self._show_progress()
        if self.answering is not None and isinstance(self.body, Review):
            self.body.show_print(self.answering.state, printed)

    def _not_printed(self, failure: DeskError) -> None:
        said = sentences.error(failure)
        self.preview.fail(_("Preview not up to date"), " ".join(part for part in (said.what, said.todo) if part))

    def propose(self) -> None:
        """Freeze the document once its last print is there."""
        answering, review = self.answering, self.body
        if answering is None or not isinstance(review, Review) or review.blocks_reason() or not answering.save():
            return
        reason = review.reason.text().strip()
        self.live.when_ready(lambda printed: self._propose(answering.opened.document.id, printed, reason))

    def _propose(self, document_id: int, printed: Printed, reason: str) -> None:
        try:
            documents.propose(self.workspace.desk, document_id, printed, reason)
        except DeskError as failure:
            self.trouble.tell("danger", *told(failure))
            return
        self.workspace.changed.emit()
        signed = documents.needs_signatures(documents.open_document(self.workspace.desk, document_id))
        ready = _("Frozen and ready to be signed. Its text no longer changes.")
        self.workspace.toasts.show(ready if signed else _("Frozen. Its text no longer changes."))
        self.workspace.go("document", document_id=document_id)

    def _adapt(self, clause: str) -> None:
        if self.answering is not None and self.answering.save():
            document = self.answering.opened.document
            self.workspace.go("clauses", kind=document.kind.value, language=document.language, clause=clause)

    def _later(self) -> None:
        if self.answering is None or self.answering.save():
            self.workspace.changed.emit()
            self.shell.back()

    def _drop(self) -> None:
        self._replace_body(None)
        self.live.wipe()
        self.preview.wipe()
        self.output.wipe()
        self.steps.wipe()
        self.to_complete.show_lines([], "")
        self.drop.clear()
        if self.answering is not None:
            self.answering.save()
            self.answering.wipe()
            self.answering = None
