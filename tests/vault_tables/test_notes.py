from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.vault_tables.conftest import NOW, Base, free, undone, write

from rdpp_desk.errors import UsageError
from rdpp_desk.practice.notes import Mark, locate, span, split_sections
from rdpp_desk.practice.supervision import EntryPassage
from rdpp_desk.vault import Connection
from rdpp_desk.vault.engagements import restore_engagement, trash_engagement
from rdpp_desk.vault.marks import mark, marks, waiting_marks
from rdpp_desk.vault.notes import (
    add_revision,
    last_revision_at,
    note,
    note_lines,
    note_of_session,
    notes,
    open_drafts,
    rename_note,
    restore_note,
    revision,
    revisions,
    save_text,
    set_finished,
    thin_revisions,
    trash_note,
)
from rdpp_desk.vault.supervision import add_passage, erase_passage, restore_entry, trash_entry

PIECES = st.sampled_from(
    ["## Ce qui a été dit\n", "## Divers\n", "peur ", "\n", "\0", "עברית ", "👩🏽‍🏫", "e\u0301", "\u2028"]
)
TEXTS = st.text() | st.lists(PIECES).map("".join)


@given(text=TEXTS, caret=st.integers(0, 10_000))
@example(text="\0", caret=0)
def test_a_text_comes_back_exactly_as_typed(db: Connection, base: Base, text: str, caret: int) -> None:
    with undone(db):
        save_text(db, base.note_id, split_sections(text), caret, (), NOW)
        found = note(db, base.note_id)
        assert found.text == text
        assert found.sections == split_sections(text)
        assert (found.caret, found.updated_at) == (caret, NOW)


@given(data=st.data(), text=TEXTS.filter(bool))
def test_marked_passages_are_those_of_the_text(db: Connection, base: Base, text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    sections = split_sections(text)
    wanted = sorted({pair for pair in pairs if pair[0] < pair[1]})
    with undone(db):
        save_text(db, base.note_id, sections, 0, pairs, NOW)
        found = marks(db, base.note_id)
        assert sorted(span(sections, each) for each in found) == wanted
        assert sorted(each.passage for each in found) == sorted(text[start:end] for start, end in wanted)


@given(text=TEXTS.filter(bool), data=st.data())
def test_a_passage_is_located_in_its_section_and_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sections = split_sections(text)
    section, first, last = locate(sections, start, end)
    assert 0 <= first < len(sections[section].text)
    assert span(sections, Mark(note_id=1, section=section, start=first, end=last, passage="")) == (start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 6), (5, 6)])
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such passage"):
        locate(free("cinq!"), start, end)


def test_a_mark_stays_itself_when_its_passage_moves_or_is_edited(db: Connection, base: Base) -> None:
    save_text(db, base.note_id, free("un deux trois"), 0, [(0, 2), (3, 7)], NOW)
    first, second = marks(db, base.note_id)
    save_text(db, base.note_id, free("et un deux trois"), 0, [(3, 5), (6, 10)], NOW + timedelta(seconds=2))
    assert [(each.id, each.passage, each.start) for each in marks(db, base.note_id)] == [
        (first.id, "un", 3),
        (second.id, "deux", 6),
    ]
    save_text(db, base.note_id, free("et un deux fois trois"), 0, [(6, 15)], NOW + timedelta(seconds=4))
    (kept,) = marks(db, base.note_id)
    assert (kept.id, kept.passage, kept.created_at) == (second.id, "deux fois", NOW)


def test_saving_without_saying_the_marks_leaves_them(db: Connection, base: Base) -> None:
    save_text(db, base.note_id, free("un deux"), 0, [(0, 2)], NOW)
    before = marks(db, base.note_id)
    save_text(db, base.note_id, free("un deux trois"), 0, None, NOW)
    assert marks(db, base.note_id) == before


def test_saving_a_note_that_does_not_exist_is_refused(db: Connection, base: Base) -> None:
    with pytest.raises(UsageError, match="unknown-record"):
        save_text(db, 404, free("perdu"), 0, (), NOW)


def test_a_mark_waits_until_an_entry_holds_its_passage(db: Connection, base: Base) -> None:
    save_text(db, base.note_id, free("à reprendre ensemble"), 0, [(0, 11)], NOW)
    (waiting,) = waiting_marks(db)
    assert (waiting.mark.passage, waiting.engagement_id) == ("à reprendre", base.engagement_id)
    taken = add_passage(
        db, EntryPassage(entry_id=base.entry_id, mark_id=waiting.mark.id, text=waiting.mark.passage)
    )
    assert waiting_marks(db) == []
    assert mark(db, waiting.mark.id).taken

    trash_entry(db, base.entry_id, NOW)
    assert [each.mark.id for each in waiting_marks(db, base.engagement_id)] == [waiting.mark.id]
    restore_entry(db, base.entry_id)
    assert waiting_marks(db) == []
    erase_passage(db, taken.id)
    assert not mark(db, waiting.mark.id).taken


