from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.vault_tables.conftest import NOW, TODAY, Base, write

from rdpp_desk.errors import Damaged, UsageError
from rdpp_desk.practice.agreements import Attachment, DocumentState, Party, Signature
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Objective
from rdpp_desk.practice.people import Client, Sponsor
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.vault import Connection, IntegrityError, accounts, attachments, consents, documents, engagements, people
from rdpp_desk.vault import preferences as settings
from rdpp_desk.vault import sessions as meetings
from rdpp_desk.vault import snoozes as put_off
from rdpp_desk.vault import supervision as journal

LOCAL = datetime(2026, 3, 2, 10, 30)


def test_people_are_listed_by_name_without_accents(db: Connection) -> None:
    for first, last in (("Zoé", "Étienne"), ("Ana", "Estève"), ("Œdipe", ""), ("Léa", "Fabre")):
        people.add_client(db, Client(first_name=first, last_name=last))
    assert [each.full_name for each in people.clients(db)] == ["Ana Estève", "Zoé Étienne", "Léa Fabre", "Œdipe"]


def test_the_trash_is_in_no_list_until_restored(db: Connection, base: Base) -> None:
    people.trash_client(db, base.client_id, NOW)
    assert people.clients(db) == []
    assert people.client(db, base.client_id).deleted_at == NOW
    people.restore_client(db, base.client_id)
    assert [each.id for each in people.clients(db)] == [base.client_id]


def test_sponsors_and_signatories_belong_to_an_organisation(db: Connection, base: Base) -> None:
    assert [each.id for each in people.sponsors(db, base.organisation_id)] == [base.sponsor_id]
    assert people.sponsors(db, 404) == people.signatories(db, 404) == []
    assert [each.id for each in people.signatories(db)] == [base.signatory_id]
    with pytest.raises(IntegrityError):
        people.add_sponsor(db, Sponsor(organisation_id=404, last_name="Personne"))


def test_a_group_has_no_client_and_the_others_have_one(db: Connection, base: Base) -> None:
    for kind, client_id in ((EngagementKind.RDPP, None), (EngagementKind.PRACTICE_ANALYSIS, base.client_id)):
        with pytest.raises(IntegrityError):
            engagements.add_engagement(db, Engagement(kind=kind, client_id=client_id))


def test_a_list_of_dossiers_says_what_comes_next_and_what_was_done(db: Connection, base: Base) -> None:
    soon = meetings.add_session(db, Session(engagement_id=base.engagement_id, starts_at=LOCAL + timedelta(days=9)))
    for days in (-30, -20):
        meetings.add_session(
            db,
            Session(
                engagement_id=base.engagement_id,
                starts_at=LOCAL + timedelta(days=days),
                minutes=45,
                state=SessionState.HELD,
            ),
        )
    last = write(db, base.engagement_id, "plus tard", on=date(2026, 5, 1))
    group = engagements.add_engagement(
        db, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title="Groupe", organisation_id=base.organisation_id)
    )
    first, second = engagements.dossiers(db, LOCAL)
    assert first.client == people.client(db, base.client_id)
    assert first.next_session == meetings.session(db, base.session_id)
    assert (first.sessions_held, first.minutes_held) == (2, 90)
    assert (first.last_note_id, first.last_note_on) == (last.id, date(2026, 5, 1))
    assert (second.engagement, second.client, second.organisation) == (group, None, "Atelier des Brumes")
    assert (second.next_session, second.sessions_held, second.last_note_id) == (None, 0, None)
    assert engagements.dossiers(db, LOCAL + timedelta(days=1))[0].next_session == soon
    assert engagements.dossiers(db, LOCAL, (EngagementState.CLOSED,)) == engagements.dossiers(db, LOCAL, ()) == []
    engagements.trash_engagement(db, group.id, NOW)
    assert len(engagements.dossiers(db, LOCAL, (EngagementState.EXPLORING,))) == 1


def test_engagements_and_objectives_of_a_client(db: Connection, base: Base) -> None:
    assert [each.id for each in engagements.engagements(db, base.client_id)] == [base.engagement_id]
    assert engagements.engagements(db, 404) == []
    for position, wording in ((2, "b"), (1, "a")):
        engagements.add_objective(
            db, Objective(engagement_id=base.engagement_id, position=position, wording=wording)
        )
    first, second = engagements.objectives(db, base.engagement_id)
    assert (first.wording, second.wording) == ("a", "b")
    engagements.trash_objective(db, first.id, NOW)
    assert engagements.objectives(db, base.engagement_id) == [second]
    engagements.restore_objective(db, first.id)
    assert len(engagements.objectives(db, base.engagement_id)) == 2


