"""Clauses and answers → what is printed, in order, and what is missing for it to be complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rdpp_desk.documents import characters, names, remarks
from rdpp_desk.documents import library as library_of_clauses
from rdpp_desk.documents.answers import OBJECTIVE_PARTS, ROW_KINDS, Answer, Field, FieldKind
from rdpp_desk.documents.blocks import Block, Heading, Runs, blocks_text, runs_text
from rdpp_desk.documents.facts import DossierFacts, law_name
from rdpp_desk.documents.library import Clause, Library
from rdpp_desk.documents.markdown import NotAllowed, read, title_runs
from rdpp_desk.documents.sandbox import Missing, View, view
from rdpp_desk.documents.typography import NBSP, clean, grouped, typeset
from rdpp_desk.documents.wizard import Model, Paper, Problem, Signer, WizardState
from rdpp_desk.documents.words import WORDS
from rdpp_desk.practice.agreements import AS_USUAL, LawTextCode, PrintOptions
from rdpp_desk.practice.people import Practitioner

if TYPE_CHECKING:
    from rdpp_desk.documents.kinds.checklist import Item

OPTIONAL = "optional_clauses"
"""The field whose ticked boxes are the ids of the optional clauses to print."""

MOST_INITIALS = 12
"""How many people may initial each page: their boxes fill a line of its foot."""

SUMMARY = "summary"
"""The style, and the id, of the easy-to-read page before the text."""

_SUMMARY_WANTED = "__summary__"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposedClause:
    """One clause as printed. `number` is empty for a clause without one; `step` is the wizard's step it shows.

    `help` says why it is there, `charter` which articles of the charter it serves; `own`: the practitioner's words.
    """

    id: str
    title: str
    number: str
    step: str
    style: str
    blocks: tuple[Block, ...]
    help: str = ""
    charter: tuple[int, ...] = ()
    own: bool = False

    @property
    def text(self) -> str:
        return blocks_text(self.blocks)

    @property
    def says_something(self) -> bool:
        """Whether there are words under its heading."""
        return any(not isinstance(block, Heading) and blocks_text((block,)).strip() for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A whole document before it is laid out. `missing` is empty when it can be proposed for signature.

    `warnings` do not stop it: a line of law past its day, more people than can initial each page. `notes` are the
    locked items of the checklist that nothing answers any more. `names` are held on one line; `logo` is a picture
    (JPEG) or empty; `originals` is how many are signed, one a party.
    """

    language: str
    title: str
    subtitle: str
    version: str
    author: str
    reference: str
    clauses: tuple[ComposedClause, ...]
    missing: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    versions: Mapping[str, str]
    letterhead: tuple[str, ...] = ()
    initials: int = 0
    paper: Paper = Paper.CONTRACT
    notes: tuple[Problem, ...] = ()
    options: PrintOptions = AS_USUAL
    names: tuple[str, ...] = ()
    logo: bytes = b""
    originals: int = 1

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for clause in self.clauses for block in clause.blocks)

    @property
    def text(self) -> str:
        """The document to read as text: title, then each clause after an empty line."""
        return "\n\n".join(part for part in (self.title, self.subtitle, *(c.text for c in self.clauses)) if part)


def compose(
    model: Model,
    answers: Mapping[str, Answer],
    facts: DossierFacts,
    library: Library,
    signers: Sequence[Signer] = (),
    reference: str = "",
    checklist: Sequence[Item] = (),
    options: PrintOptions = AS_USUAL,
) -> Composition:
    """The document that these answers make, in the library's language. Pure: the day comes with `facts`.

    `reference` is printed at the foot of each page; there are as many originals as `signers`, and one at least.
    `checklist` is that of the kind, for `notes`.

    Raises:
        UsageError: `template-broken` (data: name, line, reason), `unknown-fields`, `answer-invalid`.
    """
    state = WizardState.start(model, answers).informed(facts)
    context = _context(state, facts, library.language, len(signers)) | {_SUMMARY_WANTED: options.summary}
    _refuse_unknown_names(library, {*context, "article", "printed"})
    chosen = [clause for clause in library.clauses if _is_chosen(clause, context)]
    numbers = _numbers(chosen)
    context |= _references(numbers, library.language, {clause.id for clause in chosen})
    missing = list(state.problems())
    title, subtitle = _heading(library, context, missing, model)
    composed = tuple(
        _compose_clause(clause, numbers.get(clause.id, ""), context, library.language, model, missing)
        for clause in chosen
    )
    text = Composition(
        language=library.language,
        title=title,
        subtitle=subtitle,
        version=library.heading.version,
        author=clean(facts.practitioner.full_name),
        reference=reference,
        clauses=composed,
        missing=tuple(missing),
        warnings=tuple(remarks.dated(model, state.visible_answers(), facts, chosen, library.language)),
        versions=library.versions,
        notes=_vanished(checklist, library, composed, context),
        options=options,
        names=names.names_of(state.visible_answers(), facts, library.language),
    )
    return _on_paper(text, model, facts, signers)


