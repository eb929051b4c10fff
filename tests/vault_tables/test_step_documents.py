"""A vault of the time before the whole set of documents keeps every row, every id and every random id."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from rdpp_desk.vault import Connection, migrations, steps, store

_KEY = bytes(range(32))
_KEPT = ("documents", "signatures", "consents", "attachments", "erasures", "sponsors")
_NOW = "'2026-03-02T09:30:00.000000+00:00'"
_BEFORE = (
    "INSERT INTO openings VALUES (1, 'n')",
    "INSERT INTO organisations (id, name, other_names, legal_form, siren, address, sector)"
    " VALUES (1, 'Novalens', '[]', '', '', '', '')",
    "INSERT INTO sponsors (id, organisation_id, first_name, last_name, agreement, job_title, email, phone)"
    " VALUES (1, 1, 'Hélène', 'Vasseur', 'neutral', '', '', '')",
    "INSERT INTO clients (id, first_name, last_name, other_names, agreement, job_title, email, phone, address, remarks)"
    " VALUES (1, 'Camille', '', '[]', 'neutral', '', '', '', '', '')",
    "INSERT INTO engagements (id, kind, client_id, title, state, professional, payer, client_interest,"
    " organisation_interest, client_request, organisation_request, session_minutes, currency, taken_over,"
    " earlier_sessions, earlier_minutes, reopening_reason, sponsor_id)"
    " VALUES (1, 'coaching', 1, '', 'active', 1, 'client', '', '', '', '', 60, 'EUR', 0, 0, 0, '', 1)",
    f"INSERT INTO attachments (id, engagement_id, name, media_type, size, sha256, created_at)"
    f" VALUES (1, 1, 'a.pdf', 'application/pdf', 4, 'ab', {_NOW})",
    *(
        f"INSERT INTO documents (id, engagement_id, kind, language, state, title, pdf_attachment_id, sha256,"
        f" created_at, proposed_at, templates, answers, clauses, reason) VALUES ({number}, 1, '{kind}', 'fr',"
        f" '{state}', 't', 1, 'ab', {_NOW}, {_NOW}, '{{}}', '{{\"a\": 1}}', 'c', 'r')"
        for number, kind, state in ((1, "consent", "in_force"), (2, "tripartite", "signed"), (9, "tripartite", "draft"))
    ),
    "UPDATE documents SET replaced_by = 2 WHERE id = 1",
    "INSERT INTO signatures (document_id, party, signer, capacity, signed_on, place, scan_attachment_id)"
    " VALUES (2, 'client', 'Camille', '', '2026-03-01', 'Lyon', 1),"
    " (2, 'practitioner', 'Claire', 'coach', NULL, '', 1)",
    "INSERT INTO consents (engagement_id, purpose, state, decided_on, document_id, version, sha256)"
    " VALUES (1, 'remote', 'given', '2026-03-01', 1, '1', 'ab')",
    "DELETE FROM documents WHERE id = 9",
)


@pytest.fixture
def old(tmp_path: Path) -> Connection:
    made = store.new_database(tmp_path / "vault.db", _KEY)
    migrations.migrate(made, steps.ALL[:2])
    for statement in _BEFORE:
        made.execute(statement)
    return made


def rows(db: Connection, table: str, columns: list[str]) -> list[tuple[object, ...]]:
    names = ", ".join(f'"{name}"' for name in columns)
    return [tuple(row) for row in db.rows(f"SELECT {names} FROM {table} ORDER BY 1")]


def test_every_row_is_there_and_nothing_dangles(old: Connection) -> None:
    with closing(old) as db:
        columns = {table: [row[1] for row in db.rows(f"PRAGMA table_info({table})")] for table in _KEPT}
        before = {
            table: rows(db, table, [name for name in names if (table, name) != ("sponsors", "uid")])
            for table, names in columns.items()
        }
        assert all(before.values())
        assert migrations.migrate(db, steps.ALL) == len(steps.ALL) - 2
        assert {table: rows(db, table, columns[table]) for table in _KEPT} == before
        assert db.value("PRAGMA foreign_keys") == 1
        assert db.rows("PRAGMA foreign_key_check") == []
        assert db.value("PRAGMA integrity_check") == "ok"
        assert db.value("SELECT length(uid) FROM sponsors") == 32


def test_an_id_that_was_used_is_never_used_again(old: Connection) -> None:
    with closing(old) as db:
        migrations.migrate(db, steps.ALL)
        made = db.insert(
            "INSERT INTO documents (kind, language, state, title, sha256, clauses, reason)"
            " VALUES ('presentation', 'fr', 'draft', '', '', '', '')"
        )
        assert made == 10
        assert db.value("SELECT length(uid) FROM documents WHERE id = 10") == 32


def test_what_was_proposed_still_never_changes_and_an_erasure_is_still_told(old: Connection) -> None:
    with closing(old) as db:
        migrations.migrate(db, steps.ALL)
        with pytest.raises(Exception, match="never changes"):
            db.execute("UPDATE documents SET answers = '{}' WHERE id = 2")
        uids = {row[0] for row in db.rows("SELECT uid FROM documents UNION SELECT uid FROM sponsors")}
        db.execute("UPDATE engagements SET sponsor_id = NULL")
        db.execute("DELETE FROM sponsors")
        db.execute("DELETE FROM documents")
        assert uids <= {row[0] for row in db.rows("SELECT uid FROM erasures")}
