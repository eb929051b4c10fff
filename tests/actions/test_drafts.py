"""What the disk refused is never lost: sealed at the lock whatever it was, and put back at the next opening."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from rdpp_desk.actions import documents, drafts, notes, supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.drafts import AnswersDraft, AnyDraft, EntryDraft
from rdpp_desk.actions.notes import Draft, Span
from rdpp_desk.actions.unlock import Locked, lock
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import StorageError, UsageError
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.supervision import EntryPassage, EntryState
from rdpp_desk.vault import Connection
from rdpp_desk.vault.documents import DOCUMENTS
from rdpp_desk.vault.store import open_with_data_key
from rdpp_desk.vault.supervision import ENTRIES

Refused = Callable[[Desk, Sequence[AnyDraft]], Locked]
Reopen = Callable[[], Desk]


@pytest.fixture
def lock_on_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> Refused:
    """Lock while the disk refuses every write."""

    def refuse(*_given: object) -> None:
        raise StorageError("disk-full", path="vault.db")

    def locked(desk: Desk, unsaved: Sequence[AnyDraft]) -> Locked:
        with monkeypatch.context() as full_disk:
            full_disk.setattr(Connection, "transaction", refuse)
            return lock(desk, unsaved)

    return locked


@pytest.fixture
def reopen(made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock) -> Reopen:
    """Open the vault again."""
    return lambda: Desk(open_with_data_key(vault_folder, made_vault[1], clock=clock), clock)


def test_a_text_comes_back_and_what_it_replaces_becomes_a_version(
    desk: Desk, camille: Engagement, lock_on_a_full_disk: Refused, reopen: Reopen
) -> None:
    note_id = notes.new_note(desk, camille.id).id
    notes.save_note(desk, note_id, "ancien texte")
    draft = Draft(note_id, "nouveau texte \ud83d", 3, (Span(0, 7),))
    locked = lock_on_a_full_disk(desk, [draft])
    assert not locked.saved
    assert b"nouveau" not in locked.sealed[0].content
    with _open(reopen) as again:
        assert notes.open_note(again, note_id).note.text == "ancien texte"
        assert drafts.rescue(again, locked.sealed[0]) == draft
        opened = notes.open_note(again, note_id)
        assert (opened.note.caret, opened.spans) == (3, (Span(0, 7),))
        assert opened.note.text.startswith("nouveau texte")
        assert [one.text for one in notes.revisions(again, note_id)] == [opened.note.text, "ancien texte"]


def test_the_answers_of_a_document_come_back(
    desk: Desk, camille: Engagement, lock_on_a_full_disk: Refused, reopen: Reopen
) -> None:
    document = documents.start_document(desk, camille.id, DocumentKind.TRIPARTITE)
    state = documents.open_document(desk, document.id).state.answer("place", "Au cabinet")
    locked = lock_on_a_full_disk(desk, [AnswersDraft(document.id, state.to_json())])
    assert "cabinet" not in repr(locked)
    with _open(reopen) as again:
        drafts.rescue(again, locked.sealed[0])
        assert documents.open_document(again, document.id).state.answers["place"] == "Au cabinet"


def test_the_fields_and_passages_of_an_entry_come_back_and_nothing_else_changes(
    desk: Desk, camille: Engagement, lock_on_a_full_disk: Refused, reopen: Reopen
) -> None:
    note_id = notes.new_note(desk, camille.id).id
    notes.save_note(desk, note_id, "Je cesse d’écouter.", marks=[Span(0, 8)])
    entry = supervision.new_entry(desk)
    mark = supervision.waiting(desk)[0].waiting.mark.id
    passage = supervision.take_marks(desk, entry.id, [mark]).passages[0]
    typed = {
        "felt": "Une boule au ventre.",
        "engagement_ids": (camille.id,),
        "decided_on": date(2026, 11, 20),
        "checklist": ("link",),
        "articles": (1, 5),
        "state": EntryState.READY,
        "supervisor_id": None,
    }
    edited = EntryPassage(
        id=passage.id, entry_id=entry.id, mark_id=mark, engagement_id=camille.id, text="J’arrête d’écouter."
    )
    locked = lock_on_a_full_disk(desk, [EntryDraft(entry.id, typed, (edited,))])
    with _open(reopen) as again:
        stored = supervision.open_entry(again, entry.id).entry
        supervision.save_entry(again, drafts.with_fields(stored, {"title": "Changé entre-temps"}))
        drafts.rescue(again, locked.sealed[0])
        opened = supervision.open_entry(again, entry.id)
        assert {name: getattr(opened.entry, name) for name in typed} == typed
        assert opened.entry.title == "Changé entre-temps"
        assert [one.text for one in opened.passages] == ["J’arrête d’écouter."]


def test_a_lock_writes_what_the_disk_takes_again(desk: Desk, camille: Engagement, reopen: Reopen) -> None:
    entry = supervision.new_entry(desk)
    assert lock(desk, [EntryDraft(entry.id, {"felt": "Une boule au ventre."})]) == Locked(True)
    with _open(reopen) as again:
        assert supervision.open_entry(again, entry.id).entry.felt == "Une boule au ventre."


@pytest.mark.parametrize("kind", ["note", "answers", "entry"])
def test_a_draft_without_a_place_any_more_stays_good_and_can_be_read(
    desk: Desk, camille: Engagement, lock_on_a_full_disk: Refused, reopen: Reopen, kind: str
) -> None:
    note_id = notes.new_note(desk, camille.id).id
    entry_id = supervision.new_entry(desk).id
    document_id = documents.start_document(desk, camille.id, DocumentKind.TRIPARTITE).id
    made: dict[str, AnyDraft] = {
        "note": Draft(note_id, "Au cabinet"),
        "answers": AnswersDraft(document_id, '{"place": "Au cabinet"}'),
        "entry": EntryDraft(entry_id, {"felt": "Au cabinet"}),
    }
    locked = lock_on_a_full_disk(desk, [made[kind]])
    with _open(reopen) as again:
        with again.transaction() as db:
            DOCUMENTS.erase(db, document_id)
            ENTRIES.erase(db, entry_id)
            db.execute("DELETE FROM notes")
        for _twice in range(2):
            with pytest.raises(UsageError, match="unknown-record"):
                drafts.rescue(again, locked.sealed[0])
        assert drafts.words(drafts.unseal(again, locked.sealed[0])) == "Au cabinet"


def test_an_unforeseen_failure_does_not_keep_the_vault_open(
    desk: Desk, camille: Engagement, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_given: object) -> None:
        raise ZeroDivisionError

    note_id = notes.new_note(desk, camille.id).id
    monkeypatch.setattr(notes, "save_note", break_down)
    locked = lock(desk, [Draft(note_id, "un texte")])
    assert not desk.vault.is_open
    assert len(locked.sealed) == 1


@contextmanager
def _open(reopen: Reopen) -> Iterator[Desk]:
    opened = reopen()
    try:
        yield opened
    finally:
        opened.close()


def test_a_text_never_lands_in_the_record_that_another_copy_gave_the_same_number(
    desk: Desk, camille: Engagement, lock_on_a_full_disk: Refused, reopen: Reopen
) -> None:
    note_id = notes.new_note(desk, camille.id).id
    sealed = lock_on_a_full_disk(desk, [Draft(note_id, "écrit ici", 0, ())]).sealed[0]
    with closing_desk(reopen()) as other_copy:
        other_copy.db.execute("UPDATE notes SET uid = 'written elsewhere' WHERE id = ?", (note_id,))
        with pytest.raises(UsageError, match="unknown-record"):
            drafts.rescue(other_copy, sealed)
        assert notes.open_note(other_copy, note_id).note.text == ""
        assert drafts.words(drafts.unseal(other_copy, sealed)) == "écrit ici"


@contextmanager
def closing_desk(opened: Desk) -> Iterator[Desk]:
    yield opened
    opened.close()
