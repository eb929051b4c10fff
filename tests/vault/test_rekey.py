"""Changing secrets: only the header moves, old secrets stop opening, and no crash locks anybody out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.endure import kills
from tests.vault.conftest import CLOCK, PASSPHRASE, Closed

from rdpp_desk import vault
from rdpp_desk.errors import StorageError, UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.vault import header as headers
from rdpp_desk.vault import keyfile
from rdpp_desk.vault.store import Vault

OTHER = "l'ombre du tilleul"


def opens(closed: Closed, passphrase: str) -> bool:
    try:
        vault.open_with_passphrase(closed.folder, passphrase, clock=CLOCK).close()
    except WrongSecret:
        return False
    return True


def test_a_new_passphrase_leaves_every_page_of_the_database_as_it_was(closed: Closed) -> None:
    with closed.open() as opened:
        opened.db.value("PRAGMA wal_checkpoint(TRUNCATE)")
        before = closed.database.read_bytes()
        vault.change_passphrase(opened, PASSPHRASE, OTHER)
        opened.db.value("PRAGMA wal_checkpoint(TRUNCATE)")
        assert closed.database.read_bytes() == before
    assert sorted(path.name for path in closed.folder.iterdir()) == ["vault.db", "vault.keys", "vault.lock"]
    assert opens(closed, OTHER)
    assert not opens(closed, PASSPHRASE)
    vault.open_with_words(closed.folder, closed.words, clock=CLOCK).close()


def test_the_present_passphrase_is_asked(opened: Vault) -> None:
    before = (opened.path / "vault.keys").read_bytes()
    with pytest.raises(WrongSecret, match="wrong-passphrase"):
        vault.change_passphrase(opened, OTHER, "x")
    with pytest.raises(UsageError, match="empty-passphrase"):
        vault.change_passphrase(opened, PASSPHRASE, "  ")
    assert (opened.path / "vault.keys").read_bytes() == before


def test_the_words_give_a_new_passphrase(closed: Closed) -> None:
    with vault.open_with_words(closed.folder, closed.words, clock=CLOCK) as opened:
        vault.set_passphrase(opened, OTHER)
    assert opens(closed, OTHER)


def test_new_words_replace_the_old_ones_once_retyped(closed: Closed) -> None:
    fresh = vault.new_recovery_words()
    with closed.open() as opened:
        with pytest.raises(UsageError, match="words-differ"):
            vault.adopt_recovery(opened, fresh, " ".join(closed.words))
        vault.adopt_recovery(opened, fresh, " ".join(word[:4] for word in fresh))
    vault.open_with_words(closed.folder, fresh, clock=CLOCK).close()
    with pytest.raises(WrongSecret, match="wrong-words"):
        vault.open_with_words(closed.folder, closed.words, clock=CLOCK)
    assert opens(closed, PASSPHRASE)


def test_an_older_cost_is_raised_once(closed: Closed) -> None:
    wanted = replace(vault.FLOOR, memory=vault.FLOOR.memory + 1024)
    first = closed.keys.read_bytes()
    vault.open_with_passphrase(closed.folder, PASSPHRASE, clock=CLOCK, wanted=wanted).close()
    second = closed.keys.read_bytes()
    assert headers.from_bytes(second).parameters == wanted != headers.from_bytes(first).parameters
    vault.open_with_passphrase(closed.folder, PASSPHRASE, clock=CLOCK, wanted=wanted).close()
    assert closed.keys.read_bytes() == second


def test_a_stop_at_any_step_of_a_change_leaves_a_vault_that_opens(tmp_path: Path) -> None:
    outcome = kills.while_replacing_the_header(tmp_path, range(0))
    assert outcome.tried >= 10
    assert outcome.lost == 0


def test_a_header_that_does_not_open_gives_the_place_back(closed: Closed) -> None:
    before = closed.keys.read_bytes()

    def refuse(_: bytes) -> None:
        raise VaultUnavailable("vault-damaged")

    with pytest.raises(VaultUnavailable):
        keyfile.replace(closed.folder, b"nonsense", refuse)
    assert closed.keys.read_bytes() == before
    with closed.open():
        assert sorted(path.name for path in closed.folder.glob("vault.keys*")) == ["vault.keys"]


def test_a_full_disk_keeps_the_old_secret(closed: Closed, monkeypatch: pytest.MonkeyPatch) -> None:
    with closed.open() as opened:

        def refuse(*_: object) -> None:
            raise OSError(28, "full")

        monkeypatch.setattr(keyfile, "write_durably", refuse)
        with pytest.raises(StorageError, match="disk-full"):
            vault.set_passphrase(opened, OTHER)
    assert opens(closed, PASSPHRASE)


def test_a_damaged_header_is_replaced_by_the_previous_one_left_by_a_crash(closed: Closed) -> None:
    good = closed.keys.read_bytes()
    (closed.folder / "vault.keys.previous").write_bytes(good)
    closed.keys.write_bytes(good[:100])
    assert opens(closed, PASSPHRASE)
    assert closed.keys.read_bytes() == good
    assert not (closed.folder / "vault.keys.previous").exists()


@pytest.mark.parametrize("spoilt", [b"gone", b"", None])
def test_a_new_passphrase_mends_a_key_file_spoilt_while_the_vault_is_open(closed: Closed, spoilt: bytes | None) -> None:
    with closed.open() as opened:
        if spoilt is None:
            closed.keys.unlink()
        else:
            closed.keys.write_bytes(spoilt)
        assert vault.check_health(opened).problems == ("header-damaged",)
        with pytest.raises(WrongSecret):
            vault.change_passphrase(opened, "pas la bonne", OTHER)
        vault.change_passphrase(opened, PASSPHRASE, OTHER)
        assert vault.check_health(opened).ok
    assert opens(closed, OTHER)
    vault.open_with_words(closed.folder, closed.words, clock=CLOCK).close()
    assert {path.name for path in closed.folder.glob("vault.keys*")} == {"vault.keys"}
