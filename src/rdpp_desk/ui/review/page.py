"""« Relire avant de partager »: the coach decides, the tool only proposes; nothing leaves half decided."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from rdpp_desk.actions import journal, journal_decisions, journal_export
from rdpp_desk.actions.journal import JournalRequest, Review
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Job
from rdpp_desk.ui.review import top_bar
from rdpp_desk.ui.review.choices import Choices
from rdpp_desk.ui.review.export import Export
from rdpp_desk.ui.review.footer import Footer
from rdpp_desk.ui.review.remarks_strip import RemarksStrip
from rdpp_desk.ui.review.top_bar import TopBar
from rdpp_desk.ui.review.view import ReviewView
from rdpp_desk.ui.review.words import remarks
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Space, Time, theme
from rdpp_desk.ui.widgets import Button, EmptyState, Strip, WaitingLine, panel, vbox
from rdpp_desk.ui.workspace import Workspace

_LEAST_TEXTS = 400


class ReviewPage(Page):
    """One review at a time, kept until the lock: leaving and coming back finds it as it was."""

    nav = "journal"
    focus_screen = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._request: JournalRequest | None = None
        self._job: Job[Review] | None = None
        self._room = Breakpoint.FULL
        self._bar = TopBar()
        self.footer = Footer()
        self.view = ReviewView(workspace.toasts, lambda: self.workspace.settings.single_letters)
        self.export = Export(self, workspace)
        self.remarks = RemarksStrip()
        self.problem = Strip("danger")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Time.AUTOSAVE_PAUSE)
        self._pause.timeout.connect(self.save_now)
        self._build()
        self._wire()

    def _build(self) -> None:
        self._waiting = WaitingLine(_("Analysis…"))
        self._checking = WaitingLine(_("Last check…"))
        self._checking.hide()
        again = Button(_("Back to the journal"), "chevron-left")
        again.clicked.connect(self._back)
        self._nothing = EmptyState("notebook-pen", "", "", [again])
        self._stack = QStackedWidget()
        waiting = panel(vbox(self._waiting, None, margins=(Space.PAGE,) * 4))
        for part in (waiting, self.view, self._nothing):
            self._stack.addWidget(part)
        side = Space.S4 + Space.S1
        strips = panel(
            vbox(self.remarks, self.problem, self._checking, spacing=Space.S2, margins=(side, Space.S2, side, 0))
        )
        self.setLayout(vbox(self._bar, strips, (self._stack, 1), self.footer, spacing=0))

    def _wire(self) -> None:
        self._bar.back_asked.connect(self._back)
        self._bar.mask_asked.connect(self.view.mask_selection)
        self._bar.remarks_asked.connect(self.remarks.ask)
        self.view.changed.connect(self._changed)
        self.footer.reread.connect(self._reread)
        self.footer.export_asked.connect(self._export)
        self.export.started.connect(self._export_started)
        self.export.done.connect(self._checking.stop)
        self.export.refused.connect(self._refused)
        for keys, act in (("Ctrl+Z", self.view.undo), ("Ctrl+M", self.view.mask_selection)):
            bound = QShortcut(QKeySequence(keys), self)
            bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            bound.activated.connect(act)

    def title(self) -> str:
        return _("Review before sharing")

    def enter(self, **params: object) -> None:
        start, end = params.get("start"), params.get("end")
        try:
            request = journal.journal_request(
                self.workspace.desk,
                start if isinstance(start, date) else None,
                end if isinstance(end, date) else None,
                unlinked=params.get("unlinked") is True,
            )
        except DeskError as failure:
            self._show_nothing(failure)
            return
        if self.view.choices is not None and _same(request, self._request):
            return
        self._analyse(request)

    def leave(self) -> None:
        self.save_now()

    def wipe(self) -> None:
        self._pause.stop()
        self._stop()
        self._request = None
        self.view.wipe()
        self._bar.show_review(None, 0)
        self.footer.show_choices(None)
        self.remarks.tell(())
        self.problem.hide()

    def save_now(self) -> None:
        """Remember the choices made so far."""
        choices = self.view.choices
        if not self._pause.isActive() or choices is None:
            return
        self._pause.stop()
        try:
            journal_decisions.save_decisions(self.workspace.desk, choices.review)
        except DeskError as failure:
            self._bar.show_saving(top_bar.FAILED)
            self._tell(failure)
        else:
            self._bar.show_saving(top_bar.KEPT)

    def sensitive(self) -> list[QWidget]:
        return [self.view, self.remarks]

    def primary_focus(self) -> QWidget | None:
        return self.view.column.list

    def regions(self) -> list[QWidget]:
        return [self.view.column.list, self.view.panes.original, self.view.panes.shared, self.footer.export]

    def reflow(self, breakpoint: Breakpoint) -> None:
        self._room = breakpoint
        self._bar.reflow(breakpoint)
        self._fit()
        self.footer.show_hints(breakpoint is Breakpoint.FULL, self.workspace.settings.single_letters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The remarks take what the texts do not need."""
        around = self._bar.sizeHint().height() + self.footer.sizeHint().height()
        self.remarks.fit(self.height() - around - theme().px(_LEAST_TEXTS))

    def _analyse(self, request: JournalRequest) -> None:
        self._stop()
        self.save_now()
        self.view.wipe()
        self._request = request
        self.problem.hide()
        self._bar.show_review(None, 0)
        self.footer.show_choices(None)
        self._stack.setCurrentIndex(0)
        self._waiting.start()
        self._job = self.workspace.jobs.run(
            journal.analyse, request, on_done=self._analysed, on_error=self._show_nothing
        )

    def _analysed(self, review: Review) -> None:
        self._waiting.stop()
        self._stack.setCurrentWidget(self.view)
        choices = Choices(review)
        said = remarks(review)
        self._bar.show_review(review, len(said))
        self.remarks.tell(said)
        if choices.needs_reread:
            self.problem.tell(
                "warning", _("No name was found. Reread all the same: the tool can be wrong."), _nothing_found()
            )
        self.view.show_choices(choices)
        self.footer.show_choices(choices)
        self.view.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self, failure: DeskError) -> None:
        self._stop()
        self.view.wipe()
        self._request = None
        said = sentences.error(failure)
        self._nothing.set_text(said.what, " ".join(part for part in (said.safe, said.todo) if part))
        self._bar.show_review(None, 0)
        self.footer.show_choices(None)
        self._stack.setCurrentWidget(self._nothing)

    def _changed(self) -> None:
        self._pause.start()
        self._bar.show_saving(top_bar.CHANGED)
        if self.problem.isVisible() and self.view.choices is not None and not self.view.choices.needs_reread:
            self.problem.hide()
        self.footer.show_choices(self.view.choices)

    def _reread(self, reread: bool) -> None:
        if self.view.choices is not None:
            self.view.choices.mark_reread(reread)
            self.footer.show_choices(self.view.choices)

    def _export(self) -> None:
        self.save_now()
        if self.view.choices is not None:
            self.problem.hide()
            self.export.ask(self.view.choices.review)

    def _export_started(self) -> None:
        self.problem.hide()
        self._checking.start()

    def _refused(self, failure: DeskError) -> None:
        self._checking.stop()
        self._tell(failure)
        choices = self.view.choices
        if choices is None:
            return
        if failure.code == "items-undecided":
            self.view.next_item()
        elif failure.code == "identifiers-left":
            named = journal_export.still_named(choices.review)
            if named:
                self.view.show_place(*named[0])

    def _tell(self, failure: DeskError) -> None:
        said = sentences.error(failure)
        self.problem.tell("danger", said.what, " ".join(part for part in (said.safe, said.todo) if part))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._waiting.stop()

    def _back(self) -> None:
        self.workspace.go("journal")


def _nothing_found() -> str:
    return _("Select what could identify someone and mask it, then tick that you have reread the text.")


def _same(one: JournalRequest, other: JournalRequest | None) -> bool:
    """Whether nothing that the analysis reads has changed, the choices remembered since aside."""
    if other is None:
        return False
    names = ("start", "end", "unlinked", "language", "sources", "known", "left_out", "notices", "verdicts")
    return all(getattr(one, name) == getattr(other, name) for name in names)
