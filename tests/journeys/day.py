"""What the steps of the day share: the coach, the clock, the folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.journeys.coach import Coach

from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock


@dataclass(slots=True)
class Day:
    """A day at the desk. `outside` holds what the coach takes out of the vault."""

    coach: Coach
    clock: FixedClock
    home: Path

    @property
    def vault(self) -> Path:
        return self.home / "Documents" / "Cabinet"

    @property
    def outside(self) -> Path:
        return self.home / "Documents" / "Outside"

    @property
    def desk(self) -> Desk:
        """The open vault, to look at what the window did; never to act."""
        assert self.coach.desktop.workspace is not None
        return self.coach.desktop.workspace.desk
