"""Search as you type, against the same queries over a copy in clear."""

from __future__ import annotations

import random
import statistics

from rdpp_desk.actions.search import search
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.search import search as find
from tests.bench import texts
from tests.bench.harness import Measured, in_turns, percentile
from tests.bench.practices import Practice, Recorder, Workbench, replay
from tests.bench.targets import SEARCH_MS


def typed() -> tuple[str, ...]:
    """What someone types, letter after letter: common words, rare ones, names, several words, nothing found."""
    chance = random.Random(2)
    names = chance.sample(texts.last_names(), 6)
    rare = [texts.rare_word(int(20_000 * chance.random() ** 3)) for _ in range(6)]
    common = ("silence", "equipe", "reunion", "supervision", "colere", "peur")
    several = ("parole reunion", "elle dit que", "travail de la semaine", f"heure {rare[0]}", "coeur")
    whole = (*names, *rare, *common, *several, "introuvablement")
    return tuple(dict.fromkeys(word[:length] for word in whole for length in (2, 4, len(word))))


def run(bench: Workbench, practice: Practice) -> list[Measured]:
    desk = practice.desk
    plain, path = practice.plain()
    recorder = Recorder(plain)
    over_plain = Connection(recorder, path)
    ours, floor = [], []
    for text in typed():
        find(over_plain, text)
        statements = recorder.taken()
        spent = in_turns(lambda: search(desk, text), lambda: replay(plain, statements), bench.rounds)  # noqa: B023
        ours.append(spent[0])
        floor.append(spent[1])
    plain.close()
    return [
        Measured("search, median word", statistics.median(ours), statistics.median(floor)),
        Measured("search, p95 word", percentile(ours, 0.95), percentile(floor, 0.95)),
        Measured("search, p95 in 60 ms allowed", percentile(ours, 0.95), SEARCH_MS),
    ]
