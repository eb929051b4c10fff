"""Answers and dossiers nobody writes, and everybody may: the longest, the shortest, the strangest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from tests.documents.kinds.dossiers import RICH

from rdpp_desk.documents.answers import REPORT_ANSWERS, Field, FieldKind
from rdpp_desk.documents.facts import CharterReference, DossierFacts
from rdpp_desk.documents.wizard import Model
from rdpp_desk.practice.agreements import LawText, LawTextCode, PrintOptions, Scope
from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.practice.people import Agreement, Member

ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
WORDS = "Relancer l'élan de l'équipe : dire non ? oui ! écrire « stop » ; noter n° 7, art. 5, M. Roux, 1 234,50 €. "
NAMES = ("É", "Li", "Anne-Lise Œuvre", "Marie-Antoinette de la Rochefoucauld " * 6, "Z" * 200, "Ng\u00a0Thị Ánh")
TEXTS = ("x", "Au cabinet", WORDS, WORDS * 8, ENDLESS, "www.exemple.fr/" + "a" * 120, "ligne\nligne\n\nligne")
DATES = ("2026-02-28", "2026-12-01", "2027-05-04", "2028-02-29", "2099-12-31")
INTEGERS, CENTS = (0, 1, 2, 14, 40, 120), (0, 1, 18_000, 123_456_789)

names = st.sampled_from(NAMES)
texts = st.one_of(st.sampled_from(TEXTS), st.text("aé' -:;?!«»1\n", max_size=60))


def single(kind: FieldKind) -> st.SearchStrategy[Any]:
    return {
        FieldKind.DATE: st.sampled_from(DATES),
        FieldKind.INTEGER: st.sampled_from(INTEGERS),
        FieldKind.MONEY: st.sampled_from(CENTS),
        FieldKind.YES_NO: st.booleans(),
        FieldKind.LONG: st.one_of(texts, st.just((WORDS * 6 + "\n\n") * 5)),
    }.get(kind, texts)


def part(name: str) -> st.SearchStrategy[str]:
    return names if "name" in name else texts


def row(field: Field) -> st.SearchStrategy[dict[str, Any]]:
    if field.kind is FieldKind.ROWS:
        return st.fixed_dictionaries({}, optional={one.name: single(one.kind) for one in field.columns})
    if field.kind is FieldKind.PEOPLE:
        return st.fixed_dictionaries({}, optional={name: part(name) for name in field.parts})
    told = dict.fromkeys(("wording", "indicator", "starting_level", "target_level"), texts)
    return st.fixed_dictionaries({}, optional={**told, "due_on": st.sampled_from(DATES), "shareable": st.booleans()})


def answer(field: Field) -> st.SearchStrategy[Any]:
    if field.kind is FieldKind.CHOICE:
        return st.sampled_from(field.choices)
    if field.kind is FieldKind.BOXES:
        return st.lists(st.sampled_from(field.choices), unique=True)
    if field.kind is FieldKind.REPORT_ITEMS:
        return st.fixed_dictionaries({}, optional=dict.fromkeys(field.choices, st.sampled_from(REPORT_ANSWERS)))
    if field.kind is FieldKind.PARTY:
        return st.fixed_dictionaries({}, optional={name: part(name) for name in field.parts})
    if field.kind in (FieldKind.ROWS, FieldKind.PEOPLE, FieldKind.OBJECTIVES):
        return st.lists(row(field), max_size=12)
    return single(field.kind)


@st.composite
def answers(draw: st.DrawFn, model: Model) -> dict[str, Any]:
    """Any answer to any question, or none."""
    given = {field.name: draw(st.none() | answer(field)) for field in model.fields}
    return {name: value for name, value in given.items() if value is not None}


@st.composite
def facts(draw: st.DrawFn, scope: Scope) -> DossierFacts:
    """A dossier, or the practice, of which much may be missing."""
    agreement, name = draw(st.sampled_from(list(Agreement))), draw(names)
    practitioner = draw(
        st.sampled_from(
            (
                RICH.practitioner,
                replace(RICH.practitioner, last_name=name, agreement=agreement, letterhead="\n".join([WORDS] * 3)),
                replace(RICH.practitioner, address="", city="", siret="", title="", insurance=""),
            )
        )
    )
    found = replace(
        RICH,
        practitioner=practitioner,
        law=tuple(_law(code) for code in LawTextCode) if draw(st.booleans()) else (),
        charter=draw(st.sampled_from((None, RICH.charter, _charter()))),
        continuity=draw(st.booleans()),
    )
    assert found.client is not None
    assert found.organisation is not None
    if scope is Scope.PRACTICE:
        return replace(
            found, engagement=None, client=None, organisation=None, sponsor=None, signatory=None, objectives=()
        )
    group = scope is Scope.GROUP
    kind = EngagementKind.PRACTICE_ANALYSIS if group else draw(st.sampled_from(list(EngagementKind)))
    members = [
        Member(engagement_id=1, first_name=draw(names), last_name=str(number), employer=draw(texts))
        for number in range(draw(st.integers(0, 12)) if group else 0)
    ]
    return replace(
        found,
        engagement=replace(found.engagement, kind=kind),  # type: ignore[type-var]  # it is there
        client=None if group else replace(found.client, first_name=draw(names), agreement=agreement),
        organisation=draw(st.sampled_from((None, replace(found.organisation, name=name, address="")))),
        sponsor=draw(st.sampled_from((None, found.sponsor))),
        members=tuple(members),
    )


options = st.builds(
    PrintOptions,
    initials=st.booleans(),
    approved_words=st.booleans(),
    large_print=st.booleans(),
    summary=st.booleans(),
)


def _law(code: LawTextCode) -> LawText:
    day = date(2026, 11, 1)
    return LawText(
        code=code, language="fr", text=WORDS * 12, source="exemple", read_on=day, check_after=date.max, sha256="0" * 64
    )


def _charter() -> CharterReference:
    day = date(2026, 11, 1)
    return CharterReference(
        title="Ma charte", version="1", sha256="0" * 64, received_on=day, text="\n\n".join([WORDS * 4] * 12)
    )
