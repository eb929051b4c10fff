"""A durable save while typing, against the very same statements over a copy in clear, and against a bare write."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import Span, open_note, save_note
from rdpp_desk.clock import FixedClock
from tests.bench.harness import Measured, in_turns
from tests.bench.practices import NOW, PlainVault, Practice, Recorder, Workbench, replay

SAVES_A_ROUND = 20
_BETWEEN = timedelta(seconds=3)
_BARE = bytes(8_000)


def typing(desk: Desk, clock: FixedClock) -> Iterator[None]:
    """Saves without end: a few more words each time, one marked passage, another note every forty saves."""
    note_id, saves = 0, 0
    text = ""
    while True:
        if saves % 40 == 0:
            note_id += 1
            text = open_note(desk, note_id).note.text
        saves += 1
        clock.instant += _BETWEEN
        text += f"et elle ajoute ceci, {saves} fois. "
        save_note(desk, note_id, text, len(text), [Span(4, 40)])
        yield


def run(bench: Workbench, practice: Practice) -> list[Measured]:
    desk, clock = practice.desk, practice.clock
    rounds = bench.rounds * SAVES_A_ROUND
    to_record, path = practice.plain()
    plain, _ = practice.plain()
    recorder = Recorder(to_record)
    twin = PlainVault(recorder, path, FixedClock(NOW))
    recorded = list[list[tuple[str, object]]]()
    saving = typing(twin.desk(), twin.clock)
    for _ in range(rounds + 1):
        next(saving)
        recorded.append(recorder.taken())
    to_record.close()
    ours, waiting = typing(desk, clock), iter(recorded)
    spent, floor = in_turns(lambda: next(ours), lambda: replay(plain, next(waiting)), rounds, once=True)
    plain.close()
    return [
        Measured("autosave", spent, floor),
        Measured("autosave over a bare write", spent, _bare_write(bench.place / "bare", rounds)),
    ]


def _bare_write(path: Path, rounds: int) -> float:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    durable = getattr(os, "fdatasync", os.fsync)

    def write() -> None:
        os.write(handle, _BARE)
        durable(handle)

    try:
        return in_turns(write, lambda: None, rounds, once=True)[0]
    finally:
        os.close(handle)
