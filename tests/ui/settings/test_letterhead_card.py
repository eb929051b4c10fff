"""The logo of the letterhead: chosen, shown, taken off and put back; a file that is no picture is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from tests.ui.find import click

from rdpp_desk.actions import letterhead
from rdpp_desk.actions import preferences as choices
from rdpp_desk.actions.desk import Desk
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.letterhead_card import LetterheadCard
from rdpp_desk.ui.settings.profile import ProfileSection


@pytest.fixture
def card(window: MainWindow) -> LetterheadCard:
    window.show_page("settings", section="profile")
    QApplication.processEvents()
    (found,) = window.findChildren(LetterheadCard)
    return found


def picture(file: Path) -> Path:
    Image.new("RGB", (400, 100), "teal").save(file)
    return file


def choose(card: LetterheadCard, file: Path, executor: HandExecutor) -> None:
    card.file.set_path(file)
    click(card, "Use this logo")
    executor.drain()


def test_a_logo_is_kept_shown_and_taken_off_with_a_way_back(
    card: LetterheadCard, window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    assert card.picture.isHidden()
    choose(card, picture(tmp_path / "logo.png"), executor)
    kept = letterhead.logo(desk)
    assert Image.open(io.BytesIO(kept)).size == (400, 100)
    assert not card.picture.isHidden()
    assert card.file.path() is None
    click(card, "Take the logo off")
    assert letterhead.logo(desk) == b""
    assert card.picture.isHidden()
    assert window.toasts.current is not None
    click(window, "Undo (Alt+Z)")
    assert letterhead.logo(desk) == kept


def test_what_is_no_picture_says_so_and_changes_nothing(
    card: LetterheadCard, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"%PDF-1.7 not a picture")
    choose(card, file, executor)
    assert "neither a PNG nor a JPEG" in card.field.error()
    choose(card, tmp_path / "absent.png", executor)
    assert card.field.error()
    assert letterhead.logo(desk) == b""


def test_a_lock_leaves_no_picture(
    card: LetterheadCard, window: MainWindow, executor: HandExecutor, tmp_path: Path
) -> None:
    choose(card, picture(tmp_path / "logo.png"), executor)
    window.lock()
    assert card.picture.pixmap().isNull()


def test_a_character_that_cannot_be_printed_is_named_where_it_is_typed(window: MainWindow, desk: Desk) -> None:
    window.show_page("settings", section="profile")
    (section,) = window.findChildren(ProfileSection)
    for typed, said in (("coach 🙂", "the character “🙂 (U+1F642)” cannot be printed"), ("coach", "")):
        field, control = section._fields["title"]
        control.setText(typed)
        control.left.emit()
        assert said in field.error()
        assert bool(field.error()) == bool(said)
        assert choices.practitioner(desk).title == typed
