"""What could identify someone though the vault does not know it."""

from __future__ import annotations

from dataclasses import replace

from rdpp_desk.anonymise.addresses import address_hits
from rdpp_desk.anonymise.dates import age_hits, date_hits
from rdpp_desk.anonymise.findings import Hit, Language
from rdpp_desk.anonymise.matching import Match
from rdpp_desk.anonymise.names import name_hits
from rdpp_desk.anonymise.patterns import pattern_hits
from rdpp_desk.anonymise.roles import role_hits
from rdpp_desk.anonymise.tokens import Doc


def unknown_hits(doc: Doc, matches: list[Match], language: Language) -> list[Hit]:
    """Patterns, names and roles in `doc`; they may overlap."""
    dates = date_hits(doc)
    shapes = [*dates, *age_hits(doc), *address_hits(doc), *pattern_hits(doc, [(hit.start, hit.end) for hit in dates])]
    covered = [(hit.start, hit.end) for hit in shapes] + [(match.start, match.end) for match in matches]
    found = [*shapes, *name_hits(doc, covered, language), *role_hits(doc)]
    return [hit for hit in (_trimmed(doc.folded.text, hit) for hit in found) if hit.start < hit.end]


def _trimmed(text: str, hit: Hit) -> Hit:
    """`hit` without blanks and dashes at its ends."""
    start, end = hit.start, hit.end
    while start < end and text[start] in " \n-,:":
        start += 1
    while end > start and text[end - 1] in " \n-,:":
        end -= 1
    return hit if (start, end) == (hit.start, hit.end) else replace(hit, start=start, end=end)
