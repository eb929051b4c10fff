"""When something was, said as people do."""

from __future__ import annotations

from datetime import datetime

from rdpp_desk.messages import _, formats, ngettext


def ago(when: datetime, days: int) -> str:
    """« aujourd’hui à 18 h 40 », « hier à 18 h 40 », « le 3 novembre »; `days` is how many days ago."""
    if days == 0:
        return _("today at {time}").format(time=formats.clock_time(when))
    if days == 1:
        return _("yesterday at {time}").format(time=formats.clock_time(when))
    return _("on {day}").format(day=formats.day(when.date(), year=False))


def draft_age(touched: datetime, now: datetime) -> str:
    """« Brouillon, il y a 12 min », « Brouillon, samedi »; both are wall times."""
    minutes = max(0, round((now - touched).total_seconds() / 60))
    if minutes < 1:
        return _("Draft, just now")
    if minutes < 60:
        return ngettext("Draft, {count} minute ago", "Draft, {count} minutes ago", minutes).format(count=minutes)
    days = (now.date() - touched.date()).days
    if days == 0:
        return _("Draft, {time}").format(time=formats.clock_time(touched))
    if days == 1:
        return _("Draft, yesterday")
    return _("Draft, {day}").format(day=formats.day(touched.date(), year=False))
