"""What the tables should look like, read from an empty database of the same step; and where a damaged one has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rdpp_desk.vault import identity
from rdpp_desk.vault.connection import Connection, IntegrityError, Value
from rdpp_desk.vault.salvage_cells import Cell

MADE_ANEW = (identity.TABLE, "audit_state")
"""Tables that a salvaged vault has of its own."""
_SCHEMA = ("table", "index", "trigger", "view")
_OF_ONE_ROW = ("practitioner", "preferences")
_ONLY_ONE, _NO_NUMBER = 1, -1
_TRIED = 4
_UNTOLD = "entry_engagements"
"""Its lines look like those of an index: only its tree tells them apart."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to fill: its columns as stored, the one that is the row's number, and the statement that stores a row.

    `fillers`: for a row whose end is lost, what each column that must hold a text holds instead.
    """

    name: str
    columns: tuple[str, ...]
    number: str | None
    indexed_by_itself: bool
    fillers: dict[str, str] = field(default_factory=dict)

    def values(self, cell: Cell) -> dict[str, Value] | None:
        """The columns that a cell gives; None if it cannot be of this table."""
        if not 0 < len(cell.values) <= len(self.columns) or (cell.whole and len(cell.values) < len(self.columns) - 6):
            return None
        found = dict(zip(self.columns, cell.values, strict=False))
        if self.number is not None:
            if found.get(self.number) is not None:
                return None
            found[self.number] = cell.rowid
        if not cell.whole:
            found = {**self.fillers, **{name: value for name, value in found.items() if value is not None}}
        return found

    def takes(self, db: Connection, cell: Cell) -> bool:
        """Whether the types and checks of the table allow such a row; nothing stays of the trial."""
        values = self.values(cell)
        if values is None:
            return False
        if self.number is not None:  # its own number may be taken already
            values[self.number] = _ONLY_ONE if self.name in _OF_ONE_ROW else _NO_NUMBER
        db.execute("SAVEPOINT trial")
        try:
            return store(db, self, values)
        finally:
            db.execute("ROLLBACK TO trial")
            db.execute("RELEASE trial")


@dataclass(frozen=True, slots=True)
class Index:
    """The columns of `table` that an index holds; `partial`: of some rows only."""

    table: str
    columns: tuple[str, ...]
    partial: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables to fill, what their indexes know of them, and where a database made in one go has each of them."""

    tables: dict[str, Table]
    indexes: dict[str, Index]
    roots: dict[str, int]


@dataclass(slots=True)
class Roots:
    """Where the damaged database says that its tables and indexes begin."""

    said: dict[str, int] = field(default_factory=dict)

    def learn(self, cell: Cell) -> bool:
        """Take note of a line of the schema; whether it was one."""
        match cell.values:
            case [str(kind), str(name), str(), int(root), *_] if kind in _SCHEMA:
                if root > 0:
                    self.said.setdefault(name, root)
                return True
            case _:
                return False


def layout_of(db: Connection) -> Layout:
    """Of an empty database that has been through its steps."""
    listed = db.rows("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    names = {row[0]: bool(row[1]) for row in listed if not row[0].startswith("sqlite_")}
    tables = {name: _table(db, name, itself) for name, itself in names.items() if name not in MADE_ANEW}
    indexes = {}
    for name in tables:
        for row in db.rows(f"SELECT name, partial FROM pragma_index_list('{name}') WHERE origin = 'c'"):
            columns = tuple(str(one[2]) for one in db.rows(f"PRAGMA index_info('{row[0]}')"))
            indexes[row[0]] = Index(name, columns, bool(row[1]))
    roots = {row[0]: row[1] for row in db.rows("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0")}
    return Layout(tables, indexes, roots)


def store(db: Connection, table: Table, values: dict[str, Value]) -> bool:
    """Store a row; whether the table took it: its types and its checks are those of today's."""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    try:
        return db.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", tuple(values.values())) == 1
    except (IntegrityError, OverflowError):
        return False


def next_number(db: Connection, table: str) -> int:
    """A number that no row of the table has or ever had."""
    given = db.value("SELECT max(seq) FROM sqlite_sequence WHERE name = ?", (table,)) or 0
    return 1 + max(int(given), int(db.value(f"SELECT coalesce(max(id), 0) FROM {table}")))


def table_of(db: Connection, layout: Layout, cells: Sequence[Cell], itself: bool) -> Table | None:
    """The table that takes the first rows of a page whose place in a tree is lost, if one does."""
    tried = [cell for cell in cells if cell.whole][:_TRIED]
    fitting = [table for table in layout.tables.values() if table.indexed_by_itself == itself]
    for table in (table for table in fitting if tried and table.name != _UNTOLD):
        if all(table.takes(db, cell) for cell in tried):
            return table
    return None


def _table(db: Connection, name: str, itself: bool) -> Table:
    rows = db.rows(f"SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_info('{name}')")
    ordered = sorted(rows, key=lambda row: (row[3] == 0, row[3])) if itself else rows
    numbers = [row[0] for row in rows if row[3] and row[1] == "INTEGER"]
    fillers = {row[0]: "" for row in rows if row[1] == "TEXT" and row[2] and row[4] is None}
    number = numbers[0] if len(numbers) == 1 and not itself else None
    return Table(name, tuple(row[0] for row in ordered), number, itself, fillers)
