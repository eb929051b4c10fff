"""What is written is saved after a pause, during a long burst, and again by itself after a failure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rdpp_desk.errors import StorageError
from rdpp_desk.ui.autosave import Autosave, SaveState
from rdpp_desk.ui.theme import Time

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NEVER = 3_600_000


class Disk:
    """Counts what was stored; refuses as many times as asked."""

    def __init__(self, refusals: int = 0) -> None:
        self.refusals = refusals
        self.stored = 0

    def store(self) -> datetime:
        if self.refusals:
            self.refusals -= 1
            raise StorageError("disk-full", path="")
        self.stored += 1
        return NOW


def writing(monkeypatch: pytest.MonkeyPatch, disk: Disk, owner: QObject, pause: int, longest: int) -> Autosave:
    monkeypatch.setattr(Time, "AUTOSAVE_PAUSE", pause)
    monkeypatch.setattr(Time, "AUTOSAVE_LONGEST", longest)
    return Autosave(disk.store, None, owner)


def test_a_pause_saves(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    disk, owner = Disk(), QObject()
    saving = writing(monkeypatch, disk, owner, pause=0, longest=NEVER)
    saving.touch()
    assert saving.dirty
    qtbot.waitUntil(lambda: disk.stored == 1)
    assert (saving.dirty, saving.saved_at) == (False, NOW)


def test_writing_without_a_pause_is_saved_all_the_same(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    disk, owner = Disk(), QObject()
    saving = writing(monkeypatch, disk, owner, pause=NEVER, longest=0)
    saving.touch()
    qtbot.waitUntil(lambda: disk.stored == 1)
    assert not saving.dirty


def test_a_refused_save_is_tried_again_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    disk, owner = Disk(refusals=2), QObject()
    saving = writing(monkeypatch, disk, owner, pause=NEVER, longest=0)
    saving.touch()
    assert not saving.save()
    assert (saving.save_state, saving.failure is not None) == (SaveState.FAILED, True)
    qtbot.waitUntil(lambda: disk.stored == 1)
    assert (saving.save_state, saving.failure) == (SaveState.KEPT, None)


def test_nothing_is_written_when_nothing_changed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    disk, owner = Disk(), QObject()
    assert writing(monkeypatch, disk, owner, pause=NEVER, longest=NEVER).save()
    assert disk.stored == 0
