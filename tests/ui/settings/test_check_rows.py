"""« Vérifier ma fiche » and the runbook: what is told of a right, an older and a wrong sheet; nothing is kept of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import recovery, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.recovery_check import CheckSheetDialog
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Dialog, Strip, TextArea
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.vault.words import without_accents

ENTRY = "The 24 words of your sheet"


@pytest.fixture
def words(desk: Desk) -> tuple[str, ...]:
    made = unlock.new_recovery()
    unlock.adopt_recovery(desk, made, " ".join(made))
    return made


def dialog(window: MainWindow) -> CheckSheetDialog:
    """The dialog as a duty of the day opens it."""
    window.show_page("settings", section="security", then="check-sheet")
    QApplication.processEvents()
    (found,) = window.findChildren(CheckSheetDialog)
    return found


def said(window: MainWindow) -> str:
    QApplication.processEvents()
    return " ".join(strip.accessibleName() for strip in window.findChildren(Strip) if strip.isVisible())


def test_a_right_sheet_is_told_so_and_the_day_is_shown(window: MainWindow, desk: Desk, words: tuple[str, ...]) -> None:
    desk.clock = FixedClock(desk.now() + timedelta(days=200))
    shown = dialog(window)
    find(window, TextArea, ENTRY).setText(" ".join(without_accents(word)[:4] for word in words))
    click(window, "Check the sheet")
    assert "This sheet does open this vault." in said(window)
    assert recovery.last_checked_on(desk) == desk.today()
    assert shown.entry.text() == ""
    click(window, "Close")
    assert "Sheet checked on 12 June 2027." in said(window).replace("\u00a0", " ")


def test_an_older_sheet_is_known_again_and_a_new_one_is_offered(
    window: MainWindow, desk: Desk, words: tuple[str, ...]
) -> None:
    newer = unlock.new_recovery()
    unlock.adopt_recovery(desk, newer, " ".join(newer))
    dialog(window)
    find(window, TextArea, ENTRY).setText(" ".join(words))
    click(window, "Check the sheet")
    assert "earlier recovery sheet" in said(window)
    (shown,) = window.findChildren(CheckSheetDialog)
    assert shown.renew.isVisible()
    shown.renew.click()
    QApplication.processEvents()
    assert "A new recovery sheet" in titles(window)


def titles(window: MainWindow) -> list[str]:
    return [one.panel.accessibleName() for one in window.findChildren(Dialog) if one.isVisible()]


def test_an_unknown_word_is_named_and_nothing_is_remembered(
    window: MainWindow, desk: Desk, words: tuple[str, ...]
) -> None:
    shown = dialog(window)
    find(window, TextArea, ENTRY).setText(" ".join((*words[:6], "ordinateur", *words[7:])))
    before = recovery.last_checked_on(desk)
    shown.button.click()
    assert "number 7" in shown.entry.field.error()
    assert recovery.last_checked_on(desk) == before


def test_a_sheet_that_was_never_checked_is_said_to_be(window: MainWindow) -> None:
    window.show_page("settings", section="security")
    assert "This sheet was never checked." in said(window)


def test_the_lock_forgets_the_words_being_typed(window: MainWindow, words: tuple[str, ...]) -> None:
    shown = dialog(window)
    entry = shown.entry
    find(window, TextArea, ENTRY).setText(" ".join(words))
    shown.close_with("")
    assert entry.text() == ""


def test_the_runbook_is_saved_where_asked(window: MainWindow, tmp_path: Path, desk: Desk) -> None:
    window.show_page("settings", section="security")
    click(window, "Print the sheet for a lost computer")
    target = tmp_path / "paper.pdf"
    find(window, PathField, "PDF file").set_path(target)
    click(window, "Save the PDF")
    assert target.read_bytes()[:5] == b"%PDF-"
    assert target.stat().st_mode & 0o077 == 0
    find(window, PathField, "PDF file").set_path(desk.vault.path / "paper.pdf")
    click(window, "Save the PDF")
    assert "cannot be kept inside" in said(window)
    assert not (desk.vault.path / "paper.pdf").exists()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_dialog_is_named_and_fits(window: MainWindow, scale: float) -> None:
    manager().apply(Theme(scale=scale))
    window.resize(960, 640)
    shown = dialog(window)
    QApplication.processEvents()
    assert unnamed(shown) == []
    assert too_small(shown) == []
    assert clipped(shown) == []
