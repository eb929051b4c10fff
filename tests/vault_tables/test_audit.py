"""The audit log only grows, and whatever is done to it behind the program's back is noticed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from rdpp_desk.practice.people import Client
from rdpp_desk.vault import Connection, IntegrityError, accounts, audit, people

KEY = bytes(range(32))
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def log(db: Connection) -> audit.AuditLog:
    """A log with nine lines."""
    made = audit.AuditLog(db, KEY)
    for number in range(9):
        made.record("journal-exported", "", NOW + timedelta(days=number), {"entries": number})
    return made


def unlocked(db: Connection) -> None:
    """Take the guards away, as someone who holds the key can."""
    for trigger in ("audit_keeps", "audit_stands"):
        db.execute(f"DROP TRIGGER {trigger}")


def remember(db: Connection) -> None:
    found = audit.anchor(db)
    accounts.record_backup(
        db,
        accounts.BackupRecord(
            made_at=NOW, place="", size=1, generation=1, verified=True, audit_line=found.line, audit_head=found.head
        ),
    )


def test_it_only_grows(db: Connection, log: audit.AuditLog) -> None:
    newest, oldest = audit.events(db)[0], audit.events(db)[-1]
    assert (oldest.event, oldest.at, oldest.detail) == ("journal-exported", NOW, {"entries": 0})
    assert audit.events(db, before=2) == [oldest]
    assert newest.detail == {"entries": 8}
    for statement in ("DELETE FROM audit", "UPDATE audit SET event = ''"):
        with pytest.raises(IntegrityError):
            db.execute(statement)
    assert audit.verify(db, KEY) == audit.AuditReport(9)


@pytest.mark.parametrize(
    ("done", "problem", "line"),
    [
        ("UPDATE audit SET detail = '{}' WHERE id = 4", "audit-altered", 4),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 1", "audit-altered", 1),
        ("UPDATE audit SET event = 'x' WHERE id = 9", "audit-altered", 9),
        ("DELETE FROM audit WHERE id = 5", "audit-altered", 5),
        ("DELETE FROM audit WHERE id >= 8", "audit-cut", 8),
        ("DELETE FROM audit", "audit-cut", 1),
        ("UPDATE audit_state SET last_line = 7", "audit-altered", 1),
        ("DELETE FROM audit_state", "audit-altered", 1),
    ],
)
def test_a_line_edited_deleted_or_cut_off_is_noticed(
    db: Connection, log: audit.AuditLog, done: str, problem: str, line: int
) -> None:
    unlocked(db)
    db.execute(done)
    report = audit.verify(db, KEY)
    assert (report.ok, report.problem, report.line) == (False, problem, line)


def test_two_lines_that_change_places_are_noticed(db: Connection, log: audit.AuditLog) -> None:
    unlocked(db)
    for before, after in ((3, 99), (4, 3), (99, 4)):
        db.execute("UPDATE audit SET id = ? WHERE id = ?", (after, before))
    assert audit.verify(db, KEY).line == 3


def test_a_chain_rebuilt_by_whoever_holds_the_key_does_not_agree_with_a_backup_made_before(
    db: Connection, log: audit.AuditLog
) -> None:
    remember(db)
    log.record("vault-locked", "", NOW)
    assert audit.verify(db, KEY).ok
    unlocked(db)
    head = db.value("SELECT audit_head FROM backups")
    db.execute("UPDATE audit SET event = 'harmless' WHERE id = 2")
    audit.chain(db, KEY)
    db.execute("UPDATE backups SET audit_head = ?", (head,))
    assert audit.verify(db, KEY).problem == "audit-rebuilt"


def test_a_log_shorter_than_a_backup_remembers_was_cut(db: Connection, log: audit.AuditLog) -> None:
    remember(db)
    unlocked(db)
    db.execute("DELETE FROM audit WHERE id > 6")
    audit.chain(db, KEY)
    assert audit.verify(db, KEY).problem == "audit-cut"


def test_old_lines_go_and_the_chain_still_holds(db: Connection, log: audit.AuditLog) -> None:
    assert log.drop_before(NOW + timedelta(days=4)) == 4
    assert [event.id for event in audit.events(db)] == [9, 8, 7, 6, 5]
    log.record("vault-locked", "", NOW + timedelta(days=30))
    assert audit.verify(db, KEY) == audit.AuditReport(6)
    assert log.drop_before(NOW + timedelta(days=400)) == 5
    assert audit.verify(db, KEY) == audit.AuditReport(1)
    with pytest.raises(IntegrityError):
        db.execute("DELETE FROM audit")


def test_a_line_of_a_day_when_the_clock_was_wrong_takes_no_recent_one_along(
    db: Connection, log: audit.AuditLog
) -> None:
    log.record("vault-unlocked", "", datetime(1970, 1, 1, tzinfo=UTC))
    log.record("vault-unlocked", "", NOW + timedelta(days=9))
    assert log.drop_before(NOW + timedelta(days=2)) == 2
    assert [line.id for line in audit.events(db)] == list(range(11, 2, -1))
    assert audit.verify(db, KEY).ok


def test_a_log_from_before_the_chain_is_taken_in(db: Connection) -> None:
    for number in (1, 2):
        db.execute("INSERT INTO audit (at, event, subject, detail) VALUES (?, 'old', '', '{}')",
                   (f"2026-01-0{number}T00:00:00.000000+00:00",))
    log = audit.AuditLog(db, KEY)
    log.record("vault-locked", "", NOW)
    assert audit.verify(db, KEY) == audit.AuditReport(3)
    assert not audit.verify(db, bytes(32)).ok


def test_lines_name_records_by_ids_that_mean_nothing_elsewhere(db: Connection) -> None:
    client = people.add_client(db, Client(first_name="Ilona"))
    subject = audit.named(db, "client", client.id)
    kind, _, uid = subject.partition(":")
    assert (kind, len(uid)) == ("client", 32)
    assert audit.record_named(db, subject) == ("client", client.id)
    db.execute("DELETE FROM clients WHERE id = ?", (client.id,))
    assert audit.record_named(db, subject) is None
    assert [tuple(row)[:2] for row in db.rows("SELECT uid, kind FROM erasures")] == [(uid, "client")]
