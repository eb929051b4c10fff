"""What the practitioner says of themself and of their rhythms."""

from __future__ import annotations

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.people import Practitioner
from rdpp_desk.practice.preferences import Preferences


def practitioner(desk: Desk) -> Practitioner:
    """The profile, as prints name it."""
    raise NotImplementedError


def save_practitioner(desk: Desk, practitioner: Practitioner) -> Practitioner:
    """Store the profile; returns what was stored before, which undoes it.

    Raises:
        UsageError: `siret-wrong`.
    """
    raise NotImplementedError


def preferences(desk: Desk) -> Preferences:
    """Rhythms and dated lines of law."""
    raise NotImplementedError


def save_preferences(desk: Desk, preferences: Preferences) -> Preferences:
    """Store the preferences; returns what was stored before, which undoes it.

    Raises:
        UsageError: `preference-out-of-range` (data: `field`, `lowest`, `highest`), `zone-unknown`.
    """
    raise NotImplementedError
