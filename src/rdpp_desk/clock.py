"""The one source of "now", so that tests own time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What every floor asks for the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """The present day where the practitioner is."""
        ...

    def local(self) -> datetime:
        """The present wall time where the practitioner is, naive."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.local().date()

    def local(self) -> datetime:
        return datetime.now(UTC).astimezone().replace(tzinfo=None)


class FixedClock:
    """A clock that stands still until it is moved; used by the demonstration and by tests."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant.astimezone(UTC)

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return self.local().date()

    def local(self) -> datetime:
        return self.instant.astimezone().replace(tzinfo=None)
