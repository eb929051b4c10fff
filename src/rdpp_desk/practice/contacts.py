"""Contacts read from a spreadsheet: which column is what, and what each row becomes."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rdpp_desk.errors import UsageError


class ContactField(StrEnum):
    """What a column may hold."""

    IGNORE = "ignore"
    FULL_NAME = "full_name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    ORGANISATION = "organisation"
    JOB_TITLE = "job_title"
    ADDRESS = "address"
    REMARKS = "remarks"


_HEADERS: dict[ContactField, tuple[str, ...]] = {
    ContactField.FIRST_NAME: ("prenom", "first name", "firstname", "given name"),
    ContactField.LAST_NAME: ("nom", "nom de famille", "last name", "lastname", "surname", "family name"),
    ContactField.FULL_NAME: ("nom complet", "nom et prenom", "prenom et nom", "name", "full name", "display name"),
    ContactField.EMAIL: ("email", "e-mail", "mail", "courriel", "adresse e-mail", "adresse mail", "email address"),
    ContactField.PHONE: ("telephone", "tel", "mobile", "portable", "phone", "mobile phone", "phone number"),
    ContactField.ORGANISATION: ("organisation", "organization", "entreprise", "societe", "company", "employeur"),
    ContactField.JOB_TITLE: ("fonction", "poste", "job title", "title", "role", "metier"),
    ContactField.ADDRESS: ("adresse", "adresse postale", "address", "street"),
    ContactField.REMARKS: ("remarques", "remarque", "notes", "note", "commentaire", "comments"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet as read: `encoding` and `delimiter` are what was recognised."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One row, matched. `line` is its line in the file, from 2."""

    line: int
    first_name: str
    last_name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    job_title: str = ""
    address: str = ""
    remarks: str = ""


def read_table(content: bytes) -> Table:
    """Read CSV text in UTF-8 (with or without mark), UTF-16 or Windows-1252, separated by ; , or tabs.

    Raises:
        UsageError: `csv-empty` without a header and one row; `csv-unreadable` when it is not text.
    """
    text, encoding = _decode(content)
    head = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        lines = [tuple(cell.strip() for cell in row) for row in reader]
    except csv.Error:
        raise UsageError("csv-unreadable") from None
    lines = [line for line in lines if any(line)]
    if len(lines) < 2:
        raise UsageError("csv-empty")
    width = len(lines[0])
    rows = tuple((*line[:width], *("",) * (width - len(line))) for line in lines[1:])
    return Table(lines[0], rows, encoding, delimiter)


def _decode(content: bytes) -> tuple[str, str]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        candidates: tuple[str, ...] = ("utf-16",)
    elif b"\0" in content:
        raise UsageError("csv-unreadable")
    else:
        candidates = ("utf-8-sig", "cp1252", "latin-1")
    for encoding in candidates:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise UsageError("csv-unreadable")


def guess_columns(headers: Sequence[str]) -> tuple[ContactField, ...]:
    """What each column probably holds; each kind at most once, the rest is ignored."""
    taken: set[ContactField] = set()
    guesses = []
    for header in headers:
        name = _folded(header)
        free = (kind for kind, names in _HEADERS.items() if name in names and kind not in taken)
        found = next(free, ContactField.IGNORE)
        if found is not ContactField.IGNORE:
            taken.add(found)
        guesses.append(found)
    return tuple(guesses)


def contacts(table: Table, columns: Sequence[ContactField]) -> tuple[tuple[Contact, ...], tuple[int, ...]]:
    """The rows as contacts, and the line numbers of rows left out because they hold no name.

    Raises:
        UsageError: `csv-no-name-column` when no column holds a name.
    """
    names = (ContactField.FULL_NAME, ContactField.FIRST_NAME, ContactField.LAST_NAME)
    if not any(column in names for column in columns):
        raise UsageError("csv-no-name-column")
    kept, left_out = [], []
    for line, row in enumerate(table.rows, start=2):
        values: dict[ContactField, str] = {
            column: cell for column, cell in zip(columns, row, strict=True) if column is not ContactField.IGNORE
        }
        contact = _contact(line, values)
        if contact is None:
            left_out.append(line)
        else:
            kept.append(contact)
    return tuple(kept), tuple(left_out)


def _contact(line: int, values: Mapping[ContactField, str]) -> Contact | None:
    first, last = values.get(ContactField.FIRST_NAME, ""), values.get(ContactField.LAST_NAME, "")
    full = values.get(ContactField.FULL_NAME, "")
    if not first and not last and full:
        first, _, last = full.partition(" ")
    if not first:
        first, last = last, ""
    if not first:
        return None
    others = {
        kind.value: values[kind]
        for kind in values
        if kind not in (ContactField.FULL_NAME, ContactField.FIRST_NAME, ContactField.LAST_NAME)
    }
    return Contact(line=line, first_name=first, last_name=last.strip(), **others)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ").split())
