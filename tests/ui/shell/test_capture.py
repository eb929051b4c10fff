"""Windows are kept out of screen captures, their system's call replaced by one that notes what it was given."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.objc_runtime import Runtime

from rdpp_desk.ui import capture
from rdpp_desk.ui.capture import CaptureShield, hide_on_macos, hide_on_windows
from rdpp_desk.ui.objc import ObjC

OUT, BLACK, NOTHING = 0x11, 0x01, 0x00


class User32:
    """Accepts the affinities of `known`."""

    def __init__(self, *known: int) -> None:
        self._known = known
        self.asked: list[int] = []

    def SetWindowDisplayAffinity(self, _window: Any, affinity: Any) -> int:
        self.asked.append(affinity.value)
        return int(affinity.value in self._known)


@pytest.mark.parametrize(
    ("known", "hidden", "asked"),
    [((OUT, BLACK), True, [OUT]), ((BLACK,), True, [OUT, BLACK]), ((NOTHING,), False, [NOTHING])],
)
def test_windows_takes_the_window_out_or_blackens_it_where_it_cannot(
    known: tuple[int, ...], hidden: bool, asked: list[int]
) -> None:
    library = User32(*known)
    assert hide_on_windows(42, hidden, library)
    assert library.asked == asked


def test_macos_changes_the_sharing_type_of_the_window_behind_the_view() -> None:
    runtime = Runtime()
    view = runtime.pointer("view")
    for hidden in (True, False):
        assert hide_on_macos(view, hidden, ObjC(runtime))
    assert runtime.sent == [
        "view window",
        "[view window] setSharingType: 0",
        "view window",
        "[view window] setSharingType: 1",
    ]


class Screen:
    """What the system was asked for each window."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, bool]] = []

    def hide(self, window: int, hidden: bool) -> None:
        self.asked.append((window, hidden))


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    made = Screen()
    monkeypatch.setattr(capture, "offered", lambda: made.hide)
    return made


def test_every_window_is_hidden_as_it_is_shown_and_the_switch_acts_at_once(qtbot: QtBot, screen: Screen) -> None:
    shield = CaptureShield(True)
    window = QWidget()
    QWidget(window)
    dialog = QDialog(window)
    for one in (window, dialog):
        qtbot.addWidget(one)
        one.show()
    both = {int(window.winId()), int(dialog.winId())}
    assert {asked for asked, hidden in screen.asked if hidden} == both
    screen.asked.clear()
    shield.set_on(False)
    assert set(screen.asked) >= {(one, False) for one in both}
    screen.asked.clear()
    later = QDialog()
    qtbot.addWidget(later)
    later.show()
    assert not screen.asked
    shield.set_on(True)
    assert (int(later.winId()), True) in screen.asked


def test_a_system_that_refuses_is_no_trouble(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_window: int, _hidden: bool) -> None:
        raise OSError

    monkeypatch.setattr(capture, "offered", lambda: refuse)
    shield = CaptureShield(True)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    shield.set_on(False)


def test_linux_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, found in (("linux", None), ("win32", hide_on_windows), ("darwin", hide_on_macos)):
        monkeypatch.setattr("sys.platform", system)
        assert capture.offered() is found
