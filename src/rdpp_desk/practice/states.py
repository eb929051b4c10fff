"""The states that engagements and documents go through, and nothing that is not in the tables below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rdpp_desk.errors import GateClosed
from rdpp_desk.practice.agreements import Document, DocumentState, Party, Signature
from rdpp_desk.practice.engagements import Engagement, EngagementState

_E = EngagementState
_D = DocumentState

ENGAGEMENT_MOVES: dict[EngagementState, tuple[EngagementState, ...]] = {
    _E.EXPLORING: (_E.AGREED, _E.CLOSED),
    _E.AGREED: (_E.ACTIVE, _E.CLOSING, _E.CLOSED),
    _E.ACTIVE: (_E.PAUSED, _E.CLOSING, _E.CLOSED),
    _E.PAUSED: (_E.ACTIVE, _E.CLOSING, _E.CLOSED),
    _E.CLOSING: (_E.ACTIVE, _E.CLOSED),
    _E.CLOSED: (_E.ACTIVE,),
}

DOCUMENT_MOVES: dict[DocumentState, tuple[DocumentState, ...]] = {
    _D.DRAFT: (_D.PROPOSED,),
    _D.PROPOSED: (_D.SIGNED, _D.IN_FORCE, _D.WITHDRAWN),
    _D.SIGNED: (_D.PROPOSED, _D.IN_FORCE, _D.WITHDRAWN),
    _D.IN_FORCE: (_D.SIGNED, _D.ENDED, _D.REPLACED),
    _D.ENDED: (),
    _D.REPLACED: (_D.IN_FORCE,),
    _D.WITHDRAWN: (),
}

def move_engagement(engagement: Engagement, new: EngagementState, today: date, reason: str = "") -> Engagement:
    """The engagement in state `new`. Anyone may close at any time, without a reason; reopening needs one.

    Raises:
        GateClosed: `state-forbidden` when no such move exists; `reason-needed` when reopening without a reason.
    """
    if new not in ENGAGEMENT_MOVES[engagement.state]:
        raise GateClosed("state-forbidden", state=engagement.state.value, new=new.value)
    if engagement.state is _E.CLOSED:
        if not reason.strip():
            raise GateClosed("reason-needed", act="reopen")
        return replace(engagement, state=new, closed_on=None, reopening_reason=reason.strip())
    closed_on = today if new is _E.CLOSED else engagement.closed_on
    return replace(engagement, state=new, closed_on=closed_on)


def move_document(document: Document, new: DocumentState) -> Document:
    """The document in state `new`.

    Raises:
        GateClosed: `state-forbidden` when no such move exists.
    """
    if new not in DOCUMENT_MOVES[document.state]:
        raise GateClosed("state-forbidden", state=document.state.value, new=new.value)
    return replace(document, state=new)


def state_after_signatures(signatures: Sequence[Signature]) -> DocumentState:
    """What a proposed document becomes: still proposed, signed by some (k/n), or in force when all have signed."""
    given = sum(signature.given for signature in signatures)
    if signatures and given == len(signatures):
        return _D.IN_FORCE
    return _D.SIGNED if given else _D.PROPOSED


def missing_parties(signatures: Sequence[Signature]) -> tuple[Party, ...]:
    """Who has not signed yet, in the order of the slots."""
    return tuple(signature.party for signature in signatures if not signature.given)
