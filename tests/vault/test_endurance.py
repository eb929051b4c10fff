"""`packaging/dev.py endure` for about two minutes: nothing acknowledged is lost, every fault is said or harmless."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.endure.__main__ import CAMPAIGNS, for_seconds, shares

ROOT = Path(__file__).resolve().parents[2]
FUZZ = [name for name in CAMPAIGNS if name.startswith("fuzz-")]
KILLS = [name for name in CAMPAIGNS if name.startswith("kill-")]
OTHERS = [name for name in CAMPAIGNS if name not in (*FUZZ, *KILLS, "kills")]


def endure(minutes: float, *names: str) -> list[dict[str, Any]]:
    """What the command prints, having found nothing lost."""
    command = [sys.executable, "-m", "tests.endure", "--json", "--minutes", str(minutes), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("names", "minutes"), [(("kills",), 0.4), (KILLS, 0.6), (FUZZ, 0.4), (OTHERS, 0.6)])
def test_two_minutes_of_faults_lose_nothing(names: list[str], minutes: float) -> None:
    found = endure(minutes, *names)
    assert len(found) == len(names)
    for one in found:
        assert set(one) == {"fault", "tried", "detected", "survived", "lost", "seconds"}
        assert one["tried"] > 0, one
        assert one["lost"] == 0, one


def test_every_header_flip_and_every_older_copy_is_said() -> None:
    for one in endure(0.05, "header-bits", "forged-headers", "replays"):
        assert one["detected"] == one["tried"], one


def test_the_time_is_shared_by_weight_and_each_campaign_has_its_round() -> None:
    assert list(for_seconds(0.0)) == [0]
    assert len(list(shares(["header-bits", "kills"], 0.0)("kills"))) == 1
