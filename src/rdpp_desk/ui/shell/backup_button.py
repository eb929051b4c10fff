"""The line at the foot of the sidebar that says how the last backup went, and leads to the backups."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Radius, Size, Space, Type, manager, paint, theme
from rdpp_desk.ui.widgets.buttons import PressedByEnter

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class BackupButton(PressedByEnter):
    """« Sauvegarde vérifiée hier »; its whole sentence is in its tooltip when the sidebar is too narrow for it."""

    def __init__(self) -> None:
        super().__init__()
        self._ok = True
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(_("Open the backups"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        manager().changed.connect(self.updateGeometry)

    def show_status(self, words: str, ok: bool) -> None:
        """Say `words`; not `ok` is shown by another shape and colour."""
        self._ok = ok
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        now = theme()
        return QSize(now.px(Size.RAIL) - 2 * Space.S2, now.px(Size.CONTROL_SMALL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme(), paint.painter_on(self), QRectF(self.rect())
        lit = self.underMouse() or self.isDown()
        if lit:
            paint.rounded(painter, box, Radius.MD, now.colour("hover"))
        side = now.px(Size.ICON)
        icon, ink = ("shield-check", "success") if self._ok else ("shield-alert", "warning")
        paint.draw_icon(painter, QRectF(Space.S3, (box.height() - side) / 2, side, side), icon, ink)
        painter.setPen(now.colour("text" if lit else "text2"))
        self._paint_words(painter, box, Space.S3 + side + Space.S2)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF, left: float) -> None:
        painter.setFont(theme().font(Type.CAPTION))
        room = round(box.width() - left - Space.S1)
        words = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self.text() if words != self.text() else "")
        painter.drawText(QRectF(left, 0, room, box.height()), _LEFT, words)
