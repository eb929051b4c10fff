"""« Ma charte »: the practitioner's own text, with its version, kept word for word."""

from __future__ import annotations

import hashlib
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.vault import documents as table
from rdpp_desk.vault.documents import StoredCharter

__all__ = ["StoredCharter", "charter", "load_charter"]


def charter(desk: Desk) -> StoredCharter | None:
    """The charter in use: the last one loaded."""
    return table.charter(desk.db)


def load_charter(desk: Desk, title: str, version: str, text: str, received_on: date | None = None) -> StoredCharter:
    """Keep a charter; documents annex it by title, version and date. `received_on` is today unless given.

    Raises:
        UsageError: `charter-empty`.
    """
    if not text.strip() or not title.strip():
        raise UsageError("charter-empty")
    made = StoredCharter(
        title=title.strip(),
        version=version.strip(),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        received_on=received_on or desk.today(),
    )
    with desk.transaction() as db:
        return table.add_charter(db, made)
