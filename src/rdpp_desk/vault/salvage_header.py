"""The key header of a damaged vault: the present one, the one before, what is left of either, or a backup's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdpp_desk.errors import DeskError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import backup_file, keyfile
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.backup import Opener, OwnKey
from rdpp_desk.vault.header import Header

PRESENT, MENDED, OF_BACKUP = "present", "mended", "backup"


@dataclass(frozen=True, slots=True)
class Opened:
    """A header and the data key it gave. `origin`: `present` (whole), `mended` (only the slot that was used is known
    to be right) or `backup`."""

    header: Header
    data_key: bytearray
    origin: str


def opened(folder: Path, secret: Opener, header_from: Path | None) -> Opened:
    """The first header that the secret opens: whole ones, then a backup's, then what is left of damaged ones.

    Raises:
        WrongSecret: a whole header says that the secret is not its own.
        VaultUnavailable: `header-unusable`: nothing is left that this secret opens; a backup may lend its header.
        Damaged, StorageError: `header_from` is not a backup that reads.
    """
    refused: DeskError | None = None
    for header, origin in _headers(folder, header_from):
        try:
            return Opened(header, _key_of(header, secret, origin), origin)
        except (WrongSecret, VaultUnavailable) as error:
            if refused is None and origin != MENDED:
                refused = error
    raise refused or VaultUnavailable("header-unusable", path=str(folder))


def _key_of(header: Header, secret: Opener, origin: str) -> bytearray:
    if isinstance(secret, OwnKey):
        if origin != MENDED:
            headers.verify(header, secret.data_key)
        return bytearray(secret.data_key)
    return headers.unwrapped(header, secret) if origin == MENDED else headers.unlock(header, secret)


def _headers(folder: Path, header_from: Path | None) -> Iterator[tuple[Header, str]]:
    try:
        stored = [content for _, content in keyfile.candidates(folder)]
    except VaultUnavailable:
        stored = []
    sound = []
    for content in stored:
        try:
            sound.append(headers.from_bytes(content))
        except VaultUnavailable as error:
            if error.code == "vault-newer":
                raise
    yield from ((header, PRESENT) for header in sound)
    if header_from is not None:
        yield backup_file.header_of(header_from, backup_file.trailer_of(header_from)), OF_BACKUP
    if not sound:
        yield from ((header, MENDED) for header in map(_mended, stored) if header is not None)


def _mended(stored: bytes) -> Header | None:
    """What a damaged header says, its constant bytes and checksum put right: a slot proves itself when it opens."""
    start = headers.MAGIC + headers.VERSION.to_bytes(2, "big")
    body = (start + stored[len(start) :])[: headers.SIZE - hashlib.sha256().digest_size]
    body = body.ljust(headers.SIZE - hashlib.sha256().digest_size, b"\0")
    try:
        return headers.from_bytes(body + hashlib.sha256(body).digest())
    except VaultUnavailable:
        return None
