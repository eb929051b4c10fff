"""What a campaign found, and the small vault it breaks."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdpp_desk import paths, vault
from rdpp_desk.clock import SystemClock
from rdpp_desk.errors import DeskError
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.notes import Note, Section, SectionKind
from rdpp_desk.practice.people import Client
from rdpp_desk.vault import Connection, engagements, notes, people, store
from rdpp_desk.vault.store import Vault

Rounds = Iterable[int]
"""The numbers of the faults to make, from 0: as many as asked, or as many as fit in the time given."""
PASSPHRASE = "une phrase pour les essais"
CLOCK = SystemClock()
WORDS = [
    "calme",
    "détour",
    "écoute",
    "question",
    "chemin",
    "reprise",
    "accord",
    "silence",
    "trame",
    "lumière",
    "séance",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Faults made; noticed and said; without any loss; and acknowledged data gone without a word (must be 0)."""

    fault: str
    tried: int
    detected: int
    survived: int
    lost: int


class Tally:
    """Counts one campaign."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        self.detected = self.survived = self.lost = 0

    def add(self, *, detected: bool, whole: bool) -> None:
        """One fault: said, else harmless, else lost."""
        if detected:
            self.detected += 1
        elif whole:
            self.survived += 1
        else:
            self.lost += 1

    def outcome(self) -> Outcome:
        return Outcome(self.fault, self.detected + self.survived + self.lost, self.detected, self.survived, self.lost)


@dataclass(frozen=True, slots=True)
class Specimen:
    """A closed vault with some text in it, and everything needed to reopen it quickly."""

    folder: Path
    data_key: bytes
    words: tuple[str, ...]

    def copy(self, place: Path) -> Specimen:
        """The same vault in a new folder, as if it had never been opened on this computer."""
        (paths.state_folder() / "generations.json").unlink(missing_ok=True)
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder, place)
        return Specimen(place, self.data_key, self.words)

    def open(self) -> Vault:
        return store.open_with_data_key(self.folder, self.data_key, clock=CLOCK)

    @property
    def database(self) -> Path:
        return self.folder / store.DATABASE_NAME


def make(folder: Path, saves: int = 120) -> Specimen:
    """A vault with one dossier and some notes in it."""
    opened, words = vault.create(folder, PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    with opened:
        fill(opened.db, saves)
        return Specimen(folder, opened.data_key, words)


def fill(db: Connection, saves: int) -> None:
    """One dossier, and some notes in it."""
    with db.transaction():
        client = people.add_client(db, Client(first_name="Ilona"))
        engagements.add_engagement(db, Engagement(kind=EngagementKind.COACHING, client_id=client.id))
    dice = random.Random(1)
    for step in range(1, saves + 1):
        save(db, step, dice)


def save(db: Connection, step: int, dice: random.Random) -> None:
    """One durable save: a new note, and sometimes an old one rewritten; its title is the number of the save."""
    with db.transaction():
        written = Note(engagement_id=1, title=str(step), written_on=CLOCK.today(), sections=_sections(dice))
        row = notes.add_note(db, written).id
        if step % 3 == 0:
            notes.save_text(db, dice.randint(1, row), _sections(dice), 0, None, CLOCK.now())


def last_step(opened: Vault) -> int:
    """The last save that is there, all those before it included; -1 if one is missing."""
    row = opened.db.row("SELECT count(*), max(CAST(title AS INTEGER)), count(DISTINCT title) FROM notes")
    assert row is not None
    return int(row[0]) if len(set(row)) == 1 else -1


def content_of(opened: Vault) -> list[tuple[object, ...]]:
    return [tuple(row) for row in opened.db.rows("SELECT id, title, text FROM notes ORDER BY id")]


def _sections(dice: random.Random) -> tuple[Section, ...]:
    return (Section(kind=SectionKind.FREE, text=" ".join(dice.choices(WORDS, k=dice.randint(20, 250)))),)


def noticed_or_whole(specimen: Specimen, expected: list[tuple[object, ...]]) -> tuple[bool, bool]:
    """Whether opening or the health check notices the fault, and whether the texts are all there."""
    try:
        with specimen.open() as opened:
            problems = faults(opened)
            return bool(problems), not problems and content_of(opened) == expected
    except DeskError:
        return True, False


def faults(opened: Vault) -> set[str]:
    """What the health check finds, but for the age of the copy: campaigns put the same copy back again and again."""
    return set(vault.check_health(opened).problems) - {"generation-older"}
