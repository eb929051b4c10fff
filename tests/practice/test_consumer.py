"""How a contract with a private individual was concluded, and the days that follow from it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.practice.consumer import (
    Conclusion,
    Met,
    Path,
    Solicited,
    Where,
    conclusion,
    first_day_to_pay,
    last_day_to_withdraw,
    small_business_is_protected,
    starts_too_early,
)
from rdpp_desk.practice.holidays import is_working_day

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2140, 12, 31))
OFF = Conclusion(Path.OFF_PREMISES)


@pytest.mark.parametrize(
    ("where", "solicited", "met", "path", "in_doubt"),
    [
        (Where.USUAL_PLACE, Solicited.NO, Met.NEVER, Path.USUAL_PLACE, False),
        (Where.USUAL_PLACE, Solicited.NO, None, Path.USUAL_PLACE, False),
        (Where.USUAL_PLACE, Solicited.YES, Met.ELSEWHERE, Path.OFF_PREMISES, False),
        (Where.USUAL_PLACE, Solicited.UNSURE, Met.NEVER, Path.OFF_PREMISES, True),
        (Where.USUAL_PLACE, None, None, Path.OFF_PREMISES, True),
        (Where.ELSEWHERE, Solicited.NO, Met.NEVER, Path.OFF_PREMISES, False),
        (Where.DISTANCE, Solicited.NO, Met.NEVER, Path.DISTANCE, False),
        (Where.DISTANCE, Solicited.NO, Met.USUAL_PLACE, Path.DISTANCE, True),
        (Where.DISTANCE, Solicited.NO, Met.ELSEWHERE, Path.OFF_PREMISES, True),
        (Where.DISTANCE, Solicited.NO, None, Path.OFF_PREMISES, True),
        (Where.DISTANCE, Solicited.YES, Met.NEVER, Path.OFF_PREMISES, False),
        (Where.UNSURE, Solicited.NO, Met.NEVER, Path.OFF_PREMISES, True),
        (None, None, None, Path.OFF_PREMISES, True),
    ],
)
def test_each_way_of_concluding_has_its_path(
    where: Where | None, solicited: Solicited | None, met: Met | None, path: Path, in_doubt: bool
) -> None:
    assert conclusion(where, solicited, met) == Conclusion(path, in_doubt)


@pytest.mark.parametrize("steps", list(product((None, *Where), (None, *Solicited), (None, *Met))))
def test_in_doubt_the_client_has_the_fourteen_days(steps: tuple[Where | None, Solicited | None, Met | None]) -> None:
    found = conclusion(*steps)
    where, solicited, _met = steps
    assert found.withdrawal is not (where is Where.USUAL_PLACE and solicited is Solicited.NO)
    assert found.withdrawal or not found.in_doubt
    assert found.withdrawal or not found.payment_waits


@pytest.mark.parametrize(
    ("concluded", "last"),
    [
        (date(2026, 11, 24), date(2026, 12, 8)),
        (date(2026, 11, 28), date(2026, 12, 14)),  # a Saturday, then a Sunday
        (date(2026, 12, 11), date(2026, 12, 28)),  # Christmas on a Friday, and a weekend
        (date(2026, 12, 18), date(2027, 1, 4)),  # New Year's Day on a Friday, and a weekend
        (date(2027, 3, 13), date(2027, 3, 30)),  # the weekend and Monday of Easter
        (date(2027, 4, 22), date(2027, 5, 7)),  # Ascension Day
        (date(2028, 2, 15), date(2028, 2, 29)),
    ],
)
def test_the_last_day_to_withdraw(concluded: date, last: date) -> None:
    assert last_day_to_withdraw(concluded) == last


@given(DAYS)
def test_a_client_never_has_less_than_fourteen_whole_days_and_always_a_working_day_at_the_end(concluded: date) -> None:
    last = last_day_to_withdraw(concluded)
    assert is_working_day(last)
    assert timedelta(days=14) <= last - concluded <= timedelta(days=18)
    assert (last - concluded == timedelta(days=14)) is is_working_day(concluded + timedelta(days=14))


@given(DAYS, DAYS)
def test_the_later_the_conclusion_the_later_the_last_day(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert last_day_to_withdraw(earlier) <= last_day_to_withdraw(later)


@given(DAYS)
def test_a_payment_waits_for_seven_whole_days_and_comes_before_the_right_ends(concluded: date) -> None:
    first = first_day_to_pay(concluded)
    assert first - concluded == timedelta(days=8)
    assert first < last_day_to_withdraw(concluded)


@given(DAYS)
def test_work_may_begin_on_the_day_after_the_last_to_withdraw(concluded: date) -> None:
    last = last_day_to_withdraw(concluded)
    assert starts_too_early(concluded, last)
    assert not starts_too_early(concluded, last + timedelta(days=1))


@pytest.mark.parametrize(
    ("headcount", "outside", "concluded", "protected"),
    [
        (5, True, OFF, True),
        (0, True, OFF, True),
        (6, True, OFF, False),
        (5, False, OFF, False),
        (None, None, OFF, True),
        (None, True, Conclusion(Path.OFF_PREMISES, in_doubt=True), True),
        (2, True, Conclusion(Path.DISTANCE), False),
        (2, True, Conclusion(Path.USUAL_PLACE), False),
    ],
)
def test_a_small_business_off_premises_is_protected_as_a_consumer(
    headcount: int | None, outside: bool | None, concluded: Conclusion, protected: bool
) -> None:
    assert small_business_is_protected(headcount, outside, concluded) is protected


def test_past_the_end_of_the_calendar_there_is_no_day() -> None:
    with pytest.raises(OverflowError):
        last_day_to_withdraw(date.max)
