"""The pages of a PDF held in memory, painted as paper, with the articles of the present step marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Radius, Space, Theme, Type, manager, paint, theme

POINTS_PER_INCH, PIXELS_PER_INCH = 72, 96
_ACTUAL = PIXELS_PER_INCH / POINTS_PER_INCH
_WIDEST_FIT = 1.25
_ZOOMS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0)
_TOP, _SIDE, _BETWEEN = Space.CARD, Space.PAGE, Space.CARD
_BAND, _BAR, _EYES = 0.55, 4, 5
_INK = Theme()
"""Paper stays white, so what is laid on it keeps the light colours."""


class Place(Protocol):
    """Where a clause is printed: `page` from 0, `top` and `bottom` in points from the top of that page."""

    @property
    def clause(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def step(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page on the desk, in pixels."""

    box: QRectF
    scale: float


class Loaded:
    """A PDF read from memory: nothing of it is ever on the disk."""

    def __init__(self, pdf: bytes) -> None:
        self.buffer = QBuffer()
        self.buffer.setData(QByteArray(pdf))
        self.buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self.buffer)

    @property
    def pages(self) -> int:
        """How many pages; 0 if the bytes are no PDF."""
        return max(0, self.document.pageCount())

    def size(self, page: int) -> QSizeF:
        """The page's size, in points."""
        return self.document.pagePointSize(page)

    def image(self, page: int, size: QSize) -> QImage:
        """The page drawn `size` device pixels large."""
        return self.document.render(page, size)

    def close(self) -> None:
        """Let go of the bytes."""
        self.document.close()
        self.buffer.close()
        self.buffer.setData(QByteArray())


