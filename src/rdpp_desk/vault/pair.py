"""The database and its key header replaced together, when the data key itself changes, so that no crash separates them.

    1. `vault.db.next` and `vault.keys.next` are written, made durable and proven to open each other;
    2. `vault.keys.next` takes the name `vault.keys.ready`: from this one step on, the new pair is the vault;
    3. `vault.db` becomes `vault.db.old`, `vault.db.next` becomes `vault.db`;
    4. `vault.keys` becomes `vault.keys.old`, `vault.keys.ready` becomes `vault.keys`;
    5. the old files are overwritten and removed, at once or after a crash once the new ones have opened.

Before step 2 the next opening removes what was begun; after it, the next opening finishes (`settle`). Whatever the
instant of a crash, the whole old pair or the whole new one opens. Overwriting is what a program can do: a solid-state
disk, a journal or a synchronised folder may keep copies of the old blocks.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from rdpp_desk.errors import DeskError, VaultUnavailable
from rdpp_desk.files import fsync_folder, storage_error
from rdpp_desk.vault import header as headers
from rdpp_desk.vault import identity, keyfile
from rdpp_desk.vault.connection import PAGE_SIZE, Connection

_CHUNK = 1 << 20
_COMPANIONS = ("-wal", "-shm", "-journal")
_KEYS_NEXT, _KEYS_READY, _KEYS_OLD = (f"{keyfile.KEYS_NAME}.{part}" for part in ("next", "ready", "old"))


def next_database(database: Path) -> Path:
    """Where the database that will take the place of `database` is written."""
    return database.with_name(f"{database.name}.next")


def write_next_header(database: Path, stored: bytes) -> bytes:
    """Write the header that goes with the next database; the bytes as they read back.

    Raises:
        StorageError: the disk refused.
    """
    place = database.with_name(_KEYS_NEXT)
    with _foreseen(place):
        keyfile.write_durably(place, stored)
        fsync_folder(place.parent)
        return place.read_bytes()


def commit(database: Path) -> None:
    """Step 2: from here on the new pair is the vault; `settle` does the rest.

    Raises:
        StorageError: the disk refused; the old pair is still the vault.
    """
    folder = database.parent
    with _foreseen(database):
        with next_database(database).open("rb+") as file:
            os.fsync(file.fileno())
        fsync_folder(folder)
        os.replace(folder / _KEYS_NEXT, folder / _KEYS_READY)
        try:
            fsync_folder(folder)
        except OSError:
            os.replace(folder / _KEYS_READY, folder / _KEYS_NEXT)
            raise


def roll_back(database: Path) -> None:
    """Remove a pair that was begun, as far as the disk allows; nothing once it is committed."""
    if under_way(database):
        return
    beside = next_database(database)
    for left in (database.with_name(_KEYS_NEXT), beside, *_companions(beside)):
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)


def under_way(database: Path) -> bool:
    """Whether a committed pair waits to take its place; `database` itself may be missing then."""
    return database.with_name(_KEYS_READY).exists()


def settle(database: Path) -> None:
    """Finish or undo, under the vault's lock and with the database closed, what a crash interrupted.

    Raises:
        StorageError: the disk refused to finish; the next opening tries again.
    """
    folder, beside = database.parent, next_database(database)
    if under_way(database) and _sound(database):
        with _foreseen(database):
            if beside.exists():
                for companion in _companions(database):  # all that it holds was copied before the commit
                    companion.unlink(missing_ok=True)
                if database.exists():
                    os.replace(database, _old(database))
                    fsync_folder(folder)  # else a power cut could keep the second renaming and not the first
                os.replace(beside, database)
                fsync_folder(folder)
            if (folder / keyfile.KEYS_NAME).exists():
                os.replace(folder / keyfile.KEYS_NAME, folder / _KEYS_OLD)
            os.replace(folder / _KEYS_READY, folder / keyfile.KEYS_NAME)
            fsync_folder(folder)
        keyfile.settle(folder)
    roll_back(database)


def opened(database: Path, db: Connection, data_key: bytes | bytearray) -> None:
    """The present pair has opened, under the vault's lock: an old one that a crash left is forgotten if it is whole."""
    with contextlib.suppress(OSError, DeskError):
        left = _is_left_over(database.with_name(_KEYS_OLD), db, data_key)
        if left and db.value("PRAGMA page_count") * PAGE_SIZE == database.stat().st_size:
            forget_old(database)


def forget_old(database: Path) -> None:
    """Step 5, for when the new pair has proven to open; a disk that refuses leaves it for the next opening."""
    folder = database.parent
    for left in (_old(database), folder / _KEYS_OLD):
        with contextlib.suppress(OSError):
            _destroy(left)


def _sound(database: Path) -> bool:
    """Whether both new files are whole and there; if a disk or another program spoiled one, the old pair comes back."""
    ready, old = database.with_name(_KEYS_READY), _old(database)
    with _foreseen(ready):
        stored = ready.read_bytes()
        if _is_header(stored) and (next_database(database).exists() or (database.exists() and old.exists())):
            return True
        keys, old_keys = database.with_name(keyfile.KEYS_NAME), database.with_name(_KEYS_OLD)
        if old.exists():
            os.replace(old, database)
        if old_keys.exists() and not keys.exists():
            os.replace(old_keys, keys)
        fsync_folder(database.parent)
        ready.unlink()
        fsync_folder(database.parent)
    return False


def _is_header(stored: bytes) -> bool:
    try:
        headers.from_bytes(stored)
    except VaultUnavailable:
        return False
    return True


def _is_left_over(old_keys: Path, db: Connection, data_key: bytes | bytearray) -> bool:
    """Whether it is of this vault under an earlier data key, or half destroyed.

    Copies made by hand are under the present key; another vault put aside has another id, or a header we do not read.
    """
    if not old_keys.exists():
        return False
    stored = old_keys.read_bytes()
    if not any(stored):
        return True
    header = headers.from_bytes(stored)
    if header.vault_id.hex() != identity.read(db).vault_id:
        return False
    try:
        headers.verify(header, data_key)
    except VaultUnavailable:
        return True
    return False


def _old(database: Path) -> Path:
    return database.with_name(f"{database.name}.old")


def _companions(database: Path) -> tuple[Path, ...]:
    return tuple(database.with_name(database.name + suffix) for suffix in _COMPANIONS)


def _destroy(path: Path) -> None:
    if not path.exists():
        return
    try:
        with path.open("rb+") as file:
            for start in range(0, path.stat().st_size, _CHUNK):
                file.write(bytes(min(_CHUNK, path.stat().st_size - start)))
            file.flush()
            os.fsync(file.fileno())
    finally:
        path.unlink()
        fsync_folder(path.parent)


@contextlib.contextmanager
def _foreseen(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise storage_error(error, path) from None
