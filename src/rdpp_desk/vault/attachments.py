"""Files kept inside the vault, in pieces of 1 MiB, 25 MB each at most."""

from __future__ import annotations

import hashlib
from datetime import datetime

from rdpp_desk.errors import Damaged, UsageError
from rdpp_desk.practice.agreements import Attachment
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.rows import Table

ATTACHMENTS = Table("attachments", Attachment)
CHUNKS = "attachment_chunks"
CHUNK_BYTES = 1 << 20
MOST_BYTES = 25_000_000


def add_attachment(db: Connection, attachment: Attachment, data: bytes) -> Attachment:
    """Store a file, whose `size` and `sha256` must be those of `data`.

    Raises:
        UsageError: `attachment-too-big` with `size` and `most` (bytes).
    """
    if len(data) > MOST_BYTES:
        raise UsageError("attachment-too-big", size=len(data), most=MOST_BYTES)
    if attachment.size != len(data) or attachment.sha256 != hashlib.sha256(data).hexdigest():
        raise ValueError("size and sha256 must be those of the bytes")
    with db.transaction():
        stored = ATTACHMENTS.add(db, attachment)
        view = memoryview(data)
        for position, start in enumerate(range(0, len(data), CHUNK_BYTES)):
            db.execute(
                f"INSERT INTO {CHUNKS} (attachment_id, position, bytes) VALUES (?, ?, ?)",
                (stored.id, position, bytes(view[start : start + CHUNK_BYTES])),
            )
    return stored


def attachment(db: Connection, record: int) -> Attachment:
    return ATTACHMENTS.get(db, record)


def attachments(db: Connection, engagement_id: int) -> list[Attachment]:
    """A dossier's files outside the trash, oldest first."""
    return ATTACHMENTS.all(db, "engagement_id = ? AND deleted_at IS NULL ORDER BY id", (engagement_id,))


def attachment_bytes(db: Connection, record: int) -> bytes:
    """The bytes of a file, checked.

    Raises:
        Damaged: `attachment-altered` with `id`: they are no longer what was stored.
    """
    rows = db.rows(f"SELECT bytes FROM {CHUNKS} WHERE attachment_id = ? ORDER BY position", (record,))
    data = b"".join(row[0] for row in rows)
    if hashlib.sha256(data).hexdigest() != attachment(db, record).sha256:
        raise Damaged("attachment-altered", id=record)
    return data


def trash_attachment(db: Connection, record: int, when: datetime) -> None:
    ATTACHMENTS.trash(db, record, when)


def restore_attachment(db: Connection, record: int) -> None:
    ATTACHMENTS.trash(db, record, None)
