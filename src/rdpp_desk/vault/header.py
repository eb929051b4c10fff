"""The key header, `vault.keys`: 239 bytes, big-endian.

    offset  size  field
         0     8  magic `RDPPKEYS`
         8     2  version (1)
        10    16  vault id
        26     1  derivation (1 = Argon2id version 1.3)
        27     4  memory, KiB
        31     4  passes
        35     4  lanes
        39    16  salt
        55    60  slot 1: nonce 12, AES-256-GCM of the data key 32, tag 16; key = Argon2id(passphrase)
       115    60  slot 2: the same; key = HKDF-SHA256(recovery key, no salt, info `rdpp-desk v1 recovery slot`)
       175    32  HMAC-SHA256 of bytes 0..174; key = HKDF-SHA256(data key, no salt, info `rdpp-desk v1 header`)
       207    32  SHA-256 of bytes 0..206

In every version the last 32 bytes are the SHA-256 of all that comes before, so that damage is told from a newer
version and from a wrong secret. Slot n is bound (associated data) to magic, version, its number and, for slot 1,
bytes 26..54; not to the vault id, which a restored copy changes while it knows one secret only.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
from dataclasses import dataclass, field, replace

from rdpp_desk.errors import UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import keys, words
from rdpp_desk.vault.keys import Parameters, PassphraseSecret, Secret

MAGIC = b"RDPPKEYS"
VERSION = 1
ID_BYTES = 16
_ARGON2ID = 1
_DIGEST = 32
_KDF = struct.Struct(f">BIII{keys.SALT_BYTES}s")
_BODY = struct.Struct(f">8sH{ID_BYTES}s{_KDF.size}s{keys.WRAPPED_BYTES}s{keys.WRAPPED_BYTES}s{_DIGEST}s")
_SIGNED = _BODY.size - _DIGEST
SIZE = _BODY.size + _DIGEST


@dataclass(frozen=True, slots=True)
class Header:
    """Who the vault is, what its passphrase costs, and the wrapped data key."""

    vault_id: bytes
    parameters: Parameters
    salt: bytes
    slot_passphrase: bytes = field(repr=False)
    slot_recovery: bytes = field(repr=False)
    tag: bytes = field(repr=False, default=bytes(_DIGEST))


def new_header(
    vault_id: bytes, data_key: bytes | bytearray, passphrase: str, entropy: bytes, parameters: Parameters
) -> Header:
    """A header whose two slots open with the passphrase and with the recovery key's 32 bytes."""
    header = Header(vault_id, parameters, b"", b"", b"")
    return with_recovery(with_passphrase(header, data_key, passphrase, parameters), data_key, entropy)


def with_passphrase(header: Header, data_key: bytes | bytearray, passphrase: str, parameters: Parameters) -> Header:
    """The header with slot 1 rewritten under a fresh salt.

    Raises:
        UsageError: `empty-passphrase`.
    """
    salt = secrets.token_bytes(keys.SALT_BYTES)
    key = keys.from_passphrase(passphrase, salt, parameters)
    slot = keys.wrap(key, data_key, _bound_to(1, _kdf(parameters, salt)))
    return replace(header, parameters=parameters, salt=salt, slot_passphrase=slot)


def with_recovery(header: Header, data_key: bytes | bytearray, entropy: bytes) -> Header:
    """The header with slot 2 rewritten."""
    return replace(header, slot_recovery=keys.wrap(keys.from_recovery(entropy), data_key, _bound_to(2)))


def to_bytes(header: Header, data_key: bytes | bytearray) -> bytes:
    """The header as stored, authenticated under the data key."""
    signed = _body(header)[:_SIGNED]
    body = signed + _authentication(signed, data_key)
    return body + hashlib.sha256(body).digest()


