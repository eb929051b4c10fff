"""A frozen document: its bytes, its signatures one by one, its scans, and what a consent form records."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click

from rdpp_desk import messages
from rdpp_desk.actions import consents, document_lists, document_prints, documents, signatures
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Medium, Party, SentBy
from rdpp_desk.practice.consents import ConsentState, Purpose
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.wizard.document_page import DocumentPage
from rdpp_desk.ui.wizard.signing import ScanDialog, SendingDialog, SigningDialog
from rdpp_desk.ui.wizard.slot_card import SlotCard

Frozen = Callable[[DocumentKind], DocumentPage]
PDF = b"%PDF-1.7 scan"


def card(page: DocumentPage, party: Party) -> SlotCard:
    return next(one for one in page.board.cards if one.party is party)


def words(page: DocumentPage, party: Party) -> str:
    """What is said of a signature, with ordinary spaces."""
    return " ".join(card(page, party).words.plain().split())


def state(page: DocumentPage) -> DocumentState:
    assert page.opened is not None
    return page.opened.document.state


def test_the_bytes_shown_are_the_frozen_ones(frozen: Frozen, desk: Desk) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    assert page.opened is not None
    assert page.preview.paper.pages > 3
    plain = " ".join(page.preview.text.toPlainText().split())
    assert plain == " ".join(page.opened.document.clauses.split())
    assert document_prints.printed_bytes(desk, page.opened.document.id).startswith(b"%PDF-")


def test_three_signatures_bring_it_into_force_and_each_can_be_undone(frozen: Frozen, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    card(page, Party.CLIENT).paper.click()
    assert state(page) is DocumentState.SIGNED
    assert words(page, Party.CLIENT) == "Written agreement received on 24 November 2026"
    window.toasts.undo()
    assert state(page) is DocumentState.PROPOSED
    card(page, Party.CLIENT).paper.click()
    card(page, Party.ORGANISATION).paper.click()
    card(page, Party.PRACTITIONER).paper.click()
    assert state(page) is DocumentState.IN_FORCE
    assert window.toasts.current is not None
    assert window.toasts.current.text == "Everyone has signed: the document is in force."
    assert words(page, Party.PRACTITIONER) == "Signed on 24 November 2026, in Lyon"


def test_the_keyboard_stays_on_the_card_that_was_signed(frozen: Frozen, window: MainWindow, qtbot: QtBot) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    card(page, Party.ORGANISATION).paper.setFocus()
    qtbot.waitUntil(lambda: window.focusWidget() is card(page, Party.ORGANISATION).paper)
    card(page, Party.ORGANISATION).paper.click()
    qtbot.waitUntil(lambda: window.focusWidget() is card(page, Party.ORGANISATION).attach)


def test_a_signature_has_its_day_and_its_place(frozen: Frozen, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    card(page, Party.ORGANISATION).sign.click()
    dialog = window.dialog()
    assert isinstance(dialog, SigningDialog)
    dialog.day.set_value(date(2026, 11, 25))
    dialog.record.click()
    assert dialog.isVisible()
    dialog.day.set_value(date(2026, 11, 20))
    dialog.place.setText("Grenoble")
    dialog.record.click()
    assert words(page, Party.ORGANISATION) == "Signed on 20 November 2026, in Grenoble"


def test_a_signature_taken_back_can_be_put_back(frozen: Frozen, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    card(page, Party.CLIENT).paper.click()
    page.board.unsign(card(page, Party.CLIENT).slot)
    assert state(page) is DocumentState.PROPOSED
    window.toasts.undo()
    assert card(page, Party.CLIENT).slot.paper_received_on == date(2026, 11, 24)


def test_a_scan_is_kept_in_the_vault_shown_and_saved(
    frozen: Frozen,
    window: MainWindow,
    desk: Desk,
    executor: HandExecutor,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    card(page, Party.CLIENT).paper.click()
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "PNG")
    page.board.attach(card(page, Party.CLIENT).slot, "Camille Rousseau.png", picture.getvalue())
    executor.drain()
    slot = card(page, Party.CLIENT)
    kept = signatures.scan_of(desk, slot.slot)
    assert kept is not None
    assert kept.name == "Camille Rousseau.jpg"
    monkeypatch.setattr(page.output, "ask_where", lambda _title, name, then: then(tmp_path / name))
    slot.scan.click()
    dialog = window.dialog()
    assert isinstance(dialog, ScanDialog)
    click(dialog, "Save a copy")
    (written,) = tmp_path.glob("*.jpg")
    assert written.name == "Tripartite agreement - Client - 2026-11-24.jpg", "no one's name leaves by a file's"
    assert written.read_bytes() == kept.content


def test_a_file_that_is_no_scan_is_refused_in_words(frozen: Frozen, executor: HandExecutor) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    card(page, Party.CLIENT).paper.click()
    page.board.attach(card(page, Party.CLIENT).slot, "notes.txt", b"hello")
    executor.drain()
    assert page.trouble.isVisible()
    assert card(page, Party.CLIENT).slot.scan_attachment_id is None


def test_a_signed_consent_form_asks_what_the_paper_says(frozen: Frozen, desk: Desk) -> None:
    page = frozen(DocumentKind.CONSENT)
    assert page.consents is not None
    assert page.consents.choices == {}
    card(page, Party.CLIENT).paper.click()
    page.consents.choices[Purpose.SUPERVISION].options[0].click()
    assert page.opened is not None
    recorded = {one.purpose: one.state for one in consents.consents(desk, page.opened.document.engagement_id)}
    assert recorded[Purpose.SUPERVISION] is ConsentState.GIVEN
    page.consents.choices[Purpose.SUPERVISION].options[1].click()
    recorded = {one.purpose: one.state for one in consents.consents(desk, page.opened.document.engagement_id)}
    assert recorded[Purpose.SUPERVISION] is ConsentState.REFUSED


def test_withdrawing_asks_first_and_the_safe_way_is_to_keep(frozen: Frozen, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    page.withdraw()
    dialog = window.dialog()
    assert dialog is not None
    dialog.close_with("")
    assert state(page) is DocumentState.PROPOSED
    page.withdraw()
    dialog = window.dialog()
    assert dialog is not None
    dialog.close_with("do")
    assert state(page) is DocumentState.WITHDRAWN
    assert all(one.paper.isHidden() for one in page.board.cards)


def test_the_fingerprint_is_copied_whole(frozen: Frozen, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    page.copy_fingerprint()
    assert page.opened is not None
    assert QApplication.clipboard().text() == page.opened.document.sha256


def test_the_file_saved_is_the_frozen_one(
    frozen: Frozen, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, names = frozen(DocumentKind.TRIPARTITE), list[str]()

    def pick(_title: str, name: str, then: Callable[[Path], object]) -> None:
        names.append(name)
        then(tmp_path / name)

    monkeypatch.setattr(page.output, "ask_where", pick)
    page.preview.pdf.click()
    click(page.window(), "Choose where…")
    assert page.opened is not None
    assert names == [f"Tripartite agreement - {page.opened.document.id}.pdf"]
    assert (tmp_path / names[0]).read_bytes() == document_prints.printed_bytes(desk, page.opened.document.id)


def test_a_lock_leaves_no_word_behind(frozen: Frozen, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    paper, text = page.preview.paper, page.preview.text
    window.lock()
    assert paper.empty
    assert text.toPlainText() == ""
    assert page.opened is None


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("kind", [DocumentKind.CONSENT, DocumentKind.TRIPARTITE])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_named_large_enough_and_whole(
    frozen: Frozen, window: MainWindow, scale: float, kind: DocumentKind, language: str
) -> None:
    messages.use(language)
    manager().apply(Theme(scale=scale))
    window.resize(960, 640)
    page = frozen(kind)
    card(page, Party.CLIENT).paper.click()
    for _turn in range(4):
        QApplication.processEvents()
    assert (unnamed(page), too_small(page), clipped(page)) == ([], [], [])


def test_what_was_sent_is_told_on_each_card_and_can_be_undone(frozen: Frozen, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    page.board.send.click()
    dialog = window.dialog()
    assert isinstance(dialog, SendingDialog)
    dialog.means.set_value(SentBy.POST)
    dialog.record.click()
    assert words(page, Party.CLIENT) == "Sent on 24 November 2026, by post"
    assert words(page, Party.PRACTITIONER) == ""
    window.toasts.undo()
    assert words(page, Party.CLIENT) == ""


def test_a_pdf_signed_elsewhere_is_kept_byte_for_byte_with_its_proof(
    frozen: Frozen, desk: Desk, executor: HandExecutor
) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    page.board.sign(card(page, Party.CLIENT).slot, date(2026, 11, 20), "", Medium.ELECTRONIC)
    page.board.attach(card(page, Party.CLIENT).slot, "signed.pdf", PDF)
    executor.drain()
    page.board.attach_proof(card(page, Party.CLIENT).slot, "proof.xml", b"<proof/>")
    slot = card(page, Party.CLIENT).slot
    kept, proof = signatures.scan_of(desk, slot), signatures.proof_of(desk, slot)
    assert kept is not None
    assert proof is not None
    assert (kept.content, proof.content, slot.medium) == (PDF, b"<proof/>", Medium.ELECTRONIC)
    assert words(page, Party.CLIENT).endswith("Electronic signature, with its proof file")


def test_an_amendment_opens_in_the_wizard_with_what_it_changes(frozen: Frozen, desk: Desk, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    assert page.opened is not None
    for party in (Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER):
        card(page, party).paper.click()
    agreement = page.opened.document
    page.amend()
    (draft,) = (one.document for one in document_lists.documents(desk) if one.document.amends_id == agreement.id)
    state = documents.open_document(desk, draft.id).state.answer("sessions_count", 12)
    made = documents.build_preview(documents.preview_request(desk, draft.id, state))
    title, opening, *_rest = made.text.split("\n\n")
    assert title.startswith("Avenant n°\u00a01 · Convention tripartite")
    assert "douze" in "".join(made.text.split("\n\n")[1:3]) or "12" in opening


def test_a_document_goes_to_the_trash_and_comes_back(frozen: Frozen, desk: Desk, window: MainWindow) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    assert page.opened is not None
    document_id = page.opened.document.id
    page.trash()
    assert document_id not in [one.document.id for one in document_lists.documents(desk)]
    window.toasts.undo()
    assert document_id in [one.document.id for one in document_lists.documents(desk)]


def test_a_file_too_large_is_refused_before_it_is_read(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = frozen(DocumentKind.TRIPARTITE)
    card(page, Party.CLIENT).paper.click()
    huge = tmp_path / "huge.bin"
    with huge.open("wb") as file:
        file.truncate(3_000_000_000)
    monkeypatch.setattr(page.output, "ask_which", lambda _title, _patterns, then: then(huge))
    card(page, Party.CLIENT).proof_asked.emit()
    assert page.trouble.isVisible()
    assert card(page, Party.CLIENT).slot.proof_attachment_id is None
