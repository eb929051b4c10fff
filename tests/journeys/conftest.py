"""The real application, light and in English, on a clock that the test moves."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from rdpp_desk import messages
from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import build_application, start_log
from rdpp_desk.vault import FLOOR, keys

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def least_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id at its floor: the journey is about the day."""
    monkeypatch.setattr(keys, "calibrate", lambda: FLOOR)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def home(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of the day; what is temporary is written in it too, so that nothing escapes the scan."""
    temporary = own_folders / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return own_folders


@pytest.fixture
def application(qapp: QApplication, home: Path) -> Iterator[QApplication]:
    """The application as `run` builds it, log included."""
    spoken, log = messages.language(), logging.getLogger("rdpp_desk")
    propagated, level = log.propagate, log.level
    made = build_application([], Settings(language="en", appearance="light"))
    start_log()
    yield made
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    messages.use(spoken)
    for handler in tuple(log.handlers):
        log.removeHandler(handler)
        handler.close()
    log.propagate = propagated
    log.setLevel(level)
