"""Objectives, in the client's own words."""

from __future__ import annotations

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Objective


def objectives(desk: Desk, engagement_id: int) -> tuple[Objective, ...]:
    """An engagement's objectives, in their order."""
    raise NotImplementedError


def save_objective(desk: Desk, objective: Objective) -> Objective:
    """Store an objective, new (id 0, placed last) or changed.

    Raises:
        UsageError: `wording-missing`.
    """
    raise NotImplementedError


def reach_objective(desk: Desk, objective_id: int, reached: bool = True) -> Objective:
    """Say that an objective was reached today, or take that back."""
    raise NotImplementedError


def trash_objective(desk: Desk, objective_id: int) -> None:
    """Put an objective in the trash for 30 days. Undo with `restore_objective`."""
    raise NotImplementedError


def restore_objective(desk: Desk, objective_id: int) -> None:
    """Take an objective out of the trash."""
    raise NotImplementedError
