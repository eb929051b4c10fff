"""Crash and corruption campaigns: `python3 packaging/dev.py endure [--minutes N | --rounds N] [--json] [CAMPAIGN…]`.

Works in private folders, under a home of its own. Exit status 1 if anything was lost without a word.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from unittest import mock

from tests.endure import damage, full_disk, kills, mending
from tests.endure.outcomes import Outcome, Rounds
from tests.fuzz import targets

Campaign = Callable[[Path, Rounds], Outcome]

CAMPAIGNS: dict[str, Campaign] = {
    "kills": kills.while_editing,
    **kills.KILLS,
    "header-change": kills.while_replacing_the_header,
    "backup-stops": kills.while_backing_up,
    "full-disk": full_disk.full_disk,
    **full_disk.FULL,
    "header-bits": damage.header_bits,
    "forged-headers": damage.forged_headers,
    "databases": damage.databases,
    "logs": damage.logs,
    "torn": damage.mixed_copies,
    "replays": mending.replays,
    "backups": damage.backups,
    "salvage": mending.salvages,
    **{name: partial(targets.run, name) for name in targets.TARGETS},
}
WEIGHTS = {"kills": 8.0, "header-change": 0.0, "backup-stops": 0.0, "header-bits": 0.0, "salvage": 2.0}
"""Shares of the time, 1 unless said; those of 0 make every fault that there is, and take what they take."""
_STATE = ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME")


def for_seconds(seconds: float) -> Iterator[int]:
    """The numbers of the faults that fit in this time, at least one."""
    until, number = time.monotonic() + seconds, 0
    while number == 0 or time.monotonic() < until:
        yield number
        number += 1


def run(names: list[str], rounds_of: Callable[[str], Rounds]) -> list[tuple[Outcome, float]]:
    """Each campaign in a folder and a home of its own; how many seconds it took."""
    outcomes = []
    for name in names:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as place, mock.patch.dict("os.environ"):
            home = Path(place) / "home"
            home.mkdir()
            os.environ.update(dict.fromkeys(_STATE, str(home)))
            outcome = CAMPAIGNS[name](Path(place), rounds_of(name))
        outcomes.append((outcome, time.monotonic() - began))
        print(f"{name}: {outcome.tried} tried, {outcome.lost} lost", file=sys.stderr, flush=True)
    return outcomes


def shares(names: list[str], seconds: float) -> Callable[[str], Rounds]:
    """The time divided among the campaigns by their weights."""
    total = sum(WEIGHTS.get(name, 1.0) for name in names) or 1.0
    return lambda name: for_seconds(seconds * WEIGHTS.get(name, 1.0) / total)


def table(outcomes: list[tuple[Outcome, float]]) -> str:
    columns = ("tried", "detected", "survived", "lost")
    total = Outcome("all", *(sum(getattr(outcome, name) for outcome, _ in outcomes) for name in columns))
    width = max(len(outcome.fault) for outcome, _ in outcomes)
    lines = [f"{'fault':<{width}} {'tried':>7} {'detected':>9} {'survived':>9} {'lost':>5} {'seconds':>8}"]
    for o, seconds in (*outcomes, (total, sum(seconds for _, seconds in outcomes))):
        lines.append(f"{o.fault:<{width}} {o.tried:>7} {o.detected:>9} {o.survived:>9} {o.lost:>5} {seconds:>8.0f}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="packaging/dev.py endure", description=__doc__)
    parser.add_argument("campaigns", nargs="*", metavar="CAMPAIGN", help=f"all, or some of: {', '.join(CAMPAIGNS)}")
    parser.add_argument("--rounds", type=int, default=1_000, help="faults of each random campaign (default 1000)")
    parser.add_argument("--minutes", type=float, help="share this time among the campaigns instead")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    asked = parser.parse_args()
    unknown = set(asked.campaigns) - set(CAMPAIGNS)
    if unknown:
        parser.error(f"unknown campaign: {', '.join(sorted(unknown))}")
    names = asked.campaigns or list(CAMPAIGNS)
    outcomes = run(names, shares(names, asked.minutes * 60) if asked.minutes else lambda _name: range(asked.rounds))
    found = [asdict(outcome) | {"seconds": round(seconds, 1)} for outcome, seconds in outcomes]
    print(json.dumps(found) if asked.json else table(outcomes))
    return 1 if any(outcome.lost for outcome, _ in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
