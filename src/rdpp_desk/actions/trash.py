"""What lies in the trash and can still come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rdpp_desk.actions import discretion
from rdpp_desk.actions.believed_clock import clock_believed
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import erasing
from rdpp_desk.vault import notes as notes_table

KEPT_DAYS = 30
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedDossier:
    """A dossier in the trash; `days_left` counts down from 30 and stops at 0."""

    engagement_id: int
    name: str
    initials: str
    kind: EngagementKind
    trashed_on: date
    days_left: int


def trashed_dossiers(desk: Desk) -> tuple[TrashedDossier, ...]:
    """Dossiers in the trash, the last put there first. `clients.restore_dossier` takes one out."""
    named = discretion.names(desk)
    found = []
    for one in engagements_table.trashed_engagements(desk.db):
        assert one.deleted_at is not None
        day = desk.day(one.deleted_at)
        left = min(KEPT_DAYS, max(0, KEPT_DAYS - (desk.today() - day).days))
        who = named.who(one)
        found.append(
            TrashedDossier(
                engagement_id=one.id,
                name=who,
                initials=discretion.letters(desk, who),
                kind=one.kind,
                trashed_on=day,
                days_left=left,
            )
        )
    return tuple(found)


def tidy(desk: Desk) -> int:
    """Erase for good what has been in the trash for 30 days, thin versions as old; how many records went.

    Lines of the register that are older than it is kept go too. Done at each unlock; nothing goes while the clock
    cannot be believed. What a wrong clock put in the trash at a day to come has its whole time from now.
    """
    if not clock_believed(desk):
        return 0
    limit = desk.now() - timedelta(days=KEPT_DAYS)
    with desk.transaction() as db:
        before = _erased(desk)
        erasing.date_anew(db, desk.now(), later_than=desk.now())
        gone = erasing.purge_trash(db, limit)
        notes_table.thin_revisions(db, limit)
        for kind, subject in sorted(_erased(desk) - before):
            desk.vault.audit.record(f"{kind}-erased", subject, desk.now())
        if gone:
            desk.record("trash-erased", detail={"count": gone})
        desk.vault.audit.drop_before(audit_limit(desk))
    return gone


def audit_limit(desk: Desk) -> datetime:
    """The instant before which lines of the register are dropped at the next unlock, if the clock is believed."""
    return desk.now() - timedelta(days=round(desk.preferences.audit_kept_years * _DAYS_A_YEAR))


def _erased(desk: Desk) -> set[tuple[str, str]]:
    """The people and dossiers erased since the vault was opened, as the register names them."""
    rows = desk.db.rows(
        "SELECT kind, uid FROM erasures WHERE kind IN ('client', 'engagement') AND generation = ?",
        (desk.vault.generation,),
    )
    return {(row[0], f"{row[0]}:{row[1]}") for row in rows}
