"""The client's yes, purpose by purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Purpose(StrEnum):
    """What a yes is for. Each has its own unticked box; none is bundled with another (EDPB 05/2020)."""

    ACCOMPANIMENT = "accompaniment"
    SUPERVISION = "supervision"
    HEALTH_DATA = "health_data"
    REMOTE = "remote"
    TRAINING_USE = "training_use"
    PUBLICATION = "publication"
    NAMED_IN_LOG = "named_in_log"
    CONTACT_AFTER = "contact_after"


class ConsentState(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One purpose, for one engagement, with the version and SHA-256 of the text that was agreed to."""

    id: int = 0
    engagement_id: int
    purpose: Purpose
    state: ConsentState
    decided_on: date
    withdrawn_on: date | None = None
    document_id: int | None = None
    version: str = ""
    sha256: str = ""
