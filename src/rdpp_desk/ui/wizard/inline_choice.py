"""A short choice on one line, of which nothing is chosen until someone chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Line, Radius, Size, Space, Type, manager, paint, theme
from rdpp_desk.ui.widgets import Button, FlowLayout
from rdpp_desk.ui.widgets.behind import looks_on
from rdpp_desk.ui.widgets.choices import draw_radio

_TINT = 0.45
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _Option(QRadioButton):
    """A radio button in a small card."""

    def __init__(self, key: object, words: str, name: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self.key, self._words = key, words
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        manager().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        now = theme()
        words = QFontMetrics(now.font(Type.BODY_MEDIUM)).horizontalAdvance(self._words)
        return QSize(words + now.px(Size.TICK) + Space.S2 + 2 * Space.S3 + 2, now.px(Size.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        on, enabled = self.isChecked(), looks_on(self)
        ground = now.colour("accent_soft" if on else "sunken" if self.underMouse() and enabled else "surface")
        if on:
            ground.setAlphaF(_TINT)
        border = ("accent" if on else "border_strong") if enabled else "border"
        width = Line.SELECTED if on else Line.HAIRLINE
        paint.rounded(painter, self.rect(), Radius.MD, ground, now.colour(border), width)
        side = now.px(Size.TICK)
        draw_radio(painter, QRectF(Space.S3, (self.height() - side) / 2, side, side), on, enabled)
        painter.setFont(now.font(Type.BODY_MEDIUM))
        painter.setPen(now.colour("text" if enabled else "disabled"))
        room = QRectF(self.rect()).adjusted(Space.S3 + side + Space.S2, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), self._words)
        painter.end()


class InlineChoice(QWidget):
    """One of a few, or none yet. Arrows move, Tab leaves; « Effacer » (or Delete) takes the answer away.

    `choices`: (key, words). Each button is read aloud with `name` before its words.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], name: str, value: object = None, clearable: bool = True
    ) -> None:
        super().__init__()
        self.options = tuple(
            _Option(key, words, _("{item}: {answer}").format(item=name, answer=words)) for key, words in choices
        )
        self._clearable = clearable
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        for option in self.options:
            self._group.addButton(option)
            option.installEventFilter(self)
        self._group.buttonToggled.connect(self._tell)  # a screen reader toggles; it does not click
        self.clear_button = Button(
            _("Clear"), variant="link", size="small", name=_("Clear the answer: {name}").format(name=name)
        )
        self.clear_button.clicked.connect(self._clear)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setLayout(FlowLayout(*self.options, self.clear_button, spacing=Space.S2, between=Space.S2))
        self.set_value(value)

    def value(self) -> object:
        """The key chosen, or None."""
        return next((option.key for option in self.options if option.isChecked()), None)

    def set_value(self, key: object) -> None:
        """Choose `key`; None chooses nothing."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for option in self.options:
            option.setChecked(key is not None and option.key == key)
        self._group.setExclusive(True)
        self._group.blockSignals(False)
        self.clear_button.setVisible(key is not None and self._clearable)
        chosen = next((option for option in self.options if option.isChecked()), self.options[0])
        self.setFocusProxy(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _CLEARING or not self._clearable:
            return False
        self._clear()
        return True

    def _tell(self, _option: QAbstractButton, on: bool) -> None:
        if not on:
            return
        self.set_value(self.value())
        self.chosen.emit(self.value())

    def _clear(self) -> None:
        if self.value() is not None:
            self.set_value(None)
            self.options[0].setFocus()
            self.chosen.emit(None)
