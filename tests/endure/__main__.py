"""Crash and corruption campaigns: `python3 packaging/dev.py endure [--json] [--rounds N] [CAMPAIGN…]`.

Exit status 1 if anything was lost without a word.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tests.endure import damage, full_disk, kills
from tests.endure.outcomes import Outcome

Campaign = Callable[[Path, int], Outcome]

CAMPAIGNS: dict[str, Campaign] = {
    "kills": kills.while_editing,
    **kills.KILLS,
    "header-change": kills.while_replacing_the_header,
    "backup-stops": kills.while_backing_up,
    "header-bits": damage.header_bits,
    "forged-headers": damage.forged_headers,
    "backups": damage.backups,
    "databases": damage.databases,
    "torn": damage.mixed_copies,
    "logs": damage.logs,
    "full-disk": full_disk.full_disk,
}


def run(names: list[str], rounds: int) -> list[Outcome]:
    """Each campaign in a folder of its own."""
    outcomes = []
    for name in names:
        with tempfile.TemporaryDirectory() as place:
            os.environ["XDG_STATE_HOME"] = place
            outcomes.append(CAMPAIGNS[name](Path(place), rounds))
        print(f"{name}: {outcomes[-1].tried} tried, {outcomes[-1].lost} lost", file=sys.stderr, flush=True)
    return outcomes


def table(outcomes: list[Outcome]) -> str:
    lines = [f"{'fault':<62} {'tried':>6} {'detected':>9} {'survived':>9} {'lost':>5}"]
    lines += [f"{o.fault:<62} {o.tried:>6} {o.detected:>9} {o.survived:>9} {o.lost:>5}" for o in outcomes]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="packaging/dev.py endure", description=__doc__)
    parser.add_argument("campaigns", nargs="*", metavar="CAMPAIGN", help=f"all, or some of: {', '.join(CAMPAIGNS)}")
    parser.add_argument("--rounds", type=int, default=1_000, help="faults of each random campaign (default 1000)")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    asked = parser.parse_args()
    unknown = set(asked.campaigns) - set(CAMPAIGNS)
    if unknown:
        parser.error(f"unknown campaign: {', '.join(sorted(unknown))}")
    outcomes = run(asked.campaigns or list(CAMPAIGNS), asked.rounds)
    print(json.dumps([asdict(outcome) for outcome in outcomes]) if asked.json else table(outcomes))
    return 1 if any(outcome.lost for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
