"""Where an engagement stands: its consent and its agreement, as chips show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rdpp_desk.practice.agreements import Party


class ConsentStatus(StrEnum):
    """What the vault shows of the client's agreement to the work."""

    MISSING = "missing"
    DRAFT = "draft"
    TO_SIGN = "to_sign"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    PAPER = "paper"
    NOT_NEEDED = "not_needed"


class AgreementStatus(StrEnum):
    """What the vault shows of the written agreement."""

    MISSING = "missing"
    DRAFT = "draft"
    TO_SIGN = "to_sign"
    PARTLY_SIGNED = "partly_signed"
    IN_FORCE = "in_force"
    PAPER = "paper"
    ENDED = "ended"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStanding:
    """`on` is the day it was given, refused or withdrawn; `document_id` the form it comes from or is waiting on."""

    status: ConsentStatus
    on: date | None = None
    document_id: int | None = None

    @property
    def holds(self) -> bool:
        """Whether the work may go on as far as this consent is concerned."""
        return self.status in (ConsentStatus.GIVEN, ConsentStatus.PAPER, ConsentStatus.NOT_NEEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementStanding:
    """`signed` of `slots` parties have signed; `since` is the day it was proposed, came into force or was received."""

    status: AgreementStatus
    signed: int = 0
    slots: int = 0
    since: date | None = None
    document_id: int | None = None
    missing: tuple[Party, ...] = ()
