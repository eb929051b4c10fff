"""The people and organisations a practice knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

_POSTCODE = re.compile(r"^(?:F-)?\d{5}[\s,]+")


class Agreement(StrEnum):
    """How French words agree with a person: « accompagnée », « accompagné », or both forms avoided."""

    FEMININE = "feminine"
    MASCULINE = "masculine"
    NEUTRAL = "neutral"


class SupervisorTie(StrEnum):
    """What a supervisor otherwise is to the practitioner; SFCoach accepts none of the last three."""

    NONE = "none"
    PEER = "peer"
    TRAINER = "trainer"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A person accompanied (bénéficiaire). A first name is enough to begin."""

    id: int = 0
    first_name: str
    last_name: str = ""
    other_names: tuple[str, ...] = ()
    agreement: Agreement = Agreement.NEUTRAL
    job_title: str = ""
    organisation_id: int | None = None
    email: str = ""
    phone: str = ""
    address: str = ""
    remarks: str = ""
    created_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An employer or institution. `headcount` is the number of employees, where known (law, small businesses)."""

    id: int = 0
    name: str
    other_names: tuple[str, ...] = ()
    legal_form: str = ""
    siren: str = ""
    address: str = ""
    sector: str = ""
    headcount: int | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """Who, in an organisation, asks for the work (prescripteur)."""

    id: int = 0
    organisation_id: int
    first_name: str = ""
    last_name: str
    agreement: Agreement = Agreement.NEUTRAL
    job_title: str = ""
    email: str = ""
    phone: str = ""
    deleted_at: datetime | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who binds an organisation, with the capacity in which they sign."""

    id: int = 0
    organisation_id: int
    first_name: str = ""
    last_name: str
    agreement: Agreement = Agreement.NEUTRAL
    capacity: str = ""
    email: str = ""
    deleted_at: datetime | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisor:
    """Who supervises the practitioner. `knows` are organisations the supervisor may recognise."""

    id: int = 0
    first_name: str = ""
    last_name: str
    accreditation: str = ""
    tie: SupervisorTie = SupervisorTie.NONE
    email: str = ""
    phone: str = ""
    knows: tuple[str, ...] = ()
    deleted_at: datetime | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone in a practice-analysis group, with the days they joined and left it."""

    id: int = 0
    engagement_id: int
    first_name: str
    last_name: str = ""
    agreement: Agreement = Agreement.NEUTRAL
    job_title: str = ""
    employer: str = ""
    email: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    deleted_at: datetime | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where sessions happen, with the five criteria of article 7; None means not yet looked at."""

    id: int = 0
    name: str
    address: str = ""
    neutral: bool | None = None
    calm: bool | None = None
    private: bool | None = None
    available: bool | None = None
    away_from_work: bool | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practitioner:
    """The one user of the vault, as prints name them. `siret` has 14 digits or is empty.

    `limits` are what their frames of reference do not cover (charter, article 3); `mediators` may be called on by
    common accord (article 9), the `consumer_mediator` is the one owed to private individuals (C. conso., L.612-1).
    """

    first_name: str = ""
    last_name: str = ""
    agreement: Agreement = Agreement.NEUTRAL
    title: str = ""
    sole_trader: bool = True
    trade_name: str = ""
    siret: str = ""
    training_number: str = ""
    address: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    letterhead: str = ""
    training: str = ""
    frames_of_reference: str = ""
    insurance: str = ""
    mediators: tuple[str, ...] = field(default=())
    limits: str = ""
    consumer_mediator: str = ""
    consumer_mediator_address: str = ""
    consumer_mediator_site: str = ""
    logo_attachment_id: int | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def town(self) -> str:
        """The city without the postcode that some write before it."""
        return _POSTCODE.sub("", self.city.strip())

    @property
    def city_apart(self) -> str:
        """The city to print after the address: empty if a line of the address is the town, its postcode included."""
        town = re.escape(self.town)
        said = re.search(rf"(?:^|[\n,]|\d{{5}})\s*{town}\s*(?:cedex[ \d]*)?(?:$|[\n,])", self.address, re.IGNORECASE)
        postcode = self.city.strip().removesuffix(self.town).strip(" ,")
        return "" if said and postcode in self.address else self.city
