"""A dossier with two sessions and their notes, on a real vault at the least cost of a passphrase."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import notes
from rdpp_desk.actions.clients import create_client, start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.dossiers import dossier
from rdpp_desk.actions.organisations import save_organisation, save_place
from rdpp_desk.actions.sessions import plan_session
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client, Organisation, Place
from rdpp_desk.practice.sessions import Session
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.session import NoteEditor
from rdpp_desk.ui.widgets import ToastManager, vbox
from rdpp_desk.ui.workspace import Workspace
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import open_with_data_key

NOW = datetime(2026, 11, 24, 10, 8, tzinfo=UTC)


@dataclass
class Practice:
    """What the tests write in."""

    desk: Desk
    engagement: Engagement
    session: Session
    note_id: int
    other_note_id: int
    reopen: Callable[[], Desk]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A vault with the dossier, and its data key."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    desk, _ = create_vault(folder, "quatre mots sans aucun lien", FixedClock(NOW), parameters=FLOOR)
    organisation = save_organisation(desk, Organisation(name="Novalens"))
    place = save_place(desk, Place(name="Au cabinet"))
    client = create_client(desk, Client(first_name="Camille", last_name="Rousseau"))
    engagement = start_engagement(
        desk,
        Engagement(
            kind=EngagementKind.COACHING,
            client_id=client.id,
            organisation_id=organisation.id,
        ),
    )
    for day in (10, 24):
        starts_at = datetime(2026, 11, day, 10)
        planned = plan_session(
            desk,
            Session(engagement_id=engagement.id, starts_at=starts_at, place_id=place.id),
            reason="accord oral, signature en cours",
        )
        notes.new_note(desk, engagement.id, planned.id)
    key = bytes(desk.vault.data_key)
    desk.close()
    return folder, key


@pytest.fixture
def practice(made_vault: tuple[Path, bytes], tmp_path: Path, clock: FixedClock) -> Iterator[Practice]:
    folder = Path(shutil.copytree(made_vault[0], tmp_path / "vault"))
    opened: list[Desk] = []

    def reopen() -> Desk:
        for desk in opened:
            desk.close()
        opened.append(Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock))
        return opened[-1]

    desk = reopen()
    engagement, session = notes_of(desk)
    yield Practice(desk, engagement, session, 2, 1, reopen)
    for each in opened:
        each.close()


def notes_of(desk: Desk) -> tuple[Engagement, Session]:
    whole = dossier(desk, 1)
    return whole.engagement, max(whole.sessions, key=lambda session: session.starts_at)


@pytest.fixture
def host(qtbot: object) -> QWidget:
    widget = QWidget()
    widget.resize(671, 682)
    return widget


@pytest.fixture
def workspace(practice: Practice, host: QWidget) -> Workspace:
    return Workspace(practice.desk, Jobs(HandExecutor()), ToastManager(host), Settings(), lambda page, **params: None)


@pytest.fixture
def editor(workspace: Workspace, practice: Practice, host: QWidget) -> Iterator[NoteEditor]:
    """The second session's note, open and shown."""
    editor = NoteEditor(workspace)
    host.setLayout(vbox(editor))
    host.show()
    editor.open(practice.note_id)
    yield editor
    editor.wipe()


@pytest.fixture
def later(clock: FixedClock) -> Callable[[int], None]:
    """Let minutes go by."""

    def wait(minutes: int) -> None:
        clock.instant += timedelta(minutes=minutes)

    return wait
