"""The clauses that the practitioner adapted, added or took out, as every print uses them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents.wizard import Problem
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.vault import documents as table


@dataclass(frozen=True, slots=True)
class Own:
    """For one kind and language: file name → text of those in use, and the ids of those taken out."""

    texts: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


NONE = Own()
"""Ours, as they come."""


def own(desk: Desk, kind: DocumentKind, language: str) -> Own:
    """What stands in place of ours in documents of `kind` written in `language`."""
    found = table.own_clauses(desk.db, kind, language)
    return Own(
        {one.name: one.text for one in found if not one.removed}, tuple(one.clause_id for one in found if one.removed)
    )


def told(versions: Mapping[str, str], notes: Iterable[Problem]) -> dict[str, list[str]]:
    """What the register says of the clauses of a document: ids and codes of the checklist, no words."""
    said = {
        "own_clauses": [id_ for id_, version in versions.items() if version.endswith(" own")],
        "removed_clauses": [id_ for id_, version in versions.items() if version.endswith(" removed")],
        "unanswered_items": [note.field for note in notes],
    }
    return {name: listed for name, listed in said.items() if listed}
