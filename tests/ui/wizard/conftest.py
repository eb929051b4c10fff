"""A dossier where all is known, on a real vault at the least cost of a passphrase, and the page in a window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from tests.documents.kinds.dossiers import RICH
from tests.ui.wizard.complete import complete

from rdpp_desk.actions import clients, document_lists, documents, objectives, organisations, preferences
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.settings import Settings
from rdpp_desk.ui import pages
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.wizard.document_page import DocumentPage
from rdpp_desk.ui.wizard.page import WizardPage
from rdpp_desk.ui.workspace import Workspace
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import open_with_data_key

NOW = datetime(2026, 11, 24, 10, 21, tzinfo=UTC)


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A vault with the dossier, and its data key."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    desk, _words = create_vault(folder, "quatre mots sans aucun lien", FixedClock(NOW), parameters=FLOOR)
    assert RICH.organisation is not None
    assert RICH.sponsor is not None
    assert RICH.signatory is not None
    assert RICH.client is not None
    preferences.save_practitioner(desk, RICH.practitioner)
    organisation = organisations.save_organisation(desk, replace(RICH.organisation, id=0))
    sponsor = organisations.save_sponsor(desk, replace(RICH.sponsor, organisation_id=organisation.id))
    signatory = organisations.save_signatory(desk, replace(RICH.signatory, organisation_id=organisation.id))
    client = clients.create_client(desk, replace(RICH.client, id=0))
    people = {"client_id": client.id, "organisation_id": organisation.id}
    asked = {"sponsor_id": sponsor.id, "signatory_id": signatory.id}
    engagement = clients.start_engagement(desk, replace(RICH.engagement, id=0, **people, **asked))
    for objective in RICH.objectives:
        objectives.save_objective(desk, replace(objective, engagement_id=engagement.id))
    for kind in (DocumentKind.CONSENT, DocumentKind.TRIPARTITE):
        documents.start_document(desk, engagement.id, kind)
    key = bytes(desk.vault.data_key)
    desk.close()
    return folder, key


@pytest.fixture
def desk(made_vault: tuple[Path, bytes], tmp_path: Path) -> Iterator[Desk]:
    folder = Path(shutil.copytree(made_vault[0], tmp_path / "vault"))
    clock = FixedClock(NOW)
    opened = Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock)
    yield opened
    opened.close()


@pytest.fixture
def draft(desk: Desk) -> Callable[[DocumentKind], int]:
    """The draft of a kind, as the dossier filled it."""
    return lambda kind: next(one.document.id for one in document_lists.documents(desk) if one.document.kind is kind)


@pytest.fixture
def completed(desk: Desk, draft: Callable[[DocumentKind], int]) -> Callable[[DocumentKind], int]:
    """The draft of a kind, with every answer given."""

    def make(kind: DocumentKind) -> int:
        document_id = draft(kind)
        documents.save_answers(desk, document_id, complete(documents.open_document(desk, document_id).state))
        return document_id

    return make


@pytest.fixture
def executor() -> HandExecutor:
    return HandExecutor()


@pytest.fixture
def window(qtbot: object, desk: Desk, executor: HandExecutor) -> MainWindow:
    """The whole window, unlocked on the list of contracts' place, with the pages of this room."""
    window = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs(executor))
    workspace = Workspace(desk, window.jobs, window.toasts, window.settings, window.show_page)
    window.resize(1280, 800)
    window.show()
    made = {key: pages.factories(workspace)[key] for key in ("wizard", "document")}
    window.open_desk({"today": lambda: Page(workspace), "dossier": lambda: Page(workspace), **made}, start="today")
    return window


@pytest.fixture
def wizard(window: MainWindow, executor: HandExecutor) -> Callable[..., WizardPage]:
    """Open the wizard on a document, at a step, its first preview made."""

    def open_page(document_id: int, step: str = "") -> WizardPage:
        window.show_page("wizard", document_id=document_id)
        executor.drain()
        page = window.pages["wizard"]
        assert isinstance(page, WizardPage)
        if step:
            page.go(step)
        QApplication.processEvents()
        return page

    return open_page


@pytest.fixture
def frozen(
    window: MainWindow, desk: Desk, completed: Callable[[DocumentKind], int]
) -> Callable[[DocumentKind], DocumentPage]:
    """Propose a completed document and open its page."""

    def open_page(kind: DocumentKind) -> DocumentPage:
        document_id = completed(kind)
        documents.propose(desk, document_id, reason="oral agreement")
        window.show_page("document", document_id=document_id)
        page = window.pages["document"]
        assert isinstance(page, DocumentPage)
        return page

    return open_page
