"""Bringing a vault to today's tables: ordered, named, frozen SQL steps.

A step is a module of `vault.steps` with a `NAME` and `SQL`, a tuple of single statements. Step number n (from 1)
runs in one transaction that ends by setting `user_version` to n. A step never imports today's dataclasses, and is
never edited once released. One that makes tables again says `WITHOUT_FOREIGN_KEYS = True`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.vault.connection import Connection


class Step(Protocol):
    """One frozen change of the tables."""

    @property
    def NAME(self) -> str: ...
    @property
    def SQL(self) -> tuple[str, ...]: ...


def version_of(db: Connection) -> int:
    """How many steps the database has been through."""
    return int(db.value("PRAGMA user_version"))


def pending(db: Connection, steps: Sequence[Step]) -> int:
    """How many steps are left to run.

    Raises:
        VaultUnavailable: `vault-newer`, with `found` and `known` step counts.
    """
    found = version_of(db)
    if found > len(steps):
        raise VaultUnavailable("vault-newer", found=found, known=len(steps))
    return len(steps) - found


def migrate(db: Connection, steps: Sequence[Step]) -> int:
    """Run the steps that are left, each in its own transaction; how many ran."""
    left = pending(db, steps)
    done = len(steps) - left
    for number, step in enumerate(steps[done:], start=done + 1):
        apart = getattr(step, "WITHOUT_FOREIGN_KEYS", False) and bool(db.value("PRAGMA foreign_keys"))
        if apart:
            db.execute("PRAGMA foreign_keys = OFF")
        try:
            with db.transaction():
                for statement in step.SQL:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {number}")
        finally:
            if apart:
                db.execute("PRAGMA foreign_keys = ON")
    return left
