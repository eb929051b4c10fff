"""Documents: answered in the wizard, previewed as the real PDF, frozen when proposed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.document_facts import amended, document_facts, facts_to_begin, reference
from rdpp_desk.actions.document_life import answers_to_amend
from rdpp_desk.actions.gate import require_reason
from rdpp_desk.actions.notes import SavedAt
from rdpp_desk.actions.own_clauses import NONE, Own, own, told
from rdpp_desk.actions.print_options import read_options
from rdpp_desk.documents import kinds, wording
from rdpp_desk.documents.answers import Field, FieldKind
from rdpp_desk.documents.facts import Amended, DossierFacts
from rdpp_desk.documents.kinds import by_moment, offered
from rdpp_desk.documents.wizard import Model, Problem, Step, StepStatus, WizardState
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.messages import labels
from rdpp_desk.practice.agreements import (
    AS_USUAL,
    BINDING,
    Attachment,
    Document,
    DocumentKind,
    DocumentState,
    PrintOptions,
    Scope,
    Signature,
)
from rdpp_desk.practice.states import move_document
from rdpp_desk.practice.verdicts import Verdict
from rdpp_desk.vault import attachments as attachments_table
from rdpp_desk.vault import documents as table

if TYPE_CHECKING:
    from rdpp_desk.documents.compose import Composition
    from rdpp_desk.documents.pdf import Printed

__all__ = [
    "DossierFacts",
    "Field",
    "FieldKind",
    "Model",
    "Problem",
    "Step",
    "StepStatus",
    "WizardState",
    "by_moment",
    "offered",
]

KINDS = tuple(kinds.MODELS)
"""The kinds of document that can be made, in the order in which they are offered."""

_FROZEN = (*DocumentState,)[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """A document in the wizard. When `locked`, its bytes are frozen and the answers can be read only.

    `verdicts` are what the charter would say of proposing it now.
    """

    document: Document
    state: WizardState
    facts: DossierFacts
    signatures: tuple[Signature, ...]
    verdicts: tuple[Verdict, ...]
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRequest:
    """A frozen snapshot of all that a print needs: safe to hand to a worker. `approved` are hashes of texts."""

    state: WizardState
    facts: DossierFacts
    language: str
    reference: str = ""
    amended: Amended | None = None
    clauses: Own = NONE
    options: PrintOptions = AS_USUAL
    approved: frozenset[str] = frozenset()


def start_document(desk: Desk, engagement_id: int | None, kind: DocumentKind, language: str = "") -> Document:
    """Begin a document of a dossier, or of the practice (None), prefilled; one already begun is given back."""
    with desk.transaction() as db:
        for begun in table.documents(db, engagement_id, (DocumentState.DRAFT,)):
            if begun.kind is kind and begun.engagement_id == engagement_id:
                return begun
        facts = facts_to_begin(desk, engagement_id)
        state = WizardState.start(kinds.MODELS[kind], kinds.prefill(kind, facts, language or "fr"))
        return table.add_document(
            db,
            Document(
                engagement_id=engagement_id,
                kind=kind,
                language=language or "fr",
                title=labels.label(kind),
                answers=state.to_json(),
                created_at=desk.now(),
                updated_at=desk.now(),
            ),
        )


def open_document(desk: Desk, document_id: int) -> OpenDocument:
    """A document in the wizard, at its first step."""
    document = table.document(desk.db, document_id)
    facts = document_facts(desk, document.engagement_id)
    locked = document.state in _FROZEN
    state = WizardState.from_json(kinds.MODELS[document.kind], document.answers)
    return OpenDocument(
        document=document,
        state=state if locked else state.informed(facts),
        facts=facts,
        signatures=tuple(table.signatures(desk.db, document_id)),
        verdicts=may_propose(desk, document),
        locked=locked,
    )


def save_answers(desk: Desk, document_id: int, state: WizardState) -> SavedAt:
    """Keep the answers so far.

    Raises:
        GateClosed: `document-frozen` once proposed.
    """
    with desk.transaction() as db:
        document = _draft(table.document(db, document_id))
        table.update_document(db, replace(document, answers=state.to_json(), updated_at=desk.now()))
    return SavedAt(document_id, desk.now())


def set_language(desk: Desk, document_id: int, language: str) -> Document:
    """Choose the document's own language ("fr" or "en").

    Raises:
        GateClosed: `document-frozen` once proposed.
    """
    with desk.transaction() as db:
        changed = replace(_draft(table.document(db, document_id)), language=language, updated_at=desk.now())
        table.update_document(db, changed)
    return changed


def preview_request(desk: Desk, document_id: int, state: WizardState) -> PreviewRequest:
    """Quick: gather what a print needs. Then `build_preview` in a worker."""
    document = table.document(desk.db, document_id)
    return PreviewRequest(
        state=state,
        facts=document_facts(desk, document.engagement_id),
        language=document.language,
        reference=reference(document),
        amended=amended(desk, document),
        clauses=own(desk, document.kind, document.language),
        options=read_options(document),
        approved=frozenset(one.sha256 for one in table.approvals(desk.db, document_id)),
    )


def print_request(
    desk: Desk, engagement_id: int | None, kind: DocumentKind, answers: bytes = b"{}", language: str = "fr"
) -> PreviewRequest:
    """What a print needs when no document is kept: the dossier's facts, and `answers` (JSON) over them.

    Raises:
        UsageError: `answers-unreadable` (line), `unknown-fields` (fields), `answer-invalid` (field, reason).
    """
    model = kinds.MODELS[kind]
    facts = facts_to_begin(desk, engagement_id)
    given = WizardState.from_json(model, _text(answers))
    state = WizardState.start(model, kinds.prefill(kind, facts, language)).answer_many(given.answers)
    return PreviewRequest(state=state, facts=facts, language=language, clauses=own(desk, kind, language))


def amendment_request(desk: Desk, engagement_id: int, answers: bytes = b"{}") -> PreviewRequest:
    """What a print of an amendment needs: the agreement in force of a dossier, with `answers` (JSON) over its own.

    Raises:
        GateClosed: `nothing-to-amend`.
        UsageError: as `print_request`.
    """
    in_force = table.documents(desk.db, engagement_id, (DocumentState.IN_FORCE,))
    agreement = next((one for one in reversed(in_force) if one.kind in BINDING), None)
    if agreement is None:
        raise GateClosed("nothing-to-amend")
    model = kinds.MODELS[agreement.kind]
    given = WizardState.from_json(model, _text(answers))
    return PreviewRequest(
        state=WizardState.from_json(model, answers_to_amend(desk, agreement)).answer_many(given.answers),
        facts=document_facts(desk, engagement_id),
        language=agreement.language,
        amended=amended(desk, replace(agreement, amends_id=agreement.id)),
        clauses=own(desk, agreement.kind, agreement.language),
    )


def build_preview(request: PreviewRequest) -> Printed:
    """The real PDF, « Projet » across it while something is missing, or an approval is. Pure; safe in a worker.

    Raises:
        UsageError: `template-broken` (name, line, reason).
    """
    from rdpp_desk.documents import pdf

    made, waits = composed(request), kinds.progress_report.waits_for_approval
    return pdf.render(made, draft=waits(request.state, request.facts, made.text, request.approved))


def may_propose(desk: Desk, document: Document) -> tuple[Verdict, ...]:
    """What the charter says of proposing this document."""
    from rdpp_desk.actions import proposing

    return proposing.may_propose(desk, document)


def propose(desk: Desk, document_id: int, printed: Printed | None = None, reason: str = "") -> Document:
    """Freeze the bytes (PDF, SHA-256, answers, full text, versions) and open one slot per person who signs.

    What nobody signs is final at once. `printed` is what `build_preview` made of the answers now stored; built here if
    absent or of another text.

    Raises:
        GateClosed: `document-frozen`; `document-incomplete` (data: `fields`); a rule blocks; `reason-needed`.
    """
    with desk.transaction() as db:
        document = _draft(table.document(db, document_id))
        verdicts = may_propose(desk, document)
        facts = document_facts(desk, document.engagement_id)
        state = WizardState.from_json(kinds.MODELS[document.kind], document.answers).informed(facts)
        request = preview_request(desk, document_id, state)
        made = printed if printed and not printed.draft and _same(printed, request) else build_preview(request)
        if made.missing:
            raise GateClosed("document-incomplete", fields=sorted({problem.field for problem in made.missing}))
        require_reason(verdicts, reason)
        proposed = replace(
            move_document(document, DocumentState.PROPOSED),
            answers=state.to_json(),
            pdf_attachment_id=_freeze(desk, document, made.pdf),
            sha256=made.sha256,
            clauses=made.text,
            templates=json.dumps(made.versions, ensure_ascii=False, sort_keys=True),
            reason=reason.strip(),
            proposed_at=desk.now(),
            updated_at=desk.now(),
        )
        table.update_document(db, proposed)
        signing = kinds.signers(document.kind, state.visible_answers(), request.facts)
        for one in signing:
            slot = Signature(document_id=document_id, party=one.party, position=one.position, signer=one.name)
            table.add_signature(db, replace(slot, capacity=one.capacity))
        if not signing:
            proposed = move_document(proposed, DocumentState.IN_FORCE)
            table.update_document(db, proposed)
        detail = {"sha256": made.sha256, "reason": bool(reason.strip()), **told(made.versions, made.notes)}
        desk.record("document-proposed", ("document", document_id), detail)
    return proposed


def needs_dossier(kind: DocumentKind) -> bool:
    """Whether a document of `kind` is about a dossier, and not about the whole practice."""
    return kinds.MODELS[kind].scope is not Scope.PRACTICE


def needs_signatures(opened: OpenDocument) -> bool:
    """Whether anybody signs the document that these answers make."""
    return bool(kinds.signers(opened.document.kind, opened.state.visible_answers(), opened.facts))


def answers_schema(kind: DocumentKind) -> dict[str, Any]:
    """The JSON schema of a kind's answers."""
    from rdpp_desk.documents import schema

    return schema.answers_schema(kinds.MODELS[kind])


