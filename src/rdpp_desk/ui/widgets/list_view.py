"""The list: rows painted by a delegate, opened with Enter or a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets.row_delegate import RowDelegate
from rdpp_desk.ui.widgets.rows import ITEM_ROLE, Index, RowItem, RowModel

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ListView(QListView):
    """Rows of `RowItem`. `timeline` draws the gutter; `follow` opens a row as soon as it is current.

    `opened` gives the key on Enter or click, `current_changed` the key under the cursor.
    """

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, name: str, timeline: bool = False, follow: bool = False) -> None:
        super().__init__()
        self._rows = RowModel(self)
        self._painter = RowDelegate(timeline)
        self._follow, self._filling = follow, False
        self.placeholder = ""
        self.setProperty("own_focus", True)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        manager().changed.connect(self._relayout)

    def set_rows(self, rows: Sequence[RowItem], current: object = None) -> None:
        """Replace the rows; the row `current` (else the one that was current) stays chosen, without opening it."""
        keep = current if current is not None else self.current_key()
        self._filling = True
        self._rows.set_rows(rows)
        if keep is not None:
            self.set_current(keep)
        self._filling = False

    def set_row(self, at: int, row: RowItem) -> None:
        """Replace the row `at` by one of the same height; nothing moves."""
        self._rows.set_row(at, row)

    def rows(self) -> tuple[RowItem, ...]:
        """The rows shown."""
        return self._rows.rows()

    def wipe(self) -> None:
        """Forget every row."""
        self._filling = True
        self._rows.set_rows(())
        self._filling = False

    def current_key(self) -> object:
        """The key of the chosen row, or None."""
        index = self.currentIndex()
        row = index.data(ITEM_ROLE) if index.isValid() else None
        return row.key if row is not None else None

    def set_current(self, key: object) -> bool:
        """Choose the row `key` without opening it; whether it is there."""
        for at, row in enumerate(self._rows.rows()):
            if row.key == key and not row.header:
                was, self._filling = self._filling, True
                index = self._rows.index(at)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                self._filling = was
                return True
        return False

    def content_height(self) -> int:
        """Height of all rows, in pixels: for a list that does not scroll by itself."""
        return sum(self.sizeHintForRow(at) for at in range(len(self._rows.rows()))) + 2 * self.frameWidth()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(Size.RAIL) * 2, theme().px(Size.CONTROL))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(ITEM_ROLE) if current.isValid() else None
        if row is None or self._filling:
            return
        self.current_changed.emit(row.key)
        if self._follow:
            self.opened.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._painter.keyboard_leads = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
            event.accept()
            return
        super().keyPressEvent(event)
        if Qt.Key(event.key()) in _MOVES:
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._painter.keyboard_leads = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and not self._follow:
            self._open_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        self._painter.keyboard_leads = not mouse
        if not mouse and not self.currentIndex().isValid():
            self._choose_first()
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._rows.rows() and self.placeholder:
            painter = QPainter(self.viewport())
            painter.setFont(theme().font())
            painter.setPen(theme().colour("muted"))
            box = self.viewport().rect().adjusted(Space.S4, Space.S4, -Space.S4, -Space.S4)
            wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, int(wrap), self.placeholder)
            painter.end()

    def _open_current(self) -> None:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)

    def _choose_first(self) -> None:
        first = next((row.key for row in self._rows.rows() if not row.header), None)
        if first is not None:
            self.set_current(first)

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
