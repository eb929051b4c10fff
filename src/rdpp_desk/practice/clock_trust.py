"""May the computer's clock be believed, before anything is deleted for its age?

A clock whose battery died, or that somebody set wrong, says any year. What is deleted because of it does not come back,
and what is deleted a week late harms nobody: in doubt, everything stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

LONGEST_ABSENCE = timedelta(days=60)
_CORRECTION = timedelta(days=1)
_SETTLED, _DAYS = timedelta(days=7), 3


def believed(now: datetime, earlier: Iterable[datetime]) -> bool:
    """Whether what is too old at `now` may be deleted; `earlier`, instants of work in the vault, last written first.

    It may not after a jump: more than 60 days since the work before, or back in time by more than a day, which a
    setting right does not explain. The new time is believed once there was work on three different days in it, over a
    week at least: after a long leave as after a wrong clock. A vault that never saw a jump is believed.
    """
    later, days = now, {now.date()}
    for instant in earlier:
        if not -_CORRECTION <= later - instant <= LONGEST_ABSENCE:
            return False
        later = instant
        days.add(instant.date())
        if len(days) >= _DAYS and now - instant >= _SETTLED:
            return True
    return True


def ahead(instant: datetime, now: datetime) -> bool:
    """Whether something is dated later than now: by a clock that was wrong, since or then."""
    return instant - now > _CORRECTION
