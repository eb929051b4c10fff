"""Supervision received: an entry may touch no dossier, one, or several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SupervisionFormat(StrEnum):
    """How the practitioner is supervised; an exchange group of peers does not count (SFCoach)."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    PEER = "peer"


class EntryState(StrEnum):
    DRAFT = "draft"
    READY = "ready"
    BROUGHT = "brought"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionEntry:
    """A page of the supervision journal (fields J1–J16). `held_on` is None until it was brought to supervision.

    `minutes` is the length of that supervision; `engagement_ids` are the dossiers touched; `articles` are charter
    articles 1–9; `checklist` are the identifiability questions answered (single_out, link, infer).
    """

    id: int = 0
    number: int = 0
    written_on: date
    held_on: date | None = None
    format: SupervisionFormat = SupervisionFormat.INDIVIDUAL
    minutes: int = 0
    supervisor_id: int | None = None
    engagement_ids: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()
    title: str = ""
    context: str = ""
    facts: str = ""
    felt: str = ""
    intervention: str = ""
    question: str = ""
    articles: tuple[int, ...] = ()
    seven_eyes: str = ""
    supervisor_return: str = ""
    learning: str = ""
    decision: str = ""
    decided_on: date | None = None
    follow_up: str = ""
    checklist: tuple[str, ...] = ()
    state: EntryState = EntryState.DRAFT
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPassage:
    """A passage copied from a note into an entry, where it can be edited without touching the note."""

    id: int = 0
    entry_id: int
    mark_id: int | None = None
    engagement_id: int | None = None
    position: int = 0
    text: str
