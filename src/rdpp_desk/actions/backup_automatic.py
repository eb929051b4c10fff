"""Which places are due for a copy of their own accord: after so many hours of work, and at the end of the program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import backup_places
from rdpp_desk.actions.desk import Desk
from rdpp_desk.vault import preferences as preferences_table
from rdpp_desk.vault.accounts import BackupPlace

UNPLUGGED = "not-found"
_WORKED = "worked-since-copies"
_RETRY_AFTER = timedelta(hours=1)


def worked(desk: Desk) -> dict[int, timedelta]:
    """The time at work since the last copy in each place, as it was at the last lock."""
    stored = preferences_table.recall(desk.db, _WORKED) or {}
    return {int(place): timedelta(seconds=float(seconds)) for place, seconds in stored.items()}


def remember_worked(desk: Desk, time: Mapping[int, timedelta]) -> None:
    """Keep it for the next opening."""
    with desk.transaction() as db:
        preferences_table.remember(db, _WORKED, {str(place): spent.total_seconds() for place, spent in time.items()})


def due(desk: Desk, time: dict[int, timedelta], more: timedelta) -> tuple[BackupPlace, ...]:
    """Add `more` time at work to every place in `time`; the places that are due and have something new to copy.

    A place that was just chosen is due at once. None is ever due if the rhythm is 0. No place is looked at: one that
    hangs would keep the window waiting.
    """
    every = timedelta(hours=desk.preferences.backup_every_hours)
    if not every:
        return ()
    found = backup_places.chosen(desk)
    for place in found:
        time[place.id] = time.get(place.id, every) + more
    for gone in set(time) - {place.id for place in found}:
        del time[gone]
    return tuple(place for place in found if time[place.id] >= every and backups.changed_since(desk, place.id))


def again_later(desk: Desk) -> timedelta:
    """The time at work to set a place to that has just failed, so that it is tried again in a while."""
    return max(timedelta(hours=desk.preferences.backup_every_hours) - _RETRY_AFTER, timedelta())


def wanted_at_quit(desk: Desk) -> tuple[BackupPlace, ...]:
    """The places to copy to before the program ends: those that lack what was written since, if that was chosen.

    No place is looked at.
    """
    if not desk.preferences.backup_at_quit:
        return ()
    return tuple(place for place in backup_places.chosen(desk) if backups.changed_since(desk, place.id))
