"""Keys: the random data key, what is derived from it, and the two secrets that unwrap it.

    passphrase --NFC, UTF-8--> Argon2id(salt, parameters) --\\
                                                             AES-256-GCM --> data key (32 random bytes)
    24 words --BIP39--> 32 bytes --HKDF-SHA256------------- /                   |
                                                     HKDF-SHA256(info) --> header, sealed and backup subkeys
"""

from __future__ import annotations

import secrets
import time
import unicodedata
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rdpp_desk.errors import UsageError, VaultUnavailable

DATA_KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
WRAPPED_BYTES = NONCE_BYTES + DATA_KEY_BYTES + TAG_BYTES

_MIB = 1024
_SLOWEST_SECONDS = 1.0
_WANTED_SECONDS = 0.6
_MEMORY_CAP = 256 * _MIB
_MEMORY_STEP = 16 * _MIB


@dataclass(frozen=True, slots=True)
class PassphraseSecret:
    """A passphrase, as typed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordsSecret:
    """The recovery words, as typed or as a sequence."""

    words: str | tuple[str, ...] = field(repr=False)


Secret = PassphraseSecret | WordsSecret


@dataclass(frozen=True, slots=True)
class Parameters:
    """Argon2id cost: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int

    def within_bounds(self) -> bool:
        """Whether the cost is one this program agrees to pay."""
        return (
            FLOOR.memory <= self.memory <= CEILING.memory
            and FLOOR.passes <= self.passes <= CEILING.passes
            and FLOOR.lanes <= self.lanes <= CEILING.lanes
        )

    def raised_to(self, wanted: Parameters) -> Parameters:
        """The stronger of the two, dimension by dimension."""
        return Parameters(
            max(self.memory, wanted.memory), max(self.passes, wanted.passes), max(self.lanes, wanted.lanes)
        )


FLOOR = Parameters(64 * _MIB, 3, 4)
CEILING = Parameters(2048 * _MIB, 10, 16)
WANTED = FLOOR
"""The least this release asks of a header; a weaker one is rewritten at unlock. Raise it with the years."""


def new_data_key() -> bytearray:
    """A fresh random data key."""
    return bytearray(secrets.token_bytes(DATA_KEY_BYTES))


def from_passphrase(passphrase: str, salt: bytes, parameters: Parameters) -> bytes:
    """The key that a passphrase stands for (32 bytes). Accents typed either way give the same key.

    Raises:
        UsageError: `empty-passphrase`.
        VaultUnavailable: `header-out-of-bounds`, before any memory is taken; `memory-short` (`needed`, in MiB).
    """
    text = unicodedata.normalize("NFC", passphrase)
    if not text.strip():
        raise UsageError("empty-passphrase")
    if not parameters.within_bounds():
        raise VaultUnavailable("header-out-of-bounds")
    derivation = Argon2id(
        salt=salt,
        length=DATA_KEY_BYTES,
        iterations=parameters.passes,
        lanes=parameters.lanes,
        memory_cost=parameters.memory,
    )
    try:
        return derivation.derive(text.encode("utf-8"))
    except MemoryError:
        raise VaultUnavailable("memory-short", needed=parameters.memory // _MIB) from None


def from_recovery(entropy: bytes) -> bytes:
    """The key that the recovery words' 32 bytes stand for."""
    return subkey(entropy, "recovery slot")


def subkey(key: bytes | bytearray, purpose: str) -> bytes:
    """A 32-byte key for one purpose."""
    info = f"rdpp-desk v1 {purpose}".encode("ascii")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(bytes(key))


def wrap(key: bytes, content: bytes | bytearray, bound_to: bytes) -> bytes:
    """Nonce, ciphertext and tag of `content` under AES-256-GCM, bound to the associated data."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, bytes(content), bound_to)


def unwrap(key: bytes, wrapped: bytes, bound_to: bytes) -> bytes | None:
    """What `wrap` was given, or nothing if the key, the bytes or the associated data differ."""
    if len(wrapped) < NONCE_BYTES + TAG_BYTES:
        return None
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound_to)
    except InvalidTag:
        return None


def calibrate() -> Parameters:
    """The cost that takes 0.5 to 1 s on this computer: 256 MiB if it can, never under the floor."""
    start = time.perf_counter()
    from_passphrase("calibration", bytes(SALT_BYTES), FLOOR)
    second_per_unit = (time.perf_counter() - start) / (FLOOR.memory * FLOOR.passes)
    affordable = int(_SLOWEST_SECONDS / (second_per_unit * FLOOR.passes))
    memory = max(FLOOR.memory, min(_MEMORY_CAP, affordable // _MEMORY_STEP * _MEMORY_STEP))
    passes = round(_WANTED_SECONDS / (second_per_unit * memory))
    return Parameters(memory, max(FLOOR.passes, min(CEILING.passes, passes)), FLOOR.lanes)
