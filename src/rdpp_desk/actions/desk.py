"""An open desk: the vault, the clock, and what every action reads first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, UsageError
from rdpp_desk.practice.people import Practitioner
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.vault import Connection, Vault, audit, replay
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import preferences as preferences_table


@dataclass(slots=True)
class Desk:
    """What is open now. Every action takes it first.

    `discreet`: the screen shows codes in place of names (see `discretion`); nothing stored or printed changes.
    """

    vault: Vault
    clock: Clock
    discreet: bool = False
    _search: Connection | None = field(default=None, repr=False)
    _erased: int = field(default=-1, repr=False)

    @property
    def db(self) -> Connection:
        """The writer connection."""
        return self.vault.db

    @property
    def search_db(self) -> Connection:
        """The query-only connection that searching uses; opened at the first search, and after a damaged page."""
        if self._search is None:
            self._search = self.vault.search_connection()
            self._search.again = self.vault.watch.read_again
        return self._search

    @property
    def practitioner(self) -> Practitioner:
        return people_table.practitioner(self.db)

    @property
    def preferences(self) -> Preferences:
        return preferences_table.preferences(self.db)

    @property
    def created_on(self) -> date | None:
        """The day the vault was made."""
        stored = preferences_table.recall(self.db, "created-on")
        return date.fromisoformat(str(stored)) if stored else None

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self.clock.now()

    def local(self) -> datetime:
        """The present wall time in the practice's own zone, naive."""
        return self.wall(self.clock.now())

    def today(self) -> date:
        """The present day in the practice's own zone."""
        return self.local().date()

    def wall(self, instant: datetime) -> datetime:
        """The wall time of an aware instant in the practice's own zone, naive."""
        return self.preferences.wall(instant)

    def day(self, instant: datetime) -> date:
        """The day of an aware instant in the practice's own zone."""
        return self.preferences.day(instant)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One action, one transaction: all of it is stored or none of it."""
        with self.vault.transaction():
            yield self.vault.db
        if not self.db.in_transaction:
            with suppress(DeskError):  # the change is stored: nothing may say now that it failed
                self._keep_erasures_outside()

    def _keep_erasures_outside(self) -> None:
        """Once more is erased, for a backup restored while no vault is open."""
        erased = replay.lately_erased(self.db)
        if erased != self._erased:
            replay.keep_outside(self.vault.vault_id, self.vault.parent_id, replay.erasures(self.db))
            self._erased = erased

    def record(self, event: str, of: tuple[str, int] | None = None, detail: Mapping[str, object] | None = None) -> None:
        """Add a line to the audit log, in the transaction that is open; `of` is a kind and an id, such as
        `("document", 3)`. Codes, numbers and days only: never a name nor a word of a note."""
        subject = "" if of is None else audit.named(self.db, *of)
        self.vault.audit.record(event, subject, self.now(), detail)

    def require_outside(self, target: Path) -> None:
        """Refuse to write over the vault, or beside it what would open or tell it.

        Raises:
            UsageError: `target-inside-vault`.
        """
        if self.vault.path.resolve() in target.absolute().resolve().parents:
            raise UsageError("target-inside-vault")

    def go_on_with(self, vault: Vault) -> None:
        """The same vault, closed and opened again: what holds this desk holds it too."""
        self.vault, self._search = vault, None

    def close(self) -> None:
        """Close every connection and wipe the key; harmless when already closed."""
        self.vault.close()


class Stored(Protocol):
    """A record with an id; 0 until it is stored."""

    @property
    def id(self) -> int: ...


Record = TypeVar("Record", bound=Stored)


def store(
    desk: Desk,
    record: Record,
    add: Callable[[Connection, Record], Record],
    update: Callable[[Connection, Record], None],
) -> Record:
    """The record as stored: added when its id is 0, else changed."""
    with desk.transaction() as db:
        if record.id:
            update(db, record)
            return record
        return add(db, record)
