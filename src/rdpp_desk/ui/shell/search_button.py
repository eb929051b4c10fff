"""The button that looks like a search field and opens the palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Line, Radius, Size, Space, manager, paint, theme
from rdpp_desk.ui.widgets.buttons import PressedByEnter
from rdpp_desk.ui.widgets.labels import draw_keycap, keycap_size

PALETTE_SHORTCUT = "Ctrl+K"


class SearchButton(PressedByEnter):
    """« Rechercher  Ctrl+K »; on the rail, a lens."""

    def __init__(self) -> None:
        super().__init__()
        self._rail = False
        self._keys = QKeySequence(PALETTE_SHORTCUT).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_("Search everywhere ({keys})").format(keys=self._keys))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        manager().changed.connect(self.updateGeometry)

    def set_rail(self, rail: bool) -> None:
        """Lens alone, or like a field."""
        self._rail = rail
        self.setToolTip(self.accessibleName() if rail else "")
        self.update()

    def sizeHint(self) -> QSize:
        now = theme()
        return QSize(now.px(Size.RAIL) - 2 * Space.S2, now.px(Size.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        box, side = QRectF(self.rect()), now.px(Size.ICON_BUTTON)
        border = now.colour("text2" if self.underMouse() else "border_strong")
        if not self._rail:
            paint.rounded(painter, box, Radius.MD, now.colour("surface"), border, Line.HAIRLINE)
        elif self.underMouse():
            paint.rounded(painter, box, Radius.MD, now.colour("hover"))
        x = (box.width() - side) / 2 if self._rail else float(Space.S3)
        paint.draw_icon(painter, QRectF(x, (box.height() - side) / 2, side, side), "search", "text2")
        if not self._rail:
            painter.setFont(now.font())
            painter.setPen(now.colour("muted"))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(QRectF(x + side + Space.S2 + 2, 0, box.width(), box.height()), flags, _("Search"))
            cap = keycap_size(self._keys)
            at = QRectF(
                box.width() - cap.width() - Space.S2, (box.height() - cap.height()) / 2, cap.width(), cap.height()
            )
            draw_keycap(painter, at, self._keys)
        painter.end()
