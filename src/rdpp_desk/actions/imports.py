"""Contacts from a spreadsheet: look first, then bring them in, and be able to take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.contacts import Contact, ContactField, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvPreview:
    """A spreadsheet as understood. `columns` is a guess, one per header; `sample` shows the rows it would give."""

    table: Table
    columns: tuple[ContactField, ...]
    sample: tuple[Contact, ...]
    left_out: tuple[int, ...]
    known: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came in: ids to undo with, lines left out without a name, lines already known by name and e-mail."""

    client_ids: tuple[int, ...]
    organisation_ids: tuple[int, ...]
    left_out: tuple[int, ...]
    known: tuple[int, ...]


def read_csv(desk: Desk, content: bytes) -> CsvPreview:
    """Understand a CSV file (UTF-8, UTF-16 or Latin-1; ; , or tabs) and guess its columns.

    Raises:
        UsageError: `csv-empty`, `csv-unreadable`.
    """
    raise NotImplementedError


def preview_columns(desk: Desk, preview: CsvPreview, columns: Sequence[ContactField]) -> CsvPreview:
    """The same file with other columns."""
    raise NotImplementedError


def import_contacts(desk: Desk, preview: CsvPreview) -> ImportReport:
    """Bring the contacts in as clients, with their organisations. Undo with `undo_import`."""
    raise NotImplementedError


def undo_import(desk: Desk, report: ImportReport) -> None:
    """Take out what an import brought in."""
    raise NotImplementedError
