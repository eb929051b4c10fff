"""Whatever a dataclass holds comes back from its table exactly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vault_tables.conftest import Base, undone

from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import Approval, Document, LawText, OwnClause, Signature
from rdpp_desk.practice.consents import Consent
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective
from rdpp_desk.practice.notes import Note, Section, SectionKind
from rdpp_desk.practice.people import Client, Member, Organisation, Place, Practitioner, Signatory, Sponsor, Supervisor
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.reporting import ItemWithdrawal
from rdpp_desk.practice.sessions import Session
from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry
from rdpp_desk.vault import (
    Connection,
    consents,
    documents,
    engagements,
    notes,
    people,
    preferences,
    sessions,
    supervision,
)
from rdpp_desk.vault.rows import Table

SECTIONS = st.lists(st.builds(Section, st.sampled_from(SectionKind), st.text())).map(tuple)
LENGTHS = st.integers(0, 1 << 53)

# Dataclass, how it is added, changed and read; ids that other tables do not know are left out.
RECORDS: list[tuple[type[Any], Callable[..., Any], Callable[..., None], Callable[..., Any]]] = [
    (Client, people.add_client, people.update_client, people.client),
    (Organisation, people.add_organisation, people.update_organisation, people.organisation),
    (Sponsor, people.add_sponsor, people.update_sponsor, people.sponsor),
    (Signatory, people.add_signatory, people.update_signatory, people.signatory),
    (Supervisor, people.add_supervisor, people.update_supervisor, people.supervisor),
    (Place, people.add_place, people.update_place, people.place),
    (Engagement, engagements.add_engagement, engagements.update_engagement, engagements.engagement),
    (Objective, engagements.add_objective, engagements.update_objective, engagements.objective),
    (Session, sessions.add_session, sessions.update_session, sessions.session),
    (Consent, consents.record_consent, consents.update_consent, consents.consent),
    (Note, notes.add_note, notes.update_note, notes.note),
    (Document, documents.add_document, documents.update_document, documents.document),
    (Signature, documents.add_signature, documents.update_signature, documents.signature),
    (SupervisionEntry, supervision.add_entry, supervision.update_entry, supervision.entry),
    (EntryPassage, supervision.add_passage, supervision.update_passage, supervision.passage),
]


def values(hint: Any, *, naive: bool = False) -> st.SearchStrategy[Any]:
    """Any value of an annotation."""
    if get_origin(hint) is UnionType:
        return st.none() | values(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=30),
        int: LENGTHS,
        bool: st.booleans(),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.none() if naive else st.just(UTC)),
    }
    return plain[hint]


def records(made: type[Any], base: Base) -> st.SearchStrategy[Any]:
    """Any record of a dataclass, pointing to what `base` has."""
    parts: dict[str, st.SearchStrategy[Any]] = {}
    for name, hint in get_type_hints(made).items():
        if name == "mark_id":
            parts[name] = st.none()
        elif name == "engagement_ids":
            parts[name] = st.sampled_from([(), (base.engagement_id,)])
        elif name == "sections":
            parts[name] = SECTIONS
        elif name == "clause_id":
            parts[name] = st.text(max_size=30)
        elif name in ("answers", "templates", "options"):
            parts[name] = st.sampled_from(["{}", '{"é": "\\u0000"}'])
        elif name.endswith("_id") or name == "replaced_by":
            known = st.just(base[name])
            parts[name] = known if hint is int else st.none() | known
        elif name not in ("id", "number"):
            parts[name] = values(hint, naive=name == "starts_at")
    return st.builds(made, **parts).map(_sound)


def _sound(record: Any) -> Any:
    """A group has no client, the other kinds have one."""
    if isinstance(record, Engagement) and record.client_id is None:
        return replace(record, kind=EngagementKind.PRACTICE_ANALYSIS)
    if isinstance(record, Engagement) and record.kind is EngagementKind.PRACTICE_ANALYSIS:
        return replace(record, kind=EngagementKind.RDPP)
    return record


@pytest.mark.parametrize(("made", "add", "update", "read"), RECORDS, ids=lambda part: getattr(part, "__name__", ""))
@given(data=st.data())
@settings(max_examples=25)
def test_any_record_comes_back_as_it_was(
    db: Connection, base: Base, made: type[Any], add: Any, update: Any, read: Any, data: st.DataObject
) -> None:
    first, second = data.draw(records(made, base)), data.draw(records(made, base))
    with undone(db):
        stored = add(db, first)
        assert stored.id > 0
        assert replace(stored, id=0) == replace(first, id=0, **_numbered(stored))
        assert read(db, stored.id) == stored
        if made is Document:
            second = replace(first, title=second.title)
        changed = replace(second, id=stored.id, **_numbered(stored))
        update(db, changed)
        assert read(db, stored.id) == changed


def _numbered(stored: Any) -> dict[str, int]:
    return {"number": stored.number} if isinstance(stored, SupervisionEntry) else {}


@pytest.mark.parametrize(
    "table",
    [
        *(people.CLIENTS, people.ORGANISATIONS, people.SPONSORS, people.SIGNATORIES, people.SUPERVISORS, people.PLACES),
        *(engagements.ENGAGEMENTS, engagements.OBJECTIVES, sessions.SESSIONS, consents.CONSENTS, notes.NOTES),
        *(documents.DOCUMENTS, documents.SIGNATURES, documents.OWN_CLAUSES, documents.LAW_TEXTS, people.MEMBERS),
        *(supervision.ENTRIES, supervision.PASSAGES),
    ],
    ids=lambda table: table.name,
)
def test_the_tables_accept_exactly_the_members_of_each_enumeration(db: Connection, table: Table[Any]) -> None:
    schema = db.value("SELECT sql FROM sqlite_schema WHERE name = ?", (table.name,))
    checks = re.findall(r"\((\w+) IN \(('[^)]*)\)", schema)
    allowed = {name: set(re.findall("'([^']*)'", listed)) for name, listed in checks}
    enumerations = {
        name: {member.value for member in hint}
        for name, annotated in get_type_hints(table.made).items()
        for hint in (get_args(annotated) or (annotated,))
        if isinstance(hint, type) and issubclass(hint, StrEnum)
    }
    assert allowed == enumerations


@pytest.mark.parametrize(("made", "add", "update", "read"), RECORDS, ids=lambda part: getattr(part, "__name__", ""))
@given(data=st.data())
@settings(max_examples=1)
def test_a_record_that_does_not_exist_is_named(
    db: Connection, base: Base, made: type[Any], add: Any, update: Any, read: Any, data: st.DataObject
) -> None:
    strangers = replace(data.draw(records(made, base)), id=404)
    for act in (lambda: read(db, 404), lambda: update(db, strangers)):
        with pytest.raises(UsageError) as caught:
            act()
        assert (caught.value.code, caught.value.data["id"]) == ("unknown-record", 404)


@given(data=st.data())
def test_the_practitioner_comes_back(db: Connection, base: Base, data: st.DataObject) -> None:
    person = data.draw(records(Practitioner, base))
    assert people.practitioner(db) == Practitioner()
    with undone(db):
        people.save_practitioner(db, Practitioner(first_name="avant"))
        people.save_practitioner(db, person)
        assert people.practitioner(db) == person


@given(data=st.data())
def test_preferences_come_back(db: Connection, data: st.DataObject) -> None:
    hints = get_type_hints(Preferences)
    chosen = data.draw(st.builds(Preferences, **{name: values(hint) for name, hint in hints.items()}))
    with undone(db):
        preferences.save_preferences(db, chosen)
        assert preferences.preferences(db) == chosen


def test_half_a_surrogate_pair_is_replaced_rather_than_lost(db: Connection, base: Base) -> None:
    sections = (Section(SectionKind.FREE, "avant \ud83d après"), Section(SectionKind.SAID, "suite"))
    stored = notes.add_note(db, Note(engagement_id=base.engagement_id, written_on=date(2026, 3, 2), sections=sections))
    assert [section.text for section in notes.note(db, stored.id).sections] == ["avant ? après", "suite"]


@given(data=st.data())
@settings(max_examples=25)
def test_what_was_written_for_documents_comes_back(db: Connection, base: Base, data: st.DataObject) -> None:
    member, approval = data.draw(records(Member, base)), data.draw(records(Approval, base))
    own = data.draw(records(OwnClause, base))
    law = data.draw(records(LawText, base))
    with undone(db):
        kept = people.add_member(db, replace(member, engagement_id=base.engagement_id, deleted_at=None))
        assert people.members(db, base.engagement_id) == [kept]
        given_ = documents.add_approval(db, approval)
        assert documents.approvals(db, base.document_id) == [given_]
        taken = replace(data.draw(records(ItemWithdrawal, base)), document_id=base.document_id)
        back = consents.withdraw_item(db, taken)
        assert consents.items_withdrawn(db, base.document_id) == [back]
        consents.erase_withdrawal(db, back.id)
        assert consents.items_withdrawn(db, base.document_id) == []
        documents.keep_own_clause(db, own)
        again = documents.keep_own_clause(db, replace(own, text="repris"))
        assert documents.own_clauses(db, own.kind, own.language) == [again]
        documents.drop_own_clause(db, own.kind, own.language, own.clause_id)
        assert documents.own_clauses(db) == []
        documents.keep_law_text(db, law)
        newest = documents.keep_law_text(db, law)
        assert documents.law_texts(db) == [newest]
