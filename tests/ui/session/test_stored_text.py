"""What was typed is stored exactly, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from rdpp_desk.ui.session.stored_text import StoredText, code_points, units

NASTY = (
    "« Je dis\u00a0: oui\u202f! »",
    "e\u0301té naïf ﬁn",
    "👩‍👩‍👧 avance 🧗🏽\nsuite",
    "שלום \u200fabc\u200e مرحبا",
    "a\r\nb\r\n\r\nc",
    "a\rb\n\rc\r\n",
    "un\u2028deux\u2029trois",
    "tab\t\tfin  \n\n\n",
    "zéro\u200bchasse\ufeff\u00ad",
    "\x0b\x0c\x1c\x85",
)
anything = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
    st.text(st.sampled_from("a\r\n\u2028\u2029\u00a0\u202f😀ש\ufdd0\ufdd1"), max_size=30),
)


def document_of(text: str) -> QTextDocument:
    document = QTextDocument()
    document.setPlainText(StoredText(text).shown)
    return document


def shown_by(document: QTextDocument) -> str:
    return document.toRawText().replace("\u2029", "\n")


@given(anything)
def test_a_text_that_was_not_touched_comes_back_exactly(text: str) -> None:
    assert StoredText(text).after(shown_by(document_of(text))).text == text


@given(anything, anything, st.data())
def test_what_is_typed_goes_where_it_was_typed_and_the_rest_stays(text: str, typed: str, data: st.DataObject) -> None:
    source = StoredText(text)
    document = document_of(text)
    at = data.draw(st.integers(0, len(source.shown)))
    cursor = QTextCursor(document)
    cursor.setPosition(units(source.shown, at))
    cursor.insertText(typed)
    after = source.after(shown_by(document))
    assert after.shown == source.shown[:at] + StoredText(typed).shown + source.shown[at:]
    if text == source.shown:
        assert after.text == after.shown


@given(st.text(st.sampled_from("ab\r\n😀"), max_size=20), st.sampled_from("abé😀"))
def test_line_breaks_of_another_system_survive_a_letter_typed(text: str, letter: str) -> None:
    source = StoredText(text)
    assert source.after(source.shown + letter).text == text + letter


@given(anything, st.data())
def test_offsets_go_to_the_document_and_back(text: str, data: st.DataObject) -> None:
    source = StoredText(text)
    at = data.draw(st.integers(0, len(source.shown)))
    position = units(source.shown, at)
    assert code_points(source.shown, position) == at
    assert source.shown_at(source.stored_at(at)) == at


@pytest.mark.parametrize(("text", "offset", "position"), [("a😀b", 2, 3), ("😀😀", 1, 2), ("éa", 1, 1)])
def test_a_document_counts_an_emoji_for_two(text: str, offset: int, position: int) -> None:
    assert units(text, offset) == position
    assert document_of(text).characterCount() - 1 == units(text, len(text))
