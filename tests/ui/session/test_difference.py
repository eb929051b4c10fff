"""What changed between two versions can be read, and nothing of either is lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.ui.session.difference import Change, Piece, difference

texts = st.lists(st.sampled_from(("Elle rit.", "Elle se tait.", "", "« Oui\u00a0»", "😀")), max_size=12).map("\n".join)


@given(texts, texts)
def test_both_versions_can_be_read_in_the_difference(before: str, now: str) -> None:
    pieces = difference(before, now)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == now


def test_one_word_changed_is_one_word_shown() -> None:
    assert difference("Elle rit fort.\n", "Elle rit doucement.\n") == (
        Piece(Change.SAME, "Elle rit "),
        Piece(Change.REMOVED, "fort."),
        Piece(Change.ADDED, "doucement."),
        Piece(Change.SAME, "\n"),
    )


def test_what_did_not_change_is_cut_short_around_what_did() -> None:
    same = "".join(f"ligne {number}\n" for number in range(20))
    changes = [piece.change for piece in difference(f"a\n{same}b\n", f"c\n{same}d\n")]
    assert changes.count(Change.SKIPPED) == 1


def test_two_equal_versions_are_shown_whole() -> None:
    assert difference("un\n" * 50, "un\n" * 50) == (Piece(Change.SAME, "un\n" * 50),)
