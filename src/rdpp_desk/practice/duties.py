"""What the practitioner has to settle, with the reason and one act. Duties inform; they never block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from rdpp_desk.practice.agreements import BINDING, Document, DocumentKind, DocumentState, Party, Signature
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Payer
from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.retention import notes_destruction
from rdpp_desk.practice.sessions import Session, SessionKind, SessionState
from rdpp_desk.practice.states import missing_parties


class DutyCode(StrEnum):
    """The kinds of duty; each has one act."""

    CONSENT_MISSING = "consent_missing"
    AGREEMENT_MISSING = "agreement_missing"
    SIGNATURE_MISSING = "signature_missing"
    SESSION_UNCONFIRMED = "session_unconfirmed"
    SUPERVISION_DUE = "supervision_due"
    BACKUP_DUE = "backup_due"
    BACKUP_FAILING = "backup_failing"
    NEW_KEY_BACKUP = "new_key_backup"
    FORMER_KEY_COPIES = "former_key_copies"
    BACKUP_PLACES = "backup_places"
    REHEARSAL_DUE = "rehearsal_due"
    RECOVERY_CHECK_DUE = "recovery_check_due"
    NOTES_TO_DESTROY = "notes_to_destroy"
    VAT_LINE_EXPIRING = "vat_line_expiring"


class Urgency(StrEnum):
    """The order of duties: what blocks today's session or is late, what has a day, the rest."""

    NOW = "now"
    DATED = "dated"
    UNDATED = "undated"


_ORDER = {Urgency.NOW: 0, Urgency.DATED: 1, Urgency.UNDATED: 2}
_OVER = (EngagementState.CLOSED,)
_FIRST_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to settle. `key` names it for ever, so that it can be put off; `since` or `due` date it.

    `before` is the wall time of today's session that it stands in the way of, begun or not; `held` counts the
    sessions held meanwhile.
    """

    code: DutyCode
    key: str
    urgency: Urgency
    engagement_id: int | None = None
    document_id: int | None = None
    session_id: int | None = None
    who: str = ""
    organisation: str = ""
    since: date | None = None
    due: date | None = None
    before: datetime | None = None
    days: int = 0
    held: int = 0
    parties: tuple[Party, ...] = ()
    document_kind: DocumentKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementFacts:
    """What duties need to know of one engagement; never a note. `signatory` is who binds the organisation."""

    engagement: Engagement
    who: str
    organisation: str = ""
    signatory: str = ""
    consents: tuple[Consent, ...] = ()
    documents: tuple[tuple[Document, tuple[Signature, ...]], ...] = ()
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFacts:
    """How the copies are doing. `failing` is the name of a place where the last try failed, on `failed_on`.

    `places` counts those chosen, `elsewhere` those of them on another disk than the vault. `former_key` counts the
    copies made before the data key changed, on `key_changed_on`; `under_key` says that there is one made since.
    """

    last_on: date | None = None
    rehearsed_on: date | None = None
    places: int = 0
    elsewhere: int = 0
    failing: str = ""
    failed_on: date | None = None
    recovery_checked_on: date | None = None
    key_changed_on: date | None = None
    under_key: bool = True
    former_key: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The practice at a glance. `put_off` maps a duty's key to the day it comes back.

    `documents` are those of the practice as a whole, at a glance.
    """

    engagements: tuple[EngagementFacts, ...]
    supervision: SupervisionCounter
    documents: tuple[tuple[Document, tuple[Signature, ...]], ...] = ()
    backups: BackupFacts = BackupFacts()
    vault_created_on: date | None = None
    put_off: Mapping[str, date] = field(default_factory=dict)


def duties(snapshot: Snapshot, now: datetime, preferences: Preferences) -> tuple[Duty, ...]:
    """Everything to settle at `now` (wall time), most pressing first; what was put off stays out until its day."""
    found = [
        duty
        for duty in _all(snapshot, now, preferences)
        if snapshot.put_off.get(duty.key, date.min) <= now.date()
    ]
    return tuple(sorted(found, key=_rank))


def _rank(duty: Duty) -> tuple[int, date, str]:
    return (_ORDER[duty.urgency], duty.due or duty.since or date.max, duty.key)


def _all(snapshot: Snapshot, now: datetime, preferences: Preferences) -> Iterator[Duty]:
    today = now.date()
    for facts in snapshot.engagements:
        yield from _consent(facts, now, preferences)
        yield from _agreement(facts)
        yield from _signatures(facts.documents, today, preferences, facts)
        yield from _unconfirmed(facts, now)
        yield from _destruction(facts, today, preferences)
    yield from _signatures(snapshot.documents, today, preferences)
    yield from _supervision(snapshot.supervision, today)
    yield from _backup(snapshot, today, preferences)
    if preferences.vat_line and today + timedelta(days=60) >= preferences.vat_line_until:
        yield Duty(
            code=DutyCode.VAT_LINE_EXPIRING, key="vat-line", urgency=Urgency.DATED, due=preferences.vat_line_until
        )


