"""What nobody signs is frozen, never proposed for signature; and its review says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rdpp_desk.actions import document_lists, documents
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.wizard import Column, Field, FieldKind
from rdpp_desk.practice.agreements import Document, DocumentKind
from rdpp_desk.ui.widgets import ChoiceCard, RadioGroup
from rdpp_desk.ui.wizard.answer_words import answer_words, document_name
from rdpp_desk.ui.wizard.inline_choice import InlineChoice
from rdpp_desk.ui.wizard.page import WizardPage
from rdpp_desk.ui.wizard.review import Review
from rdpp_desk.ui.wizard.step_form import StepForm


@pytest.mark.parametrize(
    ("kind", "verb"),
    [
        (DocumentKind.TRIPARTITE, "Propose for signature"),
        (DocumentKind.CLOSING_LETTER, "Freeze this text"),
        (DocumentKind.FEEDBACK_FORM, "Freeze this text"),
    ],
)
def test_the_verb_of_the_review_is_of_whether_somebody_signs(
    desk: Desk, wizard: Callable[..., WizardPage], kind: DocumentKind, verb: str
) -> None:
    listed = document_lists.documents(desk)[0].document
    assert listed.engagement_id is not None
    document_id = documents.start_document(desk, listed.engagement_id, kind).id
    page = wizard(document_id, "review")
    QApplication.processEvents()
    assert isinstance(page.body, Review)
    signed = documents.needs_signatures(documents.open_document(desk, document_id))
    assert signed == (verb == "Propose for signature")
    assert page.body.propose.text() == verb
    assert ("Once frozen" in page.body.sentence.plain()) != signed


def test_a_step_that_asks_nothing_says_so(desk: Desk, wizard: Callable[..., WizardPage]) -> None:
    listed = document_lists.documents(desk)[0].document
    assert listed.engagement_id is not None
    document_id = documents.start_document(desk, listed.engagement_id, DocumentKind.BIPARTITE_BUSINESS).id
    page = wizard(document_id, "request")
    assert isinstance(page.body, StepForm)
    assert page.body.nothing.isVisible()
    page.go("sessions")
    assert isinstance(page.body, StepForm)
    assert not page.body.nothing.isVisible()


def test_a_row_of_figures_is_reviewed_with_what_each_counts() -> None:
    field = Field(
        name="supervision_hours",
        kind=FieldKind.ROWS,
        columns=(Column("form", FieldKind.TEXT), Column("hours", FieldKind.INTEGER)),
    )
    assert answer_words(field, [{"form": "Individuelle.", "hours": 3}]) == "Individuelle · Hours: 3"


def test_what_a_screen_reader_toggles_is_answered(qtbot: QtBot) -> None:
    told: list[object] = []
    group = RadioGroup([ChoiceCard("one", "One"), ChoiceCard("two", "Two")], "Which?")
    inline = InlineChoice([(True, "Yes"), (False, "No")], "Is it?")
    for widget in (group, inline):
        qtbot.addWidget(widget)
        widget.chosen.connect(told.append)
    group.cards[1].toggle()
    inline.options[0].toggle()
    assert told == ["two", True]
    group.set_value("one")
    inline.set_value(False)
    assert told == ["two", True]
    inline.options[0].click()
    assert told == ["two", True, True]


def test_an_amendment_is_called_so() -> None:
    document = Document(id=2, engagement_id=1, kind=DocumentKind.TRIPARTITE)
    assert document_name(document) == "Tripartite agreement"
    assert document_name(replace(document, amends_id=1)) == "Amendment: Tripartite agreement"
