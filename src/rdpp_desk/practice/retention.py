"""When what must be destroyed: here, and in the last backup that still holds it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Destruction:
    """Two days: when the notes go from the vault, and when the last backup that holds them expires."""

    here: date
    last_backup: date


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def notes_destruction(ended_on: date, kept_years: int, backups_kept_months: int) -> Destruction:
    """When the notes of an engagement that ended on `ended_on` are destroyed. No text of law fixes a coach's delay."""
    here = add_months(ended_on, 12 * kept_years)
    return Destruction(here, add_months(here, backups_kept_months))
