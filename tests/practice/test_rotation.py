"""Generations thin out with time, and the copies one relies on never go."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.practice.rotation import Copy, Generations, expires_on, kept

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12)


def daily(days: int) -> list[Copy]:
    """A verified copy at noon of each of the last days, today first."""
    return [Copy(key=str(back), made_at=NOON - timedelta(days=back)) for back in range(days)]


def test_a_year_of_daily_copies_becomes_days_weeks_and_months() -> None:
    keep = kept(daily(365), Generations(), TODAY)
    assert {str(back) for back in range(7)} <= keep
    assert len(keep) == 7 + 3 + 11
    months = {(NOON - timedelta(days=int(key))).strftime("%Y-%m") for key in keep}
    assert len(months) == 12


def test_the_days_counted_are_those_that_have_a_copy() -> None:
    rare = [Copy(key=str(back), made_at=NOON - timedelta(days=20 * back)) for back in range(9)]
    keep = kept(rare, Generations(daily=7, weekly=0, monthly=0), TODAY)
    assert keep == {str(back) for back in range(7)}


def test_of_one_day_the_last_verified_copy_stays() -> None:
    copies = [
        Copy(key="morning", made_at=NOON - timedelta(hours=4)),
        Copy(key="noon", made_at=NOON),
        Copy(key="evening", made_at=NOON + timedelta(hours=7), verified=False),
    ]
    assert kept(copies, Generations(), TODAY + timedelta(days=1)) == {"noon", "evening"}


def test_the_copies_of_the_day_all_stay_until_it_is_over() -> None:
    hours = [Copy(key=str(hour), made_at=datetime(2026, 11, 24, hour)) for hour in range(8, 20, 4)]
    assert kept(hours, Generations(daily=1), TODAY) == {"8", "12", "16"}
    assert kept(hours, Generations(daily=1), TODAY + timedelta(days=1)) == {"16"}


def test_a_copy_too_old_goes_though_a_month_has_no_other() -> None:
    copies = [*daily(2), Copy(key="old", made_at=datetime(2025, 11, 24, 9))]
    assert kept(copies, Generations(monthly=30), TODAY) == {"0", "1"}
    assert "old" in kept(copies, Generations(monthly=30), TODAY - timedelta(days=1))
    assert expires_on(date(2025, 11, 24), 12) == TODAY


def test_a_copy_too_old_stays_while_it_is_the_last_verified_one() -> None:
    copies = [Copy(key="new", made_at=NOON, verified=False), Copy(key="old", made_at=datetime(2020, 1, 1))]
    assert kept(copies, Generations(), TODAY) == {"new", "old"}


def test_the_last_rehearsed_copy_stays_until_it_expires() -> None:
    copies = [*daily(30), Copy(key="read", made_at=NOON - timedelta(days=40, hours=1), rehearsed=True)]
    few = Generations(daily=2, weekly=0, monthly=0)
    assert kept(copies, few, TODAY) == {"0", "1", "read"}
    assert kept(copies, Generations(daily=2, weekly=0, monthly=0, kept_months=1), TODAY) == {"0", "1"}


def test_a_copy_that_a_wrong_clock_dated_later_stays_and_takes_the_place_of_no_other() -> None:
    later = Copy(key="2099", made_at=NOON.replace(year=2099), rehearsed=True)
    few = Generations(daily=2, weekly=0, monthly=0)
    assert kept([later, *daily(5)], few, TODAY) == {"2099", "0", "1"}
    assert kept([later], few, TODAY) == {"2099"}


copies_of_any_kind = st.lists(
    st.builds(
        Copy,
        key=st.uuids().map(str),
        made_at=st.datetimes(datetime(2023, 1, 1), datetime(2026, 12, 31)),
        verified=st.booleans(),
        rehearsed=st.booleans(),
    ),
    max_size=60,
)
any_generations = st.builds(
    Generations,
    daily=st.integers(0, 10),
    weekly=st.integers(0, 8),
    monthly=st.integers(0, 14),
    kept_months=st.integers(1, 40),
)


@given(copies_of_any_kind, any_generations, st.dates(date(2023, 1, 1), date(2027, 6, 30)))
def test_what_one_relies_on_never_goes(copies: list[Copy], generations: Generations, today: date) -> None:
    keep = kept(copies, generations, today)
    assert keep <= {copy.key for copy in copies}
    for worthy in (copies, [copy for copy in copies if copy.verified]):
        if worthy:
            newest = max(copy.made_at for copy in worthy)
            assert any(copy.key in keep for copy in worthy if copy.made_at == newest)
    of_the_day = sum(copy.made_at.date() == today for copy in copies)
    ahead = sum(copy.made_at.date() > today + timedelta(days=1) for copy in copies)
    assert len(keep) <= generations.daily + generations.weekly + generations.monthly + 3 + of_the_day + ahead
    assert bool(keep) == bool(copies)


@given(copies_of_any_kind, any_generations, st.dates(date(2023, 1, 1), date(2027, 6, 30)))
def test_thinning_twice_is_thinning_once(copies: list[Copy], generations: Generations, today: date) -> None:
    keep = kept(copies, generations, today)
    assert kept([copy for copy in copies if copy.key in keep], generations, today) == keep


@given(copies_of_any_kind, any_generations, st.dates(date(2023, 1, 1), date(2027, 6, 30)))
def test_no_expired_copy_stays_but_the_newest_and_the_last_verified(
    copies: list[Copy], generations: Generations, today: date
) -> None:
    keep = kept(copies, generations, today)
    expired = [c for c in copies if c.key in keep and expires_on(c.made_at.date(), generations.kept_months) <= today]
    assert len(expired) <= 2
