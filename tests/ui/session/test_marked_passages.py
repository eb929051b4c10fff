"""Marked passages follow the words they mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from rdpp_desk.ui.session.marked_passages import MarkedPassages

TEXT = "Elle rit 🙂, puis se tait."


class Page:
    """A document with marked passages, and a hand to edit it."""

    def __init__(self, text: str = TEXT) -> None:
        self.document = QTextDocument()
        self.document.setPlainText(text)
        self.passages = MarkedPassages(self.document)

    def marked(self) -> list[str]:
        found = []
        for start, end in self.passages.ranges():
            found.append(self._cursor(start, end).selectedText())
        return found

    def mark(self, words: str) -> bool | None:
        start = self.document.find(words).selectionStart()
        return self.passages.toggle(start, start + len(words.encode("utf-16-le")) // 2)

    def write(self, before: str, words: str) -> None:
        self._cursor(self.document.find(before).selectionStart()).insertText(words)

    def remove(self, words: str) -> None:
        self.document.find(words).removeSelectedText()

    def _cursor(self, start: int, end: int | None = None) -> QTextCursor:
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(start if end is None else end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


@pytest.fixture
def page(qapp: object) -> Page:
    return Page()


def test_a_passage_is_marked_without_the_blanks_around_it(page: Page) -> None:
    assert page.mark(" puis se ") is True
    assert page.marked() == ["puis se"]


def test_marking_it_again_takes_the_mark_away(page: Page) -> None:
    page.mark("puis se tait")
    assert page.mark("se tait") is False
    assert page.marked() == []


def test_blanks_alone_cannot_be_marked(page: Page) -> None:
    assert page.mark(" ") is None


def test_passages_that_touch_become_one(page: Page) -> None:
    page.mark("rit 🙂")
    page.mark("🙂, puis")
    assert page.marked() == ["rit 🙂, puis"]


def test_a_passage_moves_with_what_is_written_before_it_emoji_included(page: Page) -> None:
    page.mark("se tait")
    page.write("Elle", "Longtemps 😶‍🌫️, ")
    assert page.marked() == ["se tait"]


def test_what_is_written_inside_belongs_to_it_and_at_its_edges_does_not(page: Page) -> None:
    page.mark("puis se tait")
    page.write("se tait", "soudain ")
    page.write("puis", "alors ")
    page.write(".", " encore")
    assert page.marked() == ["puis soudain se tait"]


def test_a_passage_whose_words_are_deleted_goes_and_comes_back_when_that_is_undone(page: Page) -> None:
    page.mark("puis se tait")
    page.remove("rit 🙂, puis se tait")
    assert page.marked() == []
    page.document.undo()
    assert page.marked() == ["puis se tait"]


def test_nothing_typed_later_is_marked_where_a_passage_was(page: Page) -> None:
    page.mark("puis")
    page.remove("puis")
    page.write("se tait", "enfin ")
    assert page.marked() == []


def test_sorting_out_bold_at_both_ends_leaves_the_words_marked(page: Page) -> None:
    page.mark("se tait")
    cursor = page.document.find("se tait")
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    for at in (end, start):
        cursor.setPosition(at)
        cursor.insertText("**")
    cursor.endEditBlock()
    assert page.marked() == ["se tait"]


@given(st.text("ab😀é\n", min_size=3, max_size=20), st.data())
def test_edits_elsewhere_never_change_the_marked_words(text: str, data: st.DataObject) -> None:
    page = Page(f"{text}[passage 😀]{text}")
    page.mark("[passage 😀]")
    for _turn in range(5):
        start, end = page.passages.ranges()[0]
        last = page.document.characterCount() - 1
        at = data.draw(st.one_of(st.integers(0, start), st.integers(end, last)))
        page._cursor(at).insertText(data.draw(st.sampled_from(("a", "😀", "\n", "long mot"))))
        assert page.marked() == ["[passage 😀]"]
