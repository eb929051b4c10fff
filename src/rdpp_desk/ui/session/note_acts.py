"""What is done to a note as a whole: its title, finished or not, the trash, going back to a version. All undoable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import notes
from rdpp_desk.actions.notes import Draft, OpenNote
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.session.note_words import note_title
from rdpp_desk.ui.widgets import Dialog, Field, LineEdit
from rdpp_desk.ui.workspace import Workspace

LONGEST_TITLE = 120


class NoteActs(QObject):
    """Does it, tells it with its undo, and emits the note's id."""

    renamed = Signal(int)
    finished = Signal(int)
    trashed = Signal(int)
    brought_back = Signal(int)
    rewritten = Signal(int)

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__(host)
        self._workspace = workspace
        self._host = host

    def ask_title(self, opened: OpenNote) -> None:
        """Ask for a title; an empty one gives back the title the note had by itself."""
        dialog = Dialog(self._host, _("Title of the note"))
        named = opened.note.title or note_title(opened)
        dialog.sensitive = True
        edit = LineEdit(text=named)
        edit.setMaxLength(LONGEST_TITLE)
        edit.selectAll()
        dialog.add(
            Field(_("Title"), edit, _("Left empty, the note takes back the name of its session or of its day.")),
            focus=True,
        )
        dialog.add_button("", _("Keep the title as it was"), safe=True)
        dialog.add_button("rename", _("Rename"), "primary")
        edit.returnPressed.connect(lambda: dialog.close_with("rename"))
        note_id, before, shown = opened.note.id, opened.note.title, named

        def done(key: str) -> None:
            title = edit.text().strip()
            if key == "rename" and title != shown:
                self._rename(note_id, title, before)

        dialog.finished.connect(done)
        dialog.open()

    def finish(self, opened: OpenNote) -> None:
        """Finished, or a draft again."""
        note_id, now = opened.note.id, not opened.note.finished

        def put(finished: bool) -> None:
            notes.finish_note(self._workspace.desk, note_id, finished)
            self._tell_all(self.finished.emit, note_id)

        said = _("Note finished") if now else _("Note taken up as a draft again")
        self._do(lambda: put(now), said, lambda: put(not now))

    def trash(self, opened: OpenNote) -> None:
        """To the trash, for 30 days."""
        note_id, title = opened.note.id, note_title(opened)

        def away() -> None:
            notes.trash_note(self._workspace.desk, note_id)
            self._tell_all(self.trashed.emit, note_id)

        def back() -> None:
            notes.restore_note(self._workspace.desk, note_id)
            self._tell_all(self.brought_back.emit, note_id)

        self._do(away, _("“{title}” put in the trash").format(title=title), back)

    def restore(self, before: Draft, revision_id: int) -> None:
        """Go back to a version; `before` is the text on screen, saved already, to undo with."""
        note_id = before.note_id

        def go() -> None:
            notes.restore_revision(self._workspace.desk, note_id, revision_id)
            self._tell_all(self.rewritten.emit, note_id)

        def back() -> None:
            notes.save_note(self._workspace.desk, note_id, before.text, before.caret, before.marks)
            self._tell_all(self.rewritten.emit, note_id)

        self._do(go, _("Version put back"), back)

    def _rename(self, note_id: int, title: str, before: str) -> None:
        def put(words: str) -> None:
            notes.rename_note(self._workspace.desk, note_id, words)
            self._tell_all(self.renamed.emit, note_id)

        self._do(lambda: put(title), _("Title changed"), lambda: put(before))

    def _do(self, act: Callable[[], object], said: str, undo: Callable[[], object]) -> None:
        try:
            act()
        except DeskError as failure:
            self._workspace.toasts.show(str(sentences.error(failure)))
            return
        self._workspace.toasts.show(said, lambda: self._undo(undo))

    def _undo(self, undo: Callable[[], object]) -> None:
        try:
            undo()
        except DeskError as failure:
            self._workspace.toasts.show(str(sentences.error(failure)))

    def _tell_all(self, emit: Callable[[int], object], note_id: int) -> None:
        emit(note_id)
        self._workspace.changed.emit()
