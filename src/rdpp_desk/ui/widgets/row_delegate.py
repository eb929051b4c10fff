"""How a row is painted: list row, or timeline row with its gutter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rdpp_desk.ui.theme import Line, Radius, Size, Space, Theme, Type, paint, theme
from rdpp_desk.ui.widgets.labels import chip_size, draw_chip
from rdpp_desk.ui.widgets.marks import draw_avatar
from rdpp_desk.ui.widgets.rows import FIRST_ROLE, ITEM_ROLE, LAST_ROLE, Index, RowItem

_MARKER = 28
_AVATAR = 36
_TOP = 8
_AVATAR_TOP = 10
_GAP = 3
_SNIPPET_LINES = 2
_INSET = 4
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class RowDelegate(QStyledItemDelegate):
    """Paints `RowItem`s; heights depend only on what a row has, so scrolling stays cheap."""

    def __init__(self, timeline: bool = False) -> None:
        super().__init__()
        self._timeline = timeline
        self.keyboard_leads = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: RowItem = index.data(ITEM_ROLE)
        now = theme()
        if row.header:
            height = now.px(Type.CAPTION.line) + (Space.S3 + Space.LABEL)
        else:
            height = now.px(Type.STRONG.line) + 2 * _TOP
            if row.subtitle or (row.chips and self._timeline):
                height += max(now.px(Type.CAPTION.line), chip_size("0").height() if row.chips else 0) + _GAP
            if row.snippet:
                height += now.px(Type.LABEL.line) * _SNIPPET_LINES + _GAP
            if row.letters:
                height = max(height, now.px(_AVATAR) + 2 * _AVATAR_TOP)
        return QSize(now.px(Size.RAIL), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RowItem = index.data(ITEM_ROLE)
        now = theme()
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.header:
            painter.setFont(now.font(Type.CAPTION_STRONG))
            painter.setPen(now.colour("muted"))
            words = box.adjusted(Space.S3 + 2, Space.S2, -Space.S3, 0)
            painter.drawText(words, _LEFT, row.title)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, now, option, box, chosen)
            left = self._paint_mark(painter, now, index, box, chosen)
            self._paint_words(painter, now, row, box.adjusted(left, _TOP, -Space.S4, -_TOP))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, now: Theme, option: QStyleOptionViewItem, box: QRectF, chosen: bool
    ) -> None:
        inner = box.adjusted(_INSET, 0, -_INSET, 0)
        if chosen:
            paint.rounded(painter, inner, Radius.INSET, now.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, inner, Radius.INSET, now.colour("sunken"))
        if self.keyboard_leads and option.state & QStyle.StateFlag.State_HasFocus:
            paint.rounded(painter, inner.adjusted(1, 1, -1, -1), Radius.INSET, None, now.colour("focus"), Line.FOCUS)

    def _paint_mark(self, painter: QPainter, now: Theme, index: Index, box: QRectF, chosen: bool) -> float:
        row: RowItem = index.data(ITEM_ROLE)
        if row.letters:
            side = now.px(_AVATAR)
            disc = QRectF(box.x() + Space.S4, box.y() + (box.height() - side) / 2, side, side)
            draw_avatar(painter, disc, row.letters, row.kind)
            return Space.S4 + side + Space.S3
        if not row.icon:
            return Space.S4
        side = now.px(_MARKER if self._timeline else Size.ICON)
        x = box.x() + Space.S3
        centre = QPointF(
            x + side / 2, box.y() + _TOP + now.px(Type.STRONG.line) / 2 + (Space.S1 if self._timeline else 0)
        )
        if self._timeline:
            self._paint_gutter(painter, now, index, box, centre, side)
            ink, ground = ("on_accent", "accent") if chosen else paint.icon_pair(row.kind)
            disc = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            paint.rounded(painter, disc, side / 2, now.colour(ground))
        else:
            ink = "on_accent_soft" if chosen else "text2" if row.kind == "neutral" else row.kind
        glyph = now.px(Size.ICON)
        at = QRectF(centre.x() - glyph / 2, centre.y() - glyph / 2, glyph, glyph)
        paint.draw_icon(painter, at, row.icon, ink)
        return x - box.x() + side + Space.S3

    def _paint_gutter(
        self, painter: QPainter, now: Theme, index: Index, box: QRectF, centre: QPointF, side: float
    ) -> None:
        painter.setPen(QPen(now.colour("border"), Line.SELECTED))
        if not index.data(FIRST_ROLE):
            painter.drawLine(QPointF(centre.x(), box.top()), QPointF(centre.x(), centre.y() - side / 2))
        if not index.data(LAST_ROLE):
            painter.drawLine(QPointF(centre.x(), centre.y() + side / 2), QPointF(centre.x(), box.bottom() + 1))

    def _paint_words(self, painter: QPainter, now: Theme, row: RowItem, box: QRectF) -> None:
        body = self._text_height(now, row)
        top = box.y() if row.snippet or self._timeline else box.y() + max(0.0, (box.height() - body) / 2)
        line = QRectF(box.x(), top, box.width(), now.px(Type.STRONG.line))
        chips_first = not self._timeline
        room = line.width()
        if chips_first:
            room -= self._paint_chips(painter, row, QRectF(box.x(), box.y(), box.width(), box.height()))
        for words in (row.date, row.note):
            if words:
                room -= self._write(
                    painter, now.font(Type.CAPTION), "muted", words, line.adjusted(0, 0, room - line.width(), 0), _RIGHT
                )
        self._write(
            painter, now.font(Type.STRONG), "text", row.title, line.adjusted(0, 0, room - line.width(), 0), _LEFT
        )
        below = line.bottom() + _GAP
        if row.subtitle or (row.chips and not chips_first):
            tall = now.px(Type.CAPTION.line)
            if row.chips and not chips_first:
                tall = max(tall, chip_size("0").height())
            second = QRectF(box.x(), below, box.width(), tall)
            taken = 0.0 if chips_first else self._paint_chips(painter, row, second)
            width = room if chips_first else second.width() - taken
            second.setWidth(width)
            self._write(painter, now.font(Type.CAPTION), "muted", row.subtitle, second, _LEFT)
            below = second.bottom() + _GAP
        if row.snippet:
            self._paint_snippet(painter, now, row.snippet, QRectF(box.x(), below, box.width(), box.bottom() - below))

    def _text_height(self, now: Theme, row: RowItem) -> int:
        return now.px(Type.STRONG.line) + (now.px(Type.CAPTION.line) + _GAP if row.subtitle else 0)

    def _paint_chips(self, painter: QPainter, row: RowItem, box: QRectF) -> float:
        """Draw the chips at the right of `box`; the width they took."""
        right = box.right()
        for words, kind in reversed(row.chips):
            size = chip_size(words)
            right -= size.width()
            draw_chip(
                painter, QRectF(right, box.center().y() - size.height() / 2, size.width(), size.height()), words, kind
            )
            right -= Space.S2
        return box.right() - right

    def _write(self, painter: QPainter, font: QFont, token: str, words: str, box: QRectF, flags: int) -> float:
        """Write one elided line; the width it took, gap included."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme().colour(token))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(box.width())))
        painter.drawText(box, flags, shown)
        return metrics.horizontalAdvance(shown) + Space.S2

    def _paint_snippet(self, painter: QPainter, now: Theme, text: str, box: QRectF) -> None:
        font = now.font(Type.LABEL)
        font.setWeight(QFont.Weight.Normal)
        layout = QTextLayout(" ".join(text.split()), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        painter.setFont(font)
        painter.setPen(now.colour("text2"))
        for number in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            start, length = line.textStart(), line.textLength()
            words = layout.text()[start:] if number == _SNIPPET_LINES - 1 else layout.text()[start : start + length]
            step = now.px(Type.LABEL.line)
            at = QRectF(box.x(), box.y() + number * step, box.width(), step)
            self._write(painter, font, "text2", words.rstrip(), at, _LEFT)
        layout.endLayout()
