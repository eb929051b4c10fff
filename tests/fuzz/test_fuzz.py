"""Whatever is read from outside is understood or refused in words of ours: no crash, no hang, no file left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
INPUTS = 300


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_inputs_crash_nothing(name: str) -> None:
    """In a process of its own: its memory is bounded."""
    command = [sys.executable, "-m", "tests.endure", "--rounds", str(INPUTS), name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1].split()[:2]) == (0, ["all", str(INPUTS)]), done.stderr