def has_consent(consents: tuple[Consent, ...], purpose: Purpose = Purpose.ACCOMPANIMENT) -> bool:
    """Whether the last decision on `purpose` is a yes that stands."""
    decided = [consent for consent in consents if consent.purpose is purpose]
    latest = max(decided, key=lambda consent: (consent.decided_on, consent.id), default=None)
    return latest is not None and latest.state is ConsentState.GIVEN


def owes_consent(facts: EngagementFacts) -> bool:
    """Whether this work needs a consent that does not stand; a group's owes none, nor work taken over undecided."""
    engagement = facts.engagement
    decided = any(consent.purpose is Purpose.ACCOMPANIMENT for consent in facts.consents)
    taken_over = engagement.taken_over and not decided
    exempt = taken_over or engagement.client_id is None or engagement.state in _OVER
    return not (exempt or has_consent(facts.consents))


def has_agreement(facts: EngagementFacts) -> bool:
    """Whether a written agreement of the right kind stands: in force here, or on paper before the program."""
    if facts.engagement.paper_agreement_on is not None:
        return True
    wanted = agreements_for(facts)
    return any(document.kind in wanted and document.state is DocumentState.IN_FORCE for document, _ in facts.documents)


def agreements_for(facts: EngagementFacts) -> frozenset[DocumentKind]:
    """The kinds of agreement that this work may rest on (charter, article 4)."""
    return frozenset({DocumentKind.TRIPARTITE}) if needs_tripartite(facts) else BINDING


def needs_tripartite(facts: EngagementFacts) -> bool:
    """Professional work that an organisation pays for one client needs a tripartite agreement (charter, article 4).

    Not so where the client is the business that pays: there is no third party then.
    """
    engagement = facts.engagement
    return (
        engagement.professional
        and engagement.payer is Payer.ORGANISATION
        and engagement.kind is not EngagementKind.PRACTICE_ANALYSIS
        and not is_own_business(facts)
    )


def is_own_business(facts: EngagementFacts) -> bool:
    """Whether the client is the business itself: they sign for it, or it bears their name (a sole owner)."""
    name = facts.who.casefold().split()
    return bool(name) and name in (facts.signatory.casefold().split(), facts.organisation.casefold().split())


def _consent(facts: EngagementFacts, now: datetime, preferences: Preferences) -> Iterator[Duty]:
    engagement = facts.engagement
    if not owes_consent(facts):
        return
    today = now.date()
    planned = (s for s in facts.sessions if s.state is SessionState.PLANNED and s.starts_at.date() >= today)
    upcoming = sorted(planned, key=lambda s: s.starts_at)
    horizon = now + timedelta(days=preferences.consent_reminder_days)
    on_the_day = bool(upcoming) and upcoming[0].starts_at.date() == today
    if on_the_day or (upcoming and upcoming[0].starts_at <= horizon):
        first = upcoming[0].starts_at
        yield Duty(
            code=DutyCode.CONSENT_MISSING, key=f"consent:{engagement.id}",
            urgency=Urgency.NOW if on_the_day else Urgency.DATED, engagement_id=engagement.id,
            session_id=upcoming[0].id, who=facts.who, due=first.date(), before=first if on_the_day else None,
        )
    elif held := sum(s.state is SessionState.HELD for s in facts.sessions):
        yield Duty(
            code=DutyCode.CONSENT_MISSING, key=f"consent:{engagement.id}", urgency=Urgency.UNDATED,
            engagement_id=engagement.id, who=facts.who, held=held,
        )


def _agreement(facts: EngagementFacts) -> Iterator[Duty]:
    engagement = facts.engagement
    if engagement.taken_over or engagement.state in _OVER or not needs_tripartite(facts) or has_agreement(facts):
        return
    under_way = any(
        document.kind in agreements_for(facts) and document.state in (DocumentState.PROPOSED, DocumentState.SIGNED)
        for document, _ in facts.documents
    )
    worked = any(s.state is SessionState.HELD and s.kind is SessionKind.SESSION for s in facts.sessions)
    if worked and not under_way:
        yield Duty(
            code=DutyCode.AGREEMENT_MISSING, key=f"agreement:{engagement.id}", urgency=Urgency.UNDATED,
            engagement_id=engagement.id, who=facts.who, organisation=facts.organisation,
        )


def _signatures(
    documents: Iterable[tuple[Document, tuple[Signature, ...]]],
    today: date,
    preferences: Preferences,
    facts: EngagementFacts | None = None,
) -> Iterator[Duty]:
    for document, signatures in documents:
        waiting = document.state in (DocumentState.PROPOSED, DocumentState.SIGNED)
        if not waiting or document.proposed_at is None:
            continue
        since = preferences.day(document.proposed_at)
        if (today - since).days >= preferences.signature_reminder_days:
            yield Duty(
                code=DutyCode.SIGNATURE_MISSING, key=f"signature:{document.id}", urgency=Urgency.DATED,
                engagement_id=facts.engagement.id if facts else None, document_id=document.id,
                who=facts.who if facts else "", organisation=facts.organisation if facts else "",
                since=since, days=(today - since).days,
                parties=missing_parties(signatures), document_kind=document.kind,
            )


