"""Search as you type: names first, then notes, journal and documents, newest first; case and accents ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from rdpp_desk.vault.connection import Connection, Row
from rdpp_desk.vault.folding import folded, spelled_out, words, words_as_typed
from rdpp_desk.vault.rows import marks_for

_T = TypeVar("_T")

_LIVE = "e.deleted_at IS NULL"
_WHO = "CASE WHEN c.id IS NULL THEN e.title ELSE trim(c.first_name || ' ' || c.last_name) END"
_SNIPPET = "snippet({index}, {column}, char(2), char(3), '…', 16)"
_FIRST_DOSSIER = "(SELECT engagement_id FROM entry_engagements WHERE entry_id = s.id ORDER BY position LIMIT 1)"
_TOUCHING = "(? IS NULL OR s.id IN (SELECT entry_id FROM entry_engagements WHERE engagement_id = ?))"
_ENTRY_TEXT = "concat_ws(char(10), {})".format(
    ", ".join(
        f"nullif(s.{column}, '')"
        for column in (
            *("context", "facts", "felt", "intervention", "question", "seven_eyes", "supervisor_return"),
            *("learning", "decision", "follow_up"),
        )
    )
)
_BEFORE, _AROUND = 40, 120
_LONGEST = 400
_NEWEST = "ORDER BY {index}.rowid DESC LIMIT ?"
_BEST = "AND {index}.rank MATCH 'bm25(4.0, 1.0)' ORDER BY {index}.rank LIMIT ?"


@dataclass(frozen=True, slots=True)
class Hit:
    """What holds the words. `kind` is client, organisation, engagement (a group), note, entry or document.

    `engagement_id` is the dossier to open; `who` names it; `snippet` has the words found between \\x02 and \\x03.
    """

    kind: str
    id: int
    engagement_id: int | None
    title: str
    snippet: str = ""
    when: date | None = None
    who: str = ""


def search(
    connection: Connection, text: str, limit: int = 50, *, engagement_id: int | None = None, ranked: bool = False
) -> list[Hit]:
    """At most `limit` hits that hold every word of `text`, the last one (of two letters or more) perhaps unfinished.

    In one dossier only when `engagement_id` is given, names left out; by relevance rather than by day when `ranked`.
    Nothing of the trash is found. Of a long text, pasted by mistake, the first 400 letters are sought.

    Raises:
        Interrupted: stopped by `connection.interrupt`.
    """
    text = text[:_LONGEST]
    sought, query = words(text), full_text_query(text)
    if not sought or not query:
        return []
    names = [] if engagement_id is not None else list(_names(connection, sought, limit))
    found = [
        *_being_written(connection, sought, engagement_id),
        *_notes(connection, query, limit, engagement_id, ranked),
        *_entries(connection, query, limit, engagement_id),
        *_documents(connection, sought, limit, engagement_id),
    ]
    if not ranked:
        found.sort(key=lambda hit: hit.when or date.min, reverse=True)
    once = dict[tuple[str, int], Hit]()
    for hit in found:
        once.setdefault((hit.kind, hit.id), hit)
    return [*names, *once.values()][:limit]


def index_the_rest(db: Connection, table: str, written: int) -> None:
    """Index every row of a table except the one being `written`, which search reads as it stands."""
    db.execute(f"UPDATE {table} SET indexed = 1 WHERE indexed = 0 AND id <> ?", (written,))


def full_text_query(text: str) -> str:
    """The index's query for what was typed: every word, the last one as a beginning. Nothing typed is syntax."""
    typed = [word for word in spelled_out(text.replace("\0", " ")).split() if words(word)]
    if not typed:
        return ""
    unfinished = "*" if len(words(typed[-1])[-1]) > 1 else ""
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in typed) + unfinished


