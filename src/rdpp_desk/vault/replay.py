"""Who was erased stays erased: what a vault has erased since is erased again from a backup restored later.

An erasure is the random id of a row that is gone; it means nothing outside the vault. A vault keeps its own list. So
that a restore made before any vault is open knows it too, a copy of the list lies outside, one file a vault:

    state folder/erased/<vault id>.json = {"parent": id or null, "since": generation, "erased": [[kind, uid], …]}

A restored vault has another id and goes on with the list of the one it came from. From then on each vault answers for
itself: what was erased from a copy restored to look at it is not erased from later restores of the vault in use. But a
restored vault that took the place of the other, which was not opened on this computer since (`since` is its last
opening known here then), speaks for its backups too: whoever was erased by the only one in use stays erased.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdpp_desk import paths
from rdpp_desk.errors import StorageError
from rdpp_desk.files import write_atomic
from rdpp_desk.vault import erasing, seen
from rdpp_desk.vault.connection import Connection

_FOLDER = "erased"
_ID = re.compile(r"[0-9a-f]{16,64}")
# In the order in which they are erased: what takes others along first, what others point at last.
_TABLES = {
    "client": "clients",
    "engagement": "engagements",
    "entry": "supervision_entries",
    "note": "notes",
    "document": "documents",
    "session": "sessions",
    "attachment": "attachments",
    "member": "members",
    "sponsor": "sponsors",
    "signatory": "signatories",
    "supervisor": "supervisors",
    "organisation": "organisations",
}
_POINTERS = {
    "attachment": (
        ("documents", "pdf_attachment_id"),
        ("signatures", "scan_attachment_id"),
        ("signatures", "proof_attachment_id"),
        ("practitioner", "logo_attachment_id"),
    ),
    "sponsor": (("engagements", "sponsor_id"),),
    "signatory": (("engagements", "signatory_id"),),
    "supervisor": (("supervision_entries", "supervisor_id"),),
    "organisation": (("clients", "organisation_id"), ("engagements", "organisation_id")),
}
# Rows that cannot be without what is erased go with it; engagements name them.
_OF_ORGANISATION = (("sponsors", "sponsor_id"), ("signatories", "signatory_id"))


@dataclass(frozen=True, slots=True, order=True)
class Erasure:
    """A row that is gone: `client`, `engagement`, `note`…, and its random id."""

    kind: str
    uid: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was erased again, by kind, rows that went along with a person or a dossier not counted.

    `to_reread` are entries of supervision that touch other dossiers too and keep their text.
    """

    erased: dict[str, int]
    to_reread: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """How many records."""
        return sum(self.erased.values())


def erasures(db: Connection) -> frozenset[Erasure]:
    """Everything that this vault remembers having erased."""
    return frozenset(Erasure(row[0], row[1]) for row in db.rows("SELECT kind, uid FROM erasures"))


def lately_erased(db: Connection) -> int:
    """How many records were erased since this opening; quick, however many were before."""
    return int(db.value("SELECT count(*) FROM erasures WHERE generation = (SELECT max(generation) FROM openings)"))


def replay(db: Connection, erased: Iterable[Erasure]) -> Replayed:
    """Erase all of it again, whatever is still there, and remember the whole list; all or nothing.

    Records are found by their random id alone: another record with the same number is not touched.
    """
    wanted = sorted(set(erased), key=lambda one: (list(_TABLES).index(one.kind), one.uid))
    counts = dict.fromkeys(_TABLES, 0)
    left: list[int] = []
    with db.transaction():
        for one in wanted:
            record = db.value(f"SELECT id FROM {_TABLES[one.kind]} WHERE uid = ?", (one.uid,))
            if record is not None:
                left += _erase(db, one.kind, record)
                counts[one.kind] += 1
        db.execute_many(
            "INSERT OR IGNORE INTO erasures (uid, kind, generation)"
            " VALUES (?, ?, (SELECT coalesce(max(generation), 0) FROM openings))",
            [(one.uid, one.kind) for one in wanted],
        )
    remaining = {row[0] for row in db.rows("SELECT id FROM supervision_entries")}
    return Replayed(
        {kind: count for kind, count in counts.items() if count},
        tuple(entry for entry in dict.fromkeys(left) if entry in remaining),
    )


