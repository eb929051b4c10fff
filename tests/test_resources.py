"""What is bundled is there, whole, readable by those who use it, and carries its licence."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from reportlab.pdfbase.ttfonts import TTFont

from rdpp_desk import resources

ROOT = Path(__file__).resolve().parent.parent
INTER = ("Inter-Regular", "Inter-Italic", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
SERIF = ("SourceSerif4-Regular", "SourceSerif4-Italic", "SourceSerif4-SemiBold", "SourceSerif4-Bold")

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
FRENCH = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒàâäçéèêëîïôöùûüÿæœ"
SIGNS = "’‘“”«»…–—·•°№€✓→←−×½§+=%/()[]_@&#*" + "\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}"


def font_file(face: str) -> Path:
    return resources.path(f"fonts/{face}.ttf")


@pytest.mark.parametrize("face", INTER + SERIF)
def test_a_face_can_be_embedded_and_has_every_character_french_needs(face: str) -> None:
    glyphs = TTFont(face, str(font_file(face))).face.charToGlyph
    assert [c for c in LETTERS + FRENCH + SIGNS if ord(c) not in glyphs] == []


@pytest.mark.parametrize(
    ("family", "faces", "weights"), [("Inter", INTER, (400, 500, 600, 700)), ("Source Serif 4", SERIF, (400, 600, 700))]
)
def test_qt_finds_each_family_in_each_weight(
    qtbot: QtBot, family: str, faces: tuple[str, ...], weights: tuple[int, ...]
) -> None:
    for face in faces:
        added = QFontDatabase.addApplicationFont(str(font_file(face)))
        assert family in QFontDatabase.applicationFontFamilies(added)
    for weight in weights:
        info = QFontInfo(QFont(family, 12, weight))
        assert (info.family(), info.weight()) == (family, weight)


def test_every_icon_draws_in_the_colour_it_is_given() -> None:
    icons = sorted(resources.path("icons").glob("*.svg"))
    assert len(icons) >= 90
    for icon in icons:
        text = icon.read_text(encoding="utf-8")
        assert ElementTree.fromstring(text).get("viewBox") == "0 0 24 24", icon.name
        assert 'stroke="currentColor"' in text, icon.name
        assert QSvgRenderer(QByteArray(text.replace("currentColor", "#1B635C").encode())).isValid(), icon.name


def test_each_kind_of_resource_carries_its_licence() -> None:
    for name, words in {
        "fonts/Inter-OFL.txt": "SIL OPEN FONT LICENSE",
        "fonts/SourceSerif4-OFL.txt": "SIL OPEN FONT LICENSE",
        "icons/LICENSE.txt": "Feather",
        "templates/LICENCE": "CC0 1.0 Universal",
        "demo/LICENCE": "CC0 1.0 Universal",
        "licences/LGPL-3.0.txt": "LESSER GENERAL PUBLIC LICENSE",
        "licences/MPL-2.0.txt": "Mozilla Public License",
    }.items():
        assert words in resources.path(name).read_text(encoding="utf-8"), name


def test_the_notice_names_every_library_that_is_installed_with_the_program() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    libraries = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)
    notice = resources.path("licences/third-party.md").read_text(encoding="utf-8")
    named = {name for row in re.findall(r"^\| ([^|]+) \|", notice, re.MULTILINE) for name in row.split(", ")}
    assert len(libraries) >= 15
    assert [name for name in libraries if name not in named] == []


def test_the_code_carries_the_whole_gpl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text
