"""The clauses of each kind of document: ours, and what the practitioner made of them.

A clause is kept only once it was read and composed in made-up dossiers: one that would break a document is refused
with its line and the reason, and nothing is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import normalize

from rdpp_desk.actions.clause_trial import as_printed, bare, library_of, titles, try_out
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.own_clauses import own
from rdpp_desk.documents import kinds, library
from rdpp_desk.documents.library import Clause, read_clause, shipped
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind, OwnClause, PrintOptions
from rdpp_desk.vault import documents as table
from rdpp_desk.vault import preferences as preferences_table

LANGUAGES = ("fr", "en")
_DRAFTS = "clause-drafts"
_ALL = PrintOptions(summary=True)
_FRONT = re.compile(r"\A\ufeff?---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_VALUE, _BRANCH = re.compile(r"\{\{.*?\}\}"), re.compile(r"\{%.*?%\}")


class ClauseState(StrEnum):
    """Whose words a clause is made of."""

    OURS = "ours"
    ADAPTED = "adapted"
    OWN = "own"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """One clause. `text` is its file as used, `ours` ours (empty for one of the practitioner's own).

    `shown_title` is the title as printed. `ours_changed`: ours is no longer the one that was adapted. `items` are the
    codes of the checklist that it answers, `locked` whether one of them cannot vanish in silence.
    """

    id: str
    name: str
    title: str
    body: str
    shown_title: str
    state: ClauseState
    text: str
    ours: str
    ours_changed: bool
    help: str
    charter: tuple[int, ...]
    condition: str
    optional: bool
    law: bool
    style: str
    step: str
    items: tuple[str, ...]
    locked: bool

    @property
    def ours_title(self) -> str:
        return read_clause(self.name, self.ours).title if self.ours else ""

    @property
    def ours_body(self) -> str:
        return read_clause(self.name, self.ours).body if self.ours else ""


def kinds_with_clauses() -> tuple[DocumentKind, ...]:
    """The kinds whose clauses can be read and adapted."""
    return tuple(kinds.MODELS)


def own_states(desk: Desk) -> tuple[ClauseState, ...]:
    """Whose words each clause is made of that is not ours as it comes, over every kind and language."""
    found = []
    for one in table.own_clauses(desk.db):
        ids = {clause.id for clause in shipped(one.language, kinds.MODELS[one.kind].template)}
        found.append(_state(one.clause_id in ids, one))
    return tuple(found)


def clauses(desk: Desk, kind: DocumentKind, language: str) -> tuple[ClauseLine, ...]:
    """Every clause of `kind`, in the order in which they print; those taken out stay in their place."""
    stored = {one.clause_id: one for one in table.own_clauses(desk.db, kind, language)}
    ours = {clause.id: clause for clause in shipped(language, kinds.MODELS[kind].template)}
    shown = titles(kind, library_of(kind, language, own(desk, kind, language)))
    lines = [_line(kind, language, ours.get(id_), stored.get(id_), shown) for id_ in {**ours, **stored}]
    return tuple(sorted(lines, key=lambda line: (line.id != library.HEADING, line.name)))


def clause(desk: Desk, kind: DocumentKind, language: str, clause_id: str) -> ClauseLine:
    """One clause.

    Raises:
        UsageError: `unknown-clause`.
    """
    for line in clauses(desk, kind, language):
        if line.id == clause_id:
            return line
    raise UsageError("unknown-clause", clause=clause_id)


def adapt(desk: Desk, kind: DocumentKind, language: str, clause_id: str, title: str, body: str) -> OwnClause | None:
    """Reword a clause; returns what was stored before, which undoes it (`put_as_before`).

    Ours again, word for word, is kept as ours.

    Raises:
        UsageError: `template-broken` (name, line, reason; the line counts from 1 in `body`, 0 being the title),
            `clause-is-law`, `clause-needed` (by), `clause-empty`.
    """
    line = clause(desk, kind, language, clause_id)
    _refuse_law(line)
    if not body.strip() and clause_id != library.HEADING:
        raise UsageError("clause-empty")
    made = _reworded(kind, language, line, title, body)
    return back_to_ours(desk, kind, language, clause_id) if made.text == line.ours else _keep(desk, made)


def add(desk: Desk, kind: DocumentKind, language: str, title: str, body: str, after: str = "") -> str:
    """Add a clause of the practitioner's own, printed after the clause `after`; returns its id.

    Raises:
        UsageError: `template-broken`, `clause-empty`.
    """
    if not title.strip() or not body.strip():
        raise UsageError("clause-empty")
    made = _added(desk, kind, language, title, body, after)
    _keep(desk, made)
    return made.clause_id


def preview(
    desk: Desk, kind: DocumentKind, language: str, line: ClauseLine | None, typed: tuple[str, str], after: str = ""
) -> str:
    """What the words typed would print for `line`, or for a clause added after `after`; nothing is stored.

    Raises:
        UsageError: `template-broken`.
    """
    made = _reworded(kind, language, line, *typed) if line is not None else _added(desk, kind, language, *typed, after)
    return as_printed(desk, made)


def _reworded(kind: DocumentKind, language: str, line: ClauseLine, title: str, body: str) -> OwnClause:
    return OwnClause(
        kind=kind,
        language=language,
        clause_id=line.id,
        name=line.name,
        text=_rewritten(line.text or line.ours, title, body),
        base_sha256=_shipped_sha(kind, language, line.id),
    )


def _added(desk: Desk, kind: DocumentKind, language: str, title: str, body: str, after: str) -> OwnClause:
    lines = clauses(desk, kind, language)
    unsigned = [line for line in lines if "[[signature" not in line.body]
    before = next((line for line in lines if line.id == after), unsigned[-1])
    clause_id = _new_id(title, {line.id for line in lines})
    style = "article" if before.style in ("article", "annex") else "plain"
    front = (f"id: {clause_id}", "title:", "version: 1", f"style: {style}", f"step: {before.step}")
    return OwnClause(
        kind=kind,
        language=language,
        clause_id=clause_id,
        name=f"{before.name.removesuffix('.md')}_{clause_id}.md",
        text=_rewritten("\n".join(("---", *front, "---", "")), title, body),
    )


def take_out(desk: Desk, kind: DocumentKind, language: str, clause_id: str) -> OwnClause | None:
    """Leave a clause out of the documents to come; returns what was stored before (`put_as_before`).

    Raises:
        UsageError: `clause-is-law`, `clause-needed` (data: `by`, the title of a clause that refers to it).
    """
    line = clause(desk, kind, language, clause_id)
    _refuse_law(line)
    if clause_id == library.HEADING:
        raise UsageError("clause-needed", by=line.shown_title)
    kept = next((one for one in table.own_clauses(desk.db, kind, language) if one.clause_id == clause_id), None)
    made = kept or OwnClause(
        kind=kind,
        language=language,
        clause_id=clause_id,
        name=line.name,
        text="",
        base_sha256=_shipped_sha(kind, language, clause_id),
    )
    return _keep(desk, replace(made, removed=True))


def put_back(desk: Desk, kind: DocumentKind, language: str, clause_id: str) -> OwnClause | None:
    """Use again a clause that was taken out, in the words it had; returns what was stored before.

    Raises:
        UsageError: `template-broken`.
    """
    kept = next((one for one in table.own_clauses(desk.db, kind, language) if one.clause_id == clause_id), None)
    if kept is None or not kept.text:
        return back_to_ours(desk, kind, language, clause_id)
    return _keep(desk, replace(kept, removed=False))


def back_to_ours(desk: Desk, kind: DocumentKind, language: str, clause_id: str) -> OwnClause | None:
    """Use ours again, or nothing in place of one of the practitioner's own; returns what was stored before."""
    return put_as_before(desk, kind, language, clause_id, None)


def put_as_before(
    desk: Desk, kind: DocumentKind, language: str, clause_id: str, before: OwnClause | None
) -> OwnClause | None:
    """Undo: store again what was stored `before` for this clause, None being ours."""
    with desk.transaction() as db:
        found = next((one for one in table.own_clauses(db, kind, language) if one.clause_id == clause_id), None)
        if before is None:
            table.drop_own_clause(db, kind, language, clause_id)
        else:
            table.keep_own_clause(db, replace(before, id=0))
    return found


def _keep(desk: Desk, made: OwnClause) -> OwnClause | None:
    """Store `made` if every document still composes."""
    present = own(desk, made.kind, made.language)
    try_out(made, present)
    return put_as_before(desk, made.kind, made.language, made.clause_id, replace(made, updated_at=desk.now()))


def _line(
    kind: DocumentKind, language: str, ours: Clause | None, stored: OwnClause | None, shown: dict[str, str]
) -> ClauseLine:
    shipped_text = library.shipped_text(language, kinds.MODELS[kind].template, ours.name) if ours is not None else ""
    text = stored.text if stored is not None and stored.text else shipped_text
    name = ours.name if ours is not None else stored.name if stored is not None else ""
    used = _readable(name, text, stored.clause_id if stored is not None else "")
    why = ours or used
    items = [item for item in kinds.KINDS[kind].CHECKLIST if used.id in item.clauses]
    return ClauseLine(
        id=used.id,
        name=name,
        title=used.title,
        body=used.body,
        shown_title=shown.get(used.id) or bare(used.title),
        state=_state(ours is not None, stored),
        text=text,
        ours=shipped_text,
        ours_changed=bool(ours and stored and stored.base_sha256 and stored.base_sha256 != ours.sha256),
        help=why.help,
        charter=why.charter,
        condition=why.condition,
        optional=why.optional,
        law=why.law,
        style=used.style,
        step=used.step,
        items=tuple(item.code for item in items),
        locked=any(item.locked for item in items),
    )


def _readable(name: str, text: str, clause_id: str) -> Clause:
    """The clause; one that can no longer be read stands whole in its own body, to be mended or dropped."""
    try:
        return read_clause(name, text)
    except UsageError:
        return Clause(id=clause_id, title=clause_id, version="", name=name, body=text, first_line=1, sha256="")


def _state(ours: bool, stored: OwnClause | None) -> ClauseState:
    if stored is None:
        return ClauseState.OURS
    if stored.removed:
        return ClauseState.REMOVED
    return ClauseState.ADAPTED if ours else ClauseState.OWN


def _rewritten(text: str, title: str, body: str) -> str:
    """The file `text` with another title and body; the rest of its front matter stays."""
    match = _FRONT.match(text.replace("\r\n", "\n"))
    front = match[1] if match is not None else ""
    line = f"title: {' '.join(title.split())}"
    return f"---\n{_TITLE.sub(lambda _old: line, front)}---\n{body.rstrip()}\n"


def _refuse_law(line: ClauseLine) -> None:
    if line.law:
        raise UsageError("clause-is-law")


def _shipped_sha(kind: DocumentKind, language: str, clause_id: str) -> str:
    ours = shipped(language, kinds.MODELS[kind].template)
    return next((one.sha256 for one in ours if one.id == clause_id), "")


def _new_id(title: str, taken: set[str]) -> str:
    plain = normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    base = "own-" + ("-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-") or "clause")
    free: Callable[[int], str] = lambda number: base if number == 1 else f"{base}-{number}"  # noqa: E731
    return next(free(number) for number in range(1, len(taken) + 2) if free(number) not in taken)


def drafts(desk: Desk) -> dict[str, tuple[str, str]]:
    """What was typed in the editor and not kept as a clause: « kind/language/clause » → title and text."""
    kept = preferences_table.recall(desk.db, _DRAFTS)
    return {str(key): (str(title), str(body)) for key, (title, body) in (kept or {}).items()}


def keep_drafts(desk: Desk, typed: Mapping[str, tuple[str, str]]) -> None:
    """Keep those, and those only, for the next time; nothing is written if they are those already kept."""
    if dict(typed) == drafts(desk):
        return
    with desk.transaction() as db:
        preferences_table.remember(db, _DRAFTS, {key: list(pair) for key, pair in typed.items()} or None)
