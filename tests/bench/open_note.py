"""Opening a note, against the one frame it may take, and against its row."""

from __future__ import annotations

import random
from itertools import cycle

from rdpp_desk.actions.notes import open_note
from tests.bench.harness import Measured, in_turns
from tests.bench.practices import Practice, Workbench
from tests.bench.targets import FRAME_MS


def run(bench: Workbench, practice: Practice) -> list[Measured]:
    desk = practice.desk
    plain, _ = practice.plain()
    wanted = [random.Random(1).randint(1, practice.notes) for _ in range(200)]
    ours, floor = cycle(wanted), cycle(wanted)
    spent, row = in_turns(
        lambda: open_note(desk, next(ours)),
        lambda: plain.execute("SELECT * FROM notes WHERE id = ?", (next(floor),)).fetchone(),
        bench.rounds,
    )
    plain.close()
    return [
        Measured("open a note, one frame allowed", spent, FRAME_MS),
        Measured("open a note over its row", spent, row),
    ]
