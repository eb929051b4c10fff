"""Short campaigns of `packaging/dev.py endure`: nothing acknowledged is lost, full disks are said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.endure import damage, full_disk, kills

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _source_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))


def test_a_save_that_said_saved_is_saved(tmp_path: Path) -> None:
    outcome = kills.while_editing(tmp_path, 25)
    assert (outcome.tried, outcome.lost) == (25, 0)


def test_a_full_disk_is_said_and_the_old_data_opens(tmp_path: Path) -> None:
    outcome = full_disk.full_disk(tmp_path, 40)
    assert outcome.detected > 20
    assert outcome.lost == 0


def test_forged_headers_are_refused(tmp_path: Path) -> None:
    outcome = damage.forged_headers(tmp_path, 60)
    assert (outcome.tried, outcome.detected) == (60, 60)


def test_the_command_prints_a_list_of_objects() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.endure", "--json", "--rounds", "3", "forged-headers", "header-bits"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert [set(one) for one in found] == [{"fault", "tried", "detected", "survived", "lost"}] * 2
    assert [one["lost"] for one in found] == [0, 0]
