"""Consents as recorded: only what the paper says, and a withdrawal that no later signature undoes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rdpp_desk.actions import consents, documents, dossiers, signatures
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.signatures import Scan
from rdpp_desk.actions.standing import ConsentStatus
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Party, Signature
from rdpp_desk.practice.consents import ConsentState, Purpose
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.vault import documents as documents_table

ACCOMPANIMENT, SUPERVISION, PUBLICATION = Purpose.ACCOMPANIMENT, Purpose.SUPERVISION, Purpose.PUBLICATION
SCAN = Scan("formulaire.pdf", b"%PDF-1.7 signed elsewhere")


def proposed(desk: Desk, engagement: Engagement, **answers: object) -> int:
    """A consent form sent out with these answers."""
    document = documents.start_document(desk, engagement.id, DocumentKind.CONSENT)
    state = documents.open_document(desk, document.id).state
    documents.save_answers(desk, document.id, state.answer_many(answers))
    with desk.transaction() as db:
        stored = documents_table.document(db, document.id)
        documents_table.update_document(db, replace(stored, state=DocumentState.PROPOSED, proposed_at=desk.now()))
        for party in (Party.CLIENT, Party.PRACTITIONER):
            documents_table.add_signature(db, Signature(document_id=document.id, party=party))
    return document.id


def last_decisions(desk: Desk, engagement: Engagement) -> dict[Purpose, ConsentState]:
    return {one.purpose: one.state for one in consents.consents(desk, engagement.id)}


def test_a_signature_holds_for_the_boxes_ticked_and_for_nothing_else(desk: Desk, camille: Engagement) -> None:
    form = proposed(desk, camille)
    signatures.record_signature(desk, form, Party.CLIENT)
    signatures.record_signature(desk, form, Party.PRACTITIONER)
    assert last_decisions(desk, camille) == {}
    standing = dossiers.dossier(desk, camille.id).consent
    assert (standing.status, standing.document_id) == (ConsentStatus.TO_SIGN, form)
    consents.record_consents(desk, form, {ACCOMPANIMENT: True})
    assert dossiers.dossier(desk, camille.id).consent.status is ConsentStatus.GIVEN


def test_a_box_that_the_paper_does_not_show_records_nothing(desk: Desk, camille: Engagement) -> None:
    form = proposed(desk, camille, offered=[], purpose_publication=True, purpose_supervision=True)
    signatures.record_signature(desk, form, Party.CLIENT)
    assert last_decisions(desk, camille) == {SUPERVISION: ConsentState.GIVEN}
    assert PUBLICATION not in consents.asked(desk, form)


def test_remote_sessions_are_asked_about_only_where_there_are_some(desk: Desk, camille: Engagement) -> None:
    none = proposed(desk, camille, remote=False, purpose_remote=True)
    assert Purpose.REMOTE not in consents.asked(desk, none)
    signatures.record_signature(desk, none, Party.CLIENT)
    assert last_decisions(desk, camille) == {}
    assert Purpose.REMOTE in consents.asked(desk, proposed(desk, camille, remote=True))


@pytest.mark.parametrize("later", [{"party": Party.PRACTITIONER}, {"party": Party.CLIENT, "scan": SCAN}])
def test_a_later_signature_or_scan_does_not_undo_a_withdrawal(
    desk: Desk, camille: Engagement, later: dict[str, object]
) -> None:
    form = proposed(desk, camille, purpose_accompaniment=True, purpose_supervision=True)
    signatures.record_signature(desk, form, Party.CLIENT)
    consents.withdraw_consent(desk, camille.id, SUPERVISION)
    signatures.record_signature(desk, form, **later)  # type: ignore[arg-type]  # one call for two cases
    assert last_decisions(desk, camille) == {
        ACCOMPANIMENT: ConsentState.GIVEN,
        SUPERVISION: ConsentState.WITHDRAWN,
    }


def test_taking_a_signature_back_keeps_what_was_withdrawn(desk: Desk, camille: Engagement) -> None:
    form = proposed(desk, camille, purpose_accompaniment=True, purpose_supervision=True)
    signed = signatures.record_signature(desk, form, Party.CLIENT)
    consents.withdraw_consent(desk, camille.id, SUPERVISION)
    signatures.undo_signature(desk, signed)
    assert last_decisions(desk, camille) == {SUPERVISION: ConsentState.WITHDRAWN}
