"""Frozen dataclasses ↔ rows, from their annotations, so that each table's file says only what is its own.

Days and instants are ISO text (instants in UTC), booleans 0 or 1, tuples JSON, enumerations their value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from rdpp_desk.errors import UsageError
from rdpp_desk.vault.connection import Connection, Row, Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Codec:
    """How one field is stored, and read back when it is not stored as it is."""

    to_row: Callable[[Any], Any]
    from_row: Callable[[Any], Any] | None = None

    def read(self, value: Any) -> Any:
        """The field's value of what is stored."""
        return value if value is None or self.from_row is None else self.from_row(value)


def instant(when: datetime) -> str:
    """Text that sorts as time does: UTC when `when` is aware, wall time as it is when naive."""
    return (when if when.tzinfo is None else when.astimezone(UTC)).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """The very text; only half of a broken surrogate pair, which no encoding can hold, becomes « ? »."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def codec(hint: Any) -> Codec:
    """How a field annotated `hint` is stored."""
    if get_origin(hint) in (Union, UnionType):
        inner = codec(next(part for part in get_args(hint) if part is not NoneType))
        return Codec(partial(_unless_none, inner.to_row), inner.from_row)
    if get_origin(hint) is tuple:
        item = codec(get_args(hint)[0])
        return Codec(partial(_to_json, item.to_row), partial(_from_json, item.read))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Codec(str, {member.value: member for member in hint}.__getitem__)
    return _PLAIN[hint]


def _unless_none(convert: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else convert(value)


def _to_json(convert: Callable[[Any], Any], values: tuple[Any, ...]) -> str:
    return json.dumps([convert(value) for value in values], ensure_ascii=False)


def _from_json(convert: Callable[[Any], Any], text: str) -> tuple[Any, ...]:
    return () if text == "[]" else tuple(convert(value) for value in json.loads(text))


_PLAIN: dict[Any, Codec] = {
    str: Codec(storable),
    int: Codec(int),
    bool: Codec(int, bool),
    date: Codec(date.isoformat, date.fromisoformat),
    datetime: Codec(instant, datetime.fromisoformat),
}


class Table(Generic[T]):
    """The table `name`, whose rows are `made`; the fields of `apart` are stored some other way.

    Column names come from the dataclass and from nowhere else.
    """

    def __init__(self, name: str, made: type[T], *, apart: tuple[str, ...] = ()) -> None:
        hints = get_type_hints(made)
        names = [field.name for field in fields(made) if field.name not in apart]  # type: ignore[arg-type]  # a dataclass
        self.name = name
        self.made = made
        codecs = {name: codec(hints[name]) for name in names}
        self._writers = {name: found.to_row for name, found in codecs.items() if name != "id"}
        self._readers = [(name, found.from_row) for name, found in codecs.items()]
        self.width = len(names)

    def columns(self, source: str) -> str:
        """The columns to SELECT from `source`, a table's name or alias, in the order that `read` wants."""
        return ", ".join(f'{source}."{name}"' for name, _ in self._readers)

    def read(self, row: Iterable[Any], at: int = 0, **apart: object) -> T:
        """The dataclass of a row in which `columns` begin at position `at`."""
        values = {
            name: value if value is None or convert is None else convert(value)
            for (name, convert), value in zip(self._readers, tuple(row)[at : at + self.width], strict=True)
        }
        return self.made(**values, **apart)

    def values(self, item: T) -> dict[str, Value]:
        """What is stored of `item`, its id left out."""
        return {name: convert(getattr(item, name)) for name, convert in self._writers.items()}

    def add(self, db: Connection, item: T, extra: Mapping[str, Value] | None = None) -> T:
        """Store a new row (with `extra` columns); the dataclass with its id."""
        values = {**self.values(item), **(extra or {})}
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        found = db.insert(f"INSERT INTO {self.name} ({names}) VALUES ({marks})", tuple(values.values()))
        return replace(item, id=found)  # type: ignore[type-var]  # a dataclass

    def update(self, db: Connection, item: T, extra: Mapping[str, Value] | None = None) -> None:
        """Store every field of an existing row.

        Raises:
            UsageError: `unknown-record` with `table` and `id`.
        """
        self.change(db, getattr(item, "id"), {**self.values(item), **(extra or {})})  # noqa: B009

    def change(self, db: Connection, record: int, values: Mapping[str, Value]) -> None:
        """Store some columns of a row. Raises as `update`."""
        sets = ", ".join(f'"{name}" = ?' for name in values)
        if not db.execute(f"UPDATE {self.name} SET {sets} WHERE id = ?", (*values.values(), record)):
            raise self.unknown(record)

    def row(self, db: Connection, record: int, more: str = "") -> Row:
        """One row, in the trash or not, with `more` columns (SQL) after its own. Raises as `update`."""
        found = db.row(f"SELECT {self.columns(self.name)}{more} FROM {self.name} WHERE id = ?", (record,))
        if found is None:
            raise self.unknown(record)
        return found

    def get(self, db: Connection, record: int) -> T:
        """One record, in the trash or not. Raises as `update`."""
        return self.read(self.row(db, record))

    def all(self, db: Connection, where: str = "1", parameters: tuple[Value, ...] = ()) -> list[T]:
        """The records that `where` (SQL, which may go on with ORDER BY and LIMIT) chooses."""
        sql = f"SELECT {self.columns(self.name)} FROM {self.name} WHERE {where}"
        return [self.read(row) for row in db.rows(sql, parameters)]

    def trash(self, db: Connection, record: int, when: datetime | None) -> None:
        """Put a row in the trash at `when`, or take it out (None). Raises as `update`."""
        self.change(db, record, {"deleted_at": None if when is None else instant(when)})

    def erase(self, db: Connection, record: int) -> None:
        """Delete a row for good. Raises as `update`."""
        if not db.execute(f"DELETE FROM {self.name} WHERE id = ?", (record,)):
            raise self.unknown(record)

    def unknown(self, record: int) -> UsageError:
        """The error that says there is no such row."""
        return UsageError("unknown-record", table=self.name, id=record)


def marks_for(count: int) -> str:
    """`?, ?, ?` for an IN of `count` values."""
    return ", ".join("?" * count)
