from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rdpp_desk.practice.agreements import Document, DocumentKind, DocumentState, Party, Signature
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.duties import BackupFacts, Duty, DutyCode, EngagementFacts, Snapshot, Urgency, duties
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.hours import SupervisionCounter, supervision_counter
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.supervision import SupervisionEntry, SupervisionFormat

NOW = datetime(2026, 11, 24, 9, 0)
QUIET = SupervisionCounter(date(2026, 11, 1), 23, 60, 0, 0)
COACHING = Engagement(id=1, kind=EngagementKind.COACHING, client_id=1, organisation_id=1, state=EngagementState.ACTIVE)
YES = Consent(engagement_id=1, purpose=Purpose.ACCOMPANIMENT, state=ConsentState.GIVEN, decided_on=date(2026, 1, 1))


WELL = BackupFacts(
    last_on=date(2026, 11, 23),
    rehearsed_on=date(2026, 11, 1),
    places=2,
    elsewhere=1,
    recovery_checked_on=date(2026, 11, 1),
)


def look(
    facts: EngagementFacts | None = None,
    *,
    counter: SupervisionCounter = QUIET,
    last_backup_on: date = date(2026, 11, 23),
    put_off: dict[str, date] | None = None,
) -> tuple[Duty, ...]:
    engagements = (facts,) if facts else ()
    snapshot = Snapshot(
        engagements=engagements,
        supervision=counter,
        backups=replace(WELL, last_on=last_backup_on),
        put_off=put_off or {},
    )
    return duties(snapshot, NOW, Preferences())


def session(day: int, hour: int, state: SessionState = SessionState.PLANNED) -> Session:
    return Session(id=day, engagement_id=1, starts_at=datetime(2026, 11, day, hour), state=state)


def test_nothing_to_settle() -> None:
    assert look() == ()


def test_a_consent_missing_before_todays_session_comes_first() -> None:
    facts = EngagementFacts(engagement=replace(COACHING, professional=False), who="Inès", sessions=(session(24, 14),))
    late = SupervisionCounter(date(2026, 9, 2), 83, 60, 600, 4)
    found = look(facts, counter=late)
    assert [(duty.code, duty.urgency) for duty in found] == [
        (DutyCode.SUPERVISION_DUE, Urgency.NOW), (DutyCode.CONSENT_MISSING, Urgency.NOW),
    ]
    assert found[0].days == 23
    assert found[1].before == datetime(2026, 11, 24, 14)


def test_a_consent_stays_owed_on_the_day_of_a_session_that_has_begun_whatever_the_reminder() -> None:
    facts = EngagementFacts(engagement=replace(COACHING, professional=False), who="Inès", sessions=(session(24, 8),))
    (duty,) = look(facts)
    assert (duty.code, duty.urgency, duty.before) == (
        DutyCode.CONSENT_MISSING, Urgency.NOW, datetime(2026, 11, 24, 8),
    )
    later = Snapshot(
        engagements=(replace(facts, sessions=(session(24, 14),)),), supervision=QUIET, backups=WELL
    )
    assert [duty.urgency for duty in duties(later, NOW, Preferences(consent_reminder_days=0))] == [Urgency.NOW]


def test_sessions_held_without_a_consent_are_counted() -> None:
    held = tuple(session(day, 9, SessionState.HELD) for day in (20, 21))
    (duty,) = look(EngagementFacts(engagement=replace(COACHING, professional=False), who="Inès", sessions=held))
    assert (duty.code, duty.urgency, duty.held) == (DutyCode.CONSENT_MISSING, Urgency.UNDATED, 2)


def test_a_consent_withdrawn_is_missing_again() -> None:
    facts = EngagementFacts(engagement=replace(COACHING, professional=False), who="Inès", sessions=(session(26, 14),))
    assert look(replace(facts, consents=(YES,))) == ()
    gone = Consent(
        id=2, engagement_id=1, purpose=Purpose.ACCOMPANIMENT, state=ConsentState.WITHDRAWN, decided_on=date(2026, 6, 1)
    )
    assert [duty.code for duty in look(replace(facts, consents=(YES, gone)))] == [DutyCode.CONSENT_MISSING]


def test_work_taken_over_owes_neither_consent_nor_agreement() -> None:
    facts = EngagementFacts(
        engagement=replace(COACHING, taken_over=True), who="Inès",
        sessions=(session(3, 9, SessionState.HELD), session(24, 14)),
    )
    assert look(facts) == ()


def test_an_agreement_that_waits_names_who_has_not_signed() -> None:
    document = Document(
        id=7, engagement_id=1, kind=DocumentKind.TRIPARTITE, state=DocumentState.SIGNED,
        proposed_at=datetime(2026, 11, 15, tzinfo=UTC),
    )
    slots = (
        Signature(document_id=7, party=Party.CLIENT, signed_on=date(2026, 11, 16)),
        Signature(document_id=7, party=Party.ORGANISATION),
    )
    facts = EngagementFacts(
        engagement=COACHING, who="Camille", consents=(YES,), documents=((document, slots),),
        sessions=(session(10, 9, SessionState.HELD),),
    )
    (duty,) = look(facts)
    assert (duty.code, duty.days, duty.parties) == (DutyCode.SIGNATURE_MISSING, 9, (Party.ORGANISATION,))


