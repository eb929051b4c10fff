"""A practice of about 540 pages: short notes, several to a page, long ones that run on, and what goes with them."""

from __future__ import annotations

import hashlib
import random
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.vault.conftest import CLOCK, PASSPHRASE, Closed

from rdpp_desk import vault
from rdpp_desk.practice.agreements import Attachment
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.notes import Note, Section, SectionKind
from rdpp_desk.practice.people import Client, Organisation
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.vault import (
    OwnKey,
    SalvageReport,
    attachments,
    engagements,
    notes,
    people,
    salvage_cells,
    sessions,
    supervision,
)
from rdpp_desk.vault.connection import PAGE_SIZE, Connection
from rdpp_desk.vault.pages import Pages
from rdpp_desk.vault.store import Vault

NAMES = {
    "organisations": "Organisation retrouvée n° {number}",
    "clients": "Personne retrouvée n° {number}",
    "engagements": "Dossier retrouvé n° {number}",
    "notes": "Note retrouvée n° {number}",
    "attachments": "Fichier retrouvé n° {number}",
    "supervision_entries": "Entrée retrouvée n° {number}",
}
_WORDS = (
    *(
        "séance",
        "brume",
        "canal",
        "décision",
        "équipe",
        "cadre",
        "écoute",
        "silence",
        "retour",
        "objectif",
        "confiance",
    ),
    *("limite", "enfance", "direction", "conflit", "projet", "demande", "ressource", "émotion", "cœur", "hypothèse"),
    *("contrat", "étape", "mandat", "parole", "calme", "départ", "arrivée", "marche", "seuil", "fenêtre", "lumière"),
)
_DOSSIERS, _WEEKS = 16, 24
_START = date(2024, 1, 8)


@dataclass(frozen=True, slots=True)
class Practice:
    """A closed vault, and the text of every note in it."""

    closed: Closed
    texts: dict[int, str]
    pages: int

    def copy(self, place: Path) -> Path:
        """Another folder with the same files."""
        return Path(shutil.copytree(self.closed.folder, place))

    def salvage(self, folder: Path) -> SalvageReport:
        """Into a folder beside, with no passphrase to derive."""
        target = folder.with_name(f"{folder.name} sauvé")
        return vault.salvage(folder, target, OwnKey(self.closed.data_key), clock=CLOCK, names=NAMES)

    def salvaged(self, report: SalvageReport) -> Vault:
        """What was made, open."""
        return Closed(report.path, self.closed.words, self.closed.data_key).open()

    def pages_of(self, name: str) -> list[int]:
        """The pages of a table or an index: its root first, then those just below."""
        with self.closed.open() as opened:
            root = opened.db.value("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,))
        return [int(root)]


def make(folder: Path, *, versions: bool = True, seed: int = 7) -> Practice:
    """With `versions`, seven notes in ten have an earlier version."""
    opened, words = vault.create(folder, PASSPHRASE, clock=CLOCK, parameters=vault.FLOOR)
    with opened:
        fill(opened, random.Random(seed), versions)
        texts = texts_of(opened)
        closed = Closed(folder, words, opened.data_key)
    return Practice(closed, texts, closed.database.stat().st_size // PAGE_SIZE)


def fill(opened: Vault, dice: random.Random, versions: bool) -> None:
    """Dossiers in turn, as the weeks go."""
    with opened.transaction() as db:
        firms = [people.add_organisation(db, Organisation(name=f"Maison {n}")).id for n in range(4)]
        dossiers = [_dossier(db, number, dice.choice(firms)) for number in range(_DOSSIERS)]
        for week in range(_WEEKS):
            for dossier in dossiers:
                _week(db, dice, dossier, _START + timedelta(weeks=week), versions)
        content = dice.randbytes(40_000)
        digest = hashlib.sha256(content).hexdigest()
        file = Attachment(
            engagement_id=dossiers[0], name="bilan.pdf", media_type="application/pdf", size=len(content), sha256=digest
        )
        attachments.add_attachment(db, file, content)
        for number in range(12):
            entry = SupervisionEntry(written_on=_START, title=f"Entrée {number}", context=text(dice, 400))
            supervision.add_entry(db, entry)
        for line in range(40):
            opened.audit.record("document-printed", "", CLOCK.now(), {"line": line})


def _dossier(db: Connection, number: int, firm: int) -> int:
    person = people.add_client(db, Client(first_name="Alix", last_name=f"Martin {number}", organisation_id=firm))
    made = Engagement(
        kind=EngagementKind.COACHING, client_id=person.id, title=f"Dossier {number}", state=EngagementState.ACTIVE
    )
    return engagements.add_engagement(db, made).id


def _week(db: Connection, dice: random.Random, dossier: int, day: date, versions: bool) -> None:
    when = datetime(day.year, day.month, day.day, 10)
    held = Session(engagement_id=dossier, starts_at=when, zone="Europe/Paris", minutes=60, state=SessionState.HELD)
    size = dice.choice((250, 400, 700, 900, 1200, 1600, 2500, 6000))
    said = text(dice, size)
    stamp = when.replace(tzinfo=UTC)
    made = notes.add_note(
        db,
        Note(
            engagement_id=dossier,
            session_id=sessions.add_session(db, held).id,
            title=f"Séance du {day}",
            written_on=day,
            sections=(Section(SectionKind.SAID, said[: size // 2]), Section(SectionKind.FREE, said[size // 2 :])),
            finished=True,
            created_at=stamp,
            updated_at=stamp,
        ),
    )
    if versions and dice.random() < 0.7:
        notes.add_revision(db, made.id, said[: size * 3 // 4], stamp)


def text(dice: random.Random, size: int) -> str:
    """Words, `size` letters of them."""
    said = ""
    while len(said) < size:
        said += f"{dice.choice(_WORDS)} "
    return said[:size]


def texts_of(opened: Vault) -> dict[int, str]:
    """Every note's text, by number."""
    return {row[0]: row[1] for row in opened.db.rows("SELECT id, text FROM notes")}


def spoil(database: Path, pages: list[int], dice: random.Random) -> None:
    """Overwrite whole pages with noise."""
    with database.open("rb+") as file:
        for page in pages:
            file.seek((page - 1) * PAGE_SIZE)
            file.write(dice.randbytes(PAGE_SIZE))


def spoil_leaves(practice: Practice, folder: Path, name: str) -> None:
    """Overwrite the pages below the root of a table."""
    with Pages(practice.closed.database, practice.closed.data_key) as pages:
        root = pages.read(practice.pages_of(name)[0])
        assert root is not None
        if salvage_cells.kind_of(root) == salvage_cells.INNER_TABLE:
            spoil(folder / "vault.db", list(salvage_cells.children(root)), random.Random(6))


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    """Made once, never changed."""
    return make(tmp_path_factory.mktemp("practice") / "coffre")


@pytest.fixture
def victim(practice: Practice, tmp_path: Path) -> Path:
    """A copy of it to damage."""
    return practice.copy(tmp_path / "victim")
