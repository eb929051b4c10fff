"""The window: pages, regions, shortcuts, reflow, and a lock that leaves nothing behind."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.keys import press

from rdpp_desk.actions.notes import Draft
from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.shell import Breakpoint, Page, breakpoint_of
from rdpp_desk.ui.theme import manager, theme
from rdpp_desk.ui.widgets import Button, Dialog, LineEdit, PaletteItem, vbox

CLOCK = FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))


class Told(Page):
    """A page that notes what happens to it."""

    def __init__(self, name: str, log: list[str], focus_screen: bool = False) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # these pages need no vault
        self.nav = name
        self.focus_screen = focus_screen
        self._log = log
        self.field = LineEdit("Words", text="Camille")
        self.button = Button("Act")
        self.setLayout(vbox(self.field, self.button))

    def title(self) -> str:
        return self.nav

    def enter(self, **params: object) -> None:
        self._log.append(f"{self.nav} entered {params}" if params else f"{self.nav} entered")
        if "ask" in params:
            asked = Dialog(self, "Which?")
            asked.add(Button("This one"))
            asked.open()

    def leave(self) -> None:
        self._log.append(f"{self.nav} left")

    def wipe(self) -> None:
        self.field.clear()
        self._log.append(f"{self.nav} wiped")

    def primary_focus(self) -> QWidget:
        return self.field

    def save_now(self) -> None:
        self._log.append(f"{self.nav} saved")

    def reflow(self, breakpoint: Breakpoint) -> None:
        self._log.append(f"{self.nav} {breakpoint.value}")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, log: list[str]) -> MainWindow:
    def entrance() -> QWidget:
        widget = QWidget()
        field = LineEdit("Passphrase")
        widget.setLayout(vbox(field))
        widget.setFocusProxy(field)
        return widget

    made = MainWindow(Settings(), CLOCK, entrance, Jobs(HandExecutor()))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def opened(window: MainWindow, log: list[str]) -> MainWindow:
    window.open_desk(
        {
            "today": lambda: Told("today", log),
            "dossiers": lambda: Told("dossiers", log),
            "wizard": lambda: Told("agreements", log, focus_screen=True),
        },
        "today",
        palette=lambda text: [PaletteItem(f"Note {text}", "Note", "file-text", lambda: log.append("ran"))],
        commands={"new-note": lambda: log.append("new note")},
    )
    QApplication.processEvents()
    return window


def keys(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Through the shortcut map, as a real key."""
    QTest.keyClick(window, key, modifiers)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_locked_it_shows_the_entrance_and_no_page(window: MainWindow, qtbot: QtBot) -> None:
    assert window.is_locked
    assert window.windowTitle() == "RDPP Desk"
    assert window.entrance.isVisible()
    assert not window.sidebar.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.entrance.focusProxy())
    window.show_page("today")
    window.run_command("palette")
    assert window.pages == {}


def test_pages_are_made_once_entered_and_left(opened: MainWindow, log: list[str]) -> None:
    opened.show_page("dossiers", engagement_id=3)
    opened.show_page("today")
    opened.show_page("nowhere")
    entered = [line for line in log if "entered" in line or "left" in line]
    assert entered == [
        "today entered",
        "today left",
        "dossiers entered {'engagement_id': 3}",
        "dossiers left",
        "today entered",
    ]
    assert list(opened.pages) == ["today", "dossiers"]
    opened.back()
    assert log[-1] == "dossiers entered {'engagement_id': 3}"
    entries = opened.sidebar.items
    assert [key for key, entry in entries.items() if entry.current] == ["dossiers"]
    assert [key for key, entry in entries.items() if entry.accessibleDescription() == "Page shown"] == ["dossiers"]
    roles = {QAccessible.queryAccessibleInterface(entry).role() for entry in entries.values()}
    assert roles == {QAccessible.Role.Button}
    assert opened.windowTitle() == "RDPP Desk"


def test_what_a_page_asks_as_it_opens_keeps_the_keyboard(opened: MainWindow) -> None:
    opened.show_page("dossiers", ask=True)
    dialog = opened.dialog()
    assert dialog is not None
    assert dialog.isAncestorOf(QApplication.focusWidget())


def test_a_page_starts_where_it_says_and_the_sidebar_leads_there(opened: MainWindow) -> None:
    assert QApplication.focusWidget() is opened.pages["today"].primary_focus()
    opened.sidebar.items["dossiers"].click()
    assert "dossiers" in opened.pages


def test_lock_keeps_wipes_destroys_and_shows_the_entrance(opened: MainWindow, log: list[str]) -> None:
    opened.show_page("dossiers")
    log.clear()
    opened.locking.connect(lambda: log.append("vault closed"))
    opened.locked.connect(lambda: log.append("locked"))
    dialog = Dialog(opened, "Destroy?")
    dialog.finished.connect(lambda key: log.append(f"dialog {key!r}"))
    dialog.open()
    opened.toasts.show("Moved", lambda: log.append("undone"))
    pages = list(opened.pages.values())
    keys(opened, Qt.Key.Key_L, CTRL)
    assert log == ["dossiers left", "dialog ''", "today wiped", "dossiers wiped", "vault closed", "locked"]
    assert opened.pages == {}
    assert opened.toasts.current is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(isValid(page) for page in pages)
    assert opened.entrance.isVisible()
    assert not [child for child in opened.findChildren(LineEdit) if child.text()]
    opened.lock()
    assert log[-1] == "locked"


@pytest.mark.parametrize("kind", [QDialog, QFileDialog, QMessageBox])
def test_a_lock_closes_the_windows_of_the_system_at_once_and_those_that_they_opened(
    opened: MainWindow, kind: type[QDialog]
) -> None:
    first = QDialog(opened.pages["today"])
    second = kind(first)
    ends: list[int] = []
    for dialog in (first, second):
        dialog.finished.connect(ends.append)
        dialog.open()
    opened.lock()
    assert not first.isVisible()
    assert not second.isVisible()
    assert ends == [QDialog.DialogCode.Rejected] * 2


