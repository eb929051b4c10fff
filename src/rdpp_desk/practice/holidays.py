"""French public holidays, and the working day that a time limit runs on to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of one year in the whole of France (C. trav., L.3133-1); empty from 2150 on.

    Those of Alsace-Moselle and overseas alone are not among them.
    """
    from holidays import country_holidays

    return frozenset(country_holidays("FR", years=year))


def is_working_day(day: date) -> bool:
    """Whether `day` is neither a Saturday, nor a Sunday, nor a public holiday."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def next_working_day(day: date) -> date:
    """`day` itself, or the first working day after it.

    Raises:
        OverflowError: past the end of the calendar.
    """
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
