"""What the buttons of Today do: one act per duty, « Séance faite » and the rest per session, all undoable."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import documents, notes, sessions
from rdpp_desk.actions.notes import NoteTemplate
from rdpp_desk.actions.sessions import SessionChange
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.duties import Duty, DutyCode
from rdpp_desk.ui.session.session_dialog import SessionDialog
from rdpp_desk.ui.today.session_row import Asked
from rdpp_desk.ui.workspace import Workspace


class DutyActs(QObject):
    """Does what a duty offers."""

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__(host)
        self._workspace = workspace
        self._sessions = SessionActs(workspace, host)

    def do(self, duty: Duty) -> None:
        """The act of `duty`."""
        try:
            self._do(duty)
        except DeskError as failure:
            self._workspace.toasts.show(str(sentences.error(failure)))

    def _do(self, duty: Duty) -> None:
        workspace, engagement_id = self._workspace, duty.engagement_id or 0
        match duty.code:
            case DutyCode.CONSENT_MISSING:
                self._prepare(engagement_id, DocumentKind.CONSENT)
            case DutyCode.AGREEMENT_MISSING:
                self._prepare(engagement_id, DocumentKind.TRIPARTITE)
            case DutyCode.SIGNATURE_MISSING:
                workspace.go("document", document_id=duty.document_id)
            case DutyCode.SESSION_UNCONFIRMED:
                self._sessions.hold(duty.session_id or 0)
            case DutyCode.SUPERVISION_DUE:
                workspace.go("journal", then="record")
            case DutyCode.BACKUP_DUE | DutyCode.NEW_KEY_BACKUP:
                workspace.go("backup")
            case DutyCode.FORMER_KEY_COPIES:
                workspace.go("backup", then="copies")
            case DutyCode.BACKUP_FAILING:
                workspace.go("backup", then="places")
            case DutyCode.BACKUP_PLACES:
                workspace.go("backup", then="places")
            case DutyCode.REHEARSAL_DUE:
                workspace.go("backup", then="rehearse")
            case DutyCode.RECOVERY_CHECK_DUE:
                workspace.go("settings", section="security", then="check-sheet")
            case DutyCode.NOTES_TO_DESTROY:
                workspace.go("dossier", engagement_id=engagement_id)
            case DutyCode.VAT_LINE_EXPIRING:
                workspace.go("settings", section="documents")

    def _prepare(self, engagement_id: int, kind: DocumentKind) -> None:
        document = documents.start_document(self._workspace.desk, engagement_id, kind)
        self._workspace.changed.emit()
        self._workspace.go("wizard", document_id=document.id)


class SessionActs(QObject):
    """Does what a session's row offers."""

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__(host)
        self._workspace = workspace

    def do(self, asked: Asked) -> None:
        """What was asked of a session."""
        session = asked.line.session
        try:
            match asked.act:
                case "held":
                    self.hold(session.id)
                case "cancel":
                    change = sessions.cancel_session(self._workspace.desk, session.id)
                    self._tell(_("The session does not take place"), change)
                case "change":
                    SessionDialog(self._workspace, session.engagement_id, session).open()
                case "note":
                    note = notes.new_note(
                        self._workspace.desk, session.engagement_id, session.id, NoteTemplate.SESSION
                    )
                    self._workspace.go("dossier", engagement_id=session.engagement_id, note_id=note.id)
                case _:
                    self._workspace.go(
                        "dossier", engagement_id=session.engagement_id, note_id=asked.line.note_id or 0
                    )
        except DeskError as failure:
            self._workspace.toasts.show(str(sentences.error(failure)))

    def hold(self, session_id: int) -> None:
        """« Séance faite », in one click, with its undo."""
        self._tell(_("Session recorded as held"), sessions.mark_held(self._workspace.desk, session_id))

    def _tell(self, words: str, change: SessionChange) -> None:
        def undo() -> None:
            sessions.undo_session(self._workspace.desk, change)
            self._workspace.changed.emit()

        self._workspace.changed.emit()
        self._workspace.toasts.show(words, undo)
