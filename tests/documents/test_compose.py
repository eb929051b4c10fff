"""Clauses and answers into blocks: what was typed is never markup, what is missing is a blank line and is listed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.sample import COMPLETE, sample

from rdpp_desk.documents.blocks import BLANK_TEXT, Heading, Keep, ListItem, PageBreak, Paragraph, Run, Table
from rdpp_desk.documents.compose import ComposedClause, Composition
from rdpp_desk.documents.wizard import Problem


def clause(composition: Composition, id_: str) -> ComposedClause:
    return next(found for found in composition.clauses if found.id == id_)


def test_the_whole_sample() -> None:
    composed = sample()
    assert composed.title == "Convention d’essai"
    assert composed.subtitle == "Établie le 24\u00a0novembre\u00a02026"
    assert [(c.id, c.number) for c in composed.clauses] == [
        ("parties", "1"), ("frame", "2"), ("work", "3"), ("report", "4"), ("signatures", ""),
    ]  # fmt: skip
    assert composed.missing == ()
    assert composed.warnings == ()
    text = composed.text
    assert "accompagnée" in text
    assert "du 1er\u00a0décembre\u00a02026 au 30\u00a0juin\u00a02027\u00a0: huit séances" in text
    assert "1\u202f234,50\u00a0€" in text
    assert "Voir l’article\u00a01." in text
    assert "déléguer, dire non\u202f!" in text
    assert "Poser le cadre d’équipe | un point par semaine" in text
    assert "[ ] J’accepte la supervision." in text
    assert "[x] J’ai reçu la charte." in text
    assert "trois exemplaires" in text
    assert composed.letterhead[0] == "Claire Delmas EI"
    assert composed.letterhead[-1] == "SIRET\u00a0123\u00a0456\u00a0789\u00a000012"


def test_nothing_answered_prints_blank_lines_and_lists_them() -> None:
    composed = sample({})
    assert f"Entre {BLANK_TEXT}" in composed.text
    assert "None" not in composed.text
    assert "{" not in composed.text
    missing = set(composed.missing)
    assert Problem(step="parties", field="client_name") in missing
    assert Problem(step="parties", field="signer", part="name") in missing
    assert Problem(step="frame", field="price") in missing
    assert len(missing) == len(composed.missing)


def test_what_lacks_in_the_dossier_says_so() -> None:
    composed = sample(parties="{{ dossier.organisation.address }} {{ dossier.place.name }}")
    assert set(composed.missing) == {
        Problem(step="", field="organisation.address", code="missing-in-dossier"),
        Problem(step="", field="place.name", code="missing-in-dossier"),
    }


def test_conditions_options_and_numbers_follow_the_answers() -> None:
    remote = sample({**COMPLETE, "mode": "video", "tool": "Vox", "optional_clauses": ["insurance"]})
    assert [c.number for c in remote.clauses] == ["1", "2", "3", "4", "5", "6", ""]
    assert clause(remote, "remote").text == "Article\u00a03. À distance\nPar Vox."
    assert clause(remote, "insurance").number == "6"


def test_a_hidden_answer_is_not_printed_even_when_asked_for() -> None:
    composed = sample({**COMPLETE, "tool": "SECRET"}, parties="a {{ tool }}b")
    assert "SECRET" not in composed.text
    assert composed.missing == ()


TRICKS = "<b>x</b> **gras** _it_ {{ 7*7 }} {% raw %} [[page]] [lien](x) | a | `c` # t\n\n- puce\n- [ ] case &amp; \\"


@pytest.mark.parametrize("field", ["client_name", "request"])
def test_what_was_typed_is_never_markup(field: str) -> None:
    blocks = clause(sample({**COMPLETE, field: TRICKS}), "parties" if field == "client_name" else "work").blocks
    runs = [run for block in blocks if isinstance(block, Heading | Paragraph) for run in block.runs]
    text = " ".join(run.text for run in runs)
    for piece in ("<b>x</b>", "**gras**", "_it_", "{{ 7*7 }}", "[[page]]", "[lien](x)", "| a |", "`c`", "&amp"):
        assert piece in text
    assert not any(isinstance(block, PageBreak | ListItem) for block in blocks)
    assert not any(run.italic for run in runs)


def test_a_typed_text_in_a_table_stays_in_its_cell() -> None:
    objectives = [{"wording": "a | b\nc | [x]", "indicator": "[x]"}]
    blocks = clause(sample({**COMPLETE, "objectives": objectives}), "work").blocks
    table = next(block for block in blocks if isinstance(block, Table))
    assert [len(row) for row in table.rows] == [2, 2]
    assert table.rows[1] == ((Run("a | b\nc | [x]"),), (Run("[x]"),))


@given(typed=st.text(max_size=60))
def test_any_text_composes_and_keeps_its_letters(typed: str) -> None:
    composed = sample({**COMPLETE, "client_name": typed, "request": typed})
    letters = "".join(c for c in typed if c.isascii() and c.isalnum())
    kept = "".join(c for c in clause(composed, "work").text if c.isascii() and c.isalnum())
    assert letters in kept


def test_a_long_text_keeps_its_paragraphs_and_inline_its_lines() -> None:
    composed = sample({**COMPLETE, "request": "un\n\ndeux\ntrois", "client_name": "Zoé\n\n\nŒuvre"})
    paragraphs = [block for block in clause(composed, "work").blocks if isinstance(block, Paragraph)]
    assert [block.runs[0].text for block in paragraphs] == ["un", "deux\ntrois"]
    assert "Zoé\nŒuvre" in clause(composed, "parties").text


def test_constructions_of_the_subset() -> None:
    body = "[[keep]]\n\n### Petit\n\nun  \ndeux\n\n[[/keep]]\n\n[[page]]\n\n---\n\n2. a\n3. b\n"
    blocks = clause(sample(parties=body), "parties").blocks
    assert isinstance(blocks[1], Keep)
    assert blocks[1].blocks[0] == Heading((Run("Petit"),), 2)
    assert isinstance(blocks[2], PageBreak)
    assert [b.mark for b in blocks if isinstance(b, ListItem)] == ["2.", "3."]


def test_macros_loops_and_sets_of_a_template_are_markdown() -> None:
    macro = "{% macro strong(x) %}**{{ x }}**{% endmacro %}"
    body = f"{macro}{{% set y %}}*{{{{ client_name }}}}*{{% endset %}}{{{{ strong(y) }}}}{{{{ y }}}}"
    blocks = clause(sample({**COMPLETE, "client_name": "*Z*"}, parties=body), "parties").blocks
    assert isinstance(blocks[1], Paragraph)
    assert any(run.italic and run.text == "*Z*" for run in blocks[1].runs)


def test_characters_no_face_has_are_reported_with_their_field() -> None:
    composed = sample({**COMPLETE, "client_name": "Zoé 🔒 שלום"})
    assert composed.missing == (
        Problem(step="parties", field="client_name", code="character-not-printable", detail="🔒שלום"),
    )


def test_english_words() -> None:
    frame = "From {{ starts_on|day }}: {{ price|money }}, {{ sessions|words }} sessions."
    composed = sample(language="en", frame=frame)
    assert "From 1\u00a0December\u00a02026: €1,234.50, eight sessions." in composed.text


def answers_of(value: Any) -> dict[str, Any]:
    return {**COMPLETE, "voluntary": value}


def test_unanswered_and_no_can_be_told_apart() -> None:
    body = "{% if voluntary is answered %}dit {{ 'oui' if voluntary else 'non' }}{% else %}rien{% endif %}"
    said = [clause(sample(answers_of(value), parties=body), "parties").text[-8:] for value in (True, False, None)]
    assert [text.split()[-1] for text in said] == ["oui", "non", "rien"]
