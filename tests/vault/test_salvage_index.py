"""The words of a note, from the search index: all of them, in order, and none from noise."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vault import damaged_practice
from tests.vault.conftest import Closed
from tests.vault.damaged_practice import Practice, practice, spoil_leaves, texts_of, victim

from rdpp_desk.vault.salvage_index import Words

__all__ = ["practice", "victim"]


def test_of_a_note_whose_row_and_versions_are_lost_the_index_still_has_the_words(tmp_path: Path) -> None:
    bare = damaged_practice.make(tmp_path / "bare", versions=False)
    spoil_leaves(bare, bare.closed.folder, "notes")
    report = bare.salvage(bare.closed.folder)
    assert report.notes.words > 200
    assert report.notes.missing == 0
    with bare.salvaged(report) as made:
        found = texts_of(made)
        number = next(number for number, text in bare.texts.items() if len(text) == 900)
        assert "…" not in found[number]
        assert found[number].split()[:-1] == folded(bare.texts[number]).split()[:-1]


def test_words_are_gathered_from_an_index_that_saw_changes(practice: Practice, victim: Path) -> None:
    with Closed(victim, practice.closed.words, practice.closed.data_key).open() as opened:
        db = opened.db
        db.execute("DELETE FROM notes WHERE id = 3")
        for number in (5, 6, 7):
            db.execute("UPDATE notes SET text = 'Le cœur, très tôt' || substr(text, 1, 300) WHERE id = ?", (number,))
        words = Words({8})
        for number, block in db.rows("SELECT id, block FROM notes_fts_data ORDER BY id"):
            words.take(number, block)
        found, there = words.texts(1), texts_of(opened)
    assert found.keys() == there.keys() - {8}
    assert all(found[number] == folded(text) for number, text in there.items() if number != 8)
    assert words.texts(0)[5] == "seance du 2024 01 08"


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("œ", "oe").lower())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one))))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(1, 2**40), st.binary(max_size=200)), max_size=4))
def test_noise_in_an_index_is_no_word_and_no_fault(blocks: list[tuple[int, bytes]]) -> None:
    words = Words(())
    for number, block in blocks:
        words.take(number | 1 << 37, block)
    assert all(isinstance(text, str) for text in words.texts(0).values())
