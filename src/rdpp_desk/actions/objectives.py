"""Objectives, in the client's own words."""

from __future__ import annotations

from dataclasses import replace

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.engagements import Objective
from rdpp_desk.vault import engagements as table


def objectives(desk: Desk, engagement_id: int) -> tuple[Objective, ...]:
    """An engagement's objectives, in their order."""
    return tuple(table.objectives(desk.db, engagement_id))


def save_objective(desk: Desk, objective: Objective) -> Objective:
    """Store an objective, new (id 0, placed last) or changed.

    Raises:
        UsageError: `wording-needed`.
    """
    if not objective.wording.strip():
        raise UsageError("wording-needed")
    with desk.transaction() as db:
        if objective.id:
            table.update_objective(db, objective)
            return objective
        placed = replace(objective, position=len(table.objectives(db, objective.engagement_id)))
        return table.add_objective(db, placed)


def reach_objective(desk: Desk, objective_id: int, reached: bool = True) -> Objective:
    """Say that an objective was reached today, or take that back."""
    with desk.transaction() as db:
        changed = replace(table.objective(db, objective_id), reached_on=desk.today() if reached else None)
        table.update_objective(db, changed)
    return changed


def trash_objective(desk: Desk, objective_id: int) -> None:
    """Put an objective in the trash for 30 days. Undo with `restore_objective`."""
    with desk.transaction() as db:
        table.trash_objective(db, objective_id, desk.now())


def restore_objective(desk: Desk, objective_id: int) -> None:
    """Take an objective out of the trash."""
    with desk.transaction() as db:
        table.restore_objective(db, objective_id)
