"""A vault made once, copied for each test that wants one, and reopened without deriving anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rdpp_desk import vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.vault import store
from rdpp_desk.vault.store import Vault

CLOCK = FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
PASSPHRASE = "brume tiède sur le canal"


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed vault and its secrets."""

    folder: Path
    words: tuple[str, ...]
    data_key: bytes

    def open(self) -> Vault:
        """Open without deriving a key."""
        return store.open_with_data_key(self.folder, self.data_key, clock=CLOCK)

    @property
    def keys(self) -> Path:
        return self.folder / "vault.keys"

    @property
    def database(self) -> Path:
        return self.folder / "vault.db"


@pytest.fixture(scope="session")
def _original(tmp_path_factory: pytest.TempPathFactory) -> Closed:
    folder = tmp_path_factory.mktemp("original") / "coffre"
    opened, words = vault.create(folder, PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    with opened:
        with opened.transaction() as db:
            db.execute("CREATE TABLE leaves (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
            db.execute_many("INSERT INTO leaves (text) VALUES (?)", [(f"feuille {n} " * 60,) for n in range(40)])
        return Closed(folder, words, opened.data_key)


@pytest.fixture
def closed(_original: Closed, tmp_path: Path) -> Closed:
    """A closed vault with 40 rows in the table `leaves`."""
    folder = tmp_path / "coffre"
    shutil.copytree(_original.folder, folder)
    return Closed(folder, _original.words, _original.data_key)


@pytest.fixture
def opened(closed: Closed) -> Iterator[Vault]:
    """The same vault, open."""
    with closed.open() as found:
        yield found
