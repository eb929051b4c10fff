"""A sidebar entry: icon, words, count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from rdpp_desk.messages import _, ngettext
from rdpp_desk.ui.theme import Radius, Size, Space, Theme, Type, icons, manager, paint, theme
from rdpp_desk.ui.widgets.buttons import PressedByEnter, tooltip

_PILL = (3, 16)
_DOT = 8
_BADGE = 20
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine)


class NavItem(PressedByEnter):
    """« Aujourd’hui 3 »; on the rail, the icon with its name in a tooltip, and `under` below it if there is any."""

    def __init__(self, icon: str, text: str, hint: str = "") -> None:
        super().__init__(text)
        icons.source(icon)
        self._icon, self._words, self._hint = icon, text, hint
        self._count, self._rail, self.current = 0, False, False
        self.under = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()
        manager().changed.connect(self.updateGeometry)

    def set_current(self, current: bool) -> None:
        """The page shown is behind this entry."""
        self.current = current  # not by `setChecked`: a button that can be checked is read aloud as a check box
        self.setAccessibleDescription(_("Page shown") if current else "")
        self.update()

    def set_count(self, count: int) -> None:
        """How many things wait there."""
        self._count = count
        self._name()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Icon alone, or with its words."""
        self._rail = rail
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = theme()
        under = now.px(Type.CAPTION.line) if self._rail and self.under else 0
        return QSize(now.px(Size.RAIL) - 2 * Space.S2, now.px(Size.NAV) + under)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _name(self) -> None:
        name = self._words
        if self._count:
            waiting = ngettext("{count} to settle", "{count} to settle", self._count).format(count=self._count)
            name = f"{name}, {waiting}"
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name, self._hint) if self._rail else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        box, on = QRectF(self.rect()), self.current
        if on or self.underMouse() or self.isDown():
            paint.rounded(painter, box, Radius.MD, now.colour("accent_soft" if on else "hover"))
        if on:
            wide, tall = _PILL
            mark = QRectF(0, (box.height() - tall) / 2, wide, tall)
            paint.rounded(painter, mark, wide / 2, now.colour("accent"))
        side = now.px(Size.ICON_BUTTON)
        x = (box.width() - side) / 2 if self._rail else float(Space.S3)
        ink = "on_accent_soft" if on else "text2"
        room = now.px(Size.NAV) if self._rail and self.under else self.height()
        paint.draw_icon(painter, QRectF(x, (room - side) / 2, side, side), self._icon, ink)
        if self._rail:
            self._paint_dot(painter, now, box)
            self._paint_under(painter, now, box)
        else:
            self._paint_words(painter, now, box, x + side + Space.S2 + 2, on)
        painter.end()

    def _paint_dot(self, painter: QPainter, now: Theme, box: QRectF) -> None:
        if self._count:
            dot = QRectF(box.width() - _DOT - Space.S1, Space.S1, _DOT, _DOT)
            paint.rounded(painter, dot, _DOT / 2, now.colour("warning"))

    def _paint_under(self, painter: QPainter, now: Theme, box: QRectF) -> None:
        if self.under:
            painter.setFont(now.font(Type.CAPTION))
            painter.setPen(now.colour("on_accent_soft" if self.current else "text2"))
            line = QRectF(0, now.px(Size.NAV) - Space.S1, box.width(), now.px(Type.CAPTION.line))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), self.under)

    def _paint_words(self, painter: QPainter, now: Theme, box: QRectF, x: float, on: bool) -> None:
        right = box.width() - Space.S2
        if self._count:
            painter.setFont(now.font(Type.CAPTION_STRONG))
            tall = now.px(_BADGE)
            wide = max(tall + 2, QFontMetrics(painter.font()).horizontalAdvance(str(self._count)) + Space.S3)
            badge = QRectF(right - wide, (box.height() - tall) / 2, wide, tall)
            paint.rounded(painter, badge, tall / 2, now.colour("warning_soft"))
            painter.setPen(now.colour("on_warning_soft"))
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(self._count))
            right -= wide + Space.S1
        elif self._hint:
            painter.setFont(now.font(Type.CAPTION))
            painter.setPen(now.colour("muted"))
            painter.drawText(QRectF(x, 0, right - x, box.height()), _RIGHT, self._hint)
            right -= QFontMetrics(painter.font()).horizontalAdvance(self._hint) + Space.S2
        font = now.font(Type.STRONG if on else Type.BODY_MEDIUM)
        painter.setFont(font)
        painter.setPen(now.colour("on_accent_soft" if on else "text"))
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, max(0, round(right - x)))
        painter.drawText(QRectF(x, 0, right - x, box.height()), _LEFT, words)
