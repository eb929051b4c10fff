"""Names that stay on one line: only the layout holds them together, the text itself keeps its plain spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from rdpp_desk.documents.answers import Answer
from rdpp_desk.documents.blocks import Block, Heading, Keep, ListItem, Paragraph, Runs, SignatureSlots, Slot, Table
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.printable import JOIN
from rdpp_desk.documents.typography import clean, typeset

_LONGEST = 48
"""A longer name breaks at its spaces, as any words do."""
_NAMING = ("name", "full_name")


def names_of(answers: Mapping[str, Answer], facts: DossierFacts, language: str) -> tuple[str, ...]:
    """The names in the answers and the dossier, as they are printed, longest first."""
    people = (facts.practitioner, facts.client, facts.sponsor, facts.signatory, facts.organisation, *facts.members)
    found = {str(getattr(person, "full_name", getattr(person, "name", ""))) for person in people if person is not None}
    found.update(_named(answers))
    shown = {typeset(clean(name).strip(), language) for name in found}
    return tuple(sorted((name for name in shown if " " in name and len(name) <= _LONGEST), key=lambda n: (-len(n), n)))


def held(blocks: Iterable[Block], names: tuple[str, ...]) -> Iterator[Block]:
    """The blocks, their names held together."""
    return (_block(block, names) for block in blocks) if names else iter(blocks)


def _named(value: Answer) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part, inner in value.items():
            if part in _NAMING and isinstance(inner, str):
                yield inner
            else:
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def _block(block: Block, names: tuple[str, ...]) -> Block:
    if isinstance(block, Heading | Paragraph | ListItem):
        return replace(block, runs=_runs(block.runs, names))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_runs(cell, names) for cell in row) for row in block.rows))
    if isinstance(block, SignatureSlots):
        return SignatureSlots(tuple(_slot(slot, names) for slot in block.slots))
    if isinstance(block, Keep):
        return Keep(tuple(_block(inner, names) for inner in block.blocks))
    return block


def _slot(slot: Slot, names: tuple[str, ...]) -> Slot:
    return replace(slot, name=_runs(slot.name, names), label=_runs(slot.label, names))


def _runs(runs: Runs, names: tuple[str, ...]) -> Runs:
    pattern = _pattern(names)
    return tuple(
        replace(run, text=pattern.sub(_joined, run.text)) if " " in run.text and pattern.search(run.text) else run
        for run in runs
    )


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", JOIN)


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))
