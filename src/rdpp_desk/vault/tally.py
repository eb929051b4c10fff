"""What a database holds and whether its pages are whole: the facts by which a copy is compared with its original."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass

from rdpp_desk.errors import StorageError, VaultUnavailable
from rdpp_desk.vault import identity
from rdpp_desk.vault.attachments import CHUNKS
from rdpp_desk.vault.connection import PAGE_SIZE, Connection

_BATCH = 250
_BATCH_OF = {CHUNKS: 4}  # rows of up to 1 MiB


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows per table, and a SHA-256 (hexadecimal) over every row of every table.

    The search index is left out, and what says which vault it is and how it was opened (`identity.TABLES`).
    """

    counts: dict[str, int]
    content_hash: str


def counts(db: Connection) -> dict[str, int]:
    """Rows per table."""
    return {name: int(db.value(f'SELECT count(*) FROM "{name}"')) for name, _ in _tables(db)}


def tally(db: Connection, pause: Callable[[], None] = lambda: None) -> Tally:
    """Count and hash everything, calling `pause` now and then; what it raises stops the work.

    Hashed, table by table in the order of their names: the name, then each value of each row in the order of row
    ids, as a type letter (N, I, F, T, B), its length in bytes, a colon, and its bytes (decimal, hexadecimal float,
    UTF-8 or raw).
    """
    digest = hashlib.sha256()
    found = {}
    for name, order in _tables(db):
        digest.update(_encoded(name))
        rows = 0
        for page in db.pages(f'SELECT * FROM "{name}" {order}', size=_BATCH_OF.get(name, _BATCH)):
            pause()
            rows += len(page)
            for row in page:
                digest.update(b"".join(_encoded(value) for value in row))
        found[name] = rows
    return Tally(found, digest.hexdigest())


def broken(db: Connection, size: int) -> tuple[str, ...]:
    """What is wrong with a database whose log is empty: `pages-damaged`, `structure-damaged`, `size-wrong`.

    Each of the three misses faults that another sees.
    """
    problems = []
    try:
        if db.rows("PRAGMA cipher_integrity_check"):
            problems.append("pages-damaged")
        if structure_broken(db):
            problems.append("structure-damaged")
        if size != int(db.value("PRAGMA page_count")) * PAGE_SIZE:
            problems.append("size-wrong")
    except (VaultUnavailable, StorageError):
        problems.append("pages-damaged")
    return tuple(dict.fromkeys(problems))


def structure_broken(db: Connection) -> bool:
    """Whether SQLite's own check finds a fault."""
    return [row[0] for row in db.rows("PRAGMA integrity_check")] != ["ok"]


def forget_cache(handle: int) -> None:
    """Let the next reading come from the medium, where the system has such a call."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _tables(db: Connection) -> list[tuple[str, str]]:
    listed = db.rows("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
    return [
        (row[0], "" if row[1] else "ORDER BY rowid")
        for row in listed
        if not row[0].startswith("sqlite_") and row[0] not in identity.TABLES
    ]


def _encoded(value: object) -> bytes:
    if value is None:
        return b"N0:"
    if isinstance(value, str):
        letter, content = b"T", value.encode("utf-8", "surrogatepass")
    elif isinstance(value, bytes):
        letter, content = b"B", value
    elif isinstance(value, float):
        letter, content = b"F", value.hex().encode("ascii")
    else:
        letter, content = b"I", str(value).encode("ascii")
    return b"%b%d:%b" % (letter, len(content), content)
