"""A full change of the data key, after a suspected leak."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rdpp_desk.actions import recovery, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import StorageError
from rdpp_desk.vault import new_key, rekey, store

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Changed:
    """What `reopen` needs: the new data key, and what the replaced words opened, to know their sheet again."""

    data_key: bytearray = field(repr=False)
    replaced: bytes = field(repr=False)


def change(
    desk: Desk,
    passphrase: str,
    words: Sequence[str],
    retyped: str,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Changed:
    """Write the vault again under a new data key; it is closed then: call `reopen`. Slow: run off-thread.

    `words` come from `unlock.new_recovery`. If it fails or is stopped, the vault is open and as it was.

    Raises:
        WrongSecret: `wrong-passphrase`.
        UsageError: `words-differ`, `words-count`, `word-unknown`, `words-checksum`.
        VaultUnavailable, StorageError: the code says why.
        vault.backup.Stopped.
    """
    before = rekey.recovery_slot(desk.vault)
    data_key = new_key.change_data_key(desk.vault, passphrase, words, retyped, progress=progress, stop=stop)
    return Changed(data_key, before)


def reopen(desk: Desk, changed: Changed) -> None:
    """Open the vault again, on the same desk, under its new key; for the thread that locks.

    Raises:
        VaultUnavailable, StorageError: as `unlock.unlock`; the passphrase and the new words open it.
    """
    vault = store.open_with_data_key(desk.vault.path, changed.data_key, clock=desk.clock)
    changed.data_key[:] = bytes(len(changed.data_key))
    desk.go_on_with(vault)
    with contextlib.suppress(StorageError), desk.transaction():  # the new key serves already
        recovery.note_replaced(desk, changed.replaced)
        unlock.confirm_recovery(desk)
