"""The check, on the command line: progress, the state of the register, and folders that another program copies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rdpp_desk.clock import SystemClock
from rdpp_desk.vault import FLOOR
from rdpp_desk.vault.store import create
from tests.test_cli import PASSPHRASE, Runner, plain, run, secret

__all__ = ["plain", "run", "secret"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vault, _words = create(tmp_path / "coffre", PASSPHRASE, clock=SystemClock(), parameters=FLOOR)
    with vault, vault.transaction():
        for number in range(3):
            vault.audit.record("document-printed", "", SystemClock().now(), {"count": number})
    return tmp_path / "coffre"


def test_the_check_says_how_long_and_how_sound_the_register_is(run: Runner, folder: Path, secret: Path) -> None:
    found = run("check", folder, "--passphrase-file", secret, "--json").json["audit"]
    assert isinstance(found, dict)
    assert found.pop("last").startswith("20")
    assert found == {"lines": 4, "ok": True, "problem": "", "line": 0}
    assert "Register: 6 lines, intact." in run("check", folder, "--passphrase-file", secret).out


def test_a_register_that_was_touched_fails_the_check(run: Runner, folder: Path, secret: Path) -> None:
    from rdpp_desk.vault.store import open_with_passphrase

    with open_with_passphrase(folder, PASSPHRASE, clock=SystemClock(), wanted=FLOOR) as vault:
        vault.db.execute("DROP TRIGGER audit_stands")
        vault.db.execute("UPDATE audit SET event = 'backup-made' WHERE id = 2")
    checked = run("check", folder, "--passphrase-file", secret)
    assert checked.status == 1
    assert "Register: line 2 is not as it was written." in checked.out
    told = json.loads(run("check", folder, "--passphrase-file", secret, "--json").out)
    assert (told["problems"], told["audit"]["line"]) == (["audit-altered"], 2)


def test_pages_that_do_not_read_are_counted(run: Runner, folder: Path, secret: Path) -> None:
    from rdpp_desk.vault.store import open_with_passphrase

    with open_with_passphrase(folder, PASSPHRASE, clock=SystemClock(), wanted=FLOOR) as vault, vault.transaction():
        for number in range(2000):
            vault.audit.record("document-printed", "", SystemClock().now(), {"count": number})
    with (folder / "vault.db").open("rb+") as file:
        size = file.seek(0, 2)
        for page in (size // 4096 - 20, size // 4096 - 25):
            file.seek(page * 4096 + 100)
            file.write(bytes(16))
    checked = run("check", folder, "--passphrase-file", secret)
    assert checked.status == 1
    assert f"2 pages of {size // 4096} do not read." in checked.out


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Cabinet"])
def test_a_synchronised_folder_is_warned_of(run: Runner, tmp_path: Path, secret: Path, name: str) -> None:
    place = tmp_path / name / "coffre"
    assert "seems to be synchronised" in run("new", place, "--passphrase-file", secret).err
    assert "seems to be synchronised" in run("check", place, "--passphrase-file", secret).err
