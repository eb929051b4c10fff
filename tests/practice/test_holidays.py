"""Public holidays against a calculation of Easter of our own, and against known years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.practice.holidays import is_working_day, next_working_day, public_holidays

FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    letter = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + letter - 7 * ((a + 11 * h + 22 * letter) // 451) + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("year", range(2008, 2100))
def test_each_year_has_its_eleven_holidays(year: int) -> None:
    moving = {easter(year) + timedelta(days=after) for after in (1, 39, 50)}
    assert public_holidays(year) == {date(year, month, day) for month, day in FIXED} | moving


def test_known_years() -> None:
    assert {easter(2026), easter(2027), easter(2028)} == {date(2026, 4, 5), date(2027, 3, 28), date(2028, 4, 16)}
    assert {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)} < public_holidays(2026)
    assert {date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)} < public_holidays(2027)


def test_a_day_off_runs_on_to_the_next_that_is_worked() -> None:
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 28), "a Friday holiday, then a weekend"
    assert next_working_day(date(2027, 3, 27)) == date(2027, 3, 30), "the weekend and Monday of Easter"
    assert next_working_day(date(2026, 11, 24)) == date(2026, 11, 24)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2140, 12, 31)))
def test_the_next_working_day_is_the_nearest_one(day: date) -> None:
    found = next_working_day(day)
    assert is_working_day(found)
    assert day <= found <= day + timedelta(days=4)
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((found - day).days))
