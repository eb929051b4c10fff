"""Changing a secret: the header is rewritten, the database is not touched."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from rdpp_desk.errors import DeskError, UsageError, VaultUnavailable
from rdpp_desk.vault import header as headers
from rdpp_desk.vault import identity, keyfile, words
from rdpp_desk.vault.connection import open_database
from rdpp_desk.vault.header import Header
from rdpp_desk.vault.keys import Parameters, PassphraseSecret, Secret, WordsSecret

if TYPE_CHECKING:
    from rdpp_desk.vault.store import Vault


def change_passphrase(vault: Vault, current: str, new: str) -> None:
    """Replace the passphrase of an open vault; older backups keep the old one.

    Raises:
        WrongSecret: `wrong-passphrase`: `current` does not open it.
        UsageError: `empty-passphrase`.
        StorageError: the disk refused; the old passphrase still opens.
    """
    check_passphrase(vault, current)
    set_passphrase(vault, new)


def check_passphrase(vault: Vault, typed: str) -> None:
    """Check that the passphrase of an open vault opens it; nothing is changed.

    Raises:
        WrongSecret: `wrong-passphrase`.
        UsageError: `empty-passphrase`.
    """
    headers.unlock(_present(vault), PassphraseSecret(typed))


def set_passphrase(vault: Vault, new: str) -> None:
    """Give a vault just opened with its recovery words a new passphrase. Raises as `change_passphrase`."""
    present = _present(vault)
    _replace(
        vault,
        headers.with_passphrase(present, vault.data_key, new, present.parameters),
        PassphraseSecret(new),
    )


def raise_cost(vault: Vault, passphrase: str, wanted: Parameters) -> None:
    """Rewrite slot 1 under dearer parameters if the present ones are weaker than `wanted`."""
    present = _present(vault)
    parameters = present.parameters.raised_to(wanted)
    if parameters != present.parameters:
        dearer = headers.with_passphrase(present, vault.data_key, passphrase, parameters)
        _replace(vault, dearer, PassphraseSecret(passphrase))


def adopt_recovery(vault: Vault, new_words: Sequence[str], retyped: str | Sequence[str]) -> None:
    """Replace the recovery words by `new_words`, once retyped and proven to open the vault.

    Raises:
        UsageError: `words-differ`, or what is wrong with the retyped words (see `words.check_words`).
        StorageError: the disk refused; the old words still open.
    """
    if words.check_words(retyped) != words.check_words(new_words):
        raise UsageError("words-differ")
    changed = headers.with_recovery(_present(vault), vault.data_key, words.entropy_of(new_words))
    _replace(vault, changed, WordsSecret(tuple(new_words)))


def check_recovery(vault: Vault, typed: str | Sequence[str]) -> None:
    """Check that the recovery words of an open vault open it; nothing is changed.

    Raises:
        WrongSecret: `wrong-words`, or what is wrong with the words typed (see `words.check_words`).
        VaultUnavailable: `vault-damaged` (part `header`).
    """
    secret = WordsSecret(typed if isinstance(typed, str) else tuple(typed))
    header = headers.from_bytes(keyfile.present(vault.path, vault.data_key))
    if not hmac.compare_digest(headers.unlock(header, secret), vault.data_key):
        raise VaultUnavailable("vault-damaged", part="header")


def recovery_slot(vault: Vault) -> bytes:
    """What the present recovery words open: kept inside the vault once they are replaced, it tells an older sheet."""
    return _present(vault).slot_recovery


def opens_slot(slot: bytes, typed: str | Sequence[str]) -> bool:
    """Whether the recovery words open a slot kept by `recovery_slot`.

    Raises:
        UsageError: see `words.check_words`.
    """
    return headers.opens_recovery(slot, words.entropy_of(typed))


def _present(vault: Vault) -> Header:
    """The header to change: as it was last seen to open the vault, where its file was spoilt since."""
    return headers.from_bytes(vault.watch.header())


def _replace(vault: Vault, changed: Header, secret: Secret) -> None:
    vault.require_same()
    keyfile.replace(vault.path, headers.to_bytes(changed, vault.data_key), _opens(vault, secret))
    with suppress(DeskError):
        vault.watch.header()


def _opens(vault: Vault, secret: Secret) -> Callable[[bytes], None]:
    def prove(stored: bytes) -> None:
        header = headers.from_bytes(stored)
        with closing(open_database(vault.database, headers.unlock(header, secret), read_only=True)) as db:
            if identity.read(db).vault_id != header.vault_id.hex():
                raise VaultUnavailable("vault-swapped")

    return prove
