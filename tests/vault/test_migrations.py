"""Steps run once, in order, each whole or not at all; the file is copied first; a newer vault is refused."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.vault.conftest import Closed

from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.vault import migrations, steps
from rdpp_desk.vault.connection import open_database
from rdpp_desk.vault.store import Vault


@dataclass(frozen=True)
class Change:
    NAME: str
    SQL: tuple[str, ...]


FIRST = Change("shelf", ("CREATE TABLE shelf (id INTEGER PRIMARY KEY)", "INSERT INTO shelf VALUES (1)"))
SECOND = Change("label", ("ALTER TABLE shelf ADD COLUMN label TEXT",))
BROKEN = Change("broken", ("INSERT INTO shelf VALUES (2, NULL)", "INSERT INTO nowhere VALUES (1)"))


def test_steps_run_in_order_and_only_once(opened: Vault) -> None:
    start = migrations.version_of(opened.db)
    given = (*steps.ALL, FIRST, SECOND)
    assert migrations.migrate(opened.db, given) == 2
    assert migrations.version_of(opened.db) == start + 2
    assert migrations.migrate(opened.db, given) == 0
    assert [tuple(row) for row in opened.db.rows("SELECT * FROM shelf")] == [(1, None)]


def test_a_failing_step_leaves_the_one_before_and_nothing_of_itself(opened: Vault) -> None:
    start = migrations.version_of(opened.db)
    with pytest.raises(Exception, match="no such table"):
        migrations.migrate(opened.db, (*steps.ALL, FIRST, SECOND, BROKEN))
    assert migrations.version_of(opened.db) == start + 2
    assert opened.db.value("SELECT count(*) FROM shelf") == 1
    assert not opened.db.in_transaction


def test_a_newer_vault_is_refused_with_both_numbers(opened: Vault) -> None:
    opened.db.execute("PRAGMA user_version = 9000")
    with pytest.raises(VaultUnavailable) as caught:
        migrations.migrate(opened.db, steps.ALL)
    assert (caught.value.code, caught.value.data) == ("vault-newer", {"found": 9000, "known": len(steps.ALL)})


def test_an_older_vault_is_copied_first_and_the_copy_goes_at_the_next_opening(
    closed: Closed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "ALL", (*steps.ALL, FIRST))
    with closed.open() as opened:
        assert opened.db.value("SELECT count(*) FROM shelf") == 1
        (copy,) = closed.folder.glob("vault.db.before-*")
        assert copy.stat().st_mode & 0o777 == 0o600
    before = open_database(copy, closed.data_key)
    assert before.value("SELECT count(*) FROM leaves") == 40
    assert before.value("SELECT count(*) FROM sqlite_schema WHERE name = 'shelf'") == 0
    before.close()
    closed.open().close()
    assert not list(closed.folder.glob("vault.db.before-*"))


def test_a_copy_that_someone_else_put_beside_stays(closed: Closed) -> None:
    own = closed.folder / "vault.db.before-summer"
    own.write_bytes(closed.database.read_bytes())
    closed.open().close()
    assert own.exists()


def test_every_released_step_is_named_and_made_of_single_statements() -> None:
    assert len({step.NAME for step in steps.ALL}) == len(steps.ALL)
    for step in steps.ALL:
        assert step.SQL
        for statement in step.SQL:
            assert "BEGIN IMMEDIATE" not in statement
            assert "COMMIT" not in statement
