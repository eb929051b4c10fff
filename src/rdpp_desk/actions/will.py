"""The will kit: if the practitioner dies or can no longer work, two people together can warn the clients, no more."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import Damaged, DeskError, GateClosed, WrongSecret
from rdpp_desk.files import storage_error, write_atomic
from rdpp_desk.practice.engagements import Engagement, EngagementState
from rdpp_desk.practice.people import Signatory, Sponsor
from rdpp_desk.practice.sessions import SessionState
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable, WillPlan
from rdpp_desk.vault import Connection
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import sessions as sessions_table
from rdpp_desk.vault import will as kits
from rdpp_desk.vault.will import LARGEST, SUFFIX, WillKey

__all__ = ["SUFFIX", "Kit", "KitContact", "KitSponsor", "KitStatus", "Reachable", "WillPlan"]

STALE_DAYS = 90
_REWRITTEN_DAYS = 7
_LOG = logging.getLogger("rdpp_desk.will")
_UNDER_WAY = tuple(state for state in EngagementState if state is not EngagementState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class KitStatus:
    """The kit in force. `changed`: what it would say now differs from its last file, or there is no file yet."""

    number: str
    made_on: date
    written_on: date | None
    tested_on: date | None
    changed: bool
    stale: bool


def plan(desk: Desk) -> WillPlan:
    """What the practitioner decided: instructions, who keeps each sheet, what goes in."""
    return kits.plan(desk.db)


def save_plan(desk: Desk, decided: WillPlan) -> None:
    """Keep it; the file of the kit says so at its next writing."""
    with desk.transaction() as db:
        kits.keep_plan(db, decided)


def kit(desk: Desk) -> Kit:
    """Exactly what the kit would hold if it were written now."""
    own = desk.practitioner
    decided = plan(desk)
    return Kit(
        made_on=desk.today(),
        practitioner=Reachable(name=own.full_name, phone=own.phone, email=own.email),
        title=own.title,
        instructions=decided.instructions.strip(),
        contacts=_contacts(desk, decided.sponsors),
    )


def make_kit(desk: Desk) -> None:
    """Put a new key, and so two new sheets, in force; an earlier kit is revoked.

    Raises:
        StorageError: the disk refused; the earlier kit stays in force.
    """
    with desk.transaction() as db:
        if kits.will_key(db) is not None:
            desk.record("will-revoked")
        kits.keep_key(db, kits.new_key(desk.today()))
        desk.record("will-made")


def revoke(desk: Desk) -> None:
    """No kit is in force any more. Files written before still open with their two sheets: they are to be destroyed."""
    with desk.transaction() as db:
        if kits.will_key(db) is not None:
            kits.keep_key(db, None)
            desk.record("will-revoked")


def kit_exists(desk: Desk) -> bool:
    """Whether a kit is in force."""
    return kits.will_key(desk.db) is not None


def kit_status(desk: Desk) -> KitStatus | None:
    """The kit in force, if there is one."""
    will = kits.will_key(desk.db)
    if will is None:
        return None
    written = will.written_on
    return KitStatus(
        number=will.number,
        made_on=will.made_on,
        written_on=written,
        tested_on=will.tested_on,
        changed=will.written_digest != kits.digest(kit(desk)),
        stale=written is not None and (desk.today() - written).days > STALE_DAYS,
    )


def sheet_pdf(desk: Desk, letter: str, language: str) -> bytes:
    """Sheet "A" or "B", one page, for the person who keeps it; its printing is recorded.

    Raises:
        GateClosed: `no-kit`.
    """
    from rdpp_desk.documents.will_sheet import WillSheet, render_will_sheet

    will, decided = _in_force(desk), plan(desk)
    holders = (decided.holder_a, decided.holder_b)
    own, other = holders if letter == "A" else holders[::-1]
    sheet = WillSheet(
        letter=letter,
        words=kits.sheets(will)[0 if letter == "A" else 1],
        holder=own.strip(),
        other_holder=other.strip(),
        practitioner=desk.practitioner.full_name,
        number=will.number,
        made_on=will.made_on,
        sponsors=decided.sponsors,
    )
    content = render_will_sheet(sheet, language)
    with desk.transaction():
        desk.record("will-sheet-printed", detail={"sheet": letter})
    return content


def check_sheets(desk: Desk, words_a: str, words_b: str) -> date:
    """Check that the two sheets, as retyped, open the kit in force; the day is remembered and returned.

    Raises:
        GateClosed: `no-kit`.
        WrongSecret: `sheet-words-count`, `sheet-word-unknown`, `sheet-words-checksum`, `sheets-same`,
            `kit-words-wrong`.
    """
    will = _in_force(desk)
    if kits.joined(words_a, words_b) != will.key:
        raise WrongSecret("kit-words-wrong", number=will.number)
    with desk.transaction() as db:
        kits.keep_key(db, replace(will, tested_on=desk.today()))
        desk.record("will-tested")
    return desk.today()


def file_name(desk: Desk) -> str:
    """The name of the kit's file: its number, nothing of the practice.

    Raises:
        GateClosed: `no-kit`.
    """
    return f"{_in_force(desk).number.lower()}{SUFFIX}"


def renew_file(desk: Desk, target: Path) -> Path:
    """Write the file of the kit as it is now; the sheets stay the same.

    Raises:
        GateClosed: `no-kit`. UsageError: `target-inside-vault`.
        StorageError: the disk refused; what was at `target` is unchanged.
    """
    will = _in_force(desk)
    desk.require_outside(target)
    held = kit(desk)
    with desk.transaction() as db:
        _note_file(desk, db, will, held)
        write_atomic(target, kits.seal(held, will.key))
    return target


def file_beside(desk: Desk, folder: Path) -> Path | None:
    """Bring the kit's file in a folder of backups up to date, if a kit is in force. Off-thread: the folder may hang.

    None if nothing had to be written, or if the folder refuses: the backup beside it has already been told. No change
    to the vault waits for the folder: the file is noted once it is written.
    """
    will = kits.will_key(desk.db)
    if will is None:
        return None
    target = folder / file_name(desk)
    held = kit(desk)
    if _says_the_same(target, held, will.key):
        return None
    try:
        desk.require_outside(target)
        write_atomic(target, kits.seal(held, will.key))
        with desk.transaction() as db:
            if kits.will_key(db) == will:  # neither revoked nor replaced meanwhile
                _note_file(desk, db, will, held)
    except DeskError as refused:
        _LOG.error("will file not written: %s", refused.code)
        return None
    return target


def open_kit(file: Path, words_a: str, words_b: str) -> Kit:
    """What a kit holds; no vault is needed. Nothing is written.

    Raises:
        StorageError: unreadable.
        Damaged: `not-a-kit`, `kit-damaged`, `kit-newer`.
        WrongSecret: `sheet-words-count`, `sheet-word-unknown`, `sheet-words-checksum` (`sheet`), `sheets-same`,
            `kit-words-wrong`.
    """
    return kits.unseal(_read(file), words_a, words_b)


def file_number(file: Path) -> str:
    """The number of a kit's file, to be compared with the one printed on the sheets. Raises as `open_kit`."""
    return kits.file_number(_read(file))