def test_only_dossiers_where_something_is_left_to_do_show_all_their_meetings(db: Connection, base: Base) -> None:
    work = engagements.engagement(db, base.engagement_id)
    old = meetings.session(db, base.session_id)
    engagements.update_engagement(db, replace(work, state=EngagementState.CLOSED))
    assert meetings.sessions_under_way(db, old.starts_at + timedelta(days=1)) == [old]
    meetings.update_session(db, replace(old, state=SessionState.HELD))
    held = meetings.session(db, old.id)
    assert meetings.sessions_under_way(db, old.starts_at + timedelta(days=1)) == []
    assert meetings.sessions_under_way(db, old.starts_at) == [held]
    engagements.update_engagement(db, replace(work, state=EngagementState.PAUSED))
    assert meetings.sessions_under_way(db, old.starts_at + timedelta(days=1)) == [held]
    meetings.trash_session(db, old.id, NOW)
    assert meetings.sessions_under_way(db, old.starts_at) == []


def test_meetings_are_found_by_wall_time_and_counted_once_held(db: Connection, base: Base) -> None:
    held = meetings.add_session(
        db, Session(engagement_id=base.engagement_id, starts_at=LOCAL, minutes=50, state=SessionState.HELD)
    )
    planned = meetings.session(db, base.session_id)
    assert meetings.sessions(db) == meetings.sessions(db, base.engagement_id) == [held, planned]
    assert meetings.sessions_between(db, LOCAL, planned.starts_at) == [held]
    assert meetings.held_minutes(db) == meetings.held_minutes(db, LOCAL) == 50
    assert meetings.held_minutes(db, LOCAL + timedelta(seconds=1)) == 0
    engagements.trash_engagement(db, base.engagement_id, NOW)
    assert meetings.sessions(db) == []
    assert meetings.held_minutes(db) == 0


def test_a_consent_is_withdrawn_on_a_day(db: Connection, base: Base) -> None:
    given = consents.record_consent(
        db,
        Consent(
            engagement_id=base.engagement_id, purpose=Purpose.SUPERVISION, state=ConsentState.GIVEN, decided_on=TODAY
        ),
    )
    withdrawn = consents.withdraw(db, given.id, TODAY)
    assert withdrawn == replace(given, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY)
    assert consents.consents(db) == consents.consents(db, base.engagement_id) == [withdrawn]
    consents.erase_consent(db, given.id)
    assert consents.consents(db) == []


def test_what_was_proposed_never_changes(db: Connection, base: Base) -> None:
    draft = documents.document(db, base.document_id)
    frozen = replace(
        draft, state=DocumentState.PROPOSED, sha256="0a", clauses="…", pdf_attachment_id=base.pdf_attachment_id
    )
    documents.update_document(db, frozen)
    documents.update_document(db, replace(frozen, state=DocumentState.IN_FORCE, updated_at=NOW))
    for change in ({"answers": '{"a": 1}'}, {"clauses": ""}, {"sha256": ""}, {"templates": "[]"}, {"language": "en"}):
        with pytest.raises(IntegrityError):
            documents.update_document(db, replace(frozen, **change))  # type: ignore[arg-type]  # texts, all of them
    assert documents.document(db, draft.id).clauses == "…"


def test_documents_are_listed_without_their_long_texts(db: Connection, base: Base) -> None:
    documents.update_document(
        db, replace(documents.document(db, base.document_id), clauses="long", state=DocumentState.PROPOSED)
    )
    (whole,) = documents.documents(db)
    assert documents.documents_at_a_glance(db) == [replace(whole, clauses="")]
    assert documents.documents_waiting(db) == documents.documents_at_a_glance(db, base.engagement_id)
    assert documents.documents(db, base.engagement_id, (DocumentState.DRAFT,)) == []
    engagements.trash_engagement(db, base.engagement_id, NOW)
    assert documents.documents_waiting(db) == []


