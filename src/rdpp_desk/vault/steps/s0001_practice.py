"""The first tables: people, engagements, notes, documents, supervision, and what keeps account of them.

Booleans are 0 or 1, days `YYYY-MM-DD`, instants UTC with microseconds, appointments wall time with a zone beside,
lists JSON. A note is one text; `sections` says how it is cut: `[[kind, length in code points], …]`.

The full-text indexes hold the text with its ligatures spelled out, so that « coeur » finds « cœur » (the tokenizer
removes accents only), while snippets read the text as typed: never run the index's own `rebuild`, update rows.
Taking words out of an index for good costs far more than putting them in, so that the text being written is kept out
of it (`indexed` is 0, and search reads the row itself) until another one is written.
"""

from __future__ import annotations

NAME = "practice"

_INSTANT = "'????-??-??T??:??:??.??????+00:00'"
_LIGATURES = (("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE"), ("ß", "ss"))


def _day(column: str) -> str:
    return f"{column} TEXT CHECK ({column} IS date({column}))"


def _instant(column: str) -> str:
    return f"{column} TEXT CHECK ({column} GLOB {_INSTANT})"


def _flag(column: str) -> str:
    return f"{column} INTEGER NOT NULL CHECK ({column} IN (0, 1))"


def _json(column: str) -> str:
    return f"{column} TEXT NOT NULL CHECK (json_valid({column}))"


def _one_of(column: str, *values: str) -> str:
    return f"{column} TEXT NOT NULL CHECK ({column} IN ({', '.join(repr(value) for value in values)}))"


_ID = "id INTEGER PRIMARY KEY AUTOINCREMENT"
_TRASH = _instant("deleted_at")
_INDEXED = "indexed INTEGER NOT NULL DEFAULT 1 CHECK (indexed IN (0, 1))"
_AGREEMENT = _one_of("agreement", "feminine", "masculine", "neutral")
_ENGAGEMENT = "INTEGER REFERENCES engagements (id) ON DELETE CASCADE"

_PEOPLE = (
    f"""CREATE TABLE practitioner (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        first_name TEXT NOT NULL, last_name TEXT NOT NULL, {_AGREEMENT}, title TEXT NOT NULL,
        {_flag("sole_trader")}, trade_name TEXT NOT NULL, siret TEXT NOT NULL, training_number TEXT NOT NULL,
        address TEXT NOT NULL, city TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, website TEXT NOT NULL,
        letterhead TEXT NOT NULL, training TEXT NOT NULL, frames_of_reference TEXT NOT NULL, insurance TEXT NOT NULL,
        {_json("mediators")}
    ) STRICT""",
    f"""CREATE TABLE organisations (
        {_ID}, name TEXT NOT NULL, {_json("other_names")}, legal_form TEXT NOT NULL, siren TEXT NOT NULL,
        address TEXT NOT NULL, sector TEXT NOT NULL, headcount INTEGER CHECK (headcount >= 0), {_TRASH}
    ) STRICT""",
    f"""CREATE TABLE clients (
        {_ID}, first_name TEXT NOT NULL, last_name TEXT NOT NULL, {_json("other_names")}, {_AGREEMENT},
        job_title TEXT NOT NULL, organisation_id INTEGER REFERENCES organisations (id),
        email TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL, remarks TEXT NOT NULL,
        {_instant("created_at")}, {_TRASH}
    ) STRICT""",
    "CREATE INDEX clients_of_organisation ON clients (organisation_id)",
    f"""CREATE TABLE sponsors (
        {_ID}, organisation_id INTEGER NOT NULL REFERENCES organisations (id), first_name TEXT NOT NULL,
        last_name TEXT NOT NULL, {_AGREEMENT}, job_title TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL,
        {_TRASH}
    ) STRICT""",
    "CREATE INDEX sponsors_of_organisation ON sponsors (organisation_id)",
    f"""CREATE TABLE signatories (
        {_ID}, organisation_id INTEGER NOT NULL REFERENCES organisations (id), first_name TEXT NOT NULL,
        last_name TEXT NOT NULL, {_AGREEMENT}, capacity TEXT NOT NULL, email TEXT NOT NULL, {_TRASH}
    ) STRICT""",
    "CREATE INDEX signatories_of_organisation ON signatories (organisation_id)",
    f"""CREATE TABLE supervisors (
        {_ID}, first_name TEXT NOT NULL, last_name TEXT NOT NULL, accreditation TEXT NOT NULL,
        {_one_of("tie", "none", "peer", "trainer", "therapist")}, email TEXT NOT NULL, phone TEXT NOT NULL,
        {_json("knows")}, {_TRASH}
    ) STRICT""",
    f"""CREATE TABLE places (
        {_ID}, name TEXT NOT NULL, address TEXT NOT NULL,
        neutral INTEGER CHECK (neutral IN (0, 1)), calm INTEGER CHECK (calm IN (0, 1)),
        private INTEGER CHECK (private IN (0, 1)), available INTEGER CHECK (available IN (0, 1)),
        away_from_work INTEGER CHECK (away_from_work IN (0, 1)), {_TRASH}
    ) STRICT""",
)

