"""Every page filled from a practice, then a lock: not one of its words is left in anything that is alive."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.lock.living import Canaries, heap, histories, pictures, settle, texts, words_of

from rdpp_desk import resources
from rdpp_desk.actions import unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import SystemClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.pages import PAGES
from rdpp_desk.ui.session.note_editor import NoteEditor
from rdpp_desk.ui.settings.page import SECTIONS
from rdpp_desk.ui.widgets import LineEdit, SearchEdit

TYPED = ("zibelinetapee", "ornithorynquecherche", "salsepareillecopiee", "quetzalcoatl")
LEAST = 100
KINDS = {"QPdfDocument", "QTextDocument", "RowModel", "Label", "LineEdit", "accessible", "clipboard"}


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demonstration, made by another process: nothing of it is in this one."""
    out = tmp_path_factory.mktemp("practice") / "demo"
    environment = {**os.environ, "HOME": str(out.parent)}
    command = [sys.executable, "-m", "rdpp_desk", "demo", "--out", str(out), "--no-window"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return out / "vault", summary["passphrase"]


@pytest.fixture(scope="module")
def at_hand(practice: tuple[Path, str]) -> set[str]:
    """The names that other tests of this process left behind, before its vault is opened."""
    summary = json.loads((practice[0].parent / "summary.json").read_text(encoding="utf-8"))
    known = Canaries({word for name in (*summary["people"], *summary["organisations"]) for word in words_of(name)})
    del summary
    settle()
    return set(known.found(heap()))


@pytest.fixture
def desktop(qtbot: QtBot, practice: tuple[Path, str], at_hand: set[str]) -> Iterator[Desktop]:
    clock = SystemClock()
    made = Desktop(Settings(last_vault=str(practice[0]), language="en"), clock)
    qtbot.addWidget(made.window)
    made.window.resize(1400, 900)
    made.window.show()
    made.open_desk(unlock.unlock(*practice, clock))
    yield made
    made.window.lock()


def words_of_the_program() -> set[str]:
    """What the program knows by itself: its sentences, its templates, its rules, its lists of words."""
    known = resources.path("i18n").parent
    folders = (
        *(one for one in known.iterdir() if one.is_dir() and one.name != "demo"),
        Path(unlock.__file__).parents[1],
    )
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".mo")
    return {word for path in files for word in words_of(path.read_text(encoding="utf-8", errors="ignore"))}


def canaries_of(desk: Desk) -> Canaries:
    """Every word of the vault that the program does not say by itself, and what the test types."""
    words: set[str] = set(TYPED)
    tables = [row["name"] for row in desk.db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        if not re.search("_(data|idx|config|docsize|content)$", table) and table not in ("vault", "openings"):
            for row in desk.db.rows(f"SELECT * FROM {table}"):
                words |= {word for value in row if isinstance(value, str) for word in words_of(value)}
    shown = words_of(str(desk.vault.path)) | words_of(__file__)
    return Canaries(words - words_of_the_program() - shown | set(TYPED))


def names_of(desk: Desk, at_hand: set[str]) -> Canaries:
    """Those of clients and organisations, and what the test types: no library has them in its own words."""
    rows = [
        *desk.db.rows("SELECT last_name FROM clients"),
        *desk.db.rows("SELECT name FROM organisations"),
    ]
    words = {word for row in rows for word in words_of(row[0] or "")}
    return Canaries(words - words_of_the_program() - at_hand | set(TYPED))


def visit(desktop: Desktop) -> None:
    """Show each page with something on it."""
    assert desktop.workspace is not None
    desk = desktop.workspace.desk
    value = desk.db.value
    note = desk.db.row("SELECT n.id, s.engagement_id FROM notes n JOIN sessions s ON s.id = n.session_id LIMIT 1")
    assert note is not None
    asked: dict[str, dict[str, object]] = {
        "dossier": {"engagement_id": note["engagement_id"], "note_id": note["id"]},
        "wizard": {"document_id": value("SELECT id FROM documents WHERE state = 'draft'")},
        "document": {"document_id": value("SELECT id FROM documents WHERE state <> 'draft'")},
        "entry": {"entry_id": value("SELECT id FROM supervision_entries")},
    }
    for page in PAGES:
        if page == "settings":
            for section in SECTIONS:
                show(desktop, page, section=section.key)
        else:
            show(desktop, page, **asked.get(page, {}))


def show(desktop: Desktop, page: str, **params: object) -> None:
    desktop.window.show_page(page, **params)
    for _time in range(2):
        QApplication.processEvents()
        desktop.window.jobs.wait_all()


def type_everywhere(desktop: Desktop) -> None:
    """A note, a search, the palette, the clipboard, a message."""
    window = desktop.window
    show(desktop, "dossier", engagement_id=1)
    editor = window.findChildren(NoteEditor)[0]
    QTest.keyClicks(editor.text, TYPED[0])
    show(desktop, "dossiers")
    for field in window.pages["dossiers"].findChildren(SearchEdit):
        QTest.keyClicks(field, TYPED[1])
    window.copy(TYPED[2])
    window.toasts.show(TYPED[3], lambda: None)
    window.run_command("palette")
    for field in (one for one in window.findChildren(LineEdit) if one.isVisible() and one.hasFocus()):
        QTest.keyClicks(field, TYPED[1])


def test_no_word_of_the_practice_is_left_in_what_is_alive(desktop: Desktop, at_hand: set[str]) -> None:
    assert desktop.workspace is not None
    canaries, names = canaries_of(desktop.workspace.desk), names_of(desktop.workspace.desk, at_hand)
    visit(desktop)
    type_everywhere(desktop)
    before = canaries.found(texts())
    assert len(before) > LEAST
    assert set(TYPED) <= set(before)
    assert set().union(*before.values()) >= KINDS
    assert histories()
    assert pictures()
    assert names.found(heap())
    desktop.window.lock()
    settle()
    assert canaries.found(texts()) == {}
    assert histories() == []
    assert pictures() == []
    assert names.found(heap()) == {}
