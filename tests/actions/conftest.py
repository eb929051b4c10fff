"""A desk on a real vault at the least cost of a passphrase; made once, copied for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rdpp_desk import messages
from rdpp_desk.actions.clients import create_client, start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.organisations import save_organisation, save_signatory, save_sponsor
from rdpp_desk.actions.preferences import save_practitioner
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Agreement, Client, Organisation, Practitioner, Signatory, Sponsor
from tests.desks import PASSPHRASE, clock, desk, made_vault, vault_folder

__all__ = ["PASSPHRASE", "clock", "desk", "made_vault", "vault_folder"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences in their source language, unless a test says otherwise."""
    spoken = messages.language()
    messages.use("en")
    yield
    messages.use(spoken)


@pytest.fixture
def camille(desk: Desk) -> Engagement:
    """A coaching engagement with everything a tripartite agreement needs."""
    save_practitioner(
        desk,
        Practitioner(
            first_name="Claire",
            last_name="Fontanel",
            agreement=Agreement.FEMININE,
            title="coach",
            siret="",
            address="3 rue des Lilas, 38000 Grenoble",
            city="Grenoble",
            email="claire@fontanel.example",
        ),
    )
    organisation = save_organisation(
        desk, Organisation(name="Novalens", legal_form="SAS", address="5 quai Perrière, 38000 Grenoble")
    )
    sponsor = save_sponsor(
        desk, Sponsor(organisation_id=organisation.id, first_name="Hélène", last_name="Vasseur", job_title="DRH")
    )
    signatory = save_signatory(
        desk, Signatory(organisation_id=organisation.id, first_name="Paul", last_name="Ottavi", capacity="directeur")
    )
    client = create_client(
        desk,
        Client(
            first_name="Camille",
            last_name="Rousseau",
            organisation_id=organisation.id,
            email="camille.rousseau@novalens.example",
            phone="06 12 34 56 78",
        ),
    )
    return start_engagement(
        desk,
        Engagement(
            kind=EngagementKind.COACHING,
            client_id=client.id,
            organisation_id=organisation.id,
            sponsor_id=sponsor.id,
            signatory_id=signatory.id,
            client_interest="Prendre la parole en comité.",
            organisation_interest="Une équipe qui décide.",
            planned_sessions=10,
        ),
    )
