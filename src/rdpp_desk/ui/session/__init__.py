"""Writing a session's note, and planning the session."""

from __future__ import annotations

from rdpp_desk.ui.session.note_editor import NoteEditor

__all__ = ["NoteEditor"]
