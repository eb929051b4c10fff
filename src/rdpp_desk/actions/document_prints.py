"""What leaves the vault of a document: its frozen bytes, or a draft as it is shown; each time is recorded."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk.actions import approvals
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import Damaged, GateClosed
from rdpp_desk.files import write_atomic
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.vault import attachments as attachments_table
from rdpp_desk.vault import documents as table

if TYPE_CHECKING:
    from rdpp_desk.documents.pdf import Printed


def printed_bytes(desk: Desk, document_id: int) -> bytes:
    """The frozen PDF, the very bytes that were proposed, checked against their SHA-256.

    Raises:
        GateClosed: `document-not-proposed`.
        Damaged: `document-damaged`.
    """
    document = table.document(desk.db, document_id)
    if document.pdf_attachment_id is None:
        raise GateClosed("document-not-proposed")
    content = attachments_table.attachment_bytes(desk.db, document.pdf_attachment_id)
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise Damaged("document-damaged", id=document_id)
    return content


def save_pdf(
    desk: Desk, document_id: int, target: Path, printed: Printed | None = None, passphrase: str = ""
) -> Path:
    """Write the frozen bytes to `target`, or for a draft what `printed` shows; the print is recorded.

    With a passphrase it is a copy under AES-256 that is written: not the bytes whose fingerprint is kept.

    Raises:
        GateClosed: `document-not-proposed` for a draft without `printed`.
        UsageError: `target-inside-vault`.
        StorageError: the disk refused.
    """
    desk.require_outside(target)
    document = table.document(desk.db, document_id)
    draft = document.state is DocumentState.DRAFT and printed is not None
    content = printed.pdf if draft and printed is not None else printed_bytes(desk, document_id)
    if passphrase:
        content = _protected(content, passphrase)
    with desk.transaction():
        note_print(desk, document_id, draft=draft)
        write_atomic(target, content)
    return target


def _protected(pdf: bytes, passphrase: str) -> bytes:
    from rdpp_desk.documents.protect import protect

    return protect(pdf, passphrase)


def note_print(desk: Desk, document_id: int, *, draft: bool = False) -> None:
    """Record that a document was printed or saved outside the vault."""
    with desk.transaction() as db:
        desk.record("document-printed", ("document", document_id), {"draft": draft})
        approvals.note_disclosure(desk, table.document(db, document_id))


def record_print(desk: Desk, engagement_id: int | None, kind: DocumentKind, printed: Printed) -> None:
    """Record a print made without keeping a document."""
    detail = {"kind": kind.value, "draft": printed.draft, "sha256": printed.sha256}
    with desk.transaction():
        desk.record("document-printed", ("engagement", engagement_id) if engagement_id else None, detail)
