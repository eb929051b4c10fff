"""What is done to a dossier as a whole, from its header and its timeline. Each act is undoable."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import clients, documents, notes, sessions
from rdpp_desk.actions.dossiers import Dossier
from rdpp_desk.actions.notes import NoteTemplate
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import Document, DocumentKind
from rdpp_desk.practice.engagements import Engagement, EngagementState
from rdpp_desk.practice.sessions import Session, SessionKind, SessionState
from rdpp_desk.practice.verdicts import Severity
from rdpp_desk.ui.clients.acts import attempt, do, tell
from rdpp_desk.ui.clients.words import verdicts_words
from rdpp_desk.ui.session.session_dialog import SessionDialog
from rdpp_desk.ui.widgets import Dialog, Field, TextArea
from rdpp_desk.ui.workspace import Workspace


class DossierActs(QObject):
    """`note_ready` gives a note to open; `blocked` a sentence that says why a document cannot be prepared."""

    note_ready = Signal(int)
    blocked = Signal(str)

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__(host)
        self._workspace = workspace
        self._desk = workspace.desk
        self._host = host

    def prepare(self, engagement_id: int, kind: DocumentKind) -> None:
        """Begin a document, or go on with the one begun."""
        asked = Document(engagement_id=engagement_id, kind=kind)
        stops = [one for one in documents.may_propose(self._desk, asked) if one.severity is Severity.BLOCK]
        if stops:
            self.blocked.emit(verdicts_words(stops))
            return
        begun = attempt(self._workspace, lambda: documents.start_document(self._desk, engagement_id, kind))
        if begun is not None:
            self._workspace.changed.emit()
            self._workspace.go("wizard", document_id=begun.id)

    def new_note(self, seen: Dossier) -> None:
        """A note for the session of the day that has none yet, else one apart."""
        written = {item.id for item in seen.timeline if item.session_state is not None and item.note_id is not None}
        today = self._desk.today()
        waiting = [
            one
            for one in seen.sessions
            if one.starts_at.date() == today and one.state is not SessionState.CANCELLED and one.id not in written
        ]
        self._begin(seen.engagement.id, waiting[0] if waiting else None)

    def write(self, seen: Dossier, session_id: int) -> None:
        """Open the note of a session, or begin it."""
        known = next((one for one in seen.timeline if one.session_state is not None and one.id == session_id), None)
        if known is not None and known.note_id is not None:
            self.note_ready.emit(known.note_id)
            return
        self._begin(seen.engagement.id, next(one for one in seen.sessions if one.id == session_id))

    def plan(self, engagement_id: int) -> None:
        """Plan a session."""
        SessionDialog(self._workspace, engagement_id).open()

    def change(self, engagement_id: int, session_id: int) -> None:
        """Move a session, or say that it does not take place."""
        meeting = attempt(self._workspace, lambda: sessions.session(self._desk, session_id))
        if meeting is not None:
            SessionDialog(self._workspace, engagement_id, meeting).open()

    def held(self, session_id: int) -> None:
        """« Séance faite »."""
        do(
            self._workspace,
            lambda: sessions.mark_held(self._desk, session_id),
            _("Session counted"),
            lambda change: sessions.undo_session(self._desk, change),
        )

    def paper_received(self, engagement: Engagement) -> None:
        """« Accord écrit reçu », today; the day can be changed in the information."""
        today = self._desk.today()
        do(
            self._workspace,
            lambda: clients.update_engagement(self._desk, replace(engagement, paper_agreement_on=today)),
            _("Written agreement received on {day}: recorded").format(day=formats.day(today)),
            lambda before: clients.update_engagement(self._desk, before),
        )

    def move(self, engagement: Engagement, new: EngagementState) -> None:
        """Another state; reopening asks for a reason."""
        if engagement.state is EngagementState.CLOSED:
            self._ask_reason(engagement, new)
            return
        do(
            self._workspace,
            lambda: clients.change_state(self._desk, engagement.id, new),
            _("Dossier: {state}").format(state=label(new).lower()),
            lambda _moved: clients.undo_state(self._desk, engagement),
        )

    def trash(self, engagement_id: int) -> None:
        """To the trash, for 30 days."""
        gone = do(
            self._workspace,
            lambda: clients.trash_dossier(self._desk, engagement_id),
            _("Dossier put in the trash, for 30 days"),
            lambda _none: clients.restore_dossier(self._desk, engagement_id),
        )
        if gone:
            self._workspace.go("dossiers")

    def restore(self, engagement_id: int) -> None:
        """Out of the trash."""
        do(
            self._workspace,
            lambda: clients.restore_dossier(self._desk, engagement_id),
            _("Dossier restored"),
            lambda _none: clients.trash_dossier(self._desk, engagement_id),
        )

    def _begin(self, engagement_id: int, session: Session | None) -> None:
        made = attempt(
            self._workspace,
            lambda: notes.new_note(self._desk, engagement_id, session.id if session else None, self._template(session)),
        )
        if made is not None:
            self._workspace.changed.emit()
            self.note_ready.emit(made.id)

    def _template(self, session: Session | None) -> NoteTemplate:
        if session is None:
            return NoteTemplate.FREE
        if session.kind is SessionKind.TRIPARTITE:
            return NoteTemplate.TRIPARTITE
        first = sessions.session_number(self._desk, session) == 1
        return NoteTemplate.FIRST_SESSION if first else NoteTemplate.SESSION

    def _ask_reason(self, engagement: Engagement, new: EngagementState) -> None:
        dialog = Dialog(self._host, _("Reopen this dossier?"), _("The reason is kept in the dossier."), "door-open")
        reason = TextArea(lines=2, most_lines=5)
        field = Field(_("Reason"), reason)
        dialog.add(field, focus=True)
        dialog.add_button("", _("Keep it closed"), safe=True)
        reopen = dialog.add_button("reopen", _("Reopen"), "primary")
        reopen.clicked.disconnect()

        def go() -> None:
            try:
                clients.change_state(self._desk, engagement.id, new, reason.text())
            except DeskError as failure:
                field.set_error(str(sentences.error(failure)))
                reason.setFocus()
                return
            dialog.close_with("reopen")
            tell(self._workspace, _("Dossier reopened"), lambda: clients.undo_state(self._desk, engagement))

        reopen.clicked.connect(go)
        dialog.open()
