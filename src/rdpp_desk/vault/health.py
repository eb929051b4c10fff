"""The health check: is the vault whole, is it the newest, do its files belong together, is its audit log untouched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from rdpp_desk.errors import DeskError, StorageError, VaultUnavailable
from rdpp_desk.files import storage_error
from rdpp_desk.vault import audit, keyfile, pages, tally
from rdpp_desk.vault.audit import AuditReport
from rdpp_desk.vault.backup import Progress, Steps, Stop
from rdpp_desk.vault.connection import PAGE_SIZE, Connection

if TYPE_CHECKING:
    from rdpp_desk.vault.store import Vault

_TRIES = 3
_HURRY_MS = 50
_READINGS = 3
_PAGES_A_STEP = 256
_PASSES = 4


@dataclass(frozen=True, slots=True)
class HealthReport:
    """Problems as codes, most serious first, and rows per table; what was found of the audit log.

    `pages-damaged`: a page does not decrypt (`bad_pages` says which, from 1, of `pages`). `structure-damaged`: the
    tables or their indexes disagree. `size-wrong`: the file is cut short or has bytes too many. `wal-damaged`: a
    crash left a log in which some acknowledged saves may be unreadable. `header-damaged`: the key file no longer
    opens the vault: change the passphrase now, while it is open. `file-replaced`: another file has taken the
    database's place while it was open. `generation-older`: an older copy of this vault than the last one opened
    here. `another-branch`: this copy and the last one opened here were written apart. `disk-refused`: the
    opening could not be noted. `references-broken`: rows point at rows that are gone. `audit-altered`, `audit-cut`,
    `audit-rebuilt`: see `AuditReport`.
    """

    problems: tuple[str, ...]
    counts: dict[str, int]
    audit: AuditReport = field(default_factory=lambda: AuditReport(0))
    pages: int = 0
    bad_pages: tuple[int, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_health(vault: Vault, progress: Progress | None = None, stop: Stop | None = None) -> HealthReport:
    """Empty the log into the database, then check pages, structure, size, references, audit log, key file, opening.

    Reads the file several times (some seconds for 350 MB), on a connection of its own, so that a worker thread can
    run it while others write. `progress(done, total)` in bytes; what it raises stops the work, as `stop` does.

    Raises:
        Stopped: `stopped`; nothing stays open.
        VaultUnavailable: `vault-closed`.
        StorageError: the medium is gone.
    """
    data_key = vault.data_key
    if vault.replaced_underneath:
        return HealthReport(("file-replaced", *vault.opening_problems), {})
    try:
        size = vault.database.stat().st_size
    except OSError as error:
        raise storage_error(error, vault.database) from None
    found = _Found(Steps(_PASSES, size, progress, stop))
    look = partial(found.steps.at, 0, 1)
    try:
        with closing(vault.search_connection()) as db, _still(vault, db) as emptied, db.watched(look):
            _read_all(vault, db, found, emptied)
    except (VaultUnavailable, StorageError) as failure:
        if failure.code == "vault-closed":
            raise
        found.problems.append("pages-damaged")
        if not found.pages:
            _read_pages(vault, found)
    if _header_damaged(vault, data_key):
        found.problems.append("header-damaged")
    found.problems += vault.opening_problems
    return HealthReport(
        tuple(dict.fromkeys(found.problems)), found.counts, found.audit, found.pages, tuple(found.bad_pages)
    )


class _Found:
    """What is known so far, kept when a damaged page ends the reading."""

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self.problems: list[str] = []
        self.counts: dict[str, int] = {}
        self.audit = AuditReport(0)
        self.pages = 0
        self.bad_pages: list[int] = []


def _read_all(vault: Vault, db: Connection, found: _Found, emptied: bool) -> None:
    _read_pages(vault, found)
    found.problems += tally.broken(db, _size(vault, db, emptied))
    found.steps.end_pass()
    if db.rows("PRAGMA foreign_key_check"):
        found.problems.append("references-broken")
    found.counts = tally.counts(db)
    found.steps.end_pass()
    found.audit = audit.verify(db, vault.data_key)
    if found.audit.problem:
        found.problems.append(found.audit.problem)
    found.steps.end_pass()


def _read_pages(vault: Vault, found: _Found) -> None:
    found.pages = vault.database.stat().st_size // PAGE_SIZE
    found.bad_pages += _unreadable(vault, found.steps)
    found.steps.end_pass()
    if found.bad_pages:
        found.problems.append("pages-damaged")


@contextmanager
def _still(vault: Vault, db: Connection) -> Iterator[bool]:
    """Hold the database file as it is while it is read: others go on writing, in the log alone; whether it was empty.

    A save in between can lengthen the log after it was emptied: then it is emptied again. That waits for those who
    read it, as a copy under way does, and keeps every save waiting with it: not for long, nor to the end.
    """
    patience = int(db.value("PRAGMA busy_timeout"))
    db.value(f"PRAGMA busy_timeout = {_HURRY_MS}")
    for _ in range(_TRIES):
        emptied = not db.value("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("BEGIN")
        whole = int(db.value("PRAGMA page_count")) * PAGE_SIZE == vault.database.stat().st_size
        db.value("SELECT count(*) FROM sqlite_schema")
        if whole:
            break
        db.execute("ROLLBACK")
    else:
        db.execute("BEGIN")
    db.value(f"PRAGMA busy_timeout = {patience}")
    yield emptied


def _size(vault: Vault, db: Connection, emptied: bool) -> int:
    """The file's; where its last pages may still be in the log, what it will be."""
    size, whole = vault.database.stat().st_size, int(db.value("PRAGMA page_count")) * PAGE_SIZE
    return size if emptied or size % PAGE_SIZE else max(size, whole)


def _unreadable(vault: Vault, steps: Steps) -> list[int]:
    """The pages whose authentication fails, from 1; one that fails is read again, lest it was being written."""
    bad = []
    with vault.database.open("rb") as file:
        key = pages.authentication_key(vault.data_key, file.read(pages.SALT_BYTES))
        size = os.fstat(file.fileno()).st_size
        for first in range(0, size // PAGE_SIZE, _PAGES_A_STEP):
            content = _read(file, first * PAGE_SIZE, _PAGES_A_STEP * PAGE_SIZE)
            for at in range(0, len(content) - PAGE_SIZE + 1, PAGE_SIZE):
                number = first + at // PAGE_SIZE + 1
                if not pages.whole(number, content[at : at + PAGE_SIZE], key):
                    bad.append(number)
            steps.at(first * PAGE_SIZE + len(content), size)
        for _ in range(_READINGS if bad else 0):
            bad = [number for number in bad if not pages.whole(number, _page(file, number), key)]
    return bad


def _page(file: BinaryIO, number: int) -> bytes:
    return _read(file, (number - 1) * PAGE_SIZE, PAGE_SIZE)


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    """What a failing medium refuses to give becomes pages of zeros, which authenticate as none."""
    try:
        file.seek(at)
        return file.read(size)
    except OSError:
        if size <= PAGE_SIZE:
            return bytes(PAGE_SIZE)
        return b"".join(_read(file, one, PAGE_SIZE) for one in range(at, at + size, PAGE_SIZE))


def _header_damaged(vault: Vault, data_key: bytes) -> bool:
    try:
        keyfile.present(vault.path, data_key)
    except DeskError:
        return True
    return False
