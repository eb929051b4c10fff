"""Drawn marks: icon tile, initials, separator."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from rdpp_desk.ui.theme import Line, Type, TypeStyle, manager, paint, theme
from rdpp_desk.ui.widgets.labels import Kind

_TILE_SIDE = 40
_AVATAR_SIDE = 44
_AVATAR_KINDS: tuple[Kind, ...] = ("plum", "warning", "accent", "success", "danger")


class Tile(QWidget):
    """An icon on a soft square. `ink`/`ground` are colour tokens that replace those of `kind`."""

    def __init__(
        self, icon: str, kind: Kind = "neutral", size: int = _TILE_SIDE, ink: str = "", ground: str = ""
    ) -> None:
        super().__init__()
        own_ink, own_ground = paint.icon_pair(kind)
        self._icon, self._side = icon, size
        self._ink, self._ground = ink or own_ink, ground or own_ground
        self._resize()
        manager().changed.connect(self._resize)

    def set(self, icon: str, kind: Kind) -> None:
        """Another icon and kind."""
        self._icon = icon
        self._ink, self._ground = paint.icon_pair(kind)
        self.update()

    def _resize(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme(), paint.painter_on(self), QRectF(self.rect())
        paint.rounded(painter, box, box.width() / 4, now.colour(self._ground))
        side = round(box.width() / 2)
        paint.draw_icon(
            painter, QRectF((box.width() - side) / 2, (box.height() - side) / 2, side, side), self._icon, self._ink
        )
        painter.end()


def initials(name: str) -> str:
    """One or two capitals from a name; « ? » from nothing."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [words[0][0]] if words else ["?"]
    return "".join(letters).upper()


def kind_of(number: int) -> Kind:
    """A lasting colour for the dossier `number`."""
    return _AVATAR_KINDS[number % len(_AVATAR_KINDS)]


class Avatar(QWidget):
    """Initials in a disc (decorative: the name is beside it)."""

    def __init__(self, letters: str, kind: Kind = "plum", size: int = _AVATAR_SIDE) -> None:
        super().__init__()
        self._letters, self._kind, self._side = letters, kind, size
        self._resize()
        manager().changed.connect(self._resize)

    def set(self, letters: str, kind: Kind) -> None:
        """Other initials."""
        self._letters, self._kind = letters, kind
        self.update()

    def _resize(self) -> None:
        side = theme().px(self._side)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_avatar(painter, QRectF(self.rect()), self._letters, self._kind)
        painter.end()


def draw_avatar(painter: QPainter, box: QRectF, letters: str, kind: str) -> None:
    """Draw initials in a disc that fills `box`."""
    now = theme()
    ink, ground = paint.soft_pair(kind)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.colour(ground))
    painter.drawEllipse(box)
    font = now.font(TypeStyle(Type.BODY.size, Type.STRONG.weight, Type.BODY.line))
    font.setPixelSize(max(1, round(box.height() * 0.36)))
    painter.setFont(font)
    painter.setPen(now.colour(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letters)


class Separator(QFrame):
    """A hairline, horizontal or `vertical`."""

    def __init__(self, vertical: bool = False) -> None:
        super().__init__()
        self.setProperty("line", "true")
        if vertical:
            self.setFixedWidth(Line.HAIRLINE)
        else:
            self.setFixedHeight(Line.HAIRLINE)
