"""Names known to the vault looked for in notes: within a budget, and whatever their number."""

from __future__ import annotations

import random
import re
from itertools import cycle

from rdpp_desk.anonymise import KnownEntity, pseudonymise
from tests.bench import anonymise, texts
from tests.bench.harness import Measured, in_turns
from tests.bench.practices import Workbench
from tests.bench.targets import PSEUDONYMISE_MS

_WORDS = 300
_MANY, _FEW = 2_000, 20
_TOKEN = re.compile(r"\w+")


def known(number: int) -> tuple[KnownEntity, ...]:
    """So many people, no two of the same name."""
    first, last = texts.FIRST_NAMES, texts.last_names()
    return tuple(
        KnownEntity("person", f"{given} {family}", given=given, family=family)
        for given, family in (
            (first[(at + at // len(last)) % len(first)], last[at % len(last)]) for at in range(number)
        )
    )


def some_notes(names: tuple[KnownEntity, ...]) -> list[str]:
    """Thirty notes of 300 words, each about three of the first people of the list."""
    chance = random.Random(3)
    found = []
    for _ in range(30):
        words = texts.note(chance, chance.choice(names[:_FEW]).value).split(" ")
        words += texts.note(chance, "Elle").split(" ")
        words[40:40] = ["avec", chance.choice(names[:_FEW]).family, "et", chance.choice(names[:_FEW]).given]
        found.append(" ".join(words[:_WORDS]))
    return found


def run(bench: Workbench) -> list[Measured]:
    many, few = known(_MANY), known(_FEW)
    notes = some_notes(many)
    one, other, scanned = cycle(notes), cycle(notes), cycle(notes)
    parts = {part for entity in many for part in (entity.given, entity.family)}
    rounds = bench.rounds * 5
    over_many, over_few = in_turns(
        lambda: pseudonymise(next(one), many), lambda: pseudonymise(next(other), few), rounds, once=True
    )
    scan, _ = in_turns(
        lambda: [word for word in _TOKEN.findall(next(scanned)) if word in parts], lambda: None, bench.rounds
    )
    corpus = anonymise.score(anonymise.read_notes(anonymise.CORPUS / "dev.txt"), misses=False)["ms per 300 words"]
    return [
        Measured("pseudonymise 300 words, 50 ms allowed", over_many, PSEUDONYMISE_MS),
        Measured("pseudonymise 300 words over a scan", over_many, scan),
        Measured("pseudonymise, 2000 names over 20", over_many, over_few),
        Measured("pseudonymise the corpus, 50 ms allowed", corpus, PSEUDONYMISE_MS),
    ]