def holding(rows: Sequence[_T], name: Callable[[_T], str], sought: list[str]) -> Iterator[_T]:
    """The rows in whose name every word sought begins a word. All the names are folded at once: it is much faster."""
    if not rows:
        return
    plain = folded("\n".join(name(row).replace("\n", " ") for row in rows)).split("\n")
    for row, line in zip(rows, plain, strict=True):
        if all(part in line for part in sought):
            here = words(line)
            if all(any(word.startswith(part) for word in here) for part in sought):
                yield row


def excerpt(text: str, sought: list[str]) -> str | None:
    """What surrounds the first word found, the words found between \\x02 and \\x03; None unless all are there."""
    plain = folded(text)
    if not all(part in plain for part in sought):
        return None
    missing, places = set(sought), list[tuple[int, int]]()
    for start, end, word in words_as_typed(text):
        hits = {part for part in sought if word == part or (part == sought[-1] and word.startswith(part))}
        if hits:
            missing -= hits
            places.append((start, end))
    if missing:
        return None
    first = max(0, text.rfind(" ", 0, max(0, places[0][0] - _BEFORE)) + 1)
    last = len(text) if len(text) <= first + _AROUND else text.rfind(" ", 0, first + _AROUND)
    last = max(last, places[0][1])
    parts, at = list[str](), first
    for start, end in places:
        if end <= last:
            parts += [text[at:start], "\x02", text[start:end], "\x03"]
            at = end
    return ("…" if first else "") + "".join(parts) + text[at:last] + ("…" if last < len(text) else "")


def _names(db: Connection, sought: list[str], limit: int) -> Iterator[Hit]:
    clients = [
        Hit(kind="client", id=row[0], engagement_id=None, title=row[1], who=row[1])
        for row in holding(
            db.rows(
                "SELECT id, trim(first_name || ' ' || last_name), other_names FROM clients WHERE deleted_at IS NULL"
            ),
            _with_other_names,
            sought,
        )
    ]
    clients = sorted(clients, key=_by_title)[:limit]
    dossiers = db.rows(
        "SELECT e.client_id, max(e.id) FROM engagements e"
        f" WHERE e.client_id IN ({marks_for(len(clients))}) AND {_LIVE} GROUP BY e.client_id",
        tuple(hit.id for hit in clients),
    )
    last = {row[0]: row[1] for row in dossiers}
    yield from (replace(hit, engagement_id=last.get(hit.id)) for hit in clients)
    groups = db.rows(f"SELECT e.id, e.title FROM engagements e WHERE e.title <> '' AND {_LIVE}")
    organisations = db.rows("SELECT id, name, other_names FROM organisations WHERE deleted_at IS NULL")
    found = [
        Hit(kind="engagement", id=row[0], engagement_id=row[0], title=row[1], who=row[1])
        for row in holding(groups, _title, sought)
    ]
    yield from sorted(found, key=_by_title)
    found = [
        Hit(kind="organisation", id=row[0], engagement_id=None, title=row[1])
        for row in holding(organisations, _with_other_names, sought)
    ]
    yield from sorted(found, key=_by_title)


def _title(row: Row) -> str:
    return str(row[1])


def _with_other_names(row: Row) -> str:
    return f"{row[1]} {row[2]}"


def _by_title(hit: Hit) -> str:
    return folded(hit.title)


def _being_written(db: Connection, sought: list[str], engagement_id: int | None) -> Iterator[Hit]:
    notes = db.rows(
        f"""SELECT n.id, n.engagement_id, n.title, n.written_on, {_WHO}, n.text FROM notes n
        JOIN engagements e ON e.id = n.engagement_id LEFT JOIN clients c ON c.id = e.client_id
        WHERE n.indexed = 0 AND n.deleted_at IS NULL AND {_LIVE} AND (? IS NULL OR e.id = ?)""",
        (engagement_id, engagement_id),
    )
    entries = db.rows(
        f"""SELECT s.id, {_FIRST_DOSSIER}, s.title, s.written_on, '', {_ENTRY_TEXT}
        FROM supervision_entries s WHERE s.indexed = 0 AND s.deleted_at IS NULL AND {_TOUCHING}""",
        (engagement_id, engagement_id),
    )
    for kind, rows in (("note", notes), ("entry", entries)):
        for row in rows:
            found = excerpt(row[5], sought)
            if found is None and excerpt(f"{row[2]}\n{row[5]}", sought) is not None:
                found = row[5][:_AROUND]
            if found is not None:
                when = date.fromisoformat(row[3])
                yield Hit(kind, row[0], row[1], row[2], snippet=found, when=when, who=row[4])


