"""One hostile input, one answer: an error of ours or a result, in good time, in little memory, leaving no file."""

from __future__ import annotations

import random
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from rdpp_desk.errors import DeskError
from tests.endure.outcomes import Rounds, Tally

_SECONDS = 10.0
_MEMORY = 1 << 30
Feed = Callable[[random.Random], object]


class Hang(BaseException):
    """An input that takes too long."""


@dataclass(frozen=True, slots=True)
class Target:
    """`feed` breaks an input and gives it to the program. `scratch` is where it may write, and must leave nothing."""

    name: str
    feed: Feed
    scratch: Path


def campaign(target: Target, rounds: Rounds, tally: Tally) -> None:
    """Each input that ends otherwise than by a DeskError or a result is lost; the first of each kind is printed."""
    dice, told = random.Random(), set[str]()
    with _bounded():
        for _ in rounds:
            before = set(target.scratch.iterdir())
            wrong = ""
            try:
                signal.setitimer(signal.ITIMER_REAL, _SECONDS)
                target.feed(dice)
                refused = False
            except DeskError:
                refused = True
            except (Exception, Hang) as failure:
                refused, wrong = False, _place(failure)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
            left = set(target.scratch.iterdir()) - before
            wrong = wrong or (f"left {sorted(path.name for path in left)}" if left else "")
            if wrong and wrong not in told:
                told.add(wrong)
                print(f"{target.name}: {wrong}", file=sys.stderr, flush=True)
            tally.add(detected=refused and not wrong, whole=not wrong)


def _place(failure: BaseException) -> str:
    last = traceback.extract_tb(failure.__traceback__)[-3:]
    return f"{type(failure).__name__}: {str(failure)[:80]!r} " + " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(last)
    )


@contextmanager
def _bounded() -> Iterator[None]:
    def late(_signal: int, _frame: FrameType | None) -> None:
        raise Hang

    handler = signal.signal(signal.SIGALRM, late)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + _MEMORY, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.signal(signal.SIGALRM, handler)


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 0
