"""Backups: made, read back, restored beside; and the vault's health."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import looks_like_words
from rdpp_desk.clock import Clock
from rdpp_desk.errors import WrongSecret
from rdpp_desk.vault import BackupReport, HealthReport, PassphraseSecret, Secret, WordsSecret, accounts, audit
from rdpp_desk.vault.accounts import BackupRecord
from rdpp_desk.vault.backup_file import SUFFIX

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

__all__ = ["SUFFIX", "BackupReport", "HealthReport"]


def proposed_name(desk: Desk) -> str:
    """A file name for a backup made now; it says nothing of the practice."""
    return f"{desk.local():%Y-%m-%d-%H%M}{SUFFIX}"


def backup(desk: Desk, target: Path, progress: Progress | None = None, stop: Stop | None = None) -> BackupReport:
    """Write a verified copy of the vault to one file. Slow: run off-thread, then call `record_backup` in the window.

    Raises:
        UsageError: `target-inside-vault`.
        VaultUnavailable: `vault-damaged`: nothing is replaced by a copy of a damaged vault.
        Damaged, StorageError, Stopped: what was at `target` is unchanged.
    """
    return vault.write_backup(desk.vault, target, progress=progress, stop=stop)


def record_backup(desk: Desk, report: BackupReport) -> None:
    """Remember that a verified copy was made; quick."""
    with desk.transaction() as db:
        accounts.record_backup(
            db,
            BackupRecord(
                made_at=report.created_at,
                place=report.path.parent.name,
                size=report.size,
                generation=report.generation,
                verified=True,
            ),
        )
        desk.record("backup-made", detail={"size": report.size})


def verify(
    file: Path, secret: str | Secret, progress: Progress | None = None, stop: Stop | None = None
) -> BackupReport:
    """Read a backup back in full. Slow: run off-thread.

    Raises:
        WrongSecret: neither the passphrase nor the recovery words of that day.
        Damaged: `not-a-backup`, `backup-damaged`, `backup-newer`.
        StorageError, Stopped.
    """
    return _with(secret, lambda one: vault.verify_backup(file, one, progress=progress, stop=stop))


def restore(
    file: Path,
    folder: Path,
    secret: str | Secret,
    clock: Clock,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> BackupReport:
    """Restore a backup into a new folder, beside the present vault and never over it. Slow: run off-thread.

    Raises:
        VaultUnavailable: `vault-exists`, `folder-not-empty`.
        WrongSecret, Damaged, StorageError, Stopped: as `verify`.
    """
    return _with(secret, lambda one: vault.restore_backup(file, folder, one, clock=clock, progress=progress, stop=stop))


def check(desk: Desk) -> HealthReport:
    """Check the vault's health in full; problems come as codes. Slow: run off-thread."""
    return vault.check_health(desk.vault)


def audit_summary(desk: Desk) -> dict[str, object]:
    """How many lines the audit log has, and when the last one was written."""
    last = next(iter(audit.events(desk.db, limit=1)), None)
    return {"entries": last.id if last else 0, "last": last.at.isoformat() if last else None}


def _with(secret: str | Secret, act: Callable[[Secret], BackupReport]) -> BackupReport:
    if not isinstance(secret, str):
        return act(secret)
    if looks_like_words(secret):
        try:
            return act(WordsSecret(secret))
        except WrongSecret:
            return act(PassphraseSecret(secret))
    return act(PassphraseSecret(secret))
