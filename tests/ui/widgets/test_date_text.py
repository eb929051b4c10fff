"""Dates, hours and amounts are understood as people type them."""

from __future__ import annotations

import contextlib
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.messages import formats
from rdpp_desk.ui.widgets.date_text import NoSuchDate, parse_cents, parse_date, parse_time

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "3/11/26",
        "03/11/2026",
        "3.11.2026",
        "3-11-26",
        "3 11 26",
        "031126",
        "03112026",
        "2026-11-03",
        "3/11",
        "3 novembre 2026",
        "3 nov. 2026",
        "3 NOVEMBRE",
        "mardi 3 novembre 2026",
        "3 November 2026",
        "Nov 3, 2026",
    ],
)
def test_one_day_in_many_ways(text: str) -> None:
    assert parse_date(text, TODAY) == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("aujourd’hui", TODAY),
        ("today", TODAY),
        ("Demain", date(2026, 11, 25)),
        ("hier", date(2026, 11, 23)),
        ("1er août 2027", date(2027, 8, 1)),
        ("5 févr. 2027", date(2027, 2, 5)),
        ("2 juil", date(2026, 7, 2)),
    ],
)
def test_words_for_days(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["31/2/2026", "30 février 2027", "2026-13-01", "0/1/26", "29/2/2027"])
def test_a_day_that_does_not_exist_is_told_apart(text: str) -> None:
    with pytest.raises(NoSuchDate):
        parse_date(text, TODAY)


@pytest.mark.parametrize("text", ["", "bientôt", "3 ju 2026", "12", "3/11/2", "séance 3"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text, TODAY) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from(["fr", "en"]))
def test_a_date_we_wrote_is_read_back(day: date, language: str) -> None:
    assert parse_date(formats.day(day, language), TODAY) == day
    assert parse_date(formats.weekday(day, language, year=True), TODAY) == day


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    with contextlib.suppress(NoSuchDate):
        assert isinstance(parse_date(text, TODAY), date | None)


@given(st.times(), st.sampled_from(["fr", "en"]))
def test_an_hour_we_wrote_is_read_back(hour: time, language: str) -> None:
    minute = hour.replace(second=0, microsecond=0)
    assert parse_time(formats.clock_time(minute, language)) == minute


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("14 h", time(14)),
        ("14h30", time(14, 30)),
        ("1430", time(14, 30)),
        ("9", time(9)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
        ("25 h", None),
        ("14:75", None),
        ("midi", None),
        ("13 pm", None),
    ],
)
def test_hours(text: str, hour: time | None) -> None:
    assert parse_time(text) == hour


@given(st.integers(min_value=0, max_value=99_999_999), st.sampled_from(["fr", "en"]))
def test_an_amount_we_wrote_is_read_back(cents: int, language: str) -> None:
    assert parse_cents(formats.money(cents, language=language)) == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("90", 9000),
        ("90,5", 9050),
        ("1 234,50 €", 123450),
        ("1,234.50", 123450),
        ("1.234", 123400),
        ("", None),
        ("dix", None),
        ("-3", None),
        ("1,2,3", None),
    ],
)
def test_amounts(text: str, cents: int | None) -> None:
    assert parse_cents(text) == cents
