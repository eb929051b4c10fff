"""Lucide icons, coloured from the theme and drawn at the screen's exact pixel ratio."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rdpp_desk import resources

STROKE = 1.75
_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


@lru_cache(maxsize=256)
def source(name: str) -> str:
    """The SVG text of an icon.

    Raises:
        FileNotFoundError: no such icon is bundled.
    """
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """The icon `name` in `colour` (`#rrggbb`), `size` logical pixels square, for a screen of pixel ratio `ratio`."""
    text = source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    side = round(size * ratio)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: str, size: int, disabled: str | None = None) -> QIcon:
    """A `QIcon` of the same, for menus and native buttons."""
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        result.addPixmap(pixmap(name, disabled or colour, size, ratio), QIcon.Mode.Disabled)
    return result
