"""The people, organisations and places that a practice knows, and the practitioner."""

from __future__ import annotations

from datetime import datetime

from rdpp_desk.practice.people import Client, Member, Organisation, Place, Practitioner, Signatory, Sponsor, Supervisor
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.folding import folded
from rdpp_desk.vault.rows import Table

CLIENTS = Table("clients", Client)
ORGANISATIONS = Table("organisations", Organisation)
SPONSORS = Table("sponsors", Sponsor)
SIGNATORIES = Table("signatories", Signatory)
SUPERVISORS = Table("supervisors", Supervisor)
PLACES = Table("places", Place)
MEMBERS = Table("members", Member)
_PRACTITIONER = Table("practitioner", Practitioner)


def practitioner(db: Connection) -> Practitioner:
    """The vault's user; empty until saved."""
    return next(iter(_PRACTITIONER.all(db)), Practitioner())


def save_practitioner(db: Connection, person: Practitioner) -> None:
    """Store the vault's user."""
    values = _PRACTITIONER.values(person)
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT OR REPLACE INTO practitioner (id, {names}) VALUES (1, {marks})", tuple(values.values()))


def add_client(db: Connection, client: Client) -> Client:
    return CLIENTS.add(db, client)


def update_client(db: Connection, client: Client) -> None:
    CLIENTS.update(db, client)


def client(db: Connection, record: int) -> Client:
    return CLIENTS.get(db, record)


def clients(db: Connection) -> list[Client]:
    """Clients outside the trash, by name."""
    return sorted(CLIENTS.all(db, "deleted_at IS NULL"), key=_by_name)


def trash_client(db: Connection, record: int, when: datetime) -> None:
    CLIENTS.trash(db, record, when)


def restore_client(db: Connection, record: int) -> None:
    CLIENTS.trash(db, record, None)


def add_organisation(db: Connection, organisation: Organisation) -> Organisation:
    return ORGANISATIONS.add(db, organisation)


def update_organisation(db: Connection, organisation: Organisation) -> None:
    ORGANISATIONS.update(db, organisation)


def organisation(db: Connection, record: int) -> Organisation:
    return ORGANISATIONS.get(db, record)


def organisations(db: Connection) -> list[Organisation]:
    """Organisations outside the trash, by name."""
    return sorted(ORGANISATIONS.all(db, "deleted_at IS NULL"), key=lambda each: folded(each.name))


def trash_organisation(db: Connection, record: int, when: datetime) -> None:
    ORGANISATIONS.trash(db, record, when)


def restore_organisation(db: Connection, record: int) -> None:
    ORGANISATIONS.trash(db, record, None)


def add_sponsor(db: Connection, sponsor: Sponsor) -> Sponsor:
    return SPONSORS.add(db, sponsor)


def update_sponsor(db: Connection, sponsor: Sponsor) -> None:
    SPONSORS.update(db, sponsor)


def sponsor(db: Connection, record: int) -> Sponsor:
    return SPONSORS.get(db, record)


def sponsors(db: Connection, organisation_id: int | None = None) -> list[Sponsor]:
    """Sponsors outside the trash, of one organisation or of all, by name."""
    return sorted(SPONSORS.all(db, *_of(organisation_id)), key=_by_name)


def trash_sponsor(db: Connection, record: int, when: datetime) -> None:
    SPONSORS.trash(db, record, when)


def restore_sponsor(db: Connection, record: int) -> None:
    SPONSORS.trash(db, record, None)


def add_signatory(db: Connection, signatory: Signatory) -> Signatory:
    return SIGNATORIES.add(db, signatory)


def update_signatory(db: Connection, signatory: Signatory) -> None:
    SIGNATORIES.update(db, signatory)


def signatory(db: Connection, record: int) -> Signatory:
    return SIGNATORIES.get(db, record)


def signatories(db: Connection, organisation_id: int | None = None) -> list[Signatory]:
    """Signatories outside the trash, of one organisation or of all, by name."""
    return sorted(SIGNATORIES.all(db, *_of(organisation_id)), key=_by_name)


def trash_signatory(db: Connection, record: int, when: datetime) -> None:
    SIGNATORIES.trash(db, record, when)


def restore_signatory(db: Connection, record: int) -> None:
    SIGNATORIES.trash(db, record, None)


def add_supervisor(db: Connection, supervisor: Supervisor) -> Supervisor:
    return SUPERVISORS.add(db, supervisor)


def update_supervisor(db: Connection, supervisor: Supervisor) -> None:
    SUPERVISORS.update(db, supervisor)


def supervisor(db: Connection, record: int) -> Supervisor:
    return SUPERVISORS.get(db, record)


def supervisors(db: Connection) -> list[Supervisor]:
    """Supervisors outside the trash, by name."""
    return sorted(SUPERVISORS.all(db, "deleted_at IS NULL"), key=_by_name)


def trash_supervisor(db: Connection, record: int, when: datetime) -> None:
    SUPERVISORS.trash(db, record, when)


def restore_supervisor(db: Connection, record: int) -> None:
    SUPERVISORS.trash(db, record, None)


def add_place(db: Connection, place: Place) -> Place:
    return PLACES.add(db, place)


def update_place(db: Connection, place: Place) -> None:
    PLACES.update(db, place)


def place(db: Connection, record: int) -> Place:
    return PLACES.get(db, record)


def places(db: Connection) -> list[Place]:
    """Places outside the trash, by name."""
    return sorted(PLACES.all(db, "deleted_at IS NULL"), key=lambda each: folded(each.name))


def place_names(db: Connection) -> dict[int, str]:
    """Every place's name by its id, those of the trash included: sessions keep theirs."""
    return {place.id: place.name for place in PLACES.all(db)}


def trash_place(db: Connection, record: int, when: datetime) -> None:
    PLACES.trash(db, record, when)


def restore_place(db: Connection, record: int) -> None:
    PLACES.trash(db, record, None)


def _of(organisation_id: int | None) -> tuple[str, tuple[int, ...]]:
    if organisation_id is None:
        return "deleted_at IS NULL", ()
    return "deleted_at IS NULL AND organisation_id = ?", (organisation_id,)


def add_member(db: Connection, member: Member) -> Member:
    return MEMBERS.add(db, member)


def update_member(db: Connection, member: Member) -> None:
    MEMBERS.update(db, member)


def members(db: Connection, engagement_id: int) -> list[Member]:
    """The people of a group outside the trash, those who left included, by name."""
    return sorted(MEMBERS.all(db, "engagement_id = ? AND deleted_at IS NULL", (engagement_id,)), key=_by_name)


def trash_member(db: Connection, record: int, when: datetime) -> None:
    MEMBERS.trash(db, record, when)


def restore_member(db: Connection, record: int) -> None:
    MEMBERS.trash(db, record, None)


def _by_name(person: Client | Member | Sponsor | Signatory | Supervisor) -> tuple[str, str]:
    return folded(person.last_name or person.first_name), folded(person.first_name)
