"""What no document of any kind says, whatever is answered: in its templates, and in what is printed from them."""

from __future__ import annotations

import re
from functools import cache

import pytest

from rdpp_desk import resources
from rdpp_desk.documents import kinds, library
from rdpp_desk.documents.compose import compose
from rdpp_desk.documents.specimen import specimens
from rdpp_desk.practice.agreements import DocumentKind, PrintOptions

LANGUAGES = ("fr", "en")
PLATFORM = (r"ec\.europa\.eu", r"\bodr\b", r"\brll\b", r"règlement en ligne des litiges", r"online dispute resolution")
ABSOLUTE = (
    r"secret (?:professionnel )?(?:absolu|total|inviolable|sans (?:limite|exception))",
    r"confidentialité (?:est |reste |demeure )?(?:absolue|totale|inviolable|sans (?:limite|exception))",
    r"absolute(?:ly)? (?:secre|confidential)|(?:total|complete|unlimited) (?:secrecy|confidentiality)",
    r"(?:en aucun cas|jamais|under no circumstances)[^.]{0,60}(?:divulgu|révél|disclos)",
    r"(?:tenue?s?|soumise?s?|astreinte?s?) au secret professionnel|bound by professional secrecy",
    r"226-1[34]",
)
NEVER = (*PLATFORM, *ABSOLUTE, r"\banonym", r"coaché|coachee", r"https?:|www\.")


@cache
def texts(kind: DocumentKind, language: str) -> tuple[str, ...]:
    """What prints of this kind, over every way of answering that the specimens have."""
    model = kinds.MODELS[kind]
    wanted = library.load(language, model.template)
    return tuple(
        compose(model, one.answers, one.facts, wanted, kinds.signers(kind, one.answers, one.facts)).text
        for one in specimens(model)
    )


def found(text: str) -> list[str]:
    flat = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    return [match[0] for pattern in NEVER for match in re.finditer(pattern, flat, re.IGNORECASE)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", kinds.MODELS)
def test_nothing_printed_promises_an_absolute_secrecy_or_links_to_a_platform(kind: DocumentKind, language: str) -> None:
    for text in texts(kind, language):
        assert found(text) == []


def test_nor_does_any_template_even_where_it_is_not_printed() -> None:
    files = sorted(resources.path("templates").glob("*/*/*.md"))
    assert len(files) > 50
    assert {str(file): said for file in files if (said := found(file.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("words", ["un secret absolu", "https://ec.europa.eu/consumers/odr", "des notes anonymes"])
def test_the_patterns_see_what_they_look_for(words: str) -> None:
    assert found(words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", kinds.MODELS)
def test_every_specimen_composes_and_the_full_one_prints_every_unconditional_clause(
    kind: DocumentKind, language: str
) -> None:
    model = kinds.MODELS[kind]
    wanted = library.load(language, model.template)
    printed = set()
    for one in specimens(model):
        signing = kinds.signers(kind, one.answers, one.facts)
        composition = compose(model, one.answers, one.facts, wanted, signing, options=PrintOptions(summary=True))
        printed |= {clause.id for clause in composition.clauses if clause.says_something}
    assert {clause.id for clause in wanted.clauses} - printed == set()
