"""What every kind of document brings of words, in the language of the interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rdpp_desk.messages import _

Steps = dict[str, tuple[str, str, str]]
"""Step → its name in the list, its question, and the consequence of the answer."""

Labels = dict[str, tuple[str, ...]]
"""Field, or choice → label, and help if any."""


def _nothing() -> dict[str, str]:
    return {}


def _no_choices() -> dict[str, Labels]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """The words of one kind. A field called the same in two kinds has the same choices; so have parts and groups."""

    steps: Callable[[], Steps]
    labels: Callable[[], Labels]
    choices: Callable[[], dict[str, Labels]] = _no_choices
    parts: Callable[[], dict[str, str]] = _nothing
    groups: Callable[[], dict[str, str]] = _nothing


def review() -> tuple[str, str, str]:
    """The last step, the same in every kind."""
    return (
        _("Review"),
        _("Is everything right?"),
        _("Once frozen, the text no longer changes."),
    )
