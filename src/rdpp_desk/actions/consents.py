"""The client's yes, purpose by purpose; withdrawal acts at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents import kinds
from rdpp_desk.documents.kinds.consent import purpose_field
from rdpp_desk.documents.wizard import WizardState
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.practice.agreements import Document, DocumentKind, Party
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.vault import consents as table
from rdpp_desk.vault import documents as documents_table


def consents(desk: Desk, engagement_id: int) -> tuple[Consent, ...]:
    """What was agreed to, refused or withdrawn; the last decision on each purpose stands."""
    return tuple(table.consents(desk.db, engagement_id))


def asked(desk: Desk, document_id: int) -> tuple[Purpose, ...]:
    """The purposes that a consent form asks about: what to record once it comes back signed."""
    state = _state(documents_table.document(desk.db, document_id))
    return tuple(purpose for purpose in Purpose if state.visible(purpose_field(purpose)))


def record_consents(desk: Desk, document_id: int, ticked: Mapping[Purpose, bool] | None = None) -> tuple[Consent, ...]:
    """Record the boxes of a signed consent form, with its version and SHA-256; returns what it now says.

    Called by itself when the client signs, with the boxes answered before printing: a signature holds for the boxes
    ticked and for nothing else. `ticked` is what the paper says, when it comes back; it may be given again to correct.
    What was withdrawn since stays withdrawn.

    Raises:
        GateClosed: `document-not-signed` before the client's signature.
    """
    with desk.transaction() as db:
        document = documents_table.document(db, document_id)
        slot = next((one for one in documents_table.signatures(db, document_id) if one.party is Party.CLIENT), None)
        if document.engagement_id is None or slot is None or not (slot.given and document.kind is DocumentKind.CONSENT):
            raise GateClosed("document-not-signed")
        day = slot.signed_on or slot.paper_received_on or desk.today()
        already = {one.purpose: one for one in of_form(desk, document)}
        fresh = {purpose: yes for purpose, yes in _boxes(document).items() if purpose not in already}
        for purpose, yes in {**fresh, **(ticked or {})}.items():
            state = ConsentState.GIVEN if yes else ConsentState.REFUSED
            if purpose in already and already[purpose].state in (state, ConsentState.WITHDRAWN):
                continue
            made = Consent(
                engagement_id=document.engagement_id,
                purpose=purpose,
                state=state,
                decided_on=day,
                document_id=document_id,
                version=_version(document),
                sha256=document.sha256,
            )
            if purpose in already:
                table.update_consent(db, replace(made, id=already[purpose].id))
            else:
                table.record_consent(db, made)
        return of_form(desk, document)


def record_paper_consents(
    desk: Desk, engagement_id: int, given: Mapping[Purpose, bool], on: date | None = None
) -> tuple[Consent, ...]:
    """Record what a paper form made before the program says (an engagement taken over); `on` is today unless given.

    Raises:
        UsageError: `date-in-future`.
    """
    day = on or desk.today()
    if day > desk.today():
        raise UsageError("date-in-future", field="on")
    with desk.transaction() as db:
        return tuple(
            table.record_consent(
                db,
                Consent(
                    engagement_id=engagement_id,
                    purpose=purpose,
                    state=ConsentState.GIVEN if yes else ConsentState.REFUSED,
                    decided_on=day,
                ),
            )
            for purpose, yes in given.items()
        )


def withdraw_consent(desk: Desk, engagement_id: int, purpose: Purpose) -> Consent:
    """Record a withdrawal; every export obeys it from now on. Undo with `undo_withdrawal`.

    Raises:
        UsageError: `consent-not-given`.
    """
    with desk.transaction() as db:
        decided = [one for one in table.consents(db, engagement_id) if one.purpose is purpose]
        last = max(decided, key=lambda one: (one.decided_on, one.id), default=None)
        if last is None or last.state is not ConsentState.GIVEN:
            raise UsageError("consent-not-given")
        withdrawn = table.withdraw(db, last.id, desk.today())
        desk.record("consent-withdrawn", ("engagement", engagement_id), {"purpose": purpose.value})
    return withdrawn


def undo_withdrawal(desk: Desk, consent: Consent) -> Consent:
    """Take back a withdrawal recorded by mistake."""
    with desk.transaction() as db:
        back = replace(consent, state=ConsentState.GIVEN, withdrawn_on=None)
        table.update_consent(db, back)
    return back


def of_form(desk: Desk, document: Document) -> tuple[Consent, ...]:
    """What was recorded from this form, what was withdrawn since included."""
    if document.engagement_id is None:
        return ()
    return tuple(one for one in table.consents(desk.db, document.engagement_id) if one.document_id == document.id)


def _boxes(document: Document) -> dict[Purpose, bool]:
    """The boxes answered before printing, as the paper shows them: a purpose not offered has no box there."""
    answers = _state(document).visible_answers()
    found = {purpose: answers.get(purpose_field(purpose)) for purpose in Purpose}
    return {purpose: answer for purpose, answer in found.items() if answer is not None}


def _state(document: Document) -> WizardState:
    return WizardState.from_json(kinds.MODELS[document.kind], document.answers)


def _version(document: Document) -> str:
    """The version of the set of clauses that made it ("version SHA-256" of its heading)."""
    from rdpp_desk.documents.library import HEADING

    versions: dict[str, str] = json.loads(document.templates)
    return versions.get(HEADING, "").partition(" ")[0]
