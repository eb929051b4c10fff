"""How long things take, against floors: `python3 packaging/dev.py bench [NAME…] [--json] [--notes 2000 20000]`.

Ours and its floor are timed in turns, in the same run. Times are medians, in milliseconds (memory in MB).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict

from rdpp_desk.vault import keys
from tests.bench import agreement, autosave, backup, cold_start, dossiers, names, open_note, search, unlock
from tests.bench.harness import ROUNDS, Measured, Row, rows
from tests.bench.practices import Practice, Workbench, workbench
from tests.bench.targets import FLOORS

SIZED: dict[str, Callable[[Workbench, Practice], list[Measured]]] = {
    "unlock": unlock.run,
    "dossiers": dossiers.run,
    "open-note": open_note.run,
    "search": search.run,
    "autosave": autosave.run,
    "backup": backup.run,
}
"""Measured at each size of vault."""

UNSIZED: dict[str, Callable[[Workbench], list[Measured]]] = {
    "agreement": agreement.run,
    "names": names.run,
    "cold-start": cold_start.run,
}
"""Measured once: how many notes there are plays no part."""


def run(bench: Workbench, wanted: Sequence[str], sizes: Sequence[int]) -> list[Row]:
    """The lines of every benchmark in `wanted`."""
    measured: dict[int, list[Measured]] = {}
    for name in wanted:
        for size in sizes if name in SIZED else (0,):
            practice = bench.practice(size) if size else None
            bench.say(f"{name}, {size} notes" if size else name)
            found = SIZED[name](bench, practice) if practice else UNSIZED[name](bench)
            measured.setdefault(size, []).extend(found)
    return rows(measured)


def table(found: Sequence[Row]) -> str:
    """The lines, aligned."""
    heads = ("", "notes", "ours", "floor", "ratio", "target", "holds", "the floor is")
    cells = [heads] + [
        (
            each.name,
            str(each.notes or ""),
            f"{each.ours:.3f}" if each.ours < 10 else f"{each.ours:.1f}",
            f"{each.floor:.3f}" if each.floor < 10 else f"{each.floor:.1f}",
            f"{each.ratio:.2f}",
            "" if each.target is None else f"{each.target:.2f}",
            "" if each.holds is None else "yes" if each.holds else "NO",
            FLOORS.get(each.name, "the smallest vault" if each.name.endswith("growth") else "the budget"),
        )
        for each in found
    ]
    wide = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.rjust(wide[column]) if 0 < column < 6 else cell.ljust(wide[column]) for column, cell in enumerate(line)
        ).rstrip()
        for line in cells
    )


def _say(words: str) -> None:
    print(f"… {words}", file=sys.stderr, flush=True)


def main() -> int:
    every = [*SIZED, *UNSIZED]
    parser = argparse.ArgumentParser(
        prog="packaging/dev.py bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"all, or some of: {', '.join(every)}")
    parser.add_argument("--notes", nargs="+", type=int, default=[2_000, 20_000], help="sizes of vault")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"samples of each median (default {ROUNDS})")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(every):
        parser.error(f"unknown benchmark: {', '.join(sorted(unknown))}")
    if min(*asked.notes, asked.rounds) < 1:
        parser.error("at least one note and one round")
    with workbench(keys.calibrate(), asked.rounds, _say) as bench:
        found = run(bench, asked.names or every, sorted(set(asked.notes)))
    if asked.json:
        print(json.dumps([asdict(each) for each in found if each.target is not None], indent=1))
    else:
        print(table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
