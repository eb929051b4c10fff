"""Documents, their signature slots and approvals, what the practitioner wrote for them, and the charter they annex."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from rdpp_desk.practice.agreements import (
    Approval,
    Document,
    DocumentKind,
    DocumentState,
    LawText,
    LawTextCode,
    OwnClause,
    Party,
    Signature,
)
from rdpp_desk.vault.connection import Connection, Value
from rdpp_desk.vault.rows import Table, marks_for

DOCUMENTS = Table("documents", Document)
SIGNATURES = Table("signatures", Signature)
APPROVALS = Table("approvals", Approval)
OWN_CLAUSES = Table("own_clauses", OwnClause)
LAW_TEXTS = Table("law_texts", LawText)
_LIVE = (
    "(d.engagement_id IS NULL"
    " OR EXISTS (SELECT 1 FROM engagements e WHERE e.id = d.engagement_id AND e.deleted_at IS NULL))"
)
_ORDER = {party: number for number, party in enumerate(Party)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCharter:
    """The practitioner's charter as loaded; `sha256` is that of its text in UTF-8."""

    id: int = 0
    title: str
    version: str
    sha256: str
    received_on: date
    text: str


_CHARTERS = Table("charters", StoredCharter)


def add_document(db: Connection, document: Document) -> Document:
    return DOCUMENTS.add(db, document)


def update_document(db: Connection, document: Document) -> None:
    """Store a document. What was proposed (answers, bytes, clauses, templates) is kept by the tables themselves:
    changing it raises `IntegrityError`."""
    DOCUMENTS.update(db, document)


def document(db: Connection, record: int) -> Document:
    return DOCUMENTS.get(db, record)


def documents(
    db: Connection, engagement_id: int | None = None, states: Collection[DocumentState] | None = None
) -> list[Document]:
    """Documents outside the trash, oldest first, of one dossier, or of the practice and every dossier outside it."""
    where, parameters = _chosen(engagement_id, states)
    rows = db.rows(f"SELECT {DOCUMENTS.columns('d')} FROM documents d WHERE {where} ORDER BY d.id", parameters)
    return [DOCUMENTS.read(row) for row in rows]


def documents_at_a_glance(
    db: Connection, engagement_id: int | None = None, states: Collection[DocumentState] | None = None
) -> list[Document]:
    """As `documents`, for lists: `answers`, `clauses` and `templates` are not read. Never store one of these."""
    where, parameters = _chosen(engagement_id, states)
    columns = DOCUMENTS.columns("d")
    for name, unread in (("answers", "'{}'"), ("clauses", "''"), ("templates", "'{}'")):
        columns = columns.replace(f'd."{name}"', unread)
    rows = db.rows(f"SELECT {columns} FROM documents d WHERE {where} ORDER BY d.id", parameters)
    return [DOCUMENTS.read(row) for row in rows]


def documents_waiting(db: Connection) -> list[Document]:
    """Documents proposed to people who have not all signed, at a glance."""
    return documents_at_a_glance(db, states=(DocumentState.PROPOSED, DocumentState.SIGNED))


def trash_document(db: Connection, record: int, when: datetime) -> None:
    DOCUMENTS.trash(db, record, when)


def restore_document(db: Connection, record: int) -> None:
    DOCUMENTS.trash(db, record, None)


def add_signature(db: Connection, signature: Signature) -> Signature:
    return SIGNATURES.add(db, signature)


def update_signature(db: Connection, signature: Signature) -> None:
    SIGNATURES.update(db, signature)


def signature(db: Connection, record: int) -> Signature:
    return SIGNATURES.get(db, record)


def signatures(db: Connection, document_id: int | None = None) -> list[Signature]:
    """The slots of one document, or of all, client first and practitioner last."""
    where, parameters = ("1", ()) if document_id is None else ("document_id = ?", (document_id,))
    found = SIGNATURES.all(db, where, parameters)
    return sorted(found, key=lambda each: (each.document_id, _ORDER[each.party], each.position))


def charter(db: Connection) -> StoredCharter | None:
    """The charter in use: the last one loaded."""
    return next(iter(_CHARTERS.all(db, "1 ORDER BY id DESC LIMIT 1")), None)


def add_charter(db: Connection, loaded: StoredCharter) -> StoredCharter:
    """Keep a charter; the ones before stay, since documents name them."""
    return _CHARTERS.add(db, loaded)


def add_approval(db: Connection, approval: Approval) -> Approval:
    return APPROVALS.add(db, approval)


def approvals(db: Connection, document_id: int) -> list[Approval]:
    """What the client approved of a document, oldest first."""
    return APPROVALS.all(db, "document_id = ? ORDER BY id", (document_id,))


def erase_approval(db: Connection, record: int) -> None:
    """Delete an approval recorded by mistake."""
    APPROVALS.erase(db, record)


def own_clauses(db: Connection, kind: DocumentKind | None = None, language: str | None = None) -> list[OwnClause]:
    """The clauses that the practitioner adapted, added or took out."""
    return OWN_CLAUSES.all(
        db,
        "(?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR language = ?2) ORDER BY kind, language, name",
        (None if kind is None else kind.value, language),
    )


def keep_own_clause(db: Connection, clause: OwnClause) -> OwnClause:
    """Store a clause in place of the one with its kind, language and id."""
    drop_own_clause(db, clause.kind, clause.language, clause.clause_id)
    return OWN_CLAUSES.add(db, clause)


def drop_own_clause(db: Connection, kind: DocumentKind, language: str, clause_id: str) -> None:
    """Go back to ours, or to none."""
    db.execute(
        "DELETE FROM own_clauses WHERE kind = ? AND language = ? AND clause_id = ?", (kind.value, language, clause_id)
    )


def law_texts(db: Connection) -> list[LawText]:
    """The statutory texts that the practitioner loaded."""
    return LAW_TEXTS.all(db, "1 ORDER BY code, language")


def keep_law_text(db: Connection, text: LawText) -> LawText:
    """Store a text in place of the one with its code and language."""
    drop_law_text(db, text.code, text.language)
    return LAW_TEXTS.add(db, text)


def drop_law_text(db: Connection, code: LawTextCode, language: str) -> int:
    """Delete a text; how many there were."""
    return db.execute("DELETE FROM law_texts WHERE code = ? AND language = ?", (code.value, language))


def _chosen(engagement_id: int | None, states: Collection[DocumentState] | None) -> tuple[str, tuple[Value, ...]]:
    where, parameters = "d.deleted_at IS NULL", list[Value]()
    if engagement_id is None:
        where += f" AND {_LIVE}"
    else:
        where += " AND d.engagement_id = ?"
        parameters.append(engagement_id)
    if states is not None:
        where += f" AND d.state IN ({marks_for(len(states))})"
        parameters += [str(state) for state in states]
    return where, tuple(parameters)
