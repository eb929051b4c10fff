"""One note being written: its document, its marked passages, and its saving. Nothing here knows of another note."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from rdpp_desk.actions import notes
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Draft, OpenNote, Span
from rdpp_desk.ui.autosave import Autosave, SaveState
from rdpp_desk.ui.session.markdown_highlighter import MarkdownHighlighter
from rdpp_desk.ui.session.marked_passages import MarkedPassages
from rdpp_desk.ui.session.stored_text import StoredText, code_points, units, without_halves
from rdpp_desk.ui.theme import Space, Type, manager, theme

_NATURAL_LINE = 1.21  # height of a line of Inter, in ems


class Writing(Autosave):
    """A note's text as it is written."""

    saved = Signal(int)

    def __init__(self, desk: Desk, opened: OpenNote, parent: QObject) -> None:
        super().__init__(self._write, opened.note.updated_at, parent)
        self._desk = desk
        self.note_id = opened.note.id
        self.describe(opened)
        self.caret = 0
        self.scroll: int | None = None
        self.touched = False
        self._source = StoredText(opened.note.text)
        self.document = QTextDocument(self)
        self._fill(opened)
        self.passages = MarkedPassages(self.document)
        self.passages.set_ranges([self._range(span) for span in opened.spans])
        self._highlighter = MarkdownHighlighter(self.document, self.passages)
        self.document.setModified(False)
        self.document.contentsChanged.connect(self._document_changed)
        self.passages.changed.connect(self._passages_changed)
        manager().changed.connect(self.take_font)

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

    def _write(self) -> datetime:
        """Write the text, its caret and its marks."""
        draft = self.draft()
        done = notes.save_note(self._desk, draft.note_id, draft.text, draft.caret, draft.marks)
        self._source = StoredText(draft.text)
        self.document.setModified(False)
        return done.at

    def save(self) -> bool:
        """As any text being written; `saved` follows a save that was needed."""
        needed = self.dirty
        kept = super().save()
        if kept and needed:
            self.saved.emit(self.note_id)
        return kept

    def take_font(self) -> None:
        """Follow the text size."""
        self.document.setDefaultFont(theme().font(Type.READING))

    def wipe(self) -> None:
        """Forget the text, its history included."""
        self.stop()
        self.document.blockSignals(True)
        self.document.setUndoRedoEnabled(False)
        self.document.clear()
        self._source = StoredText("")
        self.save_state = SaveState.KEPT
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

    def _passages_changed(self, _start: int, _end: int) -> None:
        self._text_changed()

    def _document_changed(self) -> None:
        # Colouring says that contents changed too; only words make the document modified.
        if self.document.isModified():
            self._text_changed()

    def _text_changed(self) -> None:
        self.touched = True
        self.touch()
