"""Marks painted behind a text: told by shape, in place whatever the characters, few things painted at a time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.review.made import made_review

from rdpp_desk.actions.journal_text import BlockKind
from rdpp_desk.ui.review.choices import KEPT, MASKED, UNDECIDED, Choices
from rdpp_desk.ui.review.marked_text import Mark, MarkedText, Offsets, Part
from rdpp_desk.ui.review.view import ReviewView
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import ToastManager

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60)


@given(ANY_TEXT, st.integers(0, 60))
def test_places_are_counted_both_ways(text: str, place: int) -> None:
    place = min(place, len(text))
    offsets = Offsets(text)
    assert offsets.units(place) == len(text[:place].encode("utf-16-le")) // 2
    assert offsets.code_points(offsets.units(place)) == place


@given(st.lists(st.sampled_from(["Ada", "Béa", "🙂 Cléo", "Ada-Béa"]), min_size=1, max_size=6), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_only_what_changed_is_written_again_and_the_text_is_right(
    qapp: QApplication, words: list[str], data: st.DataObject
) -> None:
    shown = MarkedText("x")
    choices = Choices(made_review(words, " 🙂 é\n"))
    for _step in range(5):
        spans = choices.shared.spans
        marks = [Mark(one.shared_start, one.shared_length, one.state, one.finding) for one in spans]
        shown.show_text(choices.shared.text, [], marks)
        assert shown.toPlainText() == choices.shared.text
        item = data.draw(st.sampled_from(choices.items))
        wording = data.draw(st.sampled_from(["", "quelqu’un", "🙂", "a\nb"]))
        choices.decide(item.key, data.draw(st.sampled_from(["mask", "keep"])), wording)


@pytest.mark.parametrize("text", ["a\r\nb Ada", "a\u2028b Ada", "a\u2029b Ada", "a\rb Ada"])
def test_foreign_line_breaks_move_no_mark(qapp: QApplication, text: str) -> None:
    shown = MarkedText("x")
    shown.show_text(text, [], [Mark(text.index("Ada"), 3, MASKED, 0)])
    shown.select(text.index("Ada"), len(text))
    assert shown.textCursor().selectedText() == "Ada"
    assert shown.selection() == (text.index("Ada"), len(text))


def grey(qtbot: QtBot, state: str, current: bool, dark: bool) -> bytes:
    manager().apply(Theme(dark=dark))
    shown = MarkedText("x")
    qtbot.addWidget(shown)
    shown.resize(220, 60)
    shown.show_text("Ada parle", [], [Mark(0, 3, state, 0)])
    shown.set_current(frozenset({0} if current else ()), 0)
    shown.show()
    image = shown.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(image.constBits())


@pytest.mark.parametrize("dark", [False, True])
def test_each_state_is_told_in_greyscale(qtbot: QtBot, dark: bool) -> None:
    seen = {grey(qtbot, state, current, dark) for state in (MASKED, UNDECIDED, KEPT) for current in (False, True)}
    assert len(seen) == 6


def test_a_click_on_a_mark_chooses_it(qtbot: QtBot) -> None:
    shown = MarkedText("x")
    qtbot.addWidget(shown)
    shown.resize(300, 100)
    shown.show_text("Bonjour Ada", [], [Mark(8, 3, MASKED, 7)])
    shown.show()
    spot = shown.cursorRect(shown._cursor(9)).center()
    with qtbot.waitSignal(shown.chosen) as told:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [7]


def test_titles_and_labels_follow_the_text_size(qtbot: QtBot) -> None:
    shown = MarkedText("x")
    qtbot.addWidget(shown)
    shown.show()
    text = "Entry 1\n\nThe facts\n\nAda rit."
    shown.show_text(text, [Part(0, BlockKind.TITLE), Part(9, BlockKind.LABEL)], [Mark(20, 3, UNDECIDED, 0)])
    before = shown.document().size().height()
    manager().apply(Theme(scale=1.5))
    QApplication.processEvents()
    assert shown.document().size().height() > before
    assert shown.toPlainText() == text


def test_thousands_of_items_make_no_widget_each(qtbot: QtBot) -> None:
    def children(count: int) -> int:
        host = QWidget()
        qtbot.addWidget(host)
        view = ReviewView(ToastManager(host), lambda: True)
        qtbot.addWidget(view)
        view.resize(1200, 700)
        view.show_choices(Choices(made_review([f"Nom{number}" for number in range(count)])))
        view.show()
        QApplication.processEvents()
        return len(view.findChildren(QWidget))

    assert children(2_000) == children(20)


def test_a_choice_among_thousands_repaints_one_row(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    view = ReviewView(ToastManager(host), lambda: True)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show_choices(Choices(made_review([f"Nom{number}" for number in range(2_000)])))
    view.show()
    changed: list[int] = []
    model = view.column.list.model()
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: changed.append(-1))
    view.decide("mask")
    assert changed == [0]
    assert view.column.list.current_key() == view.choices.items[1].key if view.choices else False


def test_only_the_paragraphs_in_view_are_painted(qtbot: QtBot) -> None:
    shown = MarkedText("x")
    qtbot.addWidget(shown)
    shown.resize(300, 200)
    choices = Choices(made_review([f"Nom{number}" for number in range(2_000)]))
    marks = [Mark(one.start, one.length, one.state, one.finding) for one in choices.shared.spans]
    shown.show_text(choices.review.original, [], marks)
    shown.show()
    bar = shown.verticalScrollBar()
    for part in (0, 0.5, 1):
        bar.setValue(round(bar.maximum() * part))
        assert len(list(shown._visible_blocks(bar.value()))) < 40


def test_the_two_texts_scroll_together(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    view = ReviewView(ToastManager(host), lambda: True)
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show_choices(Choices(made_review([f"Nom{number}" for number in range(400)])))
    view.show()
    QApplication.processEvents()
    original, shared = view.panes.original, view.panes.shared
    original.verticalScrollBar().setValue(original.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    here, there = original.top_place()[0], shared.top_place()[0]
    assert original.toPlainText()[:here].count("\n") == shared.toPlainText()[:there].count("\n")
