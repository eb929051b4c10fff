"""In discreet mode: what the system's file windows propose, the entrance after a lock, and the charter that is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from tests.keys import type_text
from tests.ui.discreet.conftest import Open
from tests.ui.discreet.practice import FIRST, FOLDER, seen
from tests.ui.find import click

from rdpp_desk.actions import charter
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.settings.page import SettingsPage
from rdpp_desk.ui.unlock.unlock_step import UnlockStep
from rdpp_desk.ui.unlock.vault_card import VaultCard
from rdpp_desk.ui.widgets import Dialog
from rdpp_desk.ui.widgets.pickers import Picking, choose_with_dialog


def asked(open_: Open, page: BackupPage) -> list[Path]:
    """Where the system's window would begin, once « Choisir… » is pressed in the mode."""
    starts: list[Path] = []

    def choose(
        _host: QWidget, _what: Picking, _title: str, start: Path, _filters: str, _chosen: Callable[[str], object]
    ) -> None:
        starts.append(start)

    page.backup.place.choose = choose
    page.backup.place.button.click()
    return starts


def test_a_name_of_ones_own_is_not_proposed_again(open_: Open) -> None:
    page = open_.show("backup")
    assert isinstance(page, BackupPage)
    own = page.backup.place
    own.set_path(Path("/media/cle/rdpp-desk-2026-11-24.rdppbackup"))
    open_.window.run_command("discreet")
    assert asked(open_, page) == [Path("/media/cle/rdpp-desk-2026-11-24.rdppbackup")]
    own.edit.clear()
    type_text(own.edit, f"/media/cle/{FIRST}.rdppbackup")
    assert asked(open_, page) == [Path("/media/cle/rdpp-desk.rdppbackup")]
    own.edit.clear()
    type_text(own.edit, f"/media/cle/copie.{FIRST}")
    assert asked(open_, page) == [Path("/media/cle/rdpp-desk")]
    open_.window.run_command("discreet")
    assert asked(open_, page) == [Path(f"/media/cle/copie.{FIRST}")]


@pytest.mark.parametrize("discreet", [False, True])
def test_the_systems_window_begins_in_the_documents(open_: Open, discreet: bool) -> None:
    page = open_.show("backup")
    folder = open_.desk.vault.path.parent / FOLDER
    if discreet:
        open_.window.run_command("discreet")
    dialog = choose_with_dialog(page, Picking.NEW_FILE, "File", folder / "x.pdf", "PDF (*.pdf)", lambda _place: None)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    begun = Path(dialog.directory().absolutePath())
    dialog.reject()
    assert (begun == folder) is not discreet
    if discreet:
        assert FOLDER not in str(begun)


def test_after_a_lock_the_entrance_names_no_vault(open_: Open) -> None:
    named = str(open_.desk.vault.path.parent / FOLDER / FIRST)
    open_.show("today")
    open_.window.run_command("discreet")
    open_.desktop.settings = replace(open_.desktop.settings, last_vault=named)
    open_.window.lock()
    open_.settle()
    step = open_.window.entrance.findChildren(UnlockStep)[0]
    assert step.card.isVisible()
    assert step.card.accessibleName() == "Your vault"
    assert seen(open_.window) == {}


def test_without_the_mode_it_names_it(open_: Open) -> None:
    named = open_.desk.vault.path.parent / FOLDER / FIRST
    open_.desktop.settings = replace(open_.desktop.settings, last_vault=str(named))
    open_.window.lock()
    open_.settle()
    card = open_.window.entrance.findChildren(VaultCard)[0]
    assert card.accessibleName() == f"Vault: {FIRST}"
    assert FOLDER in card.toolTip()


def test_the_charter_that_is_read_is_covered(open_: Open) -> None:
    charter.load_charter(open_.desk, f"Charte de {FIRST}", "", f"Article 1. {FIRST}.", None)
    page = open_.show("settings", section="documents")
    assert isinstance(page, SettingsPage)
    open_.window.run_command("discreet")
    open_.settle()
    papers = page.section("documents")
    papers._read()  # type: ignore[attr-defined]  # of the section of documents
    dialog = next(one for one in open_.window.findChildren(Dialog) if one.isVisible())
    assert seen(open_.window) == {}
    click(dialog, "Show here")
    assert FIRST in seen(open_.window)
    dialog.close_with("")
