"""What is deleted is gone: from the rows, from the search index, from the pages."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.vault_tables.conftest import NOW, TODAY, Base, free, write

from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import Attachment, Document, DocumentKind, Party, Signature
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.notes import Note
from rdpp_desk.practice.people import Client, Organisation
from rdpp_desk.practice.supervision import EntryPassage, EntryState, SupervisionEntry
from rdpp_desk.vault import Connection
from rdpp_desk.vault.attachments import add_attachment
from rdpp_desk.vault.documents import add_document, add_signature, document, trash_document, update_document
from rdpp_desk.vault.engagements import add_engagement, engagements, trash_engagement
from rdpp_desk.vault.erasing import erase_client, erase_engagement, purge_trash
from rdpp_desk.vault.notes import add_note, add_revision, save_text, trash_note
from rdpp_desk.vault.people import add_client, add_organisation, clients, trash_client, trash_organisation
from rdpp_desk.vault.search import index_the_rest
from rdpp_desk.vault.supervision import (
    RememberedDecision,
    add_entry,
    add_passage,
    entries,
    entry,
    passages,
    remember_decisions,
    remembered_decisions,
)

CANARY = "zarbouillard"
INDEXES = ("notes_fts", "supervision_entries_fts", "entry_passages_fts")


def traces(db: Connection, word: str) -> int:
    """How many stored values of any table, the index's own tables included, hold the word."""
    needle, found = word.encode(), 0
    tables = [row[0] for row in db.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'")]
    for table in tables:
        for row in db.rows(f'SELECT * FROM "{table}"'):
            found += sum(needle in (v.encode() if isinstance(v, str) else v) for v in row if isinstance(v, str | bytes))
    return found


def test_the_count_of_traces_sees_a_word(db: Connection, base: Base) -> None:
    write(db, base.engagement_id, f"dit {CANARY}")
    write(db, base.engagement_id, f"redit {CANARY}")
    assert traces(db, CANARY) >= 3


@pytest.mark.parametrize("way", ["rewritten", "trashed", "erased"])
def test_words_that_go_leave_nothing_in_the_index(db: Connection, base: Base, way: str) -> None:
    kept = [write(db, base.engagement_id, f"mot{number} " * 60) for number in range(50)]
    gone = [write(db, base.engagement_id, f"{CANARY}{number} avec mot{number}") for number in range(50)]
    for note in gone:
        if way == "rewritten":
            save_text(db, note.id, free("autre"), 0, (), NOW)
        elif way == "trashed":
            trash_note(db, note.id, NOW)
        else:
            db.execute("DELETE FROM notes WHERE id = ?", (note.id,))
    index = b"".join(row[0] for row in db.rows("SELECT block FROM notes_fts_data"))
    assert CANARY.encode()[:6] not in index
    assert b"mot" in index
    assert len(kept) == db.value("SELECT count(*) FROM notes_fts WHERE notes_fts MATCH 'mot1 OR mot2*'") + 38
    if way != "trashed":
        assert traces(db, CANARY) == 0


def test_the_index_agrees_with_the_rows_after_many_changes(db: Connection, base: Base) -> None:
    for number in range(30):
        note = write(db, base.engagement_id, f"Œuvre n° {number} straße æquo")
        save_text(db, note.id, free(f"cœur {number}"), 0, (), NOW)
        if number % 3 == 0:
            trash_note(db, note.id, NOW)
    index_the_rest(db, "notes", 0)
    for index in INDEXES:
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
    assert db.value("PRAGMA integrity_check") == "ok"
    assert db.value("SELECT count(*) FROM notes_fts WHERE notes_fts MATCH 'coeur'") == 20
    assert db.value("SELECT count(*) FROM notes_fts WHERE notes_fts MATCH 'oeuvre OR strasse'") == 0


def test_indexes_delete_for_real_and_fit_the_page(db: Connection) -> None:
    assert db.value("PRAGMA secure_delete") == 1
    for index in INDEXES:
        settings = {row[0]: row[1] for row in db.rows(f"SELECT k, v FROM {index}_config")}
        assert (settings["secure-delete"], settings["pgsz"]) == (1, 3960)


def test_erasing_a_client_leaves_no_word_of_them(db: Connection, base: Base) -> None:
    name = f"{CANARY}ette"
    person = add_client(db, Client(first_name=name, organisation_id=base.organisation_id))
    dossier = add_engagement(db, Engagement(kind=EngagementKind.RDPP, client_id=person.id, client_request=CANARY))
    note = write(db, dossier.id, f"{CANARY} a dit")
    save_text(db, note.id, free(f"{CANARY} redit"), 0, [(0, 5)], NOW)
    add_revision(db, note.id, f"{CANARY} avant", NOW)
    add_document(
        db, Document(engagement_id=dossier.id, kind=DocumentKind.CONSENT, title=CANARY, answers=f'{{"x": "{CANARY}"}}')
    )
    draft = add_entry(db, SupervisionEntry(written_on=TODAY, engagement_ids=(dossier.id,), facts=CANARY))
    brought = add_entry(
        db,
        SupervisionEntry(
            written_on=TODAY,
            held_on=TODAY,
            minutes=90,
            state=EntryState.BROUGHT,
            engagement_ids=(dossier.id,),
            facts=CANARY,
            themes=(CANARY,),
        ),
    )
    add_passage(db, EntryPassage(entry_id=brought.id, text=CANARY))
    shared = add_entry(
        db, SupervisionEntry(written_on=TODAY, engagement_ids=(dossier.id, base.engagement_id), facts="les deux")
    )
    add_passage(db, EntryPassage(entry_id=shared.id, engagement_id=dossier.id, text=CANARY))
    remember_decisions(
        db,
        [
            RememberedDecision(form=name.upper(), label="PER", action="mask", decided_at=NOW),
            RememberedDecision(
                form=f"rue {CANARY}", label="LOC", action="mask", engagement_id=dossier.id, decided_at=NOW
            ),
            RememberedDecision(form="Lyon", label="LOC", action="keep", decided_at=NOW),
        ],
    )

    assert erase_client(db, person.id) == (shared.id,)

    assert traces(db, CANARY) == 0
    assert [each.form for each in remembered_decisions(db)] == ["Lyon"]
    remains = {each.id: each for each in entries(db)}
    assert draft.id not in remains
    assert (remains[brought.id].held_on, remains[brought.id].minutes, remains[brought.id].facts) == (TODAY, 90, "")
    assert remains[shared.id].engagement_ids == (base.engagement_id,)
    assert passages(db) == []
    assert db.rows("PRAGMA foreign_key_check") == []
    assert [each.id for each in clients(db)] == [base.client_id]


def test_erasing_a_dossier_leaves_the_person(db: Connection, base: Base) -> None:
    erase_engagement(db, base.engagement_id)
    assert engagements(db) == []
    assert [each.id for each in clients(db)] == [base.client_id]
    with pytest.raises(UsageError, match="unknown-record"):
        entry(db, base.entry_id)
    with pytest.raises(UsageError, match="unknown-record"):
        erase_client(db, 404)


def test_the_trash_is_emptied_after_its_time_only(db: Connection, base: Base) -> None:
    firm = add_organisation(db, Organisation(name="Seule"))
    old = add_note(db, Note(engagement_id=base.engagement_id, written_on=TODAY, sections=free("vieux")))
    recent = add_note(db, Note(engagement_id=base.engagement_id, written_on=TODAY, sections=free("récent")))
    trash_note(db, old.id, NOW)
    trash_note(db, recent.id, NOW + timedelta(days=10))
    trash_organisation(db, firm.id, NOW)
    trash_organisation(db, base.organisation_id, NOW)
    assert purge_trash(db, NOW + timedelta(days=1)) == 2
    assert {row[0] for row in db.rows("SELECT id FROM notes")} == {base.note_id, recent.id}
    assert {row[0] for row in db.rows("SELECT id FROM organisations")} == {base.organisation_id}


@pytest.mark.parametrize("table", ["notes", "sessions", "documents"])
def test_emptying_the_trash_reads_no_more_than_the_trash(db: Connection, table: str) -> None:
    plan = db.rows(f"EXPLAIN QUERY PLAN DELETE FROM {table} WHERE deleted_at < ?", (NOW.isoformat(),))
    assert f"{table}_in_trash" in plan[0]["detail"]


def test_a_dossier_and_a_person_leave_the_trash_with_all_they_hold(db: Connection, base: Base) -> None:
    trash_engagement(db, base.engagement_id, NOW)
    trash_client(db, base.client_id, NOW)
    assert purge_trash(db, NOW) == 0
    assert purge_trash(db, NOW + timedelta(days=30)) == 1
    for table in ("clients", "engagements", "notes", "sessions", "documents", "attachments"):
        assert db.value(f"SELECT count(*) FROM {table}") == 0


def test_a_person_waits_for_a_dossier_that_came_back(db: Connection, base: Base) -> None:
    trash_client(db, base.client_id, NOW)
    assert purge_trash(db, NOW + timedelta(days=30)) == 0
    trash_engagement(db, base.engagement_id, NOW + timedelta(days=20))
    assert purge_trash(db, NOW + timedelta(days=10)) == 0
    assert db.value("SELECT count(*) FROM notes") > 0


def test_a_document_leaves_the_trash_with_its_files(db: Connection, base: Base) -> None:
    content, digest = b"%", hashlib.sha256(b"%").hexdigest()
    kept = Attachment(
        engagement_id=base.engagement_id, name="", media_type="application/pdf", size=len(content), sha256=digest
    )
    pdf, scan, other = (add_attachment(db, kept, content).id for _ in range(3))
    update_document(db, replace(document(db, base.document_id), pdf_attachment_id=pdf))
    add_signature(db, Signature(document_id=base.document_id, party=Party.CLIENT, scan_attachment_id=scan))
    trash_document(db, base.document_id, NOW)
    assert purge_trash(db, NOW + timedelta(days=30)) == 1
    assert {row[0] for row in db.rows("SELECT id FROM attachments")} == {base.pdf_attachment_id, other}
    assert {row[0] for row in db.rows("SELECT attachment_id FROM attachment_chunks")} == {other}
