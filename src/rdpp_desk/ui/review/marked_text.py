"""Read-only text whose marks are told by shape: filled, dashed, dotted, ringed. Only what is seen is painted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from rdpp_desk.actions.journal_text import BlockKind
from rdpp_desk.ui.review.choices import KEPT, UNDECIDED
from rdpp_desk.ui.theme import Line, Radius, Space, Theme, Type, manager, theme

_LINE, _GAP, _LABEL_GAP, _BOX = 28, 12, 2, 23
_DASHES, _DASH_WIDTH, _DOT_WIDTH = (2.5, 1.8), 2.0, 1.6
_INKS = {UNDECIDED: "on_warning_soft", KEPT: "text2"}
_MASKED_INK = "on_accent_soft"
_WIDE = re.compile("[\U00010000-\U0010ffff]")
# What a QTextDocument would take for a break of its own, replaced one for one so that places stay the same.
_BREAKS = re.compile("[\r\u2029\ufdd0\ufdd1]")


@dataclass(frozen=True, slots=True)
class Mark:
    """An occurrence: code points in the text shown, where it stands, and which finding it is."""

    start: int
    length: int
    state: str
    finding: int


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph that is not prose: where it starts, in code points, and what it is."""

    start: int
    kind: BlockKind


class MarkedText(QTextEdit):
    """`chosen` gives the finding that was clicked."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text = ""
        self._offsets = Offsets("")
        self._marks: tuple[Mark, ...] = ()
        self._starts: list[int] = []
        self._parts: tuple[Part, ...] = ()
        self._current: frozenset[int] = frozenset()
        self._main = -1
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("reading", "true")
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(Space.S1 + 1)
        manager().changed.connect(self._dress)

    def show_text(self, text: str, parts: Sequence[Part], marks: Sequence[Mark]) -> None:
        """Show another text, or the same with other marks; only what differs is laid out again."""
        text = _BREAKS.sub(lambda found: " " if found[0] == "\r" else "\n", text)
        marks = tuple(marks)
        offsets = self._offsets if text == self._text else Offsets(text)
        changed = self._edit(text, marks, offsets)
        self._parts, self._marks, self._starts = tuple(parts), marks, [mark.start for mark in marks]
        self._text, self._offsets = text, offsets
        if changed is None:
            self.setPlainText(text)
            self._dress()
        else:
            self._colour([marks[at] for at in changed])
        self.viewport().update()

    def set_current(self, findings: frozenset[int], main: int) -> None:
        """Ring these occurrences, `main` more strongly."""
        self._current, self._main = findings, main
        self.viewport().update()

    def reveal(self, finding: int) -> None:
        """Bring an occurrence into view, unless it is there."""
        box = self.cursorRect(self._cursor(self._marks[finding].start))
        room = self.viewport().height()
        if box.top() < Space.S4 or box.bottom() > room - Space.S4:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - room // 3)

    def selection(self) -> tuple[int, int]:
        """The selected passage, in code points; empty when both are the same."""
        cursor = self.textCursor()
        return self._code_points(cursor.selectionStart()), self._code_points(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into view."""
        cursor = self._cursor(start)
        cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def top_place(self) -> tuple[int, int]:
        """The place at the top of the view, in code points, and how many pixels above the edge its line begins."""
        cursor = self.cursorForPosition(QPoint(Space.S2, 0))
        return self._code_points(cursor.position()), self.cursorRect(cursor).top()

    def scroll_to_place(self, place: int, above: int) -> None:
        """Scroll so that the line of `place` begins `above` pixels from the top edge."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(self._cursor(place)).top() - above)

    def wipe(self) -> None:
        """Forget every word."""
        self._text, self._marks, self._starts, self._parts = "", (), [], ()
        self._current, self._main = frozenset(), -1
        self.clear()

    def event(self, event: QEvent) -> bool:
        # A text edit keeps Ctrl+Z for itself; nothing is typed here, and it takes back the last choice.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return False
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection() or event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._code_points(self.cursorForPosition(event.position().toPoint()).position())
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and place <= self._marks[at].start + self._marks[at].length:
            self.chosen.emit(self._marks[at].finding)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        down = self.verticalScrollBar().value()
        painter.translate(0, -down)
        now = theme()
        for block in self._visible_blocks(down):
            start = self._code_points(block.position())
            first = max(0, bisect_right(self._starts, start) - 1)
            last = bisect_left(self._starts, start + block.length())
            for mark in self._marks[first:last]:
                for box in self._boxes(block, mark):
                    self._paint_mark(painter, now, mark, box)
        painter.end()
        super().paintEvent(event)

    def _paint_mark(self, painter: QPainter, now: Theme, mark: Mark, box: QRectF) -> None:
        radius = Radius.XS + 1
        left, right = box.bottomLeft() + QPointF(3, -1), box.bottomRight() - QPointF(3, 1)
        if mark.state == KEPT:
            painter.setPen(QPen(now.colour("muted"), _DOT_WIDTH, Qt.PenStyle.DotLine))
            painter.drawLine(left, right)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("warning_soft" if mark.state == UNDECIDED else "accent_soft"))
            painter.drawRoundedRect(box, radius, radius)
        if mark.state == UNDECIDED:
            pen = QPen(now.colour("warning"), _DASH_WIDTH, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern(list(_DASHES))
            painter.setPen(pen)
            painter.drawLine(left, right)
        if mark.finding in self._current:
            width = Line.FOCUS if mark.finding == self._main else Line.HAIRLINE
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.colour("focus"), width))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)

    def _visible_blocks(self, down: int) -> Iterator[QTextBlock]:
        layout = self.document().documentLayout()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        bottom = down + self.viewport().height()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            if block.length() > 1:
                yield block
            block = block.next()

    def _boxes(self, block: QTextBlock, mark: Mark) -> Iterator[QRectF]:
        """Where a mark lies within a paragraph, one box for each line."""
        now = theme()
        at = max(0, self._units(mark.start) - block.position())
        end = min(block.length() - 1, self._units(mark.start + mark.length) - block.position())
        layout = block.layout()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        while at < end:
            line = layout.lineForTextPosition(at)
            stop = min(end, line.textStart() + line.textLength())
            if not line.isValid() or stop <= at:
                return
            left, right = _x(line.cursorToX(at)), _x(line.cursorToX(stop))
            base = corner.y() + line.y() + line.ascent()
            height = now.px(_BOX)
            top = base - now.px(Type.READING.size) - 2
            yield QRectF(corner.x() + min(left, right) - 2, top, abs(right - left) + 4, height)
            at = stop

    def _edit(self, text: str, marks: tuple[Mark, ...], offsets: Offsets) -> list[int] | None:
        """Replace what marks stand for, where they alone changed: which ones did. None if more than that changed."""
        old = self._marks
        if not old or [mark.finding for mark in old] != [mark.finding for mark in marks]:
            return None
        was = [self._text[mark.start : mark.start + mark.length] for mark in old]
        now = [text[mark.start : mark.start + mark.length] for mark in marks]
        changed = [at for at in range(len(marks)) if was[at] != now[at] or old[at].state != marks[at].state]
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for at in reversed(changed):
            if was[at] != now[at]:
                cursor.setPosition(self._units(old[at].start))
                cursor.setPosition(self._units(old[at].start + old[at].length), QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(now[at])
        cursor.endEditBlock()
        return changed if self.document().characterCount() == offsets.units(len(text)) + 1 else None

    def _dress(self) -> None:
        """Lines, titles and colours, at the text size in force."""
        if not self._text:
            return
        now = theme()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_lines(now.px(_LINE)))
        cursor.setCharFormat(QTextCharFormat())
        block = self.document().begin()
        while block.isValid():
            if block.length() == 1:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(_lines(now.px(_GAP)))
            block = block.next()
        for part in self._parts:
            self._dress_part(cursor, part)
        cursor.endEditBlock()
        self._colour(self._marks)

    def _dress_part(self, cursor: QTextCursor, part: Part) -> None:
        now, label = theme(), part.kind is BlockKind.LABEL
        style = Type.CAPTION_STRONG if label else Type.SUBTITLE if part.kind is BlockKind.TITLE else Type.BODY
        look = QTextCharFormat()
        look.setProperty(QTextCharFormat.Property.FontPixelSize, now.px(style.size))
        look.setFontWeight(style.weight)
        look.setForeground(now.colour("text" if part.kind is BlockKind.TITLE else "muted"))
        cursor.setPosition(self._units(part.start))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
        if label:
            cursor.setBlockFormat(_lines(now.px(Type.LABEL.line)))
            after = cursor.block().next()
            if after.isValid() and after.length() == 1:
                cursor.setPosition(after.position())
                cursor.setBlockFormat(_lines(now.px(_LABEL_GAP)))

    def _colour(self, marks: Sequence[Mark]) -> None:
        now = theme()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for mark in marks:
            look = QTextCharFormat()
            look.setForeground(now.colour(_INKS.get(mark.state, _MASKED_INK)))
            look.setFontWeight(QFont.Weight.Normal if mark.state == KEPT else QFont.Weight.DemiBold)
            cursor.setPosition(self._units(mark.start))
            cursor.setPosition(self._units(mark.start + mark.length), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
        cursor.endEditBlock()

    def _cursor(self, place: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(place))
        return cursor

    def _units(self, place: int) -> int:
        return self._offsets.units(place)

    def _code_points(self, position: int) -> int:
        return self._offsets.code_points(position)


class Offsets:
    """Places in a text, counted in code points as we do, and in UTF-16 units as a `QTextDocument` does."""

    def __init__(self, text: str) -> None:
        wide = [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]
        self._wide = wide
        self._wide_units = [at + number for number, at in enumerate(wide)]

    def units(self, place: int) -> int:
        """From code points to units."""
        return place + bisect_left(self._wide, place)

    def code_points(self, position: int) -> int:
        """From units to code points."""
        return position - bisect_left(self._wide_units, position)


def _lines(height: int) -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return look


def _x(found: object) -> float:
    """`cursorToX` gives a number, or a pair with the place it rounded to."""
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
