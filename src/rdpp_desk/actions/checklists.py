"""The checklist of each kind of document: what the practice and the law ask of it, and the clauses that answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdpp_desk.actions.clause_trial import bare
from rdpp_desk.actions.clauses import ClauseState, clauses
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents import kinds
from rdpp_desk.documents.library import shipped
from rdpp_desk.documents.wizard import Problem
from rdpp_desk.messages import _, clause_words
from rdpp_desk.practice.agreements import DocumentKind


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause that answers an item: its id, its title as printed, whose words it is made of."""

    clause: str
    title: str
    state: ClauseState


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One item. `gone` are the clauses taken out, which those of a locked item never are in silence."""

    code: str
    asks: str
    source: str
    locked: bool
    answers: tuple[Answer, ...]

    @property
    def gone(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.state is ClauseState.REMOVED)


def checklist(desk: Desk, kind: DocumentKind, language: str) -> tuple[ChecklistLine, ...]:
    """Every item of `kind`, in order, with its clauses in `language` as they are now."""
    lines = {line.id: line for line in clauses(desk, kind, language)}
    return tuple(
        ChecklistLine(
            code=item.code,
            asks=_(item.asks).replace("'", "’"),
            source=clause_words.source(item.source),
            locked=item.locked,
            answers=tuple(
                Answer(id_, lines[id_].shown_title, lines[id_].state) for id_ in item.clauses if id_ in lines
            ),
        )
        for item in kinds.KINDS[kind].CHECKLIST
    )


def removed_words(kind: DocumentKind, language: str, notes: Iterable[Problem]) -> tuple[str, ...]:
    """« Clause retirée : responsabilité des décisions (T9) », one line for each note of a print."""
    titles = {clause.id: bare(clause.title) for clause in shipped(language, kinds.MODELS[kind].template)}
    return tuple(
        _("Clause taken out: {title} ({item})").format(title=titles.get(note.part, note.part), item=note.field)
        for note in notes
    )
