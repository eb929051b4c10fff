"""A clock that jumped deletes nothing until days of work have shown that the new time lasts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rdpp_desk.practice.clock_trust import ahead, believed

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def before(*days: float) -> list[datetime]:
    """Instants of work, that many days before now."""
    return [NOW - days_ * DAY for days_ in days]


def test_a_vault_at_work_from_week_to_week_is_believed() -> None:
    assert believed(NOW, [])
    assert believed(NOW, before(0, 0, 5, 30, 85))
    assert believed(NOW, before(59.9))


def test_a_jump_ahead_is_not_believed_at_once() -> None:
    assert not believed(NOW, before(61))
    assert not believed(NOW, before(0, 0, 365 * 70))
    assert not believed(NOW, before(0, 1, 2, 365))


def test_a_week_and_three_days_of_work_settle_the_new_time() -> None:
    assert not believed(NOW, before(0, 7, 365))
    assert believed(NOW, before(0, 3, 7, 365))
    assert not believed(NOW, before(0, 3, 6.9, 365))


def test_a_clock_that_went_back_is_not_believed_at_once_but_a_small_setting_right_is() -> None:
    assert not believed(NOW, before(-365 * 73, 1, 2, 30))
    assert not believed(NOW, before(0, 1, -365 * 73, 2, 9))
    assert believed(NOW, before(0, 3, 8, -365 * 73, 9))
    assert believed(NOW, before(-0.01, 1, 2, 30))


@given(st.lists(st.floats(0, 59), max_size=60))
def test_work_without_a_gap_is_believed_whatever_its_rhythm(gaps: list[float]) -> None:
    instants, at = [], NOW
    for gap in gaps:
        at -= gap * DAY
        instants.append(at)
    assert believed(NOW, instants)


def test_what_is_dated_later_than_now_is_told() -> None:
    assert ahead(NOW + 2 * DAY, NOW)
    assert not ahead(NOW + DAY / 2, NOW)
    assert not ahead(NOW - DAY, NOW)
