"""The practitioner decides: mask, keep or generalise, once per form or for one occurrence only.

Undecided is masked in the shared text, and whoever exports must refuse while something is undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rdpp_desk.anonymise.findings import Finding, Label, Language
from rdpp_desk.anonymise.folding import form_key
from rdpp_desk.anonymise.generalise import generalise_age, generalise_date
from rdpp_desk.anonymise.pseudonyms import AliasTable, bracket

Action = Literal["mask", "keep", "generalise"]
State = Literal["masked", "kept", "generalised", "undecided"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a form (`start` is None) or with its one occurrence at `start` of the original text.

    `replacement` "" means the proposed one. The last decision wins, an occurrence over its form.
    """

    form: str
    label: Label
    action: Action
    replacement: str = ""
    start: int | None = None

    @property
    def scope(self) -> Literal["form", "occurrence"]:
        """Whether it reaches every occurrence of the form."""
        return "form" if self.start is None else "occurrence"


@dataclass(frozen=True, slots=True)
class Span:
    """One finding in both texts. `finding` is its place in the list that was applied."""

    start: int
    length: int
    shared_start: int
    shared_length: int
    state: State
    finding: int


@dataclass(frozen=True, slots=True)
class Shared:
    """The text to share and where each finding lies in the original and in it."""

    text: str
    spans: tuple[Span, ...]

    def in_original(self) -> tuple[tuple[int, int, State, int], ...]:
        """(start, length, state, finding) in the original text."""
        return tuple((span.start, span.length, span.state, span.finding) for span in self.spans)

    def in_shared(self) -> tuple[tuple[int, int, State, int], ...]:
        """(start, length, state, finding) in the text to share."""
        return tuple((span.shared_start, span.shared_length, span.state, span.finding) for span in self.spans)


def decision_for(finding: Finding, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that reaches `finding`, None while nobody has decided."""
    for decision in reversed(decisions):
        if decision.start == finding.start and decision.form == finding.form:
            return decision
    for decision in reversed(decisions):
        if decision.start is None and decision.form == finding.form and decision.label == finding.label:
            return decision
    return None


def decisions_for(findings: Iterable[Finding], decisions: Sequence[Decision]) -> tuple[Decision | None, ...]:
    """`decision_for` each finding, in one pass however many there are."""
    by_start = {(d.start, d.form): d for d in decisions if d.start is not None}
    by_form = {(d.label, d.form): d for d in decisions if d.start is None}
    return tuple(by_start.get((f.start, f.form)) or by_form.get((f.label, f.form)) for f in findings)


def undecided(findings: Sequence[Finding], decisions: Sequence[Decision]) -> tuple[Finding, ...]:
    """What the practitioner still has to decide; nothing may leave before it is empty."""
    made = decisions_for(findings, decisions)
    return tuple(finding for finding, decision in zip(findings, made, strict=True) if decision is None)


def apply(
    text: str, findings: Sequence[Finding], decisions: Sequence[Decision] = (), aliases: AliasTable | None = None
) -> Shared:
    """The text to share. `findings` sorted and not overlapping; `aliases` the table of the export if any."""
    made = decisions_for(findings, decisions)
    pieces: list[str] = []
    spans: list[Span] = []
    at, length = 0, 0
    for number, (finding, decision) in enumerate(zip(findings, made, strict=True)):
        original = text[finding.start : finding.end]
        new, state = _outcome(finding, decision, original, aliases)
        pieces += [text[at : finding.start], new]
        length += finding.start - at
        spans.append(Span(finding.start, finding.end - finding.start, length, len(new), state, number))
        length += len(new)
        at = finding.end
    pieces.append(text[at:])
    return Shared("".join(pieces), tuple(spans))


def _outcome(
    finding: Finding, decision: Decision | None, original: str, aliases: AliasTable | None
) -> tuple[str, State]:
    proposed = finding.replacement
    if aliases is not None and finding.label in ("PER", "ORG"):
        proposed = aliases.alias(finding.label, finding.key or finding.form)
    if decision is None:
        return proposed, "undecided"
    if decision.action == "keep":
        return original, "kept"
    if decision.action == "generalise":
        return decision.replacement or generalised(finding, original, aliases), "generalised"
    return decision.replacement or proposed, "masked"


def generalised(finding: Finding, original: str, aliases: AliasTable | None = None) -> str:
    """A less precise wording of what was found."""
    language: Language = aliases.language if aliases else "fr"
    if finding.label == "DATE":
        return generalise_date(original, language)
    if finding.label == "AGE":
        return generalise_age(original, language)
    return bracket(finding.label, language) if finding.label not in ("PER", "ORG") else finding.replacement


def mask_by_hand(
    text: str, findings: Sequence[Finding], start: int, end: int, label: Label, aliases: AliasTable
) -> tuple[list[Finding], Finding]:
    """Add a passage the practitioner selected; findings it touches become part of it."""
    touched = [finding for finding in findings if finding.start < end and finding.end > start]
    start = min([start, *(finding.start for finding in touched)])
    end = max([end, *(finding.end for finding in touched)])
    form = form_key(text[start:end])
    added = Finding(
        start, end, label, any(f.known for f in touched), aliases.alias(label, form), form, "by-hand",
        any(f.strong for f in touched), form,
    )  # fmt: skip
    kept = [finding for finding in findings if finding not in touched]
    return sorted([*kept, added], key=lambda finding: finding.start), added


def moved(decisions: Sequence[Decision], since: int, by: int) -> tuple[Decision, ...]:
    """The decisions after `by` characters were inserted (or, negative, removed) at `since` of the original."""
    return tuple(
        replace(decision, start=decision.start + by)
        if decision.start is not None and decision.start >= since
        else decision
        for decision in decisions
    )
