"""What a rule of the charter answers: nothing, or a verdict with its reason and its article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How much a verdict weighs: say it, ask for a reason, or stop the act."""

    INFORM = 1
    ASK = 2
    BLOCK = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule's answer. `code` says which sentence to write; `article` is 1–9 of the charter."""

    code: str
    article: int
    severity: Severity
    params: Mapping[str, object] = field(default_factory=dict)
