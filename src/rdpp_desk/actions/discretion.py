"""The discreet mode: what the screen shows in place of a name while someone may look over the shoulder.

Codes come from ids, so that they stay the same. They are for the screen alone: what is stored, printed, exported or
pseudonymised reads `facts`, which knows nothing of the mode.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from rdpp_desk.actions import facts
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import Names
from rdpp_desk.messages import _
from rdpp_desk.practice.duties import EngagementFacts
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Client, Organisation, Place, Signatory, Sponsor, Supervisor
from rdpp_desk.vault import Connection, accounts
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault.accounts import BackupPlace
from rdpp_desk.vault.search import Hit

_LETTERS: dict[type, str] = {Client: "P", Organisation: "O", Sponsor: "R", Signatory: "S", Supervisor: "V", Place: "L"}


@dataclass(frozen=True, slots=True)
class Codes(Names):
    """Codes by id, where the others have names."""

    def who(self, engagement: Engagement) -> str:
        return facts.code(engagement)


def names(desk: Desk) -> Names:
    """What stands on screen for every client and organisation."""
    if not desk.discreet:
        return facts.names(desk.db)
    return Codes(
        {client.id: _of_client(client.id) for client in people_table.clients(desk.db)} | _last_dossiers(desk.db),
        {one.id: _numbered("O", one.id) for one in people_table.organisations(desk.db)},
    )


def who(desk: Desk, engagement: Engagement) -> str:
    """What stands on screen for the client or the group of an engagement."""
    return facts.code(engagement) if desk.discreet else facts.who(desk.db, engagement)


def name(desk: Desk, one: Client | Organisation | Sponsor | Signatory | Supervisor | Place) -> str:
    """What stands on screen for a person, an organisation or a place."""
    if not desk.discreet:
        return one.name if isinstance(one, Organisation | Place) else one.full_name
    if isinstance(one, Client):
        return _last_dossiers(desk.db).get(one.id) or _of_client(one.id)
    return _numbered(_LETTERS[type(one)], one.id)


def parties(desk: Desk, engagement: Engagement | None, organisation: Organisation | None) -> str:
    """« Camille Rousseau · Novalens », as it stands on screen; empty for a document of the whole practice."""
    found = [
        who(desk, engagement) if engagement is not None else "",
        name(desk, organisation) if organisation is not None else "",
    ]
    return " · ".join(one for one in found if one)


def words(desk: Desk, typed: str) -> str:
    """Words that someone typed (a title, a place, a passage) where the screen shows them; none in the mode."""
    return "" if desk.discreet else typed


def folder(desk: Desk, named: str) -> str:
    """The name or the path of a folder of this computer where the screen shows it: some are named after people."""
    return "…" if desk.discreet and named else named


def place(desk: Desk, one: BackupPlace | None) -> str:
    """The name of a folder chosen for backups, "" for none; its rank among them in the mode."""
    if one is None:
        return ""
    if not desk.discreet:
        return Path(one.path).name or one.path
    ids = [known.id for known in accounts.backup_places(desk.db)]
    return _("Place {number}").format(number=ids.index(one.id) + 1 if one.id in ids else len(ids) + 1)


def letters(desk: Desk, shown: str) -> str:
    """Two signs for the round mark beside a name: its initials, or the end of its code."""
    return shown[-2:] if desk.discreet else facts.initials(shown)


def screened(desk: Desk, known: EngagementFacts) -> EngagementFacts:
    """What rules are asked about an engagement, with whom it is with as the screen shows it."""
    if not desk.discreet:
        return known
    organisation_id = known.engagement.organisation_id
    return replace(
        known,
        who=facts.code(known.engagement),
        organisation=_numbered("O", organisation_id) if organisation_id is not None else "",
    )


def found(desk: Desk, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """What a search found, by its true words, as the screen shows it."""
    if not desk.discreet:
        return hits
    of_clients = _last_dossiers(desk.db)
    return tuple(_coded(hit, of_clients) for hit in hits)


def _coded(hit: Hit, of_clients: dict[int, str]) -> Hit:
    dossier = _numbered("D", hit.engagement_id) if hit.engagement_id is not None else ""
    if hit.kind == "client":
        dossier = of_clients.get(hit.id) or _of_client(hit.id)
    if hit.kind == "organisation":
        return replace(hit, title=_numbered("O", hit.id), who="", snippet="")
    title = dossier if hit.kind in ("client", "engagement") else ""
    return replace(hit, title=title, who="" if hit.kind == "entry" else dossier, snippet="")


def _of_client(client_id: int) -> str:
    return _numbered("P", client_id)


def _numbered(letter: str, number: int) -> str:
    return f"{letter}-{number:03d}"


def _last_dossiers(db: Connection) -> dict[int, str]:
    """The code of each client's last dossier."""
    mine = [one for one in engagements_table.engagements(db) if one.client_id is not None]
    return {one.client_id or 0: facts.code(one) for one in sorted(mine, key=lambda one: one.id)}
