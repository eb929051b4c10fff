"""The recovery sheet: one page, 24 numbered words, no camera code unless asked for."""

from __future__ import annotations

import io
import unicodedata
from datetime import date

import pytest
from pypdf import PdfReader

from rdpp_desk.documents.recovery_sheet import render_recovery_sheet

WORDS = [unicodedata.normalize("NFD", f"évasion{chr(97 + number)}") for number in range(24)]


@pytest.mark.parametrize(("language", "title"), [("fr", "Fiche de secours"), ("en", "Recovery sheet")])
@pytest.mark.parametrize("qr", [False, True])
def test_one_page_with_every_word_numbered(language: str, title: str, qr: bool) -> None:
    reader = PdfReader(io.BytesIO(render_recovery_sheet(WORDS, "Cabinet d'Élise", date(2026, 12, 1), language, qr=qr)))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert title in text
    assert "Cabinet d’Élise" in text
    for number, word in enumerate(WORDS, start=1):
        assert f"{number}" in text
        assert unicodedata.normalize("NFC", word) in text
    assert reader.metadata is not None
    assert "Élise" not in str(dict(reader.metadata))


def test_the_code_for_cameras_is_off_by_default() -> None:
    plain = render_recovery_sheet(WORDS, "Coffre", date(2026, 12, 1), "fr")
    assert len(render_recovery_sheet(WORDS, "Coffre", date(2026, 12, 1), "fr", qr=True)) > len(plain) + 1000
