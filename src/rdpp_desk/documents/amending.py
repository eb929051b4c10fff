"""What an amendment changes: the frozen text of the document in force against the one that takes its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from rdpp_desk.documents import library as library_of_clauses
from rdpp_desk.documents.blocks import Heading, runs_text
from rdpp_desk.documents.compose import ComposedClause, Composition
from rdpp_desk.documents.facts import Amended
from rdpp_desk.documents.library import Clause
from rdpp_desk.documents.markdown import read, title_runs
from rdpp_desk.documents.sandbox import View

_NUMBERED = re.compile(r"^(?:Article|Annexe|Annex)\u00a0\d+\.\s*")
_REFERENCE = re.compile(r"\b(articles?|annexes?|annex)\u00a0\d+", re.IGNORECASE)
_ASIDE = frozenset(("signatures", "annexes", "summary"))
"""Clauses whose day and place always change, and which say nothing of what is agreed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One article: the paragraphs that go (`before`) and those that come (`after`), either of which may be empty."""

    title: str
    before: str
    after: str


def as_amendment(composition: Composition, amended: Amended) -> Composition:
    """The same document, called an amendment and opening with what it changes.

    Raises:
        UsageError: `template-broken`.
    """
    language = composition.language
    library = library_of_clauses.load(language, "amendment")
    found = changes(amended.text, ((one.id, one.title, one.text) for one in composition.clauses))
    facts = {name: getattr(amended, name) for name in amended.__slots__}
    listed = [{"title": one.title, "before": one.before, "after": one.after} for one in found]
    context = {"amended": View("amended", {**facts, "changes": listed}), "language": language}
    title, _body, values = library_of_clauses.render(library.heading, context)
    opening = tuple(_opening(clause, context, language) for clause in library.clauses)
    return replace(
        composition,
        title=runs_text(title_runs(title, values.texts, language)),
        clauses=(*opening, *composition.clauses),
        versions={**composition.versions, **{f"amendment-{id_}": seen for id_, seen in library.versions.items()}},
    )


def _opening(clause: Clause, context: Mapping[str, Any], language: str) -> ComposedClause:
    title, body, values = library_of_clauses.render(clause, context)
    runs = title_runs(title, values.texts, language)
    blocks = (Heading(runs), *read(body, values.texts, language))
    return ComposedClause(id=clause.id, title=runs_text(runs), number="", step="", style=clause.style, blocks=blocks)


def changes(frozen: str, clauses: Iterable[tuple[str, str, str]]) -> tuple[Change, ...]:
    """What differs from `frozen` (clauses apart by an empty line) in `clauses`: their id, title and text.

    Articles are paired by their titles, whatever their numbers; a number that moved is no change. What `frozen` had
    and `clauses` have not comes last.
    """
    parts = [part.split("\n") for part in frozen.split("\n\n")]
    old = {_NUMBERED.sub("", lines[0]): lines for lines in parts}
    found = []
    for id_, title, text in clauses:
        was = old.pop(title, [""])
        if id_ not in _ASIDE and (change := _difference(title, was[1:], text.split("\n")[1:])) is not None:
            found.append(change)
    gone = (title for title, lines in old.items() if _NUMBERED.match(lines[0]))
    return (*found, *(Change(title, _told(old[title][1:]), "") for title in gone))


def _difference(title: str, was: Sequence[str], now: Sequence[str]) -> Change | None:
    plain_was, plain_now = [[_REFERENCE.sub(r"\1", line) for line in lines] for lines in (was, now)]
    before: list[str] = []
    after: list[str] = []
    for what, low, high, start, end in SequenceMatcher(None, plain_was, plain_now, autojunk=False).get_opcodes():
        if what != "equal":
            before += was[low:high]
            after += now[start:end]
    return Change(title, _told(before), _told(after)) if before or after else None


def _told(lines: Iterable[str]) -> str:
    """Lines as a cell holds them; those of a table without its empty cells."""
    return "\n".join(" · ".join(cell for cell in line.split(" | ") if cell.strip(" |")) for line in lines)
