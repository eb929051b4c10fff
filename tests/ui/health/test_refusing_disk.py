"""On a disk that refuses every write, all pages can still be read, and what is being written stays on screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.screenshots.__main__ import screens

from rdpp_desk.actions.demo.build import Demo, build_demo
from rdpp_desk.actions.unlock import unlock
from rdpp_desk.clock import SystemClock
from rdpp_desk.errors import StorageError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.session.note_editor import NoteEditor


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A demonstration, small."""
    return build_demo(tmp_path_factory.mktemp("practice") / "RDPP Desk", clients=3, notes=9)


@pytest.fixture
def desktop(qtbot: QtBot, practice: Demo) -> Iterator[Desktop]:
    made = Desktop(Settings(language="en", last_vault=str(practice.vault)), SystemClock())
    qtbot.addWidget(made.window)
    made.window.show()
    made.open_desk(unlock(practice.vault, str(practice.summary["passphrase"]), SystemClock()))
    yield made
    made.window.lock()


def refuse(desktop: Desktop) -> None:
    def full() -> None:
        raise StorageError("disk-full", path="vault.db")

    assert desktop.workspace is not None
    desktop.workspace.desk.db.before_change = full


def settle(window: MainWindow) -> None:
    for _ in range(3):
        QApplication.processEvents()
    window.jobs.wait_all()


def test_every_page_is_read(desktop: Desktop) -> None:
    assert desktop.workspace is not None
    steps = screens(desktop.workspace.desk)
    refuse(desktop)
    for name, (page, params) in steps.items():
        desktop.window.show_page(page, **params)
        settle(desktop.window)
        assert desktop.window.pages[page].isVisible(), name


def test_what_is_being_written_stays_on_screen_and_comes_back(desktop: Desktop, practice: Demo) -> None:
    assert desktop.workspace is not None
    page, params = screens(desktop.workspace.desk)["dossier"]
    desktop.window.show_page(page, **params)
    settle(desktop.window)
    editor = next(one for one in desktop.window.findChildren(NoteEditor) if one.isVisible())
    refuse(desktop)
    cast(QPlainTextEdit, editor.text).insertPlainText("Phrase restée en mémoire. ")
    assert not editor.flush()
    desktop.workspace.changed.emit()
    settle(desktop.window)
    assert "Phrase restée en mémoire." in editor.text.toPlainText()
    assert editor.unsaved.isVisible()
    desktop.window.lock()
    assert len(desktop.sealed) == 1
    desktop.open_desk(unlock(practice.vault, str(practice.summary["passphrase"]), SystemClock()))
    settle(desktop.window)
    assert desktop.sealed == ()
    again = next(one for one in desktop.window.findChildren(NoteEditor) if one.isVisible())
    assert "Phrase restée en mémoire." in again.text.toPlainText()
