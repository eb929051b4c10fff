"""A coach at work in the real window: reads names, presses, types, chooses; never calls an action.

Everything is found by the name that assistive technology reads, and waited for as a person waits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from tests.keys import press, type_text

from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.widgets import ListView, MenuButton

Kind = TypeVar("Kind", bound=QWidget)
Found = TypeVar("Found")
PATIENCE = 30.0  # seconds, on two shared cores
_TYPED = (QLineEdit, QPlainTextEdit, QTextEdit)


def pause(seconds: float) -> None:
    """Let the window live for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)


class Coach:
    """The hands and the eyes of whoever uses the window."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.desktop.window

    def open_window(self) -> None:
        """Show the window and wait until it has the keyboard."""
        self.window.show()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Bring the keyboard back to the window, as its return from a menu or a system's window does."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow, "the keyboard")

    # Waiting and looking

    def wait(self, look: Callable[[], Found], what: str) -> Found:
        """What `look` finds, as soon as it finds something."""
        until = time.monotonic() + PATIENCE
        while True:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            found = look()
            if found:
                return found
            assert time.monotonic() < until, f"waited in vain for {what}; on the screen: {self.screen()}"
            time.sleep(0.005)

    def screen(self) -> list[str]:
        """Every name and text on the screen."""
        names: dict[str, None] = {}
        for child in self._seen(QWidget):
            words = child.accessibleName() or (child.text() if isinstance(child, QLabel) else "")
            if words:
                names[f"{type(child).__name__} {words!r}"] = None
        return list(names)

    def reads(self, words: str) -> bool:
        """Whether these words are on the screen now, whatever the spaces between them."""
        return any(words in " ".join(text.split()) for child in self._seen(QWidget) for text in words_of(child))

    def sees(self, words: str) -> None:
        """Wait until these words are on the screen."""
        self.wait(lambda: self.reads(words), repr(words))

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The widget on screen of that name; of several, that of the dialog open."""

        def look() -> Kind | None:
            found = [child for child in self._seen(kind) if child.accessibleName() == name]
            return found[-1] if found else None

        found = self.wait(look, f"{kind.__name__} named {name!r}")
        assert found is not None
        return found

    def offers(self, name: str) -> bool:
        """Whether a button of that name can be pressed now."""
        return any(one.accessibleName() == name and one.isEnabled() for one in self._seen(QAbstractButton))

    def begun(self, words: str, before: str = "") -> str:
        """The whole name of the button that begins with these words, or that says them after `before`, and a comma."""

        def look() -> str:
            names = [one.accessibleName() for one in self._seen(QAbstractButton)]
            wanted = f"{before}{words}, "
            return next((name for name in names if (wanted in name if before else name.startswith(words))), "")

        return self.wait(look, f"a button {words!r}")

    def _seen(self, kind: type[Kind]) -> list[Kind]:
        dialog = self.window.dialog()
        return [child for child in (dialog or self.window).findChildren(kind) if child.isVisible()]

    # Acting

    def press(self, name: str) -> None:
        """Press the button, tab, box or answer of that name once it can be pressed."""
        self.wait(lambda: self.offers(name), f"a button {name!r} that can be pressed")
        seen = [one for one in self._seen(QAbstractButton) if one.accessibleName() == name and one.isEnabled()]
        self.take_keyboard()
        seen[-1].setFocus(Qt.FocusReason.MouseFocusReason)
        seen[-1].click()
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        """Type into the field of that name, in place of what it holds, then leave it."""
        field = self.find(QWidget, name)
        if not isinstance(field, _TYPED):
            field = next(child for child in field.findChildren(QLineEdit) if child.isVisible())
        self.take_keyboard()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        press(field, Qt.Key.Key_Delete)
        type_text(field, text)
        self.leave(field)

    def leave(self, field: QWidget) -> None:
        """Tab out of a field."""
        press(field, Qt.Key.Key_Tab, text="\t")
        if field.hasFocus():
            self.window.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()

    def choose(self, name: str, words: str) -> None:
        """Choose in a drop-down, with the arrows."""
        box = self.find(QComboBox, name)
        self.take_keyboard()
        box.setFocus(Qt.FocusReason.TabFocusReason)
        at = box.findText(words)
        assert at >= 0, f"no {words!r} among {[box.itemText(n) for n in range(box.count())]}"
        for _step in range(abs(at - box.currentIndex())):
            press(box, Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up)
        assert box.currentText() == words
        QApplication.processEvents()

    def pick(self, menu: str, words: str) -> None:
        """Open a menu and choose an entry in it."""
        button = self.find(MenuButton, menu)
        button.click()
        actions = [one for one in button.menu_of_actions.actions() if one.text().split("\t")[0] == words]
        assert actions, f"no {words!r} among {[one.text() for one in button.menu_of_actions.actions()]}"
        assert actions[0].isEnabled(), f"{words!r} is disabled"
        button.menu_of_actions.close()
        actions[0].trigger()
        QApplication.processEvents()

    def open_row(self, name: str, title: str) -> None:
        """Go down a list with the arrows to the row whose title begins so, and open it."""
        rows = self.find(ListView, name)
        row = self.wait(lambda: next((one for one in rows.rows() if one.title.startswith(title)), None), title)
        self.take_keyboard()
        assert row is not None
        rows.setFocus(Qt.FocusReason.TabFocusReason)
        press(rows, Qt.Key.Key_Home)
        for _step in rows.rows():
            if rows.current_key() == row.key:
                break
            press(rows, Qt.Key.Key_Down)
        assert rows.current_key() == row.key
        press(rows, Qt.Key.Key_Return)
        QApplication.processEvents()

    def shortcut(self, key: Qt.Key) -> None:
        """Press Control and a key, wherever the keyboard is, as the system delivers shortcuts."""
        self.take_keyboard()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()

    def save_to(self, place: Path) -> None:
        """Answer the system's window that asks where to save."""
        picker = self.wait(
            lambda: next((one for one in self.window.findChildren(QFileDialog) if one.isVisible()), None),
            "the system's file window",
        )
        assert picker is not None
        name = picker.findChild(QLineEdit)
        assert isinstance(name, QLineEdit)
        name.setText(str(place))
        picker.accept()
        self.wait(place.is_file, f"the file {place.name}")

    def select(self, editor: QPlainTextEdit | QTextEdit, words: str) -> None:
        """Select words in a text."""
        before = editor.toPlainText().partition(words)[0]
        cursor = editor.textCursor()
        cursor.setPosition(_units(before))
        cursor.setPosition(_units(before + words), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == words
        editor.setTextCursor(cursor)


def _units(text: str) -> int:
    """The length of a text as Qt counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def words_of(widget: QWidget) -> list[str]:
    """All that a widget says or shows, names and descriptions included."""
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
        said.append(widget.text())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        said.append(widget.toPlainText())
    if isinstance(widget, QComboBox):
        said += [widget.itemText(at) for at in range(widget.count())]
    if isinstance(widget, QAbstractSpinBox):
        said.append(widget.text())
    plain = getattr(widget, "plain", None)
    if callable(plain):
        said.append(str(plain()))
    model = getattr(widget, "model", None)
    if callable(model) and (rows := model()) is not None and not isinstance(widget, QComboBox):
        said += [str(rows.index(at, 0).data()) for at in range(rows.rowCount())]
    return [words for words in said if words]
