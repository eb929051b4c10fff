"""An amendment says what it changes, article by article, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from tests.documents.sample import COMPLETE, sample

from rdpp_desk.documents.amending import as_amendment, changes
from rdpp_desk.documents.facts import Amended
from rdpp_desk.documents.pdf import render

FROZEN = "Titre\n\nArticle\u00a01. Prix\nCent euros\nDroit : article\u00a02\n\nArticle\u00a02. Lieu\nIci"


def test_an_article_that_changed_is_told_line_by_line() -> None:
    found = changes(FROZEN, [("price", "Prix", "Article\u00a01. Prix\nDeux cents euros\nDroit : article\u00a02")])
    assert [(one.title, one.before, one.after) for one in found] == [
        ("Prix", "Cent euros", "Deux cents euros"),
        ("Lieu", "Ici", ""),
    ]


def test_a_number_that_moved_is_no_change() -> None:
    now = [
        ("new", "Objet", "Article\u00a01. Objet\nTravail"),
        ("price", "Prix", "Article\u00a02. Prix\nCent euros\nDroit : article\u00a03"),
        ("place", "Lieu", "Article\u00a03. Lieu\nIci"),
    ]
    assert [(one.title, one.before, one.after) for one in changes(FROZEN, now)] == [("Objet", "", "Travail")]


@pytest.mark.parametrize(("language", "words"), [("fr", "Avenant n°\u00a01"), ("en", "Amendment no.\u00a01")])
def test_it_opens_the_whole_text_and_is_called_an_amendment(language: str, words: str) -> None:
    before = sample(language=language)
    after = sample({**COMPLETE, "sessions": 12}, language=language)
    amended = Amended(
        title=before.title, reference="n°\u00a07", number=1, sha256="0a" * 32, text=before.text, since=date(2026, 3, 1)
    )
    made = as_amendment(after, amended)
    assert made.title.startswith(words)
    assert made.clauses[0].id == "amendment"
    assert ("douze" if language == "fr" else "twelve") in made.clauses[0].text
    assert [one.text for one in made.clauses[1:]] == [one.text for one in after.clauses]
    assert set(made.versions) > set(after.versions)
    assert render(made).text == made.text
    assert ("Aucun article" in as_amendment(before, amended).clauses[0].text) == (language == "fr")
