"""Organisations, the sponsors who ask for the work, the signatories who bind them, and places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rdpp_desk.actions.desk import Desk, store
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.people import Organisation, Place, Signatory, Sponsor
from rdpp_desk.practice.references import valid_siren
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as table
from rdpp_desk.vault.folding import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """An organisation with its people. `dossiers` counts engagements: with one alone, the journal warns."""

    organisation: Organisation
    sponsors: tuple[Sponsor, ...]
    signatories: tuple[Signatory, ...]
    dossiers: int


def organisations(desk: Desk) -> tuple[OrganisationCard, ...]:
    """Every organisation with its people, by name."""
    dossiers = Counter(one.organisation_id for one in engagements_table.engagements(desk.db))
    found = [_card(desk, one, dossiers[one.id]) for one in table.organisations(desk.db)]
    return tuple(sorted(found, key=lambda card: folded(card.organisation.name)))


def organisation(desk: Desk, organisation_id: int) -> OrganisationCard:
    """One organisation with its people."""
    dossiers = sum(one.organisation_id == organisation_id for one in engagements_table.engagements(desk.db))
    return _card(desk, table.organisation(desk.db, organisation_id), dossiers)


def save_organisation(desk: Desk, organisation: Organisation) -> Organisation:
    """Store an organisation, new (id 0) or changed.

    Raises:
        UsageError: `name-needed`, `siren-wrong`.
    """
    _require(organisation.name)
    if organisation.siren and not valid_siren(organisation.siren):
        raise UsageError("siren-wrong")
    return store(desk, organisation, table.add_organisation, table.update_organisation)


def save_sponsor(desk: Desk, sponsor: Sponsor) -> Sponsor:
    """Store a sponsor, new (id 0) or changed.

    Raises:
        UsageError: `name-needed`.
    """
    _require(sponsor.last_name)
    return store(desk, sponsor, table.add_sponsor, table.update_sponsor)


def save_signatory(desk: Desk, signatory: Signatory) -> Signatory:
    """Store a signatory, new (id 0) or changed.

    Raises:
        UsageError: `name-needed`.
    """
    _require(signatory.last_name)
    return store(desk, signatory, table.add_signatory, table.update_signatory)


def places(desk: Desk, kept: int | None = None) -> tuple[Place, ...]:
    """Where sessions happen, by name; `kept` is among them even from the trash."""
    found = table.places(desk.db)
    if kept is not None and kept not in [place.id for place in found]:
        found.append(table.place(desk.db, kept))
    return tuple(sorted(found, key=lambda place: folded(place.name)))


def save_place(desk: Desk, place: Place) -> Place:
    """Store a place, new (id 0) or changed.

    Raises:
        UsageError: `name-needed`.
    """
    _require(place.name)
    return store(desk, place, table.add_place, table.update_place)


def trash_place(desk: Desk, place_id: int) -> None:
    """Put a place in the trash for 30 days; sessions keep it. Undo with `restore_place`."""
    with desk.transaction() as db:
        table.trash_place(db, place_id, desk.now())


def restore_place(desk: Desk, place_id: int) -> None:
    """Take a place out of the trash."""
    with desk.transaction() as db:
        table.restore_place(db, place_id)


def trash_organisation(desk: Desk, organisation_id: int) -> None:
    """Put an organisation in the trash for 30 days. Undo with `restore_organisation`."""
    with desk.transaction() as db:
        table.trash_organisation(db, organisation_id, desk.now())


def restore_organisation(desk: Desk, organisation_id: int) -> None:
    """Take an organisation out of the trash."""
    with desk.transaction() as db:
        table.restore_organisation(db, organisation_id)


def _card(desk: Desk, one: Organisation, dossiers: int) -> OrganisationCard:
    db = desk.db
    return OrganisationCard(
        organisation=one,
        sponsors=tuple(table.sponsors(db, one.id)),
        signatories=tuple(table.signatories(db, one.id)),
        dossiers=dossiers,
    )


def _require(name: str) -> None:
    if not name.strip():
        raise UsageError("name-needed")
