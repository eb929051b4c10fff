"""What the practitioner chooses for the whole practice; kept in the vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Rhythms (in days, years or minutes as named) and dated lines of law, edited in Settings.

    `vat_line` is printed as typed until `vat_line_until` (its references to the former tax code are tolerated to
    31 December 2027); `notes_kept_years` is counted from the end of the engagement.
    """

    supervision_every_days: int = 60
    backup_every_days: int = 7
    backup_every_hours: int = 4
    backup_at_quit: bool = True
    backups_daily: int = 7
    backups_weekly: int = 5
    backups_monthly: int = 12
    rehearsal_every_days: int = 180
    recovery_check_every_days: int = 182
    consent_reminder_days: int = 7
    signature_reminder_days: int = 7
    client_pause_days: int = 60
    lock_after_minutes: int = 5
    notes_kept_years: int = 1
    contracts_kept_years: int = 5
    audit_kept_years: int = 5
    backups_kept_months: int = 12
    cancellation_notice_hours: int = 48
    vat_line: str = "TVA non applicable, article 293 B du CGI"
    vat_line_until: date = date(2027, 12, 31)
    vat_rate_percent: int = 0
    payment_days: int = 30
    default_session_minutes: int = 60
    zone: str = "Europe/Paris"
    first_steps_dismissed: bool = False

    def wall(self, instant: datetime) -> datetime:
        """The wall time of an aware instant in the practice's own zone, naive."""
        return instant.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    def day(self, instant: datetime) -> date:
        """The day of an aware instant in the practice's own zone."""
        return self.wall(instant).date()
