"""A disk that fills up, staged with a limit on how long a file may grow (Linux and macOS)."""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.errors import DeskError, StorageError
from rdpp_desk.vault.store import Vault
from tests.endure.jobs import JOBS, Job, fresh
from tests.endure.outcomes import CLOCK, Outcome, Rounds, Specimen, Tally, content_of, last_step, make, save
from tests.endure.victims import quick_derivation

_SMALLER_FILES = 4  # one round in so many is limited to the size of a header


def full_disk(place: Path, rounds: Rounds) -> Outcome:
    """Fill the disk during saves, backups, header changes and creation: it is said, and the old data opens."""
    specimen = make(place / "full", saves=30)
    target = place / "kept.rdppbackup"
    tally, dice = Tally("disk full during a save, a backup, a header change, a creation"), random.Random()
    with specimen.open() as opened:
        vault.write_backup(opened, target)
    works: tuple[Callable[[Vault], object], ...] = (
        lambda opened: _save_much(opened, dice),
        lambda opened: vault.write_backup(opened, target),
        lambda opened: _new_words(opened),
        lambda _: vault.create(place / "new", "phrase", clock=CLOCK, parameters=vault.FLOOR),
    )
    for number in rounds:
        with specimen.open() as opened:
            before = last_step(opened)
            largest = 300 if number % len(works) == 2 else opened.database.stat().st_size
            said = _says_so(partial(works[number % len(works)], opened), dice.randrange(largest))
            whole = last_step(opened) >= before
        with specimen.open() as opened:
            whole = whole and last_step(opened) >= before and vault.check_health(opened).ok
        whole = whole and bool(vault.verify_backup(target, vault.WordsSecret(specimen.words)).counts)
        whole = whole and not list(place.glob(".new.*"))
        shutil.rmtree(place / "new", ignore_errors=True)
        tally.add(detected=said is True and whole, whole=said is None and whole)
    return tally.outcome()


def during(jobs: tuple[Job, ...], place: Path, rounds: Rounds) -> Outcome:
    """Fill the disk during each long work, at sizes swept from nothing to a little more than the vault's."""
    tally, dice = Tally("disk full during each long work"), random.Random()
    with quick_derivation():
        originals, expected = list[Specimen](), list[list[tuple[object, ...]]]()
        for job in jobs:
            folder = place / job.name.replace(" ", "-")
            folder.mkdir()
            originals.append(job.prepare(folder / "vault"))
            with originals[-1].copy(place / "looked-at").open() as opened:
                expected.append(content_of(opened))
        for number in rounds:
            job, original = jobs[number % len(jobs)], originals[number % len(jobs)]
            victim, said = fresh(original, place / "victim"), list[str]()
            largest = 300 if dice.randrange(_SMALLER_FILES) == 0 else victim.database.stat().st_size * 5 // 4
            told = _says_so(partial(job.work, victim, said.append), dice.randrange(largest))
            try:
                whole = told is not False and job.holds(victim, tuple(said), expected[number % len(jobs)])
            except DeskError:
                whole = False
            tally.add(detected=told is True and whole, whole=told is None and whole)
    return tally.outcome()


FULL: dict[str, Callable[[Path, Rounds], Outcome]] = {"full-disk-works": partial(during, JOBS)}


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """No file of this process can grow past `size` bytes; writing further is an error, not the end of the process."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


def _says_so(work: Callable[[], object], size: int) -> bool | None:
    """Whether the full disk was said; nothing if it was not met."""
    try:
        with files_no_longer_than(size):
            made = work()
    except StorageError:
        return True
    except DeskError:
        return False
    if isinstance(made, tuple):
        made[0].close()
    return None


def _save_much(opened: Vault, dice: random.Random) -> None:
    for step in range(last_step(opened) + 1, 10_000):
        save(opened.db, step, dice)


def _new_words(opened: Vault) -> None:
    words = vault.new_recovery_words()
    vault.adopt_recovery(opened, words, words)
