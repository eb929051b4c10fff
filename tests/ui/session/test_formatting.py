"""Buttons write Markdown signs as one would by hand, and take them out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from tests.keys import press

from rdpp_desk.ui.session.formatting import (
    BOLD,
    ITALIC,
    add_headings,
    continue_list,
    toggle_list,
    toggle_signs,
)
from rdpp_desk.ui.session.note_text import NoteText

_KEPT: list[QTextDocument] = []  # a cursor does not keep its document alive


def cursor_on(text: str, selected: str = "") -> QTextCursor:
    """A caret at the end of `text`, or `selected` selected in it."""
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    _KEPT.append(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if selected:
        start = len(text[: text.index(selected)].encode("utf-16-le")) // 2
        cursor.setPosition(start)
        cursor.setPosition(start + len(selected.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def text_of(cursor: QTextCursor) -> str:
    return cursor.document().toRawText().replace("\u2029", "\n")


@pytest.mark.parametrize(
    ("text", "selected", "sign", "expected"),
    [
        ("elle rit fort", "rit", BOLD, "elle **rit** fort"),
        ("elle rit fort", " rit ", BOLD, "elle **rit** fort"),
        ("elle **rit** fort", "rit", BOLD, "elle rit fort"),
        ("elle **rit** fort", "**rit**", BOLD, "elle rit fort"),
        ("elle **rit** fort", "rit", ITALIC, "elle ***rit*** fort"),
        ("elle ***rit*** fort", "rit", ITALIC, "elle **rit** fort"),
        ("elle ***rit*** fort", "rit", BOLD, "elle *rit* fort"),
        ("😀 oui 😀", "oui", ITALIC, "😀 *oui* 😀"),
        ("un\ndeux", "un\ndeux", BOLD, "**un**\n**deux**"),
        ("un\n\ndeux", "un\n\ndeux", BOLD, "**un**\n\n**deux**"),
    ],
)
def test_signs_are_put_around_words_and_taken_out(text: str, selected: str, sign: str, expected: str) -> None:
    cursor = cursor_on(text, selected)
    toggle_signs(cursor, sign)
    assert text_of(cursor) == expected


def test_signs_with_nothing_selected_wait_for_the_words_and_go_if_none_come() -> None:
    cursor = cursor_on("Elle ")
    toggle_signs(cursor, BOLD)
    assert (text_of(cursor), cursor.position()) == ("Elle ****", 7)
    toggle_signs(cursor, BOLD)
    assert text_of(cursor) == "Elle "


@given(st.text("ab 😀\n", min_size=1, max_size=20))
def test_bold_twice_is_bold_never(text: str) -> None:
    cursor = cursor_on(text)
    cursor.select(QTextCursor.SelectionType.Document)
    toggle_signs(cursor, BOLD)
    cursor.select(QTextCursor.SelectionType.Document)
    toggle_signs(cursor, BOLD)
    assert text_of(cursor) == text


@pytest.mark.parametrize(
    ("text", "numbered", "expected"),
    [
        ("un\ndeux", False, "- un\n- deux"),
        ("- un\n- deux", False, "un\ndeux"),
        ("- un\n- deux", True, "1. un\n2. deux"),
        ("1. un\n2. deux", True, "un\ndeux"),
        ("un\n\ndeux", True, "1. un\n\n2. deux"),
        ("", False, "- "),
    ],
)
def test_lists_are_made_changed_and_unmade(text: str, numbered: bool, expected: str) -> None:
    cursor = cursor_on(text)
    cursor.select(QTextCursor.SelectionType.Document)
    toggle_list(cursor, numbered)
    assert text_of(cursor) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("- un", "- un\n- "), ("  * un", "  * un\n  * "), ("9. neuf", "9. neuf\n10. "), ("- un\n- ", "- un\n")],
)
def test_return_goes_on_with_a_list_or_ends_it(text: str, expected: str) -> None:
    cursor = cursor_on(text)
    assert continue_list(cursor)
    assert text_of(cursor) == expected


def test_return_elsewhere_is_a_plain_line_break(qapp: object) -> None:
    edit = NoteText()
    edit.setPlainText("- un")
    press(edit, Qt.Key.Key_Return, text="\r")
    assert edit.document().toRawText() == "\u2029- un"
    press(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r")
    assert "\u2028" not in edit.document().toRawText()


def test_only_the_headings_that_are_missing_are_added_and_all_at_once_undone() -> None:
    cursor = cursor_on("## Dit\noui")
    add_headings(cursor, ["## Dit", "## Vu", "## Décidé"])
    assert text_of(cursor) == "## Dit\noui\n\n## Vu\n\n\n## Décidé\n\n"
    assert cursor.block().previous().text() == "## Vu"
    cursor.document().undo()
    assert text_of(cursor) == "## Dit\noui"
