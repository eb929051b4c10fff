"""Is the file under the database's name still the one that was opened? A synchronised folder may have put another.

Looked at before every change, for the price of one `stat`. Another file shows by its inode. A file written over in
place shows by its opening: whenever its time or size changed, as each of our own checkpoints does, the vault id,
generation and nonce are read again from the file itself, without its log.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from rdpp_desk.errors import DeskError, StorageError, VaultUnavailable
from rdpp_desk.files import storage_error
from rdpp_desk.vault import identity, keyfile
from rdpp_desk.vault.connection import Connection, IntegrityError, open_database

_TRIES = 3
Stamp = tuple[int, int]


class Watch:
    """Remembers the file at the opening; `key` gives the data key. `keeping` is held while a copy is kept apart."""

    def __init__(self, database: Path, mark: identity.Mark, key: Callable[[], bytes]) -> None:
        self._database, self._key = database, key
        self.keeping = Lock()
        found = database.stat()
        self._file = (found.st_dev, found.st_ino)
        self._stamp: Stamp | None = None
        self._header: bytes | None = None
        with suppress(DeskError):
            self.header()
        self._marks: set[identity.Mark | None] = {mark}
        with suppress(StorageError):
            self._marks.add(self._mark_of_file())

    def header(self) -> bytes:
        """The key header, as it was last seen to open the vault: what replaced the file may have replaced it too.

        Raises:
            VaultUnavailable: `vault-damaged` (part `header`): it never was; `vault-closed`.
        """
        key = self._key()
        try:
            self._header = keyfile.present(self._database.parent, key)
        except DeskError:
            if self._header is None:
                raise
        return self._header

    def require_same(self) -> None:
        """Refuse to go on with a file that is no longer ours.

        Raises:
            VaultUnavailable: `vault-replaced`, `vault-closed`.
            StorageError: the medium is gone or refuses.
        """
        if self.replaced():
            raise VaultUnavailable("vault-replaced", path=str(self._database.parent))

    def open_again(self) -> Connection:
        """Another connection to the same file. Raises as `require_same`, and as `open_database`."""
        self.require_same()
        return open_database(self._database, self._key())

    def read_again(self) -> Connection:
        """Another query-only connection to the same file. Raises as `open_again`."""
        self.require_same()
        return open_database(self._database, self._key(), read_only=True)

    def replaced(self) -> bool:
        """Whether another file, or none, has the database's name. Raises as `require_same` when nobody can tell."""
        try:
            found = self._database.stat()
        except FileNotFoundError as missing:
            if self._database.parent.exists():
                return True
            raise storage_error(missing, self._database) from None
        except OSError as error:
            raise storage_error(error, self._database) from None
        if found.st_ino and (found.st_dev, found.st_ino) != self._file:
            return True
        if _stamp(found) == self._stamp:
            return False
        if self._mark_of_file() not in self._marks:
            return True
        self._stamp = _stamp(found)
        return False

    def _mark_of_file(self) -> identity.Mark | None:
        """What the file says of itself; None if it does not read under our key. A checkpoint may be under way.

        A medium that refuses says nothing of the file: taken for another one, its log would be emptied at the lock.
        """
        key, refused = self._key(), None
        for _ in range(_TRIES):
            try:
                with closing(open_database(self._database, key, immutable=True)) as db:
                    return identity.mark(db)
            except StorageError as failure:
                refused = failure
            except (DeskError, IntegrityError):
                refused = None
        if refused is not None:
            raise refused
        return None


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_size
