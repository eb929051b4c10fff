"""The card « read and approved by the client » in the review of a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.wizard.complete import complete

from rdpp_desk.actions import document_lists, documents, signatures
from rdpp_desk.actions.approvals import ApprovalStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Party
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.widgets import TextArea
from rdpp_desk.ui.wizard.page import WizardPage
from rdpp_desk.ui.wizard.review import Review
from rdpp_desk.ui.wizard.step_form import StepForm

Open = Callable[..., WizardPage]


@pytest.fixture
def report(desk: Desk, completed: Callable[[DocumentKind], int]) -> int:
    """A report on an agreement in force, where the means are told each time."""
    agreement = completed(DocumentKind.TRIPARTITE)
    state = documents.open_document(desk, agreement).state
    scope = {**dict.fromkeys(state.answers["report"], "no"), "means": "each_time"}
    documents.save_answers(desk, agreement, state.answer("report", scope))
    documents.propose(desk, agreement, reason="oral agreement")
    for party in (Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER):
        signatures.record_signature(desk, agreement, party)
    engagement_id = documents.open_document(desk, agreement).document.engagement_id
    made = documents.start_document(desk, engagement_id, DocumentKind.PROGRESS_REPORT)
    state = complete(documents.open_document(desk, made.id).state)
    documents.save_answers(desk, made.id, state.answer("report_means", "Une salle calme."))
    return made.id


def review(page: WizardPage) -> Review:
    assert isinstance(page.body, Review)
    assert page.body.approval is not None
    return page.body


def test_an_approval_opens_the_way_and_an_edit_closes_it(
    wizard: Open, desk: Desk, report: int, executor: HandExecutor
) -> None:
    page = wizard(report, "review")
    assert not review(page).propose.isEnabled()
    card = review(page).approval
    assert card is not None
    assert card.standing.needed
    card.approve.click()
    QApplication.processEvents()
    executor.drain()
    approved = review(page).approval
    assert approved is not None
    assert approved.standing.status is ApprovalStatus.APPROVED
    assert review(page).propose.isEnabled()
    page.go("content")
    assert isinstance(page.body, StepForm)
    editor = page.body.editor("report_means")
    assert editor is not None
    area = editor.findChild(TextArea)
    assert isinstance(area, TextArea)
    area.setPlainText("Une salle très calme.")
    page.go("review")
    executor.drain()
    edited = review(page).approval
    assert edited is not None
    assert edited.standing.status is ApprovalStatus.EDITED
    assert not review(page).propose.isEnabled()


def test_an_approval_is_taken_back(wizard: Open, report: int, executor: HandExecutor) -> None:
    page = wizard(report, "review")
    first = review(page).approval
    assert first is not None
    first.approve.click()
    QApplication.processEvents()
    second = review(page).approval
    assert second is not None
    second.undo.click()
    QApplication.processEvents()
    third = review(page).approval
    assert third is not None
    assert third.standing.status is ApprovalStatus.NOT_YET


def test_what_was_not_agreed_to_is_not_asked(wizard: Open, report: int) -> None:
    page = wizard(report, "content")
    assert isinstance(page.body, StepForm)
    shown = [editor.asked.name for editor in page.body.editors if not editor.isHidden()]
    assert shown == ["report_means"]
    assert page.body.editor("report_scope") is None


def test_a_report_is_proposed_in_the_words_that_were_approved(
    wizard: Open, desk: Desk, report: int, executor: HandExecutor
) -> None:
    page = wizard(report, "review")
    card = review(page).approval
    assert card is not None
    card.approve.click()
    QApplication.processEvents()
    executor.drain()
    page.propose()
    executor.drain()
    found = next(one.document for one in document_lists.documents(desk) if one.document.id == report)
    assert found.state is DocumentState.IN_FORCE
