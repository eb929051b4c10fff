"""Passages marked « à travailler en supervision »: they follow the text as it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

Range = tuple[int, int]


class MarkedPassages(QObject):
    """The marked ranges of a document, as positions in it (UTF-16 units), `end` excluded.

    Each range is held by two cursors, which the document itself moves at every change, undone ones included. What is
    typed at either edge stays outside. A passage whose words are all deleted goes, and comes back if that is undone.
    """

    changed = Signal(int, int)

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._held: list[tuple[QTextCursor, QTextCursor]] = []
        self._at_step: dict[int, list[Range]] = {}
        self._step = document.availableUndoSteps()
        document.documentLayout()  # without a layout, a document does not tell of its changes
        document.contentsChange.connect(self._text_changed)

    def ranges(self) -> list[Range]:
        """The marked ranges, in order."""
        found = ((start.position(), end.position()) for start, end in self._held)
        return sorted((start, end) for start, end in found if start < end)

    def set_ranges(self, ranges: list[Range]) -> None:
        """Mark these ranges and no others."""
        before = self.ranges()
        self._held = [self._hold(start, end) for start, end in ranges if start < end]
        self._remember()
        for start, end in {*before, *ranges}:
            self.changed.emit(start, end)

    def holds(self, start: int, end: int) -> bool:
        """Whether what lies between two positions is marked, all of it, the blanks around it left out."""
        return bool(self._holding(*self._trimmed(start, end)))

    def toggle(self, start: int, end: int) -> bool | None:
        """Mark what lies between two positions, or unmark what holds it; whether it is marked now.

        None: there is nothing but blanks to mark.
        """
        start, end = self._trimmed(start, end)
        ranges = self.ranges()
        holding = self._holding(start, end)
        if holding:
            self._replace([one for one in ranges if one not in holding])
            return False
        if start >= end:
            return None
        met = [one for one in ranges if one[0] <= end and start <= one[1]]
        whole = (min([start, *(one[0] for one in met)]), max([end, *(one[1] for one in met)]))
        self._replace(sorted([*(one for one in ranges if one not in met), whole]))
        return True

    def _holding(self, start: int, end: int) -> list[Range]:
        return [one for one in self.ranges() if one[0] <= start and end <= one[1]]

    def _replace(self, ranges: list[Range]) -> None:
        self._at_step.clear()
        self.set_ranges(ranges)

    def _trimmed(self, start: int, end: int) -> Range:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words = cursor.selectedText()
        blank_before = len(words) - len(words.lstrip())
        blank_after = len(words) - len(words.rstrip())
        return (start + blank_before, end - blank_after) if words.strip() else (start, start)

    def _hold(self, start: int, end: int) -> tuple[QTextCursor, QTextCursor]:
        first, last = QTextCursor(self._document), QTextCursor(self._document)
        first.setPosition(start)
        last.setPosition(end)
        last.setKeepPositionOnInsert(True)
        return first, last

    def _text_changed(self, _at: int, _removed: int, _added: int) -> None:
        step = self._document.availableUndoSteps()
        undone = step < self._step and step in self._at_step
        self._step = step
        if undone:
            self.set_ranges(self._at_step[step])
            return
        self._held = [one for one in self._held if one[0].position() < one[1].position()]
        self._remember()

    def _remember(self) -> None:
        self._step = self._document.availableUndoSteps()
        self._at_step[self._step] = self.ranges()
