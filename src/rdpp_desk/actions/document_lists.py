"""Every document of the practice and of its dossiers, as the list of agreements shows them."""

from __future__ import annotations

from dataclasses import dataclass

from rdpp_desk.actions import discretion
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import Names, names
from rdpp_desk.practice.agreements import Document, DocumentState, Signature
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.vault import documents as table
from rdpp_desk.vault import engagements as engagements_table

_WAITING_FIRST = {DocumentState.SIGNED: 0, DocumentState.PROPOSED: 1, DocumentState.DRAFT: 2, DocumentState.IN_FORCE: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentListing:
    """A document as the list of contracts shows it (`document` without its answers and clauses).

    `who` and `organisation` are empty for a document of the whole practice. `known_as` finds it, unshown.
    """

    document: Document
    who: str
    organisation: str
    signatures: tuple[Signature, ...]
    known_as: str = ""


def documents(desk: Desk) -> tuple[DocumentListing, ...]:
    """Every document, the ones waiting for a signature first, then the newest."""
    named, true = discretion.names(desk), names(desk.db)
    engagements: dict[int | None, Engagement] = {one.id: one for one in engagements_table.engagements(desk.db)}
    found = [
        DocumentListing(
            document=one,
            who=_who(named, engagements.get(one.engagement_id)),
            organisation=_organisation(named, engagements.get(one.engagement_id)),
            signatures=tuple(table.signatures(desk.db, one.id)),
            known_as=" ".join(part(true, engagements.get(one.engagement_id)) for part in (_who, _organisation)),
        )
        for one in table.documents_at_a_glance(desk.db)
    ]
    return tuple(sorted(found, key=lambda one: (_WAITING_FIRST.get(one.document.state, 4), -one.document.id)))


def _who(named: Names, engagement: Engagement | None) -> str:
    return "" if engagement is None else named.who(engagement)


def _organisation(named: Names, engagement: Engagement | None) -> str:
    return "" if engagement is None else named.organisation(engagement)
