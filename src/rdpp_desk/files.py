"""Write beside, fsync, replace: a file the practitioner could lose is either the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from rdpp_desk.errors import StorageError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def storage_error(error: OSError, target: Path) -> StorageError:
    """The foreseen failure behind an `OSError`: `disk-full`, `read-only`, `not-found` or `disk-failed`."""
    if error.errno in _FULL:
        code = "disk-full"
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        code = "read-only"
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        code = "not-found"
    else:
        code = "disk-failed"
    return StorageError(code, path=str(target))


@contextlib.contextmanager
def replacing(target: Path, mode: int = 0o600) -> Iterator[Path]:
    """Yield a path beside `target` to write to; put it in place, durably, if the block ends well.

    Raises:
        StorageError: the disk refused; `target` is unchanged.
    """
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
        try:
            yield beside
            with beside.open("rb+") as written:
                os.fsync(written.fileno())
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
        fsync_folder(target.parent)
    except OSError as error:
        raise storage_error(error, target) from None


def write_atomic(target: Path, content: bytes, mode: int = 0o600) -> None:
    """Put `content` at `target` in one durable step.

    Raises:
        StorageError: the disk refused; `target` is unchanged.
    """
    with replacing(target, mode) as beside:
        beside.write_bytes(content)


def free_path(wanted: Path) -> Path:
    """`wanted`, or the next of its names that is free: « Cabinet-2 »."""
    names = (wanted, *(wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}") for number in range(2, 100)))
    return next((name for name in names if not name.exists()), wanted)


def fsync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system has such a call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
