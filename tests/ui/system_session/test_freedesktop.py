"""Linux: what logind and the screen savers say, on a private bus where there is one, and through the meta-object."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rdpp_desk.ui.system_session import Reason
from rdpp_desk.ui.system_session.freedesktop import FreedesktopSession

DIRECT = Qt.ConnectionType.DirectConnection
BUSES = ["private"] if shutil.which("dbus-daemon") else []


class Bus:
    """A private bus with a logind on it."""

    def __init__(self, logind: subprocess.Popen[str], address: str) -> None:
        self.logind = logind
        self.ours = QDBusConnection.connectToBus(address, "rdpp-desk-test")

    def says(self, line: str) -> None:
        assert self.logind.stdin is not None
        self.logind.stdin.write(f"{line}\n")
        self.logind.stdin.flush()

    def said(self) -> str:
        assert self.logind.stdout is not None
        return self.logind.stdout.readline().strip()


@pytest.fixture
def bus(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    logind = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("fake_logind.py")), address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    made = Bus(logind, address)
    assert made.said() == "ready"
    yield made
    QDBusConnection.disconnectFromBus("rdpp-desk-test")
    for process in (logind, daemon):
        process.kill()
        process.communicate()


@pytest.mark.parametrize("_kind", BUSES)
def test_each_signal_of_a_real_bus_arrives_and_another_s_session_does_not(qtbot: QtBot, bus: Bus, _kind: str) -> None:
    session = FreedesktopSession(None, bus.ours, bus.ours)
    assert session.hears == {"sleep", "lock", "switch", "saver"}
    left: list[Reason] = []
    session.left.connect(left.append)
    for line in ("wake", "other-lock", "back", "sleep", "lock", "switch", "hint", "saver"):
        bus.says(line)
    qtbot.waitUntil(lambda: len(left) == 5)
    assert left == [Reason.SLEEP, *[Reason.SESSION] * 4]


@pytest.mark.parametrize("_kind", BUSES)
def test_a_sleep_is_delayed_from_the_opening_to_the_lock(qtbot: QtBot, bus: Bus, _kind: str) -> None:
    session = FreedesktopSession(None, bus.ours, bus.ours)
    session.begin(QWidget())
    session.begin(QWidget())
    assert bus.said() == "delayed sleep RDPP Desk The vault is being closed delay"
    session.end()
    assert bus.said() == "released"


@pytest.fixture
def alone(qtbot: QtBot) -> FreedesktopSession:
    """No bus at all."""
    nowhere = QDBusConnection("no such bus")
    return FreedesktopSession(None, nowhere, nowhere)


def test_no_bus_is_no_trouble(alone: FreedesktopSession) -> None:
    assert alone.hears == set()
    alone.begin(QWidget())
    alone.end()


def test_the_slots_answer_as_a_bus_calls_them(alone: FreedesktopSession) -> None:
    left: list[Reason] = []
    alone.left.connect(left.append)
    for slot in ("prepare_for_sleep", "screen_saver"):
        for value in (False, True):
            assert QMetaObject.invokeMethod(alone, slot, DIRECT, Q_ARG(bool, value))
    assert QMetaObject.invokeMethod(alone, "session_locked", DIRECT)
    assert left == [Reason.SLEEP, Reason.SESSION, Reason.SESSION]
    left.clear()
    session = "org.freedesktop.login1.Session"
    for interface, changed in (
        (session, {"IdleHint": True}),
        (session, {"Active": True}),
        ("org.example", {"Active": False}),
        (session, {"Active": False}),
        (session, {"LockedHint": True}),
    ):
        alone.properties_changed(interface, changed, [])
    assert left == [Reason.SESSION, Reason.SESSION]
