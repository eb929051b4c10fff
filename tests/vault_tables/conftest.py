"""An encrypted database with every table, and one dossier in it to hang records on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rdpp_desk.practice.agreements import Attachment, Document, DocumentKind
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.notes import Note, Section, SectionKind
from rdpp_desk.practice.people import Client, Organisation, Place, Signatory, Sponsor, Supervisor
from rdpp_desk.practice.sessions import Session
from rdpp_desk.practice.supervision import SupervisionEntry
from rdpp_desk.vault import Connection, migrations, steps, store
from rdpp_desk.vault.attachments import ATTACHMENTS
from rdpp_desk.vault.connection import open_database
from rdpp_desk.vault.documents import add_document
from rdpp_desk.vault.engagements import add_engagement
from rdpp_desk.vault.notes import add_note
from rdpp_desk.vault.people import (
    add_client,
    add_organisation,
    add_place,
    add_signatory,
    add_sponsor,
    add_supervisor,
)
from rdpp_desk.vault.sessions import add_session
from rdpp_desk.vault.supervision import add_entry

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
_KEY = bytes(range(32))


@dataclass(frozen=True, slots=True)
class Base:
    """The ids of one record of each kind, by the names of the columns that point to them."""

    client_id: int
    organisation_id: int
    sponsor_id: int
    signatory_id: int
    supervisor_id: int
    place_id: int
    engagement_id: int
    session_id: int
    note_id: int
    document_id: int
    entry_id: int
    pdf_attachment_id: int

    def __getitem__(self, column: str) -> int:
        aliases = {
            **dict.fromkeys(("scan_attachment_id", "proof_attachment_id", "logo_attachment_id"), "pdf_attachment_id"),
            **dict.fromkeys(("replaced_by", "amends_id"), "document_id"),
        }
        return int(getattr(self, aliases.get(column, column)))


@pytest.fixture(scope="session")
def _tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "vault.db"
    with closing(store.new_database(path, _KEY)) as connection:
        migrations.migrate(connection, steps.ALL)
    return path


@pytest.fixture
def db(_tables: Path, tmp_path: Path) -> Iterator[Connection]:
    """A database of its own for each test, empty."""
    path = shutil.copy(_tables, tmp_path / "vault.db")
    with closing(open_database(path, _KEY)) as connection:
        yield connection


@pytest.fixture
def base(db: Connection) -> Base:
    """Solène's dossier, with one of everything."""
    organisation = add_organisation(db, Organisation(name="Atelier des Brumes"))
    sponsor = add_sponsor(db, Sponsor(organisation_id=organisation.id, last_name="Kerbrat"))
    signatory = add_signatory(db, Signatory(organisation_id=organisation.id, last_name="Ollivier"))
    supervisor = add_supervisor(db, Supervisor(last_name="Tanguy"))
    place = add_place(db, Place(name="Cabinet"))
    client = add_client(db, Client(first_name="Solène", last_name="Quéré", organisation_id=organisation.id))
    engagement = add_engagement(db, Engagement(kind=EngagementKind.RDPP, client_id=client.id))
    session = add_session(db, Session(engagement_id=engagement.id, starts_at=datetime(2026, 3, 2, 14)))
    note = write(db, engagement.id, "Premier échange.", session_id=session.id)
    document = add_document(db, Document(engagement_id=engagement.id, kind=DocumentKind.CONSENT))
    entry = add_entry(db, SupervisionEntry(written_on=TODAY, engagement_ids=(engagement.id,)))
    empty = Attachment(engagement_id=engagement.id, name="vide.pdf", media_type="application/pdf", size=0, sha256="")
    return Base(
        client_id=client.id,
        organisation_id=organisation.id,
        sponsor_id=sponsor.id,
        signatory_id=signatory.id,
        supervisor_id=supervisor.id,
        place_id=place.id,
        engagement_id=engagement.id,
        session_id=session.id,
        note_id=note.id,
        document_id=document.id,
        entry_id=entry.id,
        pdf_attachment_id=ATTACHMENTS.add(db, empty).id,
    )


def free(text: str) -> tuple[Section, ...]:
    """A text as one free section."""
    return (Section(SectionKind.FREE, text),)


def write(db: Connection, engagement_id: int, text: str, *, on: date = TODAY, session_id: int | None = None) -> Note:
    """A stored note holding `text`."""
    return add_note(
        db,
        Note(
            engagement_id=engagement_id,
            session_id=session_id,
            written_on=on,
            sections=free(text),
            created_at=NOW,
            updated_at=NOW,
        ),
    )


class _Undone(Exception):
    """Rolls a transaction back on purpose."""


@contextmanager
def undone(db: Connection) -> Iterator[None]:
    """What happens inside is taken back: each generated example starts from the same database."""
    try:
        with db.transaction():
            yield
            raise _Undone
    except _Undone:
        pass
