"""One note being written: its document, its marked passages, and its saving. Nothing here knows of another note."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from rdpp_desk.actions import notes
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Draft, OpenNote, Span
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.session.markdown_highlighter import MarkdownHighlighter
from rdpp_desk.ui.session.marked_passages import MarkedPassages
from rdpp_desk.ui.session.stored_text import StoredText, code_points, units, without_halves
from rdpp_desk.ui.theme import Space, Time, Type, manager, theme

_LOG = logging.getLogger("rdpp_desk.editor")
_NATURAL_LINE = 1.21  # height of a line of Inter, in ems


class SaveState(Enum):
    """Where the text stands."""

    KEPT = "kept"
    CHANGED = "changed"
    SAVING = "saving"
    FAILED = "failed"


class Writing(QObject):
    """A note's text as it is written. Saved 700 ms after a pause, at most every 5 s, and by `save`."""

    state_changed = Signal()
    saved = Signal(int)

    def __init__(self, desk: Desk, opened: OpenNote, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.note_id = opened.note.id
        self.describe(opened)
        self.state = SaveState.KEPT
        self.saved_at: datetime | None = opened.note.updated_at
        self.failure: DeskError | None = None
        self.caret = 0
        self.scroll: int | None = None
        self.touched = False
        self._slow = False
        self._source = StoredText(opened.note.text)
        self.document = QTextDocument(self)
        self._fill(opened)
        self.passages = MarkedPassages(self.document)
        self.passages.set_ranges([self._range(span) for span in opened.spans])
        self._highlighter = MarkdownHighlighter(self.document, self.passages)
        self._pause = self._timer(Time.AUTOSAVE_PAUSE)
        self._longest = self._timer(Time.AUTOSAVE_LONGEST)
        self.document.setModified(False)
        self.document.contentsChanged.connect(self._document_changed)
        self.passages.changed.connect(self._passages_changed)
        manager().changed.connect(self.take_font)

    @property
    def dirty(self) -> bool:
        """Whether something is on screen and not on the disk."""
        return self.state is not SaveState.KEPT

    def describe(self, opened: OpenNote) -> None:
        """Take note of its title, session and place; the text is the document's own affair."""
        self.opened = replace(opened, note=replace(opened.note, sections=()), spans=(), marks=())

    def text(self) -> str:
        """What is to be stored, exactly as typed."""
        return self._read().text

    def draft(self) -> Draft:
        """All that must not be lost."""
        source = self._read()
        spans = tuple(
            Span(self._stored(source, start), self._stored(source, end)) for start, end in self.passages.ranges()
        )
        return Draft(self.note_id, source.text, self._stored(source, self.caret), spans)

    def marked_words(self) -> list[tuple[int, str]]:
        """Where each passage marked for supervision starts, and its words."""
        found, cursor = [], QTextCursor(self.document)
        for start, end in self.passages.ranges():
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            found.append((start, cursor.selectedText()))
        return found

    def save(self) -> bool:
        """Write to the disk what is not there yet, now; whether everything is there."""
        self._pause.stop()
        self._longest.stop()
        if not self.dirty:
            return True
        if self._slow:
            self._enter(SaveState.SAVING)
        draft, watch = self.draft(), QElapsedTimer()
        watch.start()
        try:
            done = notes.save_note(self._desk, draft.note_id, draft.text, draft.caret, draft.marks)
        except DeskError as failure:
            self._fail(failure)
            return False
        except Exception as surprise:
            _LOG.error("unforeseen %s", type(surprise).__name__)
            self._fail(DeskError("internal"))
            return False
        self._slow = watch.elapsed() > Time.SAVING_SHOWN_AFTER
        self._source, self.saved_at, self.failure = StoredText(draft.text), done.at, None
        self.document.setModified(False)
        self._enter(SaveState.KEPT)
        self.saved.emit(self.note_id)
        return True

    def take_font(self) -> None:
        """Follow the text size."""
        self.document.setDefaultFont(theme().font(Type.READING))

    def wipe(self) -> None:
        """Forget the text, its history included."""
        self._pause.stop()
        self._longest.stop()
        self.document.blockSignals(True)
        self.document.setUndoRedoEnabled(False)
        self.document.clear()
        self._source = StoredText("")
        self.state = SaveState.KEPT
        self.deleteLater()

    def _fill(self, opened: OpenNote) -> None:
        document = self.document
        self.take_font()
        document.setDocumentMargin(Space.S4)
        document.setUndoRedoEnabled(False)
        document.setPlainText(self._source.shown)
        # A proportional height follows the text size by itself, and setting it now leaves nothing to undo.
        lines = QTextBlockFormat()
        percent = 100 * Type.READING.line / (Type.READING.size * _NATURAL_LINE)
        lines.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(lines)
        document.setUndoRedoEnabled(True)
        self.caret = units(self._source.shown, self._source.shown_at(opened.note.caret))

    def _range(self, span: Span) -> tuple[int, int]:
        shown = self._source.shown
        return units(shown, self._source.shown_at(span.start)), units(shown, self._source.shown_at(span.end))

    def _read(self) -> StoredText:
        shown = self.document.toRawText().replace("\u2029", "\n")
        return self._source.after(without_halves(shown))

    @staticmethod
    def _stored(source: StoredText, position: int) -> int:
        return source.stored_at(code_points(source.shown, position))

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save)
        return timer

    def _passages_changed(self, _start: int, _end: int) -> None:
        self._text_changed()

    def _document_changed(self) -> None:
        # Colouring says that contents changed too; only words make the document modified.
        if self.document.isModified():
            self._text_changed()

    def _text_changed(self) -> None:
        self.touched = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.state is SaveState.KEPT:
            self._enter(SaveState.CHANGED)

    def _fail(self, failure: DeskError) -> None:
        self.failure = failure
        self._longest.start()
        self._enter(SaveState.FAILED)

    def _enter(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit()
