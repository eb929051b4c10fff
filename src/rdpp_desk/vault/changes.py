"""Whether anything worth a new copy has changed: a quick look, without reading what was written."""

from __future__ import annotations

import hashlib

from rdpp_desk.vault import will
from rdpp_desk.vault.connection import Connection

# Long rows that say when they changed, or never change: counted, not read.
_DATED = ("notes", "documents", "supervision_entries")
_ONLY_ADDED = ("attachments", "attachment_chunks", "revisions", "erasures")
_READ = (
    *("practitioner", "organisations", "clients", "sponsors", "signatories", "supervisors", "places", "engagements"),
    *("objectives", "sessions", "consents", "marks", "signatures", "charters", "entry_engagements", "entry_passages"),
    *("review_decisions", "preferences", "imports"),
)
_NEW_SECRETS = ("passphrase-changed", "recovery-changed", "data-key-changed")


def fingerprint(db: Connection) -> str:
    """Changes with what the practitioner wrote, decided or received; not with opening, looking or backing up."""
    digest = hashlib.sha256()
    for table in _DATED:
        row = db.row(f"SELECT count(*), max(id), max(updated_at), count(deleted_at), max(deleted_at) FROM {table}")
        digest.update(repr((table, *(row or ()))).encode())
    for table in _ONLY_ADDED:
        last = "0" if table == "erasures" else "max(rowid)"
        row = db.row(f"SELECT count(*), {last} FROM {table}")
        digest.update(repr((table, *(row or ()))).encode())
    secrets = db.row(f"SELECT max(id) FROM audit WHERE event IN {_NEW_SECRETS}")  # older copies do not open with them
    digest.update(repr(tuple(secrets or ())).encode())
    digest.update(repr(will.plan(db)).encode("utf-8", "surrogatepass"))
    for table in _READ:
        for rows in db.pages(f"SELECT * FROM {table}"):
            digest.update(repr((table, [tuple(row) for row in rows])).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
