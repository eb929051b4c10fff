"""The focus ring: one overlay a window, for the keyboard only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from rdpp_desk.ui.theme import Line, Radius, paint, theme

_REACH = Line.FOCUS + Line.FOCUS_GAP
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class FocusRing(QWidget):
    """Draws a 2 px ring, 2 px away, around the focused widget of `window` while the keyboard leads.

    A widget with the property `own_focus` draws its own; `focus_radius` changes the corners.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self._keyboard = True
        for attribute in (Qt.WidgetAttribute.WA_TransparentForMouseEvents, Qt.WidgetAttribute.WA_NoSystemBackground):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self)
        application.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget ringed now."""
        return self._target if self.isVisible() else None

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isValid(self):  # the application still tells of the focus while it takes its windows down
            self._attach(new if new is not None and new.window() is self.window() else None)

    def _attach(self, widget: QWidget | None) -> None:
        for followed in self._followed:
            if isValid(followed):
                followed.removeEventFilter(self)
        self._followed = []
        self._target = None
        if widget is None or not self._keyboard or widget.property("own_focus"):
            self.hide()
            return
        self._target = widget
        step: QWidget | None = widget
        while step is not None and step is not self._window:
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()
        self._sync()

    def _sync(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._keyboard = False
            self.hide()
        elif kind == QEvent.Type.KeyPress:
            self._key_pressed(event)
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and event.reason() in _BY_KEYS:
            self._keyboard = True
            if isinstance(watched, QWidget) and watched.hasFocus() and watched.window() is self.window():
                self._attach(watched)
        elif kind in _FOLLOWED and watched in self._followed:
            self._sync()
        return False

    def _key_pressed(self, event: QEvent) -> None:
        if self._keyboard:
            return
        key = event.key() if hasattr(event, "key") else None
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6):
            self._keyboard = True

    def paintEvent(self, event: QPaintEvent) -> None:
        target = self._target
        if target is None:
            return
        painter = paint.painter_on(self)
        painter.setClipRect(self._seen(target))
        radius = target.property("focus_radius")
        painter.setPen(QPen(theme().colour("focus"), Line.FOCUS))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = Line.FOCUS / 2
        corners = float(radius) if radius is not None else Radius.INSET
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corners, corners)
        painter.end()

    def _seen(self, target: QWidget) -> QRect:
        """What the scroll areas around `target` let be seen, in this widget's coordinates."""
        seen = self.rect()
        step = target.parentWidget()
        while step is not None and step is not self._window:
            if isinstance(step, QScrollArea | QAbstractItemView) and isinstance(step, QAbstractScrollArea):
                view = step.viewport()
                corner = self.mapFromGlobal(view.mapToGlobal(QPoint(0, 0)))
                seen = seen.intersected(QRect(corner, view.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
            step = step.parentWidget()
        return seen
