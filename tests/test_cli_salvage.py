"""Salvage on the command line: what it says, its object, its status, and whose key file it may borrow."""

from __future__ import annotations

from pathlib import Path

from rdpp_desk.vault.connection import PAGE_SIZE
from tests.test_cli import Runner, demo, demo_secret, plain, run, secret, vault

__all__ = ["demo", "demo_secret", "plain", "run", "secret", "vault"]


def spoil(folder: Path, first: int, count: int) -> None:
    with (folder / "vault.db").open("rb+") as file:
        file.seek((first - 1) * PAGE_SIZE)
        file.write(b"\x55" * PAGE_SIZE * count)


def test_a_sound_vault_ends_well(run: Runner, vault: Path, secret: Path, tmp_path: Path) -> None:
    saved = run("salvage", vault, tmp_path / "saved", "--passphrase-file", secret)
    assert saved.status == 0
    assert f"New vault: {tmp_path / 'saved'}" in saved.out
    assert "No note was lost." in saved.out
    assert run("check", tmp_path / "saved", "--passphrase-file", secret).status == 0


def test_what_is_missing_is_counted(run: Runner, demo: Path, demo_secret: Path, tmp_path: Path) -> None:
    import shutil

    damaged = Path(shutil.copytree(demo / "vault", tmp_path / "damaged"))
    pages = (damaged / "vault.db").stat().st_size // PAGE_SIZE
    spoil(damaged, 2, pages // 3)
    saved = run("salvage", damaged, tmp_path / "saved", "--passphrase-file", demo_secret, "--json")
    assert saved.status == 1
    notes = saved.json["notes"]
    assert isinstance(notes, dict)
    assert notes["whole"] + notes["earlier"] + notes["unverified"] + notes["cut"] + notes["missing"] == notes["total"]
    assert saved.json["complete"] is False
    assert saved.json["problems"] == []
    assert run("check", tmp_path / "saved", "--passphrase-file", demo_secret).status == 0


def test_a_lost_key_file_asks_for_a_backup(run: Runner, vault: Path, secret: Path, tmp_path: Path) -> None:
    assert run("backup", vault, tmp_path / "kept.rdppbackup", "--passphrase-file", secret).status == 0
    (vault / "vault.keys").unlink()
    alone = run("salvage", vault, tmp_path / "saved", "--passphrase-file", secret)
    assert alone.status == 4
    assert "give a backup of this vault" in alone.err
    lent = ("--header-from", tmp_path / "kept.rdppbackup")
    saved = run("salvage", vault, tmp_path / "saved", "--passphrase-file", secret, *lent)
    assert saved.status == 0
    assert "of the backup that was given" in saved.out


def test_places_that_will_not_do(run: Runner, vault: Path, secret: Path, tmp_path: Path) -> None:
    chosen = ("--passphrase-file", secret)
    assert run("salvage", vault, vault / "inside", *chosen).status == 2
    assert run("salvage", vault, vault, *chosen).status == 4
    assert run("salvage", tmp_path / "nowhere", tmp_path / "saved", *chosen).status == 4
    assert run("salvage", vault).status == 2
    assert not (tmp_path / "saved").exists()
