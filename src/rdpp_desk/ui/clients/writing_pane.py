"""The right of a dossier: the note, always open; above it what must be known; else a session, or a first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from rdpp_desk.actions.dossiers import Dossier
from rdpp_desk.actions.standing import ConsentStatus
from rdpp_desk.actions.timeline import TimelineItem
from rdpp_desk.messages import _, formats
from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.practice.sessions import SessionState
from rdpp_desk.ui.clients.notice import Notice
from rdpp_desk.ui.clients.timeline_rows import session_caption, session_name
from rdpp_desk.ui.clients.words import capitalised
from rdpp_desk.ui.session.note_editor import NoteEditor
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, EmptyState, hbox, panel, vbox
from rdpp_desk.ui.workspace import Workspace


class WritingPane(QFrame):
    """`back` asks for the timeline; the others give a session's id or ask for what their name says."""

    back = Signal()
    held = Signal(int)
    change = Signal(int)
    write = Signal(int)
    first_note = Signal()
    consent = Signal()
    reopen = Signal()
    restore = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._workspace = workspace
        self._session_shown = False
        self.editor = NoteEditor(workspace)
        self._to_timeline = Button(_("Timeline"), "arrow-left", "ghost", size="small")
        self._to_timeline.clicked.connect(self.back)
        self._way_back = panel(
            hbox(self._to_timeline, None, margins=(Space.S3, Space.S2, Space.S3, Space.S2)), ground="tools"
        )
        self._way_back.hide()
        self._closed = Notice("accent", "archive")
        self._consent = Notice("warning", "shield-alert")
        self._planned = Notice("accent", "calendar-check")
        self._strips = panel(
            vbox(self._closed, self._consent, self._planned, margins=(Space.S3, Space.S3, Space.S3, Space.S3)),
            ground="tools",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.editor)
        self._other: QWidget = QWidget()
        self._stack.addWidget(self._other)
        self.setLayout(vbox(self._way_back, self._strips, (self._stack, 1), spacing=0))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back)

    def show_way_back(self, shown: bool) -> None:
        """The way back to the timeline, when both do not fit side by side."""
        self._way_back.setVisible(shown)

    def start(self) -> QWidget:
        """Where the keyboard begins here."""
        if self._stack.currentWidget() is self.editor:
            return self.editor
        buttons = self._other.findChildren(Button)
        return buttons[0] if buttons else self

    def show_note(self, note_id: int) -> bool:
        """Open a note; False if it cannot be read."""
        if not self.editor.open(note_id):
            return False
        self._stack.setCurrentWidget(self.editor)
        self._session_shown = False
        return True

    def show_session(self, item: TimelineItem) -> None:
        """A session that has no note yet: what it is, what can be done."""
        self.editor.close_note()
        self._session_shown = True
        today = self._workspace.desk.today()
        due = item.session_state is SessionState.PLANNED and item.when.date() <= today
        write = self._button(_("Write the note"), "pen-line", lambda: self.write.emit(item.id))
        change = self._button(_("Move or change…"), "calendar", lambda: self.change.emit(item.id))
        actions = [write, change]
        if due:
            held = self._button(_("Session held"), "circle-check", lambda: self.held.emit(item.id), soft=True)
            actions.insert(0, held)
        day = capitalised(formats.weekday(item.when.date()))
        text = " · ".join([day, session_caption(item, today)])
        self._show_other(EmptyState("calendar-clock", session_name(item), text, actions))

    def show_first_step(self, seen: Dossier) -> None:
        """A dossier without any note."""
        self.editor.close_note()
        self._session_shown = False
        actions = []
        if seen.engagement.state is not EngagementState.CLOSED:
            actions.append(self._button(_("Write the first note"), "pen-line", self.first_note.emit, soft=True))
        if seen.consent.status in (ConsentStatus.MISSING, ConsentStatus.DRAFT):
            actions.append(self._button(_("Prepare the consent form"), "file-text", self.consent.emit))
        text = _("A working note is never sent to the organisation; the client may ask for a copy.")
        self._show_other(EmptyState("message-square-text", _("No note yet."), text, actions))

    def show_strips(self, seen: Dossier, item: TimelineItem | None) -> None:
        """What must be known above the note; `item` is the session shown, if any."""
        self._show_closed(seen)
        self._show_consent(seen)
        self._show_planned(item)
        parts = (self._closed, self._consent, self._planned)
        self._strips.setVisible(any(not part.isHidden() for part in parts))

    def wipe(self) -> None:
        """Forget every word. Flush before."""
        self.editor.wipe()
        self._show_other(QWidget())
        for notice in (self._closed, self._consent, self._planned):
            notice.hide()

    def _show_closed(self, seen: Dossier) -> None:
        engagement, end = seen.engagement, seen.destruction
        if engagement.deleted_at is not None:
            text = _("It can be restored for 30 days.")
            self._set(self._closed, _("This dossier is in the trash."), text, _("Restore"), self.restore.emit)
            return
        if engagement.state is not EngagementState.CLOSED or engagement.closed_on is None:
            self._closed.hide()
            return
        title = _("Dossier closed on {day}.").format(day=formats.day(engagement.closed_on))
        text = ""
        if end is not None:
            text = _("To destroy here on {here}. The last backup that holds it expires on {backup}.").format(
                here=formats.day(end.here), backup=formats.day(end.last_backup)
            )
        self._set(self._closed, title, text, _("Reopen…"), self.reopen.emit)

    def _show_consent(self, seen: Dossier) -> None:
        closed = seen.engagement.state is EngagementState.CLOSED
        first_step = self._stack.currentWidget() is not self.editor and not self._session_shown
        if seen.consent.holds or closed or first_step:
            self._consent.hide()
            return
        status = seen.consent.status
        known = {
            ConsentStatus.MISSING: (_("Consent missing."), _("Prepare the consent form")),
            ConsentStatus.DRAFT: (_("The consent form is being prepared."), _("Continue")),
            ConsentStatus.TO_SIGN: (_("The consent form is not signed yet."), _("Follow its signature")),
            ConsentStatus.REFUSED: (_("The client refused this accompaniment."), _("See the consents")),
            ConsentStatus.WITHDRAWN: (_("The client withdrew their consent."), _("See the consents")),
        }
        title, act = known[status]
        self._set(self._consent, title, _("You can go on writing."), act, self.consent.emit)

    def _show_planned(self, item: TimelineItem | None) -> None:
        due = (
            item is not None
            and item.note_id is not None
            and item.session_state is SessionState.PLANNED
            and item.when <= self._workspace.desk.local()
        )
        if item is None or not due:
            self._planned.hide()
            return
        held = self._button(_("Session held"), "circle-check", lambda: self.held.emit(item.id), small=True)
        change = self._button(_("Move or change…"), "calendar", lambda: self.change.emit(item.id), small=True)
        self._planned.tell(_("Session to confirm"), "", [held, change])

    def _set(self, notice: Notice, title: str, text: str, act: str, on_act: Callable[[], object]) -> None:
        notice.tell(title, text, [self._button(act, "", on_act, small=True)])

    def _show_other(self, widget: QWidget) -> None:
        self._stack.removeWidget(self._other)
        self._other.deleteLater()
        self._other = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _button(
        self, words: str, icon: str, act: Callable[[], object], *, soft: bool = False, small: bool = False
    ) -> Button:
        button = Button(words, icon, "soft" if soft else "outlined", size="small" if small else "normal")
        button.clicked.connect(lambda: act())
        return button
