"""Salvage: most of what was there comes back, whatever is broken; what does not is counted, never hidden."""

from __future__ import annotations

import hashlib
import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from tests.vault import damaged_practice
from tests.vault.conftest import CLOCK, Closed
from tests.vault.damaged_practice import NAMES, Practice, practice, spoil, spoil_leaves, texts_of, victim

from rdpp_desk import vault
from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.vault import OwnKey, SalvageReport, audit, notes, people, replay, salvage_mending
from rdpp_desk.vault.connection import PAGE_SIZE, open_database

__all__ = ["practice", "victim"]
BAD_PAGES = 20
ENOUGH = 0.96


def salvaged(practice: Practice, folder: Path) -> SalvageReport:
    """Salvage, and check what holds whatever the damage."""
    before = digests(folder)
    report = practice.salvage(folder)
    assert digests(folder) == before
    assert report.problems == ()
    lost = len(practice.texts) - report.notes.found
    assert report.notes.missing >= lost
    assert len(report.notes.lost) <= report.notes.missing
    with practice.salvaged(report) as made:
        assert made.db.rows("PRAGMA foreign_key_check") == []
        assert vault.check_health(made).ok
        assert audit.verify(made.db, made.data_key).ok
        assert audit.events(made.db)[0].event == "vault-salvaged"
        assert made.parent_id == report.parent_id != made.vault_id
        found = texts_of(made)
        same = sum(found.get(number) == text for number, text in practice.texts.items())
        assert same >= report.notes.whole
        searched = made.db.value("SELECT count(*) FROM notes_fts_docsize")
        assert searched == len(found)
    return report


def digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def share(practice: Practice, report: SalvageReport) -> float:
    return report.notes.found / len(practice.texts)


def test_a_sound_vault_comes_out_the_same(practice: Practice, victim: Path) -> None:
    report = salvaged(practice, victim)
    assert report.complete
    assert (report.pages_lost, report.saves_lost, report.header, report.verified) == (0, 0, "present", True)
    with practice.closed.open() as source, practice.salvaged(report) as made:
        for table in ("clients", "engagements", "sessions", "notes", "revisions", "attachments", "attachment_chunks"):
            rows = f"SELECT * FROM {table} ORDER BY rowid"
            assert [tuple(row) for row in made.db.rows(rows)] == [tuple(row) for row in source.db.rows(rows)]


@pytest.mark.parametrize("seed", range(6))
def test_twenty_bad_pages_cost_few_notes(practice: Practice, victim: Path, seed: int) -> None:
    assert 500 < practice.pages < 600
    dice = random.Random(seed)
    spoil(victim / "vault.db", dice.sample(range(1, practice.pages + 1), BAD_PAGES), dice)
    report = salvaged(practice, victim)
    assert share(practice, report) >= ENOUGH
    assert report.pages_lost == BAD_PAGES


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_cost_sixteen_bytes_each(practice: Practice, victim: Path, seed: int) -> None:
    dice = random.Random(seed)
    stored = bytearray((victim / "vault.db").read_bytes())
    for page in dice.sample(range(1, practice.pages), BAD_PAGES):
        stored[page * PAGE_SIZE + dice.randrange(PAGE_SIZE)] ^= 1 << dice.randrange(8)
    (victim / "vault.db").write_bytes(stored)
    report = salvaged(practice, victim)
    assert share(practice, report) >= 0.99
    assert report.notes.unverified > 0


def test_the_first_page_may_be_destroyed(practice: Practice, victim: Path) -> None:
    spoil(victim / "vault.db", [1], random.Random(1))
    report = salvaged(practice, victim)
    assert share(practice, report) == 1.0
    assert not report.verified


def test_the_first_page_may_be_zeroed_but_for_its_salt(practice: Practice, victim: Path) -> None:
    with (victim / "vault.db").open("rb+") as file:
        file.seek(16)
        file.write(bytes(PAGE_SIZE - 16))
    report = salvaged(practice, victim)
    assert report.notes.whole == len(practice.texts)
    assert report.verified


@pytest.mark.parametrize("name", ["notes", "engagements", "clients", "sessions", "notes_of_engagement", "audit"])
def test_the_root_of_a_tree_may_be_destroyed(practice: Practice, victim: Path, name: str) -> None:
    spoil(victim / "vault.db", practice.pages_of(name), random.Random(2))
    report = salvaged(practice, victim)
    assert share(practice, report) == 1.0


def test_every_inner_page_may_be_destroyed(practice: Practice, victim: Path) -> None:
    from rdpp_desk.vault import salvage_cells
    from rdpp_desk.vault.pages import Pages

    with Pages(victim / "vault.db", practice.closed.data_key) as pages:
        found = [page for number in range(1, pages.count + 1) if (page := pages.read(number)) is not None]
    inner = [page.number for page in found if salvage_cells.kind_of(page) in (5, 2)]
    assert len(inner) > 5
    spoil(victim / "vault.db", [number for number in inner if number > 1], random.Random(3))
    report = salvaged(practice, victim)
    assert report.notes.whole == len(practice.texts)


