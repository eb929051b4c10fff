"""Bringing a vault of an earlier version to today's tables, its database copied beside first."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from rdpp_desk.errors import StorageError
from rdpp_desk.files import fsync_folder, storage_error
from rdpp_desk.vault import migrations, steps
from rdpp_desk.vault.connection import Connection


def bring_up_to_date(database: Path, db: Connection) -> None:
    """Copy the file beside, then migrate; the copy goes once the migrated vault has been opened again.

    Raises:
        VaultUnavailable: `vault-newer`.
        StorageError: the disk refused; the vault is as it was, or some whole steps further, and opens again.
    """
    copy_name = f"{database.name}.before-"
    if not migrations.pending(db, steps.ALL):
        for copy in database.parent.glob(f"{copy_name}[0-9]*"):
            with contextlib.suppress(OSError):
                copy.unlink()
        return
    db.value("PRAGMA wal_checkpoint(TRUNCATE)")
    before = migrations.version_of(db)
    copy = database.with_name(f"{copy_name}{before}")
    try:
        _copy_durably(database, copy)
        migrations.migrate(db, steps.ALL)
    except StorageError:
        if migrations.version_of(db) == before:  # nothing was changed: give the room back
            copy.unlink(missing_ok=True)
        raise


def _copy_durably(source: Path, target: Path) -> None:
    try:
        with (
            open(target, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as copy,
            source.open("rb") as file,
        ):
            shutil.copyfileobj(file, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        fsync_folder(target.parent)
    except OSError as error:
        raise storage_error(error, target.parent) from None
