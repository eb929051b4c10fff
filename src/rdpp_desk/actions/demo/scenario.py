"""The texts and facts of the demonstration, read from `resources/demo`, and who is who in it."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from itertools import product
from typing import Any

from rdpp_desk import resources
from rdpp_desk.practice.people import Agreement

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cast:
    """One client of the demonstration: their names and the arc they live. `echo` counts earlier clients of that arc."""

    index: int
    first_name: str
    last_name: str
    agreement: Agreement
    arc: Told
    notes: tuple[str, ...]
    echo: int

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Scenario:
    """The whole practice as told; `told` is the file itself."""

    told: Told
    cast: tuple[Cast, ...]
    group_notes: tuple[str, ...]


def read(clients: int, seed: int) -> Scenario:
    """The practice of so many clients; the same seed casts the same people."""
    with resources.path("demo/practice.toml").open("rb") as file:
        told = tomllib.load(file)
    chance = random.Random(seed)
    names = {gender: _names(told["names"], gender, chance) for gender in ("feminine", "masculine")}
    cast = []
    for index in range(clients):
        arc = told["arc"][index % len(told["arc"])]
        first, last = names[arc["gender"]].pop() if names[arc["gender"]] else (f"Prénom{index}", f"Nom{index}")
        cast.append(
            Cast(
                index=index,
                first_name=first,
                last_name=last,
                agreement=Agreement(arc["gender"]),
                arc=arc,
                notes=notes(arc["notes"]),
                echo=index // len(told["arc"]),
            )
        )
    return Scenario(told, tuple(cast), notes(told["group"]["notes"]))


def notes(name: str) -> tuple[str, ...]:
    """The notes of an arc, in the order of time."""
    text = resources.path(f"demo/notes/{name}.md").read_text(encoding="utf-8")
    return tuple(part.strip() + "\n" for part in text.split("\n***\n"))


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A note without its double brackets, and the ranges that they marked for supervision."""
    plain, ranges, at = "", [], 0
    while (start := text.find("[[", at)) >= 0:
        end = text.index("]]", start)
        plain += text[at:start]
        ranges.append((len(plain), len(plain) + end - start - 2))
        plain += text[start + 2 : end]
        at = end + 2
    return plain + text[at:], tuple(ranges)


def _names(told: dict[str, list[str]], gender: str, chance: random.Random) -> list[tuple[str, str]]:
    """Pairs that share neither first nor last name until each was used once; to be taken from the end."""
    firsts, lasts = list(told[gender]), list(told["last"])
    half = len(lasts) // 2
    lasts = lasts[:half] if gender == "feminine" else lasts[half:]
    chance.shuffle(firsts)
    chance.shuffle(lasts)
    diagonal = [(firsts[i % len(firsts)], lasts[(i + i // len(firsts)) % len(lasts)]) for i in range(len(firsts))]
    rest = [pair for pair in product(firsts, lasts) if pair not in diagonal]
    return [*reversed(rest), *reversed(diagonal)]
