"""What a salvage found and what it did not, without promising more than the pages can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.salvage_filling import NOTES, Filling
from rdpp_desk.vault.salvage_mending import Mending
from rdpp_desk.vault.salvage_reading import Reading

COUNTED = {
    NOTES: "note",
    "clients": "client",
    "organisations": "organisation",
    "engagements": "engagement",
    "sessions": "session",
    "documents": "document",
    "attachments": "attachment",
    "supervision_entries": "entry",
    "sponsors": "sponsor",
    "signatories": "signatory",
    "supervisors": "supervisor",
    "objectives": "",
    "consents": "",
    "signatures": "",
    "members": "member",
    "own_clauses": "",
    "item_withdrawals": "",
}
"""The tables whose missing rows are counted, and how the list of what was erased names them, if it does."""
_OF_ONE_ROW = ("practitioner", "preferences")


@dataclass(frozen=True, slots=True)
class LostNote:
    """A note that an index still lists and of which no text is left: its dossier, if that is known, and its day."""

    engagement_id: int | None
    written_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesFound:
    """Notes by the state they are in: whole; in an earlier version; `unverified`, to be read again since nothing
    proves that no letter changed; `cut`, of which only a part is left; `words`, of which
    only the words are, without capitals, accents or punctuation. `missing` is how many may be missing
    at most, `lost` those that are known to be; not `bounded`, nothing tells how many there were.
    """

    whole: int
    earlier: int
    unverified: int
    cut: int
    words: int = 0
    missing: int
    lost: tuple[LostNote, ...] = ()
    bounded: bool = True

    @property
    def found(self) -> int:
        """All those that have a text in the new vault."""
        return self.whole + self.earlier + self.unverified + self.cut + self.words

    @property
    def total(self) -> int:
        """How many there were at most."""
        return self.found + self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """A vault made of what was left of another, `parent_id`.

    `header`: `present`, `mended` (one of the two secrets may no longer open it) or `backup`. `verified`: pages could
    be authenticated; not once the start of the file is lost. `pages_lost` of `pages` do not read; `saves_lost` are
    pages of the log. `counts` are the rows of the new vault, `missing` how many rows a table may lack at most,
    `made_up` the rows put in the place of others that are gone, `dropped` those that could not be kept without them.
    `unbounded` are the tables of which nothing tells how many rows there were.
    `files_damaged` of `files` are incomplete. `problems`: the new vault's own health, nothing when it is whole.
    """

    path: Path
    vault_id: str
    parent_id: str
    header: str
    verified: bool
    pages: int
    pages_lost: int
    saves_lost: int
    notes: NotesFound
    counts: dict[str, int]
    missing: dict[str, int]
    unbounded: tuple[str, ...]
    made_up: dict[str, int]
    dropped: dict[str, int]
    files: int
    files_damaged: int
    problems: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing can be missing."""
        notes = self.notes
        losses = (notes.found - notes.whole, self.files_damaged, *self.missing.values(), *self.made_up.values())
        return not any(losses) and not self.unbounded


def notes_found(db: Connection, filling: Filling, missing: int, bounded: bool) -> NotesFound:
    """Of the notes in the new vault."""
    there, found = _numbers(db, NOTES), filling.notes
    lost = [row for number, row in filling.witnesses[NOTES].rows.items() if number not in found.all()]
    listed = [LostNote(row.get("engagement_id"), str(row.get("written_on", ""))) for row in lost]  # type: ignore[arg-type]  # an index's value
    return NotesFound(
        whole=len(found.whole & there),
        earlier=len(found.earlier & there),
        unverified=len(found.unverified & there),
        cut=len(found.cut & there),
        words=len(found.words & there),
        missing=missing,
        lost=tuple(sorted(listed, key=lambda note: note.written_on)),
        bounded=bounded,
    )


def unbounded(reading: Reading, filling: Filling) -> tuple[str, ...]:
    """The counted tables of which `missing` can only count the rows that something still lists."""
    given = reading.sequences()
    known = (name for name in COUNTED if filling.witnesses[name].complete or reading.whole(name) or name in given)
    without_rows = set(COUNTED) if given else set[str]()
    return tuple(name for name in COUNTED if name not in {*known, *without_rows})


def missing(
    db: Connection, reading: Reading, filling: Filling, mending: Mending, erased: Mapping[str, int]
) -> dict[str, int]:
    """How many rows each counted table may lack at most; `erased` counts what was erased, by kind.

    Known exactly where one index is whole; else, of the numbers ever given, those that were neither found nor erased.
    """
    given = reading.sequences()
    found: dict[str, int] = {}
    for name, kind in COUNTED.items():
        witness = filling.witnesses[name]
        there = _numbers(db, name) - mending.made_up[name]
        known = set(witness.rows) - there
        if witness.complete:
            found[name] = len(known)
        elif reading.whole(name):
            found[name] = filling.refused[name]
        else:
            last = max((given.get(name, 0), *witness.rows, *there))
            found[name] = max(len(known), last - len(there) - erased.get(kind, 0), 0)
    for name in _OF_ONE_ROW:
        found[name] = int(not reading.whole(name) and not _numbers(db, name))
    return found


def _numbers(db: Connection, name: str) -> set[int]:
    return {row[0] for row in db.rows(f"SELECT id FROM {name}")}
