"""The audit log: what was exported, disclosed, printed, erased, unlocked; never what was read. It only grows.

Subjects are random ids and details are codes, numbers and days: never a name nor a word of a note. Each line is
chained to the one before by an HMAC-SHA256 under a subkey of the data key, so that a line edited, deleted, moved or
cut off is noticed. The limit: whoever holds the data key can rebuild the whole chain; only a backup made before, whose
manifest holds the head of its day, tells then.

    mac of line n = HMAC(key, mac of line n-1 || JSON [n, at, event, subject, detail])
    base          = 32 zero bytes, or the mac of the last line that was old enough to be dropped
    seal          = HMAC(key, JSON [first line, base, last line, head])
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rdpp_desk.vault import keys
from rdpp_desk.vault.connection import Connection, Row, Value
from rdpp_desk.vault.rows import instant

_ZERO = bytes(32)
_NAMED = {
    "client": "clients",
    "organisation": "organisations",
    "engagement": "engagements",
    "session": "sessions",
    "note": "notes",
    "document": "documents",
    "attachment": "attachments",
    "entry": "supervision_entries",
}
_LINE = "id, at, event, subject, detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One line of the log. `subject` is like `engagement:5e0c…`, a random id (see `record_named`)."""

    id: int
    at: datetime
    event: str
    subject: str
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a backup remembers of the log: the last line then, and its mac in hexadecimal."""

    line: int
    head: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Lines present, and what is wrong: `audit-altered`, `audit-cut`, `audit-rebuilt`; `line` is the first bad one.

    `audit-rebuilt`: the chain holds, but not with what a backup remembers of it.
    """

    lines: int
    problem: str = ""
    line: int = 0

    @property
    def ok(self) -> bool:
        """Whether every line is the one that was written."""
        return not self.problem


class AuditLog:
    """Writes the log of an open vault."""

    def __init__(self, db: Connection, data_key: bytes | bytearray) -> None:
        self._db, self._key = db, _subkey(data_key)
        if db.value("SELECT count(*) FROM audit_state") == 0:
            chain(db, data_key)

    def record(self, event: str, subject: str, now: datetime, detail: Mapping[str, object] | None = None) -> None:
        """Add a line; joins the transaction that is open."""
        text = json.dumps(dict(detail or {}), ensure_ascii=False, sort_keys=True)
        with self._db.transaction() as db:
            state = _state(db)
            line = state.last_line + 1
            values = (line, instant(now), event, subject, text)
            head = _mac(self._key, state.head, values)
            db.execute(f"INSERT INTO audit ({_LINE}, mac) VALUES (?, ?, ?, ?, ?, ?)", (*values, head))
            _keep(db, self._key, _State(state.first_line, state.base, line, head))

    def drop_before(self, limit: datetime) -> int:
        """Drop the lines before the first one that is not older than `limit`, never the last one; how many.

        The chain goes on from there.
        """
        with self._db.transaction() as db:
            state = _state(db)
            kept = db.value("SELECT id FROM audit WHERE at >= ? ORDER BY id LIMIT 1", (instant(limit),))
            row = db.row(
                "SELECT id, mac FROM audit WHERE id < ? ORDER BY id DESC LIMIT 1",
                (state.last_line if kept is None else kept,),
            )
            if row is None:
                return 0
            _keep(db, self._key, _State(row[0] + 1, row[1], state.last_line, state.head))
            return db.execute("DELETE FROM audit WHERE id <= ?", (row[0],))


@dataclass(frozen=True, slots=True)
class _State:
    first_line: int
    base: bytes
    last_line: int
    head: bytes


def anchor(db: Connection) -> Anchor:
    """The end of the log as it is now."""
    row = db.row("SELECT last_line, head FROM audit_state")
    return Anchor(0, "") if row is None else Anchor(row[0], row[1].hex())


def confirmed(db: Connection, found: Anchor) -> Anchor:
    """An anchor as it may be kept: none for a copy begun before the log was chained anew, as a new key does."""
    mac = db.value("SELECT mac FROM audit WHERE id = ?", (found.line,))
    return found if mac is not None and mac.hex() == found.head else Anchor(0, "")


def chain(db: Connection, data_key: bytes | bytearray) -> None:
    """Chain every line anew: for a log older than the chain, and under a new data key."""
    key = _subkey(data_key)
    with db.transaction():
        rows = db.rows(f"SELECT {_LINE} FROM audit ORDER BY id")
        head, macs = _ZERO, {}
        for row in rows:
            head = macs[row[0]] = _mac(key, head, tuple(row))
        db.execute_many("UPDATE audit SET mac = ? WHERE id = ?", [(mac, line) for line, mac in macs.items()])
        first, last = (rows[0][0], rows[-1][0]) if rows else (1, 0)
        _keep(db, key, _State(first, _ZERO, last, head))
        for line, mac in macs.items():
            db.execute("UPDATE backups SET audit_head = ? WHERE audit_line = ?", (mac.hex(), line))


