"""The preview says why each article is there; the review says what no longer is, and which line of law is late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import clauses, documents, preferences
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import IconButton, Strip
from rdpp_desk.ui.wizard.page import WizardPage
from rdpp_desk.vault import audit

Open = Callable[..., WizardPage]
Find = Callable[[DocumentKind], int]
TRIPARTITE = DocumentKind.TRIPARTITE


def said(page: WizardPage) -> list[str]:
    QApplication.processEvents()
    return [strip.accessibleName() for strip in page.findChildren(Strip) if strip.isVisible()]


def test_the_article_of_the_step_is_explained_with_the_article_of_the_charter(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "reporting")
    assert not page.preview.why.isVisible()
    find(page, IconButton, "Why this article?").setChecked(True)
    why = page.preview.why
    assert why.clause == "reporting"
    assert why._title.text() == "Article 12. Ce qui peut être restitué"
    assert why._help.plain().startswith("Une liste fermée, élément par élément.")
    assert why._charter.plain() == "Charter, article 5: confidentiality"
    page.go("place")
    QApplication.processEvents()
    assert why.clause == "place"
    assert why._charter.plain() == "Charter, article 7: the place"


def test_scrolling_elsewhere_explains_what_is_read_there(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "parties")
    find(page, IconButton, "Why this article?").setChecked(True)
    assert page.preview.why.clause == "parties"
    paper = page.preview.paper
    paper._let_go()
    paper.verticalScrollBar().setValue(paper.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    assert page.preview.why.clause not in ("", "parties")


def test_adapting_leads_to_the_clause(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "place")
    went: list[tuple[str, dict[str, object]]] = []
    page.workspace.go = lambda key, **params: went.append((key, params))  # type: ignore[method-assign]  # seen from here
    find(page, IconButton, "Why this article?").setChecked(True)
    click(page, "Adapt this clause")
    assert went == [("clauses", {"kind": "tripartite", "language": "fr", "clause": "place"})]


def test_a_locked_clause_taken_out_is_told_in_the_review_and_recorded(
    wizard: Open, completed: Find, desk: Desk
) -> None:
    clauses.take_out(desk, TRIPARTITE, "fr", "decisions")
    document = completed(TRIPARTITE)
    page = wizard(document, "review")
    assert any("Clause taken out: Responsabilité des décisions (T9)" in one for one in said(page))
    documents.propose(desk, document)
    stored = documents.open_document(desk, document).document
    assert '"decisions": "2026-11' in stored.templates
    assert " removed" in stored.templates
    event = next(one for one in audit.events(desk.db) if one.event == "document-proposed")
    assert event.detail["removed_clauses"] == ["decisions"]
    assert event.detail["unanswered_items"] == ["T9"]


def test_a_vat_line_past_its_day_is_told_in_the_review(wizard: Open, completed: Find, desk: Desk) -> None:
    document = completed(TRIPARTITE)
    assert not any("VAT line" in one for one in said(wizard(document, "review")))
    preferences.save_preferences(desk, replace(desk.preferences, vat_line_until=date(2026, 11, 1)))
    page = wizard(document, "review")
    page.live.build()
    QApplication.processEvents()
    assert any("The VAT line is past the day" in one for one in said(page))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_explains_is_named_large_enough_and_whole(
    wizard: Open, draft: Find, window: MainWindow, scale: float
) -> None:
    manager().apply(Theme(scale=scale))
    page = wizard(draft(TRIPARTITE), "reporting")
    page.preview.ask.setChecked(True)
    QApplication.processEvents()
    assert unnamed(page.preview) == []
    assert too_small(page.preview) == []
    assert clipped(page.preview) == []
