"""The supervision journal: what flows in, who stays out, and nothing leaves undecided or readable."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from rdpp_desk import messages
from rdpp_desk.actions import (
    clients,
    consents,
    documents,
    journal,
    journal_decisions,
    journal_export,
    notes,
    sessions,
    supervision,
)
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.known import known_entities
from rdpp_desk.actions.notes import Span
from rdpp_desk.documents.journal import extract_text
from rdpp_desk.errors import GateClosed, StorageError, UsageError
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Supervisor
from rdpp_desk.practice.sessions import Session, SessionKind
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.vault import audit
from rdpp_desk.vault import notes as notes_table
from rdpp_desk.vault import people as people_table

PASSAGE = "Camille Rousseau me rappelle mes débuts chez Novalens, à Grenoble, et je n’ai plus écouté."


@pytest.fixture(autouse=True)
def french() -> None:
    messages.use("fr")


@pytest.fixture
def entry(desk: Desk, camille: Engagement) -> SupervisionEntry:
    """An entry about Camille that took one passage from her note."""
    note = notes.new_note(desk, camille.id)
    notes.save_note(desk, note.id, PASSAGE, 0, [Span(0, len(PASSAGE))])
    made = supervision.new_entry(desk)
    waiting = [one.waiting.mark.id for one in supervision.waiting(desk)]
    opened = supervision.take_marks(desk, made.id, waiting)
    return supervision.save_entry(
        desk,
        SupervisionEntry(
            id=made.id,
            number=made.number,
            written_on=date(2026, 11, 24),
            engagement_ids=opened.entry.engagement_ids,
            title="Mon seuil de fatigue",
            context="Hélène VASSEUR m’a téléphoné au 06 12 34 56 78.",
            question="À quel moment ai-je cessé d’écouter Camille ?",
            articles=(4, 5),
        ),
    )


def plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def test_a_passage_flows_in_and_the_note_is_untouched(desk: Desk, camille: Engagement, entry: SupervisionEntry) -> None:
    opened = supervision.open_entry(desk, entry.id)
    assert [passage.text for passage in opened.passages] == [PASSAGE]
    assert opened.who == ("Camille Rousseau",)
    assert supervision.waiting(desk) == ()
    dropped = supervision.drop_passage(desk, opened.passages[0])
    assert len(supervision.waiting(desk)) == 1
    supervision.put_passage_back(desk, dropped)
    assert supervision.waiting(desk) == ()


def test_a_passage_outlives_the_mark_it_came_from(desk: Desk, camille: Engagement, entry: SupervisionEntry) -> None:
    (passage,) = supervision.open_entry(desk, entry.id).passages
    dropped = supervision.drop_passage(desk, passage)
    (note,) = notes_table.notes(desk.db, camille.id)
    notes.save_note(desk, note.id, PASSAGE, 0, [])
    back = supervision.put_passage_back(desk, dropped)
    assert (back.text, back.mark_id) == (PASSAGE, None)
    edited = supervision.save_passage(desk, replace(back, text="Relu.", mark_id=passage.mark_id))
    assert supervision.open_entry(desk, entry.id).passages == (edited,)
    assert edited.mark_id is None


def test_a_supervision_starts_the_counter_again(desk: Desk, camille: Engagement, entry: SupervisionEntry) -> None:
    held = sessions.plan_session(
        desk,
        Session(
            engagement_id=camille.id, starts_at=datetime(2026, 11, 20, 9), kind=SessionKind.EXPLORATORY, minutes=90
        ),
    )
    sessions.mark_held(desk, held.id)
    assert supervision.counter(desk).days is None
    assert supervision.counter(desk).practice_minutes == 90
    supervisor = supervision.save_supervisor(desk, Supervisor(first_name="Odile", last_name="Marchetti"))
    supervision.mark_brought(desk, [entry.id], date(2026, 11, 22), 60, supervisor.id)
    counter = supervision.counter(desk)
    assert (counter.days, counter.practice_minutes) == (2, 0)
    for day, minutes in ((22, 30), (23, 45)):
        again = Session(engagement_id=camille.id, starts_at=datetime(2026, 11, day), kind=SessionKind.EXPLORATORY)
        sessions.mark_held(desk, sessions.plan_session(desk, again).id, minutes)
    assert supervision.counter(desk).practice_minutes == 45
    for held_on, minutes, code in (
        (date(2027, 1, 1), 60, "date-in-future"),
        (date(2026, 11, 1), 0, "minutes-out-of-range"),
    ):
        with pytest.raises(UsageError) as stopped:
            supervision.mark_brought(desk, [entry.id], held_on, minutes)
        assert stopped.value.code == code


def test_every_known_name_is_found_and_masked_before_any_decision(desk: Desk, entry: SupervisionEntry) -> None:
    review = journal.prepare_journal(desk)
    text = plain(journal.shared(review).text)
    for name in ("camille", "rousseau", "novalens", "helene", "vasseur", "06 12 34 56 78"):
        assert name not in text
    assert "cesse d" in text
    assert journal.undecided(review)
    assert review.original.count("Camille") == 2


def test_nothing_leaves_while_one_item_is_undecided(desk: Desk, entry: SupervisionEntry, tmp_path: Path) -> None:
    review = journal.prepare_journal(desk)
    before = len(audit.events(desk.db))
    with pytest.raises(GateClosed) as stopped:
        journal_export.export_journal(desk, review, tmp_path / "journal.pdf", "pdf")
    assert stopped.value.code == "items-undecided"
    assert list(tmp_path.glob("journal*")) == []
    assert len(audit.events(desk.db)) == before


@pytest.mark.parametrize("format", ["pdf", "txt"])
def test_the_bytes_that_leave_hold_no_name(
    desk: Desk, entry: SupervisionEntry, tmp_path: Path, format: journal_export.Format
) -> None:
    review = journal.decide_all(journal.prepare_journal(desk))
    target = journal_export.export_journal(desk, review, tmp_path / f"journal.{format}", format)
    content = target.read_bytes()
    text = plain(extract_text(content) if format == "pdf" else content.decode())
    for name in ("camille", "rousseau", "novalens", "helene", "vasseur", "fontanel"):
        assert name not in text
    assert "pseudonymise" in text
    assert "anonym" not in text.replace("pseudonym", "")
    assert "24 novembre" not in text
    assert audit.events(desk.db)[0].event == "journal-exported"
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_name_kept_once_does_not_let_the_others_through(desk: Desk, entry: SupervisionEntry) -> None:
    review = journal.prepare_journal(desk)
    places = next(item for item in journal.items(review) if item.text == "Camille").places
    review = journal.decide_all(journal.decide(review, "PER:camille", "keep", occurrence=places[0]))
    text = journal.shared(review).text
    assert text.count("Camille") == 1
    assert journal_export.build_export(review, "txt").content.decode().count("Camille") == 1


def test_decisions_are_taken_back(desk: Desk, entry: SupervisionEntry) -> None:
    review = journal.prepare_journal(desk)
    key = journal.items(review)[0].key
    decided = journal.decide(review, key, "mask", "cette personne")
    assert "cette personne" in journal.shared(decided).text
    assert journal.undecide(decided, key).decisions == ()
    with pytest.raises(UsageError):
        journal.decide(review, "PER:nobody", "mask")


def test_a_mask_is_reapplied_and_a_keep_only_proposed(desk: Desk, entry: SupervisionEntry) -> None:
    review = journal.prepare_journal(desk)
    grenoble = next(item.key for item in journal.items(review) if item.text == "Grenoble")
    review = journal.decide_all(journal.decide(review, grenoble, "keep"))
    journal_decisions.save_decisions(desk, review)
    again = {item.key: item for item in journal.items(journal.prepare_journal(desk))}
    assert again[grenoble].proposed
    assert again[grenoble].decision is None
    assert all(item.decision is not None for key, item in again.items() if key != grenoble)


def test_a_choice_undone_after_it_was_saved_is_forgotten(desk: Desk, entry: SupervisionEntry) -> None:
    review = journal.decide_all(journal.prepare_journal(desk))
    journal_decisions.save_decisions(desk, review)
    town, company = (
        next(item.key for item in journal.items(review) if item.text == text) for text in ("Grenoble", "Novalens")
    )
    review = journal.decide(journal.undecide(journal.prepare_journal(desk), town), company, "keep")
    journal_decisions.save_decisions(desk, review)
    again = {item.key: item for item in journal.items(journal.prepare_journal(desk))}
    assert (again[town].decision, again[town].proposed) == (None, False)
    assert (again[company].decision, again[company].proposed) == (None, True)
    assert all(item.decision is not None for key, item in again.items() if key not in (town, company))


def test_a_choice_is_remembered_once_whatever_the_dossier(
    desk: Desk, camille: Engagement, entry: SupervisionEntry
) -> None:
    review = journal.decide_all(journal.prepare_journal(desk))
    journal_decisions.save_decisions(desk, review)
    supervision.save_entry(desk, replace(entry, engagement_ids=()))
    (passage,) = supervision.open_entry(desk, entry.id).passages
    supervision.save_passage(desk, replace(passage, engagement_id=None))
    review = journal.prepare_journal(desk)
    town = next(item.key for item in journal.items(review) if item.text == "Grenoble")
    journal_decisions.save_decisions(desk, journal.decide(review, town, "keep"))
    again = next(item for item in journal.items(journal.prepare_journal(desk)) if item.key == town)
    assert (again.decision, again.proposed) == (None, True)


def test_what_was_kept_is_proposed_until_it_is_decided(desk: Desk, entry: SupervisionEntry) -> None:
    review = journal.prepare_journal(desk)
    town, company = (
        next(item.key for item in journal.items(review) if item.text == text) for text in ("Grenoble", "Novalens")
    )
    journal_decisions.save_decisions(desk, journal.decide(review, town, "keep"))
    review = journal.decide(journal.prepare_journal(desk), company, "mask")
    journal_decisions.save_decisions(desk, review)
    assert next(item for item in journal.items(journal.prepare_journal(desk)) if item.key == town).proposed
    review = journal.decide(journal.prepare_journal(desk), town, "mask")
    journal_decisions.save_decisions(desk, review)
    assert not next(item for item in journal.items(journal.prepare_journal(desk)) if item.key == town).proposed


def test_refused_or_withdrawn_supervision_keeps_the_dossier_in(
    desk: Desk, camille: Engagement, entry: SupervisionEntry
) -> None:
    consents.record_paper_consents(desk, camille.id, {Purpose.SUPERVISION: True})
    assert journal.prepare_journal(desk).left_out == journal.LeftOut()
    withdrawn = consents.withdraw_consent(desk, camille.id, Purpose.SUPERVISION)
    other = supervision.new_entry(desk)
    supervision.save_entry(desk, SupervisionEntry(id=other.id, number=2, written_on=date(2026, 11, 24), felt="Lasse."))
    review = journal.prepare_journal(desk)
    assert review.left_out == journal.LeftOut(dossiers=1, entries=1, passages=1)
    assert "écouté" not in review.original
    consents.undo_withdrawal(desk, withdrawn)
    assert "écouté" in journal.prepare_journal(desk).original
    with pytest.raises(UsageError) as stopped:
        consents.withdraw_consent(desk, camille.id, Purpose.PUBLICATION)
    assert stopped.value.code == "consent-not-given"


def test_the_trash_hides_nobody_from_the_review(desk: Desk, camille: Engagement, entry: SupervisionEntry) -> None:
    with desk.transaction() as db:
        people_table.trash_client(db, camille.client_id or 0, desk.now())
        people_table.trash_organisation(db, camille.organisation_id or 0, desk.now())
        people_table.trash_sponsor(db, camille.sponsor_id or 0, desk.now())
    clients.trash_dossier(desk, camille.id)
    review = journal.prepare_journal(desk)
    strong = {item.text for item in journal.items(review) if item.known and item.strong}
    assert {"Camille Rousseau", "Novalens", "Hélène VASSEUR"} <= strong


def test_whom_a_document_alone_names_is_known(desk: Desk, camille: Engagement, entry: SupervisionEntry) -> None:
    form = documents.start_document(desk, camille.id, DocumentKind.CONSENT)
    state = documents.open_document(desk, form.id).state
    relative = {"name": "maël prigent", "phone": "07 89 10 11 12"}
    documents.save_answers(desk, form.id, state.answer("emergency_contact", relative))
    supervision.save_entry(desk, replace(entry, facts="Elle vit avec maël prigent ; son 07.89.10.11.12 sonne."))
    review = journal.prepare_journal(desk)
    found = {item.text: item for item in journal.items(review)}
    assert found["maël prigent"].strong
    assert found["07.89.10.11.12"].strong
    assert len([one for one in known_entities(desk) if one.value == "Camille Rousseau"]) == 1


def test_a_dossier_in_the_trash_that_refused_supervision_stays_in(
    desk: Desk, camille: Engagement, entry: SupervisionEntry
) -> None:
    consents.record_paper_consents(desk, camille.id, {Purpose.SUPERVISION: False})
    clients.trash_dossier(desk, camille.id)
    supervision.save_entry(desk, replace(supervision.new_entry(desk), felt="Lasse."))
    review = journal.prepare_journal(desk)
    assert review.left_out == journal.LeftOut(dossiers=1, entries=1, passages=1)
    assert "écouté" not in review.original


def test_a_withdrawal_during_the_review_stops_the_export(
    desk: Desk, camille: Engagement, entry: SupervisionEntry, tmp_path: Path
) -> None:
    consents.record_paper_consents(desk, camille.id, {Purpose.SUPERVISION: True})
    review = journal.decide_all(journal.prepare_journal(desk))
    consents.withdraw_consent(desk, camille.id, Purpose.SUPERVISION)
    with pytest.raises(GateClosed) as stopped:
        journal_export.export_journal(desk, review, tmp_path / "journal.txt", "txt")
    assert stopped.value.code == "supervision-refused"
    assert not (tmp_path / "journal.txt").exists()


def test_what_cannot_be_recorded_does_not_leave(desk: Desk, entry: SupervisionEntry, tmp_path: Path) -> None:
    review = journal.decide_all(journal.prepare_journal(desk))
    desk.db.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError):
        journal_export.export_journal(desk, review, tmp_path / "journal.txt", "txt")
    desk.db.execute("PRAGMA query_only = OFF")
    before = audit.events(desk.db)
    with pytest.raises(StorageError):
        journal_export.export_journal(desk, review, tmp_path / "absent" / "journal.txt", "txt")
    with pytest.raises(UsageError):
        journal_export.export_journal(desk, review, desk.vault.path / "journal.txt", "txt")
    assert list(tmp_path.rglob("journal.txt")) == []
    assert audit.events(desk.db) == before


def test_two_exports_cannot_be_joined(desk: Desk, entry: SupervisionEntry) -> None:
    aliases = set()
    for _ in range(12):
        review = journal.prepare_journal(desk)
        camille = next(item for item in journal.items(review) if item.text == "Camille Rousseau")
        aliases.add(camille.replacement)
    assert len(aliases) > 1


def test_unlinked_entries_share_no_alias_number_or_day(
    desk: Desk, camille: Engagement, entry: SupervisionEntry
) -> None:
    other = supervision.new_entry(desk, [camille.id])
    supervision.save_entry(
        desk,
        SupervisionEntry(
            id=other.id,
            number=2,
            written_on=date(2026, 11, 20),
            engagement_ids=(camille.id,),
            facts="Camille Rousseau rit.",
        ),
    )
    text = journal.shared(journal.prepare_journal(desk, unlinked=True)).text
    first, second = text.split("Novembre 2026")[1:]
    assert not {word for word in first.split("[") if word.startswith("Personne")} & {
        word for word in second.split("[") if word.startswith("Personne")
    }
    assert "Entry" not in text
    assert "20" not in text.replace("2026", "")


def test_one_dossier_alone_in_an_organisation_is_said(desk: Desk, entry: SupervisionEntry) -> None:
    assert journal.Notice.LONE_DOSSIER in journal.prepare_journal(desk).notices
    supervision.save_supervisor(desk, Supervisor(last_name="Marchetti", knows=("NOVALENS",)))
    assert journal.Notice.SUPERVISOR_KNOWS in journal.prepare_journal(desk).notices


def test_an_empty_period_says_so(desk: Desk, entry: SupervisionEntry) -> None:
    with pytest.raises(GateClosed) as stopped:
        journal.prepare_journal(desk, date(2025, 1, 1), date(2025, 2, 1))
    assert stopped.value.code == "journal-empty"
    with pytest.raises(UsageError) as reversed_dates:
        journal.prepare_journal(desk, date(2025, 2, 1), date(2025, 1, 1))
    assert reversed_dates.value.code == "dates-reversed"


def test_decisions_go_through_a_file(desk: Desk, entry: SupervisionEntry) -> None:
    review = journal.prepare_journal(desk)
    listed = journal_decisions.decisions_json(review)
    assert {line["action"] for line in listed["decisions"]} == {None}
    for line in listed["decisions"]:
        line["action"] = "mask"
    decided = journal_decisions.apply_decisions(review, json.dumps(listed).encode())
    assert journal.undecided(decided) == ()
    assert journal.undecided(journal_decisions.apply_decisions(review, b'{"all": "mask"}')) == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "decisions-unreadable"),
        (b"\xff\xfe", "decisions-unreadable"),
        (b"3", "decisions-unreadable"),
        (b'[{"form": "camille", "action": "burn"}]', "decision-invalid"),
        (b'[{"action": "mask"}]', "decision-invalid"),
        (b'{"all": "burn"}', "decision-invalid"),
    ],
)
def test_a_file_of_decisions_that_makes_no_sense_is_refused(
    desk: Desk, entry: SupervisionEntry, content: bytes, code: str
) -> None:
    with pytest.raises(UsageError) as stopped:
        journal_decisions.apply_decisions(journal.prepare_journal(desk), content)
    assert stopped.value.code == code
