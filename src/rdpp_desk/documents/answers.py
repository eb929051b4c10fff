"""What the wizard asks, and what an answer to it may be: plain JSON values, keyed by field name.

============== ==================================================================================================
kind           value (absent, `None` or empty: not answered)
============== ==================================================================================================
text, long     text as typed
choice         one of `choices`
yes_no         `true` or `false`
date           "YYYY-MM-DD"
integer        a whole number, 0 or more
money          integer cents, 0 or more
objectives     a list of objects with the keys of `OBJECTIVE_PARTS`
report_items   an object, one key for each of `choices`, with the value "yes", "no" or "each_time"
party          an object of texts, with the keys `parts`
people         a list of such objects
rows           a list of objects, one key for each of `columns`, each valued as its own kind says
boxes          a list of those of `choices` that are ticked
============== ==================================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from rdpp_desk.errors import UsageError

Answer = Any
"""A JSON value of the shape given above."""

REPORT_ANSWERS = ("yes", "no", "each_time")
OBJECTIVE_PARTS = ("wording", "indicator", "starting_level", "target_level", "due_on", "shareable")


class FieldKind(StrEnum):
    """What is asked; the table above says how it is answered."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    INTEGER = "integer"
    MONEY = "money"
    OBJECTIVES = "objectives"
    REPORT_ITEMS = "report_items"
    PARTY = "party"
    PEOPLE = "people"
    ROWS = "rows"
    BOXES = "boxes"


ROW_KINDS = (FieldKind.PEOPLE, FieldKind.OBJECTIVES, FieldKind.ROWS)
"""Those answered by a list of objects."""


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of each row: `kind` is text, long, date, integer, money or yes_no; `required` once the row is there."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `group` draws fields together under one label.

    `visible_if` is (name of another field, value): the field counts only while the other one has that value, or one
    of them if the value is a tuple, or, for boxes, while that box is ticked; `only_if` is a second such rule, which
    must hold as well. `parts` are the texts of a party or of each of several people; those in `required_parts` must
    be there when the field is required (by default the first). `columns` are those of rows. A `given` one is never
    asked: its answer comes from the dossier each time (`Model.given`), and what depends on it follows.
    """

    name: str
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()
    group: str = ""
    visible_if: tuple[str, Answer] | None = None
    only_if: tuple[str, Answer] | None = None
    parts: tuple[str, ...] = ("name", "capacity")
    required_parts: tuple[str, ...] | None = None
    columns: tuple[Column, ...] = ()
    given: bool = False

    @property
    def needed_parts(self) -> tuple[str, ...]:
        if self.kind is FieldKind.ROWS:
            return tuple(column.name for column in self.columns if column.required)
        if self.kind is FieldKind.OBJECTIVES:
            return ("wording",)
        return self.parts[:1] if self.required_parts is None else self.required_parts


def is_answered(value: Answer) -> bool:
    """Whether something was answered: « non » and 0 are answers, an empty text or list is not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(is_answered(part) for part in value.values())
    return value is not None and value != []


def missing_parts(field: Field, value: Answer) -> Iterator[str]:
    """The parts of a required field that are not answered; "" for the whole of it."""
    if field.kind is FieldKind.REPORT_ITEMS:
        yield from (item for item in field.choices if not (value or {}).get(item))
    elif field.kind is FieldKind.PARTY:
        yield from (part for part in field.needed_parts if not is_answered((value or {}).get(part)))
    elif field.kind in ROW_KINDS and value:
        for number, row in enumerate(value, start=1):
            yield from (f"{number}.{part}" for part in field.needed_parts if not is_answered(row.get(part)))
    elif not is_answered(value) and field.kind is not FieldKind.BOXES:
        yield ""


def validate(field: Field, value: Answer) -> None:
    """Check the shape of an answer.

    Raises:
        UsageError: `answer-invalid` (data: field, reason), `unknown-fields` (data: fields).
    """
    kind = field.kind
    if kind in (FieldKind.REPORT_ITEMS, FieldKind.BOXES, FieldKind.CHOICE):
        _validate_choices(field, value)
    elif kind is FieldKind.PARTY:
        _validate_texts(field.name, value, field.parts)
    elif kind in ROW_KINDS:
        _validate_rows(field, value)
    else:
        _validate_single(kind, field.name, value)


def _validate_single(kind: FieldKind, where: str, value: Answer) -> None:
    if kind in (FieldKind.TEXT, FieldKind.LONG):
        _expect(isinstance(value, str), where, "type")
    elif kind is FieldKind.YES_NO:
        _expect(isinstance(value, bool), where, "type")
    elif kind in (FieldKind.INTEGER, FieldKind.MONEY):
        _expect(isinstance(value, int) and not isinstance(value, bool), where, "type")
        _expect(value >= 0, where, "range")
    else:
        _validate_date(where, value)


def _validate_choices(field: Field, value: Answer) -> None:
    if field.kind is FieldKind.CHOICE:
        _expect(value in ("", *field.choices), field.name, "choice")
    elif field.kind is FieldKind.BOXES:
        _expect(isinstance(value, list), field.name, "type")
        _expect(all(box in field.choices for box in value), field.name, "choice")
    else:
        _validate_object(field.name, value, field.choices)
        _expect(all(given in (None, *REPORT_ANSWERS) for given in value.values()), field.name, "choice")


def _validate_rows(field: Field, value: Answer) -> None:
    _expect(isinstance(value, list), field.name, "type")
    for number, row in enumerate(value, start=1):
        where = f"{field.name}.{number}"
        if field.kind is FieldKind.PEOPLE:
            _validate_texts(where, row, field.parts)
            continue
        if field.kind is FieldKind.ROWS:
            _validate_object(where, row, tuple(column.name for column in field.columns))
            for column in field.columns:
                if row.get(column.name) is not None:
                    _validate_single(column.kind, f"{where}.{column.name}", row[column.name])
            continue
        _validate_object(where, row, OBJECTIVE_PARTS)
        _expect(isinstance(row.get("shareable"), bool | None), f"{where}.shareable", "type")
        if row.get("due_on"):
            _validate_date(f"{where}.due_on", row["due_on"])
        texts = {name: text for name, text in row.items() if name not in ("shareable", "due_on")}
        _validate_texts(where, texts, OBJECTIVE_PARTS)


def _validate_texts(where: str, value: Answer, parts: tuple[str, ...]) -> None:
    _validate_object(where, value, parts)
    for name, text in value.items():
        _expect(isinstance(text, str | None), f"{where}.{name}", "type")


def _validate_object(where: str, value: Answer, keys: tuple[str, ...]) -> None:
    _expect(isinstance(value, dict), where, "type")
    unknown = sorted(f"{where}.{key}" for key in value if key not in keys)
    if unknown:
        raise UsageError("unknown-fields", fields=unknown)


def _validate_date(where: str, value: Answer) -> None:
    _expect(isinstance(value, str), where, "type")
    if not value:
        return
    try:
        exact = date.fromisoformat(value).isoformat() == value
    except ValueError:
        exact = False
    _expect(exact, where, "date")


def _expect(right: bool, where: str, reason: str) -> None:
    if not right:
        raise UsageError("answer-invalid", field=where, reason=reason)
