"""The whole set of documents: those of the practice, slots for several people of one party, clauses of one's own.

Three tables are made again, since a constraint cannot be changed in place; ids stay never reused. Every person has
a random id from now on, so that whoever was erased stays erased in a backup restored later.
"""

from __future__ import annotations

NAME = "documents"
WITHOUT_FOREIGN_KEYS = True
"""Dropping a table whose rows are referred to would take those with it."""

_INSTANT = "'????-??-??T??:??:??.??????+00:00'"
_KINDS = (
    *("consent", "tripartite", "bipartite-business", "bipartite-consumer", "precontract-information"),
    *("withdrawal-form", "quotation", "receipt", "progress-report", "information-reply"),
    *("closing-letter", "refusal-letter", "feedback-form", "icf-letter", "group-charter", "attendance"),
    *("institution-convention", "presentation", "privacy-notice", "processing-register", "supervision-statement"),
    "yearly-statement",
)
_FROZEN = ("pdf_attachment_id", "sha256", "templates", "answers", "options", "clauses", "reason", "language", "kind")
_COPIED = (
    *("id", "engagement_id", "kind", "language", "state", "title", "pdf_attachment_id", "sha256", "created_at"),
    *("updated_at", "proposed_at", "replaced_by", "deleted_at", "templates", "answers", "clauses", "reason", "uid"),
)
_SLOT = ("id", "document_id", "party", "signer", "capacity", "signed_on", "place", "paper_received_on")


def _day(column: str) -> str:
    return f"{column} TEXT CHECK ({column} IS date({column}))"


def _instant(column: str) -> str:
    return f"{column} TEXT CHECK ({column} GLOB {_INSTANT})"


def _json(column: str) -> str:
    return f"{column} TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid({column}))"


def _one_of(column: str, *values: str, null: bool = False) -> str:
    listed = ", ".join(repr(value) for value in values)
    return f"{column} TEXT {'' if null else 'NOT NULL '}CHECK ({column} IN ({listed}))"


def _made_again(table: str, columns: str, copied: tuple[str, ...]) -> tuple[str, ...]:
    names = ", ".join(copied)
    return (
        f"CREATE TABLE {table}_new ({columns}) STRICT",
        f"INSERT INTO {table}_new ({names}) SELECT {names} FROM {table}",
        f"DELETE FROM sqlite_sequence WHERE name = '{table}_new'",
        f"INSERT INTO sqlite_sequence (name, seq)"
        f" SELECT '{table}_new', seq FROM sqlite_sequence WHERE name = '{table}'",
        f"DROP TABLE {table}",
        f"ALTER TABLE {table}_new RENAME TO {table}",
    )


_PEOPLE = {"member": "members", "sponsor": "sponsors", "signatory": "signatories", "supervisor": "supervisors"}
_ERASABLE = (
    *("client", "organisation", "engagement", "session", "note", "document", "attachment", "entry"),
    *_PEOPLE,
)


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


_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_ENGAGEMENT = "engagement_id INTEGER REFERENCES engagements (id) ON DELETE CASCADE"
_DOCUMENTS = f"""
    {_ID}, {_ENGAGEMENT}, {_one_of("kind", *_KINDS)}, language TEXT NOT NULL,
    {_one_of("state", "draft", "proposed", "signed", "in_force", "ended", "replaced", "withdrawn")},
    title TEXT NOT NULL, pdf_attachment_id INTEGER REFERENCES attachments (id), sha256 TEXT NOT NULL,
    {_instant("created_at")}, {_instant("updated_at")}, {_instant("proposed_at")},
    replaced_by INTEGER REFERENCES documents (id) ON DELETE SET NULL,
    amends_id INTEGER REFERENCES documents (id) ON DELETE SET NULL, {_instant("deleted_at")},
    {_json("templates")}, {_json("answers")}, {_json("options")}, clauses TEXT NOT NULL, reason TEXT NOT NULL,
    uid TEXT"""
_SIGNATURES = f"""
    {_ID}, document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    {_one_of("party", "client", "organisation", "member", "supervisor", "practitioner")},
    position INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0), signer TEXT NOT NULL, capacity TEXT NOT NULL,
    {_day("sent_on")}, {_one_of("sent_by", "hand", "post", "email", null=True)},
    {_day("signed_on")}, place TEXT NOT NULL, {_day("paper_received_on")},
    {_one_of("medium", "paper", "scan", "electronic", null=True)},
    scan_attachment_id INTEGER REFERENCES attachments (id), proof_attachment_id INTEGER REFERENCES attachments (id),
    UNIQUE (document_id, party, position)"""

