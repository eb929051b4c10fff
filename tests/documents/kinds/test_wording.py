"""Everything the wizard shows has words, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rdpp_desk import messages
from rdpp_desk.documents import wording
from rdpp_desk.documents.answers import OBJECTIVE_PARTS, REPORT_ANSWERS, FieldKind
from rdpp_desk.documents.kinds import MODELS
from rdpp_desk.documents.wizard import Problem
from rdpp_desk.practice.agreements import DocumentKind


@pytest.fixture(params=messages.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


@pytest.mark.parametrize("kind", MODELS)
def test_each_step_has_a_name_a_question_and_a_consequence(kind: DocumentKind, spoken: str) -> None:
    for step in MODELS[kind].steps:
        words = wording.step(kind, step.key)
        assert words.name
        assert words.question.endswith("?")
        assert words.help.endswith(".")


@pytest.mark.parametrize("kind", MODELS)
def test_each_field_choice_part_and_group_has_words(kind: DocumentKind, spoken: str) -> None:
    for field in MODELS[kind].fields:
        assert wording.field(kind, field.name).label
        if field.group:
            assert wording.group(field.group)
        for value in field.choices:
            assert wording.choice(field.name, value).label
        if field.kind in (FieldKind.PARTY, FieldKind.PEOPLE):
            assert all(wording.part(part) for part in field.parts)
        assert all(wording.part(column.name) for column in field.columns)
    assert all(wording.part(part) for part in OBJECTIVE_PARTS)
    assert all(wording.choice("answers", answer).label for answer in REPORT_ANSWERS)


def test_a_problem_reads_as_one_line(spoken: str) -> None:
    kind = DocumentKind.TRIPARTITE
    found = [
        Problem(step="parties", field="signatory", part="capacity"),
        Problem(step="objectives", field="objectives", part="2.wording"),
        Problem(step="reporting", field="report", part="means"),
        Problem(step="sessions", field="ends_on", code="dates-out-of-order"),
        Problem(step="", field="practitioner.siret", code="missing-in-dossier"),
        Problem(step="", field="place.address", code="missing-in-dossier"),
    ]
    lines = [wording.problem(kind, problem) for problem in found]
    assert len(set(lines)) == len(lines)
    assert not any("{" in line for line in lines)
