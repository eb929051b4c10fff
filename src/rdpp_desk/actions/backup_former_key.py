"""The copies made before the data key was changed: the former passphrase and the former sheet open them still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rdpp_desk.actions.desk import Desk
from rdpp_desk.vault import accounts, audit, new_key
from rdpp_desk.vault.accounts import BackupRecord

__all__ = ["BackupRecord", "FormerKey", "former_key", "note_destroyed", "still_there"]


@dataclass(frozen=True, slots=True)
class FormerKey:
    """What a change of the data key left to do: the `copies` made before it, which the former secrets open still.

    `made_since` says whether there is one under the new key. Nothing for a key that never changed.
    """

    changed_on: date | None = None
    copies: tuple[BackupRecord, ...] = ()
    made_since: bool = False


def former_key(desk: Desk) -> FormerKey:
    """From what the vault remembers: a copy holds the line of the register that tells the change, or came before it."""
    change = audit.last_of(desk.db, new_key.EVENT)
    if change is None:
        return FormerKey()
    line, changed_at = change
    known = accounts.backups(desk.db)
    before = tuple(one for one in known if one.audit_line < line)
    return FormerKey(desk.day(changed_at), before, len(before) < len(known))


def still_there(copies: Sequence[BackupRecord]) -> tuple[BackupRecord, ...]:
    """Those whose file can be seen now. Reads the disks: run off-thread."""
    return tuple(one for one in copies if one.path and Path(one.path).exists())


def note_destroyed(desk: Desk, copies: Sequence[BackupRecord]) -> None:
    """Remember, on the practitioner's word, that these are no more."""
    with desk.transaction() as db:
        for one in copies:
            accounts.BACKUPS.update(db, replace(one, gone_at=desk.now()))
