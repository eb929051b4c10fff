"""Walks through every widget: named, large enough, never clipped, alive in both themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.gallery import controls_sheet, states_sheet

from rdpp_desk.ui.theme import Size, Theme, manager
from rdpp_desk.ui.widgets import Button, Chip, Label, Paragraph

SHEETS = [states_sheet, controls_sheet]


def shown(qtbot: QtBot, sheet: Callable[[int], QWidget], theme: Theme) -> QWidget:
    manager().apply(theme)
    widget = sheet(3 if theme.scale < 1.3 else 1)
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def focusable(sheet: QWidget) -> list[QWidget]:
    found = [
        child
        for child in sheet.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(found) > 5
    return found


@pytest.mark.parametrize("sheet", SHEETS)
def test_whatever_takes_the_focus_has_a_name_and_a_role(qtbot: QtBot, sheet: Callable[[int], QWidget]) -> None:
    widget = shown(qtbot, sheet, Theme())
    for child in focusable(widget):
        interface = QAccessible.queryAccessibleInterface(child)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).strip(), (type(child), child.parent())
        assert interface.role() != QAccessible.Role.Client, type(child)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("sheet", SHEETS)
def test_targets_are_large_enough_and_words_whole(qtbot: QtBot, sheet: Callable[[int], QWidget], scale: float) -> None:
    widget = shown(qtbot, sheet, Theme(scale=scale))
    for child in focusable(widget):
        assert min(child.width(), child.height()) >= Size.TARGET, (type(child), child.size())
    for child in widget.findChildren(QWidget):
        if child.isVisible() and isinstance(child, Button | Chip):
            assert child.width() >= child.sizeHint().width(), child.text()
        if child.isVisible() and isinstance(child, Label) and child._elide == "none" and not child.wordWrap():
            assert child.width() >= child.sizeHint().width(), child.text()
        if child.isVisible() and isinstance(child, Paragraph) and child.plain():
            assert child.height() >= child.heightForWidth(child.width()), child.plain()


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_repaints_in_the_other_theme_without_being_rebuilt(
    qtbot: QtBot, sheet: Callable[[int], QWidget]
) -> None:
    widget = shown(qtbot, sheet, Theme())
    light = widget.grab().toImage()
    manager().apply(Theme(dark=True))
    dark = widget.grab().toImage()
    assert light.pixelColor(2, 2).lightness() > 200
    assert dark.pixelColor(2, 2).lightness() < 60


def test_an_ampersand_is_shown_and_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("Novalens & Cie")
    qtbot.addWidget(button)
    assert (button.words(), button.accessibleName()) == ("Novalens & Cie", "Novalens & Cie")
    assert button.shortcut().isEmpty()


def test_a_shortcut_shows_in_the_tooltip(qtbot: QtBot) -> None:
    button = Button("Continue", shortcut="Ctrl+Return")
    qtbot.addWidget(button)
    assert "Ctrl+Return" in button.toolTip()
    assert isinstance(button, QAbstractButton)


def test_markup_in_someones_words_is_shown_as_typed(qtbot: QtBot) -> None:
    paragraph = Paragraph("<b>Zoé</b> & co")
    qtbot.addWidget(paragraph)
    assert paragraph.plain() == "<b>Zoé</b> & co"
    assert "<b>" not in paragraph.text()
    label = Label("<b>x</b>")
    qtbot.addWidget(label)
    assert QLabel.textFormat(label) == Qt.TextFormat.PlainText
