"""Rows into the new vault: each under its own number, none over another, the more trusted ones first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from rdpp_desk.practice.notes import SectionKind
from rdpp_desk.vault.connection import Connection, Value
from rdpp_desk.vault.pages import Trust
from rdpp_desk.vault.salvage_cells import SPOILT, Cell
from rdpp_desk.vault.salvage_proof import store_proven
from rdpp_desk.vault.salvage_reading import Witness
from rdpp_desk.vault.salvage_tables import Layout, Table, next_number, store

NOTES, REVISIONS = "notes", "revisions"


@dataclass(slots=True)
class Notes:
    """The numbers of the notes found, by the state they are in; none is in two sets."""

    whole: set[int] = field(default_factory=set)
    earlier: set[int] = field(default_factory=set)
    unverified: set[int] = field(default_factory=set)
    cut: set[int] = field(default_factory=set)
    words: set[int] = field(default_factory=set)

    def all(self) -> set[int]:
        """All of them."""
        return self.whole | self.earlier | self.unverified | self.cut | self.words


class Filling:
    """Takes rows as they are found, then what is left of the others (`finish`). `doubtful` are rows that may be
    of an earlier time, or altered, by table; `refused` counts rows cut so short that no table takes them."""

    def __init__(self, db: Connection, layout: Layout, witnesses: Mapping[str, Witness], verifiable: bool) -> None:
        self._db, self._layout, self.witnesses = db, layout, witnesses
        self._verifiable = verifiable
        self._cut: list[tuple[Table, Cell]] = []
        self.notes = Notes()
        self.refused: Counter[str] = Counter()
        self.doubtful: dict[str, set[int]] = {name: set() for name in layout.tables}

    def take(self, table: Table, cell: Cell) -> None:
        """Store a row, or keep it for later if its end is lost."""
        if not cell.whole:
            self._cut.append((table, cell))
        elif not self._stored(table, cell):
            if table.name == NOTES and cell.rowid not in self.notes.all():
                self._cut.append((table, cell))
        elif table.name == NOTES:
            trusted = cell.trust is Trust.FRESH or not self._verifiable
            known = self.notes.earlier if cell.trust is Trust.STALE else self.notes.unverified
            (self.notes.whole if trusted else known).add(cell.rowid)

    def finish(self, ends: Mapping[int, str]) -> None:
        """Once every row was given: what is left of those that are cut, and notes from their last version.

        `ends` are the ends of notes whose beginning is elsewhere, or lost.
        """
        beginnings: dict[int, Cell] = {}
        for table, cell in self._cut:
            if table.name == NOTES:
                beginnings.setdefault(cell.rowid, cell)
            elif not self._stored(table, cell):
                self.refused[table.name] += 1
        self._cut.clear()
        table = self._layout.tables[NOTES]
        versions = dict.fromkeys(row[0] for row in self._db.rows(f"SELECT DISTINCT note_id FROM {REVISIONS}"))
        for note in {**beginnings, **versions, **ends}:
            if note not in self.notes.all():
                self._revive(table, note, beginnings.get(note), ends.get(note, ""))

    def _revive(self, table: Table, note: int, beginning: Cell | None, end: str) -> None:
        """A note whose row is not whole: its last version, what is left of its row becoming a version; or that."""
        witness = self.witnesses[NOTES]
        known = witness.rows.get(note, {})
        if witness.complete and not known:
            return  # deleted since
        begun = (table.values(beginning) if beginning is not None else None) or {}
        last = self._db.row(
            f"SELECT text, created_at, id FROM {REVISIONS} WHERE note_id = ? ORDER BY created_at DESC, id DESC", (note,)
        )
        if last is not None and last[2] in self.doubtful[REVISIONS] and not (known or begun):
            return  # it may be a version of a note deleted since
        start = str(begun.get("text", ""))
        said = f"{start}\n\n{SPOILT}\n\n{end}".lstrip() if end else start
        text = said if last is None else last[0]
        stamp = begun.get("updated_at") or begun.get("created_at") or (last[1] if last is not None else None)
        unknown = self._guessed(begun.get("session_id") or known.get("session_id"), stamp)
        sections = _cut_to(begun.get("sections") if last is None else None, text)
        exact: dict[str, Value] = {"id": note, "caret": 0, "text": text, "sections": sections}
        if not text or not store_proven(self._db, table, {**unknown, **begun, **known, **exact}):
            return
        (self.notes.cut if last is None else self.notes.earlier).add(note)
        if last is not None and said and said != text:
            version = {"note_id": note, "created_at": begun.get("updated_at") or last[1], "text": said}
            store(self._db, self._layout.tables[REVISIONS], version)

    def add_words(self, texts: Mapping[int, str], titles: Mapping[int, str]) -> None:
        """Last of all, the notes of which only an index has the words."""
        witness, table = self.witnesses[NOTES], self._layout.tables[NOTES]
        for note, text in texts.items():
            known = witness.rows.get(note, {})
            if note in self.notes.all() or (witness.complete and not known):
                continue
            day = self._db.value("SELECT written_on FROM notes WHERE id < ? ORDER BY id DESC LIMIT 1", (note,))
            values = {**self._guessed(known.get("session_id"), day), "title": titles.get(note, ""), **known}
            values["updated_at"] = None
            values |= {"id": note, "text": text, "sections": _cut_to(None, text)}
            if store_proven(self._db, table, values):
                self.notes.words.add(note)

    def _guessed(self, meeting: Value, stamp: Value) -> dict[str, Value]:
        """The columns of a note whose row is lost: its session's dossier and day, else a dossier made up."""
        met = self._db.row("SELECT engagement_id, substr(starts_at, 1, 10) FROM sessions WHERE id = ?", (meeting,))
        day = met[1] if met is not None else str(stamp or "")[:10]
        return {
            "title": "",
            "finished": 0,
            "caret": 0,
            "indexed": 1,
            "updated_at": stamp,
            "written_on": day,
            "engagement_id": met[0] if met is not None else next_number(self._db, "engagements"),
        }

    def _stored(self, table: Table, cell: Cell) -> bool:
        values = table.values(cell)
        if values is None:
            return False
        if cell.trust is not Trust.FRESH:
            witness = self.witnesses.get(table.name, Witness())
            known = witness.rows.get(cell.rowid)
            if known is None and witness.complete:
                return False  # deleted since, or never there
            if cell.trust is Trust.UNVERIFIED and self._verifiable and known is not None:
                values.update({name: value for name, value in known.items() if name in values})
            if table.name == NOTES:
                values["sections"] = _cut_to(values.get("sections"), str(values.get("text", "")))
        taken = store_proven if cell.trust is Trust.UNVERIFIED else store
        if not taken(self._db, table, values):
            return False
        if cell.trust is not Trust.FRESH and self._verifiable:
            self.doubtful[table.name].add(cell.rowid)
        return True


def _cut_to(sections: Value, text: str) -> str:
    """The sections of a note, cut to the length of what is left of its text; one section if they are not known."""
    left, found = len(text), list[tuple[str, int]]()
    with suppress(ValueError, TypeError):
        for kind, length in json.loads(str(sections or "[]")):
            found.append((SectionKind(kind).value, max(0, min(int(length), left))))
            left -= found[-1][1]
    if left:
        found.append((SectionKind.FREE.value, left))
    return json.dumps(found)
