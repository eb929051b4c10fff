"""The information on data names the person appointed for continuity, once a will kit is in force and not before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.documents.kinds.dossiers import EMPTY, PAID_BY_CLIENT, RICH

from rdpp_desk.documents import library
from rdpp_desk.documents.compose import compose
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import MODELS, prefill, signers
from rdpp_desk.practice.agreements import DocumentKind


def printed(kind: DocumentKind, facts: DossierFacts, language: str) -> str:
    answers = prefill(kind, facts, language)
    who = signers(kind, answers, facts)
    return compose(MODELS[kind], answers, facts, library.load(language, kind.value), who).text


@pytest.mark.parametrize("kind", [DocumentKind.CONSENT, DocumentKind.TRIPARTITE])
@pytest.mark.parametrize("facts", [RICH, PAID_BY_CLIENT, EMPTY])
@pytest.mark.parametrize(("language", "words"), [("fr", "désignée pour la relève"), ("en", "appointed for that")])
def test_the_appointed_person_is_among_the_recipients_once_there_is_a_kit(
    kind: DocumentKind, facts: DossierFacts, language: str, words: str
) -> None:
    assert words not in printed(kind, facts, language)
    assert words in printed(kind, replace(facts, continuity=True), language)
