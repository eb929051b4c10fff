"""The table « checklist item → clause » of every kind: nothing asked is left without a clause, in either language.

`pytest -s` prints it.
"""

from __future__ import annotations

import pytest

from rdpp_desk.documents import library
from rdpp_desk.documents.kinds import KINDS
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import DocumentKind

LANGUAGES = ("fr", "en")
NEVER_SILENT = "T9"


def titles(kind: DocumentKind, language: str) -> dict[str, str]:
    return {clause.id: clause.title for clause in library.load(language, KINDS[kind].MODEL.template).clauses}


def row(item: Item, french: dict[str, str]) -> str:
    lock = "*" if item.locked else " "
    where = ", ".join(f"{id_} « {french[id_]} »" for id_ in item.clauses)
    return f"{item.code:>6}{lock} {item.asks} → {where}{f'  [{item.source}]' if item.source else ''}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_every_kind_has_its_clauses_in_both_languages(kind: DocumentKind) -> None:
    checklist = KINDS[kind].CHECKLIST
    both = {language: titles(kind, language) for language in LANGUAGES}
    print(f"\n{label(kind)} ({kind.value})")
    for item in checklist:
        assert item.asks
        assert item.clauses, item.code
        for language in LANGUAGES:
            assert set(item.clauses) <= both[language].keys(), (item.code, language)
        print(row(item, both["fr"]))
    codes = [item.code for item in checklist]
    assert codes
    assert len(set(codes)) == len(codes)


def test_the_decision_that_stays_with_the_client_is_locked() -> None:
    found = {item.code: item for item in KINDS[DocumentKind.TRIPARTITE].CHECKLIST}
    assert found[NEVER_SILENT].locked
    assert found[NEVER_SILENT].clauses == ("decisions",)


def test_every_article_of_the_charter_is_served_by_some_clause() -> None:
    served = set()
    for kind in KINDS:
        clauses = library.load("fr", KINDS[kind].MODEL.template).clauses
        served |= {article for clause in clauses for article in clause.charter}
    assert served == set(library.ARTICLES)
