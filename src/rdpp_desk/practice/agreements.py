"""Documents and their signatures: draft → proposed → signed 1/n … n/n → in force → ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    """The documents the wizard makes."""

    CONSENT = "consent"
    TRIPARTITE = "tripartite"


class DocumentState(StrEnum):
    """Bytes freeze at PROPOSED and are never rendered again."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Party(StrEnum):
    """Who signs."""

    CLIENT = "client"
    ORGANISATION = "organisation"
    PRACTITIONER = "practitioner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of an engagement. `answers` is the wizard's JSON; `language` is the document's own.

    From PROPOSED on, `pdf_attachment_id`, `sha256` (of those bytes), `clauses` (the full text that was printed),
    `templates` (template name → version) and `reason` (given where the charter asked for one) never change.
    """

    id: int = 0
    engagement_id: int
    kind: DocumentKind
    language: str = "fr"
    state: DocumentState = DocumentState.DRAFT
    title: str = ""
    answers: str = "{}"
    pdf_attachment_id: int | None = None
    sha256: str = ""
    clauses: str = ""
    templates: str = "{}"
    reason: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    proposed_at: datetime | None = None
    replaced_by: int | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One slot per party. `paper_received_on` alone is enough: « accord écrit reçu le … » in one click."""

    id: int = 0
    document_id: int
    party: Party
    signer: str = ""
    capacity: str = ""
    signed_on: date | None = None
    place: str = ""
    paper_received_on: date | None = None
    scan_attachment_id: int | None = None

    @property
    def given(self) -> bool:
        return self.signed_on is not None or self.paper_received_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept inside the vault (its bytes are stored apart, in chunks). `size` is in bytes."""

    id: int = 0
    engagement_id: int | None = None
    name: str
    media_type: str
    size: int
    sha256: str
    created_at: datetime | None = None
    deleted_at: datetime | None = None