_ENGAGEMENTS = (
    f"""CREATE TABLE engagements (
        {_ID}, {_one_of("kind", "rdpp", "coaching", "practice_analysis")},
        client_id INTEGER REFERENCES clients (id), title TEXT NOT NULL,
        {_one_of("state", "exploring", "agreed", "active", "paused", "closing", "closed")},
        {_flag("professional")}, {_one_of("payer", "organisation", "client", "nobody")},
        organisation_id INTEGER REFERENCES organisations (id), sponsor_id INTEGER REFERENCES sponsors (id),
        signatory_id INTEGER REFERENCES signatories (id),
        client_interest TEXT NOT NULL, organisation_interest TEXT NOT NULL,
        client_request TEXT NOT NULL, organisation_request TEXT NOT NULL,
        planned_sessions INTEGER CHECK (planned_sessions >= 0), session_minutes INTEGER NOT NULL,
        session_price_cents INTEGER, currency TEXT NOT NULL, {_day("starts_on")}, {_day("ends_on")},
        {_flag("taken_over")}, {_day("paper_agreement_on")},
        earlier_sessions INTEGER NOT NULL CHECK (earlier_sessions >= 0),
        earlier_minutes INTEGER NOT NULL CHECK (earlier_minutes >= 0),
        {_day("closed_on")}, reopening_reason TEXT NOT NULL, {_instant("created_at")}, {_TRASH},
        CHECK ((kind = 'practice_analysis') = (client_id IS NULL))
    ) STRICT""",
    "CREATE INDEX engagements_of_client ON engagements (client_id)",
    "CREATE INDEX engagements_of_organisation ON engagements (organisation_id)",
    f"""CREATE TABLE objectives (
        {_ID}, engagement_id {_ENGAGEMENT} NOT NULL, position INTEGER NOT NULL, wording TEXT NOT NULL,
        {_day("worded_on")}, indicator TEXT NOT NULL, starting_level TEXT NOT NULL, target_level TEXT NOT NULL,
        {_day("due_on")}, {_flag("shareable")}, {_day("reached_on")}, {_TRASH}
    ) STRICT""",
    "CREATE INDEX objectives_of_engagement ON objectives (engagement_id, position)",
    f"""CREATE TABLE sessions (
        {_ID}, engagement_id {_ENGAGEMENT} NOT NULL,
        starts_at TEXT NOT NULL CHECK (starts_at GLOB '????-??-??T??:??:??.??????'), zone TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes >= 0),
        {_one_of("kind", "exploratory", "session", "tripartite", "closing")},
        {_one_of("mode", "in_person", "video", "phone")}, place_id INTEGER REFERENCES places (id),
        {_one_of("state", "planned", "held", "cancelled")}, early_reason TEXT NOT NULL,
        {_instant("created_at")}, {_TRASH}
    ) STRICT""",
    "CREATE INDEX sessions_of_engagement ON sessions (engagement_id, starts_at, id)",
    "CREATE INDEX sessions_by_start ON sessions (starts_at, id)",
    "CREATE INDEX sessions_planned ON sessions (engagement_id) WHERE state = 'planned'",
    "CREATE INDEX sessions_in_trash ON sessions (deleted_at) WHERE deleted_at IS NOT NULL",
    f"""CREATE TABLE consents (
        {_ID}, engagement_id {_ENGAGEMENT} NOT NULL,
        {_one_of("purpose", "accompaniment", "supervision", "health_data", "remote", "training_use", "publication",
                 "named_in_log", "contact_after")},
        {_one_of("state", "given", "refused", "withdrawn")}, {_day("decided_on")} NOT NULL, {_day("withdrawn_on")},
        document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX consents_of_engagement ON consents (engagement_id)",
    "CREATE INDEX consents_of_document ON consents (document_id)",
)

_NOTES = (
    f"""CREATE TABLE notes (
        {_ID}, engagement_id {_ENGAGEMENT} NOT NULL, session_id INTEGER REFERENCES sessions (id) ON DELETE SET NULL,
        title TEXT NOT NULL, {_day("written_on")} NOT NULL, {_flag("finished")}, caret INTEGER NOT NULL,
        {_instant("created_at")}, {_instant("updated_at")}, {_TRASH}, {_INDEXED}, {_json("sections")},
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX notes_of_engagement ON notes (engagement_id, written_on, id)",
    "CREATE INDEX notes_of_session ON notes (session_id)",
    "CREATE INDEX notes_not_indexed ON notes (id) WHERE indexed = 0",
    "CREATE INDEX notes_in_trash ON notes (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX notes_unfinished ON notes (updated_at) WHERE finished = 0 AND deleted_at IS NULL",
    f"""CREATE TABLE marks (
        {_ID}, note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE, section INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, passage TEXT NOT NULL, {_instant("created_at")}
    ) STRICT""",
    "CREATE INDEX marks_of_note ON marks (note_id)",
    f"""CREATE TABLE revisions (
        {_ID}, note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
        {_instant("created_at")} NOT NULL, text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX revisions_of_note ON revisions (note_id, created_at)",
)

_FROZEN = ("pdf_attachment_id", "sha256", "templates", "answers", "clauses", "reason", "language", "kind")

_DOCUMENTS = (
    f"""CREATE TABLE attachments (
        {_ID}, engagement_id {_ENGAGEMENT}, name TEXT NOT NULL, media_type TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 0), sha256 TEXT NOT NULL, {_instant("created_at")}, {_TRASH}
    ) STRICT""",
    "CREATE INDEX attachments_of_engagement ON attachments (engagement_id)",
    """CREATE TABLE attachment_chunks (
        attachment_id INTEGER NOT NULL REFERENCES attachments (id) ON DELETE CASCADE, position INTEGER NOT NULL,
        bytes BLOB NOT NULL, UNIQUE (attachment_id, position)
    ) STRICT""",
    f"""CREATE TABLE documents (
        {_ID}, engagement_id {_ENGAGEMENT} NOT NULL, {_one_of("kind", "consent", "tripartite")},
        language TEXT NOT NULL,
        {_one_of("state", "draft", "proposed", "signed", "in_force", "ended", "replaced", "withdrawn")},
        title TEXT NOT NULL, pdf_attachment_id INTEGER REFERENCES attachments (id), sha256 TEXT NOT NULL,
        {_instant("created_at")}, {_instant("updated_at")}, {_instant("proposed_at")},
        replaced_by INTEGER REFERENCES documents (id) ON DELETE SET NULL, {_TRASH},
        {_json("templates")}, {_json("answers")}, clauses TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX documents_of_engagement ON documents (engagement_id)",
    "CREATE INDEX documents_in_trash ON documents (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX documents_by_state ON documents (state)",
    "CREATE INDEX documents_of_attachment ON documents (pdf_attachment_id)",
    "CREATE INDEX documents_replaced ON documents (replaced_by)",
    f"""CREATE TRIGGER documents_freeze BEFORE UPDATE OF {", ".join(_FROZEN)} ON documents
        WHEN old.state <> 'draft' AND ({" OR ".join(f"old.{name} IS NOT new.{name}" for name in _FROZEN)})
        BEGIN SELECT RAISE(ABORT, 'a proposed document never changes'); END""",
    f"""CREATE TABLE signatures (
        {_ID}, document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        {_one_of("party", "client", "organisation", "practitioner")}, signer TEXT NOT NULL, capacity TEXT NOT NULL,
        {_day("signed_on")}, place TEXT NOT NULL, {_day("paper_received_on")},
        scan_attachment_id INTEGER REFERENCES attachments (id), UNIQUE (document_id, party)
    ) STRICT""",
    "CREATE INDEX signatures_of_attachment ON signatures (scan_attachment_id)",
    f"""CREATE TABLE charters (
        {_ID}, title TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, {_day("received_on")} NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
)

_ENTRY_TEXTS = (
    *("title", "context", "facts", "felt", "intervention", "question", "seven_eyes", "supervisor_return"),
    *("learning", "decision", "follow_up"),
)

_SUPERVISION = (
    f"""CREATE TABLE supervision_entries (
        {_ID}, number INTEGER NOT NULL UNIQUE, {_day("written_on")} NOT NULL, {_day("held_on")},
        {_one_of("format", "individual", "group", "peer")}, minutes INTEGER NOT NULL CHECK (minutes >= 0),
        supervisor_id INTEGER REFERENCES supervisors (id), {_json("themes")}, {_json("articles")},
        {_json("checklist")}, {_day("decided_on")}, {_one_of("state", "draft", "ready", "brought")},
        {_instant("created_at")}, {_instant("updated_at")}, {_TRASH}, {_INDEXED},
        {", ".join(f"{column} TEXT NOT NULL" for column in _ENTRY_TEXTS)}
    ) STRICT""",
    "CREATE INDEX entries_not_indexed ON supervision_entries (id) WHERE indexed = 0",
    "CREATE INDEX entries_of_supervisor ON supervision_entries (supervisor_id)",
    f"""CREATE TABLE entry_engagements (
        entry_id INTEGER NOT NULL REFERENCES supervision_entries (id) ON DELETE CASCADE,
        position INTEGER NOT NULL, engagement_id {_ENGAGEMENT} NOT NULL,
        PRIMARY KEY (entry_id, position), UNIQUE (engagement_id, entry_id)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE entry_passages (
        {_ID}, entry_id INTEGER NOT NULL REFERENCES supervision_entries (id) ON DELETE CASCADE,
        mark_id INTEGER REFERENCES marks (id) ON DELETE SET NULL, engagement_id {_ENGAGEMENT},
        position INTEGER NOT NULL, text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX passages_of_entry ON entry_passages (entry_id, position)",
    "CREATE INDEX passages_of_mark ON entry_passages (mark_id)",
    "CREATE INDEX passages_of_engagement ON entry_passages (engagement_id)",
    f"""CREATE TABLE review_decisions (
        {_ID}, form TEXT NOT NULL, label TEXT NOT NULL, action TEXT NOT NULL, replacement TEXT NOT NULL,
        engagement_id {_ENGAGEMENT}, {_instant("decided_at")} NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX decisions_once ON review_decisions (form, label, ifnull(engagement_id, 0))",
    "CREATE INDEX decisions_of_engagement ON review_decisions (engagement_id)",
)

_ACCOUNTS = (
    f"CREATE TABLE preferences (id INTEGER PRIMARY KEY CHECK (id = 1), {_json('settings')}) STRICT",
    f"CREATE TABLE state (key TEXT PRIMARY KEY, {_json('value')}) STRICT, WITHOUT ROWID",
    f"CREATE TABLE snoozes (duty_key TEXT PRIMARY KEY, {_day('until')} NOT NULL) STRICT, WITHOUT ROWID",
    f"""CREATE TABLE audit (
        {_ID}, {_instant("at")} NOT NULL, event TEXT NOT NULL, subject TEXT NOT NULL, {_json("detail")}, mac BLOB
    ) STRICT""",
    "CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    """CREATE TRIGGER audit_stands BEFORE UPDATE OF id, at, event, subject, detail ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    f"""CREATE TABLE backups (
        {_ID}, {_instant("made_at")} NOT NULL, place TEXT NOT NULL, size INTEGER NOT NULL,
        generation INTEGER NOT NULL, {_flag("verified")}
    ) STRICT""",
    f"""CREATE TABLE imports (
        {_ID}, {_instant("made_at")} NOT NULL, {_json("client_ids")}, {_json("organisation_ids")}
    ) STRICT""",
)


def _spelled_out(value: str) -> str:
    for letter, spelled in _LIGATURES:
        value = f"replace({value}, '{letter}', '{spelled}')"
    return value


def _searchable(table: str, columns: tuple[str, ...], *, alone: bool) -> tuple[str, ...]:
    """A full-text index that follows `table`; unless the table stands `alone`, without trash and text being written."""
    index, names = f"{table}_fts", ", ".join(columns)

    def values(row: str) -> str:
        return ", ".join(_spelled_out(f"{row}.{column}") for column in columns)

    take = f"INSERT INTO {index} ({index}, rowid, {names}) SELECT 'delete', old.id, {values('old')}"
    give = f"INSERT INTO {index} (rowid, {names}) SELECT new.id, {values('new')}"
    was = "1" if alone else "old.indexed AND old.deleted_at IS NULL"
    remains = "1" if alone else "new.indexed AND new.deleted_at IS NULL"
    watched = columns if alone else (*columns, "deleted_at", "indexed")
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in watched)
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2')",
        f"INSERT INTO {index} ({index}, rank) VALUES ('pgsz', 3960)",
        f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {give} WHERE {remains}; END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {take} WHERE {was}; END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {', '.join(watched)} ON {table} WHEN {changed}"
        f" BEGIN {take} WHERE {was}; {give} WHERE {remains}; END",
    )


SQL: tuple[str, ...] = (
    *_PEOPLE,
    *_ENGAGEMENTS,
    *_NOTES,
    *_DOCUMENTS,
    *_SUPERVISION,
    *_ACCOUNTS,
    *_searchable("notes", ("title", "text"), alone=False),
    *_searchable("supervision_entries", _ENTRY_TEXTS, alone=False),
    *_searchable("entry_passages", ("text",), alone=True),
)
