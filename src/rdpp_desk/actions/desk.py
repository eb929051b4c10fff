"""An open desk: the vault, the clock, and what every action reads first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rdpp_desk.clock import Clock
from rdpp_desk.practice.people import Practitioner
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import preferences as preferences_table

if TYPE_CHECKING:
    from rdpp_desk.vault import Vault
    from rdpp_desk.vault.connection import Connection


@dataclass(frozen=True, slots=True)
class Desk:
    """What is open now. Every action takes it first; it holds no state of its own."""

    vault: Vault
    clock: Clock

    @property
    def db(self) -> Connection:
        """The writer connection."""
        return self.vault.db

    @property
    def practitioner(self) -> Practitioner:
        return people_table.practitioner(self.db)

    @property
    def preferences(self) -> Preferences:
        return preferences_table.preferences(self.db)

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """The present day where the practitioner is."""
        return self.clock.today()

    def local(self) -> datetime:
        """The present wall time in the practice's own zone, naive."""
        return self.clock.now().astimezone(ZoneInfo(self.preferences.zone)).replace(tzinfo=None)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One action, one transaction: all of it is stored or none of it."""
        with self.vault.transaction():
            yield self.vault.db
