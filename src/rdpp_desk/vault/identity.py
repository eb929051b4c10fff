"""The one row that says which vault a database is. Frozen: it is read before any step runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.vault.connection import APPLICATION_ID, Connection

TABLE = "vault_identity"
TABLES = (TABLE, "openings")
"""What says which vault a database is and how it was opened, not what it holds."""
_OPENINGS_KEPT = 400
_CREATE = f"""
CREATE TABLE {TABLE} (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    vault_id   TEXT NOT NULL,
    parent_id  TEXT,
    generation INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """Vault id and parent's id in hexadecimal; generation rises by one at each opening."""

    vault_id: str
    parent_id: str | None
    generation: int


def found(db: Connection, vault_id: str, instant: datetime) -> None:
    """Give a new, empty database its identity."""
    with db.transaction():
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(_CREATE)
        db.execute(f"INSERT INTO {TABLE} VALUES (1, ?, NULL, 0, ?)", (vault_id, instant.isoformat()))


def read(db: Connection) -> Identity:
    """The database's identity.

    Raises:
        VaultUnavailable: `not-a-vault`: encrypted under this key, but not one of ours.
    """
    if db.value("PRAGMA application_id") != APPLICATION_ID:
        raise VaultUnavailable("not-a-vault")
    row = db.row(f"SELECT vault_id, parent_id, generation FROM {TABLE}")
    if row is None:
        raise VaultUnavailable("vault-damaged", part="database")
    return Identity(row[0], row[1], row[2])


@dataclass(frozen=True, slots=True)
class Mark:
    """One opening of one vault: two copies opened apart have the same generation, never the same nonce."""

    vault_id: str
    generation: int
    nonce: str


def mark(db: Connection) -> Mark:
    """The last opening of a database that has been through its steps."""
    found = read(db)
    return Mark(found.vault_id, found.generation, nonce_of(db, found.generation))


def nonce_of(db: Connection, generation: int) -> str:
    """The random word of an opening; empty for one that the database does not know, or no longer."""
    return str(db.value("SELECT nonce FROM openings WHERE generation = ?", (generation,)) or "")


def forgotten(db: Connection, generation: int) -> bool:
    """Whether an opening is too old to be remembered."""
    oldest = db.value("SELECT min(generation) FROM openings")
    return oldest is None or generation < int(oldest)


def rise(db: Connection) -> None:
    """One more opening, and a random word for it, so that two copies opened apart can be told from one another."""
    with db.transaction():
        db.execute(f"UPDATE {TABLE} SET generation = generation + 1")
        db.execute(
            f"INSERT OR REPLACE INTO openings (generation, nonce)"
            f" SELECT generation, lower(hex(randomblob(16))) FROM {TABLE}"
        )
        db.execute(f"DELETE FROM openings WHERE generation <= (SELECT generation FROM {TABLE}) - {_OPENINGS_KEPT}")


def restored_as(db: Connection, vault_id: str, parent_id: str) -> None:
    """Make a restored copy a vault of its own."""
    with db.transaction():
        db.execute(f"UPDATE {TABLE} SET vault_id = ?, parent_id = ?", (vault_id, parent_id))
