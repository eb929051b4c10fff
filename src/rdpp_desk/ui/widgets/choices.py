"""Choosing: drop-down, tick box, cards with one choice."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QListView, QRadioButton, QSizePolicy, QWidget

from rdpp_desk.ui.theme import Line, Radius, Size, Space, Type, manager, paint, theme
from rdpp_desk.ui.widgets.behind import looks_on
from rdpp_desk.ui.widgets.labels import chip_size, draw_chip
from rdpp_desk.ui.widgets.layouts import vbox

_CHECK_STROKE = 3.0
_CARD_TINT = 0.45


class Combo(QComboBox):
    """A drop-down of `(key, words)`; the wheel does not change it."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]] = (), name: str = "", value: object = None) -> None:
        super().__init__()
        self._invalid = False
        view = QListView()
        view.setProperty("popup", "true")
        self.setView(view)
        self.setAccessibleName(name)
        if sys.platform.startswith("linux"):  # where Qt gives the words chosen in place of the name
            self.setAccessibleDescription(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        if value is not None:
            self.set_value(value)
        self.activated.connect(lambda _index: self.chosen.emit(self.value()))
        manager().changed.connect(self.updateGeometry)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Replace the choices."""
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.updateGeometry()

    def value(self) -> object:
        """The key chosen."""
        return self.currentData()

    def set_value(self, key: object) -> None:
        """Choose `key`."""
        for index in range(self.count()):
            if self.itemData(index) == key:
                self.setCurrentIndex(index)

    def set_invalid(self, invalid: bool) -> None:
        """Red border, or not."""
        self._invalid = invalid
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme().font())  # to the part of a pixel: else the widest words would be cut short
        widest = max((metrics.horizontalAdvance(self.itemText(index)) for index in range(self.count())), default=0.0)
        return QSize(ceil(widest) + 3 * Space.S3 + theme().px(Size.ICON), theme().px(Size.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(Size.RAIL) * 2, theme().px(Size.CONTROL))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        box, on = QRectF(self.rect()), looks_on(self)
        border = "danger" if self._invalid else "text2" if self.underMouse() else "border_strong"
        width = Line.SELECTED if self._invalid else Line.HAIRLINE
        ground = now.colour("surface" if on else "bg")
        paint.rounded(painter, box, Radius.MD, ground, now.colour(border if on else "border"), width)
        side = now.px(Size.ICON)
        at = QRectF(box.right() - side - Space.S3, (box.height() - side) / 2, side, side)
        paint.draw_icon(painter, at, "chevron-down", "text2" if on else "disabled")
        painter.setFont(now.font())
        painter.setPen(now.colour("text" if on else "disabled"))
        room = box.adjusted(Space.S3, 0, -side - 2 * Space.S3, 0)
        words = QFontMetrics(now.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.end()


def draw_tick(painter: QPainter, box: QRectF, on: bool, enabled: bool = True, part: bool = False) -> None:
    """A tick box in `box`: ticked, partly ticked or empty."""
    now = theme()
    fill = ("accent" if on or part else "surface") if enabled else ("border" if on or part else "bg")
    border = ("accent" if on or part else "border_strong") if enabled else "border"
    paint.rounded(painter, box, Radius.XS + 1, now.colour(fill), now.colour(border), 1.4)
    if on or part:
        mark = box.adjusted(2, 2, -2, -2)
        paint.draw_icon(
            painter, mark, "minus" if part else "check", "on_accent" if enabled else "disabled", _CHECK_STROKE
        )


class Check(QCheckBox):
    """A tick box whose words wrap, with an optional second line."""

    def __init__(self, text: str = "", checked: bool = False, help_text: str = "", name: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._words, self._help = text, help_text
        self.setChecked(checked)
        self.setAccessibleName(name or text)
        self.setAccessibleDescription(help_text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        manager().changed.connect(self._pin)

    def words(self) -> str:
        """Its words."""
        return self._words

    def _left(self) -> int:
        return theme().px(Size.TICK) + Space.S3 if self._words else theme().px(Size.TICK)

    def _heights(self, width: int) -> tuple[int, int]:
        now, room = theme(), width - self._left()
        words = paint.wrapped_height(self._words, now.font(), room, now.px(Type.BODY.line))
        return words, paint.wrapped_height(self._help, now.font(Type.CAPTION), room, now.px(Type.CAPTION.line))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(sum(self._heights(width)) + Space.S2, theme().px(Size.TARGET) + Space.S1)

    def sizeHint(self) -> QSize:
        now = theme()
        widest = QFontMetrics(now.font()).horizontalAdvance(self._words)
        helped = QFontMetrics(now.font(Type.CAPTION)).horizontalAdvance(self._help)
        width = self._left() + max(widest, helped) + 2
        return QSize(max(width, now.px(Size.TARGET)), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        least = theme().px(Size.TARGET)
        return QSize(min(self.sizeHint().width(), theme().px(Size.SIDEBAR) // 2) if self._words else least, least)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin()

    def _pin(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        words, _more = self._heights(self.width())
        side, line = now.px(Size.TICK), now.px(Type.BODY.line)
        top = (self.height() - sum(self._heights(self.width()))) / 2
        part = self.checkState() == Qt.CheckState.PartiallyChecked
        at = (top + (line - side) / 2) if self._words else (self.height() - side) / 2
        draw_tick(painter, QRectF(1, at, side, side), self.isChecked(), looks_on(self), part)
        painter.setPen(now.colour("text" if looks_on(self) else "disabled"))
        left = self._left()
        room = self.width() - left
        paint.draw_wrapped(painter, QPointF(left, top), self._words, now.font(), room, line)
        painter.setPen(now.colour("muted" if looks_on(self) else "disabled"))
        below = QPointF(left, top + words)
        paint.draw_wrapped(painter, below, self._help, now.font(Type.CAPTION), room, now.px(Type.CAPTION.line))
        painter.end()


class ChoiceCard(QRadioButton):
    """One of several: a title and its consequence in a sentence. A real radio button for assistive technology."""

    def __init__(self, title: str, consequence: str = "", tag: str = "", key: object = None) -> None:
        super().__init__(title.replace("&", "&&"))
        self.key = title if key is None else key
        self._title, self._consequence, self._tag = title, consequence, tag
        self.setAccessibleName(". ".join(part.rstrip(".") for part in (title, consequence, tag) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        manager().changed.connect(self._pin)

    def _left(self) -> int:
        return Space.S4 + theme().px(Size.ICON_LARGE) + Space.S3

    def _heights(self, width: int) -> tuple[int, int]:
        now = theme()
        tag = chip_size(self._tag).width() + Space.S2 if self._tag else 0
        room = max(1, width - self._left() - Space.S4)
        title = paint.wrapped_height(self._title, now.font(Type.STRONG), room - tag, now.px(Type.STRONG.line))
        body = paint.wrapped_height(self._consequence, now.font(), room, now.px(Type.BODY.line))
        return title, body

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + 2 * Space.S3 + 2 * Line.SELECTED

    def sizeHint(self) -> QSize:
        width = theme().px(Size.TIMELINE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(Size.SIDEBAR) * 2 // 3, theme().px(Size.CONTROL_LARGE))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin()

    def _pin(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        on, enabled = self.isChecked(), looks_on(self)
        ground = now.colour("accent_soft" if on else "sunken" if self.underMouse() and enabled else "surface")
        if on:
            ground.setAlphaF(_CARD_TINT)
        border = ("accent" if on else "border_strong") if enabled else "border"
        width = Line.SELECTED if on else Line.HAIRLINE
        paint.rounded(painter, self.rect(), Radius.INSET, ground, now.colour(border), width)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        now, left = theme(), self._left()
        title, _body = self._heights(self.width())
        top = Space.S3 + Line.SELECTED
        side, line = now.px(Size.TICK), now.px(Type.STRONG.line)
        draw_radio(painter, QRectF(Space.S4, top + (line - side) / 2, side, side), self.isChecked(), looks_on(self))
        tag = chip_size(self._tag) if self._tag else QSize(0, 0)
        room = self.width() - left - Space.S4
        beside = room - tag.width() - (Space.S2 if self._tag else 0)
        painter.setPen(now.colour("text" if looks_on(self) else "disabled"))
        paint.draw_wrapped(painter, QPointF(left, top), self._title, now.font(Type.STRONG), beside, line)
        painter.setPen(now.colour("text2" if looks_on(self) else "disabled"))
        paint.draw_wrapped(painter, QPointF(left, top + title), self._consequence, now.font(), room, line)
        if self._tag:
            length = min(QFontMetrics(now.font(Type.STRONG)).horizontalAdvance(self._title), beside)
            at = QRectF(left + length + Space.S2, top + (line - tag.height()) / 2, tag.width(), tag.height())
            draw_chip(painter, at, self._tag, "accent")


def draw_radio(painter: QPainter, box: QRectF, on: bool, enabled: bool = True) -> None:
    """A radio mark in `box`."""
    now = theme()
    ink = now.colour(("accent" if on else "border_strong") if enabled else "border")
    paint.rounded(painter, box, box.width() / 2, now.colour("surface" if enabled else "bg"), ink, 1.5)
    if on:
        inset = box.width() / 4
        paint.rounded(painter, box.adjusted(inset, inset, -inset, -inset), box.width() / 2, ink)


class RadioGroup(QWidget):
    """Choice cards of which one, or none yet, is chosen. Arrows move, Tab leaves."""

    chosen = Signal(object)

    def __init__(
        self, cards: Sequence[ChoiceCard], name: str, value: object = None, spacing: int = Space.S2 + 2
    ) -> None:
        super().__init__()
        self.cards = tuple(cards)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        for number, card in enumerate(self.cards):
            self._group.addButton(card, number)
        self.setLayout(vbox(*self.cards, spacing=spacing))
        self.set_value(value)
        self._group.idToggled.connect(self._tell)  # a screen reader toggles; it does not click
        if self.cards:
            self.setFocusProxy(self.cards[0])

    def value(self) -> object:
        """The key chosen, or None."""
        number = self._group.checkedId()
        return self.cards[number].key if number >= 0 else None

    def set_value(self, key: object) -> None:
        """Choose `key`; None chooses nothing."""
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for card in self.cards:
            card.setChecked(key is not None and card.key == key)
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def _tell(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(self.cards[number].key)
