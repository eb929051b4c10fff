"""Writing a session's note, and planning the session."""

from __future__ import annotations

from rdpp_desk.ui.session.note_editor import NoteEditor
from rdpp_desk.ui.session.session_dialog import SessionDialog

__all__ = ["NoteEditor", "SessionDialog"]
