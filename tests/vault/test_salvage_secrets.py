"""Which secret opens what is saved, and where the key file comes from once the vault's own is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.vault.conftest import CLOCK, PASSPHRASE, Closed
from tests.vault.damaged_practice import NAMES, Practice, practice, victim

from rdpp_desk import vault
from rdpp_desk.errors import VaultUnavailable, WrongSecret
from rdpp_desk.vault import PassphraseSecret, WordsSecret

__all__ = ["practice", "victim"]


def test_both_secrets_open_the_new_vault(practice: Practice, victim: Path, tmp_path: Path) -> None:
    report = vault.salvage(victim, tmp_path / "new", PassphraseSecret(PASSPHRASE), clock=CLOCK, names=NAMES)
    vault.open_with_passphrase(report.path, PASSPHRASE, clock=CLOCK).close()
    vault.open_with_words(report.path, practice.closed.words, clock=CLOCK).close()


def test_a_wrong_secret_makes_nothing(victim: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongSecret):
        vault.salvage(victim, tmp_path / "new", PassphraseSecret("une autre phrase"), clock=CLOCK, names=NAMES)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("place", [3, 9, 12, 30, 60, 180, 230])
def test_a_damaged_key_file_still_opens_with_the_secret_whose_slot_is_whole(
    practice: Practice, victim: Path, tmp_path: Path, place: int
) -> None:
    stored = bytearray((victim / "vault.keys").read_bytes())
    stored[place] ^= 1
    (victim / "vault.keys").write_bytes(stored)
    words = WordsSecret(practice.closed.words)
    report = vault.salvage(victim, tmp_path / "new", words, clock=CLOCK, names=NAMES)
    assert report.header == "mended"
    assert report.notes.whole == len(practice.texts)
    vault.open_with_words(report.path, practice.closed.words, clock=CLOCK).close()


def test_the_key_file_before_the_last_one_will_do(practice: Practice, victim: Path, tmp_path: Path) -> None:
    (victim / "vault.keys").rename(victim / "vault.keys.previous")
    (victim / "vault.keys").write_bytes(b"gone")
    words = WordsSecret(practice.closed.words)
    assert vault.salvage(victim, tmp_path / "new", words, clock=CLOCK, names=NAMES).header == "present"


def test_a_backup_lends_its_key_file(practice: Practice, victim: Path, tmp_path: Path) -> None:
    with practice.closed.open() as opened:
        vault.write_backup(opened, tmp_path / "kept.rdppbackup")
    (victim / "vault.keys").unlink()
    words = WordsSecret(practice.closed.words)
    with pytest.raises(VaultUnavailable, match="header-unusable"):
        vault.salvage(victim, tmp_path / "new", words, clock=CLOCK, names=NAMES)
    lent = tmp_path / "kept.rdppbackup"
    report = vault.salvage(victim, tmp_path / "new", words, clock=CLOCK, names=NAMES, header_from=lent)
    assert report.header == "backup"
    assert report.notes.whole == len(practice.texts)


def test_another_vaults_backup_lends_nothing(closed: Closed, victim: Path, tmp_path: Path) -> None:
    with closed.open() as opened:
        vault.write_backup(opened, tmp_path / "other.rdppbackup")
    (victim / "vault.keys").unlink()
    words, lent = WordsSecret(closed.words), tmp_path / "other.rdppbackup"
    with pytest.raises(VaultUnavailable, match="nothing-to-salvage"):
        vault.salvage(victim, tmp_path / "new", words, clock=CLOCK, names=NAMES, header_from=lent)
    assert not (tmp_path / "new").exists()
