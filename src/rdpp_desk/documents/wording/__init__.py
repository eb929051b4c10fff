"""What the wizard says: each step's question, each field's label, in the language of the interface.

A document has a language of its own, which nothing here depends on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdpp_desk import messages
from rdpp_desk.documents.wizard import Problem
from rdpp_desk.documents.wording import choices, problems, shared_fields
from rdpp_desk.documents.wording.kinds import WORDS
from rdpp_desk.documents.wording.words import Labels, Steps
from rdpp_desk.practice.agreements import DocumentKind


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step in the list (`name`), its question, and the consequence of the answer in one sentence."""

    name: str
    question: str
    help: str


@dataclass(frozen=True, slots=True)
class Words:
    """A label, and one sentence under it, which may be empty."""

    label: str
    help: str = ""


def step(kind: DocumentKind, key: str) -> StepWords:
    """What is said of a step.

    Raises:
        KeyError: no such step.
    """
    return StepWords(*_steps(kind, messages.language())[key])


def field(kind: DocumentKind, name: str) -> Words:
    """The label and the help of a field.

    Raises:
        KeyError: no such field.
    """
    return Words(*_fields(kind, messages.language())[name])


def choice(name: str, value: str) -> Words:
    """What one of the choices, boxes or items of the field `name` reads as.

    Raises:
        KeyError: no such choice.
    """
    return Words(*_choices(messages.language())[name][value])


def part(name: str) -> str:
    """The label of a part of a party, of an objective, or of the terms of an item.

    Raises:
        KeyError: no such part.
    """
    return _parts(messages.language())[name]


def group(name: str) -> str:
    """The label above fields drawn together.

    Raises:
        KeyError: no such group.
    """
    return _groups(messages.language())[name]


def problem(kind: DocumentKind, found: Problem) -> str:
    """One line on what is missing or wrong: « Signataire : qualité », « La date de fin précède le début »."""
    return problems.sentence(found, lambda name: field(kind, name).label, part)


@cache
def _steps(kind: DocumentKind, _language: str) -> Steps:
    return WORDS[kind].steps()


@cache
def _fields(kind: DocumentKind, _language: str) -> Labels:
    return {**shared_fields.labels(), **WORDS[kind].labels()}


@cache
def _choices(_language: str) -> dict[str, Labels]:
    found = choices.labels()
    for words in WORDS.values():
        found |= words.choices()
    return found


@cache
def _parts(_language: str) -> dict[str, str]:
    found = shared_fields.parts()
    for words in WORDS.values():
        found |= words.parts()
    return found


@cache
def _groups(_language: str) -> dict[str, str]:
    found = shared_fields.groups()
    for words in WORDS.values():
        found |= words.groups()
    return found
