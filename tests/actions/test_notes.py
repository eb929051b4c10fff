"""Notes are never lost: saved as typed, kept in versions, sealed when the disk refuses."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk import messages
from rdpp_desk.actions import notes, search, supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Draft, Span
from rdpp_desk.actions.unlock import lock
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.notes import SectionKind
from rdpp_desk.vault.store import open_with_data_key

TEXT = "## Ce qui a été dit\n\nElle a tenu son point de vue.\n\n## Ce que j’ai observé\n\nDébit plus lent.\n"


@pytest.fixture
def note_id(desk: Desk, camille: Engagement) -> int:
    return notes.new_note(desk, camille.id).id


def test_a_note_is_kept_exactly_as_typed(desk: Desk, note_id: int) -> None:
    saved = notes.save_note(desk, note_id, TEXT, caret=12)
    opened = notes.open_note(desk, note_id)
    assert (opened.note.text, opened.note.caret, saved.at) == (TEXT, 12, desk.now())
    assert [section.kind for section in opened.note.sections] == [SectionKind.SAID, SectionKind.OBSERVED]
    assert notes.last_open_note(desk) == note_id
    notes.remember_open_note(desk, None)
    assert notes.last_open_note(desk) is None


@pytest.mark.parametrize("text", ["", "\n", "é" * 100_000, "👩🏽‍💼 مرحبا \u202e שלום", "# \r\n## x\r\n- [ ] a\ttab  "])
def test_any_text_survives(desk: Desk, note_id: int, text: str) -> None:
    notes.save_note(desk, note_id, text)
    assert notes.open_note(desk, note_id).note.text == text


def test_a_version_is_kept_every_ten_minutes_of_writing(desk: Desk, note_id: int, clock: FixedClock) -> None:
    assert not notes.save_note(desk, note_id, "un").revision
    clock.instant += timedelta(minutes=9)
    assert not notes.save_note(desk, note_id, "un deux").revision
    clock.instant += timedelta(minutes=2)
    assert notes.save_note(desk, note_id, "un deux trois").revision
    assert [one.text for one in notes.revisions(desk, note_id)] == ["un deux"]


def test_a_version_comes_back_and_the_present_text_is_not_lost(desk: Desk, note_id: int) -> None:
    notes.save_note(desk, note_id, "avant")
    assert notes.keep_revision(desk, note_id)
    assert not notes.keep_revision(desk, note_id)
    notes.save_note(desk, note_id, "après")
    restored = notes.restore_revision(desk, note_id, notes.revisions(desk, note_id)[0].id)
    assert restored.text == "avant"
    assert {one.text for one in notes.revisions(desk, note_id)} == {"avant", "après"}


def test_a_version_belongs_to_its_note(desk: Desk, camille: Engagement, note_id: int) -> None:
    notes.save_note(desk, note_id, "avant")
    notes.keep_revision(desk, note_id)
    other = notes.new_note(desk, camille.id)
    with pytest.raises(UsageError):
        notes.restore_revision(desk, other.id, notes.revisions(desk, note_id)[0].id)


def test_passages_for_supervision_follow_the_text(desk: Desk, note_id: int) -> None:
    passage = "Débit plus lent."
    start = TEXT.index(passage)
    notes.save_note(desk, note_id, TEXT, 0, [Span(start, start + len(passage))])
    waiting = supervision.waiting(desk)
    assert [one.waiting.mark.passage for one in waiting] == [passage]
    notes.save_note(desk, note_id, "Avant. " + TEXT)
    opened = notes.open_note(desk, note_id)
    assert opened.note.text[opened.spans[0].start : opened.spans[0].end] == passage
    assert supervision.waiting(desk)[0].waiting.mark.id == waiting[0].waiting.mark.id
    notes.save_note(desk, note_id, "Tout autre chose.")
    assert supervision.waiting(desk) == ()


def test_the_trash_gives_a_note_back_and_hides_it_from_search(desk: Desk, note_id: int) -> None:
    notes.save_note(desk, note_id, "Le conflit avec la directrice")
    assert [hit.kind for hit in search.search(desk, "CONFLIT")] == ["note"]
    notes.trash_note(desk, note_id)
    assert search.search(desk, "conflit") == ()
    notes.restore_note(desk, note_id)
    assert [hit.id for hit in search.search(desk, "cônflit")] == [note_id]


def test_search_finds_names_first(desk: Desk, note_id: int) -> None:
    notes.save_note(desk, note_id, "Camille revient sur la réunion.")
    assert [hit.kind for hit in search.search(desk, "camil")] == ["client", "note"]
    assert search.search(desk, "   ") == ()
    assert search.search(desk, '"(* OR') == ()


def test_locking_saves_what_is_on_screen(desk: Desk, note_id: int, vault_folder: Path, clock: FixedClock) -> None:
    key = bytes(desk.vault.data_key)
    locked = lock(desk, [Draft(note_id, "jusqu’au dernier mot", 5)])
    assert locked.saved
    with open_with_data_key(vault_folder, key, clock=clock) as vault:
        again = Desk(vault, clock)
        assert notes.open_note(again, note_id).note.text == "jusqu’au dernier mot"
        assert [one.text for one in notes.revisions(again, note_id)] == ["jusqu’au dernier mot"]


def test_a_template_only_offers_headings(desk: Desk, camille: Engagement) -> None:
    messages.use("fr")
    note = notes.new_note(desk, camille.id, template=notes.NoteTemplate.SESSION)
    kinds = {section.kind for section in note.sections}
    assert kinds == {*SectionKind} - {SectionKind.FREE}


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 220), st.integers(0, 220)), max_size=4))
def test_marks_never_stop_a_save(desk: Desk, note_id: int, text: str, ranges: list[tuple[int, int]]) -> None:
    notes.save_note(desk, note_id, text, 0, [Span(start, end) for start, end in ranges])
    opened = notes.open_note(desk, note_id)
    for span in opened.spans:
        assert 0 <= span.start < span.end <= len(opened.note.text)


def test_no_file_holds_the_words_in_clear(desk: Desk, note_id: int, vault_folder: Path) -> None:
    notes.save_note(desk, note_id, "canari-des-notes")
    for file in vault_folder.iterdir():
        if os.access(file, os.R_OK):
            assert b"canari-des-notes" not in file.read_bytes()
