"""Text: labels, paragraphs, chips, key hints, icons."""

from __future__ import annotations

import html
import math
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rdpp_desk.ui.theme import Line, Radius, Size, Space, Type, manager, paint, theme

Variant = Literal[
    "", "hero", "display", "title", "subtitle", "strong", "label", "second", "reading", "caption", "overline", "error"
]
Kind = Literal["neutral", "accent", "warning", "danger", "success", "plum"]
Elide = Literal["none", "right", "middle"]

_ELIDES = {"right": Qt.TextElideMode.ElideRight, "middle": Qt.TextElideMode.ElideMiddle}
_PARAGRAPH_LINE = 132


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a style property and repaint with it."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Label(QLabel):
    """One line of plain text.

    `tone` recolours it (accent, warning, danger, success, hero, hero-second, toast). With `elide` it may
    shrink, ends with an ellipsis and tells its whole text in a tooltip.
    """

    def __init__(self, text: str = "", variant: Variant = "", tone: str = "", elide: Elide = "none") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("variant", variant)
        self.setProperty("tone", tone)
        self._elide = elide
        if elide != "none":
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._elide != "none":
            self.setAccessibleName(text)
            self._tell_whole()

    def wraps_or_elides(self) -> bool:
        """Whether it may be narrower than its words."""
        return self._elide != "none" or self.wordWrap()

    def set_tone(self, tone: str) -> None:
        """Recolour."""
        restyle(self, "tone", tone)

    def set_variant(self, variant: Variant) -> None:
        """Another step of the type scale."""
        restyle(self, "variant", variant)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(theme().px(Size.SIDE_COLUMN) // 8, hint.height()) if self._elide != "none" else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide != "none":
            self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._elide == "none":
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), _ELIDES[self._elide], self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
        painter.end()

    def _tell_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")


class Paragraph(QLabel):
    """Wrapped text with a comfortable line height, never clipped: it pins its own height."""

    def __init__(self, text: str = "", variant: Variant = "second", tone: str = "", centred: bool = False) -> None:
        super().__init__()
        self._text = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("variant", variant)
        self.setProperty("tone", tone)
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self._centred = centred
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | across)
        self.set_text(text)
        manager().changed.connect(self._pin)

    def plain(self) -> str:
        """The text as given."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show `text` (plain; line breaks kept)."""
        self._text = text
        body = html.escape(text, quote=False).replace("\n", "<br>")
        across = "center" if self._centred else "left"
        self.setText(f'<p style="margin:0;line-height:{_PARAGRAPH_LINE}%" align="{across}">{body}</p>')
        self.setAccessibleName(text)
        self._pin()

    def heightForWidth(self, width: int) -> int:
        """Measured apart: QLabel counts the minimum height that was pinned before, and would only ever grow."""
        measure = QTextDocument()
        measure.setDocumentMargin(0)
        measure.setDefaultFont(self.font())
        measure.setHtml(self.text())
        measure.setTextWidth(max(1, width))
        return math.ceil(measure.size().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin()

    def _pin(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())) if self._text else 0)


class Icon(QWidget):
    """A decorative icon (not read aloud: the words beside it say the same)."""

    def __init__(self, name: str, token: str = "text2", size: int = Size.ICON) -> None:
        super().__init__()
        self._name, self._token, self._side = name, token, size
        self._resize()
        manager().changed.connect(self._resize)

    def set_icon(self, name: str, token: str | None = None) -> None:
        """Another icon, and perhaps another colour token."""
        self._name = name
        self._token = token or self._token
        self.update()

    def _resize(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        paint.draw_icon(painter, self.rect(), self._name, self._token)
        painter.end()


class Chip(QLabel):
    """A short status in words on a soft ground; never shrinks."""

    def __init__(self, text: str, kind: Kind = "neutral", icon: str = "") -> None:
        super().__init__()
        self._kind: Kind = kind
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        manager().changed.connect(self.updateGeometry)

    def set(self, text: str, kind: Kind) -> None:
        """Other words, other kind."""
        self._kind = kind
        self.setText(text)
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self._kind

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), bool(self._icon))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_chip(painter, QRectF(self.rect()), self.text(), self._kind, self._icon)
        painter.end()


def chip_size(text: str, with_icon: bool = False) -> QSize:
    """Size of a chip that holds `text`."""
    now = theme()
    metrics = QFontMetrics(now.font(Type.CAPTION_STRONG))
    extra = now.px(Size.ICON_SMALL) + Space.S1 if with_icon else 0
    return QSize(metrics.horizontalAdvance(text) + 2 * Space.S2 + 2 + extra, metrics.height() + Space.LABEL)


def draw_chip(painter: QPainter, box: QRectF, text: str, kind: str, icon: str = "") -> None:
    """Draw a chip in `box`."""
    now = theme()
    ink, ground = paint.soft_pair(kind)
    paint.rounded(painter, box, Radius.SM, now.colour(ground))
    inner = box.adjusted(Space.S2, 0, -Space.S2, 0)
    if icon:
        side = now.px(Size.ICON_SMALL)
        paint.draw_icon(painter, QRectF(inner.x(), box.center().y() - side / 2, side, side), icon, ink)
        inner.adjust(side + Space.S1, 0, 0, 0)
    painter.setFont(now.font(Type.CAPTION_STRONG))
    painter.setPen(now.colour(ink))
    flags = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignLeft if icon else Qt.AlignmentFlag.AlignHCenter)
    painter.drawText(inner, int(flags | Qt.TextFlag.TextSingleLine), text)


def keycap_size(keys: str) -> QSize:
    """Size of a keycap that shows `keys`."""
    metrics = QFontMetrics(theme().font(Type.CAPTION))
    return QSize(metrics.horizontalAdvance(keys) + 2 * Space.S2, metrics.height() + Line.SELECTED)


def draw_keycap(painter: QPainter, box: QRectF, keys: str) -> None:
    """Draw a keycap in `box`."""
    now = theme()
    paint.rounded(painter, box, Radius.XS, now.colour("border"))
    paint.rounded(painter, box.adjusted(1, 1, -1, -Line.SELECTED), Radius.XS - 1, now.colour("surface"))
    painter.setFont(now.font(Type.CAPTION))
    painter.setPen(now.colour("text2"))
    painter.drawText(box.adjusted(0, 0, 0, -1), int(Qt.AlignmentFlag.AlignCenter), keys)


class KeyHint(QLabel):
    """A key drawn as a keycap."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        manager().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return keycap_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_keycap(painter, QRectF(self.rect()), self.text())
        painter.end()
