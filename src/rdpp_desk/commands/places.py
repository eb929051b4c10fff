"""Places named on the command line to write to: a wrong one is wrong use, not a failure of the vault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rdpp_desk.errors import StorageError, UsageError
from rdpp_desk.files import storage_error

_WRONG = ("not-found", "read-only")


@contextmanager
def writing_to(file: Path) -> Iterator[None]:
    """Around what writes `file`: a place that can hold none is refused at once, or when the disk refuses it.

    Raises:
        UsageError: `target-is-a-folder`, `not-found`, `read-only` (data: `path`).
    """
    try:
        if file.is_dir():
            raise UsageError("target-is-a-folder", path=str(file))
        if not file.absolute().parent.is_dir():
            raise UsageError("not-found", path=str(file.parent))
    except OSError as refused:  # a name too long, a folder that may not be looked into
        code = storage_error(refused, file).code
        raise UsageError(code if code in _WRONG else "not-found", path=str(file)) from None
    with writing_under(file):
        yield


@contextmanager
def writing_under(place: Path) -> Iterator[None]:
    """Around what writes `place`, and makes the folders that lead to it: say a refusal of them as wrong use.

    Raises:
        UsageError: `not-found`, `read-only` (data: `path`).
    """
    try:
        yield
    except StorageError as refused:
        if refused.code in _WRONG and _leads_to(str(refused.data.get("path", "")), place):
            raise UsageError(refused.code, path=str(place)) from None
        raise
    except OSError as refused:
        foreseen = storage_error(refused, place)
        if foreseen.code in _WRONG and _leads_to(os.fsdecode(refused.filename or ""), place):
            raise UsageError(foreseen.code, path=str(place)) from None
        raise


def _leads_to(refused: str, place: Path) -> bool:
    whole = place.absolute()
    return bool(refused) and Path(refused).absolute() in (whole, *whole.parents)
