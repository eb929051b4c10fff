"""Erasing for good: a client with all that concerns them, and what stayed long enough in the trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from rdpp_desk.practice.supervision import EntryState, SupervisionEntry
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.engagements import ENGAGEMENTS
from rdpp_desk.vault.folding import words
from rdpp_desk.vault.people import CLIENTS, client
from rdpp_desk.vault.rows import instant
from rdpp_desk.vault.supervision import DECISIONS, ENTRIES, entry, remembered_decisions, update_entry

# Table → the columns that may still name one of its rows, which then waits.
_REFERENCES = {
    "objectives": (),
    "members": (),
    "notes": (),
    "sessions": (),
    "supervision_entries": (),
    "documents": (),
    "attachments": (
        ("documents", "pdf_attachment_id"),
        ("signatures", "scan_attachment_id"),
        ("signatures", "proof_attachment_id"),
        ("practitioner", "logo_attachment_id"),
    ),
    "supervisors": (("supervision_entries", "supervisor_id"),),
    "places": (("sessions", "place_id"),),
    "sponsors": (("engagements", "sponsor_id"),),
    "signatories": (("engagements", "signatory_id"),),
    "organisations": (
        ("clients", "organisation_id"),
        ("engagements", "organisation_id"),
        ("sponsors", "organisation_id"),
        ("signatories", "organisation_id"),
    ),
}
_NO_DOSSIER_LEFT = (
    "NOT EXISTS (SELECT 1 FROM engagements e WHERE e.client_id = c.id AND (e.deleted_at IS NULL OR e.deleted_at >= ?))"
)
_FILES_OF_DOCUMENTS = """
    SELECT pdf_attachment_id FROM documents WHERE deleted_at < ? AND pdf_attachment_id IS NOT NULL
    UNION SELECT s.scan_attachment_id FROM signatures s JOIN documents d ON d.id = s.document_id
    WHERE d.deleted_at < ? AND s.scan_attachment_id IS NOT NULL
    UNION SELECT s.proof_attachment_id FROM signatures s JOIN documents d ON d.id = s.document_id
    WHERE d.deleted_at < ? AND s.proof_attachment_id IS NOT NULL"""


def erase_client(db: Connection, record: int) -> tuple[int, ...]:
    """Erase a client and everything that concerns them; the ids of entries to reread.

    Dossiers with their notes, documents, files, sessions and consents; supervision entries that touch these dossiers
    alone (of one already brought to supervision only the day, length and supervisor remain); remembered decisions
    about these dossiers or this person's names. An entry that touches other dossiers too keeps its text, which the
    practitioner has to reread: those are returned.

    Raises:
        UsageError: `unknown-record`.
    """
    with db.transaction():
        person = client(db, record)
        names = [part for name in (person.first_name, person.last_name, *person.other_names) for part in words(name)]
        left = list[int]()
        for row in db.rows("SELECT id FROM engagements WHERE client_id = ?", (record,)):
            left += erase_engagement(db, row[0])
        for decision in remembered_decisions(db):
            if set(words(decision.form)) & set(names):
                DECISIONS.erase(db, decision.id)
        CLIENTS.erase(db, record)
    remaining = {row[0] for row in db.rows("SELECT id FROM supervision_entries")}
    return tuple(entry_id for entry_id in dict.fromkeys(left) if entry_id in remaining)


def erase_engagement(db: Connection, record: int) -> tuple[int, ...]:
    """Erase a dossier as `erase_client` does, the person staying; the ids of entries to reread.

    Raises:
        UsageError: `unknown-record`.
    """
    left = []
    with db.transaction():
        touching = db.rows("SELECT entry_id FROM entry_engagements WHERE engagement_id = ?", (record,))
        for found in (entry(db, row[0]) for row in touching):
            if found.engagement_ids != (record,):
                left.append(found.id)
            elif found.state is EntryState.BROUGHT:
                db.execute("DELETE FROM entry_passages WHERE entry_id = ?", (found.id,))
                update_entry(db, _emptied(found))
            else:
                ENTRIES.erase(db, found.id)
        ENGAGEMENTS.erase(db, record)
    return tuple(left)


def begin_trash_anew(db: Connection, now: datetime) -> None:
    """What lies in the trash of a copy just restored has its whole time again: it may have been taken out since."""
    date_anew(db, now)


def date_anew(db: Connection, now: datetime, later_than: datetime | None = None) -> None:
    """Call put in the trash now what lies there, or only what is said to have been put there later than an instant."""
    after = "" if later_than is None else instant(later_than)
    with db.transaction():
        for table in ("clients", "engagements", *_REFERENCES):
            db.execute(f"UPDATE {table} SET deleted_at = ? WHERE deleted_at > ?", (instant(now), after))


def purge_trash(db: Connection, before: datetime) -> int:
    """Erase what has been in the trash since before that instant, and is not named elsewhere; how many records.

    A person waits for each of their dossiers that is not to be erased too; a document goes with its files.
    """
    limit, gone = (instant(before),), 0
    with db.transaction():
        for row in db.rows(f"SELECT id FROM clients c WHERE deleted_at < ? AND {_NO_DOSSIER_LEFT}", limit * 2):
            erase_client(db, row[0])
            gone += 1
        for row in db.rows("SELECT id FROM engagements WHERE deleted_at < ?", limit):
            erase_engagement(db, row[0])
            gone += 1
        files = [row[0] for row in db.rows(_FILES_OF_DOCUMENTS, limit * 3)]
        for table, references in _REFERENCES.items():
            free = "".join(f" AND id NOT IN (SELECT {column} FROM {other} WHERE {column} IS NOT NULL)"
                           for other, column in references)
            gone += db.execute(f"DELETE FROM {table} WHERE deleted_at < ?{free}", limit)
        db.execute_many("DELETE FROM attachments WHERE id = ?", [(file,) for file in files])
    return gone


def _emptied(found: SupervisionEntry) -> SupervisionEntry:
    return replace(
        SupervisionEntry(written_on=found.written_on),
        id=found.id,
        number=found.number,
        held_on=found.held_on,
        format=found.format,
        minutes=found.minutes,
        supervisor_id=found.supervisor_id,
        state=found.state,
        created_at=found.created_at,
        updated_at=found.updated_at,
        deleted_at=found.deleted_at,
    )
