"""Auto-lock, clipboard, log and settings."""

from __future__ import annotations

import json
import logging
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, qWarning
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.objc_runtime import Runtime

from rdpp_desk import settings
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import DeskError, StorageError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import catch_surprises, describe, quiet_qt, start_log
from rdpp_desk.ui.auto_lock import AutoLock
from rdpp_desk.ui.clipboard import Clipboard, conceal_on_macos
from rdpp_desk.ui.objc import ObjC
from rdpp_desk.ui.system_session import Reason, SystemSession
from rdpp_desk.ui.system_session.freedesktop import FreedesktopSession
from rdpp_desk.ui.widgets import LineEdit

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Watched:
    """An auto-lock and a clock moved by hand."""

    def __init__(self, minutes: int = 5) -> None:
        self.clock = FixedClock(START)
        self.system = SystemSession()
        self.lock = AutoLock(self.clock, minutes, system=self.system)
        self.reasons: list[Reason] = []
        self.lock.lock_requested.connect(self.reasons.append)
        self.lock.start()

    @property
    def asked(self) -> int:
        """How many times the lock was asked for."""
        return len(self.reasons)

    def wait(self, seconds: int) -> None:
        """Time passes, looked at every five seconds."""
        for _step in range(seconds // 5):
            self.clock.instant += timedelta(seconds=5)
            self.lock.tick()


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    made = Watched()
    yield made
    made.lock.stop()


def move_mouse() -> None:
    widget = QWidget()
    here = QPointF(3, 3)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, here, here, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def test_it_asks_to_lock_after_the_delay(watched: Watched) -> None:
    watched.wait(295)
    assert watched.asked == 0
    watched.wait(5)
    assert watched.asked == 1


def test_a_sign_of_life_begins_again(watched: Watched) -> None:
    watched.wait(200)
    move_mouse()
    watched.wait(200)
    assert watched.asked == 0
    watched.wait(100)
    assert watched.asked == 1


@pytest.mark.parametrize("hours", [2, -2])
def test_a_jump_of_the_clock_either_way_is_a_sleep_even_if_the_mouse_moves_first(watched: Watched, hours: int) -> None:
    watched.clock.instant += timedelta(hours=hours)
    move_mouse()
    assert watched.reasons == [Reason.SLEEP]


@pytest.mark.parametrize("hours", [2, -2])
def test_a_jump_of_the_clock_is_seen_without_a_hand_on_the_mouse(watched: Watched, hours: int) -> None:
    watched.clock.instant += timedelta(hours=hours)
    watched.lock.tick()
    assert watched.reasons == [Reason.SLEEP]


def test_a_clock_set_right_by_a_little_neither_locks_nor_gives_more_time(watched: Watched) -> None:
    watched.wait(200)
    watched.clock.instant -= timedelta(seconds=50)
    watched.lock.tick()
    watched.wait(95)
    assert watched.asked == 0
    watched.wait(5)
    assert watched.reasons == [Reason.IDLE]


def test_never_means_never_but_sleep_still_locks(qapp: QApplication) -> None:
    watched = Watched(minutes=0)
    watched.wait(3_600)
    assert watched.asked == 0
    watched.system.left.emit(Reason.SLEEP)
    watched.system.left.emit(Reason.SESSION)
    assert watched.reasons == [Reason.SLEEP, Reason.SESSION]
    watched.lock.stop()
    watched.system.left.emit(Reason.SESSION)
    assert watched.asked == 2


def test_a_system_that_says_nothing_still_locks_on_idle(qapp: QApplication) -> None:
    clock = FixedClock(START)
    nowhere = QDBusConnection("no such bus")
    lock = AutoLock(clock, 5, system=FreedesktopSession(None, nowhere, nowhere))
    asked: list[Reason] = []
    lock.lock_requested.connect(asked.append)
    lock.start()
    for _step in range(60):
        clock.instant += timedelta(seconds=5)
        lock.tick()
    lock.stop()
    assert asked == [Reason.IDLE]


def test_what_was_copied_is_forgotten_if_still_ours(qtbot: QtBot) -> None:
    clipboard = Clipboard()
    clipboard.copy("Camille")
    system = QGuiApplication.clipboard()
    assert system.text() == "Camille"
    assert clipboard.timer.interval() == 30_000
    clipboard.timer.timeout.emit()
    assert system.text() == ""
    clipboard.copy("Camille")
    system.setText("something else")
    clipboard.clear()
    assert system.text() == "something else"


def test_a_copy_asks_every_system_to_keep_it_out_of_histories_and_of_other_computers(qtbot: QtBot) -> None:
    Clipboard().copy("Camille")
    put = QGuiApplication.clipboard().mimeData()
    windows = 'application/x-qt-windows-mime;value="{}"'
    assert bytes(put.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert put.hasFormat(windows.format("ExcludeClipboardContentFromMonitorProcessing"))
    for refused in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        assert bytes(put.data(windows.format(refused)).data()) == bytes(4)


def test_macos_is_told_of_a_concealed_copy() -> None:
    runtime = Runtime()
    conceal_on_macos(ObjC(runtime))
    assert runtime.sent == [
        "NSString stringWithUTF8String: org.nspasteboard.ConcealedType",
        "NSPasteboard generalPasteboard",
        "NSArray arrayWithObject: [NSString stringWithUTF8String:]",
        "[NSPasteboard generalPasteboard] addTypes:owner: [NSArray arrayWithObject:] nil",
        "[NSPasteboard generalPasteboard] setString:forType: [NSString stringWithUTF8String:]"
        " [NSString stringWithUTF8String:]",
    ]


def test_what_any_field_copies_is_treated_the_same(qtbot: QtBot) -> None:
    clipboard = Clipboard(watches=True)
    clipboard.owns = lambda: True  # a platform without a screen does not know
    field = LineEdit("Name", text="Camille")
    qtbot.addWidget(field)
    field.selectAll()
    system = QGuiApplication.clipboard()
    for _time in range(2):
        field.copy()
        QApplication.processEvents()
        assert system.mimeData().hasFormat("x-kde-passwordManagerHint")
        assert clipboard.timer.isActive()
        clipboard.timer.timeout.emit()
        assert system.text() == ""


def test_a_lock_and_the_end_of_the_program_empty_whatever_the_program_copied(qtbot: QtBot) -> None:
    watching = Clipboard(watches=True)
    watching.owns = lambda: True
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for end in (watching.forget, application.aboutToQuit.emit):
        Clipboard().copy("Camille")
        end()
        assert QGuiApplication.clipboard().text() == ""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    place = start_log(tmp_path)
    assert place is not None
    yield place
    logger = logging.getLogger("rdpp_desk")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


def fail_with(words: str) -> Exception:
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


def test_a_surprise_reaches_the_window_and_the_log_without_its_words(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    surprises = catch_surprises()
    met: list[str] = []
    surprises.met.connect(met.append)
    error = fail_with("Camille Rousseau")
    sys.excepthook(type(error), error, error.__traceback__)
    written = log.read_text(encoding="utf-8")
    assert met == ["ValueError"]
    assert "unforeseen ValueError" in written
    assert "Camille" not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_refusal_that_no_page_caught_reaches_the_window_as_itself(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    surprises = catch_surprises()
    met: list[str] = []
    refused: list[object] = []
    surprises.met.connect(met.append)
    surprises.refused.connect(refused.append)
    full = StorageError("disk-full", path="/Camille")
    sys.excepthook(type(full), full, None)
    assert (met, refused) == ([], [full])
    assert "refused StorageError disk-full" in log.read_text(encoding="utf-8")


def test_qt_messages_are_logged_without_their_words(log: Path) -> None:
    undo = quiet_qt()
    qWarning("Camille Rousseau")
    undo()
    written = log.read_text(encoding="utf-8")
    assert "QtWarningMsg" in written
    assert "Camille" not in written


def test_an_error_is_described_by_type_and_code() -> None:
    assert describe(DeskError("disk-full", path="/Camille")) == "DeskError disk-full"


def test_a_log_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert start_log(tmp_path / "file") is None


def test_settings_are_kept_and_read_back(tmp_path: Path) -> None:
    place = tmp_path / "new" / "settings.json"
    wanted = Settings(
        language="fr", appearance="dark", text_scale=1.5, last_vault="/somewhere/Cabinet", less_motion=True
    )
    assert settings.save(wanted, place)
    assert settings.load(place) == wanted
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'"words"'])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "settings.json"
    place.write_bytes(content)
    assert settings.load(place) == Settings()
    assert not place.exists()
    assert (tmp_path / "settings.json.damaged").read_bytes() == content


def test_values_that_make_no_sense_become_defaults(tmp_path: Path) -> None:
    place = tmp_path / "settings.json"
    wrong = {"language": "xx", "appearance": 3, "text_scale": 40, "window_width": -1, "window_height": True}
    place.write_text(json.dumps({**wrong, "lock_after_minutes": -2, "last_vault": "/here", "unknown": 1}))
    assert settings.load(place) == Settings(last_vault="/here")


def test_no_file_is_no_trouble_and_a_refusing_disk_neither(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == Settings()
    (tmp_path / "file").write_text("")
    assert not settings.save(Settings(), tmp_path / "file" / "settings.json")
