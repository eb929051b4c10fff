"""What the acts of the demonstration share: their instants, and what earlier acts made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from rdpp_desk.actions.demo.scenario import Cast, Scenario
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Organisation, Signatory, Sponsor
from rdpp_desk.practice.sessions import Session

ZONE = ZoneInfo("Europe/Paris")
GROUP = -1
"""The index of the group among engagements."""

House = tuple[Organisation, Sponsor, Signatory]


@dataclass(frozen=True, slots=True)
class Act:
    """Something the practitioner does at an instant (wall time)."""

    at: datetime
    do: Callable[[Desk], object]


@dataclass(slots=True)
class Practice:
    """What the acts made so far, by the index of the client (`GROUP` for the group)."""

    scenario: Scenario
    now: datetime
    houses: list[House] = field(default_factory=list)
    engagements: dict[int, Engagement] = field(default_factory=dict)
    sessions: dict[tuple[int, int], Session] = field(default_factory=dict)
    papers: list[int] = field(default_factory=list)
    place_id: int | None = None
    supervisor_id: int | None = None

    @property
    def today(self) -> date:
        return self.now.date()

    def house(self, cast: Cast) -> House | None:
        """The organisation of a client, with its people; None for who pays alone."""
        return self.houses[cast.arc["organisation"]] if cast.arc["payer"] == "organisation" else None


def instant(wall: datetime) -> datetime:
    """The UTC instant of a wall time of the practice."""
    return wall.replace(tzinfo=ZONE).astimezone(UTC)
