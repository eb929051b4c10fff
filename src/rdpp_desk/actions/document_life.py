"""What becomes of a document once made: amended, ended, withdrawn, put in the trash."""

from __future__ import annotations

import json
from dataclasses import replace

from rdpp_desk.actions import reporting
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import GateClosed
from rdpp_desk.messages import labels
from rdpp_desk.practice.agreements import Document, DocumentState
from rdpp_desk.practice.states import move_document
from rdpp_desk.vault import documents as table


def withdraw_document(desk: Desk, document_id: int) -> Document:
    """Take back a document that is not in force yet.

    Raises:
        GateClosed: `state-forbidden`.
    """
    return _move(desk, document_id, DocumentState.WITHDRAWN)


def end_document(desk: Desk, document_id: int) -> Document:
    """Say that a document in force has come to its end.

    Raises:
        GateClosed: `state-forbidden`.
    """
    return _move(desk, document_id, DocumentState.ENDED)


def amend(desk: Desk, document_id: int) -> Document:
    """Begin a draft with the same answers; the document in force is replaced once the new one is in force.

    An amendment already begun is given back: only one of them can take its place.

    Raises:
        GateClosed: `state-forbidden`: it is not in force.
    """
    with desk.transaction() as db:
        old = table.document(db, document_id)
        if old.state is not DocumentState.IN_FORCE:
            raise GateClosed("state-forbidden", state=old.state.value, new=DocumentState.REPLACED.value)
        for begun in table.documents(db, old.engagement_id, (DocumentState.DRAFT,)):
            if begun.id == old.replaced_by:
                return begun
        begun = table.add_document(
            db,
            Document(
                engagement_id=old.engagement_id,
                kind=old.kind,
                language=old.language,
                title=labels.label(old.kind),
                answers=answers_to_amend(desk, old),
                options=old.options,
                amends_id=old.id,
                created_at=desk.now(),
                updated_at=desk.now(),
            ),
        )
        table.update_document(db, replace(old, replaced_by=begun.id))
    return begun


def answers_to_amend(desk: Desk, document: Document) -> str:
    """The answers of a document in force (JSON), what the client took back since being refused in them."""
    answers = json.loads(document.answers)
    taken_back = {one.item: "no" for one in reporting.withdrawals(desk, document.id)}
    if taken_back:
        answers["report"] = {**(answers.get("report") or {}), **taken_back}
    return json.dumps(answers, ensure_ascii=False, sort_keys=True)


def trash_document(desk: Desk, document_id: int) -> None:
    """Put a document in the trash for 30 days. Undo with `restore_document`."""
    with desk.transaction() as db:
        table.trash_document(db, document_id, desk.now())


def restore_document(desk: Desk, document_id: int) -> None:
    """Take a document out of the trash."""
    with desk.transaction() as db:
        table.restore_document(db, document_id)


def _move(desk: Desk, document_id: int, state: DocumentState) -> Document:
    with desk.transaction() as db:
        moved = replace(move_document(table.document(db, document_id), state), updated_at=desk.now())
        table.update_document(db, moved)
        desk.record(f"document-{state.value}", ("document", document_id))
    return moved
