"""Duties put off until a day."""

from __future__ import annotations

from datetime import date

from rdpp_desk.vault.connection import Connection


def snooze(db: Connection, duty_key: str, until: date) -> None:
    """Put a duty off until that day."""
    db.execute("INSERT OR REPLACE INTO snoozes (duty_key, until) VALUES (?, ?)", (duty_key, until.isoformat()))


def unsnooze(db: Connection, duty_key: str) -> None:
    """Show a duty again at once."""
    db.execute("DELETE FROM snoozes WHERE duty_key = ?", (duty_key,))


def snoozes(db: Connection) -> dict[str, date]:
    """What was put off: duty key → the day it comes back."""
    return {row[0]: date.fromisoformat(row[1]) for row in db.rows("SELECT duty_key, until FROM snoozes")}
