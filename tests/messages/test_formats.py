from __future__ import annotations

from datetime import date, datetime, time

import pytest

from rdpp_desk.messages import formats

NB, NN = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.day(date(2027, 1, 1), "fr"), f"1er{NB}janvier{NB}2027"),
        (formats.day(date(2027, 5, 4), "en"), f"4{NB}May{NB}2027"),
        (formats.weekday(date(2026, 11, 24), "fr"), f"mardi 24{NB}novembre"),
        (formats.short_day(date(2026, 9, 2), "fr"), f"2{NB}sept."),
        (formats.short_day(date(2026, 4, 1), "fr"), f"1er{NB}avr."),
        (formats.month(date(2026, 8, 2), "fr"), "août 2026"),
        (formats.clock_time(time(9, 5), "fr"), f"9{NB}h{NB}05"),
        (formats.clock_time(datetime(2026, 1, 1, 14), "en"), "14:00"),
        (formats.minutes(60, "fr"), f"60{NB}min"),
        (formats.minutes(135, "fr"), f"2{NB}h{NB}15"),
        (formats.minutes(120, "en"), f"2{NB}h"),
        (formats.minutes(135, "en"), f"2{NB}h{NB}15{NB}min"),
        (formats.number(1_234_567, "fr"), f"1{NN}234{NN}567"),
        (formats.money(123_450, "EUR", "fr"), f"1{NN}234,50{NB}€"),
        (formats.money(123_450, "EUR", "en"), "€1,234.50"),
        (formats.money(-5, "EUR", "fr"), f"−0,05{NB}€"),
        (formats.money(12_000, "CHF", "en"), f"CHF{NB}120.00"),
        (formats.size(12_500_000, "fr"), f"12,5{NB}Mo"),
        (formats.size(2_000, "en"), f"2{NB}kB"),
        (formats.size(7, "fr"), f"7{NB}octets"),
    ],
)
def test_as_people_read_them(shown: str, expected: str) -> None:
    assert shown == expected
