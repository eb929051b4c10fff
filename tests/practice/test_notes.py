from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.practice.notes import SectionKind, split_sections

PIECES = st.sampled_from(["## Ce qui a été dit\n", "# x", "\n", "texte ", "\u2028", "\r\n"])


@given(st.text() | st.lists(PIECES).map("".join))
def test_sections_put_end_to_end_are_what_was_typed(text: str) -> None:
    sections = split_sections(text)
    assert "".join(section.text for section in sections) == text
    assert all(section.text for section in sections)


def test_headings_open_their_kind_in_both_languages() -> None:
    text = "avant\n## Ce qui a été dit\nA\n## What I observed\nB\n## Divers\nC\n## ce que j'ai observé :\nD"
    assert [section.kind for section in split_sections(text)] == [
        SectionKind.FREE, SectionKind.SAID, SectionKind.OBSERVED, SectionKind.FREE, SectionKind.OBSERVED,
    ]
