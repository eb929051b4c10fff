"""What lets a vault be trusted: ids that mean nothing outside it, what was erased, a chained audit log, its copies.

A `uid` is random: it names a record in the audit log and in the list of what was erased, and says nothing of it.
Whatever deletes a row of these tables, its uid is kept, so that a backup restored later is rid of it again.
"""

from __future__ import annotations

NAME = "trust"

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


def _named(kind: str, table: str) -> tuple[str, ...]:
    return (
        f"ALTER TABLE {table} ADD COLUMN uid TEXT",
        f"UPDATE {table} SET uid = lower(hex(randomblob(16)))",
        f"CREATE UNIQUE INDEX {table}_by_uid ON {table} (uid)",
        f"""CREATE TRIGGER {table}_named AFTER INSERT ON {table} WHEN new.uid IS NULL
            BEGIN UPDATE {table} SET uid = lower(hex(randomblob(16))) WHERE id = new.id; END""",
        f"""CREATE TRIGGER {table}_erased AFTER DELETE ON {table}
            BEGIN INSERT OR IGNORE INTO erasures (uid, kind, generation)
                VALUES (old.uid, '{kind}', (SELECT coalesce(max(generation), 0) FROM openings)); END""",
    )


SQL: tuple[str, ...] = (
    "CREATE TABLE openings (generation INTEGER PRIMARY KEY, nonce TEXT NOT NULL) STRICT",
    f"""CREATE TABLE erasures (
        uid TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ({", ".join(map(repr, _NAMED))})),
        generation INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX erasures_by_generation ON erasures (generation)",
    *(statement for kind, table in _NAMED.items() for statement in _named(kind, table)),
    """CREATE TABLE audit_state (
        id INTEGER PRIMARY KEY CHECK (id = 1), first_line INTEGER NOT NULL, base BLOB NOT NULL,
        last_line INTEGER NOT NULL, head BLOB NOT NULL, seal BLOB NOT NULL
    ) STRICT""",
    "DROP TRIGGER audit_keeps",
    """CREATE TRIGGER audit_keeps BEFORE DELETE ON audit
        WHEN old.id >= coalesce((SELECT first_line FROM audit_state), 0)
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    "ALTER TABLE backups ADD COLUMN path TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE backups ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1))",
    "ALTER TABLE backups ADD COLUMN audit_line INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE backups ADD COLUMN audit_head TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE backups ADD COLUMN rehearsed_at TEXT",
    "ALTER TABLE backups ADD COLUMN gone_at TEXT",
    """CREATE TABLE backup_places (
        id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, added_at TEXT NOT NULL,
        other_disk INTEGER NOT NULL DEFAULT 0 CHECK (other_disk IN (0, 1)),
        problem TEXT NOT NULL DEFAULT '', tried_at TEXT
    ) STRICT""",
)
