"""Searching in a vault with a damaged page: what it held is refused, and the other words are found as ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rdpp_desk.actions import clients, notes
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.search import search
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client
from rdpp_desk.vault.connection import PAGE_SIZE
from rdpp_desk.vault.store import open_with_data_key


@pytest.fixture
def spoilt(desk: Desk, made_vault: tuple[Path, bytes], clock: FixedClock) -> Iterator[Desk]:
    """A desk whose notes do not read; the name of its one client does."""
    client = clients.create_client(desk, Client(first_name="Camille"))
    engagement = clients.start_engagement(desk, Engagement(kind=EngagementKind.COACHING, client_id=client.id))
    note = notes.new_note(desk, engagement.id, None)
    notes.save_note(desk, note.id, "Une ritournelle")
    page = desk.db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'")
    folder, database = desk.vault.path, desk.vault.database
    desk.close()
    with database.open("rb+") as file:
        file.seek((page - 1) * PAGE_SIZE + 100)
        file.write(bytes(16))
    opened = Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock)
    yield opened
    opened.close()


def test_after_a_damaged_page_the_same_connection_finds_what_the_others_hold(spoilt: Desk) -> None:
    with pytest.raises(VaultUnavailable):
        search(spoilt, "ritournelle")
    reader = spoilt.search_db
    assert reader.value("SELECT first_name FROM clients") == "Camille"
    assert reader.value("PRAGMA query_only") == 1
    with pytest.raises(VaultUnavailable):
        search(spoilt, "ritournelle")
    assert spoilt.search_db.value("SELECT first_name FROM clients") == "Camille"
