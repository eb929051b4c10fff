"""Windows and macOS, their calls replaced by fakes that note what they were given."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rdpp_desk.ui.system_session import Reason, macos, windows
from rdpp_desk.ui.system_session.macos import MacSession
from rdpp_desk.ui.system_session.windows import WindowsSession, reason_of

SESSION_CHANGE, POWER = 0x02B1, 0x0218


class Calls:
    """A system library whose functions all answer 1."""

    def __init__(self) -> None:
        self.made: list[tuple[str, tuple[Any, ...]]] = []
        self._functions: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        class Function:
            def __call__(_self, *given: Any) -> int:
                self.made.append((name, given))
                return 1

        return self._functions.setdefault(name, Function())


@pytest.mark.parametrize(
    ("message", "what", "reason"),
    [
        (SESSION_CHANGE, 7, Reason.SESSION),
        (SESSION_CHANGE, 2, Reason.SESSION),
        (SESSION_CHANGE, 4, Reason.SESSION),
        (SESSION_CHANGE, 6, Reason.SESSION),
        (SESSION_CHANGE, 8, None),
        (SESSION_CHANGE, 1, None),
        (POWER, 4, Reason.SLEEP),
        (POWER, 18, None),
        (0x0100, 7, None),
    ],
)
def test_windows_tells_a_lock_a_user_switch_and_a_sleep(message: int, what: int, reason: Reason | None) -> None:
    assert reason_of(message, what) is reason


def test_windows_messages_reach_the_lock_and_the_window_is_registered_while_a_vault_is_open(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls()
    monkeypatch.setattr(windows, "_terminal_services", lambda: calls)
    session = WindowsSession()
    left: list[Reason] = []
    session.left.connect(left.append)
    window = QWidget()
    qtbot.addWidget(window)
    session.begin(window)
    session.begin(window)
    session.end()
    session.end()
    assert [name for name, _given in calls.made] == [
        "WTSRegisterSessionNotification",
        "WTSUnRegisterSessionNotification",
    ]
    message = wintypes.MSG(message=SESSION_CHANGE, wParam=7)
    address = ctypes.addressof(message)
    assert session._filter.nativeEventFilter(QByteArray(b"windows_generic_MSG"), address) is False
    assert session._filter.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), address) is False
    assert left == [Reason.SESSION]


def test_windows_without_terminal_services_is_no_trouble(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise OSError

    monkeypatch.setattr(windows, "_terminal_services", missing)
    session = WindowsSession()
    window = QWidget()
    qtbot.addWidget(window)
    session.begin(window)
    session.end()


def test_macos_listens_to_the_lock_of_the_screen(qtbot: QtBot) -> None:
    calls = Calls()
    session = MacSession(None, lambda _path: calls)
    left: list[Reason] = []
    session.left.connect(left.append)
    assert session.hears
    observers = [given for name, given in calls.made if name == "CFNotificationCenterAddObserver"]
    assert len(observers) == len(macos._NAMES)
    observers[0][2](None, None, None, None, None)
    assert left == [Reason.SESSION]


def test_macos_without_its_library_is_no_trouble(qtbot: QtBot) -> None:
    def missing(_path: str) -> None:
        raise OSError

    assert not MacSession(None, missing).hears
