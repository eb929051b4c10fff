"""Lines of law that hold until a day: the VAT line of the settings, and the texts loaded from the official site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import LawTextCode
from rdpp_desk.vault import documents as table


@dataclass(frozen=True, slots=True)
class DatedLine:
    """`law` is None for the VAT line; `language` is that of the text; `past` once `until` is behind."""

    law: LawTextCode | None
    language: str
    until: date
    past: bool


def dated_lines(desk: Desk) -> tuple[DatedLine, ...]:
    """Every line of law in use, those past their day first."""
    today, preferences = desk.today(), desk.preferences
    found = [
        DatedLine(text.code, text.language, text.check_after, today > text.check_after)
        for text in table.law_texts(desk.db)
    ]
    if preferences.vat_line.strip():
        until = preferences.vat_line_until
        found.insert(0, DatedLine(None, "", until, today > until))
    return tuple(sorted(found, key=lambda line: not line.past))