class _Canvas(QLabel):
    """The pages one above the other. A label, so that it is read aloud as a text and not as a nameless area."""

    def __init__(self, view: PaperView) -> None:
        super().__init__()
        self._view = view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        self._view.paint_pages(painter, QRectF(event.rect()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._view.move_by_key(event):
            super().keyPressEvent(event)


class PaperView(QScrollArea):
    """`moved` says that another page is in view, `zoomed` that the scale changed."""

    moved = Signal()
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._loaded: Loaded | None = None
        self._places: tuple[Place, ...] = ()
        self._step = ""
        self._zoom, self._follows = 0.0, True
        self._sheets: list[_Sheet] = []
        self._images: dict[int, QImage] = {}
        self.canvas = _Canvas(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.canvas)
        self.setWidget(self.canvas)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_page())
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._let_go())
        manager().changed.connect(self.canvas.update)

    # What is shown

    def show_pdf(self, pdf: bytes, places: Sequence[Place] = ()) -> None:
        """Show these pages instead; the article of the present step stays where it was under the eyes."""
        before = self._band_top()
        old, self._loaded = self._loaded, Loaded(pdf)
        if old is not None:
            old.close()
        self._places = tuple(places)
        self._images.clear()
        self._lay_out()
        after = self._band_top()
        bar = self.verticalScrollBar()
        if before is None:
            self.show_step(self._step)
        elif after is not None:
            bar.setValue(round(bar.value() + after - before))
        self._tell_page()

    def show_step(self, step: str) -> None:
        """Mark the articles of `step` and bring the first into view."""
        self._step, self._follows = step, True
        top = self._band_top()
        if top is not None:
            self.verticalScrollBar().setValue(round(top - self.viewport().height() / _EYES))
        self.canvas.update()

    def wipe(self) -> None:
        """Forget every page."""
        if self._loaded is not None:
            self._loaded.close()
        self._loaded, self._places, self._sheets = None, (), []
        self._images.clear()
        self.canvas.setAccessibleDescription("")
        self._lay_out()

    @property
    def empty(self) -> bool:
        """Whether no page was ever shown."""
        return self._loaded is None

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 if there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        reached = sum(1 for sheet in self._sheets if sheet.box.top() <= middle)
        return max(1, reached) if self._sheets else 0

    @property
    def percent(self) -> int:
        """The scale: 100 is the size of the paper."""
        return round(100 * (self._sheets[0].scale if self._sheets else self._zoom) / _ACTUAL)

    @property
    def clause(self) -> str:
        """The article under the eyes: that of the step while the view follows it, else where one has scrolled to."""
        main = self._main_place()
        if self._follows and main is not None:
            return main.clause
        eyes = self.verticalScrollBar().value() + self.viewport().height() / _EYES
        above = [place for place in self._places if self._band(place).top() <= eyes]
        found = above[-1:] or self._places[:1]
        return found[0].clause if found else ""

    def marked(self) -> list[QRectF]:
        """Where the articles of the present step are, in the canvas."""
        return [self._band(place) for place in self._places if place.step == self._step and self._step]

    # Zoom

    def zoom_in(self) -> None:
        """The next larger scale."""
        self._set_zoom(next((zoom for zoom in _ZOOMS if zoom * 100 > self.percent + 1), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """The next smaller scale."""
        self._set_zoom(next((zoom for zoom in reversed(_ZOOMS) if zoom * 100 < self.percent - 1), _ZOOMS[0]))

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._set_zoom(0.0)

    def _set_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / max(1, self.canvas.height())
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(middle * self.canvas.height() - self.viewport().height() / 2))

    # Geometry

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self._follows:
            self.show_step(self._step)

    def _let_go(self) -> None:
        """Whoever reads elsewhere is not called back by a resize."""
        self._follows = False

    def _lay_out(self) -> None:
        room, loaded = self.viewport().width(), self._loaded
        self._sheets, y, across = [], float(_TOP), room
        for number in range(loaded.pages if loaded is not None else 0):
            assert loaded is not None
            points = loaded.size(number)
            fit = min((room - 2 * _SIDE) / max(1.0, points.width()), _WIDEST_FIT * _ACTUAL)
            scale = max(0.1, self._zoom * _ACTUAL or fit)
            width, height = round(points.width() * scale), round(points.height() * scale)
            across = max(across, width + 2 * _SIDE)
            self._sheets.append(_Sheet(QRectF(0, y, width, height), scale))
            y += height + _BETWEEN
        self._sheets = [
            _Sheet(sheet.box.translated(round((across - sheet.box.width()) / 2), 0), sheet.scale)
            for sheet in self._sheets
        ]
        self.canvas.resize(across, max(round(y), self.viewport().height()))
        self.canvas.update()
        self._tell_page()
        self.zoomed.emit()

    def _band(self, place: Place) -> QRectF:
        if place.page >= len(self._sheets):
            return QRectF()
        sheet = self._sheets[place.page]
        top = sheet.box.top() + place.top * sheet.scale - Space.S1
        return QRectF(sheet.box.left(), top, sheet.box.width(), (place.bottom - place.top) * sheet.scale + 2 * Space.S1)

    def _band_top(self) -> float | None:
        band = self._main_band()
        return band.top() if band is not None else None

    def _main_band(self) -> QRectF | None:
        main = self._main_place()
        return self._band(main) if main is not None else None

    def _main_place(self) -> Place | None:
        """The article named after the step if there is one, else the first that shows it."""
        places = self._marked_places()
        return next((place for place in places if place.clause == self._step), places[0] if places else None)

    def _tell_page(self) -> None:
        name = _("Preview of the document, page {page} of {pages}").format(page=self.page, pages=self.pages)
        self.canvas.setAccessibleName(name if self.pages else _("Preview of the document"))
        self.moved.emit()

    # Painting

    def paint_pages(self, painter: QPainter, area: QRectF) -> None:
        """Paint the part of the desk inside `area`."""
        painter.fillRect(area, theme().colour("desk"))
        for number, sheet in enumerate(self._sheets):
            if sheet.box.adjusted(-Space.S4, -Space.S4, Space.S4, Space.S4).intersects(area):
                paint.shadow(painter, sheet.box, 0)
                painter.fillRect(sheet.box, theme().colour("paper"))
                self._paint_bands(painter, number)
                painter.drawImage(sheet.box.topLeft(), self._image(number, sheet))
        self._paint_label(painter)

    def _image(self, number: int, sheet: _Sheet) -> QImage:
        ratio = self.devicePixelRatioF()
        size = QSize(round(sheet.box.width() * ratio), round(sheet.box.height() * ratio))
        image = self._images.get(number)
        if image is None or image.size() != size:
            assert self._loaded is not None
            image = self._loaded.image(number, size)
            image.setDevicePixelRatio(ratio)
            self._images[number] = image
        return image

    def _paint_bands(self, painter: QPainter, page: int) -> None:
        tint = _INK.colour("accent_soft")
        tint.setAlphaF(_BAND)
        for place, band in zip(self._marked_places(), self.marked(), strict=True):
            if place.page == page:
                painter.fillRect(band, tint)
                painter.fillRect(QRectF(band.left(), band.top(), _BAR, band.height()), _INK.colour("accent"))

    def _marked_places(self) -> list[Place]:
        return [place for place in self._places if place.step == self._step and self._step]

    def _paint_label(self, painter: QPainter) -> None:
        band = self._main_band()
        if band is None:
            return
        words, font = _("This step"), theme().font(Type.CAPTION_STRONG)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(words) + 2 * Space.S2 + 2
        height = metrics.height() + Space.S1
        at = QRectF(band.right() - width - Space.S2, band.top() + 2, width, height)
        paint.rounded(painter, at, Radius.SM, _INK.colour("accent"))
        painter.setFont(font)
        painter.setPen(_INK.colour("on_accent"))
        painter.drawText(at, int(Qt.AlignmentFlag.AlignCenter), words)

    # Keys and wheel

    def move_by_key(self, event: QKeyEvent) -> bool:
        """Page up and down, arrows, Home and End, plus and minus; whether the key was one of them."""
        bar, page = self.verticalScrollBar(), self.viewport().height() - Space.S6
        moves = {
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Down: Space.S7,
            Qt.Key.Key_Up: -Space.S7,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._let_go()
            bar.setValue(bar.value() + moves[key])
        elif event.text() in ("+", "-"):
            (self.zoom_in if event.text() == "+" else self.zoom_out)()
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        self._let_go()
        super().wheelEvent(event)
