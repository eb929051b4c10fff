"""The commands one after the other in one process, a wrong passphrase included."""

from __future__ import annotations

import sys
from pathlib import Path

from rdpp_desk import cli, vault
from rdpp_desk.vault import FLOOR, keys


def main(home: Path) -> None:
    keys.calibrate = lambda: FLOOR
    vault.harden = lambda: None  # a process that is not dumpable hides from the tracer what it writes to
    secret, wrong, sheet = home / "secret.txt", home / "wrong.txt", home / "Documents" / "Outside" / "words.txt"
    folder, copy = home / "Documents" / "Cabinet", home / "usb" / "copy.rdppbackup"
    copy.parent.mkdir()
    for arguments, status in (
        (("new", folder, "--passphrase-file", secret, "--recovery-out", sheet), 0),
        (("check", folder, "--passphrase-file", secret), 0),
        (("check", folder, "--passphrase-file", wrong), None),
        (("backup", folder, copy, "--passphrase-file", secret), 0),
        (("verify", copy, "--passphrase-file", secret), 0),
        (("restore", copy, home / "Documents" / "Beside", "--passphrase-file", secret), 0),
    ):
        ended = cli.main([*map(str, arguments), "--language", "en"])
        assert (ended == status) if status is not None else ended != 0, (arguments[0], ended)
    print("DONE")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
