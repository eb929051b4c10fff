"""A real vault behind a real window that has the pages of this room, and a stand-in for every other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rdpp_desk.actions import clients, consents, notes, objectives, organisations, sessions
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.practice.engagements import Engagement, EngagementKind, Objective
from rdpp_desk.practice.people import Client, Organisation, Signatory, Sponsor
from rdpp_desk.practice.sessions import Session
from rdpp_desk.settings import Settings
from rdpp_desk.ui import pages
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.workspace import Workspace
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import open_with_data_key

NOW = datetime(2026, 11, 24, 10, 8, tzinfo=UTC)
OWN = ("dossiers", "dossier", "import", "groups", "agreements")


class Elsewhere(Page):
    """A page of another room: it notes what it was asked to show."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.asked: dict[str, object] = {}

    def enter(self, **params: object) -> None:
        self.asked = params


@dataclass
class Opened:
    """What a test drives."""

    window: MainWindow
    workspace: Workspace
    desk: Desk
    engagement_id: int

    def show(self, page: str, **params: object) -> Page:
        """Go to a page and let it settle."""
        self.workspace.go(page, **params)
        QApplication.processEvents()
        return self.page()

    def page(self) -> Page:
        """The page on screen."""
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def undo(self) -> None:
        """Press the toast's « Annuler »."""
        toast = self.workspace.toasts.current
        assert toast is not None, "nothing to undo"
        toast.button.click()
        QApplication.processEvents()

    def told(self) -> str:
        """What the toast says."""
        toast = self.workspace.toasts.current
        return toast.text if toast is not None else ""


def fill(desk: Desk) -> None:
    """Camille's dossier: an organisation, three sessions with two notes, an objective, consents."""
    firm = organisations.save_organisation(desk, Organisation(name="Novalens"))
    sponsor = organisations.save_sponsor(
        desk, Sponsor(organisation_id=firm.id, first_name="Hélène", last_name="Vasseur")
    )
    signatory = organisations.save_signatory(desk, Signatory(organisation_id=firm.id, last_name="Ottavi"))
    engagement = clients.open_dossier(
        desk,
        Client(first_name="Camille", last_name="Rousseau"),
        Engagement(
            kind=EngagementKind.COACHING,
            organisation_id=firm.id,
            sponsor_id=sponsor.id,
            signatory_id=signatory.id,
            planned_sessions=10,
            starts_on=date(2026, 3, 4),
        ),
    )
    for month, day, words in (
        (11, 10, "Elle dit oui avant de réfléchir."),
        (11, 24, "La réunion de lundi."),
        (12, 8, ""),
    ):
        starts = datetime(2026, month, day, 10)
        made = sessions.plan_session(desk, Session(engagement_id=engagement.id, starts_at=starts), "accord oral")
        if words:
            note = notes.new_note(desk, engagement.id, made.id)
            notes.save_note(desk, note.id, words)
    objectives.save_objective(desk, Objective(engagement_id=engagement.id, wording="Dire non une fois par semaine"))
    consents.record_paper_consents(desk, engagement.id, {Purpose.ACCOMPANIMENT: True, Purpose.REMOTE: True})


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def made_vaults(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, bytes]]:
    """An empty vault and a full one, each with its data key."""
    made = {}
    for name in ("empty", "full"):
        folder = tmp_path_factory.mktemp(name) / "vault"
        desk, _ = create_vault(folder, "quatre mots sans aucun lien", FixedClock(NOW), parameters=FLOOR)
        if name == "full":
            fill(desk)
        made[name] = (folder, bytes(desk.vault.data_key))
        desk.close()
    return made


def _opened(made: tuple[Path, bytes], folder: Path, clock: FixedClock, qtbot: QtBot) -> Iterator[Opened]:
    copied = Path(shutil.copytree(made[0], folder))
    desk = Desk(open_with_data_key(copied, made[1], clock=clock), clock)
    window = MainWindow(Settings(), clock, QWidget, Jobs(HandExecutor()))
    qtbot.addWidget(window)
    workspace = Workspace(desk, window.jobs, window.toasts, Settings(), window.show_page)
    known = pages.factories(workspace)
    factories = {key: known[key] if key in OWN else (lambda: Elsewhere(workspace)) for key in known}
    window.resize(1280, 800)
    window.show()
    window.open_desk(factories, "dossiers", commands={})
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    yield Opened(window, workspace, desk, 1)
    window.lock()
    desk.close()


@pytest.fixture
def opened(
    made_vaults: dict[str, tuple[Path, bytes]], tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> Iterator[Opened]:
    """Camille's vault."""
    yield from _opened(made_vaults["full"], tmp_path / "vault", clock, qtbot)


@pytest.fixture
def first_day(
    made_vaults: dict[str, tuple[Path, bytes]], tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> Iterator[Opened]:
    """A vault with nobody in it."""
    yield from _opened(made_vaults["empty"], tmp_path / "vault", clock, qtbot)
