"""What surrounds the text: templates, titles, counts, passages, versions, copies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.keys import press, type_text
from tests.ui.session.conftest import Practice

from rdpp_desk.actions import notes
from rdpp_desk.actions.notes import NoteTemplate
from rdpp_desk.ui.autosave import SaveState
from rdpp_desk.ui.session import NoteEditor
from rdpp_desk.ui.session.hints import empty_sections
from rdpp_desk.ui.session.note_footer import count_words
from rdpp_desk.ui.widgets import Button, Dialog, LineEdit
from rdpp_desk.ui.workspace import Workspace


def words_shown(widget: QWidget) -> list[str]:
    shown = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return shown + [button.words() for button in widget.findChildren(Button) if button.isVisible()]


def test_the_head_names_the_session_its_day_hour_length_and_place(editor: NoteEditor) -> None:
    shown = words_shown(editor)
    assert "Session no. 2" in shown
    assert "Tuesday\u00a024 November, 10:00 · 60\u00a0min · Au cabinet".replace("\u00a0", " ") in [
        words.replace("\u00a0", " ") for words in shown
    ]


def test_a_template_is_written_once_and_named_in_the_bar(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.toolbar.template_chosen.emit(NoteTemplate.SESSION)
    written = editor.text.toPlainText()
    editor.toolbar.template_chosen.emit(NoteTemplate.SESSION)
    assert editor.text.toPlainText() == written
    assert written.startswith("## What was said\n\n\n## What I observed")
    qtbot.waitUntil(lambda: "Template: session" in words_shown(editor))


def test_each_empty_section_says_what_it_is_for_until_one_writes_there(editor: NoteEditor) -> None:
    editor.toolbar.template_chosen.emit(NoteTemplate.SESSION)
    assert [words for _block, words in empty_sections(editor.text)] == [
        "Voice, body, silences…",
        "What I imagine, still to be checked…",
        "What they will do, and when…",
        "What this session stirs in me…",
    ]
    type_text(editor.text, "oui")
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    assert "In their own words…" not in [words for _block, words in empty_sections(editor.text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("## Ce qui est dit\n- « oui »\n#deux\n", 2), ("l’été\u00a0: 24 h", 3), ("— * ** !", 0)],
)
def test_words_are_counted_and_signs_are_not(text: str, count: int) -> None:
    assert count_words(text) == count


def test_a_template_holds_no_word_until_one_writes_in_it(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.toolbar.template_chosen.emit(NoteTemplate.SESSION)
    qtbot.waitUntil(lambda: "Template: session" in words_shown(editor))
    assert "0 words" in words_shown(editor)


def test_marked_passages_are_counted_listed_and_reached_from_the_foot(editor: NoteEditor) -> None:
    type_text(editor.text, "un\ndeux\ntrois")
    editor.toggle_mark()
    assert "1 passage" in words_shown(editor)
    editor.text.go_to(0)
    editor.footer._passages.menu_of_actions.actions()[0].trigger()
    assert editor.text.textCursor().block().text() == "trois"


def test_the_button_of_supervision_marks_is_pressed_in_a_marked_passage_and_takes_the_mark_away(
    editor: NoteEditor,
) -> None:
    type_text(editor.text, "Elle rit, puis se tait.\ndeux")
    mark = next(one for one in editor.findChildren(Button) if one.accessibleName() == "To work on in supervision")
    assert "Ctrl+Shift+S" in mark.toolTip()
    cursor = editor.text.document().find("rit")
    editor.text.setTextCursor(cursor)
    mark.click()
    assert [words for _at, words in editor._writing.marked_words()] == ["rit"]  # type: ignore[union-attr]
    assert mark.isChecked()
    editor.text.go_to(0)
    assert not mark.isChecked()
    editor.text.go_to(cursor.selectionStart() + 1)
    assert mark.isChecked()
    mark.click()
    assert editor._writing.marked_words() == []  # type: ignore[union-attr]
    assert not mark.isChecked()
    editor.close_note()
    assert not mark.isEnabled()


def test_a_title_is_given_and_taken_back(
    editor: NoteEditor, practice: Practice, workspace: Workspace, host: QWidget, qtbot: QtBot
) -> None:
    editor.toolbar.rename_asked.emit()
    dialog = host.findChild(Dialog)
    assert dialog is not None
    edit = dialog.findChild(LineEdit)
    assert edit is not None
    edit.setText("  Le tournant ")
    with qtbot.waitSignal(editor.title_changed):
        press(edit, Qt.Key.Key_Return)
    assert notes.open_note(practice.desk, practice.note_id).note.title == "Le tournant"
    assert "Le tournant" in words_shown(editor)
    workspace.toasts.undo()
    assert "Session no. 2" in words_shown(editor)


def test_a_note_is_finished_and_taken_up_again(editor: NoteEditor, practice: Practice, workspace: Workspace) -> None:
    editor.toolbar.finish_asked.emit()
    assert notes.open_note(practice.desk, practice.note_id).note.finished
    workspace.toasts.undo()
    assert not notes.open_note(practice.desk, practice.note_id).note.finished


def test_versions_show_what_changed_since(
    editor: NoteEditor, practice: Practice, workspace: Workspace, later: Callable[[int], None]
) -> None:
    type_text(editor.text, "Elle rit fort.")
    editor.flush()
    notes.keep_revision(practice.desk, practice.note_id)
    later(12)
    cursor = editor.text.document().find("fort")
    cursor.insertText("doucement")
    editor.toolbar.versions_asked.emit(True)
    workspace.jobs.wait_all()
    QApplication.processEvents()
    assert editor.versions.isVisible()
    assert editor.versions._view.toPlainText() == "Elle rit −fort.+doucement."
    editor.versions.closed.emit()
    assert editor.text.isVisible()


def test_a_note_changed_elsewhere_is_read_again(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, "ici")
    editor.open(practice.other_note_id)
    notes.save_note(practice.desk, practice.note_id, "ailleurs")
    editor.open(practice.note_id)
    assert editor.text.toPlainText() == "ailleurs"


def test_what_is_copied_keeps_its_spaces_and_is_forgotten_by_the_clock(editor: NoteEditor) -> None:
    cursor = editor.text.textCursor()
    cursor.insertText("« oui\u00a0»\nnon")
    editor.text.selectAll()
    press(editor.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "« oui\u00a0»\nnon"
    editor.text.clipboard.timer.timeout.emit()
    assert QApplication.clipboard().text() == ""


def test_the_menu_of_the_text_offers_the_mark(editor: NoteEditor) -> None:
    type_text(editor.text, "oui")
    menu = editor.text.context_menu(selected=False)
    next(action for action in menu.actions() if action.text().startswith("To work on in supervision")).trigger()
    assert "1 passage" in words_shown(editor)


def test_the_palettes_keys_delete_nothing(editor: NoteEditor) -> None:
    type_text(editor.text, "un deux")
    editor.text.go_to(2)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(editor.text, event)
    assert not event.isAccepted()
    press(editor.text, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert editor.text.toPlainText() == "un deux"


def test_keys_of_the_note_do_nothing_behind_its_versions(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, "oui")
    editor.toolbar.versions_asked.emit(True)
    editor.toggle_mark()
    bold = next(button for button in editor.toolbar.findChildren(Button) if button.toolTip().startswith("Bold ("))
    assert not bold.isEnabled()
    press(editor.versions, Qt.Key.Key_Escape)
    assert editor.text.isVisible()
    assert notes.open_note(practice.desk, practice.note_id).spans == ()


def test_opening_the_note_on_screen_again_keeps_the_selection(editor: NoteEditor, practice: Practice) -> None:
    type_text(editor.text, "un deux")
    editor.text.setTextCursor(editor.text.document().find("deux"))
    editor.open(practice.note_id)
    assert editor.text.textCursor().selectedText() == "deux"


def test_a_slow_disk_is_told_before_it_is_waited_for(editor: NoteEditor) -> None:
    writing = editor._writing
    assert writing is not None
    writing._slow = True
    seen: list[SaveState] = []
    writing.state_changed.connect(lambda: seen.append(writing.save_state))
    type_text(editor.text, "oui")
    editor.flush()
    assert seen == [SaveState.CHANGED, SaveState.SAVING, SaveState.KEPT]


def test_only_the_last_notes_keep_their_history(editor: NoteEditor, practice: Practice) -> None:
    for _turn in range(14):
        editor.open(notes.new_note(practice.desk, practice.engagement.id).id)
    assert editor._writings.get(practice.note_id) is None
    assert editor.open(practice.note_id)
