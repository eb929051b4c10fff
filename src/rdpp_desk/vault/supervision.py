"""The supervision journal: entries, the dossiers they touch, their passages; and the decisions of reviews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from rdpp_desk.practice.supervision import EntryPassage, SupervisionEntry
from rdpp_desk.vault.connection import Connection, Row
from rdpp_desk.vault.rows import Table, instant, storable
from rdpp_desk.vault.search import index_the_rest

ENTRIES = Table("supervision_entries", SupervisionEntry, apart=("engagement_ids",))
PASSAGES = Table("entry_passages", EntryPassage)


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedDecision:
    """What was decided about a form of words in a review; erased with its dossier. `action` is the reviewer's."""

    id: int = 0
    form: str
    label: str
    action: str
    replacement: str = ""
    engagement_id: int | None = None
    decided_at: datetime


DECISIONS = Table("review_decisions", RememberedDecision)


def add_entry(db: Connection, entry: SupervisionEntry) -> SupervisionEntry:
    """Store a new entry; number 0 becomes the next one."""
    with db.transaction():
        number = entry.number or int(db.value("SELECT ifnull(max(number), 0) + 1 FROM supervision_entries"))
        stored = ENTRIES.add(db, replace(entry, number=number))
        _link(db, stored)
    return stored


def update_entry(db: Connection, entry: SupervisionEntry) -> None:
    """Store an entry as typed; search reads it there until another entry is written."""
    with db.transaction():
        index_the_rest(db, ENTRIES.name, entry.id)
        ENTRIES.update(db, entry, {"indexed": 0})
        _link(db, entry)


def entry(db: Connection, record: int) -> SupervisionEntry:
    row = ENTRIES.row(db, record)
    links = db.rows("SELECT engagement_id FROM entry_engagements WHERE entry_id = ? ORDER BY position", (record,))
    return _read(row, [link[0] for link in links])


def entries(db: Connection, engagement_id: int | None = None) -> list[SupervisionEntry]:
    """Entries outside the trash, all or those that touch one dossier, newest first."""
    touching = "(? IS NULL OR id IN (SELECT entry_id FROM entry_engagements WHERE engagement_id = ?))"
    rows = db.rows(
        f"SELECT {ENTRIES.columns('s')} FROM supervision_entries s WHERE deleted_at IS NULL AND {touching}"
        " ORDER BY written_on DESC, id DESC",
        (engagement_id, engagement_id),
    )
    links = defaultdict[int, list[int]](list)
    for link in db.rows("SELECT entry_id, engagement_id FROM entry_engagements ORDER BY entry_id, position"):
        links[link[0]].append(link[1])
    return [_read(row, links[row[0]]) for row in rows]


def trash_entry(db: Connection, record: int, when: datetime) -> None:
    """Put an entry in the trash; the marks of its passages wait again."""
    ENTRIES.trash(db, record, when)


def restore_entry(db: Connection, record: int) -> None:
    ENTRIES.trash(db, record, None)


def add_passage(db: Connection, passage: EntryPassage) -> EntryPassage:
    return PASSAGES.add(db, passage)


def update_passage(db: Connection, passage: EntryPassage) -> None:
    PASSAGES.update(db, passage)


def passage(db: Connection, record: int) -> EntryPassage:
    return PASSAGES.get(db, record)


def passages(db: Connection, entry_id: int | None = None) -> list[EntryPassage]:
    """The passages of one entry, or of all, in their order."""
    if entry_id is None:
        return PASSAGES.all(db, "1 ORDER BY entry_id, position, id")
    return PASSAGES.all(db, "entry_id = ? ORDER BY position, id", (entry_id,))


def erase_passage(db: Connection, record: int) -> None:
    """Take a passage out of its entry; its mark waits again."""
    PASSAGES.erase(db, record)


def remember_decisions(db: Connection, decisions: Iterable[RememberedDecision]) -> None:
    """Keep decisions; a later one about the same form, label and dossier replaces the earlier one."""
    db.execute_many(
        "INSERT OR REPLACE INTO review_decisions (form, label, action, replacement, engagement_id, decided_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                storable(each.form),
                each.label,
                each.action,
                storable(each.replacement),
                each.engagement_id,
                instant(each.decided_at),
            )
            for each in decisions
        ],
    )


def remembered_decisions(db: Connection) -> list[RememberedDecision]:
    """Every decision kept, oldest first."""
    return DECISIONS.all(db, "1 ORDER BY id")


def forget_decisions(db: Connection, forms: Iterable[tuple[str, str]]) -> None:
    """Erase what was decided about each form and label, in every dossier."""
    db.execute_many(
        "DELETE FROM review_decisions WHERE form = ? AND label = ?", [(storable(form), label) for form, label in forms]
    )


def _link(db: Connection, entry: SupervisionEntry) -> None:
    db.execute("DELETE FROM entry_engagements WHERE entry_id = ?", (entry.id,))
    for position, engagement_id in enumerate(dict.fromkeys(entry.engagement_ids)):
        db.execute(
            "INSERT INTO entry_engagements (entry_id, position, engagement_id) VALUES (?, ?, ?)",
            (entry.id, position, engagement_id),
        )


def _read(row: Row, engagement_ids: list[int]) -> SupervisionEntry:
    return ENTRIES.read(row, engagement_ids=tuple(engagement_ids))
