"""Lists: rows that are read aloud, opened by keys or a click, and forgotten at lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from tests.keys import press

from rdpp_desk.ui.widgets import ListView, RowItem

ROWS = (
    RowItem("n", "November 2026", header=True),
    RowItem(7, "Session 7", "This morning, 60 min", "24 Nov", (("draft", "warning"),), "pen-line", kind="accent"),
    RowItem(6, "Session 6", "Video", "10 Nov", icon="message-square-text", snippet="She said yes. " * 20),
    RowItem("o", "October 2026", header=True),
    RowItem(5, "Goal reached", icon="target", kind="success"),
)


@pytest.fixture
def thread(qtbot: QtBot) -> ListView:
    view = ListView("Thread", timeline=True)
    view.resize(372, 500)
    qtbot.addWidget(view)
    view.set_rows(ROWS)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


def test_a_row_is_read_with_all_it_shows(thread: ListView) -> None:
    interface = QAccessible.queryAccessibleInterface(thread)
    assert interface.text(QAccessible.Text.Name) == "Thread"
    assert interface.role() == QAccessible.Role.List
    assert interface.child(1).text(QAccessible.Text.Name) == "Session 7, 24 Nov. This morning, 60 min, draft"


def test_arrows_skip_titles_and_enter_opens(thread: ListView) -> None:
    opened: list[object] = []
    thread.opened.connect(opened.append)
    thread.setFocus(Qt.FocusReason.TabFocusReason)
    assert thread.current_key() == 7
    press(thread, Qt.Key.Key_Down)
    press(thread, Qt.Key.Key_Down)
    assert thread.current_key() == 5
    press(thread, Qt.Key.Key_Return, text="\r")
    assert opened == [5]


def test_a_click_opens(thread: ListView, qtbot: QtBot) -> None:
    opened: list[object] = []
    thread.opened.connect(opened.append)
    place = thread.visualRect(thread.model().index(2, 0)).center()
    qtbot.mouseClick(thread.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [6]


def test_new_rows_keep_the_chosen_one_without_opening_it(thread: ListView) -> None:
    heard: list[object] = []
    thread.set_current(6)
    thread.opened.connect(heard.append)
    thread.current_changed.connect(heard.append)
    thread.set_rows(ROWS[2:])
    assert (thread.current_key(), heard) == (6, [])
    thread.set_rows(ROWS[:2])
    assert thread.current_key() is None


def test_following_opens_at_once(qtbot: QtBot) -> None:
    view = ListView("Thread", follow=True)
    qtbot.addWidget(view)
    view.set_rows(ROWS)
    opened: list[object] = []
    view.opened.connect(opened.append)
    view.set_current(7)
    press(view, Qt.Key.Key_Down)
    assert opened == [6]


def test_a_wiped_list_holds_nothing(thread: ListView) -> None:
    thread.wipe()
    assert (thread.rows(), thread.model().rowCount()) == ((), 0)


def test_every_kind_of_row_paints_at_every_width(thread: ListView) -> None:
    for width in (60, 200, 372, 900):
        thread.resize(width, 400)
        assert not thread.grab().isNull()


def test_a_row_with_no_words_is_as_high_as_one_line(thread: ListView) -> None:
    heights = [thread.sizeHintForRow(at) for at in range(len(ROWS))]
    assert heights[2] > heights[1] > heights[4]
    assert thread.content_height() >= sum(heights)
