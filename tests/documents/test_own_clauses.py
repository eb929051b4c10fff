"""Whatever a practitioner writes in a clause, it prints or is refused with its line: nothing else ever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from rdpp_desk.documents import kinds, library
from rdpp_desk.documents.compose import compose
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.pdf import render
from rdpp_desk.documents.specimen import specimens
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind, LawText, LawTextCode

KIND = DocumentKind.TRIPARTITE
MODEL = kinds.MODELS[KIND]
PIECES = (
    "{{ client.name }}",
    "{{ starts_on|day }}",
    "{% if remote %}",
    "{% else %}",
    "{% endif %}",
    "{% for row in objectives %}",
    "{% endfor %}",
    "{{ row.wording }}",
    "{{ unit_price|money }}",
    "{{ dossier.practitioner.full_name }}",
    "{{ x }}",
    "}}",
    "{{",
    "{%",
    "%}",
    "{# a #}",
    "{{ article('sessions') }}",
    "{{ printed('rien') }}",
    "{% set a = 1 %}",
    "{{ a / 0 }}",
    "\n\n",
    "\n",
    "- ",
    "1. ",
    "### ",
    "| a | b |\n|---|---|\n",
    "**gras**",
    "*",
    "---",
    "[[keep]]",
    "[[/keep]]",
    "[[page]]",
    "[[signature client]] A | B",
    "<b>",
    "![x](y)",
    "[x](y)",
    "> ",
    "```",
    "\t",
    "é « ; »",
    "{% macro m() %}a{% endmacro %}",
    "{{ m() }}",
    "{{ ''.__class__ }}",
    "{{ range(3)|join }}",
    "[ ] ",
    "{{ tick(true) }}",
    "{{ dossier.charter.text|formatted }}",
)


def text(body: str, front: str = "") -> str:
    return f"---\nid: insurance\ntitle: Assurance\nversion: 1\n{front}---\n{body}"


def own(body: str, front: str = "") -> library.Library:
    return library.load("fr", KIND.value, {"27-insurance.md": text(body, front)})


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14).map("".join))
@settings(max_examples=250, deadline=None)
def test_any_clause_prints_or_is_refused_with_its_line(body: str) -> None:
    one = next(specimens(MODEL))
    refused: dict[str, object] = {}
    try:
        composition = compose(MODEL, one.answers, one.facts, own(body), kinds.signers(KIND, one.answers, one.facts))
    except UsageError as refusal:
        refused = {"code": refusal.code, **refusal.data}
    if refused:
        assert refused["code"] == "template-broken"
        assert int(str(refused["line"])) in range(1, text(body).replace("\r", "\n").count("\n") + 3)
        return
    assert composition.versions["insurance"].endswith(" own")


def test_a_clause_that_was_accepted_also_lays_out() -> None:
    body = "".join(piece for piece in PIECES if piece.startswith(("|", "- ", "###", "**")))
    one = next(specimens(MODEL))
    assert render(compose(MODEL, one.answers, one.facts, own(f"{body}\n"))).pages > 3


def test_a_condition_of_their_own_that_leaves_a_locked_item_without_words_is_told() -> None:
    checklist = (Item("X1", "insurance", ("insurance",), locked=True), Item("X2", "the law", ("law",), locked=True))
    for front, body, told in (
        ("condition: 1 == 2\n", "Une phrase.", ["X1"]),
        ("", "{# rien #}", ["X1"]),
        ("", "Une phrase.", []),
    ):
        one = next(specimens(MODEL))
        notes = compose(MODEL, one.answers, one.facts, own(body, front), checklist=checklist).notes
        assert [note.field for note in notes] == told


def test_an_item_that_the_answers_do_not_call_for_is_no_clause_taken_out() -> None:
    checklist = (Item("X1", "remote", ("remote",), locked=True),)
    wanted = library.load("fr", KIND.value, removed=("remote",))
    first, second = islice(specimens(MODEL), 2)
    assert first.answers["remote"] is True
    assert [note.field for note in compose(MODEL, first.answers, first.facts, wanted, checklist=checklist).notes] == [
        "X1"
    ]
    assert compose(MODEL, second.answers, second.facts, wanted, checklist=checklist).notes == ()


def test_one_clause_of_a_locked_item_is_told_though_another_stays() -> None:
    checklist = (Item("X1", "roles", ("practitioner-role", "decisions"), locked=True),)
    one = next(specimens(MODEL))
    wanted = library.load("fr", KIND.value, removed=("decisions",))
    notes = compose(MODEL, one.answers, one.facts, wanted, checklist=checklist).notes
    assert [(note.field, note.part) for note in notes] == [("X1", "decisions")]


def test_lines_of_law_past_their_day_warn_and_stop_nothing() -> None:
    one = next(specimens(MODEL))
    preferences = replace(one.facts.preferences, vat_line="TVA non applicable", vat_line_until=date(2026, 1, 1))
    facts = replace(one.facts, preferences=preferences)
    ours = library.load("fr", KIND.value)

    def codes(vat_line: str, wanted: library.Library = ours) -> list[str]:
        answers = {**one.answers, "vat_line": vat_line}
        return [problem.code for problem in compose(MODEL, answers, facts, wanted).warnings]

    assert codes("TVA non applicable") == ["vat-line-expired"]
    assert codes("Une autre mention") == []
    late = LawText(
        code=LawTextCode.WITHDRAWAL_FORM, language="fr", text="x", source="x", read_on=date(2026, 1, 1),
        check_after=date(2026, 1, 2), sha256="0" * 64,
    )  # fmt: skip
    facts = replace(facts, law=(late,))
    assert codes("Une autre mention") == []
    assert codes("Une autre mention", own("{{ law.withdrawal_form }}", "law: true\n")) == ["law-text-to-check"]
