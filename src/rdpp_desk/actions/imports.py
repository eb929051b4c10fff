"""Contacts from a spreadsheet: look first, then bring them in, and be able to take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.contacts import Contact, ContactField, Table, contacts, guess_columns, read_table
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.practice.people import Client, Organisation, Signatory, Sponsor
from rdpp_desk.vault import Connection, accounts
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault.accounts import ImportRecord
from rdpp_desk.vault.folding import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvPreview:
    """A spreadsheet as understood. `columns` says what each header holds; `contacts` are the rows it would give.

    `left_out` are lines without a name, `known` lines whose name and e-mail are in the vault already.
    """

    table: Table
    columns: tuple[ContactField, ...]
    contacts: tuple[Contact, ...]
    left_out: tuple[int, ...]
    known: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came in (`done`, to undo with), and the lines that did not (see `CsvPreview`)."""

    done: ImportRecord
    left_out: tuple[int, ...]
    known: tuple[int, ...]


def read_csv(desk: Desk, content: bytes) -> CsvPreview:
    """Understand a CSV file (UTF-8, UTF-16 or Latin-1; ; , or tabs) and guess its columns.

    Raises:
        UsageError: `csv-empty`, `csv-unreadable`.
    """
    table = read_table(content)
    columns = guess_columns(table.headers)
    if not any(column in _NAMES for column in columns):
        return CsvPreview(table=table, columns=columns, contacts=(), left_out=(), known=())
    return _preview(desk, table, columns)


def with_columns(desk: Desk, preview: CsvPreview, columns: Sequence[ContactField]) -> CsvPreview:
    """The same file with other columns.

    Raises:
        UsageError: `csv-no-name-column`.
    """
    return _preview(desk, preview.table, tuple(columns))


def import_contacts(desk: Desk, preview: CsvPreview) -> ImportReport:
    """Bring the contacts in as clients, with their organisations; known ones stay out. Undo with `undo_import`.

    Raises:
        UsageError: `csv-no-name-column`.
    """
    fresh = with_columns(desk, preview, preview.columns)
    clients, organisations = [], []
    with desk.transaction() as db:
        by_name = {folded(one.name): one.id for one in people_table.organisations(db)}
        for contact in fresh.contacts:
            if contact.line in fresh.known:
                continue
            name = folded(contact.organisation)
            if name and name not in by_name:
                made = people_table.add_organisation(db, Organisation(name=contact.organisation))
                by_name[name] = made.id
                organisations.append(made.id)
            clients.append(people_table.add_client(db, _client(desk, contact, by_name.get(name))).id)
        done = accounts.record_import(
            db,
            ImportRecord(made_at=desk.now(), client_ids=tuple(clients), organisation_ids=tuple(organisations)),
        )
    return ImportReport(done=done, left_out=fresh.left_out, known=fresh.known)


def last_import(desk: Desk) -> ImportRecord | None:
    """The last import that was not undone; it can be undone days later."""
    return accounts.last_import(desk.db)


def undo_import(desk: Desk, done: ImportRecord) -> None:
    """Take out what an import brought in (to the trash, 30 days); people with a dossier by now stay."""
    with desk.transaction() as db:
        dossiers = engagements_table.ENGAGEMENTS.all(db)  # those of the trash can come back
        busy = {one.client_id for one in dossiers}
        others = [one for one in people_table.clients(db) if one.id not in done.client_ids]
        named: list[Engagement | Client | Sponsor | Signatory] = [
            *dossiers, *others, *people_table.sponsors(db), *people_table.signatories(db)
        ]  # fmt: skip
        kept = {one.organisation_id for one in named}
        for client_id in done.client_ids:
            if client_id in busy:
                kept.add(people_table.client(db, client_id).organisation_id)
            else:
                people_table.trash_client(db, client_id, desk.now())
        for organisation_id in done.organisation_ids:
            if organisation_id not in kept:
                people_table.trash_organisation(db, organisation_id, desk.now())
        accounts.forget_import(db, done.id)


_NAMES = (ContactField.FULL_NAME, ContactField.FIRST_NAME, ContactField.LAST_NAME)


def _preview(desk: Desk, table: Table, columns: tuple[ContactField, ...]) -> CsvPreview:
    found, left_out = contacts(table, columns)
    return CsvPreview(table=table, columns=columns, contacts=found, left_out=left_out, known=_known(desk.db, found))


def _known(db: Connection, found: Sequence[Contact]) -> tuple[int, ...]:
    here = {(folded(one.full_name), one.email.casefold()) for one in people_table.clients(db)}
    known = []
    for contact in found:
        key = (folded(f"{contact.first_name} {contact.last_name}".strip()), contact.email.casefold())
        if key in here:
            known.append(contact.line)
        here.add(key)
    return tuple(known)


def _client(desk: Desk, contact: Contact, organisation_id: int | None) -> Client:
    return Client(
        first_name=contact.first_name,
        last_name=contact.last_name,
        email=contact.email,
        phone=contact.phone,
        job_title=contact.job_title,
        address=contact.address,
        remarks=contact.remarks,
        organisation_id=organisation_id,
        created_at=desk.now(),
    )