def test_each_party_has_one_slot_client_first(db: Connection, base: Base) -> None:
    for party in reversed(Party):
        documents.add_signature(db, Signature(document_id=base.document_id, party=party))
    assert [each.party for each in documents.signatures(db, base.document_id)] == list(Party)
    assert documents.signatures(db) == documents.signatures(db, base.document_id)
    with pytest.raises(IntegrityError):
        documents.add_signature(db, Signature(document_id=base.document_id, party=Party.CLIENT))


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1, (5 << 20) - 1])
def test_a_file_comes_back_byte_for_byte(db: Connection, size: int) -> None:
    data = hashlib.shake_128(b"seed").digest(size)
    stored = attachments.add_attachment(db, _file(data), data)
    assert attachments.attachment_bytes(db, stored.id) == data
    pieces = db.value("SELECT count(*) FROM attachment_chunks WHERE attachment_id = ?", (stored.id,))
    assert pieces == -(-size // (1 << 20))


def test_a_file_too_big_mistaken_or_altered_is_refused(db: Connection, base: Base) -> None:
    big = bytes(attachments.MOST_BYTES + 1)
    with pytest.raises(UsageError, match="attachment-too-big"):
        attachments.add_attachment(db, _file(big), big)
    with pytest.raises(ValueError, match="sha256"):
        attachments.add_attachment(db, _file(b"un"), b"deux")
    stored = attachments.add_attachment(db, replace(_file(b"un"), engagement_id=base.engagement_id), b"un")
    assert stored in attachments.attachments(db, base.engagement_id)
    db.execute("UPDATE attachment_chunks SET bytes = x'00' WHERE attachment_id = ?", (stored.id,))
    with pytest.raises(Damaged, match="attachment-altered"):
        attachments.attachment_bytes(db, stored.id)


def test_the_last_charter_loaded_is_in_use(db: Connection) -> None:
    assert documents.charter(db) is None
    for version in ("1", "2"):
        documents.add_charter(
            db, documents.StoredCharter(title="Ma charte", version=version, sha256="", received_on=TODAY, text="…")
        )
    found = documents.charter(db)
    assert found is not None
    assert found.version == "2"


def test_entries_are_numbered_for_ever(db: Connection, base: Base) -> None:
    second = journal.add_entry(db, SupervisionEntry(written_on=TODAY))
    journal.trash_entry(db, second.id, NOW)
    third = journal.add_entry(db, SupervisionEntry(written_on=TODAY, engagement_ids=(base.engagement_id,)))
    assert (second.number, third.number) == (2, 3)
    assert [each.number for each in journal.entries(db)] == [3, 1]
    assert [each.number for each in journal.entries(db, base.engagement_id)] == [3, 1]
    assert journal.entries(db, 404) == []


def test_a_decision_is_kept_once_by_form_label_and_dossier(db: Connection, base: Base) -> None:
    for dossier in (None, base.engagement_id):
        for action in ("mask", "keep"):
            journal.remember_decisions(
                db,
                [
                    journal.RememberedDecision(
                        form="Lyon", label="LOC", action=action, engagement_id=dossier, decided_at=NOW
                    )
                ],
            )
    first, second = journal.remembered_decisions(db)
    assert (first.action, first.engagement_id, second.engagement_id) == ("keep", None, base.engagement_id)
    journal.forget_decisions(db, [("Lyon", "PER"), ("Nice", "LOC")])
    assert journal.remembered_decisions(db) == [first, second]
    journal.forget_decisions(db, [("Lyon", "LOC")])
    assert journal.remembered_decisions(db) == []


def test_backups_and_imports_remember_the_last_one(db: Connection) -> None:
    assert accounts.newest(accounts.backups(db), NOW) is None
    assert accounts.last_import(db) is None
    for day in (1, 0):
        backup = accounts.BackupRecord(
            made_at=NOW + timedelta(days=day), place="clé", size=1, generation=2, verified=True
        )
        stored = accounts.record_backup(db, backup)
        done = accounts.record_import(db, accounts.ImportRecord(made_at=NOW, client_ids=(1, 2)))
    tomorrow = replace(stored, id=1, made_at=NOW + timedelta(days=1))
    assert accounts.newest(accounts.backups(db), NOW) == tomorrow
    assert accounts.newest(accounts.backups(db), NOW - timedelta(hours=1)) == stored
    assert accounts.newest([tomorrow], NOW - timedelta(hours=1)) == tomorrow
    assert accounts.last_import(db) == done
    accounts.forget_import(db, done.id)
    assert accounts.last_import(db) == replace(done, id=1)


def test_settings_of_another_version_are_kept_and_nonsense_is_not_believed(db: Connection) -> None:
    db.execute(
        "INSERT INTO preferences (id, settings) VALUES (1, ?)",
        ('{"from_tomorrow": [1], "zone": 3, "payment_days": 45, "vat_line_until": "2027-02-30"}',),
    )
    found = settings.preferences(db)
    assert found == Preferences(payment_days=45)
    settings.save_preferences(db, replace(found, payment_days=15))
    assert settings.preferences(db).payment_days == 15
    assert '"from_tomorrow": [1]' in db.value("SELECT settings FROM preferences")


def test_small_things_are_remembered_until_forgotten(db: Connection) -> None:
    settings.remember(db, "open-note", {"id": 3, "où": [1.5, None]})
    assert settings.recall(db, "open-note") == {"id": 3, "où": [1.5, None]}
    settings.remember(db, "open-note", None)
    assert settings.recall(db, "open-note") is None


def test_a_duty_is_put_off_and_taken_back(db: Connection) -> None:
    put_off.snooze(db, "backup", TODAY)
    put_off.snooze(db, "backup", date(2026, 4, 1))
    assert put_off.snoozes(db) == {"backup": date(2026, 4, 1)}
    put_off.unsnooze(db, "backup")
    assert put_off.snoozes(db) == {}


def _file(data: bytes) -> Attachment:
    return Attachment(name="f", media_type="x/y", size=len(data), sha256=hashlib.sha256(data).hexdigest())
