"""Colours can be read, everything follows a switch, and nothing outside the theme invents a colour."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from rdpp_desk.ui.theme import Theme, Window, icons, manager, theme
from rdpp_desk.ui.theme.contrast import contrast, too_weak
from rdpp_desk.ui.theme.stylesheet import stylesheet
from rdpp_desk.ui.theme.tokens import DARK, LIGHT, PAIRS

UI = Path(__file__).resolve().parents[3] / "src" / "rdpp_desk" / "ui"


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(colours: object) -> None:
    assert len(PAIRS) > 50
    assert too_weak(colours) == []  # type: ignore[arg-type]  # parametrized over both tables


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_weak_pair_is_noticed() -> None:
    weak = LIGHT.__class__(**{**asdict(LIGHT), "muted": "#cccccc"})
    assert ("muted", "bg") in {pair[:2] for pair in too_weak(weak)}


def test_no_colour_is_written_outside_the_theme() -> None:
    files = [file for file in UI.rglob("*.py") if "theme" not in file.parts]
    assert len(files) > 20
    written = [
        file.name for file in files if re.search(r"[\"'#]#?[0-9a-fA-F]{6}\b[\"']|#[0-9a-fA-F]{6}\b", file.read_text())
    ]
    assert written == []


def test_the_style_sheet_fills_every_blank_at_every_size() -> None:
    for scale in Window.SCALES:
        assert "$" not in stylesheet(Theme(dark=True, scale=scale))


def test_a_switch_reaches_palette_style_and_listeners() -> None:
    heard: list[bool] = []

    def hear() -> None:
        heard.append(theme().dark)

    manager().changed.connect(hear)
    manager().set_appearance("dark")
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window).name() == DARK.bg.lower()
    manager().set_appearance("light")
    manager().changed.disconnect(hear)
    assert heard == [True, False]


def test_text_grows_by_steps_and_stays_within_bounds() -> None:
    manager().step_scale(1)
    assert theme().scale == 1.15
    manager().set_scale(9)
    assert theme().scale == Window.SCALE_MAXIMUM
    manager().step_scale(1)
    assert theme().scale == Window.SCALE_MAXIMUM
    manager().set_scale(0.1)
    assert theme().scale == Window.SCALE_MINIMUM


def test_less_motion_makes_movements_instant() -> None:
    manager().set_less_motion(True)
    assert theme().duration() == 0
    manager().set_less_motion(False)
    assert theme().duration() > 0


def test_the_fonts_are_ours() -> None:
    assert {"Inter", "Source Serif 4"} <= set(QFontDatabase.families())


def test_an_icon_takes_its_colour_and_the_exact_ratio() -> None:
    image = icons.pixmap("lock", "#ff0000", 18, 1.5)
    assert image.width() == 27
    picture = image.toImage()
    inked = [
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert set(inked) == {"#ff0000"}


def test_an_icon_that_is_not_bundled_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icons.source("no-such-icon")