def _notes(
    db: Connection, query: str, limit: int, engagement_id: int | None, ranked: bool
) -> Iterator[Hit]:
    order = (_BEST if ranked else _NEWEST).format(index="notes_fts")
    inside = "" if engagement_id is None else "AND notes_fts.rowid IN (SELECT id FROM notes WHERE engagement_id = ?)"
    rows = db.rows(
        f"""SELECT n.id, n.engagement_id, n.title, n.written_on, {_SNIPPET.format(index="notes_fts", column=1)}, {_WHO}
        FROM notes_fts CROSS JOIN notes n ON n.id = notes_fts.rowid CROSS JOIN engagements e ON e.id = n.engagement_id
        LEFT JOIN clients c ON c.id = e.client_id
        WHERE notes_fts MATCH ? AND {_LIVE} {inside} {order}""",
        (query, limit) if engagement_id is None else (query, engagement_id, limit),
    )
    for row in rows:
        yield Hit("note", row[0], row[1], row[2], snippet=row[4], when=date.fromisoformat(row[3]), who=row[5])


def _entries(db: Connection, query: str, limit: int, engagement_id: int | None) -> Iterator[Hit]:
    """Entries by their own words, then by those of their passages."""
    for index, column, joined in (
        ("supervision_entries_fts", -1, "s.id = supervision_entries_fts.rowid"),
        ("entry_passages_fts", 0, "s.id = p.entry_id"),
    ):
        passage = "CROSS JOIN entry_passages p ON p.id = entry_passages_fts.rowid" if column == 0 else ""
        rows = db.rows(
            f"""SELECT s.id, {_FIRST_DOSSIER}, s.title, s.written_on, {_SNIPPET.format(index=index, column=column)}
            FROM {index} {passage} CROSS JOIN supervision_entries s ON {joined}
            WHERE {index} MATCH ? AND s.deleted_at IS NULL AND {_TOUCHING} {_NEWEST.format(index=index)}""",
            (query, engagement_id, engagement_id, limit),
        )
        for row in rows:
            yield Hit("entry", row[0], row[1], row[2], snippet=row[4], when=date.fromisoformat(row[3]))


def _documents(db: Connection, sought: list[str], limit: int, engagement_id: int | None) -> Iterator[Hit]:
    """By title: a practice has many documents and few titles."""
    titles = db.rows(
        "SELECT DISTINCT title FROM documents WHERE deleted_at IS NULL AND (? IS NULL OR engagement_id = ?)",
        (engagement_id, engagement_id),
    )
    wanted = [str(row[0]) for row in holding(titles, lambda row: str(row[0]), sought)]
    if not wanted:
        return
    rows = db.rows(
        f"""SELECT d.id, d.engagement_id, d.title, d.created_at, coalesce({_WHO}, '') FROM documents d
        LEFT JOIN engagements e ON e.id = d.engagement_id LEFT JOIN clients c ON c.id = e.client_id
        WHERE d.deleted_at IS NULL AND {_LIVE} AND (? IS NULL OR e.id = ?) AND d.title IN ({marks_for(len(wanted))})
        ORDER BY d.id DESC LIMIT ?""",
        (engagement_id, engagement_id, *wanted, limit),
    )
    for row in rows:
        when = None if row[3] is None else date.fromisoformat(row[3][:10])
        yield Hit("document", row[0], row[1], row[2], when=when, who=row[4])
