"""Switching views: segments and tabs. Arrow keys move within, Tab leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from rdpp_desk.ui.theme import Line, Radius, Size, Space, Type, manager, paint, theme
from rdpp_desk.ui.widgets.behind import looks_on
from rdpp_desk.ui.widgets.layouts import hbox

_SEGMENT_PADDING = 3
_TAB_GAP = 22
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class _Choice(QRadioButton):
    def __init__(self, text: str, key: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.key, self._words = key, text
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        manager().changed.connect(self.updateGeometry)

    def set_words(self, text: str) -> None:
        """Other words (a count that changed)."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True


class _Segment(_Choice):
    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme().font(Type.LABEL_STRONG)).horizontalAdvance(self._words)
        return QSize(width + 2 * Space.S3, theme().px(Size.CONTROL_SMALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, on = theme(), paint.painter_on(self), self.isChecked()
        if on:
            box = QRectF(self.rect())
            paint.rounded(painter, box, Radius.SM, now.colour("surface"), now.colour("border"), Line.HAIRLINE)
        elif self.underMouse():
            paint.rounded(painter, QRectF(self.rect()), Radius.SM, now.colour("hover"))
        painter.setFont(now.font(Type.LABEL_STRONG if on else Type.LABEL))
        ink = "disabled" if not looks_on(self) else "text" if on or self.underMouse() else "text2"
        painter.setPen(now.colour(ink))
        painter.drawText(self.rect(), _CENTRE, self._words)
        painter.end()


class _Tab(_Choice):
    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme().font(Type.STRONG)).horizontalAdvance(self._words)
        return QSize(width + 2 * Space.S1, theme().px(Size.CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, on = theme(), paint.painter_on(self), self.isChecked()
        painter.setFont(now.font(Type.STRONG if on else Type.BODY_MEDIUM))
        ink = "accent_text" if on else "text" if self.underMouse() else "text2"
        painter.setPen(now.colour(ink if looks_on(self) else "disabled"))
        painter.drawText(self.rect(), _CENTRE, self._words)
        if on:
            line = QRectF(0, self.height() - Line.SELECTED, self.width(), Line.SELECTED)
            painter.fillRect(line, now.colour("accent"))
        painter.end()


class _Switcher(QWidget):
    """What segments and tabs share: one chosen key, arrows, accessible group name."""

    changed = Signal(str)

    def __init__(self, buttons: Sequence[_Choice], name: str, value: str | None, line: QHBoxLayout) -> None:
        super().__init__()
        self.buttons = tuple(buttons)
        self.setAccessibleName(name)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._told = value if value is not None else self.buttons[0].key
        self.set_value(self._told)
        for button in self.buttons:
            button.toggled.connect(self._tell)
        self.setFocusProxy(self.buttons[0])

    def value(self) -> str:
        """The key chosen."""
        return next((button.key for button in self.buttons if button.isChecked()), self._told)

    def set_value(self, key: str) -> None:
        """Choose `key`."""
        for button in self.buttons:
            if button.key == key:
                button.setChecked(True)
                self.setFocusProxy(button)

    def set_words(self, key: str, words: str) -> None:
        """Other words on one choice."""
        for button in self.buttons:
            if button.key == key:
                button.set_words(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _tell(self) -> None:
        key = self.value()
        if key != self._told and any(button.isChecked() for button in self.buttons):
            self._told = key
            self.set_value(key)
            self.changed.emit(key)


class Segmented(_Switcher):
    """A few filters, of which one is on. `choices`: (key, words)."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, value: str | None = None) -> None:
        buttons = [_Segment(words, key) for key, words in choices]
        side = _SEGMENT_PADDING
        super().__init__(buttons, name, value, hbox(*buttons, spacing=2, margins=(side, side, side, side)))
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)


class Tabs(_Switcher):
    """The views of a page. `choices`: (key, words)."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, value: str | None = None) -> None:
        buttons = [_Tab(words, key) for key, words in choices]
        super().__init__(buttons, name, value, hbox(*buttons, spacing=_TAB_GAP))
