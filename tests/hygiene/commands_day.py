"""The commands one after the other in one process, a wrong passphrase and a damaged vault included.

What they say on standard output was asked for: it stays in memory. What they complain of is written as usual.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from datetime import date
from pathlib import Path

from rdpp_desk import cli, vault
from rdpp_desk.practice.will import Kit, KitContact, KitSponsor, Reachable
from rdpp_desk.vault import FLOOR, keys
from rdpp_desk.vault import will as kits
from rdpp_desk.vault.connection import PAGE_SIZE
from tests.journeys.people import FIRST_NAME, LAST_NAME, ORGANISATION

_DAY = date(2026, 11, 25)


def main(home: Path) -> None:
    keys.calibrate = lambda: FLOOR
    vault.harden = lambda: None  # a process that is not dumpable hides from the tracer what it writes to
    outside = home / "Documents" / "Outside"
    _vaults(home, outside)
    demo = _demonstration(home, outside)
    _damaged(home, outside, demo)
    _will(home, outside)
    print("DONE")


def _run(*arguments: object, status: int = 0) -> str:
    """What a command says, having ended as it must."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        ended = cli.main([*map(str, arguments), "--language", "en"])
    assert ended == status, (arguments[0], ended)
    return said.getvalue()


def _vaults(home: Path, outside: Path) -> None:
    secret, wrong = ("--passphrase-file", home / "secret.txt"), ("--passphrase-file", home / "wrong.txt")
    folder, copy = home / "Documents" / "Cabinet", home / "usb" / "copy.rdppbackup"
    copy.parent.mkdir()
    _run("new", folder, *secret, "--recovery-out", outside / "words.txt")
    _run("check", folder, *secret)
    _run("check", folder, *wrong, status=3)
    _run("backup", folder, copy, *secret)
    _run("verify", copy, *secret)
    _run("restore", copy, home / "Documents" / "Beside", *secret)


def _demonstration(home: Path, outside: Path) -> Path:
    """A practice, its papers, and a journal of which every item is decided; answers that make no sense as well."""
    made, answers, decisions = home / "Documents" / "Demo", outside / "answers.json", outside / "decisions.json"
    told = json.loads(_run("demo", "--out", made, "--no-window", "--clients", 3, "--notes", 9, "--json"))
    (outside / "passphrase.txt").write_text(told["passphrase"], encoding="utf-8")
    opening = (made / "vault", "--passphrase-file", outside / "passphrase.txt")
    assert LAST_NAME not in _run("document", *opening, "--list")
    paper = ("--kind", "tripartite", "--engagement", 1, "--answers", answers, "--out", outside / "agreement.pdf")
    answers.write_text(json.dumps({"spacing": f"avec {LAST_NAME}"}), encoding="utf-8")
    _run("document", *opening, *paper, "--json")
    answers.write_text(json.dumps({"spacing": {LAST_NAME: 1}, "starts_on": ORGANISATION}), encoding="utf-8")
    _run("document", *opening, *paper, status=2)
    left = json.loads(_run("journal", *opening, "--out", outside / "journal.pdf", "--json", status=1))["undecided"]
    assert left
    decided = [{**one, "action": "mask"} for one in left]
    decisions.write_text(json.dumps({"decisions": decided}), encoding="utf-8")
    for name in ("journal.pdf", "journal.txt"):
        _run("journal", *opening, "--out", outside / name, "--decisions", decisions)
    return made


def _damaged(home: Path, outside: Path, demo: Path) -> None:
    """A third of the pages overwritten in a copy: checked, then saved."""
    damaged = Path(shutil.copytree(demo / "vault", home / "Documents" / "Damaged"))
    opening = ("--passphrase-file", outside / "passphrase.txt")
    pages = (damaged / "vault.db").stat().st_size // PAGE_SIZE
    with (damaged / "vault.db").open("rb+") as file:
        file.seek(PAGE_SIZE)
        file.write(b"\x55" * PAGE_SIZE * (pages // 3))
    _run("check", damaged, *opening, status=4)
    _run("salvage", damaged, home / "Documents" / "Saved", *opening, status=1)


def _will(home: Path, outside: Path) -> None:
    """A kit read with its two sheets: said, listed, printed; then with a wrong sheet."""
    key = kits.new_key(_DAY)
    one = KitContact(
        person=Reachable(name=f"{FIRST_NAME} {LAST_NAME}"), sponsors=(KitSponsor(organisation=ORGANISATION),)
    )
    kit = Kit(made_on=_DAY, practitioner=Reachable(name="Odile"), instructions="Un hippocampe.", contacts=(one,))
    (home / "kit.rdpprelay").write_bytes(kits.seal(kit, key.key))
    for name, sheet in zip(("sheet-a", "sheet-b"), kits.sheets(key), strict=True):
        (outside / name).write_text(" ".join(sheet), encoding="utf-8")
    sheets = ("--sheet-a", outside / "sheet-a", "--sheet-b", outside / "sheet-b")
    assert LAST_NAME in _run("will", home / "kit.rdpprelay", *sheets)
    _run("will", home / "kit.rdpprelay", *sheets, "--json")
    _run("will", home / "kit.rdpprelay", *sheets, "--out", outside / "list.pdf")
    _run("will", home / "kit.rdpprelay", *sheets[:3], outside / "sheet-a", status=3)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
