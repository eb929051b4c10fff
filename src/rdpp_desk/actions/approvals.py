"""The client's approval of one exact text, bound to its SHA-256; and what was told to an organisation.

An edit voids an approval: it stays on record, and no longer holds (charter, article 5).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rdpp_desk.actions import documents
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.document_facts import document_facts
from rdpp_desk.documents import kinds
from rdpp_desk.documents.kinds import information_reply, progress_report
from rdpp_desk.documents.wizard import WizardState
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.practice.agreements import Approval, Document, DocumentKind, DocumentState
from rdpp_desk.practice.charter import gates
from rdpp_desk.practice.reporting import Report, ReportingScope
from rdpp_desk.practice.verdicts import Verdict
from rdpp_desk.vault import documents as table

DISCLOSING = (DocumentKind.PROGRESS_REPORT, DocumentKind.INFORMATION_REPLY)
"""The kinds whose leaving the vault tells an organisation something."""


class ApprovalStatus(StrEnum):
    """Where the client's approval of a text stands."""

    NOT_YET = "not_yet"
    APPROVED = "approved"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStanding:
    """`on` is the day of the last approval, which holds only while `status` is approved.

    `needed`: the text tells an item that was agreed to « each time ». `approval` is what `undo_approval` takes back.
    """

    status: ApprovalStatus
    on: date | None = None
    needed: bool = False
    approval: Approval | None = None


def approve(desk: Desk, document_id: int, on: date) -> Approval:
    """Record that the client read the text as it is stored now, word for word, and approved it on that day.

    Raises:
        GateClosed: `document-frozen`; `document-incomplete` (data: `fields`): there is no whole text to approve.
        UsageError: `date-in-future`.
    """
    if on > desk.today():
        raise UsageError("date-in-future", field="on")
    with desk.transaction() as db:
        document = table.document(db, document_id)
        if document.state is not DocumentState.DRAFT:
            raise GateClosed("document-frozen")
        composed = documents.composed(_request(desk, document))
        if composed.missing:
            raise GateClosed("document-incomplete", fields=sorted({problem.field for problem in composed.missing}))
        digest = _sha256(composed.text)
        made = table.add_approval(db, Approval(document_id=document_id, sha256=digest, approved_on=on))
        desk.record("report-approved", ("document", document_id), {"sha256": digest, "day": on.isoformat()})
    return made


def undo_approval(desk: Desk, approval: Approval) -> None:
    """Take back an approval recorded by mistake."""
    with desk.transaction() as db:
        table.erase_approval(db, approval.id)
        desk.record("report-approval-undone", ("document", approval.document_id))


def standing(desk: Desk, document_id: int) -> ApprovalStanding:
    """Whether the text is approved, was edited since, or was never approved."""
    document = table.document(desk.db, document_id)
    given = table.approvals(desk.db, document_id)
    scope, told = _scope_and_told(desk, document)
    needed = any(item in told for item in (scope.each_time if scope is not None else ()))
    if not given:
        return ApprovalStanding(status=ApprovalStatus.NOT_YET, needed=needed)
    digest = _sha256(documents.composed(_request(desk, document)).text)
    same = next((one for one in reversed(given) if one.sha256 == digest), None)
    last = same or given[-1]
    status = ApprovalStatus.APPROVED if same is not None else ApprovalStatus.EDITED
    return ApprovalStanding(status=status, on=last.approved_on, needed=needed, approval=last)


def may_disclose(desk: Desk, document: Document) -> tuple[Verdict, ...]:
    """What the charter says of freezing a report, or a reply, to an organisation."""
    state = _state(document)
    facts = document_facts(desk, document.engagement_id)
    if document.kind is DocumentKind.INFORMATION_REPLY:
        names_agreement = state.answers.get("reply_case") == information_reply.PARTY
        return gates.before_reply(names_agreement, facts.scope)
    answers = state.informed(facts).visible_answers()
    approval = standing(desk, document.id) if document.id else ApprovalStanding(status=ApprovalStatus.NOT_YET)
    return gates.before_report(
        Report(
            scope=facts.scope,
            told=progress_report.told(answers),
            words=tuple(str(answers.get(name) or "") for name in progress_report.OWN_WORDS),
            approved=approval.status is ApprovalStatus.APPROVED,
            edited=approval.status is ApprovalStatus.EDITED,
        )
    )


def note_disclosure(desk: Desk, document: Document) -> None:
    """Record that a frozen text meant for an organisation left the vault, and on what ground; never a word of it."""
    if document.kind not in DISCLOSING or document.state is DocumentState.DRAFT:
        return
    detail: dict[str, object] = {"kind": document.kind.value, "sha256": document.sha256}
    if document.kind is DocumentKind.PROGRESS_REPORT:
        given = table.approvals(desk.db, document.id)
        detail["items"] = list(progress_report.told(_state(document).visible_answers()))
        detail["basis"] = "approved" if given else "agreed"
    desk.record("disclosure-made", ("document", document.id), detail)


def _scope_and_told(desk: Desk, document: Document) -> tuple[ReportingScope | None, tuple[str, ...]]:
    facts = document_facts(desk, document.engagement_id)
    return facts.scope, progress_report.told(_state(document).informed(facts).visible_answers())


def _state(document: Document) -> WizardState:
    return WizardState.from_json(kinds.MODELS[document.kind], document.answers)


def _request(desk: Desk, document: Document) -> documents.PreviewRequest:
    return documents.preview_request(desk, document.id, _state(document))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
