from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rdpp_desk.errors import GateClosed
from rdpp_desk.practice.agreements import DocumentState, Party, Signature
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.states import (
    DOCUMENT_MOVES,
    ENGAGEMENT_MOVES,
    missing_parties,
    move_engagement,
    state_after_signatures,
)

TODAY = date(2026, 11, 25)
COACHING = Engagement(id=1, kind=EngagementKind.COACHING, client_id=1)


def test_the_tables_name_every_state() -> None:
    assert set(ENGAGEMENT_MOVES) == set(EngagementState)
    assert set(DOCUMENT_MOVES) == set(DocumentState)


@pytest.mark.parametrize("state", [state for state in EngagementState if state is not EngagementState.CLOSED])
def test_work_may_be_closed_from_anywhere_without_a_reason(state: EngagementState) -> None:
    closed = move_engagement(replace(COACHING, state=state), EngagementState.CLOSED, TODAY)
    assert (closed.state, closed.closed_on) == (EngagementState.CLOSED, TODAY)


def test_reopening_asks_for_a_reason_and_keeps_it() -> None:
    closed = replace(COACHING, state=EngagementState.CLOSED, closed_on=TODAY)
    with pytest.raises(GateClosed) as refused:
        move_engagement(closed, EngagementState.ACTIVE, TODAY, "  ")
    assert refused.value.code == "reason-needed"
    reopened = move_engagement(closed, EngagementState.ACTIVE, TODAY, "New request")
    assert (reopened.closed_on, reopened.reopening_reason) == (None, "New request")


def test_no_move_exists_outside_the_table() -> None:
    with pytest.raises(GateClosed) as refused:
        move_engagement(COACHING, EngagementState.ACTIVE, TODAY)
    assert refused.value.code == "state-forbidden"


def test_signatures_decide_the_state_of_a_document() -> None:
    slots = [Signature(document_id=1, party=party) for party in (Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER)]
    assert state_after_signatures(slots) is DocumentState.PROPOSED
    slots[0] = replace(slots[0], paper_received_on=TODAY)
    assert state_after_signatures(slots) is DocumentState.SIGNED
    assert missing_parties(slots) == (Party.ORGANISATION, Party.PRACTITIONER)
    assert state_after_signatures([replace(slot, signed_on=TODAY) for slot in slots]) is DocumentState.IN_FORCE
    assert state_after_signatures([]) is DocumentState.PROPOSED
