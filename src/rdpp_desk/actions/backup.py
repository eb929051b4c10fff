"""Backups: made, read back, restored beside; and the vault's health."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock

if TYPE_CHECKING:
    from rdpp_desk.vault.backup import BackupReport
    from rdpp_desk.vault.health import HealthReport

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


def backup(desk: Desk, target: Path, progress: Progress, stop: Stop) -> BackupReport:
    """Write a verified copy of the vault to one file, and record it. Slow: run off-thread."""
    raise NotImplementedError


def verify(file: Path, secret: str) -> BackupReport:
    """Read a backup back in full. Slow: run off-thread.

    Raises:
        WrongSecret, Damaged, StorageError.
    """
    raise NotImplementedError


def restore(file: Path, folder: Path, secret: str, clock: Clock) -> BackupReport:
    """Restore a backup into a new folder, beside the present vault and never over it. Slow: run off-thread."""
    raise NotImplementedError


def check(desk: Desk) -> HealthReport:
    """Check the vault's health in full. Slow: run off-thread."""
    raise NotImplementedError