def kit_pdf(held: Kit, language: str) -> bytes:
    """Instructions and list, to print."""
    from rdpp_desk.documents.will_kit import render_kit

    return render_kit(held, language)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            stored = stream.read(LARGEST + 1)
    except OSError as error:
        raise storage_error(error, file) from None
    if len(stored) > LARGEST:
        raise Damaged("not-a-kit")
    return stored


def _note_file(desk: Desk, db: Connection, will: WillKey, held: Kit) -> None:
    kits.keep_key(db, replace(will, written_on=desk.today(), written_digest=kits.digest(held)))
    desk.record("will-file-written", detail={"people": len(held.contacts)})


def _says_the_same(file: Path, held: Kit, key: bytes) -> bool:
    """Whether this file says what the kit says, and is not a week old."""
    try:
        there = kits.content_of(_read(file), key)
    except DeskError:
        return False
    return replace(there, made_on=held.made_on) == held and (held.made_on - there.made_on).days < _REWRITTEN_DAYS


def _in_force(desk: Desk) -> WillKey:
    will = kits.will_key(desk.db)
    if will is None:
        raise GateClosed("no-kit")
    return will


def _contacts(desk: Desk, sponsors: bool) -> tuple[KitContact, ...]:
    """One line a person (or group) whose work is under way, the nearest sessions first, then by name.

    A group has no telephone of its own: whom to call in its institution is there, whatever was chosen for the others.
    """
    coming = _coming(desk)
    found: dict[tuple[int | None, int], KitContact] = {}
    for engagement in engagements_table.engagements(desk.db, states=_UNDER_WAY):
        key = (engagement.client_id, 0) if engagement.client_id is not None else (None, engagement.id)
        person = _person(desk, engagement)
        if person is None:
            continue
        known = found.get(key, KitContact(person=person, members=_members(desk, engagement)))
        dates = [day for day in (known.next_session, coming.get(engagement.id)) if day is not None]
        asking = _sponsor(desk, engagement) if sponsors or engagement.client_id is None else None
        added = (asking,) if asking is not None and asking not in known.sponsors else ()
        found[key] = replace(known, sponsors=known.sponsors + added, next_session=min(dates, default=None))
    return tuple(sorted(found.values(), key=lambda one: (one.next_session or datetime.max, one.person.name.casefold())))


