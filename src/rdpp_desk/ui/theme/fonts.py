"""The bundled fonts: Inter for the window, Source Serif 4 for documents."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from rdpp_desk import resources


def load_fonts() -> list[str]:
    """Register every bundled TrueType face; the families now available."""
    families: set[str] = set()
    for face in sorted(resources.path("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(face))
        if number >= 0:
            families.update(QFontDatabase.applicationFontFamilies(number))
    return sorted(families)
