"""The wizard as an immutable state: steps, answers, and what is still missing. No window, no clock, no vault.

`answers` says what an answer is; nothing is answered in advance.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rdpp_desk.documents.answers import Answer, Field, is_answered, missing_parts, validate
from rdpp_desk.documents.printable import unprintable_answers
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope

if TYPE_CHECKING:
    from rdpp_desk.documents.facts import DossierFacts


UNPRINTABLE = "character-not-printable"
"""The code of a problem whose `detail` holds characters that no bundled face has."""


class StepStatus(StrEnum):
    """How a step shows: ✓ done, ! incomplete, a ring, or a plain number."""

    DONE = "done"
    INCOMPLETE = "incomplete"
    CURRENT = "current"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: one main question, and the fields that answer it."""

    key: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer: `code` is `missing`, or what a check of the model says.

    `part` names the place inside the field: "represented_by", "2.wording", "dates_held". `step` is empty for what
    the dossier or the profile lacks (`missing-in-dossier`, field "practitioner.address"). `detail` holds the
    characters that cannot be printed (`character-not-printable`).
    """

    step: str
    field: str
    code: str = "missing"
    part: str = ""
    detail: str = ""


Check = Callable[[Mapping[str, Answer]], tuple[Problem, ...]]
"""What a kind of document asks beyond each field by itself, given the visible answers."""

Derive = Callable[[Mapping[str, Answer], "DossierFacts"], Mapping[str, Any]]
"""Names that the clauses of a kind may say besides its answers: what is worked out from the visible ones."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs a document, as it names them. `position` tells several people of one party apart, from 0."""

    party: Party
    name: str = ""
    capacity: str = ""
    position: int = 0


class Paper(StrEnum):
    """How a document stands on its first page.

    A contract says at its foot that a legal adviser should review it; a sheet does not; a letter prints no title, its
    text gives the subject; a letter of someone else bears no letterhead of ours.
    """

    CONTRACT = "contract"
    SHEET = "sheet"
    LETTER = "letter"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Model:
    """A kind of document: its steps, and its clauses (`template` is their folder's name).

    `given` answers the fields that nobody is asked, from what the dossier says today.
    """

    kind: DocumentKind
    scope: Scope
    steps: tuple[Step, ...]
    template: str
    checks: tuple[Check, ...] = ()
    paper: Paper = Paper.CONTRACT
    derive: Derive | None = None
    given: Callable[[DossierFacts], Mapping[str, Answer]] | None = None
    _by_name: Mapping[str, tuple[str, Field]] = dataclass_field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = {field.name: (step.key, field) for step in reversed(self.steps) for field in reversed(step.fields)}
        object.__setattr__(self, "_by_name", MappingProxyType(found))

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for step in self.steps for field in step.fields)

    def field(self, name: str) -> Field:
        """The field called `name`.

        Raises:
            UsageError: `unknown-fields`.
        """
        if name not in self._by_name:
            raise UsageError("unknown-fields", fields=[name])
        return self._by_name[name][1]

    def step_of(self, name: str) -> str:
        """The key of the step that asks for the field `name`."""
        return self._by_name[name][0] if name in self._by_name else ""


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

    def informed(self, facts: DossierFacts) -> WizardState:
        """With what the dossier answers each time, whatever was stored."""
        return self if self.model.given is None else self.answer_many(self.model.given(facts))

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
            for part in missing_parts(field, self.answers.get(field.name))
        ]
        shown = MappingProxyType(self.visible_answers())
        found += [problem for check in self.model.checks for problem in check(shown)]
        found += [
            Problem(step=self.model.step_of(name), field=name, code=UNPRINTABLE, part=part, detail=characters)
            for name, part, characters in unprintable_answers(shown)
        ]
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
            validate(known[name], value)
            kept[name] = copy.deepcopy(value)
    return MappingProxyType(kept)
