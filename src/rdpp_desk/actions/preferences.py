"""What the practitioner says of themself and of their rhythms."""

from __future__ import annotations

from dataclasses import fields
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.people import Practitioner
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.references import valid_siret
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import preferences as table

# Lowest and highest value accepted; the rest of the fields are free.
LIMITS: dict[str, tuple[int, int]] = {
    "supervision_every_days": (7, 730),
    "backup_every_days": (1, 90),
    "backup_every_hours": (0, 24),
    "backups_daily": (1, 31),
    "backups_weekly": (0, 52),
    "backups_monthly": (0, 60),
    "rehearsal_every_days": (7, 730),
    "recovery_check_every_days": (30, 730),
    "consent_reminder_days": (0, 90),
    "signature_reminder_days": (1, 180),
    "client_pause_days": (7, 365),
    "lock_after_minutes": (1, 120),
    "notes_kept_years": (0, 30),
    "contracts_kept_years": (0, 30),
    "audit_kept_years": (1, 30),
    "backups_kept_months": (1, 120),
    "cancellation_notice_hours": (0, 336),
    "vat_rate_percent": (0, 30),
    "payment_days": (0, 60),
    "default_session_minutes": (5, 480),
}


def practitioner(desk: Desk) -> Practitioner:
    """The profile, as prints name it."""
    return desk.practitioner


def save_practitioner(desk: Desk, practitioner: Practitioner) -> Practitioner:
    """Store the profile; returns what was stored before, which undoes it.

    Raises:
        UsageError: `siret-wrong`.
    """
    if practitioner.siret and not valid_siret(practitioner.siret):
        raise UsageError("siret-wrong")
    with desk.transaction() as db:
        before = people_table.practitioner(db)
        people_table.save_practitioner(db, practitioner)
    return before


def preferences(desk: Desk) -> Preferences:
    """Rhythms and dated lines of law."""
    return desk.preferences


def save_preferences(desk: Desk, preferences: Preferences) -> Preferences:
    """Store the preferences; returns what was stored before, which undoes it.

    Raises:
        UsageError: `preference-out-of-range` (data: `field`, `lowest`, `highest`), `zone-unknown`.
    """
    for field in fields(preferences):
        lowest, highest = LIMITS.get(field.name, (None, None))
        if lowest is not None and highest is not None and not lowest <= getattr(preferences, field.name) <= highest:
            raise UsageError("preference-out-of-range", field=field.name, lowest=lowest, highest=highest)
    try:
        ZoneInfo(preferences.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise UsageError("zone-unknown", zone=preferences.zone) from None
    with desk.transaction() as db:
        before = table.preferences(db)
        table.save_preferences(db, preferences)
    return before