def composed(request: PreviewRequest) -> Composition:
    """The document before it is laid out."""
    from rdpp_desk.documents import amending, compose, library

    model = request.state.model
    composition = compose.compose(
        model,
        request.state.answers,
        request.facts,
        library.load(request.language, model.template, request.clauses.texts, request.clauses.removed),
        kinds.signers(model.kind, request.state.visible_answers(), request.facts),
        request.reference,
        kinds.KINDS[model.kind].CHECKLIST,
        request.options,
    )
    return composition if request.amended is None else amending.as_amendment(composition, request.amended)


def _same(printed: Printed, request: PreviewRequest) -> bool:
    """Whether `printed` is a print of these answers, on this day, in these templates."""
    composition = composed(request)
    same_text = printed.text == composition.text and printed.versions == dict(composition.versions)
    return same_text and printed.options == composition.options


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("answers-unreadable", line=1 + content[: error.start].count(b"\n")) from None


def _freeze(desk: Desk, document: Document, pdf: bytes) -> int:
    made = Attachment(
        engagement_id=document.engagement_id,
        name=f"{document.kind.value}-{document.id}.pdf",
        media_type="application/pdf",
        size=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        created_at=desk.now(),
    )
    return attachments_table.add_attachment(desk.db, made, pdf).id


def _draft(document: Document) -> Document:
    if document.state is not DocumentState.DRAFT:
        raise GateClosed("document-frozen")
    return document


def missing_words(kind: DocumentKind, printed: Printed) -> tuple[str, ...]:
    """What is missing, in words, once each."""
    return tuple(dict.fromkeys(wording.problem(kind, problem) for problem in printed.missing))
