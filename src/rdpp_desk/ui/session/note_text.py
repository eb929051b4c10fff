"""The page one writes on: plain text at reading size, in lines of at most 72 characters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit

from rdpp_desk.messages import _
from rdpp_desk.ui.clipboard import Clipboard
from rdpp_desk.ui.session.formatting import add_headings, continue_list, toggle_list, toggle_signs
from rdpp_desk.ui.session.hints import paint_hints
from rdpp_desk.ui.session.marked_passages import MarkedPassages
from rdpp_desk.ui.theme import Line, Size, Space, Type, manager, theme
from rdpp_desk.ui.widgets import add_action

_SAMPLE = "la personne dit ce qu’elle voit, entend et décide"  # for the width of an average character
MARK_KEYS = "Ctrl+Shift+S"


class NoteText(QTextEdit):
    """Plain text: what is pasted loses its looks, what is copied is forgotten after 30 s."""

    left = Signal()
    mark_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.passages: MarkedPassages | None = None
        self.clipboard = Clipboard(self)
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("reading", "true")
        self.setProperty("own_focus", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(Line.SELECTED)
        manager().changed.connect(self._fit)

    def selected_text(self) -> str:
        """What is selected, with `\\n` between lines."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    def go_to(self, position: int) -> None:
        """Put the caret there and show it."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Signs of Markdown

    def toggle_signs(self, sign: str) -> None:
        """Bold or italic: put in or taken out."""
        self._edit(lambda cursor: toggle_signs(cursor, sign))

    def toggle_list(self, *, numbered: bool) -> None:
        """Bullets or numbers: put in or taken out."""
        self._edit(lambda cursor: toggle_list(cursor, numbered))

    def add_headings(self, headings: list[str]) -> None:
        """Write at the end those headings that the text has not yet; the caret goes under the first."""
        self._edit(lambda cursor: add_headings(cursor, headings))

    def _edit(self, act: Callable[[QTextCursor], object]) -> None:
        cursor = self.textCursor()
        act(cursor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureCursorVisible()

    # Typing, pasting, copying

    def event(self, event: QEvent) -> bool:
        # On some systems a text field takes Ctrl+K to delete the end of the line; here it opens the palette.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _cuts_line(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            self._take(cut=event.matches(QKeySequence.StandardKey.Cut))
            return
        if _cuts_line(event):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            cursor = self.textCursor()
            if not continue_list(cursor):
                cursor.insertBlock()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\r", "\n"))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.context_menu(self.textCursor().hasSelection()).popup(event.globalPos())

    def context_menu(self, selected: bool) -> QMenu:
        """The menu of the text."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable, document = not self.isReadOnly(), self.document()
        entries = (
            (_("Undo typing"), self.undo, "undo-2", "Ctrl+Z", writable and document.isUndoAvailable()),
            (_("Redo typing"), self.redo, "redo-2", "Ctrl+Shift+Z", writable and document.isRedoAvailable()),
            (_("Cut"), lambda: self._take(cut=True), "", "Ctrl+X", writable and selected),
            (_("Copy"), self._take, "copy", "Ctrl+C", selected),
            (_("Paste as plain text"), self.paste, "", "Ctrl+V", writable and self.canPaste()),
            (_("Select all"), self.selectAll, "", "Ctrl+A", not document.isEmpty()),
            (_("To work on in supervision"), self.mark_asked.emit, "bookmark-plus", MARK_KEYS, writable),
        )
        for text, act, icon, keys, enabled in entries:
            add_action(menu, text, act, icon, keys).setEnabled(enabled)
        return menu

    def _take(self, cut: bool = False) -> None:
        if not self.textCursor().hasSelection():
            return
        self.clipboard.copy(self.selected_text())
        if cut and not self.isReadOnly():
            self.textCursor().removeSelectedText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    # Measure

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def measure(self) -> int:
        """Pixels that 72 average characters take at the text size in force."""
        metrics = QFontMetricsF(theme().font(Type.READING))
        return round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * Size.READING_CHARACTERS)

    def _fit(self) -> None:
        """Leave at the right what goes beyond 72 characters."""
        lane = self.verticalScrollBar().sizeHint().width()
        side = Space.S5
        room = self.width() - side - lane - 2 * round(self.document().documentMargin())
        self.setViewportMargins(side, 0, max(0, room - self.measure()), 0)

    # Marks in the margin: the passage is told by its shape as well as by its colour

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalScrollBar().value())
        for start, end in self.passages.ranges() if self.passages is not None else ():
            self._paint_bar(painter, start, end)
        if not self.isReadOnly():
            paint_hints(painter, self)
        painter.end()

    def _paint_bar(self, painter: QPainter, start: int, end: int) -> None:
        top = self._line_of(start)
        bottom = self._line_of(end - 1)
        if top is None or bottom is None:
            return
        bar = QRectF(Space.S1, top.top(), Line.SELECTED + 1, bottom.bottom() - top.top())
        painter.fillRect(bar, theme().colour("plum"))

    def _line_of(self, position: int) -> QRectF | None:
        block: QTextBlock = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position()) if block.isValid() else None
        if line is None or not line.isValid():
            return None
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        return line.rect().translated(corner)


def _cuts_line(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def selection(cursor: QTextCursor) -> tuple[int, int]:
    """What is selected, else the paragraph that holds the caret, as positions."""
    if cursor.hasSelection():
        return cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.block()
    return block.position(), block.position() + block.length() - 1
