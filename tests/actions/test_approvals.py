"""A report holds only what was agreed, leaves only as the client approved it, and never a word of a note."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from rdpp_desk import messages
from rdpp_desk.actions import (
    approvals,
    clients,
    document_life,
    document_prints,
    documents,
    notes,
    reporting,
    signatures,
)
from rdpp_desk.actions.approvals import ApprovalStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents.pdf import Printed
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Party
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client
from rdpp_desk.vault import audit
from tests.actions.test_documents import REPORT, answered, ready

__all__ = ["ready"]

CANARIES = ("corbeaubleu", "gravierdoux", "tamarisnoir")
AGREED = {**REPORT, "means": "yes", "learning": "each_time", "progress": "yes"}
TERMS = {"to": "Hélène Vasseur", "how": "par écrit", "until": "la fin"}


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    messages.use("fr")
    yield
    messages.use("en")


def agree(desk: Desk, engagement: Engagement, report: dict[str, str]) -> int:
    """A tripartite agreement in force with this scope."""
    document_id = answered(desk, engagement, DocumentKind.TRIPARTITE)
    state = documents.open_document(desk, document_id).state
    documents.save_answers(desk, document_id, state.answer_many({"report": report, "report_terms": TERMS}))
    documents.propose(desk, document_id)
    for party in (Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER):
        signatures.record_signature(desk, document_id, party)
    return document_id


def answer(desk: Desk, document_id: int, **answers: object) -> None:
    state = documents.open_document(desk, document_id).state
    documents.save_answers(desk, document_id, state.answer_many(answers))


@pytest.fixture
def agreement(desk: Desk, ready: Engagement) -> int:
    return agree(desk, ready, AGREED)


@pytest.fixture
def report(desk: Desk, ready: Engagement, agreement: int) -> int:
    """A report that tells an item agreed to « each time »."""
    document_id = documents.start_document(desk, ready.id, DocumentKind.PROGRESS_REPORT, "fr").id
    answer(desk, document_id, report_learning="Préparer à deux change la place de chacun.", report_progress=None)
    return document_id


def codes(desk: Desk, document_id: int) -> list[str]:
    return [verdict.code for verdict in documents.open_document(desk, document_id).verdicts]


def text_of(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_only_items_agreed_to_are_asked_and_printed(desk: Desk, report: int) -> None:
    answer(desk, report, report_follow_up="Un secret.", report_attended=3, report_means="Une salle.")
    state = documents.open_document(desk, report).state
    assert {name for name in ("report_means", "report_learning", "report_progress") if state.visible(name)} == {
        "report_means",
        "report_learning",
        "report_progress",
    }
    for name in ("report_follow_up", "report_attended", "report_dates", "report_ending", "report_synthesis"):
        assert not state.visible(name)
    printed = documents.build_preview(documents.preview_request(desk, report, state)).text
    assert "Une salle." in printed
    assert "Un secret." not in printed
    assert "séances suivies" not in printed
    assert "Rien d’autre n’a été communiqué" in printed


def test_a_text_that_is_asked_each_time_waits_for_its_approval(desk: Desk, report: int) -> None:
    assert codes(desk, report) == ["report-not-approved"]
    assert approvals.standing(desk, report).status is ApprovalStatus.NOT_YET
    with pytest.raises(GateClosed) as stopped:
        documents.propose(desk, report)
    assert stopped.value.code == "report-not-approved"
    approvals.approve(desk, report, date(2026, 11, 23))
    standing = approvals.standing(desk, report)
    assert (standing.status, standing.on, standing.needed) == (ApprovalStatus.APPROVED, date(2026, 11, 23), True)
    assert documents.propose(desk, report).state is DocumentState.IN_FORCE
    assert "report-approved" in [event.event for event in audit.events(desk.db)]
    with pytest.raises(GateClosed):
        approvals.approve(desk, report, date(2026, 11, 23))


def test_a_text_not_approved_prints_as_a_draft_and_is_frozen_without_that_word(desk: Desk, report: int) -> None:
    def printed() -> Printed:
        state = documents.open_document(desk, report).state
        return documents.build_preview(documents.preview_request(desk, report, state))

    before = printed()
    assert before.draft
    assert not before.missing
    approvals.approve(desk, report, date(2026, 11, 24))
    assert not printed().draft
    documents.propose(desk, report, before)
    assert "Projet" not in text_of(document_prints.printed_bytes(desk, report))


def test_an_edit_voids_the_approval_and_the_old_words_bring_it_back(desk: Desk, report: int) -> None:
    approvals.approve(desk, report, date(2026, 11, 24))
    answer(desk, report, report_learning="Préparer à deux change la place de chacune.")
    assert approvals.standing(desk, report).status is ApprovalStatus.EDITED
    assert codes(desk, report) == ["report-edited-since-approval"]
    answer(desk, report, report_learning="Préparer à deux change la place de chacun.")
    assert codes(desk, report) == []


def test_an_approval_is_of_a_whole_text_and_of_a_day_that_came(desk: Desk, report: int) -> None:
    with pytest.raises(UsageError):
        approvals.approve(desk, report, date(2026, 11, 25))
    answer(desk, report, report_learning="")
    with pytest.raises(GateClosed) as stopped:
        approvals.approve(desk, report, date(2026, 11, 24))
    assert stopped.value.code == "document-incomplete"


def test_a_mistaken_approval_is_undone(desk: Desk, report: int) -> None:
    approvals.undo_approval(desk, approvals.approve(desk, report, date(2026, 11, 24)))
    assert approvals.standing(desk, report).status is ApprovalStatus.NOT_YET


def test_an_item_agreed_in_advance_needs_no_approval_and_words_that_decide_are_hinted_at(
    desk: Desk, report: int
) -> None:
    answer(desk, report, report_learning="", report_means="Il faut un bureau fermé.")
    assert codes(desk, report) == ["prescriptive-words"]
    assert documents.propose(desk, report).state is DocumentState.IN_FORCE


def test_a_withdrawal_acts_at_once(desk: Desk, report: int, ready: Engagement) -> None:
    approvals.approve(desk, report, date(2026, 11, 24))
    taken = reporting.withdraw_item(desk, ready.id, "learning")
    assert not documents.open_document(desk, report).state.visible("report_learning")
    with pytest.raises(GateClosed):
        documents.propose(desk, report)
    with pytest.raises(UsageError):
        reporting.withdraw_item(desk, ready.id, "learning")
    reporting.undo_withdrawal(desk, taken)
    assert documents.propose(desk, report).state is DocumentState.IN_FORCE


def test_what_was_taken_back_does_not_return_with_an_amendment(
    desk: Desk, report: int, agreement: int, ready: Engagement
) -> None:
    reporting.withdraw_item(desk, ready.id, "learning")
    amendment = document_life.amend(desk, agreement).id
    documents.propose(desk, amendment)
    for party in (Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER):
        signatures.record_signature(desk, amendment, party)
    scope = reporting.scope(desk, ready.id)
    assert scope is not None
    assert scope.document_id == amendment
    assert "learning" not in scope.names
    assert {"means", "progress"} <= set(scope.names)
    printed = documents.amendment_request(desk, ready.id)
    assert printed.state.answers["report"]["learning"] == "no"


def test_nothing_agreed_to_makes_no_report(desk: Desk, ready: Engagement) -> None:
    agree(desk, ready, REPORT)
    document_id = documents.start_document(desk, ready.id, DocumentKind.PROGRESS_REPORT, "fr").id
    assert codes(desk, document_id) == ["report-nothing-agreed"]


def test_what_leaves_is_recorded_with_its_ground_and_without_a_word(desk: Desk, report: int, tmp_path: Path) -> None:
    approvals.approve(desk, report, date(2026, 11, 24))
    state = documents.open_document(desk, report).state
    draft = documents.build_preview(documents.preview_request(desk, report, state))
    document_prints.save_pdf(desk, report, tmp_path / "draft.pdf", draft)
    assert "disclosure-made" not in [event.event for event in audit.events(desk.db)]
    documents.propose(desk, report)
    document_prints.save_pdf(desk, report, tmp_path / "report.pdf")
    event = next(one for one in audit.events(desk.db) if one.event == "disclosure-made")
    assert (event.detail["items"], event.detail["basis"]) == (["learning"], "approved")
    assert "chacun" not in str(event.detail)


def test_a_reply_refers_only_to_an_agreement_that_is_in_force(desk: Desk, ready: Engagement) -> None:
    document_id = documents.start_document(desk, ready.id, DocumentKind.INFORMATION_REPLY, "fr").id
    answer(desk, document_id, reply_case="party", letter_to={"name": "Novalens"})
    assert codes(desk, document_id) == ["reply-without-agreement"]
    answer(desk, document_id, reply_case="stranger")
    documents.propose(desk, document_id)
    printed = text_of(document_prints.printed_bytes(desk, document_id))
    assert "Camille" not in printed
    assert "Rousseau" not in printed


def test_a_contract_with_the_business_alone_is_blocked_for_an_employee(desk: Desk, ready: Engagement) -> None:
    document_id = documents.start_document(desk, ready.id, DocumentKind.BIPARTITE_BUSINESS, "fr").id
    answer(desk, document_id, business_case="owner")
    assert codes(desk, document_id)[0] == "client-is-not-the-business"
    answer(desk, document_id, business_case="other_work")
    assert codes(desk, document_id)[0] == "contract-beside-an-employee"
    signatory = clients.create_client(desk, Client(first_name="Paul", last_name="Ottavi"))
    clients.update_engagement(desk, replace(ready, client_id=signatory.id))
    assert not {"client-is-not-the-business", "contract-beside-an-employee"} & set(codes(desk, document_id))


@pytest.mark.parametrize(
    "kind",
    [
        DocumentKind.BIPARTITE_BUSINESS,
        DocumentKind.QUOTATION,
        DocumentKind.PROGRESS_REPORT,
        DocumentKind.INFORMATION_REPLY,
    ],
)
def test_no_word_of_a_note_is_ever_printed(desk: Desk, ready: Engagement, agreement: int, kind: DocumentKind) -> None:
    for word in CANARIES:
        note = notes.new_note(desk, ready.id)
        notes.save_note(desk, note.id, f"hypothèse {word} intime")
    client = clients.clients(desk)[0]
    clients.update_client(desk, replace(client, remarks=" ".join(CANARIES)))
    for language in ("fr", "en"):
        document_id = documents.start_document(desk, ready.id, kind, language).id
        state = documents.open_document(desk, document_id).state
        request = replace(documents.preview_request(desk, document_id, state), language=language)
        printed = documents.build_preview(request)
        assert not [word for word in CANARIES if word in printed.text + text_of(printed.pdf)]


def test_no_word_of_a_groups_notes_is_in_its_convention(desk: Desk, ready: Engagement) -> None:
    group = clients.start_engagement(
        desk,
        Engagement(
            kind=EngagementKind.PRACTICE_ANALYSIS,
            title="Prise de poste",
            organisation_id=ready.organisation_id,
            signatory_id=ready.signatory_id,
        ),
    )
    note = notes.new_note(desk, group.id)
    notes.save_note(desk, note.id, " ".join(CANARIES))
    for language in ("fr", "en"):
        document_id = documents.start_document(desk, group.id, DocumentKind.INSTITUTION_CONVENTION, language).id
        state = documents.open_document(desk, document_id).state
        request = replace(documents.preview_request(desk, document_id, state), language=language)
        printed = documents.build_preview(request)
        assert not [word for word in CANARIES if word in printed.text + text_of(printed.pdf)]
