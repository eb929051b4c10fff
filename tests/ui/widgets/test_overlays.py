"""Toasts, dialogs, focus ring, palette: what lies above a page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.keys import press, type_text

from rdpp_desk.ui.widgets import (
    Button,
    CommandPalette,
    Dialog,
    Field,
    FocusRing,
    LineEdit,
    PaletteItem,
    ToastManager,
    hbox,
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.first, widget.second = Button("First"), Button("Second")  # type: ignore[attr-defined]  # for the tests below
    widget.setLayout(hbox(widget.first, widget.second))  # type: ignore[attr-defined]  # as above
    widget.resize(960, 640)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def test_one_toast_at_a_time_and_its_undo_runs_once(window: QWidget) -> None:
    toasts = ToastManager(window)
    undone: list[str] = []
    toasts.show("First", lambda: undone.append("first"))
    toasts.show("Second", lambda: undone.append("second"))
    assert toasts.current is not None
    assert toasts.current.text == "Second"
    toasts.undo()
    toasts.undo()
    assert (undone, toasts.current) == (["second"], None)


def test_a_toast_waits_under_the_mouse_and_leaves_afterwards(window: QWidget) -> None:
    toasts = ToastManager(window)
    toasts.show("Moved", lambda: None)
    toast = toasts.current
    assert toast is not None
    assert toasts.timer.isActive()
    centre = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(centre, centre, centre))
    assert not toasts.timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toasts.timer.isActive()
    toast.button.setFocus()
    assert not toasts.timer.isActive()
    toasts.timer.timeout.emit()
    assert toasts.current is None


def test_a_dialog_starts_on_the_safe_verb_and_keeps_tab_inside(window: QWidget) -> None:
    dialog = Dialog(window, "Destroy?", "For good.", "triangle-alert", "danger")
    field = LineEdit("First name")
    dialog.add(field)
    safe = dialog.add_button("keep", "Keep", safe=True)
    danger = dialog.add_button("destroy", "Destroy", "danger")
    dialog.open()
    assert QApplication.focusWidget() is safe
    order = []
    for _step in range(3):
        press(QApplication.focusWidget(), Qt.Key.Key_Tab, text="\t")
        order.append(QApplication.focusWidget())
    assert order == [danger, field, safe]
    assert dialog.geometry() == window.rect()


def test_escape_takes_the_safe_way_and_gives_the_focus_back(window: QWidget) -> None:
    window.second.setFocus()  # type: ignore[attr-defined]  # made in the fixture
    dialog = Dialog(window, "Destroy?")
    dialog.add_button("destroy", "Destroy", "danger")
    safe = dialog.add_button("keep", "Keep", safe=True)
    heard: list[str] = []
    dialog.finished.connect(heard.append)
    dialog.open()
    press(safe, Qt.Key.Key_Escape)
    assert heard == [""]
    assert QApplication.focusWidget() is window.second  # type: ignore[attr-defined]  # made in the fixture


def test_a_dialog_closes_though_the_button_that_opened_it_is_gone(window: QWidget) -> None:
    opener = window.first  # type: ignore[attr-defined]  # set by the fixture
    opener.setFocus()
    dialog = Dialog(window, "Destroy?")
    closed: list[str] = []
    dialog.finished.connect(closed.append)
    dialog.add_button("", "Keep", safe=True)
    dialog.open()
    opener.deleteLater()
    QApplication.sendPostedEvents(opener, QEvent.Type.DeferredDelete)
    dialog.close_with("")
    assert (closed, dialog.isVisible()) == ([""], False)


def test_a_long_dialog_scrolls_rather_than_leave_the_window(window: QWidget) -> None:
    dialog = Dialog(window, "Shortcuts")
    fields = [LineEdit(f"Field {number}") for number in range(30)]
    for field in fields:
        dialog.add(field)
    close = dialog.add_button("close", "Close", safe=True)
    dialog.open()
    assert dialog.panel.height() < window.height()
    assert window.rect().contains(close.mapTo(window, close.rect().bottomRight()))
    assert fields[0].height() >= fields[0].sizeHint().height()


def test_a_dialog_makes_room_for_an_error(window: QWidget) -> None:
    dialog = Dialog(window, "Destroy?")
    field = Field("First name", LineEdit())
    dialog.add(field)
    dialog.add_button("keep", "Keep", safe=True)
    dialog.open()
    before = dialog.panel.height()
    field.set_error("This is not the first name of this dossier.")
    for _turn in range(5):
        QApplication.processEvents()
    assert dialog.panel.height() > before
    assert field.height() >= field.heightForWidth(field.width())


def test_a_verb_closes_with_its_key(window: QWidget) -> None:
    dialog = Dialog(window, "Restore?")
    button = dialog.add_button("restore", "Restore beside")
    heard: list[str] = []
    dialog.finished.connect(heard.append)
    dialog.open()
    button.click()
    assert heard == ["restore"]


def test_the_ring_follows_the_keyboard_and_not_the_mouse(window: QWidget, qtbot: QtBot) -> None:
    ring = FocusRing(window)
    first, second = window.first, window.second  # type: ignore[attr-defined]  # made in the fixture
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target is first
    first.move(first.x(), first.y() + 7)
    assert ring.geometry().center() == first.geometry().center()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert ring.target is None
    press(second, Qt.Key.Key_Tab, text="\t")
    assert ring.target is first


def test_the_palette_searches_moves_and_runs(window: QWidget) -> None:
    ran: list[str] = []

    def source(text: str) -> list[PaletteItem]:
        names = ["Camille Rousseau", "Cambridge", "Zoé"]
        return [PaletteItem(n, "Dossier", "user-round", lambda n=n: ran.append(n)) for n in names if text in n.lower()]

    palette = CommandPalette(window, source)
    palette.open()
    assert QApplication.focusWidget() is palette.field
    assert len(palette.results.rows()) == 3
    type_text(palette.field, "cam")
    palette.search()
    assert [row.title for row in palette.results.rows()] == ["Camille Rousseau", "Cambridge"]
    press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Return)
    assert ran == ["Cambridge"]
    assert palette.isHidden()


def test_escape_closes_the_palette_and_forgets_its_results(window: QWidget) -> None:
    window.second.setFocus()  # type: ignore[attr-defined]  # made in the fixture
    palette = CommandPalette(window, lambda _text: [PaletteItem("Camille", "Dossier", "user-round", lambda: None)])
    palette.open()
    press(palette.field, Qt.Key.Key_Escape)
    assert palette.results.rows() == ()
    assert QApplication.focusWidget() is window.second  # type: ignore[attr-defined]  # made in the fixture


def test_a_dialog_without_a_safe_verb_starts_in_its_first_control(window: QWidget) -> None:
    dialog = Dialog(window, "Take passages")
    dialog.add(Button("The only passage"))
    dialog.open()
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.words() == "The only passage"
