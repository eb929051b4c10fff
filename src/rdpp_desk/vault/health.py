"""The health check: is the vault whole, is it the newest, do its files belong together."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdpp_desk.errors import DeskError, StorageError, VaultUnavailable
from rdpp_desk.vault import keyfile, tally
from rdpp_desk.vault.connection import Connection, open_database

if TYPE_CHECKING:
    from rdpp_desk.vault.store import Vault

_TRIES = 3


@dataclass(frozen=True, slots=True)
class HealthReport:
    """Problems as codes, most serious first, and rows per table.

    `pages-damaged`: a page does not decrypt. `structure-damaged`: the tables or their indexes disagree.
    `size-wrong`: the file is cut short or has bytes too many. `wal-damaged`: a crash left a log in which some
    acknowledged saves may be unreadable. `header-damaged`: the key file no longer opens the vault: change the
    passphrase now, while it is open. `file-replaced`: another file has taken the database's place while it was open.
    `generation-older`: an older copy of this vault than the last one opened here. `references-broken`: rows point
    at rows that are gone.
    """

    problems: tuple[str, ...]
    counts: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_health(vault: Vault) -> HealthReport:
    """Empty the log into the database, then check pages, structure, size, references, key file and generation.

    Reads the whole file (3 s for 350 MB); on its own connection, so that a worker thread can run it.

    Raises:
        VaultUnavailable: `vault-closed`.
    """
    data_key = vault.data_key
    problems: list[str] = []
    counts: dict[str, int] = {}
    try:
        with closing(open_database(vault.database, data_key)) as db:
            problems += _pages(vault, db)
            if db.rows("PRAGMA foreign_key_check"):
                problems.append("references-broken")
            counts = tally.counts(db)
    except (VaultUnavailable, StorageError):
        problems.append("pages-damaged")
    if _header_damaged(vault, data_key):
        problems.append("header-damaged")
    if vault.replaced_underneath:
        problems.append("file-replaced")
    problems += vault.opening_problems
    return HealthReport(tuple(dict.fromkeys(problems)), counts)


def _pages(vault: Vault, db: Connection) -> tuple[str, ...]:
    """A save in between can lengthen the file after its pages were counted: only what lasts is a problem."""
    problems: tuple[str, ...] = ()
    for _ in range(_TRIES):
        db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        problems = tally.broken(db, vault.database.stat().st_size)
        if problems != ("size-wrong",):
            break
    return problems


def _header_damaged(vault: Vault, data_key: bytes) -> bool:
    try:
        keyfile.present(vault.path, data_key)
    except DeskError:
        return True
    return False
