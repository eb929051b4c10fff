"""What could identify someone, as data: who is known, and what was found where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "organisation", "place", "email", "phone", "reference"]
Label = Literal["PER", "LOC", "ORG", "DATE", "AGE", "EMAIL", "PHONE", "ID", "ROLE"]
Language = Literal["fr", "en"]

LABELS: tuple[Label, ...] = ("PER", "LOC", "ORG", "DATE", "AGE", "EMAIL", "PHONE", "ID", "ROLE")
LABEL_OF_KIND: dict[Kind, Label] = {
    "person": "PER",
    "organisation": "ORG",
    "place": "LOC",
    "email": "EMAIL",
    "phone": "PHONE",
    "reference": "ID",
}


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """Someone or something the vault knows.

    `key` joins several entities that are one person (they then share one alias); `given` and `family` tell the
    first name from the last when the vault knows; without them the order is guessed from `value`.
    """

    kind: Kind
    value: str
    aliases: tuple[str, ...] = ()
    key: str = ""
    given: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage that could identify someone. `start` and `end` are Python string indices.

    `form` is the folded passage: decisions on a form reach every occurrence of it. `reason` is a code of
    `rdpp_desk.anonymise.wording`. `strong` passages must never leave without a recorded decision to keep them.
    `key` says who or what it stands for: equal keys share one alias.
    """

    start: int
    end: int
    label: Label
    known: bool
    replacement: str = ""
    form: str = ""
    reason: str = ""
    strong: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding in the making; offsets are into the folded text. `word` picks a finer replacement (TOWN, MONEY…)."""

    start: int
    end: int
    label: Label
    reason: str
    word: str = ""
    key: str = ""
    known: bool = False
    strong: bool = False
