"""Erasing again by random id: whatever the kinds, nothing dangles and nothing else goes."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vault_tables.conftest import NOW, TODAY, Base, undone, write

from rdpp_desk.practice.agreements import Attachment, DocumentState, Party, Signature
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client, Member
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.vault import Connection, replay
from rdpp_desk.vault.attachments import add_attachment
from rdpp_desk.vault.documents import add_signature, document, update_document
from rdpp_desk.vault.engagements import add_engagement
from rdpp_desk.vault.people import add_client, add_member, client, update_client
from rdpp_desk.vault.replay import Erasure
from rdpp_desk.vault.supervision import add_entry

TABLES = replay._TABLES
STRANGERS = st.builds(Erasure, st.sampled_from(list(TABLES)), st.uuids().map(lambda one: one.hex))


def uid(db: Connection, kind: str, record: int) -> str:
    return str(db.value(f"SELECT uid FROM {TABLES[kind]} WHERE id = ?", (record,)))


def all_of(db: Connection) -> set[Erasure]:
    """Every record that has a random id."""
    return {Erasure(kind, row[0]) for kind, table in TABLES.items() for row in db.rows(f"SELECT uid FROM {table}")}


@pytest.fixture
def full(db: Connection, base: Base) -> Connection:
    """Two people, one of whom has everything: a proposed document with its file, a signature with its scan."""
    content, digest = b"%PDF", hashlib.sha256(b"%PDF").hexdigest()
    file = Attachment(
        engagement_id=base.engagement_id, name="", media_type="application/pdf", size=len(content), sha256=digest
    )
    pdf, scan = add_attachment(db, file, content), add_attachment(db, file, content)
    update_document(db, replace(document(db, base.document_id), pdf_attachment_id=pdf.id))
    update_document(db, replace(document(db, base.document_id), state=DocumentState.PROPOSED, proposed_at=NOW))
    add_signature(db, Signature(document_id=base.document_id, party=Party.CLIENT, scan_attachment_id=scan.id))
    other = add_client(db, Client(first_name="Noé", organisation_id=base.organisation_id))
    dossier = add_engagement(
        db,
        Engagement(
            kind=EngagementKind.COACHING,
            client_id=other.id,
            organisation_id=base.organisation_id,
            sponsor_id=base.sponsor_id,
            signatory_id=base.signatory_id,
        ),
    )
    add_member(db, Member(engagement_id=dossier.id, first_name="Inès"))
    write(db, dossier.id, "Autre échange.")
    add_entry(db, SupervisionEntry(written_on=TODAY, engagement_ids=(base.engagement_id, dossier.id), facts="deux"))
    return db


def sound(db: Connection) -> bool:
    for index in ("notes_fts", "supervision_entries_fts", "entry_passages_fts"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
    return db.rows("PRAGMA foreign_key_check") == [] and db.value("PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize("kind", list(TABLES))
def test_each_kind_goes_and_nothing_dangles(full: Connection, kind: str) -> None:
    assert full.value(f"SELECT count(*) FROM {TABLES[kind]}") > 0
    for row in full.rows(f"SELECT uid FROM {TABLES[kind]}"):
        again = replay.replay(full, [Erasure(kind, row[0])])
        assert again.erased == {kind: 1}
    assert full.value(f"SELECT count(*) FROM {TABLES[kind]}") == 0
    assert sound(full)


@settings(max_examples=40)
@given(st.data())
def test_any_list_erases_what_it_names_and_is_remembered(full: Connection, data: st.DataObject) -> None:
    with undone(full):
        before = all_of(full)
        wanted = data.draw(st.sets(st.sampled_from(sorted(before))))
        strangers = data.draw(st.sets(STRANGERS))
        again = replay.replay(full, wanted | strangers)
        after = all_of(full)
        assert not after & wanted
        assert wanted | strangers <= replay.erasures(full)
        assert after | replay.erasures(full) >= before
        assert again.total <= len(wanted)
        kinds = {one.kind for one in wanted}
        if not kinds & {"client", "engagement"}:
            along = {one for one in before if one.kind in ("sponsor", "signatory") and "organisation" in kinds}
            assert wanted <= before - after <= wanted | along
        assert full.rows("PRAGMA foreign_key_check") == []


def test_a_document_whose_frozen_file_is_erased_is_one_to_make_again(full: Connection, base: Base) -> None:
    held = document(full, base.document_id)
    assert held.pdf_attachment_id is not None
    replay.replay(full, [Erasure("attachment", uid(full, "attachment", held.pdf_attachment_id))])
    again = document(full, base.document_id)
    assert (again.state, again.pdf_attachment_id) == (DocumentState.DRAFT, None)


def test_an_organisation_goes_with_those_who_stand_for_it_and_its_people_stay(full: Connection, base: Base) -> None:
    replay.replay(full, [Erasure("organisation", uid(full, "organisation", base.organisation_id))])
    assert client(full, base.client_id).organisation_id is None
    assert full.value("SELECT count(*) FROM sponsors") + full.value("SELECT count(*) FROM signatories") == 0


def test_a_shared_entry_keeps_its_text_and_is_to_be_reread(full: Connection, base: Base) -> None:
    again = replay.replay(full, [Erasure("client", uid(full, "client", base.client_id))])
    [entry] = full.rows("SELECT id, facts FROM supervision_entries")
    assert (again.to_reread, entry["facts"]) == ((entry["id"],), "deux")


def test_erasing_again_twice_is_erasing_again_once(full: Connection, base: Base) -> None:
    named = [Erasure("client", uid(full, "client", base.client_id))]
    update_client(full, replace(client(full, base.client_id), first_name="Renommée"))
    assert replay.replay(full, named).total == 1
    assert replay.replay(full, named).total == 0
