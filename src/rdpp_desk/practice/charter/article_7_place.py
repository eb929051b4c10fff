"""Article 7: a neutral, calm, private place, away from daily work; remote work obeys the same."""

from __future__ import annotations

from rdpp_desk.practice.people import Place
from rdpp_desk.practice.verdicts import Severity, Verdict

CRITERIA = ("neutral", "calm", "private", "available", "away_from_work")


def place_is_fit(place: Place) -> Verdict | None:
    """Two criteria answered no, and the place is worth a second thought."""
    failed = tuple(name for name in CRITERIA if getattr(place, name) is False)
    if len(failed) >= 2:
        return Verdict("place-not-fit", 7, Severity.INFORM, {"criteria": failed})
    return None
