"""Power cuts, as far as a process can stage them: SIGKILL at random instants, and a stop at every write."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from rdpp_desk import vault
from rdpp_desk.errors import DeskError
from rdpp_desk.vault.keys import WordsSecret
from tests.endure.jobs import JOBS, Job, fresh
from tests.endure.outcomes import CLOCK, Outcome, Rounds, Specimen, Tally, content_of, faults, last_step, make
from tests.endure.practice_run import edit, missing
from tests.endure.victims import quick_derivation, run_and_kill

_LONGEST_SECONDS = 0.4
_ROUNDS_A_VAULT = 20
_PAST_THE_END = 1.05


def while_editing(place: Path, rounds: Rounds) -> Outcome:
    """Kill a process that edits through the actions of the window, reopen, and look for all it said was saved."""
    dice, tally = random.Random(), Tally("kill -9 while editing")
    with quick_derivation():
        original = victim = make(place / "original", saves=20)
        for number in rounds:
            if number % _ROUNDS_A_VAULT == 0:  # it grows by hundreds of notes a round
                victim = original.copy(place / "victim")
            ended = run_and_kill(partial(edit, victim.folder), dice.uniform(0, _LONGEST_SECONDS))
            try:
                with victim.open() as opened:
                    # a kill in the midst of a save may look like a damaged log; what counts is that nothing is missing
                    whole = faults(opened) <= {"wal-damaged"} and not missing(opened.db, ended.said)
            except DeskError:
                whole = False
            tally.add(detected=False, whole=whole)
    return tally.outcome()


def while_working(job: Job, place: Path, rounds: Rounds) -> Outcome:
    """Kill a long work at a random instant of its course: what it worked on, and what it was making, is whole."""
    dice, tally = random.Random(), Tally(f"kill -9 during a {job.name}")
    with quick_derivation():
        (place / "original").mkdir()
        original = job.prepare(place / "original" / "vault")
        with original.copy(place / "looked-at").open() as opened:
            expected = content_of(opened)
        lasts = run_and_kill(partial(job.work, fresh(original, place / "timed"))).seconds
        for _ in rounds:
            victim = fresh(original, place / "victim")
            ended = run_and_kill(partial(job.work, victim), dice.uniform(0, lasts * _PAST_THE_END))
            try:
                whole = job.holds(victim, ended.said, expected)
            except DeskError:
                whole = False
            tally.add(detected=False, whole=whole)
    return tally.outcome()


KILLS: dict[str, Callable[[Path, Rounds], Outcome]] = {
    f"kill-{job.name.replace(' ', '-')}": partial(while_working, job) for job in JOBS
}


def while_replacing_the_header(place: Path, _rounds: Rounds) -> Outcome:
    """Stop at every file operation of a change of recovery words: the old or the new words must open."""
    specimen = make(place / "rekeyed", saves=3)
    tally = Tally("stop at each step of a header change")
    new_words = vault.new_recovery_words()
    for step in range(1, 1_000):
        victim = specimen.copy(place / "victim")
        opened = victim.open()
        finished = False
        with stopping_at(step):
            finished = _finishes(partial(vault.adopt_recovery, opened, new_words, new_words))
        opened.close()
        if finished:
            break
        tally.add(detected=False, whole=_opens(victim, specimen.words) or _opens(victim, new_words))
    return tally.outcome()


def while_backing_up(place: Path, _rounds: Rounds) -> Outcome:
    """Stop at every file operation of a backup over an older one: the old or the new one must verify."""
    specimen = make(place / "source", saves=10)
    target = place / "kept.rdppbackup"
    secret = WordsSecret(specimen.words)
    tally = Tally("stop at each step of a backup")
    with specimen.open() as opened:
        vault.write_backup(opened, target)
        expected = content_of(opened)
        for step in range(1, 1_000):
            with stopping_at(step):
                finished = _finishes(partial(vault.write_backup, opened, target))
            if finished:
                break
            whole = bool(vault.verify_backup(target, secret).counts) and content_of(opened) == expected
            tally.add(detected=False, whole=whole)
    return tally.outcome()


class Stop(BaseException):
    """The power goes."""


@contextmanager
def stopping_at(step: int) -> Iterator[None]:
    """From the `step`-th call that changes a file on, each raises `Stop`: nothing is tidied up either."""
    calls = 0

    def cut(real: Callable[..., Any]) -> Callable[..., Any]:
        def maybe(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls >= step:
                raise Stop
            return real(*arguments, **named)

        return maybe

    with ExitStack() as patches:
        for name in ("open", "fsync", "replace", "rename", "unlink", "mkdir"):
            patches.enter_context(mock.patch.object(os, name, cut(getattr(os, name))))
        yield


def _finishes(work: Callable[[], object]) -> bool:
    try:
        work()
    except Stop:
        return False
    return True


def _opens(specimen: Specimen, words: tuple[str, ...]) -> bool:
    try:
        with vault.open_with_words(specimen.folder, words, clock=CLOCK) as opened:
            return last_step(opened) > 0
    except DeskError:
        return False
