"""Clauses tried in made-up dossiers: whether every document still composes with them, and what they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.document_facts import document_facts
from rdpp_desk.actions.own_clauses import Own, own
from rdpp_desk.documents import compose, kinds, library, specimen, wording
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.library import Library, read_clause, shipped
from rdpp_desk.documents.specimen import Say, Specimen
from rdpp_desk.errors import UsageError
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.agreements import DocumentKind, OwnClause, PrintOptions
from rdpp_desk.practice.people import Client, Organisation

_VALUE, _BRANCH = re.compile(r"\{\{.*?\}\}"), re.compile(r"\{%.*?%\}")


def library_of(kind: DocumentKind, language: str, wanted: Own) -> Library:
    """The clauses of `kind`, with those `wanted` in the place of ours."""
    return library.load(language, kinds.MODELS[kind].template, wanted.texts, wanted.removed)


def titles(kind: DocumentKind, wanted: Library) -> dict[str, str]:
    """Clause → its title as it prints; nothing if a document no longer composes."""
    found: dict[str, str] = {}
    try:
        for composition in _compositions(kind, wanted):
            told = (one for one in composition.clauses if specimen.TEXT not in one.title)
            found |= {one.id: one.title for one in told if one.id not in found}
            found.setdefault(library.HEADING, composition.title)
            if len(found) > len(wanted.clauses):
                break
    except UsageError:
        return found
    return found


def try_out(made: OwnClause, present: Own) -> None:
    """Compose every specimen with `made` among the clauses at `present`.

    Raises:
        UsageError: `template-broken`, the line counting from 1 in the text under the title; `clause-needed` (by).
    """
    try:
        _compose_all(made.kind, library_of(made.kind, made.language, _with(made, present)))
    except UsageError as refusal:
        if refusal.data.get("name") == made.name:
            raise _in_the_text(made, refusal) from None
        if not _already_refused(made, present, refusal):
            raise UsageError("clause-needed", by=_title_of(made, str(refusal.data.get("name")))) from None


def as_printed(desk: Desk, made: OwnClause) -> str:
    """What `made` prints, with a bracketed label for each answer; empty if no specimen prints it.

    Raises:
        UsageError: `template-broken`, as `try_out`.
    """
    present = own(desk, made.kind, made.language)
    try:
        wanted = library_of(made.kind, made.language, _with(made, present))
        for one in specimen.specimens(kinds.MODELS[made.kind], _label(made.kind)):
            composition = _composed(made.kind, wanted, replace(one, facts=_named(desk, one)))
            if made.clause_id == library.HEADING:
                return "\n".join(part for part in (composition.title, composition.subtitle) if part)
            text = next((part.text for part in composition.clauses if part.id == made.clause_id), "")
            if text:
                return text.replace(specimen.TEXT, "[…]")
    except UsageError as refusal:
        raise _in_the_text(made, refusal) if refusal.data.get("name") == made.name else refusal from None
    return ""


def bare(title: str) -> str:
    """A title whose jinja is not worked out."""
    return " ".join(_VALUE.sub("…", _BRANCH.sub("", title)).split())


def _with(made: OwnClause, present: Own) -> Own:
    texts = {name: text for name, text in present.texts.items() if _id_of(name, text) != made.clause_id}
    removed = tuple(id_ for id_ in present.removed if id_ != made.clause_id)
    return Own(texts, (*removed, made.clause_id)) if made.removed else Own({**texts, made.name: made.text}, removed)


def _id_of(name: str, text: str) -> str:
    try:
        return read_clause(name, text).id
    except UsageError:
        return ""


def _in_the_text(made: OwnClause, refusal: UsageError) -> UsageError:
    """The refusal with the line as it counts in the text that was typed, 0 being the title."""
    front = made.text[: made.text.index("\n---\n") + 1].count("\n") + 1
    line = max(0, int(str(refusal.data.get("line", 0))) - front)
    return UsageError(refusal.code, **{**refusal.data, "line": line})


def _already_refused(made: OwnClause, present: Own, refusal: UsageError) -> bool:
    """Whether another clause was broken before this change: it must not stand in its way."""
    try:
        _compose_all(made.kind, library_of(made.kind, made.language, present))
    except UsageError as earlier:
        return earlier.data == refusal.data
    return False


def _title_of(made: OwnClause, name: str) -> str:
    ours = shipped(made.language, kinds.MODELS[made.kind].template)
    return next((bare(clause.title) for clause in ours if clause.name == name), name)


def _compose_all(kind: DocumentKind, wanted: Library) -> None:
    for _composition in _compositions(kind, wanted):
        pass


def _compositions(kind: DocumentKind, wanted: Library) -> Iterator[compose.Composition]:
    for one in specimen.specimens(kinds.MODELS[kind]):
        yield _composed(kind, wanted, one)


def _composed(kind: DocumentKind, wanted: Library, one: Specimen) -> compose.Composition:
    signing = kinds.signers(kind, one.answers, one.facts)
    everything = PrintOptions(summary=True)
    return compose.compose(kinds.MODELS[kind], one.answers, one.facts, wanted, signing, options=everything)


def _label(kind: DocumentKind) -> Say:
    """« [Lieu des séances] » for a text that the wizard asks for."""

    def say(field: str, part: str) -> str:
        try:
            words = wording.part(part) if part else wording.field(kind, field).label
        except KeyError:
            words = part or field
        return f"[{words}]"

    return say


def _named(desk: Desk, one: Specimen) -> DossierFacts:
    """The specimen's dossier with what the practice itself knows, and people called by what they are."""
    practice, facts = document_facts(desk, None), one.facts
    profile, client, organisation = practice.practitioner, facts.client, facts.organisation
    loaded = {(text.code, text.language) for text in practice.law}
    unloaded = (text for text in facts.law if (text.code, text.language) not in loaded)
    return replace(
        facts,
        practitioner=profile if profile.full_name else replace(profile, first_name=f"[{_('Your name')}]"),
        preferences=practice.preferences,
        charter=practice.charter or facts.charter,
        law=(*practice.law, *(replace(text, text=f"[{label(text.code)}]") for text in unloaded)),
        client=client and Client(first_name=f"[{_('The client')}]", agreement=client.agreement),
        organisation=organisation and Organisation(name=f"[{_('The organisation')}]"),
    )
