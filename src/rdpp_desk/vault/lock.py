"""One process at a time: an operating-system lock held for the vault's whole open life, freed by a crash."""

from __future__ import annotations

from pathlib import Path

from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.files import storage_error

LOCK_NAME = "vault.lock"


class VaultLock:
    """The lock of one vault folder."""

    def __init__(self, folder: Path) -> None:
        from filelock import FileLock

        self._lock = FileLock(folder / LOCK_NAME, mode=0o600, thread_local=False)

    def acquire(self) -> None:
        """Take the lock now or not at all.

        Raises:
            VaultUnavailable: `vault-open-elsewhere`.
            StorageError: the folder refuses writing.
        """
        from filelock import Timeout

        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise VaultUnavailable("vault-open-elsewhere") from None
        except OSError as error:
            raise storage_error(error, Path(self._lock.lock_file)) from None

    def release(self) -> None:
        """Give the lock back; harmless when not held."""
        self._lock.release(force=True)
