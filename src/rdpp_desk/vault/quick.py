"""Opening a vault again within the same run, under a short code: what it guards lives in memory only.

    code --NFC, UTF-8--> Argon2id(fresh salt, FLOOR) --\\
                                                        HKDF-SHA256 --> AES-256-GCM --> data key
    32 random bytes, in memory -----------------------/

Against someone at the keyboard: three wrong codes destroy it. It is no match for whoever reads the memory of the
program, where a code of a few digits is soon guessed.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Lock

from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import header as headers
from rdpp_desk.vault import keyfile, keys
from rdpp_desk.vault.store import Vault, open_with_data_key

SHORTEST, LONGEST = 4, 12
TRIES = 3
LASTS = timedelta(hours=12)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


class QuickKey:
    """The data key of one vault, wrapped under a code. Never written anywhere; `destroy` empties it for good."""

    def __init__(self, vault: Vault, code: str, proven_at: datetime) -> None:
        """`proven_at`: when a full secret last opened the vault.

        Raises:
            UsageError: see `check`.
        """
        check(code)
        self.path = vault.path
        self.proven_at = proven_at
        self.left = TRIES
        self._turn = Lock()
        self._vault_id = vault.vault_id
        self._slot = bytearray(_header(vault.path, vault.data_key).slot_passphrase)
        self._salt = secrets.token_bytes(keys.SALT_BYTES)
        self._secret = bytearray(secrets.token_bytes(keys.DATA_KEY_BYTES))
        self._wrapped = bytearray(keys.wrap(self._key(code), vault.data_key, self._bound_to()))

    def __repr__(self) -> str:
        return f"QuickKey(left={self.left})"

    @property
    def alive(self) -> bool:
        """Whether it may still open the vault."""
        return bool(self._wrapped)

    @property
    def ends_at(self) -> datetime:
        """When it is destroyed by itself."""
        return self.proven_at + LASTS

    def serves(self, folder: Path, now: datetime) -> bool:
        """Whether it opens the vault in `folder` at this instant; past its time it is destroyed."""
        if not self.proven_at <= now < self.ends_at:
            self.destroy()
        return self.alive and folder.absolute() == self.path

    def proven(self, now: datetime) -> None:
        """A full secret has just opened the vault: its time and its tries begin again."""
        if self.alive:
            self.proven_at, self.left = now, TRIES

    def destroy(self) -> None:
        """Nothing of it can be opened any more."""
        for part in (self._wrapped, self._secret, self._slot):
            part[:] = bytes(len(part))
            part.clear()
        self.left = 0

    def open(self, code: str, clock: Clock) -> Vault:
        """The vault, open. Slow (Argon2id).

        Raises:
            WrongSecret: `wrong-pin` (`left`: tries that remain; at 0 it is destroyed); `quick-over`: it is destroyed,
                or the passphrase or the key of the vault is no longer that of its making.
            VaultUnavailable, StorageError: as `store.open_with`; it stays.
        """
        with self._turn:  # two tries at once would count as one
            if not self.serves(self.path, clock.now()):
                raise WrongSecret("quick-over")
            data_key = self._data_key(code)
            try:
                if _header(self.path, data_key).slot_passphrase != bytes(self._slot):
                    raise VaultUnavailable("vault-swapped")
                vault = open_with_data_key(self.path, data_key, clock=clock)
            except DeskError as failure:
                if failure.code not in ("vault-swapped", "vault-damaged"):
                    raise
                self.destroy()
                raise WrongSecret("quick-over") from None
            finally:
                data_key[:] = bytes(len(data_key))
            if vault.vault_id != self._vault_id:
                vault.close()
                self.destroy()
                raise WrongSecret("quick-over")
            return vault

    def _data_key(self, code: str) -> bytearray:
        self.left -= 1  # before the derivation: closing the window does not give a try back
        known = keys.unwrap(self._key(code), bytes(self._wrapped), self._bound_to()) if code.strip() else None
        if not self.alive:  # a sleep or a change of user put an end to it meanwhile
            raise WrongSecret("quick-over")
        if known is None:
            left = self.left
            if not left:
                self.destroy()
            raise WrongSecret("wrong-pin", left=left)
        self.left = TRIES
        return bytearray(known)

    def _key(self, code: str) -> bytes:
        return keys.subkey(keys.from_passphrase(code, self._salt, keys.FLOOR) + self._secret, "quick unlock")

    def _bound_to(self) -> bytes:
        return bytes.fromhex(self._vault_id)


def check(code: str) -> None:
    """Refuse a code that is guessed in three tries.

    Raises:
        UsageError: `pin-too-short` (`least`), `pin-too-long` (`most`), `pin-too-simple`.
    """
    if len(code.strip()) < SHORTEST:
        raise UsageError("pin-too-short", least=SHORTEST)
    if len(code) > LONGEST:
        raise UsageError("pin-too-long", most=LONGEST)
    steps = {ord(after) - ord(before) for before, after in pairwise(code)}
    repeated = any(code == (code[:size] * len(code))[: len(code)] for size in range(1, len(code) // 2 + 1))
    year = len(code) == SHORTEST and code.isdecimal() and _FIRST_YEAR <= int(code) <= _LAST_YEAR
    if steps in ({1}, {-1}) or repeated or year:
        raise UsageError("pin-too-simple")


def _header(folder: Path, data_key: bytes | bytearray) -> headers.Header:
    return headers.from_bytes(keyfile.present(folder, bytes(data_key)))
