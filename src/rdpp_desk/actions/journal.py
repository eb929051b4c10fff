"""The journal before it leaves: gathered, pseudonymised, reviewed decision by decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from rdpp_desk.actions.desk import Desk

if TYPE_CHECKING:
    from rdpp_desk.anonymise import AliasTable, Decision, Finding, KnownEntity, Shared


class Warning(StrEnum):
    """What the reviewer is told beside the text."""

    LONE_CLIENT = "lone_client"
    SUPERVISOR_KNOWS = "supervisor_knows"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A dossier whose passages stay out, because supervision was refused or withdrawn."""

    engagement_id: int
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of the journal: code-point range in `Review.original`, and what it is (`heading`, `field`, `passage`)."""

    kind: str
    entry_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing to decide: all the occurrences of a form. `decision` is None until decided; `proposed` was kept before."""

    key: str
    form: str
    label: str
    known: bool
    replacement: str
    occurrences: tuple[Finding, ...]
    decision: Decision | None
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A frozen state of the review; `decide` returns a new one. Nothing in it is written until it is saved or exported."""

    start: date
    end: date
    unlinked: bool
    entry_ids: tuple[int, ...]
    original: str
    blocks: tuple[Block, ...]
    known: tuple[KnownEntity, ...]
    findings: tuple[Finding, ...]
    items: tuple[ReviewItem, ...]
    aliases: AliasTable
    left_out: tuple[LeftOut, ...]
    warnings: tuple[Warning, ...]
    reread: bool = False


def prepare_journal(desk: Desk, start: date | None = None, end: date | None = None, *, unlinked: bool = False) -> Review:
    """Gather the entries of a period and their passages, and find who could be recognised."""
    raise NotImplementedError
