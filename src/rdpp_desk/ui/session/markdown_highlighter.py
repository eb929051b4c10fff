"""Markdown shown as it is typed: the text is coloured, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from rdpp_desk.ui.session.marked_passages import MarkedPassages
from rdpp_desk.ui.session.stored_text import units
from rdpp_desk.ui.theme import Type, manager, theme

_HEADING = re.compile(r"(#{1,6}[ \t]+)\S")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LEANING = re.compile(r"(?<![*_\w\\])([*_])(?![*_\s])([^*_]*[^*_\s])\1(?![*_\w])")
# Beyond this, a paragraph keeps its block look only: nobody writes one, a paste can hold one.
_LONGEST_INLINE = 10_000


class MarkdownHighlighter(QSyntaxHighlighter):
    """Headings, bold, italic, lists and quotes, and the passages marked for supervision; one paragraph at a time."""

    def __init__(self, document: QTextDocument, passages: MarkedPassages) -> None:
        super().__init__(document)
        self._passages = passages
        passages.changed.connect(self._repaint)
        self._looks = _looks()
        manager().changed.connect(self._theme_changed)

    def highlightBlock(self, text: str) -> None:
        heading = _HEADING.match(text)
        if heading:
            self._format(text, 0, len(text), self._looks["heading"])
            self._format(text, 0, heading.end(1), self._looks["sign"])
        else:
            self._format_start(text)
        if len(text) <= _LONGEST_INLINE:
            for start, end, kind in _inline(text):
                self._merge(units(text, start), units(text, end), self._looks[kind])
        self._format_passages()

    def _format_start(self, text: str) -> None:
        quote, item = _QUOTE.match(text), _ITEM.match(text)
        if quote:
            self._format(text, 0, len(text), self._looks["quote"])
            self._format(text, 0, quote.end(), self._looks["sign"])
        elif item:
            self._format(text, 0, item.end(), self._looks["item"])

    def _format_passages(self) -> None:
        block = self.currentBlock()
        first, length = block.position(), block.length() - 1
        for start, end in self._passages.ranges():
            if start < first + length and first < end:
                self._merge(max(0, start - first), min(length, end - first), self._looks["passage"])

    def _format(self, text: str, start: int, end: int, how: QTextCharFormat) -> None:
        at = units(text, start)
        self.setFormat(at, units(text, end) - at, how)

    def _merge(self, start: int, end: int, how: QTextCharFormat) -> None:
        """Add `how` to the look of what lies between two positions of the paragraph (UTF-16 units)."""
        while start < end:
            look, run = self.format(start), start + 1
            while run < end and self.format(run) == look:
                run += 1
            look.merge(how)
            self.setFormat(start, run - start, look)
            start = run

    def _theme_changed(self) -> None:
        self._looks = _looks()
        self.rehighlight()

    def _repaint(self, start: int, end: int) -> None:
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            self.rehighlightBlock(block)
            block = block.next()


def _inline(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what) of each thing inside a paragraph, signs included."""
    for kind, pattern in (("strong", _STRONG), ("leaning", _LEANING)):
        for found in pattern.finditer(text):
            yield found.start(2), found.end(2), kind
            yield found.start(), found.start(2), "sign"
            yield found.end(2), found.end(), "sign"


def _looks() -> dict[str, QTextCharFormat]:
    """What each thing looks like in the theme in force."""
    now = theme()
    found = {name: QTextCharFormat() for name in ("heading", "sign", "quote", "item", "strong", "leaning", "passage")}
    for name, ink in (("heading", "accent_text"), ("sign", "disabled"), ("quote", "text2"), ("item", "accent_text")):
        found[name].setForeground(now.colour(ink))
    for name in ("heading", "item", "strong"):
        found[name].setFontWeight(QFont.Weight(Type.SUBTITLE.weight))
    for name in ("quote", "leaning"):
        found[name].setFontItalic(True)
    found["sign"].setFontWeight(QFont.Weight.Normal)
    found["passage"].setBackground(now.colour("plum_soft"))
    found["passage"].setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    found["passage"].setUnderlineColor(now.colour("plum"))
    return found
