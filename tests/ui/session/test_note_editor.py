"""The note is written, saved, switched, locked; nothing typed is ever lost or put in another note."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.keys import press, type_text
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.session.conftest import Practice

from rdpp_desk import messages
from rdpp_desk.actions import drafts, notes
from rdpp_desk.actions.notes import Span
from rdpp_desk.errors import StorageError
from rdpp_desk.ui.session import NoteEditor
from rdpp_desk.ui.theme import Time, manager
from rdpp_desk.ui.widgets import vbox
from rdpp_desk.ui.workspace import Workspace

SECRET = "Elle s’est tue 🙂 longtemps"


def stored(practice: Practice, note_id: int | None = None) -> str:
    return notes.open_note(practice.desk, note_id or practice.note_id).note.text


class FullDisk:
    """Refuses to save while `full`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        save = notes.save_note

        def maybe(*given: object, **named: object) -> object:
            if self.full:
                raise StorageError("disk-full", path="")
            return save(*given, **named)  # type: ignore[arg-type]  # handed on as received

        monkeypatch.setattr(notes, "save_note", maybe)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


@pytest.mark.parametrize("text", ["« Oui\u00a0»\u202f!", "👩‍👩‍👧\nשלום", "a\r\nb\r\n", "un\u2028deux", "  \t fin \n\n"])
def test_a_note_opened_and_closed_is_the_same_to_the_last_character(
    editor: NoteEditor, practice: Practice, text: str
) -> None:
    editor.close_note()
    notes.save_note(practice.desk, practice.note_id, text)
    editor.open(practice.note_id)
    assert not editor.has_unsaved
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor.text, "é")
    editor.close_note()
    assert stored(practice) == text + "é"


def test_opening_writes_nothing(editor: NoteEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.saved, wait=50):
        editor.flush()
    assert not editor.has_unsaved


def test_what_is_typed_is_saved_by_itself_after_a_pause(editor: NoteEditor, practice: Practice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.saved, timeout=Time.AUTOSAVE_LONGEST) as saved:
        type_text(editor.text, SECRET)
    assert saved.args == [practice.note_id]
    assert stored(practice) == SECRET
    assert not editor.has_unsaved


def test_what_is_saved_is_there_when_the_vault_is_opened_again(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, SECRET)
    assert editor.flush()
    practice.desk = practice.reopen()
    assert stored(practice) == SECRET


def test_switching_before_the_pause_saves_each_text_in_its_own_note(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, "septième")
    editor.open(practice.other_note_id)
    type_text(editor.text, "sixième")
    editor.open(practice.note_id)
    assert (stored(practice), stored(practice, practice.other_note_id)) == ("septième", "sixième")
    assert editor.draft().text == "septième"  # type: ignore[union-attr]  # a note is open


def test_leaving_the_text_saves_it(editor: NoteEditor, practice: Practice, host: QWidget) -> None:
    editor.text.setFocus()
    type_text(editor.text, SECRET)
    editor.text.clearFocus()
    assert stored(practice) == SECRET


def test_each_note_keeps_its_own_history_across_a_switch(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, "premier jet")
    editor.open(practice.other_note_id)
    assert not editor.text.document().isUndoAvailable()
    editor.open(practice.note_id)
    while editor.text.document().isUndoAvailable():
        editor.text.undo()
    assert editor.text.document().isEmpty()


def test_caret_comes_back_where_it_was_after_the_vault_was_closed(
    editor: NoteEditor, practice: Practice, workspace: Workspace
) -> None:
    type_text(editor.text, "🙂 un\ndeux")
    editor.text.go_to(5)
    type_text(editor.text, "!")
    editor.close_note()
    practice.desk = workspace.desk = practice.reopen()
    again = NoteEditor(workspace)
    again.open(practice.note_id)
    assert again.text.textCursor().position() == 6


def test_a_disk_that_refuses_keeps_the_text_says_so_and_works_again_when_asked(
    editor: NoteEditor, practice: Practice, disk: FullDisk
) -> None:
    type_text(editor.text, SECRET)
    assert not editor.flush()
    assert editor.has_unsaved
    assert editor.unsaved.isVisible()
    assert "Not saved. Your text is kept here." in editor.unsaved.accessibleName()
    type_text(editor.text, " et encore")
    assert [draft.text for draft in editor.drafts()] == [f"{SECRET} et encore"]
    disk.full = False
    editor.unsaved.retry_asked.emit()
    assert not editor.unsaved.isVisible()
    assert stored(practice) == f"{SECRET} et encore"


def test_a_text_that_could_not_be_saved_can_be_sealed_at_a_lock_and_rescued(
    editor: NoteEditor, practice: Practice, disk: FullDisk
) -> None:
    type_text(editor.text, SECRET)
    editor.toggle_mark()
    editor.flush()
    sealed = [drafts.seal(practice.desk, draft) for draft in editor.drafts()]
    editor.wipe()
    disk.full = False
    drafts.rescue(practice.desk, sealed[0])
    opened = notes.open_note(practice.desk, practice.note_id)
    assert opened.note.text == SECRET
    assert opened.spans == (Span(0, len(SECRET)),)


def test_a_note_left_unsaved_is_kept_and_saved_with_the_next(
    editor: NoteEditor, practice: Practice, disk: FullDisk
) -> None:
    type_text(editor.text, "resté là")
    editor.open(practice.other_note_id)
    assert "A note you left is not saved" in editor.unsaved.accessibleName()
    assert editor.has_unsaved
    disk.full = False
    assert editor.flush()
    assert stored(practice) == "resté là"
    assert stored(practice, practice.other_note_id) == ""