def test_marks_of_what_is_in_the_trash_do_not_wait(db: Connection, base: Base) -> None:
    save_text(db, base.note_id, free("à reprendre"), 0, [(0, 11)], NOW)
    trash_note(db, base.note_id, NOW)
    assert waiting_marks(db) == []
    restore_note(db, base.note_id)
    trash_engagement(db, base.engagement_id, NOW)
    assert waiting_marks(db) == []
    restore_engagement(db, base.engagement_id)
    assert len(waiting_marks(db)) == 1


def test_the_journal_keeps_its_passage_when_the_mark_goes(db: Connection, base: Base) -> None:
    save_text(db, base.note_id, free("à reprendre"), 0, [(0, 11)], NOW)
    (found,) = marks(db, base.note_id)
    stored = add_passage(db, EntryPassage(entry_id=base.entry_id, mark_id=found.id, text=found.passage))
    save_text(db, base.note_id, free("autre chose"), 0, (), NOW)
    assert db.row("SELECT text, mark_id FROM entry_passages WHERE id = ?", (stored.id,))[:] == ("à reprendre", None)


def test_versions_are_kept_once_each_and_thinned_by_day(db: Connection, base: Base) -> None:
    for minutes, text in ((0, "a"), (10, "b"), (20, "b"), (30, "c"), (24 * 60, "d")):
        add_revision(db, base.note_id, text, NOW + timedelta(minutes=minutes))
    kept = revisions(db, base.note_id)
    assert [each.text for each in kept] == ["d", "c", "b", "a"]
    assert revision(db, kept[0].id) == kept[0]
    assert last_revision_at(db, base.note_id) == NOW + timedelta(days=1)
    assert thin_revisions(db, NOW + timedelta(minutes=40)) == 2
    assert [each.text for each in revisions(db, base.note_id)] == ["d", "c"]


def test_lists_leave_out_the_trash_and_go_on_from_any_line(db: Connection, base: Base) -> None:
    for day in range(1, 6):
        write(db, base.engagement_id, f"jour {day} " * 100, on=date(2026, 4, min(day, 4)))
    trash_note(db, base.note_id, NOW)
    whole = note_lines(db, base.engagement_id)
    assert [line.id for line in whole] == [each.id for each in notes(db, base.engagement_id)]
    assert [line.written_on.day for line in whole] == [4, 4, 3, 2, 1]
    assert whole[0].excerpt == note(db, whole[0].id).text[:300]
    pages, last = [], None
    while page := note_lines(db, base.engagement_id, last, 2):
        pages += page
        last = (page[-1].written_on, page[-1].id)
    assert pages == whole


def test_a_timeline_is_read_along_its_index(db: Connection, base: Base) -> None:
    seen: list[str] = []
    rows, db.rows = db.rows, lambda sql, given=(): (seen.append(sql), rows(sql, given))[1]  # type: ignore[method-assign]
    note_lines(db, base.engagement_id, (date(2026, 3, 2), 5))
    plan = " ".join(row[3] for row in rows("EXPLAIN QUERY PLAN " + seen[0], (1, "2026-03-02", 5, 50)))
    assert "SEARCH n USING INDEX notes_of_engagement (engagement_id=? AND written_on<?)" in plan
    assert "TEMP B-TREE" not in plan


def test_drafts_are_the_unfinished_notes_last_touched_first(db: Connection, base: Base) -> None:
    second = write(db, base.engagement_id, "à finir")
    save_text(db, base.note_id, free("repris"), 0, (), NOW + timedelta(minutes=1))
    assert [line.id for line in open_drafts(db)] == [base.note_id, second.id]
    set_finished(db, base.note_id, True)
    assert [line.id for line in open_drafts(db)] == [second.id]
    trash_engagement(db, base.engagement_id, NOW)
    assert open_drafts(db) == []


def test_the_note_of_a_meeting_is_found(db: Connection, base: Base) -> None:
    rename_note(db, base.note_id, "Début")
    found = note_of_session(db, base.session_id)
    assert found is not None
    assert found.title == "Début"
    assert note_of_session(db, 404) is None
