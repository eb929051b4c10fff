"""Organisations with their people and how many dossiers each has."""

from __future__ import annotations

from datetime import datetime

import pytest

from rdpp_desk.actions import clients, dossiers, organisations, sessions, supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Organisation, Place, Supervisor
from rdpp_desk.practice.sessions import Session, SessionKind, SessionMode
from rdpp_desk.vault import engagements as engagements_table


def test_a_place_in_the_trash_is_offered_no_more_but_its_sessions_keep_it(desk: Desk, camille: Engagement) -> None:
    place = organisations.save_place(desk, Place(name="Salle Belledonne"))
    held = Session(
        engagement_id=camille.id,
        starts_at=datetime(2026, 11, 24, 14, 0),
        kind=SessionKind.EXPLORATORY,
        mode=SessionMode.IN_PERSON,
        place_id=place.id,
    )
    sessions.plan_session(desk, held)
    organisations.trash_place(desk, place.id)
    assert organisations.places(desk) == ()
    assert [one.name for one in organisations.places(desk, place.id)] == ["Salle Belledonne"]
    assert "Salle Belledonne" in [item.place for item in dossiers.dossier(desk, camille.id).timeline]
    organisations.restore_place(desk, place.id)
    assert organisations.places(desk) == organisations.places(desk, place.id) == (place,)


def test_a_supervisor_in_the_trash_is_offered_no_more_but_pages_keep_them(desk: Desk) -> None:
    one = supervision.save_supervisor(desk, Supervisor(last_name="Marchetti"))
    entry = supervision.new_entry(desk)
    supervision.mark_brought(desk, [entry.id], desk.today(), 60, one.id)
    supervision.trash_supervisor(desk, one.id)
    assert supervision.supervisors(desk) == ()
    gone = supervision.open_entry(desk, entry.id).supervisor
    assert gone is not None
    assert supervision.supervisors(desk, one.id) == (gone,)
    assert gone.last_name == "Marchetti"
    supervision.restore_supervisor(desk, one.id)
    assert supervision.supervisors(desk) == (one,)


def test_dossiers_are_counted_for_all_organisations_at_once(
    desk: Desk, camille: Engagement, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        organisations.save_organisation(desk, Organisation(name=f"Atelier {number}"))
    clients.start_engagement(desk, camille)
    read, engagements = [], engagements_table.engagements

    def counted(db: object) -> list[Engagement]:
        read.append(db)
        return engagements(desk.db)

    monkeypatch.setattr(engagements_table, "engagements", counted)
    found = {card.organisation.name: card.dossiers for card in organisations.organisations(desk)}
    assert (found["Novalens"], found["Atelier 0"]) == (2, 0)
    assert len(read) == 1
    assert organisations.organisation(desk, camille.organisation_id or 0).dossiers == 2