def from_bytes(stored: bytes) -> Header:
    """The header, its checksum and bounds verified; authentication waits for the data key.

    Raises:
        VaultUnavailable: `vault-damaged` (part `header`), `not-a-vault`, `vault-newer`, `header-out-of-bounds`.
    """
    body, checksum = stored[:-_DIGEST], stored[-_DIGEST:]
    if len(stored) <= _DIGEST or not hmac.compare_digest(hashlib.sha256(body).digest(), checksum):
        raise VaultUnavailable("vault-damaged", part="header")
    if not body.startswith(MAGIC):
        raise VaultUnavailable("not-a-vault")
    version = int.from_bytes(body[len(MAGIC) : len(MAGIC) + 2], "big")
    if version > VERSION:
        raise VaultUnavailable("vault-newer", found=version, known=VERSION)
    if version != VERSION or len(stored) != SIZE:
        raise VaultUnavailable("vault-damaged", part="header")
    _, _, vault_id, kdf, passphrase, recovery, tag = _BODY.unpack(body)
    derivation, memory, passes, lanes, salt = _KDF.unpack(kdf)
    parameters = Parameters(memory, passes, lanes)
    if derivation != _ARGON2ID or not parameters.within_bounds():
        raise VaultUnavailable("header-out-of-bounds")
    return Header(vault_id, parameters, salt, passphrase, recovery, tag)


def unlock(header: Header, secret: Secret) -> bytearray:
    """The data key.

    Raises:
        WrongSecret: `wrong-passphrase`, `wrong-words`, or why the words cannot be right (see `words.check_words`).
        VaultUnavailable: `vault-damaged` (part `header`): it opens, but was forged.
    """
    data_key = unwrapped(header, secret)
    verify(header, data_key)
    return data_key


def unwrapped(header: Header, secret: Secret) -> bytearray:
    """The data key of a header of which only the slot that the secret opens is authenticated: for a salvage.

    Raises:
        WrongSecret: as `unlock`.
    """
    if isinstance(secret, PassphraseSecret):
        code = "wrong-passphrase"
        key = keys.from_passphrase(secret.text, header.salt, header.parameters)
        data_key = keys.unwrap(key, header.slot_passphrase, _bound_to(1, _kdf(header.parameters, header.salt)))
    else:
        code = "wrong-words"
        try:
            entropy = words.entropy_of(secret.words)
        except UsageError as error:
            raise WrongSecret(error.code, **error.data) from None
        data_key = keys.unwrap(keys.from_recovery(entropy), header.slot_recovery, _bound_to(2))
    if data_key is None:
        raise WrongSecret(code)
    return bytearray(data_key)


def opens_recovery(slot: bytes, entropy: bytes) -> bool:
    """Whether the recovery key's 32 bytes open this slot 2."""
    return keys.unwrap(keys.from_recovery(entropy), slot, _bound_to(2)) is not None


def verify(header: Header, data_key: bytes | bytearray) -> None:
    """Check that whoever wrote this header held the data key.

    Raises:
        VaultUnavailable: `vault-damaged` (part `header`).
    """
    if not hmac.compare_digest(_authentication(_body(header)[:_SIGNED], data_key), header.tag):
        raise VaultUnavailable("vault-damaged", part="header")


def _body(header: Header) -> bytes:
    return _BODY.pack(
        MAGIC,
        VERSION,
        header.vault_id,
        _kdf(header.parameters, header.salt),
        header.slot_passphrase,
        header.slot_recovery,
        header.tag,
    )


def _kdf(parameters: Parameters, salt: bytes) -> bytes:
    return _KDF.pack(_ARGON2ID, parameters.memory, parameters.passes, parameters.lanes, salt)


def _bound_to(slot: int, extra: bytes = b"") -> bytes:
    return MAGIC + VERSION.to_bytes(2, "big") + bytes([slot]) + extra


def _authentication(signed: bytes, data_key: bytes | bytearray) -> bytes:
    return hmac.digest(keys.subkey(data_key, "header"), signed, "sha256")