def test_a_text_can_be_copied_when_it_cannot_be_saved(editor: NoteEditor, disk: FullDisk, qapp: object) -> None:
    type_text(editor.text, SECRET)
    editor.flush()
    editor.unsaved.copy_asked.emit()
    assert editor.text.clipboard._ours == SECRET


def test_marked_passages_are_saved_with_the_text_in_code_points(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, "😀😀 avant ici après")
    cursor = editor.text.document().find("ici")
    editor.text.setTextCursor(cursor)
    press(editor.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    editor.text.go_to(0)
    type_text(editor.text, "😶 ")
    editor.flush()
    opened = notes.open_note(practice.desk, practice.note_id)
    assert [opened.note.text[span.start : span.end] for span in opened.spans] == ["ici"]
    assert [mark.passage for mark in opened.marks] == ["ici"]


def test_a_version_is_kept_when_the_note_is_left(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, "v1")
    editor.open(practice.other_note_id)
    assert [revision.text for revision in notes.revisions(practice.desk, practice.note_id)] == ["v1"]


def test_going_back_to_a_version_can_be_undone(
    editor: NoteEditor, practice: Practice, workspace: Workspace, later: Callable[[int], None]
) -> None:
    type_text(editor.text, "ancien")
    editor.flush()
    notes.keep_revision(practice.desk, practice.note_id)
    later(1)
    type_text(editor.text, " nouveau")
    editor.toggle_mark()
    editor.flush()
    before = notes.open_note(practice.desk, practice.note_id)
    editor.versions.restore_asked.emit(notes.revisions(practice.desk, practice.note_id)[0].id)
    assert editor.text.toPlainText() == stored(practice) == "ancien"
    workspace.toasts.undo()
    assert editor.text.toPlainText() == stored(practice) == "ancien nouveau"
    assert notes.open_note(practice.desk, practice.note_id).spans == before.spans


def test_a_note_put_in_the_trash_comes_back_with_undo(
    editor: NoteEditor, practice: Practice, workspace: Workspace, qtbot: QtBot
) -> None:
    type_text(editor.text, SECRET)
    with qtbot.waitSignal(editor.trashed) as gone:
        editor.toolbar.trash_asked.emit()
    assert gone.args == [practice.note_id]
    assert editor.note_id == 0
    with qtbot.waitSignal(editor.note_requested):
        workspace.toasts.undo()
    assert editor.open(practice.note_id)
    assert editor.text.toPlainText() == SECRET


def test_wiping_leaves_no_word_in_any_widget_or_history(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, SECRET)
    editor.toggle_mark()
    editor.flush()
    notes.keep_revision(practice.desk, practice.note_id)
    editor.toolbar.versions_asked.emit(True)
    document = editor.text.document()
    editor.wipe()
    assert document.isEmpty()
    assert not document.isUndoAvailable()
    assert not document.isRedoAvailable()
    words = [label.text() for label in editor.findChildren(QLabel)]
    words += [child.accessibleName() + child.toolTip() for child in editor.findChildren(QWidget)]
    words += [action.text() for child in editor.findChildren(QWidget) for action in child.actions()]
    assert not [found for found in words if "Elle" in found or "no. 2" in found]
    assert editor.draft() is None
    assert not editor.has_unsaved


def test_paste_keeps_words_and_drops_looks(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>gras</b>")
    data.setText("gras\r\net\u00a0suite")
    editor.text.insertFromMimeData(data)
    assert editor.draft().text == "gras\net\u00a0suite"  # type: ignore[union-attr]  # a note is open


def test_a_long_note_is_opened_and_written_in_without_touching_its_other_paragraphs(
    editor: NoteEditor, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "Elle revient sur la réunion de lundi, **sans trembler**, et s’étonne.\n"
    text = paragraph * (100_000 // len(paragraph) + 1)
    editor.close_note()
    notes.save_note(practice.desk, practice.note_id, text)
    editor.open(practice.note_id)
    writing = editor._writing
    coloured: list[int] = []
    pen = writing._highlighter
    monkeypatch.setattr(pen, "_format_passages", lambda: coloured.append(pen.currentBlock().blockNumber()))
    read: list[int] = []
    monkeypatch.setattr(writing, "text", lambda: read.append(1) or "")
    QApplication.processEvents()
    editor.text.go_to(50_000)
    coloured.clear()
    type_text(editor.text, "abc")
    assert len(set(coloured)) == 1
    assert not read
    monkeypatch.undo()
    editor.flush()
    assert len(stored(practice)) == len(text) + 3


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_controls_are_named_large_enough_and_whole(
    workspace: Workspace, practice: Practice, host: QWidget, scale: float, language: str
) -> None:
    messages.use(language)
    manager().set_scale(scale)
    editor = NoteEditor(workspace)
    host.resize(671, 500)
    host.setLayout(vbox(editor))
    host.show()
    editor.open(practice.note_id)
    QApplication.processEvents()
    assert unnamed(editor) + too_small(editor) + clipped(editor) == []
    type_text(editor.text, SECRET)
    editor.toggle_mark()
    editor.close_note()
    editor.open(practice.note_id)
    editor.toolbar.versions_asked.emit(True)
    QApplication.processEvents()
    assert unnamed(editor) + too_small(editor) + clipped(editor) == []


def test_a_closed_dossier_is_read_only(editor: NoteEditor, practice: Practice) -> None:
    from rdpp_desk.actions.clients import change_state
    from rdpp_desk.practice.engagements import EngagementState

    change_state(practice.desk, practice.engagement.id, EngagementState.CLOSED)
    editor.open(practice.note_id)
    type_text(editor.text, "non")
    editor.flush()
    assert editor.text.isReadOnly()
    assert stored(practice) == ""
