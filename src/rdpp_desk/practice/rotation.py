"""Which copies to keep: one a day, one a week, one a month, as many as were chosen, and never none that is good."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rdpp_desk.practice.retention import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A backup in one place. `made_at` is wall time; `verified` that it was read back, `rehearsed` in full."""

    key: str
    made_at: datetime
    verified: bool = True
    rehearsed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Generations:
    """How many days, weeks and months keep a copy each, and for how many months any copy is kept at most."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 12
    kept_months: int = 12


def expires_on(made_on: date, kept_months: int) -> date:
    """The first day on which a copy is too old to be kept: what was erased from the vault is then gone from it too."""
    return add_months(made_on, kept_months)


def kept(copies: Iterable[Copy], generations: Generations, today: date) -> frozenset[str]:
    """The keys of the copies to keep.

    All those of the day; of each of the last days, weeks and months that have copies, the best one: verified, then
    newest. Always the newest of all, the last verified one, and the last rehearsed one unless it has expired. A copy
    that has expired goes, unless it is the newest or the last verified one. One that a wrong clock dated after
    tomorrow stays until then, and takes the place of no other.
    """
    every = sorted(copies, key=lambda copy: (copy.made_at, copy.key), reverse=True)
    found = [copy for copy in every if copy.made_at.date() <= today + timedelta(days=1)]
    ahead = frozenset(copy.key for copy in every if copy not in found)
    if not found:
        return ahead
    alive = [copy for copy in found if expires_on(copy.made_at.date(), generations.kept_months) > today]
    keep = {*ahead, found[0].key, *(copy.key for copy in found if copy.made_at.date() == today)}
    keep.update(copy.key for copy in [copy for copy in found if copy.verified][:1])
    keep.update(copy.key for copy in [copy for copy in alive if copy.rehearsed][:1])
    periods: tuple[tuple[int, Callable[[Copy], Hashable]], ...] = (
        (generations.daily, lambda copy: copy.made_at.date()),
        (generations.weekly, lambda copy: copy.made_at.isocalendar()[:2]),
        (generations.monthly, lambda copy: (copy.made_at.year, copy.made_at.month)),
    )
    for count, period in periods:
        best: dict[Hashable, Copy] = {}
        for copy in alive:
            known = best.setdefault(period(copy), copy)
            if copy.verified and not known.verified:
                best[period(copy)] = copy
        keep.update(copy.key for copy in list(best.values())[:count])
    return frozenset(keep)