def _refuse_unknown_names(library: Library, known: set[str]) -> None:
    for clause in (library.heading, *library.clauses):
        found = library_of_clauses.unknown_name(clause, known)
        if found is not None:
            raise library_of_clauses.broken(clause.name, found[1], "unknown-name")


def _vanished(
    checklist: Sequence[Item], library: Library, composed: Sequence[ComposedClause], context: Mapping[str, Any]
) -> tuple[Problem, ...]:
    """The locked items that nothing answers, though our clauses would have."""
    printed = {clause.id for clause in composed if clause.says_something}
    return remarks.taken_out(checklist, library, printed, lambda clause: _is_chosen(clause, context))


def _on_paper(text: Composition, model: Model, facts: DossierFacts, signers: Sequence[Signer]) -> Composition:
    """With what stands around the text: letterhead, logo, initials; and the characters that cannot be printed."""
    letterhead = () if model.paper is Paper.THEIRS else _letterhead(facts.practitioner, text.language)
    said = (text.title, text.subtitle, *letterhead, *(clause.text for clause in text.clauses))
    missing = (*text.missing, *characters.of_dossier(said, facts.practitioner, text.missing))
    return replace(
        text,
        letterhead=letterhead,
        initials=_initialling(signers, text.options),
        missing=tuple(dict.fromkeys(missing)),
        warnings=(*_too_many_initials(signers, text.options), *text.warnings),
        paper=model.paper,
        logo=b"" if model.paper is Paper.THEIRS else facts.logo,
        originals=max(len(signers), 1),
    )


def _initialling(signers: Sequence[Signer], options: PrintOptions) -> int:
    """How many people initial each page."""
    return len(signers) if options.initials and 1 < len(signers) <= MOST_INITIALS else 0


def _too_many_initials(signers: Sequence[Signer], options: PrintOptions) -> tuple[Problem, ...]:
    asked = options.initials and len(signers) > MOST_INITIALS
    return (Problem(step="", field="", code="initials-left-out", part=str(MOST_INITIALS)),) if asked else ()


def _context(state: WizardState, facts: DossierFacts, language: str, signing: int) -> dict[str, Any]:
    """Every name that a template may say."""
    answers = {
        field.name: _value(field, state.answers.get(field.name))
        if state.visible(field.name)
        else Missing(field.name, hidden=True)
        for field in state.model.fields
    }
    people = {name: getattr(facts, name) for name in facts.__slots__ if name not in ("today", "logo")}
    return {
        **answers,
        **_derived(state, facts),
        "dossier": View("dossier", people),
        "law": _law(facts, language),
        "today": facts.today.isoformat(),
        "language": language,
        "kind": state.model.kind.value,
        "originals": max(signing, 1),
    }


def _derived(state: WizardState, facts: DossierFacts) -> dict[str, Any]:
    """What the kind works out from its answers."""
    derive = state.model.derive
    worked_out = derive(state.visible_answers(), facts) if derive is not None else {}
    return {name: view(name, value) for name, value in worked_out.items()}


def _law(facts: DossierFacts, language: str) -> View:
    """The statutory texts loaded, by code; one that is not there is missing where a clause prints it."""
    loaded = {law_name(code): facts.law_text(code, language) for code in LawTextCode}
    return View("law", {name: text.text if text is not None else None for name, text in loaded.items()})


def _value(field: Field, given: Answer) -> Any:
    """An answer as templates see it, with each part that could have been answered."""
    if field.kind is FieldKind.REPORT_ITEMS:
        return View(field.name, {item: (given or {}).get(item) for item in field.choices})
    if field.kind is FieldKind.PARTY:
        return View(field.name, {part: (given or {}).get(part) for part in field.parts})
    if field.kind in ROW_KINDS:
        parts = OBJECTIVE_PARTS if field.kind is FieldKind.OBJECTIVES else field.parts
        if field.kind is FieldKind.ROWS:
            parts = tuple(column.name for column in field.columns)
        rows = [{part: row.get(part) for part in parts} for row in given or []]
        return view(field.name, rows)
    if field.kind is FieldKind.BOXES:
        return list(given or [])
    return view(field.name, given)