def test_half_a_file_gives_half_of_what_was_there(practice: Practice, victim: Path) -> None:
    stored = (victim / "vault.db").read_bytes()
    (victim / "vault.db").write_bytes(stored[: len(stored) // 2 + 123])
    report = salvaged(practice, victim)
    assert 0.3 < share(practice, report) < 1
    assert report.pages_lost >= practice.pages // 2 - 1


def test_bytes_too_many_cost_nothing(practice: Practice, victim: Path) -> None:
    with (victim / "vault.db").open("ab") as file:
        file.write(random.Random(4).randbytes(3 * PAGE_SIZE + 77))
    report = salvaged(practice, victim)
    assert report.notes.whole == len(practice.texts)
    assert report.pages_lost == 0


def test_parents_that_are_lost_get_a_name_to_find_their_notes_under(practice: Practice, victim: Path) -> None:
    spoil(victim / "vault.db", [*practice.pages_of("engagements"), *practice.pages_of("clients")], random.Random(5))
    spoil_leaves(practice, victim, "engagements")
    spoil_leaves(practice, victim, "clients")
    report = salvaged(practice, victim)
    assert report.notes.whole == len(practice.texts)
    assert report.made_up["engagements"] == 16
    assert report.made_up["clients"] == 16
    assert report.missing["clients"] == 16
    with practice.salvaged(report) as made:
        titles = [row[0] for row in made.db.rows("SELECT title FROM engagements ORDER BY id")]
        assert titles[11] == "Dossier retrouvé n° 12"
        assert people.client(made.db, 12).last_name == "Personne retrouvée n° 12"
        assert made.db.value("SELECT count(DISTINCT client_id) FROM engagements") == 16


def test_a_lost_note_comes_back_from_its_last_version_and_keeps_what_its_indexes_know(
    practice: Practice, victim: Path
) -> None:
    spoil(victim / "vault.db", practice.pages_of("notes"), random.Random(8))
    spoil_leaves(practice, victim, "notes")
    report = salvaged(practice, victim)
    assert report.notes.whole < 10
    assert report.notes.earlier > 200
    assert len(report.notes.lost) == report.notes.missing == len(practice.texts) - report.notes.found
    with practice.closed.open() as source, practice.salvaged(report) as made:
        number = made.db.value("SELECT note_id FROM revisions ORDER BY note_id LIMIT 1")
        before, after = notes.note(source.db, number), notes.note(made.db, number)
        assert after.text == notes.revisions(source.db, number)[0].text
        assert (after.engagement_id, after.session_id, after.written_on) == (
            before.engagement_id,
            before.session_id,
            before.written_on,
        )
        uid = "SELECT uid FROM notes WHERE id = ?"
        assert made.db.value(uid, (number,)) == source.db.value(uid, (number,))


def test_a_long_note_whose_beginning_is_lost_gives_its_end(tmp_path: Path) -> None:
    bare = damaged_practice.make(tmp_path / "bare", versions=False)
    spoil_leaves(bare, bare.closed.folder, "notes")
    report = bare.salvage(bare.closed.folder)
    assert report.notes.cut > 20
    with bare.salvaged(report) as made:
        found = {number: text for number, text in texts_of(made).items() if text.startswith("\ufffd")}
        assert len(found) == report.notes.cut
        assert all(bare.texts[number].endswith(text.removeprefix("\ufffd\n\n")) for number, text in found.items())
        assert all(len(text) > 500 for text in found.values())


def test_a_file_kept_inside_that_lost_a_piece_is_not_passed_for_whole(practice: Practice, victim: Path) -> None:
    with Path(victim / "vault.db").open("rb") as file:
        stored = file.read()
    with closing(open_database(practice.closed.database, practice.closed.data_key, immutable=True)) as db:
        root = int(db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'attachment_chunks'"))
    assert len(stored) // PAGE_SIZE == practice.pages
    spoil(victim / "vault.db", [root], random.Random(9))
    report = salvaged(practice, victim)
    assert (report.files, report.files_damaged) == (1, 1)
    assert not report.complete


def test_lines_of_the_audit_log_that_are_lost_are_said_to_be(practice: Practice, victim: Path) -> None:
    with practice.closed.open() as source:
        lines = source.db.value("SELECT max(id) FROM audit")
    spoil(victim / "vault.db", practice.pages_of("audit"), random.Random(10))
    spoil_leaves(practice, victim, "audit")
    report = salvaged(practice, victim)
    with practice.salvaged(report) as made:
        events = audit.events(made.db, limit=1000)
        assert {event.event for event in events} <= {"line-lost", "document-printed", "vault-salvaged"}
        assert len(events) <= lines + 1


def in_the_log(practice: Practice, folder: Path) -> dict[int, str]:
    """Write a few notes, and keep the log as a crash leaves it; what the notes say then."""
    with Closed(folder, practice.closed.words, practice.closed.data_key).open() as opened:
        opened.db.value("PRAGMA wal_autocheckpoint = 0")
        for number in range(1, 6):
            opened.db.execute("UPDATE notes SET text = text || ' et après' WHERE id = ?", (number,))
        texts = texts_of(opened)
        for name in ("vault.db", "vault.db-wal", "vault.keys"):
            shutil.copy(folder / name, folder / f"{name}.kept")
    (folder / "vault.db-shm").unlink(missing_ok=True)
    for name in ("vault.db", "vault.db-wal", "vault.keys"):
        (folder / f"{name}.kept").replace(folder / name)
    return texts


def test_what_was_only_in_the_log_is_found(practice: Practice, victim: Path) -> None:
    texts = in_the_log(practice, victim)
    report = salvaged(Practice(practice.closed, texts, practice.pages), victim)
    assert report.notes.whole == len(texts)
    assert report.saves_lost == 0


@pytest.mark.parametrize("seed", range(4))
def test_a_flip_in_the_log_costs_one_page_of_it(practice: Practice, victim: Path, seed: int) -> None:
    texts = in_the_log(practice, victim)
    log = bytearray((victim / "vault.db-wal").read_bytes())
    log[random.Random(seed).randrange(len(log))] ^= 0x10
    (victim / "vault.db-wal").write_bytes(log)
    report = salvaged(Practice(practice.closed, texts, practice.pages), victim)
    assert share(practice, report) == 1.0
    assert report.notes.whole >= len(texts) - 12


def test_a_log_that_is_gone_leaves_what_the_database_has(practice: Practice, victim: Path) -> None:
    in_the_log(practice, victim)
    (victim / "vault.db-wal").unlink()
    report = salvaged(practice, victim)
    assert report.notes.whole == len(practice.texts)


def test_who_was_erased_stays_erased_even_where_the_log_lost_the_erasure(practice: Practice, victim: Path) -> None:
    with Closed(victim, practice.closed.words, practice.closed.data_key).open() as opened:
        opened.db.value("PRAGMA wal_autocheckpoint = 0")
        opened.db.execute("DELETE FROM notes WHERE id = 7")
        replay.keep_outside(opened.vault_id, opened.parent_id, replay.erasures(opened.db))
        shutil.copy(victim / "vault.db", victim / "kept")
    (victim / "kept").replace(victim / "vault.db")
    report = practice.salvage(victim)
    with practice.salvaged(report) as made:
        assert 7 not in texts_of(made)
        assert made.db.value("SELECT count(*) FROM erasures WHERE kind = 'note'") == 1


def test_numbers_once_given_are_never_given_again(practice: Practice, victim: Path) -> None:
    with practice.salvaged(practice.salvage(victim)) as made:
        assert made.db.value("SELECT seq FROM sqlite_sequence WHERE name = 'notes'") == max(practice.texts)


def test_it_stops_when_asked_and_leaves_nothing(practice: Practice, victim: Path, tmp_path: Path) -> None:
    asked = iter([False] * 5 + [True] * 100)
    key = OwnKey(practice.closed.data_key)
    with pytest.raises(vault.Stopped):
        vault.salvage(victim, tmp_path / "new", key, clock=CLOCK, names=NAMES, stop=lambda: next(asked))
    assert sorted(place.name for place in tmp_path.iterdir()) == ["victim"]


def test_progress_only_grows_and_ends_at_its_end(practice: Practice, victim: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    key = OwnKey(practice.closed.data_key)
    vault.salvage(
        victim, tmp_path / "new", key, clock=CLOCK, names=NAMES, progress=lambda done, of: told.append((done, of))
    )
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_nothing_is_written_over(practice: Practice, victim: Path, tmp_path: Path) -> None:
    key = OwnKey(practice.closed.data_key)
    with pytest.raises(VaultUnavailable, match="vault-exists"):
        vault.salvage(victim, victim, key, clock=CLOCK, names=NAMES)
    with pytest.raises(VaultUnavailable, match="vault-missing"):
        vault.salvage(tmp_path / "nowhere", tmp_path / "new", key, clock=CLOCK, names=NAMES)
    with pytest.raises(VaultUnavailable, match="not-a-vault"):
        vault.salvage(tmp_path, tmp_path / "new", key, clock=CLOCK, names=NAMES)


def test_what_cannot_stay_without_what_it_points_at_is_lost_not_erased(
    practice: Practice, victim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(salvage_mending, "_MADE_UP", {})  # as when the tables refuse what is made up
    spoil(victim / "vault.db", practice.pages_of("engagements"), random.Random(6))
    report = practice.salvage(victim)
    assert report.dropped["notes"]
    with practice.salvaged(report) as made:
        assert not replay.erasures(made.db)
    assert not replay.kept_outside(report.parent_id)
