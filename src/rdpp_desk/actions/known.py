"""Everyone and everything the vault knows, as the anonymiser wants them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from rdpp_desk.actions.desk import Desk
from rdpp_desk.anonymise import KnownEntity
from rdpp_desk.anonymise.findings import Kind
from rdpp_desk.practice.people import Client, Member, Organisation, Practitioner, Signatory, Sponsor, Supervisor
from rdpp_desk.vault import Connection
from rdpp_desk.vault import documents as documents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as table
from rdpp_desk.vault.folding import folded

_PARTIES: dict[str, Kind] = {
    "client": "person",
    "sponsor": "person",
    "signatory": "person",
    "emergency_contact": "person",
    "letter_to": "person",
    "supervisor": "person",
    "group_members": "person",
    "attendance_members": "person",
    "directions": "person",
    "organisation": "organisation",
    "payer_other": "organisation",
}
_POSTCODE_AND_TOWN = re.compile(r"\b\d{5}\s+([^\W\d_][\w’' -]{1,40})")


def known_entities(desk: Desk) -> tuple[KnownEntity, ...]:
    """Clients, members, organisations, sponsors, signatories, supervisors, places, the practitioner, their contacts.

    Those in the trash too: the journal may still name them.
    """
    db = desk.db
    people: list[Client | Member | Sponsor | Signatory | Supervisor] = [
        *table.CLIENTS.all(db), *table.MEMBERS.all(db), *table.SPONSORS.all(db), *table.SIGNATORIES.all(db),
        *table.SUPERVISORS.all(db),
    ]  # fmt: skip
    found = [entity for person in people for entity in _person(person)]
    found += [entity for organisation in table.ORGANISATIONS.all(db) for entity in _organisation(organisation)]
    for place in table.PLACES.all(db):
        found += _address(place.address)
        if place.name.strip():
            found.append(KnownEntity(kind="place", value=place.name.strip()))
    for engagement in engagements_table.ENGAGEMENTS.all(db):
        if engagement.client_id is None and engagement.title.strip():
            found.append(KnownEntity(kind="reference", value=engagement.title.strip()))
    found += _practitioner(table.practitioner(db))
    found += _only_in_documents(db, {folded(entity.value) for entity in found})
    return tuple(dict.fromkeys(found))


def _person(person: Client | Member | Sponsor | Signatory | Supervisor) -> Iterator[KnownEntity]:
    key = f"{type(person).__name__.lower()}-{person.id}"
    aliases = person.other_names if isinstance(person, Client) else ()
    yield KnownEntity(
        kind="person",
        value=person.full_name,
        aliases=aliases,
        key=key,
        given=person.first_name,
        family=person.last_name,
    )
    if person.email.strip():
        yield KnownEntity(kind="email", value=person.email.strip())
    phone = getattr(person, "phone", "")
    if phone.strip():
        yield KnownEntity(kind="phone", value=phone.strip())
    if isinstance(person, Client):
        yield from _address(person.address)
    if isinstance(person, Member) and person.employer.strip():
        yield KnownEntity(kind="organisation", value=person.employer.strip())
    if isinstance(person, Supervisor):
        for name in person.knows:
            yield KnownEntity(kind="organisation", value=name)


def _organisation(organisation: Organisation) -> Iterator[KnownEntity]:
    yield KnownEntity(
        kind="organisation",
        value=organisation.name,
        aliases=organisation.other_names,
        key=f"organisation-{organisation.id}",
    )
    if organisation.siren.strip():
        yield KnownEntity(kind="reference", value=organisation.siren.strip())
    yield from _address(organisation.address)


def _only_in_documents(db: Connection, known: set[str]) -> Iterator[KnownEntity]:
    """Whom a document alone names: a person to call in an emergency, a signatory, a payer or a member typed there."""
    for document in documents_table.DOCUMENTS.all(db):
        answers = json.loads(document.answers)
        for field, kind in _PARTIES.items():
            given = answers.get(field) or []
            for party in given if isinstance(given, list) else [given]:
                yield from _named(party, kind, known)


def _named(party: dict[str, str | None], kind: Kind, known: set[str]) -> Iterator[KnownEntity]:
    parts: tuple[tuple[str, Kind], ...] = (("name", kind), ("phone", "phone"))
    for part, what in parts:
        value = (party.get(part) or "").strip()
        if value and folded(value) not in known:
            yield KnownEntity(kind=what, value=value)


def _practitioner(practitioner: Practitioner) -> Iterator[KnownEntity]:
    if practitioner.full_name:
        yield KnownEntity(
            kind="person",
            value=practitioner.full_name,
            key="practitioner",
            given=practitioner.first_name,
            family=practitioner.last_name,
        )
    if practitioner.trade_name.strip():
        yield KnownEntity(kind="organisation", value=practitioner.trade_name.strip())
    for kind, value in (("email", practitioner.email), ("phone", practitioner.phone)):
        if value.strip():
            yield KnownEntity(kind="email" if kind == "email" else "phone", value=value.strip())
    for reference in (practitioner.siret, practitioner.training_number):
        if reference.strip():
            yield KnownEntity(kind="reference", value=reference.strip())
    if practitioner.town:
        yield KnownEntity(kind="place", value=practitioner.town)
    yield from _address(practitioner.address)


def _address(address: str) -> Iterator[KnownEntity]:
    """The address as a whole, and its town."""
    text = " ".join(address.split())
    if not text:
        return
    yield KnownEntity(kind="place", value=text)
    for town in _POSTCODE_AND_TOWN.findall(text):
        yield KnownEntity(kind="place", value=town.strip())
