"""Drawing on one page: shapes at once, words gathered in one text object and written when the page ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdpp_desk.documents.style import BOX_SIZE, HAIRLINE, INK

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

Colour = tuple[float, float, float]


class Pen:
    """One page. Measures are in points from the page's bottom left."""

    __slots__ = ("_colour", "_font", "_stroke", "_text", "canvas")

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._text = canvas.beginText(0, 0)
        self._font: tuple[str, float] | None = None
        self._colour: Colour | None = None
        self._stroke: tuple[Colour, float] | None = None

    def write(self, x: float, baseline: float, text: str, face: str, size: float, colour: Colour = INK) -> None:
        """Words from `x` on; every character must be in `face`."""
        if colour != self._colour:
            self._text.setFillColorRGB(*colour)
            self._colour = colour
        if (face, size) != self._font:
            self._text.setFont(face, size)
            self._font = (face, size)
        # `setTextOrigin` and `textOut` do the same, and besides follow a cursor that nothing here uses.
        self._text._code.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")  # type: ignore[attr-defined]  # not in the stub
        self._text._textOut(text)  # type: ignore[attr-defined]  # not in the stub

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: Colour = HAIRLINE, wide: float = 0.5) -> None:
        """A straight line."""
        self._pencil(colour, wide)
        self.canvas.line(x, y, to_x, to_y)

    def rectangle(self, x: float, bottom: float, wide: float, high: float, radius: float = 0.0) -> None:
        """A hairline frame."""
        self._pencil(HAIRLINE, 0.6)
        if radius:
            self.canvas.roundRect(x, bottom, wide, high, radius)
        else:
            self.canvas.rect(x, bottom, wide, high)

    def box(self, x: float, bottom: float, ticked: bool, side: float = BOX_SIZE) -> None:
        """A tick box as a shape: a form field is not drawn by every reader."""
        self._pencil(INK, 0.7)
        self.canvas.rect(x, bottom, side, side)
        if ticked:
            part = side / BOX_SIZE
            middle_x, middle_y = x + 3.6 * part, bottom + 2.1 * part
            self.line(x + 1.8 * part, bottom + 4.3 * part, middle_x, middle_y, INK, 1.2 * part)
            self.line(middle_x, middle_y, x + 6.8 * part, bottom + 6.6 * part, INK, 1.2 * part)

    def picture(self, picture: ImageReader, x: float, bottom: float, wide: float, high: float) -> None:
        """A picture, whose bytes are in the file once however often it is drawn."""
        self.canvas.drawImage(picture, x, bottom, wide, high)

    def end(self) -> None:
        """Write the words and turn the page."""
        self.canvas.drawText(self._text)
        self.canvas.showPage()

    def _pencil(self, colour: Colour, wide: float) -> None:
        if self._stroke != (colour, wide):
            self.canvas.setStrokeColorRGB(*colour)
            self.canvas.setLineWidth(wide)
            self._stroke = (colour, wide)
