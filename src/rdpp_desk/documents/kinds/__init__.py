"""The kinds of document: one file each, with its steps, its checks, who signs it and what its checklist asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from rdpp_desk.documents.answers import Answer
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import (
    attendance,
    bipartite_business,
    bipartite_consumer,
    closing_letter,
    consent,
    feedback_form,
    group_charter,
    icf_letter,
    information_reply,
    institution_convention,
    precontract_information,
    presentation,
    privacy_notice,
    processing_register,
    progress_report,
    quotation,
    receipt,
    refusal_letter,
    supervision_statement,
    tripartite,
    withdrawal_form,
    yearly_statement,
)
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.wizard import Model, Signer
from rdpp_desk.practice.agreements import DocumentKind, Scope
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Payer


class Kind(Protocol):
    """What the module of a kind defines."""

    MODEL: Model
    CHECKLIST: tuple[Item, ...]

    def prefill(self, facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
        """The answers that a dossier already gives, to be confirmed in the wizard."""
        ...

    def signers(self, answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
        """Who signs, in the order of the slots; nobody for what is only handed over."""
        ...


_MODULES: tuple[Kind, ...] = (
    consent,
    tripartite,
    bipartite_business,
    quotation,
    progress_report,
    information_reply,
    institution_convention,
    bipartite_consumer,
    precontract_information,
    receipt,
    withdrawal_form,
    group_charter,
    attendance,
    closing_letter,
    refusal_letter,
    feedback_form,
    icf_letter,
    presentation,
    privacy_notice,
    processing_register,
    supervision_statement,
    yearly_statement,
)

KINDS: dict[DocumentKind, Kind] = {
    kind: module for kind in DocumentKind for module in _MODULES if module.MODEL.kind is kind
}
MODELS: dict[DocumentKind, Model] = {kind: module.MODEL for kind, module in KINDS.items()}


def prefill(kind: DocumentKind, facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """The answers that a dossier already gives to a document of `kind`, to be confirmed in the wizard."""
    return KINDS[kind].prefill(facts, language)


def signers(kind: DocumentKind, answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Who signs a document of `kind`, in the order of the slots."""
    return KINDS[kind].signers(answers, facts)


_OWED_TO_CONSUMERS = (DocumentKind.PRECONTRACT_INFORMATION, DocumentKind.WITHDRAWAL_FORM)


def offered(engagement: Engagement | None) -> tuple[DocumentKind, ...]:
    """The kinds that can be made from a dossier, or for the practice as a whole (None).

    What only a private individual who pays is owed is not offered where an organisation pays.
    """
    if engagement is None:
        wanted = Scope.PRACTICE
    else:
        wanted = Scope.GROUP if engagement.kind is EngagementKind.PRACTICE_ANALYSIS else Scope.PERSON
    apart = _OWED_TO_CONSUMERS if engagement is not None and engagement.payer is Payer.ORGANISATION else ()
    return tuple(kind for kind, model in MODELS.items() if model.scope is wanted and kind not in apart)


_LATER = (DocumentKind.RECEIPT, DocumentKind.PROGRESS_REPORT, DocumentKind.INFORMATION_REPLY, DocumentKind.ATTENDANCE)
_LAST = (
    DocumentKind.CLOSING_LETTER,
    DocumentKind.REFUSAL_LETTER,
    DocumentKind.FEEDBACK_FORM,
    DocumentKind.ICF_LETTER,
)


def by_moment(engagement: Engagement | None) -> tuple[tuple[DocumentKind, ...], ...]:
    """As `offered`, apart by when they serve: before the work, during it, at its end; a moment without any left out."""
    kinds = offered(engagement)
    first = tuple(kind for kind in kinds if kind not in (*_LATER, *_LAST))
    moments = (first, tuple(one for one in kinds if one in _LATER), tuple(one for one in kinds if one in _LAST))
    return tuple(moment for moment in moments if moment)
