"""One signature slot per party: place and date, paper received in one click, a scan attached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import Document, Party, Signature


@dataclass(frozen=True, slots=True)
class Scan:
    """A file to attach: its name and its bytes (PDF kept unaltered, images re-encoded without metadata; ≤ 25 MB)."""

    name: str
    content: bytes


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
    *,
    signed_on: date | None = None,
    place: str = "",
    paper_received_on: date | None = None,
    scan: Scan | None = None,
) -> Signed:
    """Record one party's signature; « accord écrit reçu le … » today when no date is given. All signed: in force.

    Raises:
        GateClosed: `document-not-proposed`.
        UsageError: `scan-too-big`, `scan-unreadable`, `signature-in-future`.
    """
    raise NotImplementedError


def undo_signature(desk: Desk, signed: Signed) -> Document:
    """Put a slot back as it was."""
    raise NotImplementedError


def scan_bytes(desk: Desk, signature_id: int) -> Scan:
    """The scan attached to a slot."""
    raise NotImplementedError
