"""The words for units of time, in the number that they count."""

from __future__ import annotations

from collections.abc import Callable

from rdpp_desk.messages import ngettext

Unit = Callable[[int], str]


def hours(count: int) -> str:
    return ngettext("hour", "hours", count)


def days(count: int) -> str:
    return ngettext("day", "days", count)


def weeks(count: int) -> str:
    return ngettext("week", "weeks", count)


def months(count: int) -> str:
    return ngettext("month", "months", count)


def years(count: int) -> str:
    return ngettext("year", "years", count)
