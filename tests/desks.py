"""An empty desk on a real vault, at the least cost of a passphrase: made once, copied for each test.

A conftest takes the fixtures it wants by importing them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import open_with_data_key

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PASSPHRASE = "quatre mots sans aucun lien"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An empty vault and its data key."""
    folder = tmp_path_factory.mktemp("made") / "Cabinet"
    desk, _words = create_vault(folder, PASSPHRASE, FixedClock(NOW), parameters=FLOOR)
    key = bytes(desk.vault.data_key)
    desk.close()
    return folder, key


@pytest.fixture
def vault_folder(made_vault: tuple[Path, bytes], tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made_vault[0], tmp_path / "Cabinet"))


@pytest.fixture
def desk(made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock) -> Iterator[Desk]:
    """The copy, open."""
    opened = Desk(open_with_data_key(vault_folder, made_vault[1], clock=clock), clock)
    yield opened
    opened.close()
