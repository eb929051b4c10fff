"""A disk that fills up, staged with a limit on how long a file may grow (Linux and macOS)."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.errors import DeskError, StorageError
from rdpp_desk.vault.store import Vault
from tests.endure.outcomes import CLOCK, Outcome, Tally, last_step, make, save


def full_disk(place: Path, rounds: int) -> Outcome:
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
    for number in range(rounds):
        with specimen.open() as opened:
            before = last_step(opened)
            largest = 300 if number % len(works) == 2 else opened.database.stat().st_size
            said = _says_so(works[number % len(works)], opened, dice.randrange(largest))
            whole = last_step(opened) >= before
        with specimen.open() as opened:
            whole = whole and last_step(opened) >= before and vault.check_health(opened).ok
        whole = whole and bool(vault.verify_backup(target, vault.WordsSecret(specimen.words)).counts)
        whole = whole and not list(place.glob(".new.*"))
        shutil.rmtree(place / "new", ignore_errors=True)
        tally.add(detected=said is True and whole, whole=said is None and whole)
    return tally.outcome()


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """No file of this process can grow past `size` bytes."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _says_so(work: Callable[[Vault], object], opened: Vault, size: int) -> bool | None:
    """Whether the full disk was said; nothing if it was not met."""
    try:
        with files_no_longer_than(size):
            made = work(opened)
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
