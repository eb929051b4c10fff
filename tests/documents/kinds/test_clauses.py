"""What the documents print, in French and in English, of whatever was answered."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.kinds.dossiers import EMPTY, PAID_BY_CLIENT, REMARKS, REPORT, RICH, SHARED, UNSHARED
from tests.documents.kinds.known import ASKED, FACTS

from rdpp_desk import resources
from rdpp_desk.documents import library
from rdpp_desk.documents.answers import OBJECTIVE_PARTS, REPORT_ANSWERS, Field, FieldKind
from rdpp_desk.documents.blocks import ListItem, Table
from rdpp_desk.documents.compose import Composition, compose
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds import KINDS, MODELS, prefill, signers
from rdpp_desk.documents.pdf import render
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.notes import Note
from rdpp_desk.practice.people import Agreement

TRIPARTITE, CONSENT = DocumentKind.TRIPARTITE, DocumentKind.CONSENT
LANGUAGES = ("fr", "en")

# What the domain asks of each document (T1–T28, C1–C18) → the clauses that say it.
TRIPARTITE_ITEMS = {
    "T1": ("parties",),
    "T2": ("preamble",),
    "T3": ("object",),
    "T4": ("requests",),
    "T5": ("objectives",),
    "T6": ("voluntary",),
    "T7": ("organisation-role",),
    "T8": ("practitioner-role",),
    "T9": ("decisions",),
    "T10": ("meetings",),
    "T11": ("sessions",),
    "T12": ("place",),
    "T13": ("remote", "no-recording"),
    "T14": ("confidentiality",),
    "T15": ("reporting",),
    "T16": ("legal-limits",),
    "T17": ("supervision",),
    "T18": ("annexes",),
    "T19": ("price",),
    "T20": ("payment",),
    "T21": ("cancellation",),
    "T22": ("interruption",),
    "T23": ("duration",),
    "T24": ("data-protection", "retention"),
    "T25": ("notes",),
    "T26": ("insurance",),
    "T27": ("mediation", "law"),
    "T28": ("signatures",),
}
CONSENT_ITEMS = {
    "C1": ("identity",),
    "C2": ("presentation",),
    "C3": ("nature",),
    "C4": ("process",),
    "C5": ("effects",),
    "C6": ("freedom",),
    "C7": ("freedom",),
    "C8": ("nature",),
    "C9": ("process",),
    "C10": ("confidentiality",),
    "C11": ("supervision",),
    "C12": ("notes", "data-protection"),
    "C13": ("remote",),
    "C14": ("no-recording",),
    "C15": ("reporting",),
    "C16": ("decisions",),
    "C17": ("emergency",),
    "C18": ("withdrawal", "signatures"),
}
FORBIDDEN = (
    r"\banonym",
    r"coaché",
    r"coachee",
    r"conseillé",
    r"recommended",
    r"recommandé",
    r"ec\.europa\.eu",
    r"\bodr\b",
    r"https?:",
    r"www\.",
    r"226-1[34]",
    r"secret (?:absolu|total)",
    r"absolute(?:ly)? secre",
    r"séance due",
)


def printed(
    kind: DocumentKind, language: str = "fr", facts: DossierFacts | None = None, asked: bool = True, **changes: Any
) -> Composition:
    facts = facts or FACTS.get(kind.value, RICH)
    answers = {**prefill(kind, facts, language), **(ASKED.get(kind.value, {}) if asked else {}), **changes}
    return compose(
        MODELS[kind], answers, facts, library.load(language, kind.value), signers(kind, answers, facts)
    )


def clause(composition: Composition, id_: str) -> str:
    return " ".join(next(clause.text for clause in composition.clauses if clause.id == id_).split())


def sources(language: str = "*") -> list[Any]:
    root = resources.path("templates")
    return [file for kind in DocumentKind for file in sorted(root.glob(f"{language}/{kind.value}/*.md"))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MODELS)
def test_a_complete_dossier_lacks_nothing(kind: DocumentKind, language: str) -> None:
    assert printed(kind, language).missing == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MODELS)
def test_an_empty_dossier_composes_and_says_what_is_missing(kind: DocumentKind, language: str) -> None:
    missing = {problem.field for problem in printed(kind, language, EMPTY, asked=False).missing}
    assert missing
    if kind in (TRIPARTITE, CONSENT):
        assert {"practitioner.full_name", "practitioner.siret", "client"} <= missing


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_the_checklist_has_its_clause(kind: DocumentKind, language: str) -> None:
    written = {clause.id for clause in library.load(language, kind.value).clauses}
    assert {id_ for item in KINDS[kind].CHECKLIST for id_ in item.clauses} <= written
    assert len({item.code for item in KINDS[kind].CHECKLIST}) == len(KINDS[kind].CHECKLIST) > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "items"), [(TRIPARTITE, TRIPARTITE_ITEMS), (CONSENT, CONSENT_ITEMS)])
def test_every_item_of_the_domain_has_its_clause(
    kind: DocumentKind, items: dict[str, tuple[str, ...]], language: str
) -> None:
    letter, count = ("T", 28) if kind is TRIPARTITE else ("C", 18)
    assert list(items) == [f"{letter}{number}" for number in range(1, count + 1)]
    shown = {clause.id for clause in printed(kind, language).clauses}
    assert {id_ for ids in items.values() for id_ in ids} <= shown


@pytest.mark.parametrize("kind", MODELS)
def test_both_languages_have_the_same_clauses(kind: DocumentKind) -> None:
    french, english = (library.load(language, kind.value).clauses for language in LANGUAGES)
    facets = ("id", "name", "step", "style", "condition", "optional", "version", "law", "charter")
    assert [[getattr(clause, facet) for facet in facets] for clause in french] == [
        [getattr(clause, facet) for facet in facets] for clause in english
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MODELS)
def test_every_clause_has_a_help_a_version_and_a_step(kind: DocumentKind, language: str) -> None:
    steps = {step.key for step in MODELS[kind].steps}
    for one in library.load(language, kind.value).clauses:
        assert one.help, one.id
        assert one.version == "2026-11", one.id
        assert one.step in steps, one.id


@pytest.mark.parametrize("file", sources(), ids=lambda file: "/".join(file.parts[-3:]))
def test_no_template_says_a_forbidden_word(file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    assert [word for word in FORBIDDEN if re.search(word, text, re.IGNORECASE)] == []


def test_the_clauses_are_not_those_of_the_source_charter() -> None:
    told = " ".join(file.read_text(encoding="utf-8") for file in sources("fr"))
    for borrowed in ("mise en mouvement de leurs représentations", "toute la responsabilité des décisions"):
        assert borrowed not in told


def test_no_fact_holds_a_note() -> None:
    types = " ".join(str(field.type) for field in dataclasses.fields(DossierFacts))
    assert Note.__name__ not in types.replace("preferences.notes", "")
    for kind in MODELS:
        for language in LANGUAGES:
            assert REMARKS not in printed(kind, language).text


def in_any_case(text: str) -> str:
    return re.sub(r"[\s'’]+", " ", text).casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_objective_not_to_be_shared_is_counted_and_never_worded(language: str) -> None:
    composition = printed(TRIPARTITE, language)
    assert in_any_case(UNSHARED) not in in_any_case(composition.text)
    assert in_any_case(SHARED) in in_any_case(composition.text)
    assert ("Un autre objectif" if language == "fr" else "One further objective") in clause(composition, "objectives")


@pytest.mark.parametrize("language", LANGUAGES)
def test_objectives_all_kept_apart_leave_no_table(language: str) -> None:
    rows = [{"wording": UNSHARED, "shareable": False}, {"wording": "Autre chose"}]
    composition = printed(TRIPARTITE, language, objectives=rows)
    assert not any(isinstance(b, Table) for c in composition.clauses if c.id == "objectives" for b in c.blocks)
    assert ("Deux objectifs" if language == "fr" else "Two objectives") in clause(composition, "objectives")


def test_the_reporting_list_says_to_whom_how_and_until_when() -> None:
    text = clause(printed(TRIPARTITE), "reporting")
    assert "La fin ou l’interruption, sans motif | Oui | Aïcha Benali | par courriel | la rencontre finale" in text
    assert "sur une échelle | À chaque fois, après relecture | Yves Kermadec" in text


def test_items_refused_are_told_as_not_reported_and_by_no_one_in_particular() -> None:
    text = clause(printed(TRIPARTITE), "reporting")
    assert "D’un commun accord, ne sont pas restitués" in text
    assert "le nombre de séances suivies" in text.split("ne sont pas restitués")[1]


@pytest.mark.parametrize(("language", "words"), [("fr", "Rien n’est restitué"), ("en", "Nothing is reported")])
def test_nothing_agreed_to_means_nothing_reported(language: str, words: str) -> None:
    text = clause(printed(TRIPARTITE, language, report=dict.fromkeys(REPORT, "no")), "reporting")
    assert words in text
    assert "|" not in text


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "l’organisation n’en est pas informée"), ("en", "the organisation is not told")]
)
def test_an_interruption_not_to_be_reported_is_not_disclosed(language: str, words: str) -> None:
    hidden = printed(TRIPARTITE, language, report={**REPORT, "interruption": "no"})
    assert words in clause(hidden, "interruption")
    assert words not in clause(printed(TRIPARTITE, language), "interruption")


def test_boxes_are_printed_empty_until_the_person_has_answered() -> None:
    def boxes(**changes: Any) -> list[bool]:
        offered = ["health_data", "remote", "training_use", "publication", "named_in_log", "contact_after"]
        composition = printed(CONSENT, offered=offered, **changes)
        blocks = next(clause.blocks for clause in composition.clauses if clause.id == "decisions")
        flat = [inner for block in blocks for inner in getattr(block, "blocks", (block,))]
        return [block.ticked for block in flat if isinstance(block, ListItem) and block.ticked is not None]

    assert boxes() == [False] * 8
    assert boxes(purpose_accompaniment=True, purpose_supervision=False) == [True] + [False] * 7


def test_a_purpose_that_is_not_offered_is_not_printed() -> None:
    assert "publi" not in clause(printed(CONSENT), "decisions")
    assert "santé" not in clause(printed(CONSENT, offered=[]), "decisions").replace("pour la santé", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [TRIPARTITE, CONSENT])
def test_a_town_that_the_address_holds_is_printed_once(kind: DocumentKind, language: str) -> None:
    address = "12, rue des Tilleuls\n38000 Grenoble"
    practitioner = dataclasses.replace(RICH.practitioner, address=address, city="Grenoble")
    composition = printed(kind, language, dataclasses.replace(RICH, practitioner=practitioner), made_at="Voiron")
    assert "Tilleuls, 38000 Grenoble" in composition.letterhead[2]
    assert composition.letterhead[2].count("Grenoble") == 1
    assert composition.text.count("Grenoble") == 1


@pytest.mark.parametrize(("language", "words"), [("fr", "séances à distance"), ("en", "remote sessions")])
def test_remote_sessions_are_no_decision_where_there_are_none(language: str, words: str) -> None:
    assert words in clause(printed(CONSENT, language, offered=["remote"]), "decisions")
    assert words not in clause(printed(CONSENT, language, offered=["remote"], remote=False), "decisions")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_client_who_pays_reads_nothing_about_an_organisation(language: str) -> None:
    composition = printed(CONSENT, language, PAID_BY_CLIENT)
    assert "reporting" not in {clause.id for clause in composition.clauses}
    assert "organisation" not in composition.text.casefold().replace("organisations", "")


@pytest.mark.parametrize(
    ("kind", "language", "here", "last"),
    [
        (TRIPARTITE, "fr", "2 juillet 2028", "2 juillet 2029"),
        (CONSENT, "fr", "2 juillet 2028", "2 juillet 2029"),
        (TRIPARTITE, "en", "2 July 2028", "2 July 2029"),
        (CONSENT, "en", "2 July 2028", "2 July 2029"),
    ],
)
def test_retention_gives_the_two_dates(kind: DocumentKind, language: str, here: str, last: str) -> None:
    text = clause(printed(kind, language), "retention" if kind is TRIPARTITE else "data-protection")
    assert here in text
    assert last in text


def test_the_price_adds_up_on_sessions_booked() -> None:
    text = clause(printed(TRIPARTITE), "price")
    assert "1 440,00 €" in text
    assert "1 800,00 €" in text
    vat = dataclasses.replace(RICH, preferences=dataclasses.replace(RICH.preferences, vat_rate_percent=20))
    assert "2 160,00 €" in clause(printed(TRIPARTITE, facts=vat), "price")


@pytest.mark.parametrize(
    ("agreement", "words"),
    [
        (Agreement.FEMININE, "La bénéficiaire peut"),
        (Agreement.MASCULINE, "Le bénéficiaire peut"),
        (Agreement.NEUTRAL, "La personne bénéficiaire peut"),
    ],
)
def test_french_agrees_with_the_person(agreement: Agreement, words: str) -> None:
    assert RICH.client is not None
    facts = dataclasses.replace(RICH, client=dataclasses.replace(RICH.client, agreement=agreement))
    assert words in clause(printed(TRIPARTITE, facts=facts), "supervision").replace("\u00a0", " ")


def test_optional_clauses_are_printed_only_when_ticked() -> None:
    ids = {"reflection-period", "force-majeure", "references"}
    assert ids.isdisjoint(clause.id for clause in printed(TRIPARTITE).clauses)
    assert ids <= {clause.id for clause in printed(TRIPARTITE, optional_clauses=sorted(ids)).clauses}


@pytest.mark.parametrize(("kind", "most"), [(TRIPARTITE, 8), (CONSENT, 4)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_print_keeps_a_readable_length(kind: DocumentKind, most: int, language: str) -> None:
    assert render(printed(kind, language), draft=False).pages <= most


TEXT = st.one_of(st.text(max_size=12), st.sampled_from(["", " ", "|", "[x]", "{{ x }}", "**a**", "🎈", "אבג", "a\nb"]))
DATES = st.dates().map(lambda day: day.isoformat())


def answers_to(field: Field) -> st.SearchStrategy[Any]:
    boxes = st.lists(st.sampled_from(field.choices or ("",)), unique=True)
    party = st.dictionaries(st.sampled_from(field.parts), TEXT)
    cells = {one.name: answers_to(Field(one.name, one.kind)) for one in field.columns}
    row = st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(OBJECTIVE_PARTS[:4], TEXT) | {"due_on": DATES, "shareable": st.booleans()},
    )
    strategies: dict[FieldKind, st.SearchStrategy[Any]] = {
        FieldKind.TEXT: TEXT,
        FieldKind.LONG: TEXT,
        FieldKind.CHOICE: st.sampled_from(field.choices or ("",)),
        FieldKind.YES_NO: st.booleans(),
        FieldKind.DATE: DATES,
        FieldKind.INTEGER: st.integers(0, 10**9),
        FieldKind.MONEY: st.integers(0, 10**12),
        FieldKind.OBJECTIVES: st.lists(row, max_size=3),
        FieldKind.REPORT_ITEMS: st.dictionaries(
            st.sampled_from(field.choices or ("",)), st.sampled_from(REPORT_ANSWERS)
        ),
        FieldKind.PARTY: party,
        FieldKind.PEOPLE: st.lists(party, max_size=2),
        FieldKind.ROWS: st.lists(st.fixed_dictionaries({}, optional=cells), max_size=3),
        FieldKind.BOXES: boxes,
    }
    return strategies[field.kind]


def answers_of(kind: DocumentKind) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={field.name: answers_to(field) for field in MODELS[kind].fields})


@settings(max_examples=60)
@given(data=st.data(), kind=st.sampled_from(list(MODELS)), language=st.sampled_from(LANGUAGES))
def test_any_answers_compose(data: st.DataObject, kind: DocumentKind, language: str) -> None:
    answers = data.draw(answers_of(kind))
    facts = data.draw(st.sampled_from([RICH, EMPTY, PAID_BY_CLIENT]))
    who = signers(kind, answers, facts)
    composition = compose(MODELS[kind], answers, facts, library.load(language, kind.value), who)
    assert "{{" not in composition.text.replace("{{ x }}", "")
