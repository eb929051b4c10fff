"""The practitioner's own charter, printed word for word as an annex, and never read as a template."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.kinds.dossiers import ASKED, RICH

from rdpp_desk.documents import library
from rdpp_desk.documents.blocks import Heading, ListItem, Paragraph, blocks_text
from rdpp_desk.documents.compose import Composition, compose
from rdpp_desk.documents.facts import CharterReference
from rdpp_desk.documents.formatted import formatted
from rdpp_desk.documents.kinds import MODELS, prefill, signers
from rdpp_desk.practice.agreements import DocumentKind

TEXT = """# Ma charte

1 – Exercice

Le travail sert les intérêts de chacun : ceux de la personne, ceux de l'organisation !

2 – Secret professionnel

- un engagement
- **pris par contrat**

{{ dossier.client.remarks }} {% for %} [[page]] <b>gras</b> [lien](https://exemple.fr) ![x](y.png) `code`
"""
LANGUAGES = ("fr", "en")


def with_charter(text: str, kind: DocumentKind, language: str, **answers: Any) -> Composition:
    sha = hashlib.sha256(text.encode()).hexdigest()
    facts = replace(RICH, charter=CharterReference(title="Ma charte", version="", sha256=sha, text=text))
    given_ = {**prefill(kind, facts, language), **ASKED[kind.value], **answers}
    wanted = library.load(language, kind.value)
    return compose(MODELS[kind], given_, facts, wanted, signers(kind, given_, facts))


def annex(composition: Composition) -> str:
    return next((clause.text for clause in composition.clauses if clause.id == "charter"), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_loaded_charter_is_annexed_to_the_agreement_unless_one_says_no(language: str) -> None:
    composition = with_charter(TEXT, DocumentKind.TRIPARTITE, language)
    assert composition.missing == ()
    text = annex(composition)
    assert hashlib.sha256(TEXT.encode()).hexdigest() in text
    assert ("l’emporte" if language == "fr" else "prevails") in text
    assert ("pris par contrat" if language == "fr" else "made by contract") in text
    assert [clause.id for clause in composition.clauses][-2:] == ["signatures", "charter"]
    assert annex(with_charter(TEXT, DocumentKind.TRIPARTITE, language, annex_charter=False)) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_consent_form_prints_it_only_when_asked(language: str) -> None:
    assert annex(with_charter(TEXT, DocumentKind.CONSENT, language)) == ""
    assert "Exercice" in annex(with_charter(TEXT, DocumentKind.CONSENT, language, annex_charter=True))


def test_nothing_in_it_is_read_as_a_template() -> None:
    text = annex(with_charter(TEXT, DocumentKind.TRIPARTITE, "fr"))
    for typed in ("{{ dossier.client.remarks }}", "{% for %}", "[[page]]", "<b>gras</b>", "![x](y.png)", "`code`"):
        assert typed in text
    assert RICH.client is not None
    assert RICH.client.remarks not in text


def test_headings_and_lists_are_set_as_such() -> None:
    blocks = formatted(TEXT, "fr")
    headings = [blocks_text((block,)) for block in blocks if isinstance(block, Heading)]
    assert headings == ["Ma charte", "1 – Exercice", "2 – Secret professionnel"]
    assert [block.mark for block in blocks if isinstance(block, ListItem)] == ["•", "•"]


def test_lines_cut_to_fit_a_screen_flow_again_and_chosen_ones_stay() -> None:
    cut = "Une phrase assez longue pour avoir été coupée par un éditeur\nde texte qui replie ses lignes."
    assert "\n" not in blocks_text(formatted(cut, "fr"))
    assert blocks_text(formatted("Un vers.\nUn autre.", "fr")) == "Un vers.\nUn autre."


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_prints(text: str) -> None:
    for block in formatted(text, "fr"):
        assert isinstance(block, Heading | Paragraph | ListItem) or block