def _coming(desk: Desk) -> dict[int, datetime]:
    """The next session planned of each engagement, from today on."""
    today = desk.today()
    found: dict[int, datetime] = {}
    for session in sessions_table.sessions_under_way(desk.db, datetime.combine(today, time.min)):
        if session.state is SessionState.PLANNED and session.starts_at.date() >= today:
            found.setdefault(session.engagement_id, session.starts_at)
    return found


def _person(desk: Desk, engagement: Engagement) -> Reachable | None:
    if engagement.client_id is None:
        return Reachable(name=engagement.title)
    client = people_table.client(desk.db, engagement.client_id)
    if client.deleted_at is not None:
        return None
    return Reachable(name=client.full_name, phone=client.phone, email=client.email)


def _members(desk: Desk, engagement: Engagement) -> tuple[Reachable, ...]:
    """Those of a group who have not left it."""
    if engagement.client_id is not None:
        return ()
    here = [
        one
        for one in people_table.members(desk.db, engagement.id)
        if one.left_on is None or one.left_on >= desk.today()
    ]
    return tuple(Reachable(name=one.full_name, email=one.email) for one in here)


def _sponsor(desk: Desk, engagement: Engagement) -> KitSponsor | None:
    """Who asked for the work; for a group, else who signs for its institution, or anybody known there."""
    if engagement.organisation_id is None:
        return None
    organisation = people_table.organisation(desk.db, engagement.organisation_id)
    known: list[Sponsor | Signatory] = []
    if engagement.sponsor_id is not None:
        known.append(people_table.sponsor(desk.db, engagement.sponsor_id))
    if engagement.client_id is None:
        if engagement.signatory_id is not None:
            known.append(people_table.signatory(desk.db, engagement.signatory_id))
        known += people_table.sponsors(desk.db, organisation.id)
        known += people_table.signatories(desk.db, organisation.id)
    reached = [_reachable(one) for one in known]
    best = next((one for one in reached if one.phone or one.email), next(iter(reached), Reachable()))
    return KitSponsor(organisation=organisation.name, person=best)


def _reachable(one: Sponsor | Signatory) -> Reachable:
    return Reachable(name=one.full_name, phone=one.phone if isinstance(one, Sponsor) else "", email=one.email)