def _erase(db: Connection, kind: str, record: int) -> tuple[int, ...]:
    if kind == "client":
        return erasing.erase_client(db, record)
    if kind == "engagement":
        return erasing.erase_engagement(db, record)
    if kind == "attachment":  # a document whose frozen bytes are erased is one to make again
        db.execute("UPDATE documents SET state = 'draft' WHERE pdf_attachment_id = ?", (record,))
    for table, column in _POINTERS.get(kind, ()):
        db.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} = ?", (record,))
    if kind == "organisation":
        for table, column in _OF_ORGANISATION:
            rows = f"SELECT id FROM {table} WHERE organisation_id = ?"
            db.execute(f"UPDATE engagements SET {column} = NULL WHERE {column} IN ({rows})", (record,))
            db.execute(f"DELETE FROM {table} WHERE organisation_id = ?", (record,))
    db.execute(f"DELETE FROM {_TABLES[kind]} WHERE id = ?", (record,))
    return ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one file holds; `since` is the parent's last opening known on this computer as the vault came to be."""

    parent: str | None = None
    since: int = 0
    erased: frozenset[Erasure] = frozenset()


def keep_outside(vault_id: str, parent_id: str | None, erased: Iterable[Erasure]) -> bool:
    """Add to the list of that vault outside it; whether the disk took it (nothing else is lost if not)."""
    target = _folder() / f"{vault_id}.json"
    before = _read(target) if target.exists() else None
    if before is None or before.parent != parent_id:
        since = seen.last_seen(parent_id).generation if parent_id is not None else 0
    else:
        since = before.since
    known = sorted([one.kind, one.uid] for one in (before or _Kept()).erased.union(erased))
    content = json.dumps({"parent": parent_id, "since": since, "erased": known}, separators=(",", ":")).encode("ascii")
    with contextlib.suppress(OSError, StorageError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != content:
            write_atomic(target, content)
        return True
    return False


def kept_outside(vault_id: str) -> frozenset[Erasure] | None:
    """What that vault and those that took its place have erased, as this computer remembers it.

    None if this computer knows nothing of it, as a new one does.
    """
    speaking = spoken_for_by(vault_id)
    known = [kept.erased for one, kept in _all().items() if one in speaking]
    return frozenset().union(*known) if known else None


def spoken_for_by(vault_id: str) -> frozenset[str]:
    """That vault, and those restored from it, or from them, since its last opening on this computer."""
    stored = _all()
    speaking, before = {vault_id}, set[str]()
    while speaking - before:
        before = set(speaking)
        speaking |= {
            child
            for child, kept in stored.items()
            if kept.parent in before and seen.last_seen(kept.parent).generation <= kept.since
        }
    return frozenset(speaking)


def kin_of(vault_id: str) -> frozenset[str]:
    """That vault, those it came from, those restored from any of them, as far as this computer knows."""
    parents = {one: kept.parent for one, kept in _all().items()}
    kin, before = {vault_id}, set[str]()
    while kin - before:
        before = set(kin)
        kin |= {parent for child, parent in parents.items() if child in before and parent is not None}
        kin |= {child for child, parent in parents.items() if parent in before}
    return frozenset(kin)


def _all() -> dict[str, _Kept]:
    with contextlib.suppress(OSError):
        return {file.stem: _read(file) for file in sorted(_folder().glob("*.json")) if _ID.fullmatch(file.stem)}
    return {}


def _read(file: Path) -> _Kept:
    try:
        stored = json.loads(file.read_bytes())
        parent, since, pairs = stored["parent"], stored.get("since"), stored["erased"]
        erased = frozenset(
            Erasure(kind, uid) for kind, uid in pairs if kind in _TABLES and isinstance(uid, str) and _ID.fullmatch(uid)
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _Kept()
    known = parent if isinstance(parent, str) and _ID.fullmatch(parent) else None
    return _Kept(known, since if isinstance(since, int) else 0, erased)


def _folder() -> Path:
    return paths.state_folder() / _FOLDER
