"""A desk on a real vault at the least cost of a passphrase; made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rdpp_desk import messages
from rdpp_desk.actions.clients import create_client, start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.organisations import save_organisation, save_signatory, save_sponsor
from rdpp_desk.actions.preferences import save_practitioner
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Agreement, Client, Organisation, Practitioner, Signatory, Sponsor
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import open_with_data_key

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PASSPHRASE = "quatre mots sans aucun lien"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An empty vault and its data key."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    desk, _ = create_vault(folder, PASSPHRASE, FixedClock(NOW), parameters=FLOOR)
    key = bytes(desk.vault.data_key)
    desk.close()
    return folder, key


@pytest.fixture
def vault_folder(made_vault: tuple[Path, bytes], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_vault[0], tmp_path / "vault"))


@pytest.fixture
def desk(made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock) -> Iterator[Desk]:
    opened = Desk(open_with_data_key(vault_folder, made_vault[1], clock=clock), clock)
    yield opened
    opened.close()


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
