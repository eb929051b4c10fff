"""What a dossier lets go back to its organisation now: the agreement in force, less what was taken back since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import Document, DocumentKind, DocumentState
from rdpp_desk.practice.reporting import ItemWithdrawal, ReportingScope, ScopeItem, agreed
from rdpp_desk.vault import Connection
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import documents as documents_table


def scope(desk: Desk, engagement_id: int) -> ReportingScope | None:
    """What may be reported; None while no agreement is in force.

    It is read from the tripartite agreement, narrowed by the consent form where that one answers too; from the
    consent form where there is no agreement.
    """
    in_force = _in_force(desk, engagement_id)
    agreement, form = in_force.get(DocumentKind.TRIPARTITE), in_force.get(DocumentKind.CONSENT)
    source = agreement or form
    if source is None:
        return None
    answers = _answers(source)
    narrower = _answers(form).get("report") if agreement is not None and form is not None else None
    withdrawn = {one.item for document in (source, form) if document for one in withdrawals(desk, document.id)}
    found = agreed(answers.get("report") or {}, narrower or {}, withdrawn)
    return ReportingScope(
        document_id=source.id,
        agreed_on=_agreed_on(desk.db, source),
        items=tuple(ScopeItem(item=item, each_time=each, **_terms(answers, item)) for item, each in found.items()),
    )


def withdrawals(desk: Desk, document_id: int) -> tuple[ItemWithdrawal, ...]:
    """The items that the client took back of a document."""
    return tuple(consents_table.items_withdrawn(desk.db, document_id))


def withdraw_item(desk: Desk, engagement_id: int, item: str) -> ItemWithdrawal:
    """Record that the client takes an item back: no report holds it from now on. Undo with `undo_withdrawal`.

    Raises:
        UsageError: `item-not-agreed`.
    """
    found = scope(desk, engagement_id)
    if found is None or item not in found.names:
        raise UsageError("item-not-agreed")
    with desk.transaction() as db:
        made = consents_table.withdraw_item(
            db, ItemWithdrawal(document_id=found.document_id, item=item, withdrawn_on=desk.today())
        )
        desk.record("reporting-withdrawn", ("engagement", engagement_id), {"item": item})
    return made


def undo_withdrawal(desk: Desk, withdrawal: ItemWithdrawal) -> None:
    """Take back a withdrawal recorded by mistake."""
    with desk.transaction() as db:
        consents_table.erase_withdrawal(db, withdrawal.id)


def _in_force(desk: Desk, engagement_id: int) -> dict[DocumentKind, Document]:
    """The last one of each kind."""
    return {one.kind: one for one in documents_table.documents(desk.db, engagement_id, (DocumentState.IN_FORCE,))}


def _answers(document: Document) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(document.answers)
    return found


def _terms(answers: Mapping[str, Any], item: str) -> dict[str, str]:
    """To whom, how and until when: those of the item where it has its own, else those of all."""
    apart = answers.get(f"terms_{item}") or {} if item in (answers.get("report_apart") or ()) else {}
    common = answers.get("report_terms") or {}
    return {part: str(apart.get(part) or common.get(part) or "").strip() for part in ("to", "how", "until")}


def _agreed_on(db: Connection, document: Document) -> date | None:
    """The day of the last signature."""
    days = [one.signed_on or one.paper_received_on for one in documents_table.signatures(db, document.id)]
    return max((day for day in days if day is not None), default=None)
