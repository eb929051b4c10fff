"""Layouts in one line, with spacing tokens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from rdpp_desk.ui.theme import Space

Margins = tuple[int, int, int, int]
Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int] | tuple[QWidget | QLayout, int, Qt.AlignmentFlag]
Box = TypeVar("Box", bound=QBoxLayout)

NO_MARGINS: Margins = (0, 0, 0, 0)


def vbox(*items: Item, spacing: int = Space.S2, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """A column. `None` is a stretch, a number a fixed gap, `(item, stretch[, alignment])` places one item."""
    return _fill(QVBoxLayout(), items, spacing, margins)


def hbox(*items: Item, spacing: int = Space.S2, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """A line; same items as `vbox`."""
    return _fill(QHBoxLayout(), items, spacing, margins)


def _fill(layout: Box, items: Iterable[Item], spacing: int, margins: Margins) -> Box:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, tuple):
            alignment = item[2] if len(item) == 3 else Qt.AlignmentFlag(0)
            if isinstance(item[0], QLayout):
                layout.addLayout(item[0], item[1])
            else:
                layout.addWidget(item[0], item[1], alignment)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def panel(layout: QLayout | None = None, ground: str = "none", width: int | None = None) -> QFrame:
    """A plain container. `ground`: none, bg, surface, sidebar, bar, tools, footer, desk or sunken."""
    frame = QFrame()
    frame.setProperty("ground", ground)
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    if layout is not None:
        frame.setLayout(layout)
    if width is not None:
        frame.setFixedWidth(width)
    return frame


def clear(layout: QLayout) -> None:
    """Remove and destroy everything in `layout`, nested layouts included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class FlowLayout(QLayout):
    """Places items in lines, left to right, going down when a line is full (a title and its chips, buttons)."""

    def __init__(self, *widgets: QWidget, spacing: int = Space.S2, between: int = Space.S1) -> None:
        super().__init__()
        self._between = between
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _size(self, item: QLayoutItem, room: int) -> QSize:
        size = item.sizeHint()
        if size.width() <= room:
            return size
        return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else size.height())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size(item, room)
            if not lines or size.width() > left:
                lines.append([])
                left = room
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines

    def _place(self, rect: QRect, move: bool) -> int:
        y = rect.y()
        lines = self._lines(max(1, rect.width()))
        for line in lines:
            tall = max(size.height() for _item, size in line)
            x = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += tall + self._between
        return max(0, y - self._between - rect.y())