def test_a_page_may_lock_from_its_own_button(opened: MainWindow) -> None:
    page = opened.pages["today"]
    assert isinstance(page, Told)
    page.button.clicked.connect(lambda: page.shell.lock())
    page.button.click()
    assert opened.is_locked


@pytest.mark.parametrize(
    ("key", "modifiers", "line"),
    [(Qt.Key.Key_S, CTRL, "today saved"), (Qt.Key.Key_N, CTRL, "new note")],
)
def test_shortcuts(opened: MainWindow, log: list[str], key: Qt.Key, modifiers: Qt.KeyboardModifier, line: str) -> None:
    keys(opened, key, modifiers)
    assert log[-1] == line


def test_the_list_of_shortcuts_opens_and_escape_closes_it(opened: MainWindow) -> None:
    keys(opened, Qt.Key.Key_F1)
    sheet = opened.dialog()
    assert sheet is not None
    keys(opened, Qt.Key.Key_K, CTRL)
    assert opened.dialog() is sheet
    press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert opened.dialog() is None


def test_the_palette_opens_once_and_runs(opened: MainWindow, log: list[str]) -> None:
    keys(opened, Qt.Key.Key_K, CTRL)
    opened.run_command("palette")
    press(QApplication.focusWidget(), Qt.Key.Key_Return, text="\r")
    assert log[-1] == "ran"
    keys(opened, Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget().accessibleName().startswith("Search or start")


def test_f6_goes_round_sidebar_page_and_toast(opened: MainWindow) -> None:
    opened.toasts.show("Moved", lambda: None)
    assert opened.toasts.current is not None
    page = opened.pages["today"]
    stops = []
    for _step in range(3):
        keys(opened, Qt.Key.Key_F6)
        stops.append(QApplication.focusWidget())
    assert stops == [opened.toasts.current.button, opened.sidebar.items["today"], page.primary_focus()]
    assert opened.ring.target is page.primary_focus()
    keys(opened, Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is opened.sidebar.items["today"]


def test_text_size_changes_live_and_is_remembered(opened: MainWindow) -> None:
    kept: list[Settings] = []
    opened.settings_changed.connect(kept.append)
    keys(opened, Qt.Key.Key_Equal, CTRL)
    assert (theme().scale, kept[-1].text_scale) == (1.15, 1.15)
    keys(opened, Qt.Key.Key_Minus, CTRL)
    keys(opened, Qt.Key.Key_0, CTRL)
    assert (theme().scale, kept[-1].text_scale) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("width", "scale", "found"),
    [
        (1280, 1.0, Breakpoint.FULL),
        (1179, 1.0, Breakpoint.RAIL),
        (1280, 1.15, Breakpoint.RAIL),
        (899, 1.0, Breakpoint.COLUMN),
        (1280, 1.5, Breakpoint.COLUMN),
        (2560, 2.0, Breakpoint.FULL),
    ],
)
def test_room_is_width_over_text_size(width: int, scale: float, found: Breakpoint) -> None:
    assert breakpoint_of(width, scale) is found


def test_the_sidebar_folds_when_room_lacks_and_on_focus_screens(opened: MainWindow, log: list[str]) -> None:
    assert not opened.sidebar.rail
    manager().set_scale(1.5)
    assert opened.sidebar.rail
    assert log[-1] == "today column"
    manager().set_scale(1.0)
    assert not opened.sidebar.rail
    opened.show_page("wizard")
    assert opened.sidebar.rail
    item = opened.sidebar.items["today"]
    assert item.toolTip()
    assert item.accessibleName() == "Today"


def test_badges_are_read_with_their_entry(opened: MainWindow) -> None:
    opened.set_badge("today", 3)
    opened.set_badge("elsewhere", 1)
    name = QAccessible.queryAccessibleInterface(opened.sidebar.items["today"]).text(QAccessible.Text.Name)
    assert name == "Today, 3 to settle"
    opened.set_backup_status("Backup verified yesterday", ok=True)
    opened.lock()
    assert opened.sidebar.items["today"].accessibleName() == "Today"


def test_every_stop_of_the_shell_is_named_and_large_enough(opened: MainWindow) -> None:
    for check in (lambda: None, lambda: manager().set_scale(1.5)):
        check()
        for child in opened.findChildren(QWidget):
            if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name), type(child)
                assert min(child.width(), child.height()) >= 24


def test_the_smallest_window_holds_the_shell(opened: MainWindow) -> None:
    opened.resize(960, 640)
    assert (opened.minimumWidth(), opened.minimumHeight()) == (960, 640)
    assert opened.sidebar.rail
    assert opened.sidebar.minimumSizeHint().height() <= 640


def test_closing_locks_and_remembers_the_size(opened: MainWindow) -> None:
    kept: list[Settings] = []
    opened.settings_changed.connect(kept.append)
    opened.resize(1000, 700)
    opened.close()
    assert opened.is_locked
    assert (kept[-1].window_width, kept[-1].window_height) == (1000, 700)


def test_a_text_that_the_disk_refused_holds_the_window_open_once(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Told, "drafts", lambda _page: (Draft(note_id=1, text="Camille"),))
    assert not opened.close()
    assert not opened.is_locked
    assert opened.toasts.current is not None
    assert "could not be saved" in opened.toasts.current.text
    assert opened.close()
    assert opened.is_locked


def test_a_text_kept_in_memory_while_locked_holds_the_window_open_once(window: MainWindow) -> None:
    window.text_waiting = True
    assert not window.close()
    assert window.close()
