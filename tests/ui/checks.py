"""What every screen must pass: names, sizes, whole words. Each function returns what is wrong, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from rdpp_desk.ui.theme import Size
from rdpp_desk.ui.widgets import Button, Chip, Label, Paragraph


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel) else widget.accessibleName()


def _shown(screen: QWidget) -> list[QWidget]:
    return [child for child in screen.findChildren(QWidget) if child.isVisible()]


def stops(screen: QWidget) -> list[QWidget]:
    """The visible widgets that Tab reaches."""
    return [child for child in _shown(screen) if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled()]


def unnamed(screen: QWidget) -> list[str]:
    """Stops without an accessible name or role."""
    wrong = []
    for child in stops(screen):
        interface = QAccessible.queryAccessibleInterface(child)
        if not interface.text(QAccessible.Text.Name).strip() or interface.role() == QAccessible.Role.Client:
            wrong.append(f"{type(child).__name__} in {type(child.parent()).__name__}")
    return wrong


def too_small(screen: QWidget) -> list[str]:
    """Stops less than 24 px wide or high."""
    return [
        f"{type(child).__name__} {_words(child)!r} {child.width()}x{child.height()}"
        for child in stops(screen)
        if min(child.width(), child.height()) < Size.TARGET
    ]


def clipped(screen: QWidget) -> list[str]:
    """Words that do not fit, in labels, chips, buttons and paragraphs."""
    wrong = []
    for child in _shown(screen):
        one_line = isinstance(child, Button | Chip) or (isinstance(child, Label) and not child.wraps_or_elides())
        if one_line and child.width() < child.sizeHint().width():
            wrong.append(f"{type(child).__name__} {_words(child)!r} {child.width()} < {child.sizeHint().width()}")
        if isinstance(child, Paragraph) and child.plain() and child.height() < child.heightForWidth(child.width()):
            wrong.append(f"Paragraph {child.plain()!r}")
    return wrong
