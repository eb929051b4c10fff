"""One signature slot per party: place and date, paper received in one click, a scan attached."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rdpp_desk.actions import consents
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.practice.agreements import (
    BINDING,
    Attachment,
    Document,
    DocumentKind,
    DocumentState,
    Medium,
    Party,
    SentBy,
    Signature,
)
from rdpp_desk.practice.consents import ConsentState, Purpose
from rdpp_desk.practice.engagements import EngagementState
from rdpp_desk.practice.states import move_document, move_engagement, state_after_signatures
from rdpp_desk.vault import Connection
from rdpp_desk.vault import attachments as attachments_table
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import documents as table
from rdpp_desk.vault import engagements as engagements_table

LARGEST_SCAN_MB = 25
_OPEN = (DocumentState.PROPOSED, DocumentState.SIGNED, DocumentState.IN_FORCE)


@dataclass(frozen=True, slots=True)
class Scan:
    """A file to attach: its name and its bytes (a PDF is kept unaltered, an image re-encoded without metadata)."""

    name: str
    content: bytes

    @property
    def is_pdf(self) -> bool:
        """By its first bytes, whatever its name."""
        return self.content.startswith(b"%PDF-")


@dataclass(frozen=True, slots=True)
class ReadyScan(Scan):
    """What `prepare_scan` made of one: stored as it is."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A document after a signature, with the slot as it was: give it to `undo_signature` to go back."""

    document: Document
    signatures: tuple[Signature, ...]
    before: Signature


def record_signature(
    desk: Desk,
    document_id: int,
    party: Party,
    position: int = 0,
    *,
    signed_on: date | None = None,
    place: str = "",
    paper_received_on: date | None = None,
    medium: Medium | None = None,
    scan: Scan | None = None,
    proof: Scan | None = None,
    ticked: Mapping[Purpose, bool] | None = None,
) -> Signed:
    """Record one signature; « accord écrit reçu le … » today when no date is given. All signed: in force.

    `position` tells apart several people of one party. `scan` is what `prepare_scan` made, off the UI thread; made
    here otherwise. A PDF signed elsewhere (`medium` ELECTRONIC) and its `proof` file are kept byte for byte.

    The client's signature of a consent form records its boxes (`ticked`: what the paper says, see
    `consents.record_consents`); an agreement in force moves an engagement being explored on to agreed.

    Raises:
        GateClosed: `document-not-proposed`.
        UsageError: `date-in-future`, `attachment-too-large`, `attachment-not-accepted`, `unknown-record`.
    """
    for name, day in (("signed_on", signed_on), ("paper_received_on", paper_received_on)):
        if day is not None and day > desk.today():
            raise UsageError("date-in-future", field=name)
    prepared = scan if scan is None or isinstance(scan, ReadyScan) else prepare_scan(scan)
    with desk.transaction() as db:
        document = table.document(db, document_id)
        if document.state not in _OPEN:
            raise GateClosed("document-not-proposed")
        before = _slot(db, document_id, party, position)
        given = signed_on or paper_received_on or before.signed_on or before.paper_received_on
        kept = _attach(desk, db, document, prepared) if prepared else before.scan_attachment_id
        signed = replace(
            before,
            medium=medium or before.medium or (Medium.SCAN if prepared else None),
            proof_attachment_id=_attach(desk, db, document, proof) if proof else before.proof_attachment_id,
            signed_on=signed_on or before.signed_on,
            place=place or before.place,
            paper_received_on=paper_received_on or before.paper_received_on or (None if given else desk.today()),
            scan_attachment_id=kept,
        )
        table.update_signature(db, signed)
        after = _settle(desk, db, document, ticked)
        desk.record("signature-recorded", ("document", document_id), {"party": party.value})
        return Signed(after, tuple(table.signatures(db, document_id)), before)


def record_sent(
    desk: Desk, document_id: int, on: date, by: SentBy, slots: Collection[tuple[Party, int]] = ()
) -> tuple[Signature, ...]:
    """Record that the document went to those who sign (`slots` as party and position; all but the practitioner if
    empty), and the slots as they were: give them to `undo_sent`.

    Raises:
        GateClosed: `document-not-proposed`.
        UsageError: `date-in-future`.
    """
    if on > desk.today():
        raise UsageError("date-in-future", field="sent_on")
    with desk.transaction() as db:
        document = table.document(db, document_id)
        if document.state not in _OPEN:
            raise GateClosed("document-not-proposed")
        before = tuple(
            slot
            for slot in table.signatures(db, document_id)
            if ((slot.party, slot.position) in slots if slots else slot.party is not Party.PRACTITIONER)
        )
        for slot in before:
            table.update_signature(db, replace(slot, sent_on=on, sent_by=by))
        desk.record("document-sent", ("document", document_id), {"by": by.value, "count": len(before)})
    return before


def undo_sent(desk: Desk, before: Iterable[Signature]) -> None:
    """Put slots back as they were before `record_sent`."""
    with desk.transaction() as db:
        for slot in before:
            now = _slot(db, slot.document_id, slot.party, slot.position)
            table.update_signature(db, replace(now, sent_on=slot.sent_on, sent_by=slot.sent_by))


