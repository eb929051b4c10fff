"""The hand-written corpus never does worse than what was reached."""

from __future__ import annotations

import pytest

from rdpp_desk.anonymise import find_identifiers, leaks, pseudonymise
from tests.bench.anonymise import CORPUS, Note, covered, read_notes, score

NOTES = [note for part in ("dev", "heldout") for note in read_notes(CORPUS / f"{part}.txt")]


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_what_the_vault_knows_is_masked(note: Note) -> None:
    found = find_identifiers(note.text, note.known, note.language)
    missed = [note.text[g.start : g.end] for g in note.gold if g.tier == "*" and not covered(note.text, g, found)]
    assert missed == []
    assert leaks(pseudonymise(note.text, note.known, note.language), note.known) == ()


@pytest.mark.parametrize(("part", "recall"), [("dev", 0.97), ("heldout", 0.93)])
def test_what_it_does_not_know_is_mostly_shown(part: str, recall: float) -> None:
    figures = score(read_notes(CORPUS / f"{part}.txt"), misses=False)
    assert figures["unknown"] >= recall
    assert figures["known~"] >= 0.9
    assert figures["words masked for nothing"] <= 0.03
    assert figures["precision"] >= 0.85
