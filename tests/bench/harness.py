"""Timing ours and the floor in turns, within the same run: on a shared computer only their ratio means something."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.targets import FLAT, TARGETS

ROUNDS = 7
"""The fewest samples a median is taken of."""
_SAMPLE_SECONDS = 0.005

Act = Callable[[], object]
After = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians of one action and of its floor, in milliseconds (MB for memory).

    A name that has no target is context: it is printed, and is in no list.
    """

    name: str
    ours: float
    floor: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the result. `notes` is how many the vault held, 0 where that plays no part."""

    name: str
    notes: int
    ours: float
    floor: float
    ratio: float
    target: float | None
    holds: bool | None


def row(measured: Measured, notes: int, target: float | None) -> Row:
    """What was measured, beside its target."""
    ratio = measured.ours / measured.floor
    holds = None if target is None else ratio <= target
    return Row(measured.name, notes, measured.ours, measured.floor, ratio, target, holds)


def rows(measured: dict[int, Sequence[Measured]]) -> list[Row]:
    """Every line for what was measured at each size; what must stay flat also gets the largest against the smallest."""
    found = [row(each, notes, TARGETS.get(each.name)) for notes, many in measured.items() for each in many]
    sizes = sorted(notes for notes in measured if notes)
    if len(sizes) > 1:
        small, large = ({each.name: each.ours for each in measured[size]} for size in (sizes[0], sizes[-1]))
        for name, limit in FLAT.items():
            if name in small and name in large:
                found.append(row(Measured(f"{name}, growth", large[name], small[name]), sizes[-1], limit))
    return found


def seconds(act: Act, calls: int = 1, after: After | None = None) -> float:
    """How long one call of `act` takes, over `calls` calls; `after` is given the last result, untimed."""
    begin = time.perf_counter()
    for _ in range(calls):
        result = act()
    spent = (time.perf_counter() - begin) / calls
    if after is not None:
        after(result)
    return spent


def in_turns(
    ours: Act, floor: Act, rounds: int = ROUNDS, *, once: bool = False, after: After | None = None
) -> tuple[float, float]:
    """Median milliseconds of both, sampled A B, B A, A B… after one untimed call of each.

    Quick acts are called many times a sample, unless `once`: then each sample is one call, and `after` is given what
    the call of `ours` returned.
    """
    calls = [1, 1]
    for place, act in enumerate((ours, floor)):
        spent = seconds(act, after=after if act is ours else None)
        if not once and after is None:
            calls[place] = max(1, math.ceil(_SAMPLE_SECONDS / max(spent, 1e-7)))
    samples: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        for place in (0, 1) if number % 2 == 0 else (1, 0):
            done = seconds((ours, floor)[place], calls[place], None if place else after)
            samples[place].append(done * 1_000)
    return statistics.median(samples[0]), statistics.median(samples[1])


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
