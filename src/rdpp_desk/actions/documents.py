"""Documents: answered in the wizard, frozen when proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import SavedAt
from rdpp_desk.practice.agreements import Document, DocumentKind, Signature

if TYPE_CHECKING:
    from rdpp_desk.documents.facts import DossierFacts
    from rdpp_desk.documents.pdf import Printed
    from rdpp_desk.documents.wizard import WizardState


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """A document in the wizard. When `locked`, its bytes are frozen and the answers can be read only."""

    document: Document
    state: WizardState
    facts: DossierFacts
    signatures: tuple[Signature, ...]
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRequest:
    """A frozen snapshot of all that a print needs: safe to hand to a worker."""

    state: WizardState
    facts: DossierFacts
    language: str
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentListing:
    """A document as the list of contracts shows it."""

    document: Document
    who: str
    organisation: str
    signatures: tuple[Signature, ...]


def documents(desk: Desk) -> tuple[DocumentListing, ...]:
    """Every document, the ones waiting for something first."""
    raise NotImplementedError


def start_document(desk: Desk, engagement_id: int, kind: DocumentKind, language: str = "") -> Document:
    """Begin a document, prefilled from the dossier; a draft of that kind already begun is given back."""
    raise NotImplementedError


def open_document(desk: Desk, document_id: int) -> OpenDocument:
    """A document in the wizard, at the first step left to do."""
    raise NotImplementedError


def save_answers(desk: Desk, document_id: int, state: WizardState) -> SavedAt:
    """Keep the answers so far.

    Raises:
        GateClosed: `document-frozen` once proposed.
    """
    raise NotImplementedError


def preview_request(desk: Desk, document_id: int, state: WizardState) -> PreviewRequest:
    """Quick: gather what a print needs. Then `build_preview` in a worker."""
    raise NotImplementedError


def build_preview(request: PreviewRequest) -> Printed:
    """The real PDF, « Projet » across it while something is missing. Pure: no vault, no clock; safe in a worker.

    Raises:
        UsageError: `template-broken`.
    """
    raise NotImplementedError


def propose(desk: Desk, document_id: int, printed: Printed | None = None) -> Document:
    """Freeze the bytes (PDF, SHA-256, answers, full text, versions) and open one signature slot per party.

    `printed` is what `build_preview` made of the answers now stored; built here if absent.

    Raises:
        GateClosed: `document-incomplete` (data: `missing`, names of fields), `document-frozen`.
    """
    raise NotImplementedError


def printed_bytes(desk: Desk, document_id: int) -> bytes:
    """The frozen PDF, the very bytes that were proposed, checked against their SHA-256.

    Raises:
        GateClosed: `document-not-proposed`.
        Damaged: `document-altered`.
    """
    raise NotImplementedError


def save_pdf(desk: Desk, document_id: int, target: Path, state: WizardState | None = None) -> Path:
    """Write the frozen bytes, or for a draft what the preview shows, to `target`; the print is recorded."""
    raise NotImplementedError


def withdraw_document(desk: Desk, document_id: int) -> Document:
    """Take back a document that is not in force."""
    raise NotImplementedError


def end_document(desk: Desk, document_id: int) -> Document:
    """Say that a document in force has come to its end."""
    raise NotImplementedError


def amend(desk: Desk, document_id: int) -> Document:
    """Begin a new draft with the same answers; it replaces the document once in force."""
    raise NotImplementedError


def trash_document(desk: Desk, document_id: int) -> None:
    """Put a draft in the trash for 30 days. Undo with `restore_document`."""
    raise NotImplementedError


def restore_document(desk: Desk, document_id: int) -> None:
    """Take a document out of the trash."""
    raise NotImplementedError
