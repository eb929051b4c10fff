"""Days are those of the practice: just after midnight in Grenoble, the day in UTC is still the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rdpp_desk.actions import documents as documents_action
from rdpp_desk.actions import dossiers, notes, preferences, timeline, today
from rdpp_desk.actions.backup import BackupReport, Made, record_backup
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.standing import AgreementStatus
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.practice.duties import DutyCode
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.vault import documents as documents_table

AFTER_MIDNIGHT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


@pytest.fixture
def night(desk: Desk, clock: FixedClock) -> Desk:
    clock.instant = AFTER_MIDNIGHT
    return desk


def proposed(desk: Desk, engagement: Engagement) -> None:
    begun = documents_action.start_document(desk, engagement.id, DocumentKind.TRIPARTITE)
    with desk.transaction() as db:
        stored = replace(begun, state=DocumentState.PROPOSED, proposed_at=desk.now())
        documents_table.update_document(db, stored)


def copied(desk: Desk) -> None:
    report = BackupReport(
        path=Path("CLE/copie.rdppbackup"), vault_id="", parent_id="", generation=1, schema=1, created_at=desk.now(),
        counts={}, content_hash="", size=1,
    )  # fmt: skip
    record_backup(desk, Made(report, ""))


def test_an_instant_is_told_in_the_zone_of_the_practice(night: Desk) -> None:
    assert night.wall(AFTER_MIDNIGHT) == night.local() == datetime(2026, 11, 24, 0, 30)
    assert night.day(AFTER_MIDNIGHT) == night.today() == date(2026, 11, 24)
    preferences.save_preferences(night, replace(night.preferences, zone="America/Montreal"))
    assert night.day(AFTER_MIDNIGHT) == date(2026, 11, 23)


def test_a_document_waits_since_the_day_it_was_proposed(night: Desk, camille: Engagement) -> None:
    proposed(night, camille)
    seen = dossiers.dossier(night, camille.id)
    assert (seen.agreement.status, seen.agreement.since) == (AgreementStatus.TO_SIGN, date(2026, 11, 24))
    assert dossiers.list_dossiers(night)[0].agreement == seen.agreement
    shown = next(item for item in seen.timeline if item.kind is timeline.TimelineKind.DOCUMENT)
    assert (shown.when, shown.agreement) == (datetime(2026, 11, 24, 0, 30), seen.agreement)


def test_a_reminder_counts_from_that_day(night: Desk, camille: Engagement, clock: FixedClock) -> None:
    proposed(night, camille)
    for instant, days in ((datetime(2026, 11, 30, 22, 30, tzinfo=UTC), None), (datetime(2026, 12, 1, tzinfo=UTC), 7)):
        clock.instant = instant
        found = {duty.code: duty for duty in today.reminders(night)}.get(DutyCode.SIGNATURE_MISSING)
        assert (found.days if found else None) == days


def test_a_backup_of_the_night_is_of_the_new_day(night: Desk, clock: FixedClock) -> None:
    copied(night)
    clock.instant = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    backup = today.today(night).backup
    assert (backup.made_at, backup.days) == (datetime(2026, 11, 24, 0, 30), 0)
    clock.instant = datetime(2026, 11, 30, 22, 30, tzinfo=UTC)  # still the sixth day after
    assert DutyCode.BACKUP_DUE not in {duty.code for duty in today.reminders(night)}


def test_what_was_left_open_is_told_in_wall_time(night: Desk, camille: Engagement) -> None:
    note = notes.new_note(night, camille.id)
    notes.save_note(night, note.id, "à finir")
    (draft,) = today.today(night).drafts
    assert draft.updated_at == datetime(2026, 11, 24, 0, 30)
