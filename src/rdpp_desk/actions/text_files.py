"""Plain text chosen on the disk, in whichever of the usual encodings it is."""

from __future__ import annotations

from pathlib import Path

from rdpp_desk.errors import StorageError, UsageError
from rdpp_desk.files import storage_error

_ENCODINGS = ("utf-8-sig", "cp1252")
_MOST_BYTES = 1_000_000
"""No charter and no text of law is longer: a larger file was chosen by mistake."""


def read_text(place: Path | None) -> str:
    """What is written in the file.

    Raises:
        StorageError: no file was chosen, or it cannot be read.
        UsageError: `file-too-long`.
    """
    if place is None:
        raise StorageError("not-found", path="…")
    try:
        if place.stat().st_size > _MOST_BYTES:
            raise UsageError("file-too-long")
        content = place.read_bytes()
    except OSError as error:
        raise storage_error(error, place) from None
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
