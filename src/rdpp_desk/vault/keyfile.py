"""`vault.keys` on disk, and how one header replaces another so that no crash locks the vault.

    1. the new header is written as `vault.keys.new` and made durable;
    2. the present one is copied to `vault.keys.previous` and made durable;
    3. `vault.keys.new` takes the name `vault.keys`;
    4. the file is read back and must open the vault;
    5. the previous header is overwritten and removed.

Whatever the step at which the power goes, one of the files opens the vault with the old or the new secret; the next
opening finishes the work (`settle`).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from rdpp_desk.errors import DeskError, StorageError, VaultUnavailable
from rdpp_desk.files import fsync_folder, storage_error
from rdpp_desk.vault import header as headers

KEYS_NAME = "vault.keys"
_NEW = "vault.keys.new"
_PREVIOUS = "vault.keys.previous"
_LARGEST = 64 * 1024


def write_first(folder: Path, stored: bytes) -> None:
    """Write the header of a vault that has none.

    Raises:
        StorageError: the disk refused.
    """
    with _foreseen(folder):
        write_durably(folder / KEYS_NAME, stored)
        fsync_folder(folder)


def replace(folder: Path, stored: bytes, prove: Callable[[bytes], None]) -> None:
    """Replace the header; `prove` gets the bytes read back and raises if they do not open the vault.

    Raises:
        StorageError: the disk refused; the vault opens as before.
        DeskError: what `prove` raised; the previous header is back in place.
    """
    with _foreseen(folder):
        write_durably(folder / _NEW, stored)
        with contextlib.suppress(FileNotFoundError):  # gone while the vault is open: there is nothing to go back to
            write_durably(folder / _PREVIOUS, (folder / KEYS_NAME).read_bytes())
        fsync_folder(folder)
        try:
            os.replace(folder / _NEW, folder / KEYS_NAME)
            fsync_folder(folder)
            prove((folder / KEYS_NAME).read_bytes())
        except (OSError, DeskError):
            with contextlib.suppress(OSError):
                os.replace(folder / _PREVIOUS, folder / KEYS_NAME)
                fsync_folder(folder)
            raise
    settle(folder)


def candidates(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The stored headers to try, the present one first; the previous one is there only after a crash.

    Raises:
        VaultUnavailable: `vault-damaged` (part `header`): there is none.
        StorageError: unreadable.
    """
    found = False
    for name in (KEYS_NAME, _PREVIOUS):
        path = folder / name
        try:
            with path.open("rb") as file:
                stored = file.read(_LARGEST)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise storage_error(error, path) from None
        found = True
        yield path, stored
    if not found:
        raise VaultUnavailable("vault-damaged", part="header")


def present(folder: Path, data_key: bytes | bytearray) -> bytes:
    """The stored header of an open vault, verified under its data key.

    Raises:
        VaultUnavailable: `vault-damaged` (part `header`), as `candidates` and `header.from_bytes`.
    """
    error: VaultUnavailable | None = None
    for _, stored in candidates(folder):
        try:
            headers.verify(headers.from_bytes(stored), data_key)
            return stored
        except VaultUnavailable as damaged:
            error = error or damaged
    raise error or VaultUnavailable("vault-damaged", part="header")


def settle(folder: Path, opened_by: Path | None = None) -> None:
    """Once a header has opened the vault: make it the present one, destroy the others.

    A disk that refuses leaves the leftovers for the next opening.
    """
    with contextlib.suppress(OSError, StorageError):
        if opened_by is not None and opened_by.name != KEYS_NAME:
            write_durably(folder / _NEW, opened_by.read_bytes())
            os.replace(folder / _NEW, folder / KEYS_NAME)
            fsync_folder(folder)
        for name in (_NEW, _PREVIOUS):
            _destroy(folder / name)


def _destroy(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb+") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    fsync_folder(path.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file, readable by its owner only, and wait for the disk. Raises OSError."""
    handle = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def _foreseen(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise storage_error(error, folder / KEYS_NAME) from None
