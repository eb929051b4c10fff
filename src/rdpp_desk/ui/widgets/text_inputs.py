"""Typed text: one line, secret, several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Line, Size, Space, Time, Type, manager, paint, theme
from rdpp_desk.ui.widgets.behind import tell_style
from rdpp_desk.ui.widgets.buttons import IconButton, tooltip
from rdpp_desk.ui.widgets.caps_lock import caps_lock_on
from rdpp_desk.ui.widgets.labels import restyle


class LineEdit(QLineEdit):
    """One line of text, with an optional leading icon and trailing button."""

    left = Signal()

    def __init__(self, name: str = "", placeholder: str = "", icon: str = "", text: str = "") -> None:
        super().__init__(text)
        self._icon = icon
        self._trailing: QWidget | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._place()
        manager().changed.connect(self._place)

    def set_trailing(self, button: QWidget) -> None:
        """Put `button` inside, at the end."""
        self._trailing = button
        button.setParent(self)
        button.show()
        self._place()

    def set_invalid(self, invalid: bool) -> None:
        """Red border, or not."""
        restyle(self, "invalid", "true" if invalid else "false")

    def hide_words(self, discreet: bool) -> None:
        """Dots in place of what is written, in discreet mode; it can be typed still."""
        self.setEchoMode(QLineEdit.EchoMode.Password if discreet else QLineEdit.EchoMode.Normal)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(Size.SIDEBAR), theme().px(Size.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(Size.RAIL), theme().px(Size.CONTROL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._trailing is not None and self._trailing.hasFocus():
            event.ignore()  # keys that the button inside does not know would be typed here
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            tell_style(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._icon:
            return
        side = theme().px(Size.ICON)
        painter = paint.painter_on(self)
        paint.draw_icon(painter, QRectF(Space.S3, (self.height() - side) / 2, side, side), self._icon, "muted")
        painter.end()

    def _place(self) -> None:
        before = theme().px(Size.ICON) + Space.LABEL if self._icon else 0
        after = 0
        if self._trailing is not None:
            size = self._trailing.sizeHint()
            after = size.width() - Space.S2
            self._trailing.setGeometry(
                self.width() - size.width() - Space.S1,
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )
        self.setTextMargins(before, 0, after, 0)


class SearchEdit(LineEdit):
    """A search field: lens, clear button, and `searched` 120 ms after the last key (Escape empties it).

    What is sought may be a name: dots in discreet mode, unless `names` is said to be false.
    """

    searched = Signal(str)
    names = True

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder or name, icon="search")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Time.SEARCH_PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        clear = IconButton("x", _("Clear the search"))
        clear.clicked.connect(self._clear_at_once)
        clear.hide()
        self.set_trailing(clear)
        clear.hide()
        self.textChanged.connect(lambda text: clear.setVisible(bool(text)))
        self.textChanged.connect(lambda _text: self._pause.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._clear_at_once()
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.hide_words(bool(self.names and self.window().property("discreet")))

    def _clear_at_once(self) -> None:
        self.clear()
        self._pause.stop()
        self.searched.emit("")


class PasswordEdit(LineEdit):
    """A secret, shown on demand with Alt+A; tells of Caps Lock where it can.

    The text never reaches undo history, dictionaries or the input method's learning.
    """

    caps_lock_changed = Signal(bool)

    def __init__(self, name: str = "", placeholder: str = "", reveal_shortcut: bool = True) -> None:
        super().__init__(name, placeholder)
        self._caps = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        self._eye = IconButton("eye", "")
        self._eye.clicked.connect(self.toggle_reveal)
        self.set_trailing(self._eye)
        if reveal_shortcut:
            keys = QShortcut(QKeySequence("Alt+A"), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(self.toggle_reveal)
        self._shortcut = "Alt+A" if reveal_shortcut else ""
        self._name_eye()

    def toggle_reveal(self) -> None:
        """Show the secret, or hide it again."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._name_eye()

    def wipe(self) -> None:
        """Empty it and hide what is typed next."""
        self.clear()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._name_eye()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self._watch_caps(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        self._watch_caps(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_caps(caps_lock_on())

    def _name_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        name = _("Show the passphrase") if hidden else _("Hide the passphrase")
        self._eye.set_icon("eye" if hidden else "eye-off")
        self._eye.setAccessibleName(tooltip(name, self._shortcut))
        self._eye.setToolTip(tooltip(name, self._shortcut))

    def _watch_caps(self, event: QKeyEvent) -> None:
        known = caps_lock_on()
        typed = event.text()
        if known is None and len(typed) == 1 and typed.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            known = typed.isupper() != shifted
        self._tell_caps(known)

    def _tell_caps(self, known: bool | None) -> None:
        if known is not None and known != self._caps:
            self._caps = known
            self.caps_lock_changed.emit(known)


class TextArea(QPlainTextEdit):
    """Several lines of plain text in a box; Tab leaves it. Grows from `lines` to `most_lines`."""

    left = Signal()

    def __init__(
        self, name: str = "", placeholder: str = "", lines: int = 3, most_lines: int = 12, text: str = ""
    ) -> None:
        super().__init__(text)
        self._lines, self._most = lines, most_lines
        self.setProperty("box", "true")
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(Space.S1)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        manager().changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Write `text` instead."""
        self.setPlainText(text)

    def set_invalid(self, invalid: bool) -> None:
        """Red border, or not."""
        restyle(self, "invalid", "true" if invalid else "false")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            tell_style(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(theme().font(Type.BODY)).lineSpacing()
        wanted = round(self.document().size().height())
        shown = max(self._lines, min(self._most, wanted))
        chrome = 2 * (Space.S2 + Space.S1 + Line.HAIRLINE) + Line.SELECTED
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if wanted > self._most else bars.ScrollBarAlwaysOff)
        height = line * shown + chrome
        if height != self.height():
            self.setFixedHeight(height)
