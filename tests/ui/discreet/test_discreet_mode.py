"""In discreet mode no name and no word typed is on the screen, read aloud or in a tooltip; and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.discreet.conftest import Open
from tests.ui.discreet.practice import CANARIES, FIRM, FIRST, NOTE, contacts, seen
from tests.ui.find import click

from rdpp_desk.actions import documents, dossiers, journal, search
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.clients.import_page import ImportPage
from rdpp_desk.ui.pages import PAGES
from rdpp_desk.ui.settings.page import SECTIONS
from rdpp_desk.ui.widgets.command_palette import CommandPalette
from rdpp_desk.ui.widgets.veil import Veil


def tour(open_: Open, folder: Path) -> Iterator[str]:
    """Every page with something in it, one after the other."""
    made = open_.made
    params: dict[str, dict[str, object]] = {
        "dossier": {"engagement_id": made.dossier, "note_id": made.note},
        "wizard": {"document_id": made.draft},
        "document": {"document_id": made.draft},
        "entry": {"entry_id": made.entry},
    }
    for page in PAGES:
        open_.show(page, **params.get(page, {}))
        yield page
    open_.show("document", document_id=made.frozen)
    yield "frozen"
    for tab in ("objectives", "documents", "information"):
        open_.show("dossier", engagement_id=made.dossier, tab=tab)
        yield tab
    open_.show("dossier", engagement_id=made.group)
    yield "group"
    for section in SECTIONS:
        open_.show("settings", section=section.key)
        yield section.key
    listed = open_.show("dossiers")
    click(listed, "Trash")
    yield "trash"
    imported = open_.show("import")
    assert isinstance(imported, ImportPage)
    imported._understand(contacts(folder).read_bytes())
    yield "import preview"
    dossier = open_.show("dossier", engagement_id=made.dossier, note_id=made.note)
    assert isinstance(dossier, DossierPage)
    dossier.timeline.search.setText("Elle")
    dossier.timeline._search("Elle")
    yield "search"
    dossier.timeline._search("")
    open_.window.run_command("palette")
    palette = open_.window.findChildren(CommandPalette)[-1]
    for words in (FIRST[:4], FIRM[:4], "Elle"):
        palette.field.setText(words)
        palette.search()
        yield f"palette {words}"
    palette.close_palette()


def test_each_canary_is_somewhere_while_the_mode_is_off(open_: Open, tmp_path: Path) -> None:
    found: set[str] = set()
    for _place in tour(open_, tmp_path):
        found |= set(seen(open_.window))
    assert found >= set(CANARIES)


def test_no_canary_is_anywhere_while_it_is_on(open_: Open, tmp_path: Path) -> None:
    for _place in tour(open_, tmp_path):
        pass  # the pages have already shown the names
    open_.window.run_command("discreet")
    leaks = {place: seen(open_.window) for place in tour(open_, tmp_path)}
    assert {place: leak for place, leak in leaks.items() if leak} == {}


def test_the_page_on_screen_changes_at_once_and_keeps_the_word_being_typed(open_: Open) -> None:
    page = open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert isinstance(page, DossierPage)
    page.editor.text.insertPlainText("mot ")
    open_.window.run_command("discreet")
    assert seen(open_.window) == {}
    assert page.editor.note_id == open_.made.note
    assert "mot " in page.editor.text.toPlainText()
    open_.window.run_command("discreet")
    assert NOTE in seen(open_.window)


def test_a_veil_is_lifted_until_the_page_is_left(open_: Open) -> None:
    open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    open_.window.run_command("discreet")
    veil = next(one for one in open_.window.findChildren(Veil) if one.isVisible())
    QTest.keyClick(veil.show_here, Qt.Key.Key_Space)
    assert NOTE in seen(open_.window)
    open_.show("today")
    open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert seen(open_.window) == {}


def test_the_keyboard_does_not_reach_under_a_veil(open_: Open) -> None:
    page = open_.show("dossier", engagement_id=open_.made.dossier, note_id=open_.made.note)
    assert isinstance(page, DossierPage)
    open_.window.run_command("discreet")
    for _stop in range(80):
        open_.window.focusNextChild()
        focused = QApplication.focusWidget()
        assert focused is None or not page.editor.text.isAncestorOf(focused)
        assert focused is not page.editor.text


def test_search_and_lists_find_by_the_true_name_and_show_the_code(open_: Open) -> None:
    open_.desk.discreet = True
    hits = search.search(open_.desk, FIRST)
    assert hits
    assert hits[0].title == f"D-{open_.made.dossier:03d}"
    line = dossiers.list_dossiers(open_.desk, FIRM)[0]
    assert (line.name, line.organisation) == (f"D-{open_.made.dossier:03d}", "O-001")


def test_the_mode_has_its_shortcut_and_says_that_it_is_on(open_: Open) -> None:
    bound = [one.key() for one in open_.window.findChildren(QShortcut)]
    assert QKeySequence("Ctrl+Shift+D") in bound
    item = open_.window.sidebar.discreet
    item.click()
    assert item.accessibleName() == "Discreet mode on"
    assert item.isVisible()
    toast = open_.window.toasts.current
    assert toast is not None
    assert "Discreet mode is on" in toast.text
    assert open_.window.windowTitle() == "RDPP Desk"
    assert "Shows the names again" in item.toolTip()
    open_.window.toasts.undo()
    assert item.accessibleName() == "Discreet mode"
    assert "Codes in place of names" in item.toolTip()


def test_what_is_printed_or_exported_is_the_same_in_either_mode(open_: Open) -> None:
    made = []
    for discreet in (False, True):
        open_.desk.discreet = discreet
        state = documents.open_document(open_.desk, open_.made.draft).state
        request = documents.preview_request(open_.desk, open_.made.draft, state)
        assert FIRST in str(request.facts)
        review = journal.journal_request(open_.desk, None, None, unlinked=False)
        made.append((documents.build_preview(request).pdf, str(review)))
    assert made[0] == made[1]
