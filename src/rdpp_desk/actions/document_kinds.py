"""The kinds of documents that exist: their questions, and the answers that the dossier already knows."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.wizard import Answer, Model
from rdpp_desk.practice.agreements import DocumentKind


def model(kind: DocumentKind) -> Model:
    """The steps and fields of a kind of document."""
    found: Model = _module(kind).MODEL
    return found


def prefill(kind: DocumentKind, facts: DossierFacts) -> Mapping[str, Answer]:
    """The answers that the dossier knows; to be confirmed by whoever writes the document."""
    answers: Mapping[str, Answer] = _module(kind).prefill(facts)
    return answers


def _module(kind: DocumentKind) -> ModuleType:
    from rdpp_desk.documents.kinds import consent, tripartite

    return {DocumentKind.CONSENT: consent, DocumentKind.TRIPARTITE: tripartite}[kind]
