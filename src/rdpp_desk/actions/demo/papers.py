"""The consent forms and agreements of the demonstration: answered, proposed, signed or not yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from rdpp_desk.actions import document_life, document_lists, documents, signatures
from rdpp_desk.actions.demo.scenario import Cast
from rdpp_desk.actions.demo.stage import Act, Practice
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import Document, DocumentKind, DocumentState, Party
from rdpp_desk.practice.consents import Purpose

_WAITING_DAYS = 9


def acts(practice: Practice, cast: Cast, first: datetime) -> list[Act]:
    """The papers of one client, whose first session is at `first`."""
    found = []
    consent, agreement = cast.arc["consent"], cast.arc["agreement"]
    if consent == "draft":
        found.append(Act(practice.now - timedelta(days=2), lambda desk: _start(desk, practice, cast, _CONSENT)))
    elif consent.startswith("signed"):
        agreed = {
            Purpose.ACCOMPANIMENT: True,
            Purpose.SUPERVISION: consent == "signed",
            Purpose.HEALTH_DATA: False,
            Purpose.REMOTE: True,
        }
        found.append(Act(first - timedelta(days=1), lambda desk: _propose(desk, practice, cast, _CONSENT)))
        found.append(Act(first + timedelta(minutes=5), lambda desk: _sign_consent(desk, practice, cast, agreed)))
    if agreement in ("in_force", "amended"):
        found.append(Act(first + timedelta(days=6), lambda desk: _propose(desk, practice, cast, _AGREEMENT)))
        found.append(Act(first + timedelta(days=8), lambda desk: _sign(desk, practice, cast, Party.CLIENT)))
        found.append(Act(first + timedelta(days=8), lambda desk: _sign(desk, practice, cast, Party.PRACTITIONER)))
        found.append(Act(first + timedelta(days=12), lambda desk: _sign(desk, practice, cast, Party.ORGANISATION)))
    if agreement == "amended":
        found += _amendment(practice, cast)
    return found


_CONSENT, _AGREEMENT = DocumentKind.CONSENT, DocumentKind.TRIPARTITE


def _amendment(practice: Practice, cast: Cast) -> list[Act]:
    """More sessions than were agreed: the organisation has not signed yet."""
    sent = practice.now - timedelta(days=_WAITING_DAYS, hours=2)
    return [
        Act(sent, lambda desk: _amend(desk, practice, cast)),
        Act(sent + timedelta(hours=1), lambda desk: _sign(desk, practice, cast, Party.CLIENT)),
        Act(sent + timedelta(days=1), lambda desk: _sign(desk, practice, cast, Party.PRACTITIONER)),
    ]


def _start(desk: Desk, practice: Practice, cast: Cast, kind: DocumentKind) -> Document:
    """A document begun from the dossier, with the answers that only the wizard asks."""
    engagement = practice.engagements[cast.index]
    document = documents.start_document(desk, engagement.id, kind, "fr")
    told, house = practice.scenario.told["answers"], practice.house(cast)
    answers = dict(told[kind.value])
    report = answers.pop("report", None) or told["consent"]["report"]
    if house is not None:
        answers["report"] = report
        answers["report_terms"] = {"to": f"{house[1].full_name}, {house[1].job_title}", **told["terms"]}
    state = documents.open_document(desk, document.id).state
    known = {field.name for field in state.model.fields}
    state = state.answer_many({name: value for name, value in answers.items() if name in known})
    documents.save_answers(desk, document.id, state)
    return document


def _propose(desk: Desk, practice: Practice, cast: Cast, kind: DocumentKind) -> None:
    document = _start(desk, practice, cast, kind)
    practice.papers.append(documents.propose(desk, document.id).id)


def _amend(desk: Desk, practice: Practice, cast: Cast) -> None:
    old = _last(desk, practice, cast, _AGREEMENT)
    draft = document_life.amend(desk, old.id)
    state = documents.open_document(desk, draft.id).state
    documents.save_answers(desk, draft.id, state.answer("sessions_count", cast.arc["planned"] + 4))
    practice.papers.append(documents.propose(desk, draft.id).id)


def _sign_consent(desk: Desk, practice: Practice, cast: Cast, ticked: dict[Purpose, bool]) -> None:
    form = _last(desk, practice, cast, _CONSENT)
    town = desk.practitioner.town
    signatures.record_signature(desk, form.id, Party.PRACTITIONER, signed_on=desk.today(), place=town)
    signatures.record_signature(desk, form.id, Party.CLIENT, signed_on=desk.today(), place=town, ticked=ticked)


def _sign(desk: Desk, practice: Practice, cast: Cast, party: Party) -> None:
    agreement = _last(desk, practice, cast, _AGREEMENT)
    if party is Party.ORGANISATION:
        signatures.record_signature(desk, agreement.id, party, paper_received_on=desk.today())
    else:
        place = desk.practitioner.town
        signatures.record_signature(desk, agreement.id, party, signed_on=desk.today(), place=place)


def _last(desk: Desk, practice: Practice, cast: Cast, kind: DocumentKind) -> Document:
    engagement_id = practice.engagements[cast.index].id
    mine = [
        listing.document
        for listing in document_lists.documents(desk)
        if listing.document.engagement_id == engagement_id and listing.document.kind is kind
    ]
    return max((one for one in mine if one.state is not DocumentState.DRAFT), key=lambda one: one.id)
