"""Rows that nothing authenticates: kept only if the program can read them back, like any row it wrote itself."""

from __future__ import annotations

from datetime import datetime

from rdpp_desk.practice.notes import Mark
from rdpp_desk.practice.people import Practitioner
from rdpp_desk.vault import (
    accounts,
    attachments,
    consents,
    documents,
    engagements,
    notes,
    people,
    sessions,
    supervision,
)
from rdpp_desk.vault import rows as records
from rdpp_desk.vault.accounts import ImportRecord
from rdpp_desk.vault.connection import Connection, Value
from rdpp_desk.vault.documents import StoredCharter
from rdpp_desk.vault.salvage_tables import Table, store

_READERS: dict[str, records.Table[object]] = {
    table.name: table  # type: ignore[misc]  # read, never given anything
    for table in (
        *(accounts.BACKUPS, accounts.PLACES, attachments.ATTACHMENTS, consents.CONSENTS, documents.DOCUMENTS),
        *(documents.APPROVALS, documents.OWN_CLAUSES, documents.LAW_TEXTS, people.MEMBERS),
        *(documents.SIGNATURES, engagements.ENGAGEMENTS, engagements.OBJECTIVES, notes.NOTES, notes.REVISIONS),
        *(people.CLIENTS, people.ORGANISATIONS, people.SPONSORS, people.SIGNATORIES, people.SUPERVISORS),
        *(people.PLACES, sessions.SESSIONS, supervision.ENTRIES, supervision.PASSAGES, supervision.DECISIONS),
        records.Table("charters", StoredCharter),
        records.Table("imports", ImportRecord),
        records.Table("marks", Mark, apart=("taken",)),
        records.Table("practitioner", Practitioner),
    )
}


def store_proven(db: Connection, table: Table, values: dict[str, Value]) -> bool:
    """Store a row, its instants that are none left out, if it then reads; whether it was."""
    sound = {name: value for name, value in values.items() if not _is_broken_instant(name, value)}
    db.execute("SAVEPOINT proof")
    stored = store(db, table, sound) and _reads(db, table, sound)
    if not stored:
        db.execute("ROLLBACK TO proof")
    db.execute("RELEASE proof")
    return stored


def _reads(db: Connection, table: Table, values: dict[str, Value]) -> bool:
    reader = _READERS.get(table.name)
    if reader is None or table.number is None:
        return True
    try:
        return bool(reader.all(db, f"{table.number} = ?", (values[table.number],)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def _is_broken_instant(name: str, value: Value) -> bool:
    if value is None or not (name == "at" or name.endswith("_at")):
        return False
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return True
    return False
