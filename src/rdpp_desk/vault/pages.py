"""The pages of an SQLCipher 4 database read one by one, without SQLite, for when SQLite gives up.

    page (4,096 bytes) = content, AES-256-CBC under the data key | IV 16 | HMAC-SHA512 64
    HMAC over: encrypted content, IV, page number (4 bytes, little-endian)
    HMAC key = PBKDF2-HMAC-SHA512(data key, salt with each byte XOR 0x3a, 2 rounds, 32 bytes)
    salt = the first 16 bytes of the file, which page 1 has in place of `SQLite format 3`

A page is looked for in the write-ahead log first, newest frame first, then in the file. Nothing is ever written, and
a medium that refuses to give a page costs that page only.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import TracebackType

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from rdpp_desk.files import storage_error
from rdpp_desk.vault.connection import PAGE_SIZE

USABLE = PAGE_SIZE - 80
SALT_BYTES = 16
_IV, _TAG = 16, 64
_MASK, _ROUNDS = 0x3A, 2
_START = b"SQLite format 3\0"
_LOG_HEADER, _FRAME_HEADER = 32, 24
_FRAME = _FRAME_HEADER + PAGE_SIZE
_TRIED_FOR_SALT = 64


class Trust(IntEnum):
    """How far a page is to be believed."""

    UNVERIFIED = 0
    """Decrypted, but its authentication does not hold, or could not be checked."""
    STALE = 1
    """Whole, but a newer version of it was lost."""
    FRESH = 2
    """Whole, and the newest there is."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in clear, 4,016 bytes. `rewritten`: the log has another version of it."""

    number: int
    content: bytes
    trust: Trust
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as the log has it, encrypted. `pages` is the size of the database, in pages, where it ends a save."""

    number: int
    pages: int
    stored: bytes


class Pages:
    """The pages of the database at `path`, numbered from 1 to `count`.

    Raises:
        StorageError: the file cannot be opened.
    """

    def __init__(self, path: Path, key: bytes | bytearray) -> None:
        try:
            self._file = path.open("rb")
            self._size = path.stat().st_size
        except OSError as error:
            raise storage_error(error, path) from None
        self._key = bytes(key)
        frames = frames_of(_log_of(path))
        self._in_file = self._size // PAGE_SIZE
        self._authentication = self._authentication_key(path, frames)
        self.log_frames_lost = 0
        self._frames = self._newest_first(frames)
        self.count = max(self._in_file, *self._frames, 0) if self._frames else self._in_file
        self.expected = self._expected(frames)

    @property
    def verifiable(self) -> bool:
        """Whether pages can be authenticated: not once the salt is lost, with the start of the file."""
        return self._authentication is not None

    def read(self, number: int) -> Page | None:
        """A page in its newest whole version; if none is whole, what it decrypts to; None if it is not there."""
        versions = [frame.stored for frame in self._frames.get(number, ())]
        stored = self._stored(number)
        if stored is not None:
            versions.append(stored)
        for age, version in enumerate(versions):
            if self._whole(number, version):
                trust = Trust.STALE if age else Trust.FRESH
                return Page(number, self._decrypted(number, version), trust, len(versions) > 1)
        return Page(number, self._decrypted(number, versions[0]), Trust.UNVERIFIED) if versions else None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _expected(self, frames: list[Frame]) -> int:
        """How many pages the database had: as the last save in the log or page 1 says, else as many as there are."""
        sizes = [frame.pages for frame in frames if frame.pages and self._whole(frame.number, frame.stored)]
        if sizes:
            return sizes[-1]
        first = self.read(1)
        return int.from_bytes(first.content[28:32], "big") if first and first.trust else self.count

    def _stored(self, number: int) -> bytes | None:
        if not 0 < number <= self._in_file:
            return None
        try:
            self._file.seek((number - 1) * PAGE_SIZE)
            stored = self._file.read(PAGE_SIZE)
        except OSError:
            return None
        return stored if len(stored) == PAGE_SIZE else None

    def _whole(self, number: int, stored: bytes, authentication: bytes | None = None) -> bool:
        key = authentication or self._authentication
        return key is not None and whole(number, stored, key)

    def _decrypted(self, number: int, stored: bytes) -> bytes:
        start = SALT_BYTES if number == 1 else 0
        decryptor = Cipher(AES256(self._key), CBC(stored[USABLE : USABLE + _IV])).decryptor()
        content = decryptor.update(stored[start:USABLE]) + decryptor.finalize()
        return _START + content if number == 1 else content

    def _authentication_key(self, path: Path, frames: list[Frame]) -> bytes | None:
        """From the first salt under which a page holds: the file's, the log's, or that of a copy made beside."""
        salts = [(self._stored(1) or b"")[:SALT_BYTES]]
        salts += [frame.stored[:SALT_BYTES] for frame in frames if frame.number == 1]
        salts += [_salt_of(copy) for copy in sorted(path.parent.glob(f"{path.name}.before-*"))]
        step = max(1, self._in_file // _TRIED_FOR_SALT)
        sample = [(number, self._stored(number)) for number in range(1, self._in_file + 1, step)]
        sample += [(frame.number, frame.stored) for frame in frames[-_TRIED_FOR_SALT:]]
        for salt in dict.fromkeys(salts):
            key = authentication_key(self._key, salt)
            if any(stored is not None and self._whole(number, stored, key) for number, stored in sample):
                return key
        return None

    def _newest_first(self, frames: list[Frame]) -> dict[int, list[Frame]]:
        """The frames of finished saves; those after the last end of a save count only if that end may be lost."""
        last = max((place for place, frame in enumerate(frames) if frame.pages), default=-1)
        broken = {place for place, frame in enumerate(frames) if not self._whole(frame.number, frame.stored)}
        self.log_frames_lost = len(broken) if self.verifiable else 0
        if not any(place > last for place in broken):
            frames = frames[: last + 1]
        found: dict[int, list[Frame]] = {}
        most = self._in_file + len(frames)
        for place, frame in reversed(tuple(enumerate(frames))):
            if 0 < frame.number <= most or place not in broken:
                found.setdefault(frame.number, []).append(frame)
        return found


def authentication_key(data_key: bytes, salt: bytes) -> bytes:
    """The key that authenticates the pages of a database whose file begins with `salt`."""
    return hashlib.pbkdf2_hmac("sha512", data_key, bytes(byte ^ _MASK for byte in salt), _ROUNDS, 32)


def whole(number: int, stored: bytes, key: bytes) -> bool:
    """Whether a page as it is stored, `PAGE_SIZE` bytes, is the one that was written as page `number`."""
    signed = stored[SALT_BYTES if number == 1 else 0 : -_TAG] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(key, signed, "sha512"), stored[-_TAG:])


def frames_of(log: bytes) -> list[Frame]:
    """The frames of the log's present run, in order, whole or not: checksums are left out, each page has its HMAC.

    The salts of the run are those of the log's header or, if that is damaged, of its first frame.
    """
    starts = range(_LOG_HEADER, len(log) - _FRAME + 1, _FRAME)
    run = [start for start in starts if log[start + 8 : start + 16] == log[16:24]]
    if not run and not _sound(log[:_LOG_HEADER]):
        run = [start for start in starts if log[start + 8 : start + 16] == log[_LOG_HEADER + 8 : _LOG_HEADER + 16]]
    if not run:
        return []
    frames = []
    for start in range(_LOG_HEADER, run[-1] + 1, _FRAME):
        number, pages = struct.unpack_from(">II", log, start)
        frames.append(Frame(number, pages, log[start + _FRAME_HEADER : start + _FRAME]))
    return frames


def _sound(header: bytes) -> bool:
    """Whether a log's header has its own checksum: an old run may then follow it, all of which is in the database."""
    if len(header) < _LOG_HEADER:
        return False
    order = ">" if header[3] & 1 else "<"
    words = struct.unpack(f"{order}6I", header[:24])
    first = second = 0
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return (first, second) == struct.unpack_from(">II", header, 24)


def _log_of(path: Path) -> bytes:
    try:
        return path.with_name(f"{path.name}-wal").read_bytes()
    except OSError:
        return b""


def _salt_of(file: Path) -> bytes:
    try:
        with file.open("rb") as copy:
            return copy.read(SALT_BYTES)
    except OSError:
        return b""
