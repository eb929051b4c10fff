"""Documents and their signatures: draft → proposed → signed 1/n … n/n → in force → ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DocumentKind(StrEnum):
    """The documents the wizard makes, in the order in which they are offered; the values are those of the commands."""

    CONSENT = "consent"
    TRIPARTITE = "tripartite"
    BIPARTITE_BUSINESS = "bipartite-business"
    BIPARTITE_CONSUMER = "bipartite-consumer"
    PRECONTRACT_INFORMATION = "precontract-information"
    WITHDRAWAL_FORM = "withdrawal-form"
    QUOTATION = "quotation"
    RECEIPT = "receipt"
    PROGRESS_REPORT = "progress-report"
    INFORMATION_REPLY = "information-reply"
    CLOSING_LETTER = "closing-letter"
    REFUSAL_LETTER = "refusal-letter"
    FEEDBACK_FORM = "feedback-form"
    ICF_LETTER = "icf-letter"
    GROUP_CHARTER = "group-charter"
    ATTENDANCE = "attendance"
    INSTITUTION_CONVENTION = "institution-convention"
    PRESENTATION = "presentation"
    PRIVACY_NOTICE = "privacy-notice"
    PROCESSING_REGISTER = "processing-register"
    SUPERVISION_STATEMENT = "supervision-statement"
    YEARLY_STATEMENT = "yearly-statement"


BINDING = frozenset(
    (
        *(DocumentKind.TRIPARTITE, DocumentKind.BIPARTITE_BUSINESS, DocumentKind.BIPARTITE_CONSUMER),
        DocumentKind.INSTITUTION_CONVENTION,
    )
)
"""The written agreements that the work rests on."""


class Scope(StrEnum):
    """What a document is about: one person's dossier, a group's, or the practice as a whole."""

    PERSON = "person"
    GROUP = "group"
    PRACTICE = "practice"


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
    """Who signs, in the order of the slots. Several `MEMBER` of a group sign the same document."""

    CLIENT = "client"
    ORGANISATION = "organisation"
    MEMBER = "member"
    SUPERVISOR = "supervisor"
    PRACTITIONER = "practitioner"


class SentBy(StrEnum):
    """How a document went to a party."""

    HAND = "hand"
    POST = "post"
    EMAIL = "email"


class Medium(StrEnum):
    """In what form a signature came back."""

    PAPER = "paper"
    SCAN = "scan"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """How one document is printed. None of it is a condition of validity (Cass. 1re civ., 30 Oct. 2008, 07-20.001).

    `initials`: a zone per party at the foot of each page; `approved_words`: « Lu et approuvé » above each signature;
    `large_print`: 16-point text; `summary`: an easy-to-read page before the text.
    """

    initials: bool = True
    approved_words: bool = False
    large_print: bool = False
    summary: bool = False


AS_USUAL = PrintOptions()
"""What is printed where nothing was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document. `answers` is the wizard's JSON; `language` is the document's own.

    `engagement_id` is None for a document of the whole practice. `options` is the JSON of `PrintOptions`. An
    amendment is a document of the same kind whose `amends_id` is the one in force that it takes the place of.

    From PROPOSED on, `pdf_attachment_id`, `sha256` (of those bytes), `clauses` (the full text that was printed),
    `templates` (template name → version) and `reason` (given where the charter asked for one) never change.
    """

    id: int = 0
    engagement_id: int | None
    kind: DocumentKind
    language: str = "fr"
    state: DocumentState = DocumentState.DRAFT
    title: str = ""
    answers: str = "{}"
    options: str = "{}"
    amends_id: int | None = None
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
    """One slot per person who signs. `paper_received_on` alone is enough: « accord écrit reçu le … » in one click.

    `position` tells apart the slots of one party, from 0; `proof_attachment_id` is the proof file that comes with a
    PDF signed elsewhere.
    """

    id: int = 0
    document_id: int
    party: Party
    position: int = 0
    sent_on: date | None = None
    sent_by: SentBy | None = None
    medium: Medium | None = None
    signer: str = ""
    capacity: str = ""
    signed_on: date | None = None
    place: str = ""
    paper_received_on: date | None = None
    scan_attachment_id: int | None = None
    proof_attachment_id: int | None = None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The client's approval of one exact text before it goes to the organisation (charter, article 5).

    `sha256` is that of the text in UTF-8: a text edited since is not approved.
    """

    id: int = 0
    document_id: int
    sha256: str
    approved_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClause:
    """A clause that the practitioner adapted or added: the whole text of its file, for one kind and language.

    `base_sha256` is that of our clause when it was adapted, empty for one of their own; `removed` says that they took
    our clause out.
    """

    id: int = 0
    kind: DocumentKind
    language: str
    clause_id: str
    name: str
    text: str
    base_sha256: str = ""
    removed: bool = False
    updated_at: datetime | None = None


class LawTextCode(StrEnum):
    """Statutory wording that must be printed word for word, and is never written from memory."""

    WITHDRAWAL_NOTICE = "withdrawal-notice"
    WITHDRAWAL_FORM = "withdrawal-form"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """A statutory text as the practitioner copied it from the official site on `read_on`; `sha256` is of its UTF-8.

    `check_after`: the day from which it is to be compared again with the official text.
    """

    id: int = 0
    code: LawTextCode
    language: str
    text: str
    source: str
    read_on: date
    check_after: date
    sha256: str
