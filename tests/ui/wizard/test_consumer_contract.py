"""The contract with a private individual in the wizard: what decides, what lacks, and the way to what lacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, unnamed
from tests.ui.find import click
from tests.ui.wizard.complete import complete

from rdpp_desk.actions import document_lists, documents, law_texts
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.law_texts import LawTextCode
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.widgets import Paragraph
from rdpp_desk.ui.wizard.page import WizardPage

CONTRACT = DocumentKind.BIPARTITE_CONSUMER


@pytest.fixture
def contract(desk: Desk) -> int:
    """A draft where every question is answered."""
    about = document_lists.documents(desk)[0].document.engagement_id
    made = documents.start_document(desk, about, CONTRACT)
    documents.save_answers(desk, made.id, complete(documents.open_document(desk, made.id).state))
    return made.id


def test_each_step_has_its_room_and_its_names(wizard: Callable[..., WizardPage], contract: int) -> None:
    page = wizard(contract)
    for step in documents.open_document(page.workspace.desk, contract).state.model.steps[:-1]:
        page.go(step.key)
        QApplication.processEvents()
        assert unnamed(page) == []
        assert clipped(page.body) == []


def test_a_text_of_law_that_lacks_is_led_to(
    wizard: Callable[..., WizardPage], desk: Desk, contract: int, executor: HandExecutor
) -> None:
    went: list[tuple[str, object]] = []
    page = wizard(contract, "review")
    page.workspace.go = lambda name, **to: went.append((name, to.get("section")))  # type: ignore[method-assign]  # seen
    documents.save_answers(
        desk,
        contract,
        documents.open_document(desk, contract).state.answer_many({"concluded_where": "elsewhere", "solicited": "no"}),
    )
    page = wizard(contract, "review")
    executor.drain()
    said = "\n".join(one.plain() for one in page.findChildren(Paragraph))
    assert "annex to article R.221-3" in said
    assert "The consumer mediator you depend on is missing in your profile" in said
    click(page, "Complete: Texts of law")
    click(page, "Complete: Your profile")
    assert went == [("settings", "documents"), ("settings", "profile")]


def test_once_loaded_nothing_of_the_law_lacks(
    wizard: Callable[..., WizardPage], desk: Desk, contract: int, executor: HandExecutor
) -> None:
    law_texts.load_law_text(desk, LawTextCode.WITHDRAWAL_NOTICE, "Avis fictif.", "Légifrance")
    page = wizard(contract, "review")
    executor.drain()
    assert page.live.printed is not None
    assert {problem.code for problem in page.live.printed.missing} <= {"missing-in-dossier"}
