"""The kinds of document, and what a dossier already answers in each."""

from __future__ import annotations

from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import consent, tripartite
from rdpp_desk.documents.wizard import Answer, Model
from rdpp_desk.practice.agreements import DocumentKind

MODELS: dict[DocumentKind, Model] = {
    DocumentKind.CONSENT: consent.MODEL,
    DocumentKind.TRIPARTITE: tripartite.MODEL,
}

_PREFILLS = {DocumentKind.CONSENT: consent.prefill, DocumentKind.TRIPARTITE: tripartite.prefill}


def prefill(kind: DocumentKind, facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """The answers that a dossier already gives to a document of `kind`, to be confirmed in the wizard."""
    return _PREFILLS[kind](facts, language)
