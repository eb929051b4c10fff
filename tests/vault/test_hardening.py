"""The process as it starts: no core dump, not dumpable, private files; by the window and by each command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from rdpp_desk.practice.will import Kit, Reachable
from rdpp_desk.vault import will

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 25)
STATE = """
def state():
    import ctypes, faulthandler, os, resource
    dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
    print(resource.getrlimit(resource.RLIMIT_CORE), dumpable, oct(os.umask(0o77)), faulthandler.is_enabled())
"""
HARDENED = "(0, 0) 0 0o77 False"
BY_ITSELF = """
import os, sys
from pathlib import Path
from rdpp_desk.vault import harden
os.umask(0)
harden()
Path(sys.argv[1]).touch()
state()
"""
WINDOW = """
import os, sys, types
from rdpp_desk import app
os.umask(0)
desktop = types.ModuleType("rdpp_desk.ui.desktop")
desktop.run = lambda *given: state() or 0
sys.modules["rdpp_desk.ui.desktop"] = desktop
app.main()
"""
COMMAND = """
import os, sys
from rdpp_desk import cli
from rdpp_desk.vault import FLOOR, keys
keys.calibrate = lambda: FLOOR
os.umask(0)
assert cli.main(sys.argv[1:]) in (0, 1)  # 1: items of a journal are left to decide
state()
"""


def ran(script: str, *arguments: str) -> str:
    """The last line that the script prints, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", STATE + script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "src"), "HOME": os.environ["HOME"]},
    )
    return done.stdout.strip().splitlines()[-1]


def test_no_core_dump_not_dumpable_private_files(tmp_path: Path) -> None:
    assert ran(BY_ITSELF, str(tmp_path / "file")) == HARDENED
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_the_window_starts_hardened() -> None:
    assert ran(WINDOW) == HARDENED


def test_each_command_is_hardened_and_writes_private_files_under_any_umask(tmp_path: Path) -> None:
    secret, folder, copy = tmp_path / "secret", tmp_path / "vault", tmp_path / "copy.rdppbackup"
    secret.write_text("quatre mots sans aucun lien", encoding="utf-8")
    opening = ("--passphrase-file", str(secret))
    for arguments in (
        ("new", str(folder), "--recovery-out", str(tmp_path / "sheet")),
        ("check", str(folder)),
        ("backup", str(folder), str(copy)),
        ("verify", str(copy)),
        ("restore", str(copy), str(tmp_path / "beside")),
    ):
        assert ran(COMMAND, *arguments, *opening) == HARDENED, arguments[0]
    secret.unlink()
    made = [*folder.iterdir(), *(tmp_path / "beside").iterdir(), tmp_path / "sheet", copy]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (folder, tmp_path / "beside")} == {0o700}


def test_the_commands_on_a_demonstration_and_on_a_kit_are_hardened_too(tmp_path: Path) -> None:
    secret, made = tmp_path / "secret", tmp_path / "demo"
    assert ran(COMMAND, "demo", "--out", str(made), "--no-window", "--clients", "1", "--notes", "1") == HARDENED
    secret.write_text(json.loads((made / "summary.json").read_text(encoding="utf-8"))["passphrase"], encoding="utf-8")
    folder, opening = str(made / "vault"), ("--passphrase-file", str(secret))
    paper, saved = tmp_path / "paper.pdf", tmp_path / "saved"
    for arguments in (
        ("document", folder, "--kind", "consent", "--engagement", "1", "--out", str(paper)),
        ("journal", folder, "--out", str(tmp_path / "journal.txt")),
        ("salvage", folder, str(saved)),
    ):
        assert ran(COMMAND, *arguments, *opening) == HARDENED, arguments[0]
    assert ran(COMMAND, "will", *a_kit(tmp_path), "--out", str(tmp_path / "list.pdf")) == HARDENED
    files = [path for path in (*made.rglob("*"), *saved.iterdir()) if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in (*files, paper, tmp_path / "list.pdf")} == {0o600}
    folders = [path for path in made.rglob("*") if path.is_dir()]
    assert {path.stat().st_mode & 0o777 for path in (*folders, made, saved)} == {0o700}


def a_kit(folder: Path) -> tuple[str, ...]:
    """A will kit and its two sheets, as the command takes them."""
    key, kit = will.new_key(DAY), Kit(made_on=DAY, practitioner=Reachable(name="Odile"))
    (folder / "kit").write_bytes(will.seal(kit, key.key))
    for name, sheet in zip("ab", will.sheets(key), strict=True):
        (folder / name).write_text(" ".join(sheet), encoding="utf-8")
    return str(folder / "kit"), "--sheet-a", str(folder / "a"), "--sheet-b", str(folder / "b")
