"""References to rows that are gone: a row made up in their place, so that what points at them stays within reach."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from rdpp_desk.vault.attachments import CHUNKS
from rdpp_desk.vault.connection import Connection, Value
from rdpp_desk.vault.rows import instant
from rdpp_desk.vault.salvage_filling import NOTES, Filling
from rdpp_desk.vault.salvage_tables import Layout, next_number, store

_GUARD = "documents_freeze"
_ROUNDS = 6
_CLIENT, _FILES, _MEETINGS = "clients", "attachments", "sessions"
_ZONE = "SELECT coalesce((SELECT zone FROM sessions GROUP BY zone ORDER BY count(*) DESC LIMIT 1), 'Europe/Paris')"
_NOBODY: dict[str, Value] = {"first_name": "", "other_names": "[]", "agreement": "neutral", "job_title": ""}
_MADE_UP: dict[str, dict[str, Value]] = {
    "organisations": {"other_names": "[]"},
    _CLIENT: _NOBODY,
    "engagements": {
        "kind": "coaching",
        "state": "paused",
        "professional": 1,
        "payer": "nobody",
        "session_minutes": 60,
        "currency": "EUR",
        "taken_over": 0,
        "earlier_sessions": 0,
        "earlier_minutes": 0,
    },
    NOTES: {"finished": 1, "caret": 0, "indexed": 1, "sections": "[]"},
    "supervision_entries": {
        "format": "individual",
        "minutes": 0,
        "themes": "[]",
        "articles": "[]",
        "checklist": "[]",
        "state": "draft",
        "indexed": 1,
    },
    _MEETINGS: {"minutes": 0, "kind": "session", "mode": "in_person", "state": "held"},
    _FILES: {"media_type": "application/octet-stream"},
}
_NAMED_IN = {"organisations": "name", _CLIENT: "last_name", _FILES: "name"}


class Mending:
    """`names` name the rows made up, by table, with `{number}` in them.

    `made_up` are their numbers; `dropped` counts the rows that could not stay without the one they point at.
    """

    def __init__(
        self,
        db: Connection,
        layout: Layout,
        names: Mapping[str, str],
        now: datetime,
        filling: Filling,
    ) -> None:
        self._db, self._layout, self._names, self._now = db, layout, names, now
        self._doubtful, self._witnesses = filling.doubtful, filling.witnesses
        self.made_up: dict[str, set[int]] = {name: set() for name in layout.tables}
        self.dropped: Counter[str] = Counter()

    def mend(self) -> None:
        """Until nothing points at a row that is gone; a proposed document lets go of bytes that are lost."""
        guard = self._db.value("SELECT sql FROM sqlite_schema WHERE name = ?", (_GUARD,))
        self._db.execute(f"DROP TRIGGER IF EXISTS {_GUARD}")
        for _ in range(_ROUNDS):
            if not sum(self._mend(*reference) for reference in self._references()):
                break
        if guard is not None:
            self._db.execute(guard)

    def _references(self) -> list[tuple[str, str, str, bool]]:
        """Table, column, the table it points at, and whether the column may be empty."""
        return [
            (name, row[0], row[1], not row[2])
            for name in self._layout.tables
            for row in self._db.rows(
                'SELECT k."from", k."table", i."notnull" FROM pragma_foreign_key_list(?) k'
                ' JOIN pragma_table_info(?) i ON i.name = k."from"',
                (name, name),
            )
        ]

    def _mend(self, table: str, column: str, parent: str, may_be_empty: bool) -> int:
        lost = self._db.rows(
            f"SELECT DISTINCT {column} FROM {table} c WHERE {column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c.{column})"
        )
        for number in [int(row[0]) for row in lost]:
            if self._never_was(table, column, parent, number):
                self._drop(table, column, number)
            elif parent in _MADE_UP and (parent != _FILES or table == CHUNKS) and self._make_up(parent, number):
                self.made_up[parent].add(number)
            elif may_be_empty:
                self._db.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} = ?", (number,))
            else:
                self._drop(table, column, number)
        return len(lost)

    def _never_was(self, table: str, column: str, parent: str, number: int) -> bool:
        """Whether only rows of an earlier time, or altered ones, speak of it; rows with a random id are kept."""
        doubtful = self._doubtful.get(table)
        if not doubtful or "uid" in self._layout.tables[table].columns or number in self._witnesses[parent].rows:
            return False
        children = {row[0] for row in self._db.rows(f"SELECT rowid FROM {table} WHERE {column} = ?", (number,))}
        return children <= doubtful

    def _drop(self, table: str, column: str, number: int) -> None:
        """What is lost that way was not erased: a backup restored later may bring it back."""
        known = "SELECT uid FROM erasures"
        lost = f"SELECT uid FROM {table} WHERE {column} = ? AND uid NOT IN ({known})"
        named = "uid" in self._layout.tables[table].columns
        uids = [(row[0],) for row in self._db.rows(lost, (number,))] if named else []
        self.dropped[table] += self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
        self._db.execute_many("DELETE FROM erasures WHERE uid = ?", uids)

    def _make_up(self, table: str, number: int) -> bool:
        wanted = self._layout.tables[table]
        known = self._witnesses[table].rows.get(number, {})
        values: dict[str, Value] = {**wanted.fillers, **_MADE_UP[table], **known, "id": number}
        if table in self._names:
            values[_NAMED_IN.get(table, "title")] = self._names[table].format(number=number)
        else:
            values["zone"] = self._db.value(_ZONE)
        if "created_at" in wanted.columns:
            values["created_at"] = instant(self._now)
        if "written_on" in wanted.columns:
            values.setdefault("written_on", "")
            values["written_on"] = values["written_on"] or self._now.date().isoformat()
        if table == "engagements":
            values["client_id"] = self._client_of(number, known)
        if table == "supervision_entries":
            values["number"] = self._db.value("SELECT coalesce(max(number), 0) + 1 FROM supervision_entries")
        if table == NOTES:
            values.update(self._passages(number))
        if table == _FILES:
            values.update(self._pieces(number))
        return store(self._db, wanted, values)

    def _client_of(self, engagement: int, known: Mapping[str, Value]) -> Value:
        """The person that an index still names, else one made up."""
        person = known.get("client_id")
        if person is None:
            person = next_number(self._db, _CLIENT)
        if not self._db.value(f"SELECT count(*) FROM {_CLIENT} WHERE id = ?", (person,)):
            self._make_up(_CLIENT, int(str(person)))
            self.made_up[_CLIENT].add(int(str(person)))
        return person

    def _passages(self, note: int) -> dict[str, Value]:
        """All that is left of a note of which nothing is left: the passages marked in it, and its dossier."""
        rows = self._db.rows("SELECT passage FROM marks WHERE note_id = ? ORDER BY section, start", (note,))
        text = "\n\n".join(row[0] for row in rows)
        known = self._witnesses[NOTES].rows.get(note, {})
        engagement = known.get("engagement_id") or next_number(self._db, "engagements")
        return {"text": text, "sections": f'[["free", {len(text)}]]', "engagement_id": engagement}

    def _pieces(self, file: int) -> dict[str, Value]:
        rows = self._db.rows(f"SELECT bytes FROM {CHUNKS} WHERE attachment_id = ? ORDER BY position", (file,))
        content = b"".join(row[0] for row in rows)
        return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "engagement_id": None}
