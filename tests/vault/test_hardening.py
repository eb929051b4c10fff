"""The process as it starts: no core dump, not dumpable, private files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import ctypes, os, resource, sys
from pathlib import Path
from rdpp_desk.vault import harden
os.umask(0)
harden()
Path(sys.argv[1]).touch()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), oct(os.umask(0)))
"""


def test_no_core_dump_not_dumpable_private_files(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "file")],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")},
    )
    assert done.stdout.strip() == "(0, 0) 0 0o77"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
