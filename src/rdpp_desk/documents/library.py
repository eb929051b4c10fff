"""Clause templates: those that come with the program, or the practitioner's own, versioned and hashed.

A clause is a Markdown file `NN-name.md` under `resources/templates/<language>/<kind>/`, printed in the order of the
names; `title.md` beside them names the document. `read_clause` reads the front matter; `markdown` says what the body
may hold.
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, nodes

from rdpp_desk import resources
from rdpp_desk.documents.sandbox import CLOSE, OPEN, Values, environment
from rdpp_desk.errors import UsageError

STYLES = ("article", "plain", "bare", "annex", "summary")
HEADING = "title"
"""The id of the file `title.md`: its title is the document's, its body the subtitle, its version that of the set."""
_KEYS = ("id", "title", "version", "condition", "help", "optional", "law", "style", "step", "charter")
ARTICLES = range(1, 10)
"""The articles of the charter that a clause may serve."""
_FAULTS = (TypeError, ValueError, ArithmeticError, LookupError)
_LINE = re.compile(r"([a-z]+):[ \t]*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause as written. `name` is its file's, `first_line` the line of its file where `body` begins.

    `sha256` is that of the whole file; `optional` clauses print only once ticked among `optional_clauses`; a `law`
    clause is statutory wording, and is not to be reworded. `charter` are the articles of the charter that it serves,
    in the front matter « charter: 2, 5 »; `own`: the practitioner's words.
    """

    id: str
    title: str
    version: str
    name: str
    body: str
    first_line: int
    sha256: str
    condition: str = ""
    help: str = ""
    optional: bool = False
    law: bool = False
    style: str = "article"
    step: str = ""
    charter: tuple[int, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """The clauses of one kind of document in one language, in order.

    `replaced` are ours that the practitioner reworded, `removed` ours that they took out.
    """

    language: str
    kind: str
    heading: Clause
    clauses: tuple[Clause, ...]
    replaced: tuple[Clause, ...] = ()
    removed: tuple[Clause, ...] = ()

    @property
    def versions(self) -> dict[str, str]:
        """Clause id → version, SHA-256, and « own » for the practitioner's words; « removed » for what they took out.

        To be stored with what was printed from them.
        """
        printed = {
            clause.id: f"{clause.version} {clause.sha256}{' own' if clause.own else ''}"
            for clause in (self.heading, *self.clauses)
        }
        return printed | {clause.id: f"{clause.version} {clause.sha256} removed" for clause in self.removed}


def load(language: str, kind: str, own: Mapping[str, str] | None = None, removed: Collection[str] = ()) -> Library:
    """The clauses of `kind`; each of `own` (file name → text) takes the place of the clause with its id, or is added.

    `removed` are the ids of those taken out; one that the program no longer has is not looked for.

    Raises:
        UsageError: `template-broken` (data: name, line, reason), `unknown-kind` (data: kind).
    """
    ours = {clause.id: clause for clause in shipped(language, kind)}
    clauses = {id_: clause for id_, clause in ours.items() if id_ not in removed or id_ == HEADING}
    for clause in _distinct(read_clause(name, text) for name, text in sorted((own or {}).items())):
        place = ours[clause.id].name if clause.id in ours else clause.name
        clauses[clause.id] = replace(clause, name=place, own=True)
    heading = clauses.pop(HEADING)
    return Library(
        language,
        kind,
        heading,
        tuple(sorted(clauses.values(), key=lambda clause: clause.name)),
        tuple(ours[id_] for id_, clause in clauses.items() if clause.own and id_ in ours),
        tuple(clause for id_, clause in ours.items() if id_ != HEADING and id_ not in clauses),
    )


@lru_cache(maxsize=16)
def shipped(language: str, kind: str) -> tuple[Clause, ...]:
    """The clauses that come with the program, read once."""
    folder = resources.path(f"templates/{language}/{kind}")
    files = sorted(folder.glob("*.md"))
    if not (folder / "title.md").is_file():
        raise UsageError("unknown-kind", kind=kind)
    return _distinct(read_clause(file.name, file.read_text(encoding="utf-8")) for file in files)


def shipped_text(language: str, kind: str, name: str) -> str:
    """The whole file of one of the clauses that come with the program."""
    return resources.path(f"templates/{language}/{kind}/{name}").read_text(encoding="utf-8")


def read_clause(name: str, text: str) -> Clause:
    """The clause in `text`: lines `key: value` between two lines `---`, then Markdown with jinja.

    Raises:
        UsageError: `template-broken` (data: name, line, reason), the reason being `front-matter`, `unknown-key`,
            `no-id`, `no-title`, `no-version`, `unknown-style`, `charter-article`, `reserved-character`, `condition`
            or `syntax`.
    """
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    if lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        raise broken(name, 1, "front-matter")
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    given: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], start=2):
        match = _LINE.fullmatch(line.rstrip())
        if line.strip() and match is None:
            raise broken(name, number, "front-matter")
        if match is not None:
            if match[1] not in _KEYS:
                raise broken(name, number, "unknown-key")
            given[match[1]] = match[2].strip().strip('"')
    _refuse_reserved(name, lines)
    for key in ("id", "title", "version"):
        if not given.get(key):
            raise broken(name, 1, f"no-{key}")
    if given.get("style", "article") not in STYLES:
        raise broken(name, 1, "unknown-style")
    served = [part.strip() for part in given.get("charter", "").split(",") if part.strip()]
    if not all(part.isdecimal() and int(part) in ARTICLES for part in served):
        raise broken(name, 1, "charter-article")
    clause = Clause(
        **{key: given.get(key, "") for key in ("id", "title", "version", "condition", "help", "step")},
        name=name,
        body="\n".join(lines[end + 1 :]),
        first_line=end + 2,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        optional=given.get("optional") == "true",
        law=given.get("law") == "true",
        style=given.get("style", "article"),
        charter=tuple(int(part) for part in served),
        own=False,
    )
    _compile(clause)
    return clause


def unknown_name(clause: Clause, known: Iterable[str]) -> tuple[str, int] | None:
    """The first name in `clause` that is neither in `known` nor set by the clause itself, and its line."""
    allowed = {*known, *environment().globals}
    return next(((name, line) for name, line in _free_names(clause) if name not in allowed), None)


@lru_cache(maxsize=512)
def _free_names(clause: Clause) -> tuple[tuple[str, int], ...]:
    """The names that a clause takes from outside, with their lines."""
    found = []
    for text, first_line in ((clause.body, clause.first_line), (_as_body(clause.condition), 1), (clause.title, 1)):
        tree = environment().parse(text)
        bound = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
        bound |= {"loop", "caller", *(node.name for node in tree.find_all(nodes.Macro))}
        names = (node for node in tree.find_all(nodes.Name) if node.name not in bound)
        found += [(node.name, first_line + node.lineno - 1) for node in names]
    return tuple(found)


def applies(clause: Clause, context: Mapping[str, Any]) -> bool:
    """Whether the clause's condition holds.

    Raises:
        UsageError: `template-broken`, reason `condition`.
    """
    if not clause.condition:
        return True
    try:
        return bool(_condition(clause.condition)(**context))
    except (TemplateError, *_FAULTS):
        raise broken(clause.name, 1, "condition") from None


def render(clause: Clause, context: Mapping[str, Any]) -> tuple[str, str, Values]:
    """The title and the Markdown of the clause, with marks where values go, and those values.

    Raises:
        UsageError: `template-broken`, reason `render` or `unknown-name`.
    """
    values = Values([], [])
    full = {**context, "__values__": values}
    spoken = "{" in clause.title
    title = _run(clause, _template(clause.title), full, line_of_title=True) if spoken else clause.title
    return title, _run(clause, _template(clause.body), full), values


def broken(name: str, line: int, reason: str) -> UsageError:
    """The refusal of a template; `reason` is a code and `line` counts from 1 in its file."""
    return UsageError("template-broken", name=name, line=line, reason=reason)


def _run(clause: Clause, template: Template, context: Mapping[str, Any], line_of_title: bool = False) -> str:
    try:
        return template.render(context)
    except (TemplateError, AttributeError, RecursionError, *_FAULTS) as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
        line = frames[-1].lineno or 1 if frames else 1
        reason = "unknown-name" if type(error).__name__ == "UndefinedError" else "render"
        raise broken(clause.name, 1 if line_of_title else clause.first_line + line - 1, reason) from None


def _compile(clause: Clause) -> None:
    for text, first_line, reason in (
        (clause.condition and _as_body(clause.condition), 1, "condition"),
        (clause.title, 1, "syntax"),
        (clause.body, clause.first_line, "syntax"),
    ):
        try:
            _template(text)
        except TemplateSyntaxError as error:
            raise broken(clause.name, first_line + error.lineno - 1, reason) from None
        except (TemplateError, RecursionError):
            raise broken(clause.name, first_line, reason) from None


def _as_body(condition: str) -> str:
    return "{{ (" + condition + ") }}" if condition else ""


@lru_cache(maxsize=512)
def _template(body: str) -> Template:
    return environment().from_string(body)


@lru_cache(maxsize=512)
def _condition(expression: str) -> Any:
    return environment().compile_expression(expression, undefined_to_none=False)


def _refuse_reserved(name: str, lines: list[str]) -> None:
    for number, line in enumerate(lines, start=1):
        if OPEN in line or CLOSE in line or "\0" in line:
            raise broken(name, number, "reserved-character")


def _distinct(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    found: dict[str, Clause] = {}
    for clause in clauses:
        if clause.id in found:
            raise broken(clause.name, 1, "id-twice")
        found[clause.id] = clause
    return tuple(found.values())
