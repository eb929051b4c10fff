"""A month to choose a day from, by mouse or arrows."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from rdpp_desk.messages import _, formats
from rdpp_desk.ui.theme import Line, Radius, Size, Space, Type, paint, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.buttons import IconButton
from rdpp_desk.ui.widgets.labels import Label
from rdpp_desk.ui.widgets.layouts import hbox, vbox

_WEEK = 7
_WEEKS = 6
_LETTERS = 2
_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}


def shift_month(day: date, months: int) -> date:
    """The same day `months` later, or the last of a shorter month; held within years 1 to 9999."""
    count = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class _Month(QWidget):
    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self.day, self._today = day, today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_focus", True)
        self.setFixedSize(self.sizeHint())
        self._name()

    def sizeHint(self) -> QSize:
        side = theme().px(Size.CONTROL_SMALL)
        return QSize(side * _WEEK, side * (_WEEKS + 1))

    def go(self, day: date) -> None:
        """Move to `day`."""
        self.day = day
        self._name()
        announce(self, self.accessibleName())
        self.moved.emit(day)
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(formats.weekday(self.day, year=True))

    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _cell(self, index: int) -> QRectF:
        side = theme().px(Size.CONTROL_SMALL)
        return QRectF(index % _WEEK * side, (index // _WEEK + 1) * side, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.go(self.day + timedelta(days=_KEYS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(shift_month(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(_WEEK * _WEEKS):
            if self._cell(index).contains(event.position()):
                self.day = self._first() + timedelta(days=index)
                self.picked.emit(self.day)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        side = now.px(Size.CONTROL_SMALL)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(now.font(Type.CAPTION))
        painter.setPen(now.colour("muted"))
        first = self._first()
        for column in range(_WEEK):
            name = formats.weekday(first + timedelta(days=column))[:_LETTERS]
            painter.drawText(QRectF(column * side, 0, side, side), centre, name)
        painter.setFont(now.font(Type.LABEL))
        for index in range(_WEEK * _WEEKS):
            day, cell = first + timedelta(days=index), self._cell(index)
            inner = cell.adjusted(1, 1, -1, -1)
            ink = "text" if day.month == self.day.month else "muted"
            if day == self.day:
                paint.rounded(painter, inner, Radius.SM, now.colour("accent"))
                ink = "on_accent"
            elif day == self._today:
                paint.rounded(painter, inner, Radius.SM, None, now.colour("accent"), Line.HAIRLINE)
            painter.setPen(now.colour(ink))
            painter.drawText(cell, centre, str(day.day))
        painter.end()


class CalendarPopup(QFrame):
    """A month; `chosen` gives the day. Arrows move by day and week, Page keys by month."""

    chosen = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "plain")
        self.setAccessibleName(_("Calendar"))
        self._month = _Month(day, today)
        self._title = Label("", "strong")
        back, forward = IconButton("chevron-left", _("Previous month")), IconButton("chevron-right", _("Next month"))
        back.clicked.connect(lambda: self._month.go(shift_month(self._month.day, -1)))
        forward.clicked.connect(lambda: self._month.go(shift_month(self._month.day, 1)))
        head = hbox(back, None, self._title, None, forward)
        margins = (Space.S3, Space.S3, Space.S3, Space.S3)
        self.setLayout(vbox(head, self._month, spacing=Space.S2, margins=margins))
        self._month.moved.connect(self._show_month)
        self._month.picked.connect(self._choose)
        self._show_month(day)

    def open_at(self, corner: QPoint) -> None:
        """Open with its top left corner at `corner`, moved so that it stays on the screen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(corner.x(), screen.right() - self.width())
        y = min(corner.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), x), max(screen.top(), y))
        self.show()
        self._month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_month(self, day: date) -> None:
        name = formats.month(day)
        self._title.setText(name[:1].upper() + name[1:])

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()
