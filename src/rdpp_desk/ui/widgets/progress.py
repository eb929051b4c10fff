"""Waiting: bar, spinner, a line that appears only when it takes long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from rdpp_desk.ui.theme import Size, Space, Time, manager, paint, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.labels import Kind, Label
from rdpp_desk.ui.widgets.layouts import hbox

_TURN = 30
_TICK = 80
_BEYOND = 0.06


class ProgressBar(QProgressBar):
    """A thin bar. `name` says in words what it shows."""

    def __init__(self, name: str, value: int = 0, most: int = 100, kind: Kind = "accent") -> None:
        super().__init__()
        self._kind: Kind = kind
        self.setTextVisible(False)
        self.setRange(0, most)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        manager().changed.connect(self.updateGeometry)

    def set(self, value: int, most: int, name: str = "") -> None:
        """Show `value` of `most`."""
        self.setRange(0, max(1, most))
        self.setValue(min(value, max(1, most)))
        if name:
            self.setAccessibleName(name)

    def set_kind(self, kind: Kind) -> None:
        """Another colour."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(Size.SIDEBAR, theme().px(Size.BAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.RAIL, theme().px(Size.BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme(), paint.painter_on(self), QRectF(self.rect())
        radius = box.height() / 2
        paint.rounded(painter, box, radius, now.colour("sunken"))
        part = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        if part > 0:
            ink = now.colour("text2" if self._kind == "neutral" else self._kind)
            done = QRectF(0, 0, max(box.height(), box.width() * part), box.height())
            paint.rounded(painter, done, radius, ink)
        painter.end()


class Spinner(QWidget):
    """A turning ring; still when less motion is wanted."""

    def __init__(self, size: int = Size.ICON, token: str = "text2") -> None:
        super().__init__()
        self._side, self._token, self._angle = size, token, 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._turn)
        self._resize()
        manager().changed.connect(self._resize)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not theme().less_motion:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter: QPainter = paint.painter_on(self)
        half = self.width() / 2
        painter.translate(half, half)
        painter.rotate(self._angle)
        paint.draw_icon(painter, QRectF(-half, -half, self.width(), self.height()), "loader-circle", self._token)
        painter.end()

    def _turn(self) -> None:
        self._angle = (self._angle + _TURN) % 360
        self.update()

    def _resize(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)


class WaitingLine(QWidget):
    """« Ouverture des dossiers… »: nothing for 400 ms, then a spinner and the words, read aloud once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._inside = QWidget()
        self._inside.setLayout(hbox(Spinner(), Label(text, "second"), None, spacing=Space.S2))
        self._inside.hide()
        self.setLayout(hbox(self._inside))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(Time.SPINNER_AFTER)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def start(self) -> None:
        """Begin to wait."""
        self.show()
        self._timer.start()

    def stop(self) -> None:
        """It is there."""
        self._timer.stop()
        self._inside.hide()
        self.hide()

    def _appear(self) -> None:
        self._inside.show()
        announce(self, self._text)


class SkeletonLine(QWidget):
    """A quiet grey line where text will come; appears after 400 ms. `part` is its share of the width."""

    def __init__(self, part: float = 1.0) -> None:
        super().__init__()
        self._part, self._late = part, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        QTimer.singleShot(Time.SPINNER_AFTER, self, self._appear)

    def sizeHint(self) -> QSize:
        return QSize(Size.SIDEBAR, theme().px(Size.ICON))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._late:
            return
        painter = paint.painter_on(self)
        box = QRectF(0, self.height() * _BEYOND, self.width() * self._part, self.height() * (1 - 2 * _BEYOND))
        paint.rounded(painter, box, Space.S1, theme().colour("hover"))
        painter.end()

    def _appear(self) -> None:
        self._late = True
        self.update()
