"""The steps: open in any order; their state told by a shape and by words, never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from rdpp_desk.actions.wizard import StepStatus
from rdpp_desk.messages import _, pgettext
from rdpp_desk.ui.theme import Line, Radius, Size, Space, Type, TypeStyle, manager, paint, theme
from rdpp_desk.ui.widgets import ScrollPage, vbox

WIDTH = 214
_MARK, _MOST_ROOMY = 22, 8
_SIZES = {True: (52, 20, Type.BODY_MEDIUM, Type.STRONG), False: (37, 18, Type.LABEL, Type.LABEL_STRONG)}
"""Roomy or not: height of a row, height of a line of a name, its font, and that of the present step."""
_CHECK = 3.0
_LEFT = Space.S2 + 1


@dataclass(frozen=True, slots=True)
class StepItem:
    """One line: its key, its name, a few words under it."""

    key: str
    name: str
    note: str
    status: StepStatus
    incomplete: bool = False


def spoken(number: int, count: int, item: StepItem) -> str:
    """« Étape 5 sur 11 : Restitution, incomplète »."""
    states = {
        StepStatus.DONE: pgettext("step", "complete"),
        StepStatus.INCOMPLETE: pgettext("step", "incomplete"),
        StepStatus.TODO: pgettext("step", "to do"),
        StepStatus.CURRENT: pgettext("step", "current, incomplete") if item.incomplete else pgettext("step", "current"),
    }
    return _("Step {number} of {count}: {name}, {state}").format(
        number=number, count=count, name=item.name, state=states[item.status]
    )


class StepButton(QAbstractButton):
    """One step of the list."""

    def __init__(self, number: int, count: int, item: StepItem) -> None:
        super().__init__()
        self.number, self.item = number, item
        self._count, self._after_done = count, False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken(number, count, item))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        manager().changed.connect(self._pin)

    def show_item(self, item: StepItem, after_done: bool) -> None:
        """Its state changed; `after_done` is that of the step before."""
        if (item, after_done) != (self.item, self._after_done):
            self.item, self._after_done = item, after_done
            self.setAccessibleName(spoken(self.number, self._count, item))
            self._pin()
            self.update()

    def heightForWidth(self, width: int) -> int:
        now, (row, line, _usual, strong) = theme(), self._size()
        name = paint.wrapped_height(self.item.name, now.font(strong), width - self._words_left(), now.px(line))
        note = now.px(Type.CAPTION.line) if self.item.note else 0
        return max(now.px(row), name + note + now.px(line) // 2)

    def sizeHint(self) -> QSize:
        width = theme().px(WIDTH) - 2 * Space.S4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(Size.TARGET), theme().px(Size.TARGET))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin()

    def _pin(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def _size(self) -> tuple[int, int, TypeStyle, TypeStyle]:
        return _SIZES[self._count <= _MOST_ROOMY]

    def _words_left(self) -> int:
        return _LEFT + theme().px(_MARK) + Space.S3

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, status = theme(), paint.painter_on(self), self.item.status
        if self.underMouse() and status is not StepStatus.CURRENT:
            paint.rounded(painter, QRectF(self.rect()).adjusted(0, 0, 0, -Space.S1), Radius.MD, now.colour("hover"))
        mark = now.px(_MARK)
        box = QRectF(_LEFT, now.px(2), mark, mark)
        middle = round(box.center().x())
        if self.number < self._count:
            below = round(box.bottom()) + 3
            self._paint_line(painter, middle, below, self.height(), status is StepStatus.DONE)
        if self.number > 1:
            self._paint_line(painter, middle, 0, round(box.top()) - 3, self._after_done)
        self._paint_mark(painter, box)
        self._paint_words(painter, box)
        painter.end()

    @staticmethod
    def _paint_line(painter: QPainter, x: int, top: int, bottom: int, done: bool) -> None:
        painter.fillRect(
            QRectF(x - 1, top, Line.SELECTED, bottom - top), theme().colour("accent" if done else "border")
        )

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        now, status, round_ = theme(), self.item.status, box.width() / 2
        if status is StepStatus.DONE:
            paint.rounded(painter, box, round_, now.colour("accent"))
            inset = box.width() / 5
            paint.draw_icon(painter, box.adjusted(inset, inset, -inset, -inset), "check", "on_accent", _CHECK)
            return
        ink, ground, border, width = {
            StepStatus.INCOMPLETE: ("on_warning_soft", "warning_soft", "warning", 2.0),
            StepStatus.CURRENT: ("accent_text", "surface", "accent", 2.0),
        }.get(status, ("muted", "surface", "border_strong", 1.4))
        paint.rounded(painter, box, round_, now.colour(ground), now.colour(border), width)
        painter.setFont(now.font(Type.LABEL_STRONG if status is StepStatus.INCOMPLETE else Type.CAPTION_STRONG))
        painter.setPen(now.colour(ink))
        sign = "!" if status is StepStatus.INCOMPLETE else str(self.number)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_words(self, painter: QPainter, mark: QRectF) -> None:
        now, left, status = theme(), self._words_left(), self.item.status
        (_row, line, usual, strong), room = self._size(), self.width() - left
        font = now.font(strong if status is StepStatus.CURRENT else usual)
        painter.setPen(now.colour("text2" if status is StepStatus.TODO else "text"))
        top = mark.center().y() - now.px(line) / 2
        paint.draw_wrapped(painter, QPointF(left, top), self.item.name, font, room, now.px(line))
        tall = paint.wrapped_height(self.item.name, now.font(strong), room, now.px(line))
        caption = now.font(Type.CAPTION)
        painter.setFont(caption)
        painter.setPen(now.colour("warning" if status is StepStatus.INCOMPLETE else "muted"))
        note = QFontMetrics(caption).elidedText(self.item.note, Qt.TextElideMode.ElideRight, room)
        below = QRectF(left, top + tall, room, now.px(Type.CAPTION.line))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), note)


class StepList(QWidget):
    """Every step; up and down move the focus, Enter or Space opens. `chosen` gives the step's key.

    `at_hand` is the button of the step shown, or reached by the arrows; `moved` says that it is another.
    """

    chosen = Signal(str)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[StepButton] = []
        self.at_hand: StepButton | None = None
        self._column = vbox(spacing=0)
        self.setLayout(self._column)
        self.setAccessibleName(_("Steps"))

    def show_steps(self, items: Sequence[StepItem]) -> None:
        """Make the list, or bring it up to date."""
        done = [item.status is StepStatus.DONE for item in items]
        if [button.item.key for button in self.buttons] != [item.key for item in items]:
            self.wipe()
            for number, item in enumerate(items, start=1):
                button = StepButton(number, len(items), item)
                button.clicked.connect(partial(self.chosen.emit, item.key))
                button.installEventFilter(self)
                self._column.addWidget(button)
                self.buttons.append(button)
        for button, item, after_done in zip(self.buttons, items, [False, *done[:-1]], strict=True):
            button.show_item(item, after_done)
        current = next((one for one in self.buttons if one.item.status is StepStatus.CURRENT), None)
        if current is not None:
            self.setFocusProxy(current)
            self._move_to(current)

    def wipe(self) -> None:
        """Empty the list."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons, self.at_hand = [], None

    def _move_to(self, button: StepButton) -> None:
        self.at_hand = button
        self.moved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.buttons:
            move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if move is not None:
                at = self.buttons.index(watched)
                reached = self.buttons[min(len(self.buttons) - 1, max(0, at + move))]
                reached.setFocus(Qt.FocusReason.TabFocusReason)
                self._move_to(reached)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.chosen.emit(self.buttons[self.buttons.index(watched)].item.key)
                return True
        return False


class StepsArea(ScrollPage):
    """The list of steps, which scrolls by itself: the step shown is always in sight."""

    def __init__(self, steps: StepList) -> None:
        super().__init__(steps, None, margins=(Space.S4, Space.S5, 0, Space.S3))
        self._steps = steps
        steps.moved.connect(self._reach, Qt.ConnectionType.QueuedConnection)  # once the rows have their places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reach()

    def _reach(self) -> None:
        if self._steps.at_hand is not None:
            self.ensureWidgetVisible(self._steps.at_hand, 0, Space.S5)


def drop_words(number: int, item: StepItem) -> str:
    """A step on one line, as a list to choose from says it."""
    words = _("{number}. {name}").format(number=number, name=item.name)
    return _("{step} · {note}").format(step=words, note=item.note) if item.note and item.incomplete else words
