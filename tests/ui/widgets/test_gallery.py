"""Walks through every widget: named, large enough, never clipped, alive in both themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.checks import clipped, stops, too_small, unnamed
from tests.ui.gallery import controls_sheet, states_sheet

from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Button, Chip, FlowLayout, Label, Paragraph

SHEETS = [states_sheet, controls_sheet]


def shown(qtbot: QtBot, sheet: Callable[[int], QWidget], theme: Theme) -> QWidget:
    manager().apply(theme)
    widget = sheet(3 if theme.scale < 1.3 else 1)
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_stop_is_named_and_large_enough_and_words_are_whole(
    qtbot: QtBot, sheet: Callable[[int], QWidget], scale: float
) -> None:
    widget = shown(qtbot, sheet, Theme(scale=scale))
    assert len(stops(widget)) > 5
    assert unnamed(widget) == []
    assert too_small(widget) == []
    assert clipped(widget) == []


def test_what_is_wrong_is_noticed(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    button = QPushButton(screen)
    button.resize(20, 30)
    Label("Words that need room", "title").setParent(screen)
    screen.findChildren(Label)[0].resize(10, 20)
    screen.show()
    assert (len(unnamed(screen)), len(too_small(screen)), len(clipped(screen))) == (1, 1, 1)


def test_chips_go_to_the_next_line_rather_than_shrink(qtbot: QtBot) -> None:
    title, chip = Label("A long title for a narrow place", "strong", elide="right"), Chip("23 days late", "danger")
    screen = QWidget()
    screen.setLayout(FlowLayout(title, chip))
    qtbot.addWidget(screen)
    screen.resize(150, 80)
    screen.show()
    assert chip.y() > title.y()
    assert title.width() <= 150
    screen.resize(600, 80)
    assert abs(chip.geometry().center().y() - title.geometry().center().y()) <= 1


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


def test_a_paragraph_gives_back_the_height_it_no_longer_needs(qtbot: QtBot) -> None:
    paragraph = Paragraph("Words that fill several lines when there is little room. " * 4)
    qtbot.addWidget(paragraph)
    paragraph.resize(150, 20)
    paragraph.show()
    narrow = paragraph.minimumHeight()
    paragraph.resize(900, 20)
    assert paragraph.minimumHeight() < narrow / 2
    manager().apply(Theme(scale=2.0))
    large = paragraph.minimumHeight()
    manager().apply(Theme())
    assert paragraph.minimumHeight() < large
