"""Salvage through the actions: a closed vault with either secret, an open one with none, people's words last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rdpp_desk import messages
from rdpp_desk.actions import salvage, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import UsageError, WrongSecret
from rdpp_desk.messages import salvage_words
from rdpp_desk.practice.people import Client
from rdpp_desk.vault import audit, people
from rdpp_desk.vault.connection import PAGE_SIZE
from rdpp_desk.vault.salvage_account import LostNote, NotesFound, SalvageReport
from tests.desks import NOW, PASSPHRASE


def test_a_closed_vault_with_its_passphrase(vault_folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    report = salvage.salvage(vault_folder, tmp_path / "saved", PASSPHRASE, clock)
    assert report.complete
    unlock.unlock(tmp_path / "saved", PASSPHRASE, clock).close()


def test_a_wrong_secret_is_refused(vault_folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    with pytest.raises(WrongSecret):
        salvage.salvage(vault_folder, tmp_path / "saved", "une autre", clock)


def test_nothing_is_made_inside_the_damaged_vault(vault_folder: Path, clock: FixedClock) -> None:
    with pytest.raises(UsageError, match="target-inside-vault"):
        salvage.salvage(vault_folder, vault_folder / "saved", PASSPHRASE, clock)


def test_an_open_vault_is_saved_as_it_is_while_one_goes_on_writing(desk: Desk, tmp_path: Path) -> None:
    before = people.add_client(desk.db, Client(first_name="Ada", last_name="Roche"))

    def write(done: int, of: int) -> None:
        if done < of:
            people.add_client(desk.db, Client(first_name="Zoé", last_name="Après"))

    report = salvage.salvage_open(desk, tmp_path / "saved", progress=write)
    assert report.complete
    assert report.counts["clients"] == before.id
    assert desk.vault.is_open


def test_an_open_vault_with_bad_pages_is_saved(desk: Desk, tmp_path: Path) -> None:
    for number in range(40):
        people.add_client(desk.db, Client(first_name="Ada", last_name=f"Roche {number}"))
    desk.db.value("PRAGMA wal_checkpoint(TRUNCATE)")
    root = desk.db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'clients_of_organisation'")
    with desk.vault.database.open("rb+") as file:
        file.seek((root - 1) * PAGE_SIZE)
        file.write(bytes(PAGE_SIZE))
    report = salvage.salvage_open(desk, tmp_path / "saved")
    assert (report.pages_lost, report.counts["clients"]) == (1, 40)


def found(**changes: object) -> SalvageReport:
    notes = NotesFound(
        whole=1489, earlier=12, unverified=0, cut=0, missing=45, lost=(LostNote(3, "2025-03-12"), LostNote(None, ""))
    )
    values: dict[str, object] = {
        "path": Path("saved"),
        "vault_id": "a",
        "parent_id": "b",
        "header": "present",
        "verified": True,
        "pages": 543,
        "pages_lost": 20,
        "saves_lost": 0,
        "notes": notes,
        "counts": {},
        "missing": {"notes": 45},
        "unbounded": (),
        "made_up": {},
        "dropped": {},
        "files": 0,
        "files_damaged": 0,
    }
    return SalvageReport(**{**values, **changes})  # type: ignore[arg-type]  # each test names a field of the report


@pytest.fixture
def french() -> Iterator[None]:
    before = messages.language()
    messages.use("fr")
    yield
    messages.use(before)


@pytest.mark.usefixtures("french")
def test_the_count_is_told_in_one_sentence() -> None:
    said = salvage_words.headline(found()).replace("\u202f", " ").replace("\xa0", " ")
    assert said == ("1 489 notes sur 1 546 retrouvées entières, 12 dans une version antérieure ; au plus 45 manquent.")


@pytest.mark.usefixtures("french")
def test_the_rest_is_told_after_it() -> None:
    report = found(
        header="mended",
        saves_lost=2,
        missing={"notes": 45, "sessions": 36, "practitioner": 1},
        made_up={"engagements": 1, "sessions": 36},
        files=6,
        files_damaged=1,
    )
    said = " ".join(salvage_words.details(report)).replace("\xa0", " ").replace("\u202f", " ")
    for words in (
        "12 mars 2025",
        "36 séances, votre profil",
        "« Dossier retrouvé n° 12 »",
        "De 36 séances, il ne reste que la date",
        "1 pièce jointe sur 6",
        "changez la phrase secrète",
        "relisez vos dernières notes",
    ):
        assert words in said, said


@pytest.mark.usefixtures("french")
def test_nothing_lost_is_said_plainly() -> None:
    whole = NotesFound(whole=12, earlier=0, unverified=0, cut=0, missing=0)
    report = found(notes=whole, missing={"notes": 0})
    assert report.complete
    assert salvage_words.headline(report) == "Les 12 notes ont toutes été retrouvées entières."
    assert salvage_words.details(report) == ()


def test_the_day_of_the_salvage_is_in_the_audit_log(vault_folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    salvage.salvage(vault_folder, tmp_path / "saved", PASSPHRASE, clock)
    desk = unlock.unlock(tmp_path / "saved", PASSPHRASE, clock)
    line = next(one for one in audit.events(desk.db) if one.event == "vault-salvaged")
    desk.close()
    assert line.at == NOW


@pytest.mark.usefixtures("french")
def test_a_count_that_nothing_bounds_is_not_made_up() -> None:
    notes = NotesFound(whole=6, earlier=1, unverified=0, cut=0, missing=0, bounded=False)
    report = found(notes=notes, missing={"notes": 0}, unbounded=("notes",))
    assert not report.complete
    said = salvage_words.headline(report).replace("\u202f", " ")
    assert (
        said == "6 notes retrouvées entières, 1 dans une version antérieure ; plus rien ne dit combien il y en avait."
    )
