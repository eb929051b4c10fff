"""Documents: frozen at proposed, signed party by party, consents recorded from what was signed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from rdpp_desk import messages
from rdpp_desk.actions import (
    clients,
    consents,
    document_life,
    document_lists,
    document_prints,
    documents,
    dossiers,
    notes,
    objectives,
    preferences,
    sessions,
    signatures,
)
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.documents import WizardState
from rdpp_desk.actions.signatures import Scan
from rdpp_desk.actions.standing import AgreementStatus, ConsentStatus
from rdpp_desk.documents import library
from rdpp_desk.errors import Damaged, DeskError, GateClosed, UsageError
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Party
from rdpp_desk.practice.consents import ConsentState, Purpose
from rdpp_desk.practice.engagements import Engagement, EngagementState, Objective
from rdpp_desk.practice.sessions import Session
from rdpp_desk.vault import IntegrityError, audit
from rdpp_desk.vault import documents as documents_table

REPORT = dict.fromkeys(
    ("attendance_count", "dates_held", "interruption", "progress", "means", "own_synthesis", "learning", "follow_up"),
    "no",
)
AGREEMENT: dict[str, Any] = {
    "spacing": "toutes les trois semaines", "place": "Le cabinet", "at_workplace": False, "remote": False,
    "report": REPORT, "invoicing": "end", "travel": "none", "late_cancellation": "counted", "notice_days": 15,
    "ends_on": "2027-06-30", "unit_price": 18000, "meetings": [],
}  # fmt: skip
CONSENT: dict[str, Any] = {
    "training": "Formée au coaching.", "frames": "Approche systémique.", "place": "Le cabinet", "remote": False,
    "ends_on": "2027-06-30", "report": REPORT, "emergency": False, "work_basis": "contract",
}  # fmt: skip

TRIPARTITE = (Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    messages.use("fr")
    yield
    messages.use("en")


@pytest.fixture
def ready(desk: Desk, camille: Engagement) -> Engagement:
    """A dossier that lacks nothing for a tripartite agreement."""
    preferences.save_practitioner(desk, replace(desk.practitioner, siret="00074050600019", insurance="RC pro"))
    organisation = dossiers.dossier(desk, camille.id).organisation
    assert organisation is not None
    from rdpp_desk.actions.organisations import save_organisation

    save_organisation(desk, replace(organisation, siren="000417105"))
    clients.update_engagement(
        desk, replace(camille, client_request="Finir mes phrases.", organisation_request="Des comités qui décident.")
    )
    objectives.save_objective(
        desk,
        Objective(
            engagement_id=camille.id, wording="Prendre la parole en premier.", worded_on=date(2026, 11, 1),
            indicator="Trois fois", starting_level="Jamais", target_level="Souvent", shareable=True,
            due_on=date(2027, 3, 1),
        ),
    )  # fmt: skip
    return dossiers.dossier(desk, camille.id).engagement


def answered(desk: Desk, engagement: Engagement, kind: DocumentKind) -> int:
    document = documents.start_document(desk, engagement.id, kind, "fr")
    state = documents.open_document(desk, document.id).state
    answers = AGREEMENT if kind is DocumentKind.TRIPARTITE else CONSENT
    known = {field.name for field in state.model.fields}
    state = state.answer_many({name: value for name, value in answers.items() if name in known})
    documents.save_answers(desk, document.id, state)
    return document.id


@pytest.fixture
def agreement(desk: Desk, ready: Engagement) -> int:
    return answered(desk, ready, DocumentKind.TRIPARTITE)


@pytest.fixture
def form(desk: Desk, ready: Engagement) -> int:
    return answered(desk, ready, DocumentKind.CONSENT)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_a_document_begins_prefilled_and_only_once(desk: Desk, ready: Engagement) -> None:
    document = documents.start_document(desk, ready.id, DocumentKind.TRIPARTITE)
    assert documents.start_document(desk, ready.id, DocumentKind.TRIPARTITE).id == document.id
    opened = documents.open_document(desk, document.id)
    assert opened.state.answers["client"]["name"] == "Camille Rousseau"
    assert not opened.locked


def test_an_incomplete_document_prints_as_a_draft_and_cannot_be_proposed(desk: Desk, ready: Engagement) -> None:
    document = documents.start_document(desk, ready.id, DocumentKind.TRIPARTITE)
    state = documents.open_document(desk, document.id).state
    printed = documents.build_preview(documents.preview_request(desk, document.id, state))
    assert printed.draft
    assert documents.missing_words(DocumentKind.TRIPARTITE, printed)
    with pytest.raises(GateClosed) as stopped:
        documents.propose(desk, document.id)
    assert stopped.value.code == "document-incomplete"
    assert documents.open_document(desk, document.id).document.state is DocumentState.DRAFT


def test_the_bytes_proposed_are_those_previewed_printed_and_saved(desk: Desk, agreement: int, tmp_path: Path) -> None:
    state = documents.open_document(desk, agreement).state
    printed = documents.build_preview(documents.preview_request(desk, agreement, state))
    proposed = documents.propose(desk, agreement, printed)
    saved = document_prints.save_pdf(desk, agreement, tmp_path / "agreement.pdf")
    assert document_prints.printed_bytes(desk, agreement) == printed.pdf == saved.read_bytes()
    assert proposed.sha256 == hashlib.sha256(printed.pdf).hexdigest()
    assert "Camille Rousseau" in proposed.clauses
    assert "parties" in proposed.templates
    assert [slot.party for slot in documents.open_document(desk, agreement).signatures] == list(TRIPARTITE)


def test_a_stale_preview_is_not_frozen(desk: Desk, agreement: int) -> None:
    state = documents.open_document(desk, agreement).state
    stale = documents.build_preview(documents.preview_request(desk, agreement, state))
    documents.save_answers(desk, agreement, state.answer("spacing", "chaque semaine impaire"))
    documents.propose(desk, agreement, stale)
    assert "chaque semaine impaire" in " ".join(text_of(document_prints.printed_bytes(desk, agreement)).split())


def test_nothing_proposed_ever_changes(desk: Desk, agreement: int) -> None:
    proposed = documents.propose(desk, agreement)
    state = documents.open_document(desk, agreement).state
    with pytest.raises(GateClosed) as stopped:
        documents.save_answers(desk, agreement, state)
    assert stopped.value.code == "document-frozen"
    with pytest.raises(GateClosed):
        documents.propose(desk, agreement)
    with pytest.raises(IntegrityError), desk.transaction() as db:
        documents_table.update_document(db, replace(proposed, clauses="autre chose"))
    before = document_prints.printed_bytes(desk, agreement)
    clients.update_client(desk, replace(clients.clients(desk)[0], last_name="Autrement"))
    assert document_prints.printed_bytes(desk, agreement) == before


def test_other_bytes_than_those_proposed_are_never_printed(desk: Desk, agreement: int, tmp_path: Path) -> None:
    proposed = documents.propose(desk, agreement)
    forged = b"%PDF-1.7 another text"
    with desk.transaction() as db:
        db.execute(
            "UPDATE attachment_chunks SET bytes = ? WHERE attachment_id = ?", (forged, proposed.pdf_attachment_id)
        )
        db.execute(
            "UPDATE attachments SET sha256 = ?, size = ? WHERE id = ?",
            (hashlib.sha256(forged).hexdigest(), len(forged), proposed.pdf_attachment_id),
        )
    with pytest.raises(Damaged) as refused:
        document_prints.save_pdf(desk, agreement, tmp_path / "agreement.pdf")
    assert refused.value.code == "document-damaged"
    assert not (tmp_path / "agreement.pdf").exists()


def test_a_document_never_holds_a_word_of_the_notes(desk: Desk, agreement: int, ready: Engagement) -> None:
    note = notes.new_note(desk, ready.id)
    notes.save_note(desk, note.id, "canari hypothèse intime")
    documents.propose(desk, agreement)
    assert "canari" not in text_of(document_prints.printed_bytes(desk, agreement))


def test_all_signed_opens_the_work(desk: Desk, agreement: int, ready: Engagement) -> None:
    with pytest.raises(GateClosed):
        signatures.record_signature(desk, agreement, Party.CLIENT)
    documents.propose(desk, agreement)
    first = signatures.record_signature(desk, agreement, Party.CLIENT, signed_on=date(2026, 11, 23), place="Grenoble")
    assert first.document.state is DocumentState.SIGNED
    standing = dossiers.dossier(desk, ready.id).agreement
    assert (standing.status, standing.signed, standing.slots) == (AgreementStatus.PARTLY_SIGNED, 1, 3)
    signatures.record_signature(desk, agreement, Party.PRACTITIONER)
    last = signatures.record_signature(desk, agreement, Party.ORGANISATION)
    assert last.document.state is DocumentState.IN_FORCE
    assert all(slot.given for slot in last.signatures)
    assert dossiers.dossier(desk, ready.id).engagement.state is EngagementState.AGREED
    work = Session(engagement_id=ready.id, starts_at=datetime(2026, 11, 24, 14))
    held = sessions.mark_held(desk, sessions.plan_session(desk, work).id)
    assert held.engagement_now.state is EngagementState.ACTIVE
    back = signatures.undo_signature(desk, last)
    assert back.state is DocumentState.SIGNED


def test_one_click_says_received_today(desk: Desk, agreement: int) -> None:
    documents.propose(desk, agreement)
    signed = signatures.record_signature(desk, agreement, Party.ORGANISATION)
    slot = next(one for one in signed.signatures if one.party is Party.ORGANISATION)
    assert slot.paper_received_on == date(2026, 11, 24)
    assert slot.signer == "Paul Ottavi"
    with pytest.raises(UsageError) as stopped:
        signatures.record_signature(desk, agreement, Party.CLIENT, signed_on=date(2027, 1, 1))
    assert stopped.value.code == "date-in-future"


def test_an_amendment_replaces_the_agreement_once_in_force(desk: Desk, agreement: int) -> None:
    documents.propose(desk, agreement)
    for party in TRIPARTITE:
        signatures.record_signature(desk, agreement, party)
    draft = document_life.amend(desk, agreement)
    assert document_life.amend(desk, agreement).id == draft.id
    with pytest.raises(GateClosed):
        document_life.amend(desk, draft.id)
    documents.propose(desk, draft.id)
    assert documents_table.document(desk.db, agreement).state is DocumentState.IN_FORCE
    last = [signatures.record_signature(desk, draft.id, party) for party in TRIPARTITE][-1]
    assert documents_table.document(desk.db, agreement).state is DocumentState.REPLACED
    signatures.undo_signature(desk, last)
    assert documents_table.document(desk.db, agreement).state is DocumentState.IN_FORCE


def test_an_amended_consent_form_replaces_the_earlier_one_once_in_force(
    desk: Desk, form: int, ready: Engagement
) -> None:
    def sign(document_id: int) -> signatures.Signed:
        documents.propose(desk, document_id)
        signatures.record_signature(desk, document_id, Party.CLIENT, ticked={Purpose.ACCOMPANIMENT: True})
        assert documents_table.document(desk.db, form).state is not DocumentState.REPLACED
        return signatures.record_signature(desk, document_id, Party.PRACTITIONER)

    sign(form)
    amended = document_life.amend(desk, form)
    last = sign(amended.id)
    assert documents_table.document(desk.db, form).state is DocumentState.REPLACED
    signatures.undo_signature(desk, last)
    assert documents_table.document(desk.db, form).state is DocumentState.IN_FORCE
    signatures.record_signature(desk, amended.id, Party.PRACTITIONER)
    assert documents_table.document(desk.db, form).state is DocumentState.REPLACED
    assert dossiers.dossier(desk, ready.id).engagement.state is EngagementState.EXPLORING


def test_a_consent_form_begun_anew_replaces_the_earlier_one_too(desk: Desk, form: int, ready: Engagement) -> None:
    def sign(document_id: int) -> signatures.Signed:
        documents.propose(desk, document_id)
        signatures.record_signature(desk, document_id, Party.CLIENT)
        return signatures.record_signature(desk, document_id, Party.PRACTITIONER)

    sign(form)
    last = sign(answered(desk, ready, DocumentKind.CONSENT))
    earlier = documents_table.document(desk.db, form)
    assert (earlier.state, earlier.replaced_by) == (DocumentState.REPLACED, last.document.id)
    signatures.undo_signature(desk, last)
    assert documents_table.document(desk.db, form).state is DocumentState.IN_FORCE


def test_the_clients_signature_records_each_box_and_its_proof(desk: Desk, form: int, ready: Engagement) -> None:
    with pytest.raises(GateClosed):
        consents.record_consents(desk, form)
    proposed = documents.propose(desk, form)
    ticked = {Purpose.ACCOMPANIMENT: True, Purpose.SUPERVISION: True, Purpose.HEALTH_DATA: False}
    assert set(ticked) == set(consents.asked(desk, form))
    signed = signatures.record_signature(desk, form, Party.CLIENT, ticked=ticked)
    found = {one.purpose: one for one in consents.consents(desk, ready.id)}
    assert {purpose: one.state for purpose, one in found.items()} == {
        Purpose.ACCOMPANIMENT: ConsentState.GIVEN,
        Purpose.SUPERVISION: ConsentState.GIVEN,
        Purpose.HEALTH_DATA: ConsentState.REFUSED,
    }
    assert {one.sha256 for one in found.values()} == {proposed.sha256}
    assert all(one.version for one in found.values())
    assert dossiers.dossier(desk, ready.id).consent.status is ConsentStatus.GIVEN
    consents.record_consents(desk, form, {Purpose.HEALTH_DATA: True})
    assert len(consents.consents(desk, ready.id)) == 3
    signatures.undo_signature(desk, signed)
    assert consents.consents(desk, ready.id) == ()


def test_a_withdrawal_shows_at_once(desk: Desk, form: int, ready: Engagement) -> None:
    documents.propose(desk, form)
    signatures.record_signature(desk, form, Party.CLIENT, ticked={Purpose.ACCOMPANIMENT: True})
    consents.withdraw_consent(desk, ready.id, Purpose.ACCOMPANIMENT)
    assert dossiers.dossier(desk, ready.id).consent.status is ConsentStatus.WITHDRAWN
    assert audit.events(desk.db)[0].event == "consent-withdrawn"


def test_a_scanned_pdf_is_kept_unaltered(desk: Desk, agreement: int) -> None:
    documents.propose(desk, agreement)
    pdf = document_prints.printed_bytes(desk, agreement) + b"\n% signed elsewhere"
    signed = signatures.record_signature(desk, agreement, Party.CLIENT, scan=Scan("convention signée.pdf", pdf))
    kept = signatures.scan_of(desk, next(one for one in signed.signatures if one.party is Party.CLIENT))
    assert kept == Scan("convention signée.pdf", pdf)


def test_a_photograph_loses_where_it_was_taken(desk: Desk, agreement: int) -> None:
    documents.propose(desk, agreement)
    photo = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "chez Camille", 6
    Image.new("RGB", (40, 20), "white").save(photo, "JPEG", exif=exif)
    assert b"chez Camille" in photo.getvalue()
    signed = signatures.record_signature(desk, agreement, Party.CLIENT, scan=Scan("IMG_1.JPG", photo.getvalue()))
    kept = signatures.scan_of(desk, next(one for one in signed.signatures if one.party is Party.CLIENT))
    assert kept is not None
    assert b"chez Camille" not in kept.content
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.size == (20, 40)
        assert not dict(image.getexif())


def test_a_photograph_made_ready_is_not_encoded_again(desk: Desk, agreement: int) -> None:
    documents.propose(desk, agreement)
    photo = io.BytesIO()
    Image.effect_noise((80, 60), 90).save(photo, "JPEG", quality=60)
    ready = signatures.prepare_scan(Scan("IMG_1.JPG", photo.getvalue()))
    signed = signatures.record_signature(desk, agreement, Party.CLIENT, scan=ready)
    kept = signatures.scan_of(desk, next(one for one in signed.signatures if one.party is Party.CLIENT))
    assert kept is not None
    assert kept.content == ready.content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ not a scan", "attachment-not-accepted"),
        (b"", "attachment-not-accepted"),
        (b"\xff\xd8\xff\xe0 broken", "attachment-not-accepted"),
        (b"%PDF-" + bytes(25_000_001), "attachment-too-large"),
    ],
)
def test_what_is_not_a_scan_is_refused(desk: Desk, agreement: int, content: bytes, code: str) -> None:
    documents.propose(desk, agreement)
    with pytest.raises(UsageError) as stopped:
        signatures.record_signature(desk, agreement, Party.CLIENT, scan=Scan("x.bin", content))
    assert stopped.value.code == code
    assert not any(slot.given for slot in documents.open_document(desk, agreement).signatures)


def test_missing_interests_ask_for_a_reason(desk: Desk, ready: Engagement) -> None:
    clients.update_engagement(desk, replace(ready, organisation_interest=""))
    document_id = answered(desk, ready, DocumentKind.TRIPARTITE)
    state = documents.open_document(desk, document_id).state.answer("organisation_interest", "Dit de vive voix.")
    documents.save_answers(desk, document_id, state)
    with pytest.raises(GateClosed) as stopped:
        documents.propose(desk, document_id)
    assert stopped.value.code == "reason-needed"
    assert documents.propose(desk, document_id, reason="Écrit dans la convention").state is DocumentState.PROPOSED
    assert documents.open_document(desk, document_id).document.reason == "Écrit dans la convention"


def test_a_broken_template_is_named_and_nothing_is_lost(
    desk: Desk, agreement: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "---\nid: parties\ntitle: Parties\nversion: 1\n---\n{% if %}\n"

    def load(language: str, kind: str, *_own: object) -> library.Library:
        return library.Library(language, kind, library.read_clause("01-parties.md", broken), ())

    monkeypatch.setattr(library, "load", load)
    with pytest.raises(DeskError) as stopped:
        documents.propose(desk, agreement)
    assert (stopped.value.code, stopped.value.data["name"]) == ("template-broken", "01-parties.md")
    opened = documents.open_document(desk, agreement)
    assert isinstance(opened.state, WizardState)
    assert opened.document.state is DocumentState.DRAFT


def test_the_list_puts_what_waits_first(desk: Desk, agreement: int, form: int) -> None:
    documents.propose(desk, form)
    assert [one.document.id for one in document_lists.documents(desk)] == [form, agreement]
    document_life.withdraw_document(desk, form)
    assert [one.document.id for one in document_lists.documents(desk)] == [agreement, form]
    with pytest.raises(GateClosed):
        document_life.end_document(desk, form)
