"""Vaults of any size, made once a run, with copies in clear beside them for the floors."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlcipher3 import dbapi2 as sqlcipher

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import create_vault, unlock
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.agreements import Document, DocumentKind, DocumentState, Party, Signature
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.notes import Note, split_sections
from rdpp_desk.practice.people import Client, Organisation
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.vault import Parameters, Vault, consents, documents, engagements, notes, people, sessions
from rdpp_desk.vault.connection import Connection
from tests.bench import texts
from tests.bench.harness import ROUNDS

PASSPHRASE = "neuf lanternes au bord du canal"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NOTES_A_DOSSIER = 20
_DOSSIERS_A_FIRM = 8
_UNDER_WAY = 30


class PlainVault:
    """Stands where actions expect a vault, over a database in clear: what they cost apart from encryption."""

    vault_id, parent_id = "0" * 32, None

    def __init__(self, raw: object, path: Path, clock: FixedClock) -> None:
        self.db = Connection(raw, path)
        self.clock = clock
        self.transaction = self.db.transaction

    def search_connection(self) -> Connection:
        return self.db

    def desk(self) -> Desk:
        return Desk(cast(Vault, self), self.clock)


class Recorder:
    """A raw connection that remembers the statements that go through it."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self.statements: list[tuple[str, Any]] = []

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        self.statements.append((sql, parameters))
        return self._raw.execute(sql, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def taken(self) -> list[tuple[str, Any]]:
        """The statements since the last call."""
        found, self.statements = self.statements, []
        return found


def replay(raw: Any, statements: Sequence[tuple[str, Any]]) -> None:
    """Run recorded statements and read all their rows."""
    for sql, parameters in statements:
        raw.execute(sql, parameters).fetchall()


@dataclass(slots=True)
class Practice:
    """A vault with that many notes. It opens when asked for, and can be closed in between."""

    folder: Path
    notes: int
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    _desk: Desk | None = None
    _copies: int = 0

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            self._desk = unlock(self.folder, PASSPHRASE, self.clock)
        return self._desk

    def close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def plain(self) -> tuple[Any, Path]:
        """A fresh copy in clear, set up as the vault is, and where it is."""
        self._copies += 1
        path = self.folder.parent / f"plain-{self.notes}-{self._copies}.db"
        vault = self.desk.vault
        raw = sqlcipher.connect(str(vault.database), isolation_level=None)
        raw.set_key(f"x'{vault.data_key.hex()}'".encode("ascii"))
        raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
        raw.execute("SELECT sqlcipher_export('plain')").fetchall()
        raw.close()
        opened = sqlcipher.connect(str(path), isolation_level=None)
        for pragma in (
            *("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"),
            *("temp_store = MEMORY", "cache_size = -32000", "trusted_schema = OFF"),
        ):
            opened.execute(f"PRAGMA {pragma}").fetchall()
        return opened, path


@dataclass(slots=True)
class Workbench:
    """Where a run keeps its vaults. `parameters` are Argon2id's, `rounds` the samples of each median."""

    place: Path
    parameters: Parameters
    rounds: int = ROUNDS
    say: Callable[[str], None] = lambda _words: None
    _practices: dict[int, Practice] = field(default_factory=dict)

    def practice(self, size: int) -> Practice:
        """The vault of that many notes; made the first time."""
        if size not in self._practices:
            self.say(f"making a vault of {size} notes")
            folder = self.place / f"vault-{size}"
            desk, _ = create_vault(folder, PASSPHRASE, FixedClock(NOW), parameters=self.parameters)
            fill(desk, size)
            self._practices[size] = Practice(folder, size, _desk=desk)
        return self._practices[size]

    def close(self) -> None:
        for practice in self._practices.values():
            practice.close()


@contextmanager
def workbench(
    parameters: Parameters, rounds: int = ROUNDS, say: Callable[[str], None] = lambda _words: None
) -> Iterator[Workbench]:
    """A place of its own, gone afterwards; the program's own folders are in it too."""
    names = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    before = {name: os.environ.get(name) for name in names}
    with tempfile.TemporaryDirectory(prefix="rdpp-bench-") as place:
        os.environ.update(dict.fromkeys(names, place))
        made = Workbench(Path(place), parameters, rounds, say)
        try:
            yield made
        finally:
            made.close()
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def fill(desk: Desk, size: int) -> None:
    """Some years of practice: a dossier for twenty notes, each with its meeting, its consent and its agreement.

    The last thirty dossiers are under way, the others closed, as for someone who works alone.
    """
    chance = random.Random(size)
    last = texts.last_names()
    dossiers = -(-size // NOTES_A_DOSSIER)
    with desk.transaction() as db:
        for number in range(dossiers):
            if number % _DOSSIERS_A_FIRM == 0:
                firm = people.add_organisation(db, Organisation(name=f"Ateliers {last[-1 - number % len(last)]}"))
            client = Client(
                first_name=texts.FIRST_NAMES[number % len(texts.FIRST_NAMES)],
                last_name=last[number % len(last)],
                organisation_id=firm.id,
                created_at=NOW,
            )
            before = dossiers - number
            begun = NOW.date() - timedelta(
                days=NOTES_A_DOSSIER * 14 + (before % 14 if before <= _UNDER_WAY else before)
            )
            closed = None if before <= _UNDER_WAY else begun + timedelta(days=NOTES_A_DOSSIER * 14)
            opened = _dossier(db, people.add_client(db, client), begun, closed)
            for rank in range(min(NOTES_A_DOSSIER, size - number * NOTES_A_DOSSIER)):
                _meeting(db, opened, begun + timedelta(days=14 * rank), texts.note(chance, client.full_name))


def _dossier(db: Connection, client: Client, begun: date, closed: date | None) -> Engagement:
    engagement = engagements.add_engagement(
        db,
        Engagement(
            kind=EngagementKind.COACHING,
            client_id=client.id,
            organisation_id=client.organisation_id,
            state=EngagementState.ACTIVE if closed is None else EngagementState.CLOSED,
            closed_on=closed,
            client_interest="Prendre la parole sans m’excuser.",
            organisation_interest="Une équipe qui décide.",
            planned_sessions=NOTES_A_DOSSIER,
            starts_on=begun,
            created_at=NOW,
        ),
    )
    agreed = Consent(
        engagement_id=engagement.id, purpose=Purpose.ACCOMPANIMENT, state=ConsentState.GIVEN, decided_on=begun
    )
    consents.record_consent(db, agreed)
    document = documents.add_document(
        db,
        Document(
            engagement_id=engagement.id,
            kind=DocumentKind.TRIPARTITE,
            state=DocumentState.IN_FORCE if closed is None else DocumentState.ENDED,
            title="Convention tripartite d’accompagnement",
            created_at=NOW,
            proposed_at=NOW,
        ),
    )
    for party in (Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER):
        documents.add_signature(db, Signature(document_id=document.id, party=party, signed_on=begun))
    return engagement


def _meeting(db: Connection, engagement: Engagement, day: date, text: str) -> None:
    starts = datetime(day.year, day.month, day.day, 14)
    session = Session(engagement_id=engagement.id, starts_at=starts, state=SessionState.HELD, created_at=NOW)
    note = Note(
        engagement_id=engagement.id,
        session_id=sessions.add_session(db, session).id,
        written_on=day,
        sections=split_sections(text),
        finished=True,
        created_at=NOW,
        updated_at=NOW,
    )
    notes.add_note(db, note)
