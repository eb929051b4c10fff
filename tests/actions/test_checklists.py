"""The checklist of a kind as the practitioner sees it, with their own clauses."""

from __future__ import annotations

from rdpp_desk import messages
from rdpp_desk.actions import checklists, clauses
from rdpp_desk.actions.clauses import ClauseState
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents.wizard import Problem
from rdpp_desk.practice.agreements import DocumentKind

KIND = DocumentKind.TRIPARTITE


def test_each_item_names_its_clauses_and_where_it_comes_from(desk: Desk) -> None:
    messages.use("fr")
    lines = {line.code: line for line in checklists.checklist(desk, KIND, "fr")}
    assert list(lines) == [f"T{number}" for number in range(1, 29)]
    assert lines["T9"].locked
    assert lines["T9"].source == "charte, article 2"
    assert lines["T24"].source == "RGPD, article 13"
    assert [answer.title for answer in lines["T9"].answers] == ["Responsabilité des décisions"]
    assert lines["T8"].answers[0].title == "Rôle de la praticienne"


def test_a_locked_item_whose_clause_is_out_is_told(desk: Desk) -> None:
    messages.use("fr")
    clauses.take_out(desk, KIND, "fr", "decisions")
    line = next(line for line in checklists.checklist(desk, KIND, "fr") if line.code == "T9")
    assert [answer.clause for answer in line.gone] == ["decisions"]
    assert line.answers[0].state is ClauseState.REMOVED
    note = Problem(step="requests", field="T9", code="clause-removed", part="decisions")
    assert checklists.removed_words(KIND, "fr", [note]) == ("Clause retirée\u00a0: Responsabilité des décisions (T9)",)
