"""What the folder of a vault must be before anything in it is opened."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator
from pathlib import Path

from rdpp_desk.errors import StorageError, VaultUnavailable
from rdpp_desk.files import storage_error
from rdpp_desk.vault import keyfile, pair


def require_vault(database: Path) -> None:
    """Refuse a folder that holds no vault, or one without its database.

    Raises:
        VaultUnavailable: `vault-missing`, `not-a-vault`, `vault-damaged`.
        StorageError: it cannot be read.
    """
    folder = database.parent
    try:
        if not folder.exists():
            raise VaultUnavailable("vault-missing", path=str(folder))
        here = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
    except OSError as error:
        raise storage_error(error, folder) from None
    if database.name not in here and keyfile.KEYS_NAME not in here and not pair.under_way(database):
        raise VaultUnavailable("not-a-vault", path=str(folder))
    if database.name not in here and not pair.under_way(database):
        raise VaultUnavailable("vault-damaged", part="database")


@contextlib.contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Inside, a place that does not allow writing is said of the vault as a whole: `vault-read-only`."""
    try:
        yield
    except StorageError as refused:
        if refused.code != "read-only":
            raise
        raise StorageError("vault-read-only", path=str(folder)) from None


def require_writable(database: Path) -> None:
    """Opened read-only once, a database gets companions that are read-only too and would refuse for ever after.

    Raises:
        StorageError: `read-only`, or the disk refused.
    """
    try:
        if not database.stat().st_mode & stat.S_IWUSR:
            raise StorageError("read-only", path=str(database))
        for companion in (database.with_name(f"{database.name}{suffix}") for suffix in ("-wal", "-shm")):
            if companion.exists() and not companion.stat().st_mode & stat.S_IWUSR:
                companion.chmod(0o600)
    except OSError as error:
        raise storage_error(error, database) from None
