"""What a trusted colleague is told if the practitioner dies or can no longer work: whom to warn, and how.

There is no field here for a note, an objective or a document, so none can be in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """Someone, and how to reach them."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitSponsor:
    """Who, in an organisation, is to be warned; without a name where nobody is known there."""

    organisation: str
    person: Reachable = Reachable()


@dataclass(frozen=True, slots=True, kw_only=True)
class KitContact:
    """One person to warn, or a group: its `members`, who in its institution. `next_session` is wall time (naive)."""

    person: Reachable
    members: tuple[Reachable, ...] = ()
    sponsors: tuple[KitSponsor, ...] = ()
    next_session: datetime | None = None

    @property
    def through_others(self) -> bool:
        """Whether it can be warned by none but those of `sponsors`."""
        known = (self.person, *self.members)
        return bool(self.sponsors) and not any(one.phone or one.email for one in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """All that a kit holds, as it was on the day `made_on`."""

    made_on: date
    practitioner: Reachable
    title: str = ""
    instructions: str = ""
    contacts: tuple[KitContact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WillPlan:
    """What the practitioner decided of the kit: instructions, who keeps each sheet, whether sponsors are in it."""

    instructions: str = ""
    holder_a: str = ""
    holder_b: str = ""
    sponsors: bool = False
