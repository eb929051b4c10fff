"""The review on a real vault at the least cost of a passphrase; made once, copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.supervision.stage import Stage, make_vault, staged


@pytest.fixture(scope="session")
def journal_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("journal") / "vault"
    return folder, make_vault(folder)


@pytest.fixture
def stage(journal_vault: tuple[Path, bytes], tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    yield from staged(journal_vault, tmp_path)
