"""A window on a vault with one dossier, a note with a passage to work on, and the journal's pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from rdpp_desk.actions import notes, supervision
from rdpp_desk.actions.clients import create_client, start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Span
from rdpp_desk.actions.organisations import save_organisation, save_sponsor
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client, Organisation, Sponsor
from rdpp_desk.practice.supervision import EntryState
from rdpp_desk.settings import Settings
from rdpp_desk.ui import pages
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.supervision.entry_page import EntryPage
from rdpp_desk.ui.supervision.page import JournalPage
from rdpp_desk.ui.widgets import Button, Check, Dialog, ListView, Paragraph
from rdpp_desk.ui.workspace import Workspace
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import open_with_data_key

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PASSAGE = "Camille Rousseau m’appelle du 06 12 34 56 78, et je cesse d’écouter."
NOTE = f"Séance chez Novalens.\n\n{PASSAGE}\n\nHélène Vasseur veut un point mardi."
KNOWN = ("camille", "rousseau", "novalens", "hélène", "vasseur", "06 12 34 56 78")
_OURS = ("journal", "entry", "review")


def make_vault(folder: Path) -> bytes:
    """Write the vault; its data key."""
    desk, _ = create_vault(folder, "quatre mots sans aucun lien", FixedClock(NOW), parameters=FLOOR)
    organisation = save_organisation(desk, Organisation(name="Novalens"))
    sponsor = save_sponsor(desk, Sponsor(organisation_id=organisation.id, first_name="Hélène", last_name="Vasseur"))
    client = create_client(
        desk,
        Client(first_name="Camille", last_name="Rousseau", organisation_id=organisation.id, phone="06 12 34 56 78"),
    )
    engagement = start_engagement(
        desk,
        Engagement(
            kind=EngagementKind.COACHING,
            client_id=client.id,
            organisation_id=organisation.id,
            sponsor_id=sponsor.id,
        ),
    )
    note = notes.new_note(desk, engagement.id)
    start = NOTE.index(PASSAGE)
    notes.save_note(desk, note.id, NOTE, marks=[Span(start, start + len(PASSAGE))])
    entry = supervision.new_entry(desk, [engagement.id])
    supervision.save_entry(
        desk,
        replace(
            entry,
            written_on=date(2026, 11, 20),
            title="Fière de qui ?",
            question="À quel moment ai-je cessé d’écouter Camille ?",
            facts="Hélène Vasseur, de Novalens, l’a reçue à Grenoble.",
            state=EntryState.READY,
        ),
    )
    key = bytes(desk.vault.data_key)
    desk.close()
    return key


@dataclass
class Stage:
    """The window, what opens pages, and the desk behind them."""

    desk: Desk
    window: MainWindow
    workspace: Workspace

    @property
    def journal(self) -> JournalPage:
        page = self.window.pages["journal"]
        assert isinstance(page, JournalPage)
        return page

    @property
    def entry(self) -> EntryPage:
        page = self.window.pages["entry"]
        assert isinstance(page, EntryPage)
        return page

    def go(self, page: str, **params: object) -> None:
        self.window.show_page(page, **params)
        self.window.jobs.wait_all()
        settle()

    def dialog(self) -> Dialog:
        settle()
        found = self.window.dialog()
        assert found is not None
        return found


def staged(vault: tuple[Path, bytes], folder: Path) -> Iterator[Stage]:
    """A window on a copy of the vault, at the journal."""
    place = Path(shutil.copytree(vault[0], folder / "vault"))
    clock = FixedClock(NOW)
    desk = Desk(open_with_data_key(place, vault[1], clock=clock), clock)
    settings = Settings(language="en")
    window = MainWindow(settings, clock, QWidget, Jobs(HandExecutor()))
    workspace = Workspace(desk, window.jobs, window.toasts, settings, window.show_page)
    window.resize(1280, 800)
    window.show()
    factories = {key: make for key, make in pages.factories(workspace).items() if key in _OURS}
    window.open_desk(factories, "journal")
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    settle()
    yield Stage(desk, window, workspace)
    window.lock()
    desk.close()


def settle() -> None:
    """Let what was replaced go, and what replaces it come."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def button(screen: QWidget, name: str) -> Button:
    """The visible button whose accessible name starts so."""
    return next(one for one in screen.findChildren(Button) if one.accessibleName().startswith(name) and one.isVisible())


def tick(screen: QWidget, words: str) -> Check:
    """The visible box whose words start so."""
    return next(one for one in screen.findChildren(Check) if one.words().startswith(words) and one.isVisible())


def words(screen: QWidget) -> str:
    """Every word on screen: labels, fields, texts and rows."""
    settle()
    found = [one.plain() if isinstance(one, Paragraph) else one.text() for one in screen.findChildren(QLabel)]
    found += [one.text() for one in screen.findChildren(QLineEdit)]
    found += [one.toPlainText() for one in screen.findChildren(QPlainTextEdit)]
    found += [one.toPlainText() for one in screen.findChildren(QTextEdit)]
    found += [one.words() for one in screen.findChildren(Check)]
    found += [f"{row.title} {row.subtitle}" for rows in screen.findChildren(ListView) for row in rows.rows()]
    return "\n".join(found)


def press(widget: QWidget, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier | None = None) -> None:
    """One key, pressed and released."""
    held = modifiers or Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))
    settle()
