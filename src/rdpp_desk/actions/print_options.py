"""How a document is to be printed: chosen while it is a draft, frozen with it when it is proposed."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace

from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents import kinds
from rdpp_desk.documents.printable import unprintable
from rdpp_desk.documents.typography import clean
from rdpp_desk.documents.wording import problems
from rdpp_desk.errors import GateClosed
from rdpp_desk.practice.agreements import Document, DocumentKind, DocumentState, PrintOptions
from rdpp_desk.vault import documents as table

_SUMMARY = "summary"


def read_options(document: Document) -> PrintOptions:
    """What was chosen for a document. What a later version wrote and this one does not know is left aside."""
    given = json.loads(document.options or "{}")
    known = {field.name for field in fields(PrintOptions)}
    return PrintOptions(**{name: bool(value) for name, value in given.items() if name in known})


def set_options(desk: Desk, document_id: int, options: PrintOptions) -> Document:
    """Keep what was chosen.

    Raises:
        GateClosed: `document-frozen` once proposed.
    """
    with desk.transaction() as db:
        document = table.document(db, document_id)
        if document.state is not DocumentState.DRAFT:
            raise GateClosed("document-frozen")
        kept = json.dumps(asdict(options), sort_keys=True)
        changed = replace(document, options=kept, updated_at=desk.now())
        table.update_document(db, changed)
    return changed


def originals(desk: Desk, document_id: int) -> int:
    """How many copies of a frozen document are signed: one for each of those who sign, one at least."""
    return max(1, len(table.signatures(desk.db, document_id)))


def unprintable_words(where: str, text: str) -> str:
    """What to say of characters in `text`, typed at `where`, that no print can show; empty if there are none."""
    found = "".join(unprintable((clean(text),)))
    return problems.unprintable_words(where, found) if found else ""


def has_summary(kind: DocumentKind, language: str) -> bool:
    """Whether an easy-to-read page is written for that kind of document."""
    from rdpp_desk.documents import library

    clauses = library.shipped(language, kinds.MODELS[kind].template)
    return any(clause.style == _SUMMARY for clause in clauses)
