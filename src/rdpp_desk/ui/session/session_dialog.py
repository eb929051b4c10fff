"""Plan a meeting, move it, say that it does not take place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import clients, dossiers, sessions
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.verdicts import Severity
from rdpp_desk.ui.session.note_words import session_title
from rdpp_desk.ui.session.session_form import SessionForm, proposed_session
from rdpp_desk.ui.session.verdicts_box import VerdictsBox
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Dialog, FlowLayout, Strip
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 580


class SessionDialog(Dialog):
    """A short form over the window; `session` is the meeting to change, None to plan one.

    `saved` gives the meeting's id once it is stored. `open()` shows the dialog.
    """

    saved = Signal(int)

    def __init__(self, workspace: Workspace, engagement_id: int, session: Session | None = None) -> None:
        host = workspace.toasts.parent()
        assert isinstance(host, QWidget)
        self._new = session is None
        self._workspace, self._desk = workspace, workspace.desk
        self._engagement: Engagement = dossiers.dossier(self._desk, engagement_id).engagement
        super().__init__(host, self._heading(session), icon="calendar-clock", width=_WIDTH)
        self._before = session
        self.form = SessionForm(self._desk, session or proposed_session(self._desk, self._engagement))
        self.verdicts = VerdictsBox(self._desk)
        self._problem = Strip("danger")
        self.column.setSpacing(Space.S4)
        for part in (self._problem, self.form, self.verdicts):
            self.add(part)
        self._first = self.form.start()
        self.store = self._buttons_row()
        self.form.changed.connect(self._ask_charter)
        self.verdicts.agreement_received.connect(self._agreement_received)
        self._ask_charter()

    def _heading(self, session: Session | None) -> str:
        if session is None:
            return _("Plan a session")
        return session_title(session, sessions.session_number(self._desk, session))

    def _buttons_row(self) -> Button:
        store = Button(_("Plan") if self._new else _("Keep these changes"), variant="primary")
        store.clicked.connect(self._store)
        back = Button(_("Do not plan") if self._new else _("Change nothing"))
        back.clicked.connect(lambda: self.close_with(""))
        others: list[QWidget] = []
        if self._before is not None:
            trash = Button(_("Put in the trash"), icon="trash-2", variant="ghost")
            trash.clicked.connect(self._trash)
            others.append(trash)
            if self._before.state is SessionState.PLANNED:
                cancel = Button(_("It does not take place"), icon="ban", variant="ghost")
                cancel.clicked.connect(self._cancel)
                others.append(cancel)
        if others:
            line = QWidget()
            line.setLayout(FlowLayout(*others))
            self.add(line)
        self._buttons.addWidget(back)
        self._buttons.addWidget(store)
        return store

    def _ask_charter(self) -> None:
        session = self.form.read()
        if session is None:
            return
        verdicts = sessions.may_plan(self._desk, session)
        self.verdicts.show_verdicts(verdicts)
        self.store.setEnabled(all(verdict.severity is not Severity.BLOCK for verdict in verdicts))

    def _store(self) -> None:
        if not self.form.verify():
            return
        self._try(self._plan if self._new else self._change)

    def _plan(self) -> None:
        session = self.form.settled()
        if session is None:
            return
        made = sessions.plan_session(self._desk, session, self.verdicts.reason_given())
        self._stored(made.id, _("Session planned"), lambda: sessions.trash_session(self._desk, made.id))

    def _change(self) -> None:
        session = self.form.settled()
        if session is None:
            return
        change = sessions.update_session(self._desk, session, self.verdicts.reason_given())
        self._stored(session.id, _("Session changed"), lambda: sessions.undo_session(self._desk, change))

    def _cancel(self) -> None:
        def act() -> None:
            assert self._before is not None
            change = sessions.cancel_session(self._desk, self._before.id)
            undo = lambda: sessions.undo_session(self._desk, change)  # noqa: E731
            self._stored(change.now.id, _("The session does not take place"), undo)

        self._try(act)

    def _trash(self) -> None:
        def act() -> None:
            assert self._before is not None
            gone = self._before.id
            sessions.trash_session(self._desk, gone)
            self._stored(gone, _("Session put in the trash"), lambda: sessions.restore_session(self._desk, gone))

        self._try(act)

    def _agreement_received(self, day: date) -> None:
        def act() -> None:
            now = replace(dossiers.dossier(self._desk, self._engagement.id).engagement, paper_agreement_on=day)
            before = clients.update_engagement(self._desk, now)
            self._tell(_("Written agreement recorded"), lambda: clients.update_engagement(self._desk, before))
            self._ask_charter()
            self.store.setFocus()

        self._try(act)

    def _try(self, act: Callable[[], None]) -> None:
        """Do it; a failure is said where it can be mended."""
        try:
            act()
        except DeskError as failure:
            if failure.code == "reason-needed":
                self._content.ensureWidgetVisible(self.verdicts.ask_again())
            else:
                said = sentences.error(failure)
                self._problem.tell("danger", said.what, " ".join(part for part in (said.safe, said.todo) if part))

    def _stored(self, session_id: int, said: str, undo: Callable[[], object]) -> None:
        self._tell(said, undo)
        self.saved.emit(session_id)
        self.close_with("saved")

    def _tell(self, said: str, undo: Callable[[], object]) -> None:
        workspace = self._workspace

        def back() -> None:
            try:
                undo()
            except DeskError as failure:
                workspace.toasts.show(str(sentences.error(failure)))
            workspace.changed.emit()

        workspace.toasts.show(said, back)
        workspace.changed.emit()
