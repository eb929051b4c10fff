"""The wizard as an immutable state: steps, answers, and what is still missing. No window, no clock, no vault.

Answers are plain JSON values, keyed by field name; nothing is answered in advance:

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
boxes          a list of those of `choices` that are ticked
============== ==================================================================================================
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind, Party

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
    BOXES = "boxes"


class StepStatus(StrEnum):
    """How a step shows: ✓ done, ! incomplete, a ring, or a plain number."""

    DONE = "done"
    INCOMPLETE = "incomplete"
    CURRENT = "current"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `group` draws fields together under one label.

    `visible_if` is (name of another field, value): the field counts only while the other one has that value, or one
    of them if the value is a tuple, or, for boxes, while that box is ticked; `only_if` is a second such rule, which
    must hold as well. `parts` are the texts of a party or of
    each of several people; those in `required_parts` must be there when the field is required (by default the first).
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

    @property
    def needed_parts(self) -> tuple[str, ...]:
        return self.parts[:1] if self.required_parts is None else self.required_parts


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: one main question, and the fields that answer it."""

    key: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer: `code` is `missing`, or what a check of the model says.

    `part` names the place inside the field: "represented_by", "2.wording", "dates_held". `step` is empty for what
    the dossier or the profile lacks (`missing-in-dossier`, field "practitioner.address").
    """

    step: str
    field: str
    code: str = "missing"
    part: str = ""


Check = Callable[[Mapping[str, Answer]], tuple[Problem, ...]]
"""What a kind of document asks beyond each field by itself, given the visible answers."""


@dataclass(frozen=True, slots=True)
class Model:
    """A kind of document: its steps, its clauses (`template` is their folder's name) and who signs it."""

    kind: DocumentKind
    steps: tuple[Step, ...]
    template: str
    parties: tuple[Party, ...]
    checks: tuple[Check, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for step in self.steps for field in step.fields)

    def field(self, name: str) -> Field:
        """The field called `name`.

        Raises:
            UsageError: `unknown-fields`.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise UsageError("unknown-fields", fields=[name])

    def step_of(self, name: str) -> str:
        """The key of the step that asks for the field `name`."""
        return next((step.key for step in self.steps if any(field.name == name for field in step.fields)), "")


@dataclass(frozen=True, slots=True)
class WizardState:
    """Where someone is in a model. Every method that changes something gives a new state."""

    model: Model
    answers: Mapping[str, Answer]
    step: str
    seen: frozenset[str] = frozenset()

    @classmethod
    def start(cls, model: Model, answers: Mapping[str, Answer] | None = None) -> WizardState:
        """At the first step, with `answers` checked.

        Raises:
            UsageError: `unknown-fields` (data: fields), `answer-invalid` (data: field, reason).
        """
        return cls(model, checked(model, answers or {}), model.steps[0].key)

    @classmethod
    def from_json(cls, model: Model, text: str) -> WizardState:
        """As `start`, from JSON text.

        Raises:
            UsageError: also `answers-unreadable` (data: line).
        """
        try:
            answers = json.loads(text)
        except json.JSONDecodeError as error:
            raise UsageError("answers-unreadable", line=error.lineno) from None
        except (ValueError, RecursionError):
            raise UsageError("answers-unreadable", line=1) from None
        if not isinstance(answers, dict):
            raise UsageError("answers-unreadable", line=1)
        return cls.start(model, answers)

    def to_json(self) -> str:
        """The answers, as stored with the document."""
        return json.dumps(dict(self.answers), ensure_ascii=False, sort_keys=True)

    def answer(self, name: str, value: Answer) -> WizardState:
        """With one field answered; `None` takes the answer away.

        Raises:
            UsageError: `unknown-fields`, `answer-invalid`.
        """
        return self.answer_many({name: value})

    def answer_many(self, values: Mapping[str, Answer]) -> WizardState:
        """With several fields answered."""
        return replace(self, answers=checked(self.model, {**self.answers, **values}))

    def go(self, key: str) -> WizardState:
        """At another step; steps are open in any order.

        Raises:
            UsageError: `unknown-step`.
        """
        if key not in self._keys():
            raise UsageError("unknown-step", step=key)
        return replace(self, step=key, seen=self.seen | {self.step})

    def next(self) -> WizardState:
        """At the following step; the last one stays."""
        keys = self._keys()
        return self.go(keys[min(keys.index(self.step) + 1, len(keys) - 1)])

    def back(self) -> WizardState:
        """At the step before; the first one stays."""
        keys = self._keys()
        return self.go(keys[max(keys.index(self.step) - 1, 0)])

    def visible(self, name: str) -> bool:
        """Whether the other answers call for this field."""
        return is_visible(self.model, self.answers, name)

    def visible_answers(self) -> dict[str, Answer]:
        """What may be printed: a hidden field keeps its answer, but not here."""
        return {name: value for name, value in self.answers.items() if self.visible(name)}

    def problems(self) -> tuple[Problem, ...]:
        """What is missing or wrong, in the order of the steps."""
        found = [
            Problem(step=step.key, field=field.name, part=part)
            for step in self.model.steps
            for field in step.fields
            if field.required and self.visible(field.name)
            for part in _missing(field, self.answers.get(field.name))
        ]
        shown = MappingProxyType(self.visible_answers())
        found += [problem for check in self.model.checks for problem in check(shown)]
        order = self._keys()
        return tuple(sorted(found, key=lambda problem: order.index(problem.step) if problem.step in order else -1))

    def status(self, key: str) -> StepStatus:
        """How the step shows in the list: without an answer it is done only if nothing is asked there."""
        if key == self.step:
            return StepStatus.CURRENT
        names = [field.name for step in self.model.steps if step.key == key for field in step.fields]
        asked = [name for name in names if self.visible(name)]
        answered = any(is_answered(self.answers.get(name)) for name in asked)
        if (answered or key in self.seen) and any(problem.step == key for problem in self.problems()):
            return StepStatus.INCOMPLETE
        return StepStatus.DONE if answered or (names and not asked) else StepStatus.TODO

    def _keys(self) -> tuple[str, ...]:
        return tuple(step.key for step in self.model.steps)


def is_answered(value: Answer) -> bool:
    """Whether something was answered: « non » and 0 are answers, an empty text or list is not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(is_answered(part) for part in value.values())
    return value is not None and value != []


def is_visible(model: Model, answers: Mapping[str, Answer], name: str, above: frozenset[str] = frozenset()) -> bool:
    """Whether the field counts: what it depends on is itself visible and has the value asked for.

    `above` are the fields that this one was asked for by; one that depends on itself never counts.
    """
    if name in above:
        return False
    field = model.field(name)
    return all(
        _holds(answers, rule) and is_visible(model, answers, rule[0], above | {name})
        for rule in (field.visible_if, field.only_if)
        if rule is not None
    )


def _holds(answers: Mapping[str, Answer], rule: tuple[str, Answer]) -> bool:
    name, wanted = rule
    given = answers.get(name)
    accepted = wanted if isinstance(wanted, tuple) else (wanted,)
    return any(value in given if isinstance(given, list) else value == given for value in accepted)


def checked(model: Model, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """A frozen copy of `answers` without the unanswered ones.

    Raises:
        UsageError: `unknown-fields` (data: fields), `answer-invalid` (data: field, reason).
    """
    known = {field.name: field for field in model.fields}
    unknown = sorted(str(name) for name in answers if name not in known)
    if unknown:
        raise UsageError("unknown-fields", fields=unknown)
    kept = {}
    for name, value in answers.items():
        if value is not None:
            _validate(known[name], value)
            kept[name] = copy.deepcopy(value)
    return MappingProxyType(kept)


def _missing(field: Field, value: Answer) -> Iterator[str]:
    """The parts of a required field that are not answered; "" for the whole of it."""
    if field.kind is FieldKind.REPORT_ITEMS:
        yield from (item for item in field.choices if not (value or {}).get(item))
    elif field.kind is FieldKind.PARTY:
        yield from (part for part in field.needed_parts if not is_answered((value or {}).get(part)))
    elif field.kind in (FieldKind.PEOPLE, FieldKind.OBJECTIVES) and value:
        needed = ("wording",) if field.kind is FieldKind.OBJECTIVES else field.needed_parts
        for number, row in enumerate(value, start=1):
            yield from (f"{number}.{part}" for part in needed if not is_answered(row.get(part)))
    elif not is_answered(value) and field.kind is not FieldKind.BOXES:
        yield ""


def _validate(field: Field, value: Answer) -> None:
    kind = field.kind
    if kind in (FieldKind.TEXT, FieldKind.LONG):
        _expect(isinstance(value, str), field.name, "type")
    elif kind is FieldKind.YES_NO:
        _expect(isinstance(value, bool), field.name, "type")
    elif kind in (FieldKind.INTEGER, FieldKind.MONEY):
        _expect(isinstance(value, int) and not isinstance(value, bool), field.name, "type")
        _expect(value >= 0, field.name, "range")
    elif kind is FieldKind.DATE:
        _validate_date(field.name, value)
    elif kind is FieldKind.CHOICE:
        _expect(value in ("", *field.choices), field.name, "choice")
    elif kind is FieldKind.BOXES:
        _expect(isinstance(value, list), field.name, "type")
        _expect(all(box in field.choices for box in value), field.name, "choice")
    elif kind is FieldKind.REPORT_ITEMS:
        _validate_object(field.name, value, field.choices)
        _expect(all(given in (None, *REPORT_ANSWERS) for given in value.values()), field.name, "choice")
    elif kind is FieldKind.PARTY:
        _validate_texts(field.name, value, field.parts)
    else:
        _validate_rows(field, value)


def _validate_rows(field: Field, value: Answer) -> None:
    _expect(isinstance(value, list), field.name, "type")
    for number, row in enumerate(value, start=1):
        where = f"{field.name}.{number}"
        if field.kind is FieldKind.PEOPLE:
            _validate_texts(where, row, field.parts)
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