def undo_signature(desk: Desk, signed: Signed) -> Document:
    """Put a slot back as it was, and undo what it set going: consents recorded from the form, save those withdrawn,
    and the replacement of the earlier documents."""
    with desk.transaction() as db:
        table.update_signature(db, signed.before)
        document = table.document(db, signed.before.document_id)
        if document.kind is DocumentKind.CONSENT and signed.before.party is Party.CLIENT and not signed.before.given:
            for consent in consents.of_form(desk, document):
                if consent.state is not ConsentState.WITHDRAWN:
                    consents_table.erase_consent(db, consent.id)
        after = _settle(desk, db, document)
        if document.state is DocumentState.IN_FORCE and after.state is not DocumentState.IN_FORCE:
            for other in table.documents(db, document.engagement_id, (DocumentState.REPLACED,)):
                if other.replaced_by == document.id:
                    table.update_document(db, move_document(other, DocumentState.IN_FORCE))
        return after


def scan_of(desk: Desk, signature: Signature) -> Scan | None:
    """The scan attached to a slot."""
    return _file(desk, signature.scan_attachment_id)


def proof_of(desk: Desk, signature: Signature) -> Scan | None:
    """The proof file that came with a PDF signed elsewhere."""
    return _file(desk, signature.proof_attachment_id)


def read_file(path: Path) -> Scan:
    """A file to attach, as it is; one that is too large is not read.

    Raises:
        UsageError: `attachment-too-large` (data: `limit_mb`).
        OSError: it cannot be read.
    """
    if path.stat().st_size > LARGEST_SCAN_MB * 1_000_000:
        raise UsageError("attachment-too-large", limit_mb=LARGEST_SCAN_MB)
    return Scan(path.name, path.read_bytes())


def _file(desk: Desk, attachment_id: int | None) -> Scan | None:
    if attachment_id is None:
        return None
    attachment = attachments_table.attachment(desk.db, attachment_id)
    return Scan(attachment.name, attachments_table.attachment_bytes(desk.db, attachment.id))


def prepare_scan(scan: Scan) -> ReadyScan:
    """What is stored of a file: the PDF itself, or the image re-encoded without metadata. Pure; slow for big images.

    Raises:
        UsageError: `attachment-too-large` (data: `limit_mb`), `attachment-not-accepted`.
    """
    if len(scan.content) > LARGEST_SCAN_MB * 1_000_000:
        raise UsageError("attachment-too-large", limit_mb=LARGEST_SCAN_MB)
    if scan.is_pdf:
        return ReadyScan(scan.name, scan.content)
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(scan.content), formats=("JPEG", "PNG", "TIFF", "WEBP")) as image:
            upright = ImageOps.exif_transpose(image)
            grey = upright.mode in ("1", "L", "LA", "I", "I;16")
            bare = Image.new("L" if grey else "RGB", upright.size)
            bare.paste(upright.convert(bare.mode))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise UsageError("attachment-not-accepted") from None
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=88, optimize=True)
    return ReadyScan(f"{scan.name.rpartition('.')[0] or scan.name}.jpg", out.getvalue())


def _attach(desk: Desk, db: Connection, document: Document, scan: Scan) -> int:
    made = Attachment(
        engagement_id=document.engagement_id,
        name=scan.name,
        media_type=_media_type(scan),
        size=len(scan.content),
        sha256=hashlib.sha256(scan.content).hexdigest(),
        created_at=desk.now(),
    )
    return attachments_table.add_attachment(db, made, scan.content).id


def _media_type(scan: Scan) -> str:
    if scan.is_pdf:
        return "application/pdf"
    return "image/jpeg" if isinstance(scan, ReadyScan) else "application/octet-stream"


def _slot(db: Connection, document_id: int, party: Party, position: int) -> Signature:
    for signature in table.signatures(db, document_id):
        if (signature.party, signature.position) == (party, position):
            return signature
    raise UsageError("unknown-record", table="signatures", id=document_id)


def _settle(desk: Desk, db: Connection, document: Document, ticked: Mapping[Purpose, bool] | None = None) -> Document:
    """The document's state after its signatures, and what follows from it."""
    signatures = table.signatures(db, document.id)
    state = state_after_signatures(signatures)
    after = document if state is document.state else replace(move_document(document, state), updated_at=desk.now())
    table.update_document(db, after)
    came_into_force = state is DocumentState.IN_FORCE and document.state is not state
    if came_into_force:
        _replace_earlier(db, after)
    if document.kind is DocumentKind.CONSENT:
        if any(one.party is Party.CLIENT and one.given for one in signatures):
            consents.record_consents(desk, document.id, ticked)
    elif came_into_force:
        _agreed(desk, db, after)
    return after


def _replace_earlier(db: Connection, document: Document) -> None:
    """A document in force replaces the one it amends; a consent form, every other one of the engagement."""
    for other in table.documents(db, document.engagement_id, (DocumentState.IN_FORCE,)):
        same_form = document.kind is DocumentKind.CONSENT and other.kind is document.kind
        if other.id != document.id and (same_form or other.replaced_by == document.id):
            moved = move_document(other, DocumentState.REPLACED)
            table.update_document(db, replace(moved, replaced_by=document.id))


def _agreed(desk: Desk, db: Connection, document: Document) -> None:
    """With an agreement in force, an engagement being explored is agreed on."""
    if document.engagement_id is None or document.kind not in BINDING:
        return
    engagement = engagements_table.engagement(db, document.engagement_id)
    if engagement.state is EngagementState.EXPLORING:
        engagements_table.update_engagement(db, move_engagement(engagement, EngagementState.AGREED, desk.today()))