def _is_chosen(clause: Clause, context: Mapping[str, Any]) -> bool:
    if clause.style == SUMMARY and not context[_SUMMARY_WANTED]:
        return False
    if clause.optional and clause.id not in context.get(OPTIONAL, ()):
        return False
    return library_of_clauses.applies(clause, context)


def _numbers(clauses: list[Clause]) -> dict[str, str]:
    articles = [clause.id for clause in clauses if clause.style == "article"]
    annexes = [clause.id for clause in clauses if clause.style == "annex"]
    return {id_: str(number) for ids in (articles, annexes) for number, id_ in enumerate(ids, start=1)}


def _references(numbers: Mapping[str, str], language: str, chosen: set[str]) -> dict[str, Any]:
    word = WORDS[language].article

    def article(clause_id: str) -> str:
        return f"{word.lower()}{NBSP}{numbers[clause_id]}"

    def printed(clause_id: str) -> bool:
        return clause_id in chosen

    return {"article": article, "printed": printed}


def _heading(library: Library, context: Mapping[str, Any], missing: list[Problem], model: Model) -> tuple[str, str]:
    title, body, values = library_of_clauses.render(library.heading, context)
    missing += [_problem(name, model) for name in values.missing]
    words = runs_text(title_runs(title, values.texts, library.language))
    return words, blocks_text(_read(library.heading, body, values.texts, library.language))


def _compose_clause(
    clause: Clause, number: str, context: Mapping[str, Any], language: str, model: Model, missing: list[Problem]
) -> ComposedClause:
    title, body, values = library_of_clauses.render(clause, context)
    missing += [_problem(name, model) for name in values.missing]
    runs = title_runs(title, values.texts, language)
    blocks = _read(clause, body, values.texts, language)
    if clause.style != "bare":
        blocks = (Heading(_numbered(clause, number, runs, language)), *blocks)
    return ComposedClause(
        id=clause.id,
        title=runs_text(runs),
        number=number,
        step=clause.step,
        style=clause.style,
        blocks=blocks,
        help=clause.help,
        charter=clause.charter,
        own=clause.own,
    )


def _numbered(clause: Clause, number: str, runs: Runs, language: str) -> Runs:
    if clause.style in ("plain", SUMMARY) or not runs:
        return runs
    word = WORDS[language].annex if clause.style == "annex" else WORDS[language].article
    return (replace(runs[0], text=f"{word}{NBSP}{number}. {runs[0].text}"), *runs[1:])


def _read(clause: Clause, body: str, texts: list[object], language: str) -> tuple[Block, ...]:
    try:
        return read(body, texts, language)
    except NotAllowed as error:
        raise library_of_clauses.broken(clause.name, clause.first_line + error.line - 1, "not-allowed") from None


def _problem(name: str, model: Model) -> Problem:
    first, _, part = name.partition(".")
    if first == "dossier":
        return Problem(step="", field=part, code="missing-in-dossier")
    if first == "law":
        return Problem(step="", field=part.replace("_", "-"), code="law-text-missing")
    return Problem(step=model.step_of(first), field=first, part=part)


def _letterhead(practitioner: Practitioner, language: str) -> tuple[str, ...]:
    """The practitioner's own letterhead, or name, trade and SIRET: a sole trader's papers say so (EI)."""
    if practitioner.letterhead.strip():
        lines = practitioner.letterhead.strip().split("\n")
    else:
        trader = WORDS[language].sole_trader if practitioner.sole_trader and practitioner.full_name else ""
        lines = [
            " ".join(part for part in (practitioner.trade_name or practitioner.full_name, trader) if part),
            practitioner.title,
            ", ".join(part for part in (practitioner.address.replace("\n", ", "), practitioner.city_apart) if part),
            " · ".join(part for part in (practitioner.phone, practitioner.email, practitioner.website) if part),
            f"SIRET{NBSP}{grouped(practitioner.siret)}" if practitioner.siret else "",
        ]
    return tuple(typeset(clean(line), language) for line in lines if line.strip())
