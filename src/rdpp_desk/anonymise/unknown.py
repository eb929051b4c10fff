"""What could identify someone though the vault does not know it."""

from __future__ import annotations

from rdpp_desk.anonymise.findings import Hit, Language
from rdpp_desk.anonymise.matching import Match
from rdpp_desk.anonymise.tokens import Doc


def unknown_hits(doc: Doc, matches: list[Match], language: Language) -> list[Hit]:
    """Patterns, names and roles in `doc`; they may overlap."""
    return []
