"""What a clause template may say: jinja in a sandbox, where nothing that was typed is ever read as markup.

Each value put into a clause leaves a mark in the Markdown and waits in `Values`; the text takes its place only after
the Markdown has been read. A missing answer waits there as `BLANK`, and is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rdpp_desk.documents.typography import grouped, in_words
from rdpp_desk.messages import formats
from rdpp_desk.practice.people import Agreement
from rdpp_desk.practice.retention import add_months

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the rank of a value in the Markdown of a clause; templates may not contain them."""

BLANK = object()
"""Stands among the values for an answer that is not there; printed as a line to write on."""

FILTERS_KEPT = ("capitalize", "default", "first", "join", "last", "length", "list", "lower", "trim", "upper")
_SINGLE = ("name", "full_name", "wording")
_DERIVED = ("full_name", "city_apart")
_PRIVATE = ("id", "remarks", "created_at", "deleted_at")
"""What no document prints, whoever it goes to."""


class Missing:
    """An answer, or a fact of the dossier, that is not there: false, empty, and printed as a blank line.

    `path` says what is missing ("organisation.represented_by"); a `hidden` one prints nothing.
    """

    __slots__ = ("_hidden", "_path")

    def __init__(self, path: str, hidden: bool = False) -> None:
        self._path, self._hidden = path, hidden

    def __getattr__(self, part: str) -> Missing:
        if part.startswith("_"):
            raise AttributeError(part)
        return Missing(f"{self._path}.{part}", self._hidden)

    def __getitem__(self, part: object) -> Missing:
        return Missing(f"{self._path}.{part}", self._hidden)

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Any:
        return iter(())

    def __str__(self) -> str:
        return ""

    def __hash__(self) -> int:
        return hash(self._path)

    def __eq__(self, other: object) -> bool:
        return other == "" or other is None

    def _never(self, other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never

    def _still(self, other: object) -> Missing:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _still
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _still


class View:
    """A dataclass or an object of answers, as templates see it: what is empty is `Missing`, what is unknown fails."""

    __slots__ = ("_name", "_parts", "_seen")

    def __init__(self, name: str, parts: Mapping[str, Any]) -> None:
        self._name, self._parts = name, parts
        self._seen: dict[str, Any] = {}

    def __getattr__(self, part: str) -> Any:
        if part.startswith("_") or part not in self._parts:
            raise AttributeError(part)
        if part not in self._seen:
            self._seen[part] = view(f"{self._name}.{part}", self._parts[part])
        return self._seen[part]

    def __getitem__(self, part: str) -> Any:
        if part not in self._parts:
            raise KeyError(part)
        return view(f"{self._name}.{part}", self._parts[part])

    def __bool__(self) -> bool:
        return any(_answered(view("", part)) for part in self._parts.values())

    def _first_missing(self) -> Missing:
        """What lacks when the view is printed by itself and has no name or wording."""
        return Missing(f"{self._name}.{next((name for name in _SINGLE if name in self._parts), '')}".rstrip("."))

    def __str__(self) -> str:
        return next((str(self._parts[name]) for name in _SINGLE if self._parts.get(name)), "")


def view(name: str, value: Any) -> Any:
    """`value` as a template may hold it."""
    if value is None or value == "":
        return Missing(name)
    if isinstance(value, Mapping):
        return View(name, value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _PRIVATE}
        parts |= {name: getattr(value, name) for name in _DERIVED if hasattr(value, name)}
        return View(name, parts)
    if isinstance(value, list | tuple):
        return [view(f"{name}.{number}", item) for number, item in enumerate(value, start=1)]
    return value


class _Marked(str):
    """Markdown already, not a value: jinja leaves it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A long text of the practitioner's own, to be printed with its headings and lists where it stands alone."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(slots=True)
class Values:
    """What one clause was given to print, by rank, and the names of what it lacked."""

    texts: list[object]
    missing: list[str]

    def mark(self, value: object) -> object:
        """The mark that stands for `value` in the Markdown; Markdown of the template itself stays."""
        if hasattr(value, "__html__"):
            return value
        if isinstance(value, Missing):
            if value._hidden:
                return _Marked()
            if value._path and value._path not in self.missing:
                self.missing.append(value._path)
            self.texts.append(BLANK)
        elif isinstance(value, View) and not str(value):
            return self.mark(value._first_missing())
        elif isinstance(value, Formatted):
            self.texts.append(value)
        elif isinstance(value, bool) or not isinstance(value, str | int | float | View):
            raise TypeError(type(value).__name__)
        else:
            self.texts.append(str(value))
        return _Marked(f"{OPEN}{len(self.texts) - 1}{CLOSE}")


@pass_context
def _finalize(context: Context, value: object) -> object:
    if isinstance(value, StrictUndefined):
        return str(value)
    values = context.get("__values__")
    return values.mark(value) if isinstance(values, Values) else value


def _through(convert: Callable[[Any, str], str]) -> Callable[..., object]:
    """A filter in the document's language that lets a missing value through."""

    @pass_context
    def apply(context: Context, value: Any, *options: Any) -> object:
        if isinstance(value, Missing | StrictUndefined):
            return value
        return convert(value, str(context["language"]), *options)

    return apply


def _day(value: Any, language: str) -> str:
    return formats.day(value if isinstance(value, date) else date.fromisoformat(str(value)), language)


def _hours(value: Any, language: str) -> str:
    return formats.minutes(int(value), language)


def _money(value: Any, language: str, currency: str = "EUR") -> str:
    return formats.money(int(value), str(currency), language)


def _number(value: Any, language: str) -> str:
    return formats.number(int(value), language)


def _words(value: Any, language: str) -> str:
    return in_words(int(value), language)


def _siret(value: Any, language: str) -> str:
    return grouped(str(value))


def _later(value: Any, months: Any) -> object:
    """The ISO date `months` after an ISO date; missing if one of them is, or past the end of the calendar."""
    for given in (value, months):
        if isinstance(given, Missing | StrictUndefined):
            return given
    try:
        return add_months(date.fromisoformat(str(value)), int(months)).isoformat()
    except (ValueError, OverflowError):
        return Missing("")


def _duration(value: Any) -> object:
    """The minutes of a row with hours and minutes, or of several rows together; missing where no hour is told."""
    rows = value if isinstance(value, list) else [value]
    total = 0
    for row in rows:
        hours, minutes = row.hours, row.minutes
        if isinstance(hours, Missing):
            return hours
        total += 60 * hours + (0 if isinstance(minutes, Missing) else minutes)
    return total if rows else Missing("")


def _formatted(value: Any) -> object:
    return value if isinstance(value, Missing | StrictUndefined) else Formatted(str(value))


def _agree(person: Any, feminine: str, masculine: str, neutral: str) -> str:
    """The form that agrees with a person, an `Agreement`, or its value; the neutral one when it is not known."""
    agreement = getattr(person, "agreement", person)
    if agreement == Agreement.FEMININE:
        return feminine
    return masculine if agreement == Agreement.MASCULINE else neutral


def _blank(value: Any = None) -> object:
    """The value, or a line to write on by hand that is not counted as missing."""
    return value if value is not None and value != "" and not isinstance(value, Missing) else Missing("")


def _tick(ticked: object) -> _Marked:
    """A box, drawn ticked or empty, as a cell of a table or at the start of a list item."""
    return _Marked("[x]" if ticked else "[ ]")


def _answered(value: object) -> bool:
    if isinstance(value, View):
        return bool(value)
    return not isinstance(value, Missing) and value is not None and value != "" and value != []


@lru_cache(maxsize=1)
def environment() -> ImmutableSandboxedEnvironment:
    """The only jinja environment that clauses are read in."""
    made = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters = {name: made.filters[name] for name in FILTERS_KEPT}
    made.filters.update(
        day=_through(_day), hours=_through(_hours), money=_through(_money), number=_through(_number),
        agree=_agree, blank=_blank, words=_through(_words), siret=_through(_siret), later=_later,
        formatted=_formatted, duration=_duration,
    )  # fmt: skip
    made.tests["answered"] = _answered
    made.globals = {"agree": _agree, "blank": _blank, "tick": _tick, "range": made.globals["range"]}
    return made
