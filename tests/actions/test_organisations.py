"""Organisations with their people and how many dossiers each has."""

from __future__ import annotations

import pytest

from rdpp_desk.actions import clients, organisations
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Organisation
from rdpp_desk.vault import engagements as engagements_table


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
