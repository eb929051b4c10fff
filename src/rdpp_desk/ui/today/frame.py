"""What the window's frame says of the practice: how many duties wait, and the vault or its last backup."""

from __future__ import annotations

from rdpp_desk.actions import health
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.today import BackupStatus, Today, today
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.ui.main_window import MainWindow


def refresh(desk: Desk, window: MainWindow) -> None:
    """Bring the sidebar up to date. A vault that is not whole comes before its backups, and before Today is read."""
    ill = bool(health.problems(desk))
    if ill:
        window.set_backup_status(_("Vault needs attention"), ok=False)
    seen = today(desk)
    window.set_badge("today", len(seen.duties))
    if ill:
        return
    well = seen.backup.verified and not seen.backup.late and not seen.backup.failing
    window.set_backup_status(backup_line(seen.backup), ok=well)


def backup_line(backup: BackupStatus) -> str:
    """« Sauvegarde vérifiée hier »: only what is true is said."""
    if backup.failing:
        return _("A backup failed")
    if backup.days is None:
        return _("No backup yet")
    if not backup.verified:
        return _("Last backup not verified")
    if backup.days == 0:
        return _("Backup verified today")
    if backup.days == 1:
        return _("Backup verified yesterday")
    return ngettext("Backup verified {count} day ago", "Backup verified {count} days ago", backup.days).format(
        count=backup.days
    )


def greeting(seen: Today) -> str:
    """« Trois séances, trois points à régler. »"""
    sessions = ngettext("{count} session", "{count} sessions", len(seen.sessions)).format(
        count=formats.spelled(len(seen.sessions), feminine=True)
    )
    points = ngettext("{count} thing to settle", "{count} things to settle", len(seen.duties)).format(
        count=formats.spelled(len(seen.duties))
    )
    words = _("{sessions}, {points}.").format(sessions=sessions, points=points)
    return words[:1].upper() + words[1:]
