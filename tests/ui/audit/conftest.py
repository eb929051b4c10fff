"""The register in a window, on a real vault copied for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.actions.conftest import camille
from tests.desks import clock, desk, made_vault, vault_folder

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.settings import Settings
from rdpp_desk.ui.audit.page import AuditPage
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.workspace import Workspace

__all__ = ["camille", "clock", "desk", "made_vault", "vault_folder"]


@pytest.fixture
def executor() -> HandExecutor:
    return HandExecutor()


@pytest.fixture
def went() -> list[tuple[str, dict[str, object]]]:
    """Where the page sent to."""
    return []


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    camille: Engagement,
    executor: HandExecutor,
    went: list[tuple[str, dict[str, object]]],
) -> Iterator[AuditPage]:
    with desk.transaction():
        for number in range(230):
            desk.record("document-printed", ("engagement", camille.id), {"kind": "consent", "draft": number % 2 == 0})
        desk.record("backup-made", detail={"size": 4096})
    made = MainWindow(Settings(language="en"), desk.clock, QWidget, Jobs(executor))
    qtbot.addWidget(made)
    workspace = Workspace(desk, made.jobs, made.toasts, made.settings, lambda page, **what: went.append((page, what)))
    made.resize(1280, 800)
    made.show()
    made.open_desk({"audit": lambda: AuditPage(workspace)}, "audit")
    found = made.pages["audit"]
    assert isinstance(found, AuditPage)
    yield found
    made.lock()
