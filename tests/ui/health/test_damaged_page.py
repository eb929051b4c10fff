"""A damaged page costs the window what it held: the rest is shown, checked, and locked as ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from tests.ui.find import click, find

from rdpp_desk.actions import clients, notes, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client
from rdpp_desk.settings import Settings
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.vault.connection import PAGE_SIZE
from rdpp_desk.vault.store import open_with_data_key


def spoil(desk: Desk, table: str) -> None:
    """Close the vault, the first page of that table unreadable."""
    page = desk.db.value("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    database = desk.vault.database
    desk.close()
    with database.open("rb+") as file:
        file.seek((page - 1) * PAGE_SIZE + 100)
        file.write(bytes(16))


@pytest.mark.parametrize("table", ["notes", "clients", "sessions", "supervision_entries"])
def test_a_vault_with_a_damaged_page_is_shown_leads_to_its_backups_and_locks(
    qtbot: QtBot, desk: Desk, made_vault: tuple[Path, bytes], clock: FixedClock, table: str
) -> None:
    client = clients.create_client(desk, Client(first_name="Camille"))
    engagement = clients.start_engagement(desk, Engagement(kind=EngagementKind.COACHING, client_id=client.id))
    notes.remember_open_note(desk, notes.new_note(desk, engagement.id, None).id)
    folder = desk.vault.path
    spoil(desk, table)
    again = Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock)
    desktop = Desktop(Settings(last_vault=str(folder), language="en"), clock)
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    desktop.open_desk(again)
    assert not desktop.window.is_locked
    assert desktop.window.holders
    desktop.window.show_page("backup")
    assert desktop.window.pages["backup"].isVisible()
    desktop.window.lock()
    desktop.window.jobs.wait_all()
    assert not again.vault.is_open
    unlock.lock(Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock))


@pytest.mark.parametrize("table", ["clients", "backups"])
def test_a_page_that_cannot_be_read_says_so_and_leads_to_the_ways_out(
    qtbot: QtBot, desk: Desk, made_vault: tuple[Path, bytes], clock: FixedClock, table: str
) -> None:
    folder = desk.vault.path
    spoil(desk, table)
    again = Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock)
    desktop = Desktop(Settings(last_vault=str(folder), language="en"), clock)
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    desktop.open_desk(again)
    click(desktop.window, "See what to do")
    page = desktop.window.pages["backup"]
    assert find(page, QAbstractButton, "Restore beside…").isEnabled()
    if table == "backups":
        assert find(page, QAbstractButton, "Save what can be saved").isEnabled()
    desktop.window.lock()
    desktop.window.jobs.wait_all()
