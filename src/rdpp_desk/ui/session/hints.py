"""A quiet word in each section still empty: painted, never part of the text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from rdpp_desk.messages import _
from rdpp_desk.practice.notes import SectionKind, heading_kind
from rdpp_desk.ui.theme import Type, theme


def paint_hints(painter: QPainter, edit: QTextEdit) -> None:
    """Write the hints of the empty sections in sight; `painter` is in the document's coordinates."""
    painter.setFont(theme().font(Type.READING))
    painter.setPen(theme().colour("muted"))
    layout = edit.document().documentLayout()
    for block, words in empty_sections(edit):
        line = block.layout().lineAt(0) if block.layout().lineCount() else None
        if line is None:
            continue
        corner = layout.blockBoundingRect(block).topLeft() + line.position()
        painter.drawText(QPointF(corner.x(), corner.y() + line.ascent()), words)


def empty_sections(edit: QTextEdit) -> Iterator[tuple[QTextBlock, str]]:
    """The empty line under each heading in sight that has nothing under it, and what to say there."""
    hints, here = _hints(), edit.textCursor().block()
    block = edit.cursorForPosition(QPoint(0, 0)).block()
    lowest = edit.cursorForPosition(edit.viewport().rect().bottomRight()).block().blockNumber()
    while block.isValid() and block.blockNumber() <= lowest:
        following = block.next()
        if block.text().startswith("#") and _empty_under(block) and following != here:
            words = hints.get(heading_kind(block.text()))
            if words:
                yield following, words
        block = following


def _empty_under(heading: QTextBlock) -> bool:
    block = heading.next()
    if not block.isValid():
        return False
    while block.isValid() and not block.text().strip():
        block = block.next()
    return not block.isValid() or (block.text().startswith("#") and block != heading.next())


def _hints() -> dict[SectionKind, str]:
    return {
        SectionKind.SAID: _("In their own words…"),
        SectionKind.OBSERVED: _("Voice, body, silences…"),
        SectionKind.HYPOTHESES: _("What I imagine, still to be checked…"),
        SectionKind.DECISIONS: _("What they will do, and when…"),
        SectionKind.FOR_SUPERVISION: _("What this session stirs in me…"),
    }
