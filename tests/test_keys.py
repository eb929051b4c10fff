"""The helpers of the tests do what the tests believe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from rdpp_desk import paths
from tests.keys import type_text


def test_accents_and_typographic_signs_can_be_typed(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    type_text(field, "Zoé Œuvre’€")
    assert field.text() == "Zoé Œuvre’€"


def test_a_line_break_can_be_typed(qtbot: QtBot) -> None:
    page = QPlainTextEdit()
    qtbot.addWidget(page)
    type_text(page, "Zoé\nNoël")
    assert page.toPlainText() == "Zoé\nNoël"


def test_the_settings_of_whoever_runs_the_tests_are_out_of_reach(own_folders: Path) -> None:
    for place in (paths.settings_file(), paths.state_folder(), paths.documents_folder()):
        assert place.is_relative_to(own_folders)