def _unconfirmed(facts: EngagementFacts, now: datetime) -> Iterator[Duty]:
    for session in facts.sessions:
        over = session.starts_at + timedelta(minutes=session.minutes)
        if session.state is SessionState.PLANNED and over < now and session.starts_at.date() < now.date():
            yield Duty(
                code=DutyCode.SESSION_UNCONFIRMED, key=f"session:{session.id}", urgency=Urgency.DATED,
                engagement_id=facts.engagement.id, session_id=session.id, who=facts.who,
                since=session.starts_at.date(), days=(now.date() - session.starts_at.date()).days,
            )


def _destruction(facts: EngagementFacts, today: date, preferences: Preferences) -> Iterator[Duty]:
    engagement = facts.engagement
    if engagement.closed_on is None:
        return
    when = notes_destruction(engagement.closed_on, preferences.notes_kept_years, preferences.backups_kept_months)
    if when.here <= today:
        yield Duty(
            code=DutyCode.NOTES_TO_DESTROY, key=f"destroy:{engagement.id}", urgency=Urgency.DATED,
            engagement_id=engagement.id, who=facts.who, due=when.here, days=(today - when.here).days,
        )


def _supervision(counter: SupervisionCounter, today: date) -> Iterator[Duty]:
    if counter.last_on is not None and counter.days_late:
        yield Duty(
            code=DutyCode.SUPERVISION_DUE, key="supervision", urgency=Urgency.NOW, since=counter.last_on,
            due=counter.last_on + timedelta(days=counter.every_days), days=counter.days_late,
        )
    elif counter.last_on is None and counter.practice_minutes:
        yield Duty(code=DutyCode.SUPERVISION_DUE, key="supervision", urgency=Urgency.UNDATED)


def _backup(snapshot: Snapshot, today: date, preferences: Preferences) -> Iterator[Duty]:
    facts, created = snapshot.backups, snapshot.vault_created_on
    last = _past(facts.last_on, today) or created
    if facts.key_changed_on is not None and not facts.under_key:
        yield Duty(
            code=DutyCode.NEW_KEY_BACKUP, key="new-key-backup", urgency=Urgency.NOW, since=facts.key_changed_on
        )
    elif last is not None and (today - last).days >= preferences.backup_every_days:
        yield Duty(
            code=DutyCode.BACKUP_DUE, key="backup", urgency=Urgency.DATED, since=facts.last_on,
            due=last + timedelta(days=preferences.backup_every_days), days=(today - last).days,
        )
    if facts.under_key and facts.former_key:
        yield Duty(
            code=DutyCode.FORMER_KEY_COPIES, key="former-key", urgency=Urgency.DATED, since=facts.key_changed_on,
            held=facts.former_key,
        )
    if facts.failing:
        yield Duty(
            code=DutyCode.BACKUP_FAILING, key="backup-failing", urgency=Urgency.DATED, who=facts.failing,
            since=facts.failed_on,
        )
    if created is None or (today - created).days < _FIRST_DAYS:
        return
    if facts.places < 2 or not facts.elsewhere:
        yield Duty(code=DutyCode.BACKUP_PLACES, key="backup-places", urgency=Urgency.UNDATED, held=facts.places)
    yield from _rehearsal(facts, today, preferences)
    checked = _past(facts.recovery_checked_on, today) or created
    due = checked + timedelta(days=preferences.recovery_check_every_days)
    if due <= today:
        yield Duty(
            code=DutyCode.RECOVERY_CHECK_DUE, key="recovery-check", urgency=Urgency.UNDATED,
            since=facts.recovery_checked_on, due=due,
        )


def _rehearsal(facts: BackupFacts, today: date, preferences: Preferences) -> Iterator[Duty]:
    """A copy never brought back is only a hope; the rhythm is the practitioner's own."""
    rehearsed = _past(facts.rehearsed_on, today)
    if rehearsed is None:
        if facts.last_on is not None:
            yield Duty(code=DutyCode.REHEARSAL_DUE, key="rehearsal", urgency=Urgency.UNDATED)
        return
    due = rehearsed + timedelta(days=preferences.rehearsal_every_days)
    if due <= today:
        yield Duty(
            code=DutyCode.REHEARSAL_DUE, key="rehearsal", urgency=Urgency.UNDATED, since=rehearsed, due=due
        )


def _past(day: date | None, today: date) -> date | None:
    """None for a day that a wrong clock set after tomorrow: it would keep a duty away until then."""
    return day if day is not None and day <= today + timedelta(days=1) else None
