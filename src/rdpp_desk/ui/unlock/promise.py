"""The promise panel at the left of the entrance: what the program does with what is said here."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QLinearGradient, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Size, Space, paint, theme
from rdpp_desk.ui.widgets import Icon, Label, Paragraph, Tile, hbox, vbox

PANEL_WIDTH = 500
_LOGO = 32
_CIRCLES, _FIRST, _STEP = 7, 90, 64
_CENTRE_RIGHT, _CENTRE_TOP = 30, 150
_ALPHA, _FADING, _PEN = 0.085, 0.01, 1.2


class PromisePanel(QFrame):
    """Drawn on the deep green ground, with circles that go outwards as a voice does."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(PANEL_WIDTH)
        self.setAccessibleName(_("What RDPP Desk promises"))
        name = Label("RDPP Desk", "subtitle", tone="hero")
        brand = hbox(Tile("feather", size=_LOGO, ink="hero1", ground="on_hero"), name, None, spacing=Space.S3)
        self.setLayout(
            vbox(
                brand,
                None,
                Label(_("What is said here\nstays here."), "hero", tone="hero"),
                Space.PAGE,
                _line(
                    "cloud-off",
                    _("Nothing is sent over the internet"),
                    _("No account, no upload, no usage measurement."),
                ),
                Space.S3,
                _line(
                    "key-round",
                    _("Encrypted with your passphrase"),
                    _("This vault opens with your passphrase or your recovery sheet."),
                ),
                Space.S3,
                _line(
                    "history",
                    _("Nothing is lost at locking"),
                    _("The text being written is put in safety, encrypted."),
                ),
                spacing=0,
                margins=(Space.S7, Space.S7 - Space.S1, Space.S7, Space.S7 + Space.S1),
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme(), paint.painter_on(self)
        ground = QLinearGradient(0, 0, 0, self.height())
        ground.setColorAt(0, now.colour("hero1"))
        ground.setColorAt(1, now.colour("hero2"))
        painter.fillRect(self.rect(), ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = QPointF(self.width() - _CENTRE_RIGHT, _CENTRE_TOP)
        for number in range(_CIRCLES):
            ink = now.colour("on_hero")
            ink.setAlphaF(_ALPHA - number * _FADING)
            painter.setPen(QPen(ink, _PEN))
            radius = _FIRST + number * _STEP
            painter.drawEllipse(centre, radius, radius)
        painter.end()


def _line(icon: str, title: str, text: str) -> QHBoxLayout:
    heading = Label(title, "strong", tone="hero")
    heading.setWordWrap(True)
    words = vbox(heading, Paragraph(text, "label", tone="hero-second"), spacing=0)
    return hbox(
        (Icon(icon, "on_hero2", Size.ICON_LARGE), 0, Qt.AlignmentFlag.AlignTop), (words, 1), spacing=Space.S4 - 2
    )
