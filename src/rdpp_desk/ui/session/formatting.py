"""What the buttons of the note write: Markdown signs, put in and taken out as one would by hand."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor

BOLD, ITALIC = "**", "*"
_MOST_STARS = 3
_ITEM = re.compile(r"([ \t]*)(?:([-*+])|(\d{1,9})([.)]))[ \t]+")
_SIGNS = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")


def toggle_signs(cursor: QTextCursor, sign: str) -> None:
    """Put `sign` around what is selected (line by line), or take it away; with nothing selected, around the caret."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    cursor.beginEditBlock()
    if start == end:
        _toggle_at(cursor, sign)
    else:
        block = document.findBlock(end if end > document.findBlock(end).position() else end - 1)
        while block.isValid() and block.position() + block.length() > start:
            first, last = max(start, block.position()), min(end, block.position() + block.length() - 1)
            _toggle_range(QTextCursor(document), first, last, sign)
            block = block.previous()
    cursor.endEditBlock()


def toggle_list(cursor: QTextCursor, numbered: bool) -> None:
    """Begin every selected line with a bullet or a number, or take them away if all have one already."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    written = [block for block in blocks if block.text().strip()] or blocks[:1]
    items = [_ITEM.match(block.text()) for block in written]
    remove = all(item is not None and bool(item[3]) == numbered for item in items)
    cursor.beginEditBlock()
    for number, block in enumerate(written, start=1):
        edit = QTextCursor(block)
        found = _SIGNS.match(block.text())
        edit.setPosition(block.position() + (found.end() if found else 0), QTextCursor.MoveMode.KeepAnchor)
        edit.insertText("" if remove else f"{number}. " if numbered else "- ")
    cursor.endEditBlock()


def continue_list(cursor: QTextCursor) -> bool:
    """On Return at the end of a list item: begin the next one, or end the list on an empty one; whether it did."""
    item = None if cursor.hasSelection() else _ITEM.match(cursor.block().text())
    if item is None or not cursor.atBlockEnd():
        return False
    cursor.beginEditBlock()
    if cursor.block().text() == item[0]:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    else:
        sign = item[2] or f"{int(item[3]) + 1}{item[4]}"
        cursor.insertBlock()
        cursor.insertText(f"{item[1]}{sign} ")
    cursor.endEditBlock()
    return True


def add_headings(cursor: QTextCursor, headings: list[str]) -> None:
    """Write at the end those of `headings` that the text has not yet, and put the caret under the first."""
    text = cursor.document().toRawText().replace("\u2029", "\n")
    present = {line.strip() for line in text.split("\n")}
    missing = [heading for heading in headings if heading not in present]
    if not missing:
        return
    end = len(text) - len(text.rstrip("\n"))
    before = "\n" * max(0, 2 - end) if text.strip() else ""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    caret = cursor.position() + len(before) + len(missing[0]) + 1
    cursor.insertText(before + "\n\n\n".join(missing) + "\n\n")
    cursor.setPosition(caret)


def _toggle_at(cursor: QTextCursor, sign: str) -> None:
    text, at = cursor.block().text(), cursor.positionInBlock()
    pair = text.encode("utf-16-le")[2 * (at - len(sign)) : 2 * (at + len(sign))] if at >= len(sign) else b""
    if pair.decode("utf-16-le", "ignore") == 2 * sign:
        cursor.setPosition(cursor.position() - len(sign))
        cursor.setPosition(cursor.position() + 2 * len(sign), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return
    cursor.insertText(2 * sign)
    cursor.setPosition(cursor.position() - len(sign))


def _toggle_range(edit: QTextCursor, start: int, end: int, sign: str) -> None:
    words = _between(edit, start, end)
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        return
    size = len(sign)
    words = _between(edit, start, end)
    before, after = _between(edit, max(0, start - _MOST_STARS), start), _between(edit, end, end + _MOST_STARS)
    if len(words) > 2 * size and _signed(words[::-1], words, sign):
        _remove(edit, end - size, end)
        _remove(edit, start, start + size)
    elif _signed(before, after[::-1], sign):
        _remove(edit, end, end + size)
        _remove(edit, start - size, start)
    else:
        for at in (end, start):
            edit.setPosition(at)
            edit.insertText(sign)


def _signed(before: str, after: str, sign: str) -> bool:
    """Whether `before` ends and `after`, read backwards, ends with `sign`; three stars are bold and italic at once."""
    wanted = (1, 3) if sign == ITALIC else (2, 3)
    return all(len(text) - len(text.rstrip("*")) in wanted for text in (before, after))


def _between(edit: QTextCursor, start: int, end: int) -> str:
    edit.setPosition(start)
    last = edit.document().characterCount() - 1
    edit.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    return edit.selectedText()


def _remove(edit: QTextCursor, start: int, end: int) -> None:
    edit.setPosition(start)
    edit.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.removeSelectedText()
