"""What every kind of document says, in every branch of its clauses, is set as a printer would set it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.documents.kinds.dossiers import RICH

from rdpp_desk.documents import kinds, library
from rdpp_desk.documents.compose import Composition, compose
from rdpp_desk.documents.specimen import specimens
from rdpp_desk.practice.agreements import DocumentKind, PrintOptions

NB, NN = "\u00a0", "\u202f"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
APART = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[0-9a-f]{64}\b|\[[ x]\]|_{3,}")
"""What is no sentence: addresses, fingerprints, boxes and lines to write on."""

BOTH = {
    "a straight apostrophe": r"'",
    "a straight quotation mark": r'"',
    "three dots": r"\.\.\.",
    "two spaces": r"(?<=\S)[  \u202f]{2,}",
    "a space before a comma or a full stop": rf"(?<=[\w»”)])[ {NB}{NN}]+[,.](?!\d)",
    "a space inside a bracket": rf"\([ {NB}{NN}]|[ {NB}{NN}]\)",
    "a break after n°, art. or M.": r"\b(?:[nN]°|[aA]rt\.|M\.|MM\.|Mme) (?=[\dA-ZÀ-Ý])",
    "fourteen figures in a row": r"\b\d{9}(?:\d{5})?\b",
    "punctuation twice": r",,|;;|(?<!\.)\.\.(?!\.)|\.,|,\.",
    "a template that shows": r"\{\{|\}\}|\{%|%\}|\*\*|\[\[",
}
FRENCH = {
    "no thin space before ; ! ?": rf"(?<![{NN};!?(«])[;!?]",
    "another space before ; ! ?": rf"[ {NB}][;!?]",
    "no no-break space before :": rf"(?<!{NB}):(?=\s|$)",
    "no no-break space inside «": rf"«(?!{NB})",
    "no no-break space inside »": rf"(?<!{NB})»",
    "1 in the place of 1er": rf"\b1[ {NB}](?:{MONTHS})\b",
    "a break between a day and its month": rf"\d (?:{MONTHS})\b",
    "hours": rf"\b\d{{1,2}}(?:[ {NN}]?h\b|h\d\d|{NB}h[ {NN}]?\d\d)",
    "a plain space in a number": r"(?<![\d ])\d{1,3}(?: \d{3})+(?![\d ])",
    "€ or % without its space": rf"(?<!{NB})[€%]",
    "a point for a comma": r"\d\.\d\d\u00a0€",
    "thousands without a thin space": rf"\d{{4,}}(?:,\d\d)?{NB}€",
    "English quotation marks": r"[“”]",
    "a hyphen for a dash": r" - ",
}
ENGLISH = {
    "a space before ; : ! ?": rf"(?<=\w)[ {NB}{NN}][;:!?](?=\s|$)",
    "French quotation marks": r"[«»]",
}
RULES = {"fr": {**BOTH, **FRENCH}, "en": {**BOTH, **ENGLISH}}


def faults(text: str, language: str) -> list[str]:
    """Each fault with a few words around it."""
    found = []
    for line in re.split(r"\n|\|", APART.sub("§", text)):
        said = line.strip(" ")
        for name, pattern in RULES[language].items():
            found += [
                f"{name}: {said[max(0, one.start() - 25) : one.end() + 15]!r}" for one in re.finditer(pattern, said)
            ]
    return found


def compositions(kind: DocumentKind, language: str) -> Iterator[Composition]:
    model = kinds.MODELS[kind]
    wanted, every = library.load(language, model.template), PrintOptions(summary=True)
    tried = [(one.answers, one.facts) for one in specimens(model)]
    client = replace(RICH.practitioner, website="www.exemple.fr")
    for facts in (RICH, replace(RICH, practitioner=client)) if tried[0][1].client is not None else ():
        tried.append((kinds.prefill(kind, facts, language), facts))
    for answers, facts in tried:
        signing = kinds.signers(kind, answers, facts)
        yield compose(model, answers, facts, wanted, signing, "n°\u00a012", kinds.KINDS[kind].CHECKLIST, every)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", kinds.MODELS)
def test_every_branch_is_well_set(kind: DocumentKind, language: str) -> None:
    found = dict.fromkeys(
        fault
        for composition in compositions(kind, language)
        for fault in faults("\n".join((composition.text, *composition.letterhead)), language)
    )
    assert list(found) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Quoi ?", "another space before ; ! ?"),
        ("Quoi?", "no thin space before ; ! ?"),
        ("Prix : 12", "no no-break space before :"),
        ("« a »", "no no-break space inside «"),
        ("le 1\u00a0janvier", "1 in the place of 1er"),
        ("à 9h30", "hours"),
        ("à 9\u00a0h 30", "hours"),
        ("1 234,50\u00a0€", "a plain space in a number"),
        ("1234,50\u00a0€", "thousands without a thin space"),
        ("12€", "€ or % without its space"),
        ("art. 5", "a break after n°, art. or M."),
        ("n° 7", "a break after n°, art. or M."),
        ("M. Roux", "a break after n°, art. or M."),
        ("l'un", "a straight apostrophe"),
        ("voilà...", "three dots"),
        ("un  deux", "two spaces"),
        ("73282932000074", "fourteen figures in a row"),
        ("un , deux", "a space before a comma or a full stop"),
    ],
)
def test_the_rules_see_what_they_look_for(text: str, fault: str) -> None:
    assert [one for one in faults(text, "fr") if one.startswith(fault)]


def test_what_is_right_has_no_fault() -> None:
    right = (
        f"Le 1er{NB}mai 2027 à 9{NB}h{NB}30, M.{NB}Roux a dit «{NB}oui{NN}!{NB}» : c’est l’art.{NB}5, n°{NB}7{NN}; "
        f"prix{NB}: 1{NN}234,50{NB}€ (20{NB}%). SIRET{NB}732{NB}829{NB}320{NB}00074. https://a.fr/b?c=d;e"
    ).replace("» :", f"»{NB}:")
    assert faults(right, "fr") == []
