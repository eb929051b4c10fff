"""Aujourd’hui: duties first, then the day's sessions; beside them supervision, drafts and the backup."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from rdpp_desk.actions import today as reading
from rdpp_desk.actions.today import DraftKind, OpenDraft, Today
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.practice.duties import Duty
from rdpp_desk.ui.backup.trouble import TroubleStrip
from rdpp_desk.ui.shell import Breakpoint, Page
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.today.acts import DutyActs, SessionActs
from rdpp_desk.ui.today.duty_row import DutyRow
from rdpp_desk.ui.today.first_steps import first_steps_card
from rdpp_desk.ui.today.frame import greeting
from rdpp_desk.ui.today.session_row import SessionRow
from rdpp_desk.ui.today.side import backup_card, drafts_card, supervision_card
from rdpp_desk.ui.today.week import WeekDialog
from rdpp_desk.ui.today.words import draft_age
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    FlowLayout,
    FocusPlace,
    Label,
    Paragraph,
    ScrollPage,
    Separator,
    clear,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_SHOWN = 5
_SIDE = 288


class TodayPage(Page):
    """Rebuilt each time it is entered or something changed: it holds nothing that can be lost."""

    nav = "today"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._duty_acts = DutyActs(workspace, self)
        self._session_acts = SessionActs(workspace, self)
        self._first: QWidget | None = None
        self._place = FocusPlace(self)
        self._heading = Label("", "display")
        self._sentence = Paragraph("")
        self._trouble = TroubleStrip(workspace, _("See what to do"), lambda: workspace.go("backup"))
        self._left = vbox(spacing=0)
        self._right = vbox(spacing=Space.CARD)
        self._side = panel(self._right)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(Space.CARD + 2)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self._side)
        self._build()
        workspace.changed.connect(self._changed)
        manager().changed.connect(self._resize)
        manager().changed.connect(self._changed)  # its rows have columns as wide as the text asks

    def _build(self) -> None:
        new_dossier = Button(_("New dossier"), "plus", shown_keys="Ctrl+Shift+N")
        new_dossier.clicked.connect(lambda: self.shell.run_command("new-dossier"))
        self._new_note = Button(_("New note"), "pen-line", "primary", shown_keys="Ctrl+N")
        self._new_note.clicked.connect(lambda: self.shell.run_command("new-note"))
        buttons = panel(FlowLayout(new_dossier, self._new_note, spacing=Space.S2 + 2))
        words = vbox(self._heading, self._sentence, spacing=2)
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.addLayout(words, 1)
        self._header.addWidget(buttons)
        page = ScrollPage(self._header, Space.S4, self._trouble, Space.S3, self._body, None, spacing=0)
        self.setLayout(vbox(page))

    def title(self) -> str:
        return _("Today")

    def enter(self, **params: object) -> None:
        self._refresh()

    def wipe(self) -> None:
        clear(self._left)
        clear(self._right)
        self._heading.setText("")
        self._sentence.set_text("")
        self._first = None
        self._place.forget()
        self._trouble.wipe()

    def primary_focus(self) -> QWidget | None:
        return self._first or self._new_note

    def regions(self) -> list[QWidget]:
        return [self.primary_focus() or self, self._side]

    def reflow(self, breakpoint: Breakpoint) -> None:
        column = breakpoint is Breakpoint.COLUMN
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if column else QBoxLayout.Direction.LeftToRight)
        self._header.setDirection(QBoxLayout.Direction.TopToBottom if column else QBoxLayout.Direction.LeftToRight)
        self._resize()

    def _resize(self) -> None:
        column = self._body.direction() is QBoxLayout.Direction.TopToBottom
        self._side.setMinimumWidth(0 if column else theme().px(_SIDE))
        self._side.setMaximumWidth(Size.UNBOUNDED if column else theme().px(_SIDE))

    def _changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._place.leave()
        self._trouble.load()
        clear(self._left)
        clear(self._right)
        self._first = None
        words = formats.weekday(self.workspace.desk.today())
        self._heading.setText(words[:1].upper() + words[1:])
        try:
            seen = reading.today(self.workspace.desk)
        except DeskError as failure:
            self._sentence.set_text("")
            self._trouble.tell_unread(failure)
            return
        self._show(seen)

    def _show(self, seen: Today) -> None:
        self._sentence.set_text(greeting(seen))
        if seen.first_steps.shown:
            self._left.addWidget(first_steps_card(self.workspace, seen.first_steps))
            self._left.addSpacing(Space.S5)
        self._show_duties(seen)
        self._left.addSpacing(Space.S5)
        self._show_sessions(seen)
        self._left.addStretch(1)
        self._show_side(seen)
        self._place.back(self.primary_focus())

    def _show_duties(self, seen: Today) -> None:
        count = [Chip(str(len(seen.duties)), "neutral")] if seen.duties else []
        self._left.addLayout(hbox(Label(_("To settle"), "title"), *count, None, spacing=Space.S2 + 2))
        self._left.addSpacing(Space.S2 + 2)
        card = Card(spacing=0, margins=(Space.S1,) * 4)
        for number, duty in enumerate(seen.duties[:_SHOWN]):
            if number:
                card.column.addWidget(Separator())
            row = DutyRow(duty, self.workspace.desk, self._duty_acts.do, self._put_off)
            if number == 0:
                row.act.set_primary(True)
                self._first = row.act
            card.column.addWidget(row)
            self._place.add(row.key, row, row.start)
        if not seen.duties:
            title = _("Nothing else to settle today.") if seen.snoozed else _("Everything is up to date.")
            quiet = EmptyState("circle-check", title, self._put_off_words(seen) or self._next(seen), kind="success")
            card.column.addWidget(quiet)
        self._left.addWidget(card)
        if len(seen.duties) > _SHOWN:
            more = Button(_("See all {count} reminders").format(count=len(seen.duties)), variant="link", size="small")
            more.clicked.connect(lambda: self.workspace.go("reminders"))
            self._left.addSpacing(Space.S1)
            self._left.addLayout(hbox(more, None))

    @staticmethod
    def _put_off_words(seen: Today) -> str:
        if not seen.snoozed:
            return ""
        words = ngettext("{count} thing to settle is put off.", "{count} things to settle are put off.", seen.snoozed)
        return words.format(count=seen.snoozed)

    def _next(self, seen: Today) -> str:
        if seen.next_session is None:
            return ""
        line = seen.next_session
        return _("Next session: {day} at {time}, {who}.").format(
            day=formats.weekday(line.session.starts_at.date()),
            time=formats.clock_time(line.session.starts_at),
            who=line.who,
        )

    def _show_sessions(self, seen: Today) -> None:
        week = Button(_("See the week"), variant="link", size="small")
        week.clicked.connect(self._open_week)
        self._left.addLayout(hbox(Label(_("Today’s sessions"), "title"), None, week))
        self._left.addSpacing(Space.S2 + 2)
        card = Card(spacing=0, margins=(Space.S1,) * 4)
        for number, line in enumerate(seen.sessions):
            if number:
                card.column.addWidget(Separator())
            row = SessionRow(line, self.workspace.desk.local())
            row.asked.connect(self._session_acts.do)
            card.column.addWidget(row)
            self._place.add(row.key, row, row.start)
        if not seen.sessions:
            card.column.addWidget(EmptyState("calendar", _("No session today."), self._next(seen)))
        self._left.addWidget(card)

    def _show_side(self, seen: Today) -> None:
        self._right.addWidget(supervision_card(seen.supervision, lambda: self.workspace.go("journal", then="extract")))
        if seen.drafts:
            now = self.workspace.desk.local()
            self._right.addWidget(
                drafts_card(seen.drafts, lambda draft: draft_age(draft.updated_at, now), self._resume)
            )
        self._right.addWidget(backup_card(seen.backup, lambda: self.workspace.go("backup")))
        self._right.addStretch(1)

    def _resume(self, draft: OpenDraft) -> None:
        if draft.kind is DraftKind.ENTRY:
            self.workspace.go("entry", entry_id=draft.id)
        elif draft.kind is DraftKind.DOCUMENT:
            self.workspace.go("wizard", document_id=draft.id)
        else:
            self.workspace.go("dossier", engagement_id=draft.engagement_id or 0, note_id=draft.id)

    def _put_off(self, duty: Duty) -> None:
        desk = self.workspace.desk
        until = reading.snooze(desk, duty, 7)

        def undo() -> None:
            reading.unsnooze(desk, duty)
            self.workspace.changed.emit()

        self.workspace.changed.emit()
        self.workspace.toasts.show(_("Put off to {day}").format(day=formats.weekday(until)), undo)

    def _open_week(self) -> None:
        WeekDialog(self, self.workspace).open()