def test_the_day_of_a_proposal_is_that_of_the_practice() -> None:
    document = Document(
        id=7, engagement_id=1, kind=DocumentKind.TRIPARTITE, state=DocumentState.PROPOSED,
        proposed_at=datetime(2026, 11, 14, 23, 30, tzinfo=UTC),
    )
    (duty,) = look(EngagementFacts(engagement=COACHING, who="C", consents=(YES,), documents=((document, ()),)))
    assert (duty.since, duty.days) == (date(2026, 11, 15), 9)


def test_sessions_held_without_any_agreement_are_a_duty() -> None:
    held = (session(10, 9, SessionState.HELD),)
    facts = EngagementFacts(engagement=COACHING, who="C", consents=(YES,), sessions=held)
    assert [duty.code for duty in look(facts)] == [DutyCode.AGREEMENT_MISSING]


def kept(backups: BackupFacts, created: date = date(2026, 1, 5)) -> list[tuple[DutyCode, date | None]]:
    """The duties about copies, and since when."""
    snapshot = Snapshot(engagements=(), supervision=QUIET, backups=backups, vault_created_on=created)
    return [(duty.code, duty.since) for duty in duties(snapshot, NOW, Preferences())]


def test_copies_that_are_well_ask_for_nothing() -> None:
    assert kept(WELL) == []


def test_a_new_vault_is_not_asked_for_places_rehearsals_and_sheets() -> None:
    assert kept(BackupFacts(), created=date(2026, 11, 22)) == []
    assert kept(BackupFacts(), created=date(2026, 11, 21)) == [(DutyCode.BACKUP_PLACES, None)]


@pytest.mark.parametrize(("places", "elsewhere"), [(0, 0), (1, 1), (3, 0)])
def test_one_place_or_one_disk_is_too_few(places: int, elsewhere: int) -> None:
    found = kept(replace(WELL, places=places, elsewhere=elsewhere))
    assert found == [(DutyCode.BACKUP_PLACES, None)]


def test_a_place_that_fails_is_said_at_once() -> None:
    failing = replace(WELL, failing="CLE", failed_on=date(2026, 11, 24))
    assert kept(failing, created=date(2026, 11, 24)) == [(DutyCode.BACKUP_FAILING, date(2026, 11, 24))]


def test_a_copy_is_to_be_read_back_once_then_at_the_chosen_rhythm() -> None:
    assert kept(replace(WELL, rehearsed_on=None)) == [(DutyCode.REHEARSAL_DUE, None)]
    assert kept(replace(WELL, rehearsed_on=date(2026, 5, 28))) == [(DutyCode.REHEARSAL_DUE, date(2026, 5, 28))]
    assert kept(replace(WELL, rehearsed_on=date(2026, 5, 29))) == []


def test_the_recovery_sheet_is_to_be_checked_after_six_months() -> None:
    assert kept(replace(WELL, recovery_checked_on=date(2026, 5, 26))) == [
        (DutyCode.RECOVERY_CHECK_DUE, date(2026, 5, 26))
    ]
    assert kept(replace(WELL, recovery_checked_on=None)) == [(DutyCode.RECOVERY_CHECK_DUE, None)]
    assert kept(replace(WELL, recovery_checked_on=None), created=date(2026, 6, 1)) == []


def test_what_is_put_off_comes_back_on_its_day() -> None:
    assert look(last_backup_on=date(2026, 11, 1), put_off={"backup": date(2026, 11, 25)}) == ()
    assert [duty.code for duty in look(last_backup_on=date(2026, 11, 1), put_off={"backup": date(2026, 11, 24)})] == [
        DutyCode.BACKUP_DUE
    ]


def test_a_past_session_waits_for_its_outcome() -> None:
    facts = EngagementFacts(engagement=COACHING, who="C", consents=(YES,), sessions=(session(20, 9),))
    assert [duty.code for duty in look(facts)] == [DutyCode.SESSION_UNCONFIRMED]


def test_a_closed_dossier_past_its_time_is_to_be_destroyed() -> None:
    closed = replace(COACHING, state=EngagementState.CLOSED, closed_on=date(2025, 11, 24))
    assert [duty.code for duty in look(EngagementFacts(engagement=closed, who="C"))] == [DutyCode.NOTES_TO_DESTROY]


def test_the_counter_ignores_peers_and_counts_sessions_held_since() -> None:
    entries = [
        SupervisionEntry(written_on=NOW.date(), held_on=date(2026, 9, 2)),
        SupervisionEntry(written_on=NOW.date(), held_on=date(2026, 11, 2), format=SupervisionFormat.PEER),
    ]
    sessions = [session(3, 9, SessionState.HELD), session(5, 9, SessionState.CANCELLED), session(24, 9)]
    counter = supervision_counter(entries, sessions, NOW.date(), 60)
    assert (counter.days, counter.practice_minutes, counter.days_late) == (83, 60, 23)


def test_a_statement_of_the_practice_that_waits_is_told_too() -> None:
    document = Document(
        id=7,
        engagement_id=None,
        kind=DocumentKind.SUPERVISION_STATEMENT,
        state=DocumentState.PROPOSED,
        proposed_at=datetime(2026, 11, 10, tzinfo=UTC),
    )
    slots = (Signature(document_id=7, party=Party.SUPERVISOR),)
    (duty,) = duties(
        Snapshot(engagements=(), supervision=QUIET, backups=WELL, documents=((document, slots),)), NOW, Preferences()
    )
    assert (duty.code, duty.document_id, duty.engagement_id, duty.who) == (DutyCode.SIGNATURE_MISSING, 7, None, "")
