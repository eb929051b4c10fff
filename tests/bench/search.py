"""Search as you type, against the same queries over a copy in clear."""

from __future__ import annotations

import random
import statistics
from typing import Any

from rdpp_desk.actions.search import search
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.search import search as find
from tests.bench import texts
from tests.bench.harness import Measured, in_turns, percentile
from tests.bench.practices import Practice, Recorder, Workbench
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
    raw, path = practice.plain()
    recorder = Recorder(raw)
    recording, plain = Connection(recorder, path), Connection(raw, path)
    whole, sealed, clear = [], [], []
    for text in typed():
        recorder.taken()
        find(recording, text)
        statements = recorder.taken()
        spent = in_turns(
            lambda: _ask(desk.search_db, statements), lambda: _ask(plain, statements), bench.rounds  # noqa: B023
        )
        sealed.append(spent[0])
        clear.append(spent[1])
        whole.append(in_turns(lambda: search(desk, text), lambda: None, bench.rounds)[0])  # noqa: B023
    plain.close()
    return [
        Measured("search SQL, median word", statistics.median(sealed), statistics.median(clear)),
        Measured("search SQL, p95 word", percentile(sealed, 0.95), percentile(clear, 0.95)),
        Measured("search over its SQL, median word", statistics.median(whole), statistics.median(clear)),
        Measured("search, p95 in 60 ms allowed", percentile(whole, 0.95), SEARCH_MS),
    ]


def _ask(connection: Connection, statements: list[tuple[str, Any]]) -> None:
    for sql, parameters in statements:
        connection.rows(sql, parameters)
