"""Small painting helpers that read the theme in force."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from rdpp_desk.ui.theme import icons
from rdpp_desk.ui.theme.manager import theme

KINDS = ("neutral", "accent", "warning", "danger", "success", "plum")
_SHADOW_RINGS = 12


def soft_pair(kind: str) -> tuple[str, str]:
    """Token names (text, ground) of a soft coloured surface of this kind (`KINDS`)."""
    return ("text2", "sunken") if kind == "neutral" else (f"on_{kind}_soft", f"{kind}_soft")


def icon_pair(kind: str) -> tuple[str, str]:
    """Token names (icon, ground) of a tile or marker of this kind."""
    if kind in ("neutral", "accent"):
        return soft_pair(kind)
    return kind, f"{kind}_soft"


def painter_on(widget: QWidget) -> QPainter:
    """An antialiasing painter on `widget`; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def draw_icon(painter: QPainter, box: QRectF | QRect, name: str, token: str, stroke: float = icons.STROKE) -> None:
    """Draw a square icon in `box`, coloured by the token `token`."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    box = QRectF(box)
    image = icons.pixmap(name, theme().hex(token), round(box.width()), ratio, stroke)
    painter.drawPixmap(QPointF(round(box.x()), round(box.y())), image)


def rounded(
    painter: QPainter,
    box: QRectF | QRect,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded rectangle whose border lies inside `box`."""
    half = width / 2 if border is not None else 0
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), radius, radius)


def shadow(painter: QPainter, box: QRectF, radius: float) -> None:
    """A soft shadow around `box`, painted ring by ring (a graphics effect would blur the text)."""
    alpha = 0.10 if theme().dark else 0.028
    for ring in range(_SHADOW_RINGS, 0, -1):
        colour = QColor(0, 0, 0)
        colour.setAlphaF(alpha * (1 - ring / (_SHADOW_RINGS + 1)))
        down = ring + 3 if ring < 9 else ring
        rounded(painter, box.adjusted(-ring, -ring + 3, ring, down), radius + ring, colour)


def wrapped(text: str, font: QFont, width: float) -> list[str]:
    """`text` cut in lines no wider than `width` pixels."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines


def wrapped_height(text: str, font: QFont, width: float, line: int) -> int:
    """Height, in pixels, of `text` wrapped at `width` with lines `line` pixels high."""
    return len(wrapped(text, font, width)) * line if text else 0


def draw_wrapped(painter: QPainter, corner: QPointF, text: str, font: QFont, width: float, line: int) -> None:
    """Write `text` wrapped at `width` from `corner` down, with lines `line` pixels high."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for number, words in enumerate(wrapped(text, font, width)):
        middle = corner.y() + (number + 0.5) * line
        painter.drawText(QPointF(corner.x(), middle + (metrics.ascent() - metrics.descent()) / 2), words)
