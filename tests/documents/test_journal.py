"""The journal that leaves: question first, an honest label, a plain twin, and nothing in its properties."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from rdpp_desk.documents.journal import (
    JournalCase,
    JournalField,
    JournalText,
    Unlinking,
    extract_text,
    journal_text,
    render_journal,
)

CASES = tuple(
    JournalCase(
        heading=f"Situation {number}",
        question="Que fais-je de ma colère ?",
        fields=(
            JournalField(label="Ce qui s’est passé", text="[Personne A] dit : « non » !\n\nPuis rien."),
            JournalField(label="Mon apprentissage", text=" "),
        ),
    )
    for number in (1, 2, 3)
)


def journal(unlinking: Unlinking = Unlinking.PSEUDONYMISED, language: str = "fr") -> JournalText:
    return JournalText(cases=CASES, unlinking=unlinking, language=language, period="novembre 2026")


def test_a_page_a_case_with_its_question_first() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(render_journal(journal()))).pages]
    assert len(pages) == 3
    for number, text in enumerate(pages, start=1):
        assert f"page {number}/3" in text.replace("\u00a0", " ")
        assert "pseudonymisé, à détruire après la séance" in text
        assert text.index(f"Situation {number}") < text.index("Ma question") < text.index("Ce qui s’est passé")
        assert "Mon apprentissage" not in text


@pytest.mark.parametrize(
    ("unlinking", "language", "label"),
    [
        (Unlinking.UNLINKED, "fr", "délié, à détruire après la séance"),
        (Unlinking.PSEUDONYMISED, "en", "pseudonymised, destroy after the session"),
    ],
)
def test_the_label_is_honest(unlinking: Unlinking, language: str, label: str) -> None:
    made = journal(unlinking, language)
    assert label in extract_text(render_journal(made))
    assert label in journal_text(made)
    assert "anonym" not in extract_text(render_journal(made)).replace("pseudonym", "").lower()


def test_properties_say_nothing_of_whom_or_when() -> None:
    reader = PdfReader(io.BytesIO(render_journal(journal())))
    assert reader.metadata is not None
    said = {name: str(value) for name, value in reader.metadata.items() if str(value)}
    assert said["/Title"] == "Journal de supervision"
    assert said["/CreationDate"].startswith("D:2000")
    assert set(said) <= {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
    assert reader.xmp_metadata is None


def test_the_plain_twin_has_the_same_words() -> None:
    plain = journal_text(journal())
    assert plain.startswith("Journal de supervision\npseudonymisé, à détruire après la séance\nnovembre 2026\n")
    assert "Situation 2\n===========\n\nMa question\nQue fais-je de ma colère ?\n" in plain
    words = set(plain.split())
    assert words - {"===========", ":", "?", "!", "«", "»"} <= set(
        extract_text(render_journal(journal())).replace("\u202f", " ").split()
    )


def test_three_hundred_cases_and_a_long_one_print() -> None:
    long = JournalCase(heading="Longue", question="?", fields=(JournalField(label="x", text="mot " * 9000),))
    many = JournalText(cases=(*CASES * 30, long), unlinking=Unlinking.UNLINKED)
    assert len(PdfReader(io.BytesIO(render_journal(many))).pages) > 90