def verify(db: Connection, data_key: bytes | bytearray) -> AuditReport:
    """Check every line, the ends of the log, and what the backups made here remember of it."""
    key = _subkey(data_key)
    stored = db.row("SELECT first_line, base, last_line, head, seal FROM audit_state")
    present = int(db.value("SELECT count(*) FROM audit"))
    if stored is None:
        return AuditReport(present, "audit-altered", 1)
    state = _State(stored[0], stored[1], stored[2], stored[3])
    if not hmac.compare_digest(_seal(key, state), stored[4]):
        return AuditReport(present, "audit-altered", state.first_line)
    head, line = state.base, state.first_line
    anchors = {row[0]: row[1] for row in db.rows("SELECT audit_line, audit_head FROM backups WHERE audit_line > 0")}
    for page in db.pages(f"SELECT {_LINE}, mac FROM audit ORDER BY id"):
        for row in page:
            head = _mac(key, head, tuple(row)[:5])
            if row[0] != line or row[5] is None or not hmac.compare_digest(head, row[5]):
                return AuditReport(present, "audit-altered", line)
            if anchors.get(line, head.hex()) != head.hex():
                return AuditReport(present, "audit-rebuilt", line)
            line += 1
    if line != state.last_line + 1 or not hmac.compare_digest(head, state.head):
        return AuditReport(present, "audit-cut", line)
    if max(anchors, default=0) > state.last_line:
        return AuditReport(present, "audit-cut", state.last_line)
    return AuditReport(present)


def named(db: Connection, kind: str, record: int) -> str:
    """How the log names a record: `document:` and its random id. `kind` is a key such as client or engagement."""
    return f"{kind}:{db.value(f'SELECT uid FROM {_NAMED[kind]} WHERE id = ?', (record,))}"


def record_named(db: Connection, subject: str) -> tuple[str, int] | None:
    """The kind and id that a line's subject names, None once it is erased."""
    kind, _, uid = subject.partition(":")
    if kind not in _NAMED:
        return None
    found = db.value(f"SELECT id FROM {_NAMED[kind]} WHERE uid = ?", (uid,))
    return None if found is None else (kind, int(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which lines to read: from an instant, before another, of these events, of these subjects; None is all."""

    since: datetime | None = None
    until: datetime | None = None
    events: frozenset[str] | None = None
    subjects: frozenset[str] | None = None


_ALL = Chosen()


def events(db: Connection, limit: int = 200, before: int | None = None, chosen: Chosen = _ALL) -> list[AuditEvent]:
    """Lines of the log, newest first, those older than line `before` if given."""
    where, values = ["id < ?"], list[Value]([before if before is not None else 1 << 62])
    for column, wanted in (("event", chosen.events), ("subject", chosen.subjects)):
        if wanted is not None:
            where.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(wanted)))
    for sign, when in ((">=", chosen.since), ("<", chosen.until)):
        if when is not None:
            where.append(f"at {sign} ?")
            values.append(instant(when))
    rows = db.rows(f"SELECT {_LINE} FROM audit WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ?", (*values, limit))
    return [_event(row) for row in rows]


def instants(db: Connection) -> Iterator[datetime]:
    """When each line was written, by the clock of that moment, the last line first."""
    for page in db.pages("SELECT at FROM audit ORDER BY id DESC"):
        yield from (datetime.fromisoformat(row[0]) for row in page)


def known_events(db: Connection) -> frozenset[str]:
    """Every event that the log has a line of."""
    return frozenset(row[0] for row in db.rows("SELECT DISTINCT event FROM audit"))


def last_of(db: Connection, event: str) -> tuple[int, datetime] | None:
    """The number and the instant of the last line that says `event`, if any."""
    row = db.row("SELECT id, at FROM audit WHERE event = ? ORDER BY id DESC LIMIT 1", (event,))
    return None if row is None else (row[0], datetime.fromisoformat(row[1]))


def subjects_of(db: Connection, engagement_id: int) -> frozenset[str]:
    """How the log names a dossier, its client, and what it holds."""
    found = {named(db, "engagement", engagement_id)}
    client = db.value("SELECT client_id FROM engagements WHERE id = ?", (engagement_id,))
    if client is not None:
        found.add(named(db, "client", client))
    for kind in ("session", "note", "document"):
        held = db.rows(f"SELECT uid FROM {_NAMED[kind]} WHERE engagement_id = ?", (engagement_id,))
        found |= {f"{kind}:{row[0]}" for row in held}
    return frozenset(found)


def _event(row: Row) -> AuditEvent:
    return AuditEvent(
        id=row[0], at=datetime.fromisoformat(row[1]), event=row[2], subject=row[3], detail=json.loads(row[4])
    )


def _state(db: Connection) -> _State:
    row = db.row("SELECT first_line, base, last_line, head FROM audit_state")
    assert row is not None
    return _State(row[0], row[1], row[2], row[3])


def _keep(db: Connection, key: bytes, state: _State) -> None:
    values = (state.first_line, state.base, state.last_line, state.head, _seal(key, state))
    db.execute("INSERT OR REPLACE INTO audit_state VALUES (1, ?, ?, ?, ?, ?)", values)


def _mac(key: bytes, before: bytes, line: tuple[object, ...]) -> bytes:
    return hmac.digest(key, before + json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass"), "sha256")


def _seal(key: bytes, state: _State) -> bytes:
    parts = [state.first_line, state.base.hex(), state.last_line, state.head.hex()]
    return hmac.digest(key, json.dumps(parts).encode("ascii"), "sha256")


def _subkey(data_key: bytes | bytearray) -> bytes:
    return keys.subkey(data_key, "audit")
