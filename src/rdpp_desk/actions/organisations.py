"""Organisations, the sponsors who ask for the work, the signatories who bind them, and places."""

from __future__ import annotations

from dataclasses import dataclass

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.people import Organisation, Place, Signatory, Sponsor


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """An organisation with its people. `dossiers` counts engagements: with one alone, the journal warns."""

    organisation: Organisation
    sponsors: tuple[Sponsor, ...]
    signatories: tuple[Signatory, ...]
    dossiers: int


def organisations(desk: Desk) -> tuple[OrganisationCard, ...]:
    """Every organisation with its people, by name."""
    raise NotImplementedError


def organisation(desk: Desk, organisation_id: int) -> OrganisationCard:
    """One organisation with its people."""
    raise NotImplementedError


def save_organisation(desk: Desk, organisation: Organisation) -> Organisation:
    """Store an organisation, new (id 0) or changed.

    Raises:
        UsageError: `name-missing`, `siren-wrong`.
    """
    raise NotImplementedError


def save_sponsor(desk: Desk, sponsor: Sponsor) -> Sponsor:
    """Store a sponsor, new (id 0) or changed."""
    raise NotImplementedError


def save_signatory(desk: Desk, signatory: Signatory) -> Signatory:
    """Store a signatory, new (id 0) or changed."""
    raise NotImplementedError


def places(desk: Desk) -> tuple[Place, ...]:
    """Where sessions happen, by name."""
    raise NotImplementedError


def save_place(desk: Desk, place: Place) -> Place:
    """Store a place, new (id 0) or changed."""
    raise NotImplementedError


def trash_organisation(desk: Desk, organisation_id: int) -> None:
    """Put an organisation in the trash for 30 days. Undo with `restore_organisation`."""
    raise NotImplementedError


def restore_organisation(desk: Desk, organisation_id: int) -> None:
    """Take an organisation out of the trash."""
    raise NotImplementedError
