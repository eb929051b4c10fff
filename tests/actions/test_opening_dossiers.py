"""A dossier opened in one go, people on two sides, and what lies in the trash."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rdpp_desk.actions import clients, dossiers, trash
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.people import Client

COACHING = Engagement(kind=EngagementKind.COACHING)


def test_a_first_name_opens_a_dossier(desk: Desk) -> None:
    made = clients.open_dossier(desk, Client(first_name="Malik"), COACHING)
    assert dossiers.dossier(desk, made.id).name == "Malik"
    assert made.state is EngagementState.EXPLORING


def test_work_already_begun_keeps_its_state_and_its_past(desk: Desk) -> None:
    earlier = clients.Earlier(date(2026, 3, 4), sessions=6, minutes=360)
    running = Engagement(kind=EngagementKind.RDPP, state=EngagementState.ACTIVE)
    made = clients.open_dossier(desk, Client(first_name="Malik"), running, earlier)
    assert (made.state, made.earlier_sessions, made.paper_agreement_on) == (
        EngagementState.ACTIVE,
        6,
        date(2026, 3, 4),
    )


def test_what_is_refused_leaves_no_client_behind(desk: Desk) -> None:
    with pytest.raises(UsageError, match="date-in-future"):
        clients.open_dossier(desk, Client(first_name="Malik"), COACHING, clients.Earlier(date(2030, 1, 1)))
    assert clients.clients(desk) == ()


def test_contacts_wait_until_their_dossier_is_opened(desk: Desk) -> None:
    known = clients.create_client(desk, Client(first_name="Awa"))
    assert clients.without_dossier(desk) == (known,)
    clients.open_dossier(desk, known, COACHING)
    assert clients.without_dossier(desk) == ()


def test_a_sponsor_who_is_also_a_client_is_said_without_naming_anybody(desk: Desk, camille: Engagement) -> None:
    said = clients.conflicts(desk, COACHING, "helene VASSEUR")
    assert [one.code for one in said] == ["client-is-also-sponsor"]
    assert clients.conflicts(desk, COACHING, "Malik") == ()


def test_the_trash_counts_the_days_down(desk: Desk, camille: Engagement, clock: FixedClock) -> None:
    clients.trash_dossier(desk, camille.id)
    clock.instant += timedelta(days=12)
    (lying,) = trash.trashed_dossiers(desk)
    assert (lying.name, lying.days_left) == ("Camille Rousseau", 18)
    clients.restore_dossier(desk, camille.id)
    assert trash.trashed_dossiers(desk) == ()
