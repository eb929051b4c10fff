"""An entrance on jobs that the test drains by hand, and a vault at the least cost, made once."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import FixedClock
from rdpp_desk.vault import FLOOR, keys

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PASSPHRASE = "quatre mots sans aucun lien"


@pytest.fixture(autouse=True)
def least_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id at its floor: these tests are about screens."""
    monkeypatch.setattr(keys, "calibrate", lambda: FLOOR)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """A vault and its recovery words."""
    folder = tmp_path_factory.mktemp("made") / "Cabinet"
    desk, words = create_vault(folder, PASSPHRASE, FixedClock(NOW), parameters=FLOOR)
    desk.close()
    return folder, words


@pytest.fixture
def vault(made: tuple[Path, tuple[str, ...]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[0], tmp_path / "Cabinet"))


@pytest.fixture
def words(made: tuple[Path, tuple[str, ...]]) -> tuple[str, ...]:
    return made[1]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)