SQL: tuple[str, ...] = (
    *_made_again("documents", _DOCUMENTS, _COPIED),
    "CREATE INDEX documents_of_engagement ON documents (engagement_id)",
    "CREATE INDEX documents_in_trash ON documents (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX documents_by_state ON documents (state)",
    "CREATE INDEX documents_of_attachment ON documents (pdf_attachment_id)",
    "CREATE INDEX documents_replaced ON documents (replaced_by)",
    "CREATE INDEX documents_amending ON documents (amends_id)",
    "CREATE UNIQUE INDEX documents_by_uid ON documents (uid)",
    """CREATE TRIGGER documents_named AFTER INSERT ON documents WHEN new.uid IS NULL
        BEGIN UPDATE documents SET uid = lower(hex(randomblob(16))) WHERE id = new.id; END""",
    """CREATE TRIGGER documents_erased AFTER DELETE ON documents
        BEGIN INSERT OR IGNORE INTO erasures (uid, kind, generation)
            VALUES (old.uid, 'document', (SELECT coalesce(max(generation), 0) FROM openings)); END""",
    f"""CREATE TRIGGER documents_freeze BEFORE UPDATE OF {", ".join(_FROZEN)} ON documents
        WHEN old.state <> 'draft' AND ({" OR ".join(f"old.{name} IS NOT new.{name}" for name in _FROZEN)})
        BEGIN SELECT RAISE(ABORT, 'a proposed document never changes'); END""",
    *_made_again("signatures", _SIGNATURES, (*_SLOT, "scan_attachment_id")),
    "CREATE INDEX signatures_of_attachment ON signatures (scan_attachment_id)",
    "CREATE INDEX signatures_of_proof ON signatures (proof_attachment_id)",
    f"""CREATE TABLE members (
        {_ID}, {_ENGAGEMENT} NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
        {_one_of("agreement", "feminine", "masculine", "neutral")}, job_title TEXT NOT NULL, employer TEXT NOT NULL,
        email TEXT NOT NULL, {_day("joined_on")}, {_day("left_on")}, {_instant("deleted_at")}
    ) STRICT""",
    "CREATE INDEX members_of_engagement ON members (engagement_id)",
    "CREATE TABLE erasures_kept AS SELECT uid, kind, generation FROM erasures",
    "DROP TABLE erasures",
    f"""CREATE TABLE erasures (
        uid TEXT PRIMARY KEY, {_one_of("kind", *_ERASABLE)}, generation INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO erasures SELECT uid, kind, generation FROM erasures_kept",
    "DROP TABLE erasures_kept",
    "CREATE INDEX erasures_by_generation ON erasures (generation)",
    *(statement for kind, table in _PEOPLE.items() for statement in _named(kind, table)),
    f"""CREATE TABLE approvals (
        {_ID}, document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, sha256 TEXT NOT NULL,
        {_day("approved_on")} NOT NULL
    ) STRICT""",
    "CREATE INDEX approvals_of_document ON approvals (document_id)",
    f"""CREATE TABLE item_withdrawals (
        {_ID}, document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, item TEXT NOT NULL,
        {_day("withdrawn_on")} NOT NULL, UNIQUE (document_id, item)
    ) STRICT""",
    f"""CREATE TABLE own_clauses (
        {_ID}, {_one_of("kind", *_KINDS)}, language TEXT NOT NULL, clause_id TEXT NOT NULL, name TEXT NOT NULL,
        text TEXT NOT NULL, base_sha256 TEXT NOT NULL, removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
        {_instant("updated_at")}, UNIQUE (kind, language, clause_id)
    ) STRICT""",
    f"""CREATE TABLE law_texts (
        {_ID}, {_one_of("code", "withdrawal-notice", "withdrawal-form")}, language TEXT NOT NULL, text TEXT NOT NULL,
        source TEXT NOT NULL, {_day("read_on")} NOT NULL, {_day("check_after")} NOT NULL, sha256 TEXT NOT NULL,
        UNIQUE (code, language)
    ) STRICT""",
    *(
        f"ALTER TABLE practitioner ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"
        for name in ("limits", "consumer_mediator", "consumer_mediator_address", "consumer_mediator_site")
    ),
    "ALTER TABLE practitioner ADD COLUMN logo_attachment_id INTEGER REFERENCES attachments (id) ON DELETE SET NULL",
)
