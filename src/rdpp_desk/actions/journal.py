"""The journal before it leaves: gathered, pseudonymised, reviewed decision by decision."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rdpp_desk import messages
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.journal_text import Block, BlockKind, EntrySource, compose
from rdpp_desk.actions.known import known_entities
from rdpp_desk.anonymise import (
    AliasTable,
    Decision,
    Finding,
    KnownEntity,
    Label,
    Language,
    Shared,
    apply,
    decisions_for,
    find_identifiers,
    mask_by_hand,
)
from rdpp_desk.anonymise.decisions import Action
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.messages import _, formats
from rdpp_desk.practice.charter.article_5_confidentiality import supervision_was_agreed
from rdpp_desk.practice.supervision import EntryState
from rdpp_desk.practice.verdicts import Severity, Verdict
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault import supervision as table
from rdpp_desk.vault.supervision import RememberedDecision

__all__ = ["Block", "BlockKind", "Decision", "Finding", "Shared"]


class Notice(StrEnum):
    """What the reviewer is told beside the text."""

    LONE_DOSSIER = "lone_dossier"
    SUPERVISOR_KNOWS = "supervisor_knows"
    NOTHING_FOUND = "nothing_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What stays in the vault because supervision was refused or withdrawn: whole entries, and passages."""

    dossiers: int = 0
    entries: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRequest:
    """A frozen snapshot of all that the analysis needs: safe to hand to a worker."""

    start: date | None
    end: date | None
    unlinked: bool
    language: Language
    sources: tuple[EntrySource, ...]
    known: tuple[KnownEntity, ...]
    remembered: tuple[RememberedDecision, ...]
    left_out: LeftOut
    notices: tuple[Notice, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing to decide: all the occurrences of one form, in the order of the text.

    `key` names it (`decide`, `undecide`); `text` is its first occurrence as typed; `decision` is None until decided;
    `proposed` says that it was kept before, which is only proposed again; `places` index `Review.findings`.
    """

    key: str
    text: str
    label: Label
    known: bool
    strong: bool
    reason: str
    replacement: str
    places: tuple[int, ...]
    undecided: int
    decision: Decision | None
    proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A frozen state of the review; every change gives a new one. The original text never changes."""

    start: date | None
    end: date | None
    unlinked: bool
    language: Language
    original: str
    blocks: tuple[Block, ...]
    known: tuple[KnownEntity, ...]
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]
    aliases: AliasTable
    remembered: tuple[RememberedDecision, ...]
    left_out: LeftOut
    notices: tuple[Notice, ...]
    verdicts: tuple[Verdict, ...]
    entry_ids: tuple[int, ...]
    period: str
    reread: bool = False


def prepare_journal(
    desk: Desk, start: date | None = None, end: date | None = None, *, unlinked: bool = False
) -> Review:
    """Gather the entries of a period with their passages, and find who could be recognised. See `journal_request`."""
    return analyse(journal_request(desk, start, end, unlinked=unlinked))


def journal_request(
    desk: Desk, start: date | None = None, end: date | None = None, *, unlinked: bool = False
) -> JournalRequest:
    """Quick: read what the journal of these days is made of. Then `analyse` in a worker.

    Raises:
        GateClosed: `journal-empty`.
        UsageError: `dates-reversed`.
    """
    if start is not None and end is not None and end < start:
        raise UsageError("dates-reversed")
    refused, verdicts = _refusals(desk)
    sources, left_out = _sources(desk, start, end, refused)
    if not sources:
        raise GateClosed("journal-empty", **_counts(left_out))
    touched = {one for source in sources for one in source.entry.engagement_ids}
    return JournalRequest(
        start=start,
        end=end,
        unlinked=unlinked,
        language="fr" if messages.language() == "fr" else "en",
        sources=sources,
        known=known_entities(desk),
        remembered=tuple(table.remembered_decisions(desk.db)),
        left_out=left_out,
        notices=_notices(desk, touched),
        verdicts=tuple(verdict for engagement_id, verdict in verdicts.items() if engagement_id in touched),
    )


def analyse(request: JournalRequest, rng: random.Random | None = None) -> Review:
    """Find what could identify someone, reapply the masks remembered. Pure; safe in a worker.

    Raises:
        GateClosed: `policy-missing`.
    """
    random_source = rng or random.SystemRandom()
    sources = _shuffled(request.sources, random_source) if request.unlinked else request.sources
    original, blocks = compose(sources, unlinked=request.unlinked)
    aliases = AliasTable(request.language, rng)
    findings = tuple(_find(original, blocks, request, aliases))
    return Review(
        start=request.start,
        end=request.end,
        unlinked=request.unlinked,
        language=request.language,
        original=original,
        blocks=blocks,
        known=request.known,
        findings=findings,
        decisions=_reapplied(findings, request.remembered),
        aliases=aliases,
        remembered=request.remembered,
        left_out=request.left_out,
        notices=request.notices if findings else (*request.notices, Notice.NOTHING_FOUND),
        verdicts=request.verdicts,
        entry_ids=tuple(source.entry.id for source in sources),
        period=_period(sources),
    )


def items(review: Review) -> tuple[ReviewItem, ...]:
    """What there is to decide, form by form, in the order of the text."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, finding in enumerate(review.findings):
        places[key_of(finding)].append(index)
    made = decisions_for(review.findings, review.decisions)
    kept = {(one.form, one.label) for one in review.remembered if one.action == "keep"}
    return tuple(_item(review, key, tuple(indexes), made, kept) for key, indexes in places.items())


def undecided(review: Review) -> tuple[Finding, ...]:
    """Occurrences that nobody has decided yet; nothing leaves before it is empty."""
    made = decisions_for(review.findings, review.decisions)
    return tuple(finding for finding, decision in zip(review.findings, made, strict=True) if decision is None)


def shared(review: Review) -> Shared:
    """The text as it would leave now, undecided passages masked, with where each finding lies in both texts."""
    return apply(review.original, review.findings, review.decisions, review.aliases)


def decide(review: Review, key: str, action: Action, replacement: str = "", *, occurrence: int | None = None) -> Review:
    """Decide on a form, or on one occurrence only (`occurrence` indexes `Review.findings`). The last word wins.

    Raises:
        UsageError: `unknown-record` when no finding has that key.
    """
    finding = _finding(review, key, occurrence)
    start = review.findings[occurrence].start if occurrence is not None else None
    made = Decision(finding.form, finding.label, action, replacement, start)
    kept = tuple(one for one in review.decisions if not _overruled(one, made))
    return replace(review, decisions=(*kept, made))


def undecide(review: Review, key: str, *, occurrence: int | None = None) -> Review:
    """Take a decision back."""
    finding = _finding(review, key, occurrence)
    start = review.findings[occurrence].start if occurrence is not None else None
    gone = Decision(finding.form, finding.label, "mask", "", start)
    return replace(review, decisions=tuple(one for one in review.decisions if not _overruled(one, gone)))


def decide_all(review: Review, action: Action = "mask", *, label: Label | None = None, known: bool = False) -> Review:
    """Decide at once on everything left undecided: all, one kind (`label`), or what the vault knows (`known`)."""
    meant = [one for one in undecided(review) if (label is None or one.label == label) and (one.known or not known)]
    forms = {(one.form, one.label): Decision(one.form, one.label, action) for one in meant}
    return replace(review, decisions=(*review.decisions, *forms.values()))


def mask_passage(review: Review, start: int, end: int, label: Label = "ROLE") -> Review:
    """Mask by hand a passage of the original text that was not found."""
    findings, added = mask_by_hand(review.original, review.findings, start, end, label, review.aliases)
    marked = replace(review, findings=tuple(findings))
    return decide(marked, key_of(added), "mask")


def mark_reread(review: Review) -> Review:
    """« J'ai relu »: asked for before an export in which nothing was found."""
    return replace(review, reread=True)


def key_of(finding: Finding) -> str:
    """What names a form in a review."""
    return f"{finding.label}:{finding.form}"


def _refusals(desk: Desk) -> tuple[set[int], dict[int, Verdict]]:
    """Engagements, in the trash too, that refused or withdrew supervision, and what is said of the others."""
    refused, said = set(), {}
    for engagement in engagements_table.ENGAGEMENTS.all(desk.db):
        verdict = supervision_was_agreed(engagement, tuple(consents_table.consents(desk.db, engagement.id)))
        if verdict is None or engagement.client_id is None:
            continue
        if verdict.severity is Severity.BLOCK:
            refused.add(engagement.id)
        else:
            said[engagement.id] = verdict
    return refused, said


def _sources(
    desk: Desk, start: date | None, end: date | None, refused: set[int]
) -> tuple[tuple[EntrySource, ...], LeftOut]:
    """Entries oldest first. An entry that touches a dossier that refused stays out whole; of the others, passages."""
    sources: list[EntrySource] = []
    dossiers: set[int] = set()
    entries = passages_out = 0
    for entry in sorted(table.entries(desk.db), key=lambda one: (one.written_on, one.id)):
        if (start and entry.written_on < start) or (end and entry.written_on > end):
            continue
        passages = tuple(table.passages(desk.db, entry.id))
        out = refused & {*entry.engagement_ids}
        held_back = [one for one in passages if one.engagement_id in refused]
        dossiers |= out | {one.engagement_id for one in held_back if one.engagement_id is not None}
        passages_out += len(held_back)
        if out:
            entries += 1
            continue
        sources.append(EntrySource(entry=entry, passages=tuple(one for one in passages if one not in held_back)))
    written = tuple(one for one in sources if one.entry.state is not EntryState.DRAFT or _says_something(one))
    return written, LeftOut(dossiers=len(dossiers), entries=entries, passages=passages_out)


def _says_something(source: EntrySource) -> bool:
    entry = source.entry
    return bool(source.passages) or any((entry.title, entry.context, entry.facts, entry.felt, entry.question))


def _counts(left_out: LeftOut) -> dict[str, int]:
    return {"dossiers": left_out.dossiers, "entries": left_out.entries, "passages": left_out.passages}


def _notices(desk: Desk, touched: set[int]) -> tuple[Notice, ...]:
    engagements = engagements_table.engagements(desk.db)
    per_organisation: defaultdict[int, int] = defaultdict(int)
    for engagement in engagements:
        per_organisation[engagement.organisation_id or 0] += 1
    here = {one.organisation_id for one in engagements if one.id in touched and one.organisation_id is not None}
    found = []
    if any(per_organisation[organisation_id] == 1 for organisation_id in here):
        found.append(Notice.LONE_DOSSIER)
    names = {people_table.organisation(desk.db, one).name.casefold() for one in here}
    if any(known.casefold() in names for one in people_table.supervisors(desk.db) for known in one.knows):
        found.append(Notice.SUPERVISOR_KNOWS)
    return tuple(found)


def _shuffled(sources: Sequence[EntrySource], source_of_chance: random.Random) -> tuple[EntrySource, ...]:
    """Unlinked: in random order within each month, so that the order tells nothing."""
    months: defaultdict[tuple[int, int], list[EntrySource]] = defaultdict(list)
    for source in sources:
        months[(source.entry.written_on.year, source.entry.written_on.month)].append(source)
    for month in months.values():
        source_of_chance.shuffle(month)
    return tuple(source for key in sorted(months) for source in months[key])


def _period(sources: Sequence[EntrySource]) -> str:
    """The months that the entries were written in, first and last; never a day."""
    first = formats.month(min(source.entry.written_on for source in sources))
    last = formats.month(max(source.entry.written_on for source in sources))
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _find(original: str, blocks: Iterable[Block], request: JournalRequest, aliases: AliasTable) -> Iterable[Finding]:
    """Findings of each free paragraph, at their place in the whole text; unlinked, aliases differ by entry."""
    for block in blocks:
        if not block.free:
            continue
        text = original[block.start : block.end]
        for finding in find_identifiers(text, request.known, request.language, aliases=aliases):
            key = f"{block.entry_id}/{finding.key or finding.form}" if request.unlinked else finding.key
            yield replace(finding, start=finding.start + block.start, end=finding.end + block.start, key=key)


def _reapplied(findings: Sequence[Finding], remembered: Sequence[RememberedDecision]) -> tuple[Decision, ...]:
    """A mask decided before is decided again; what was kept is only proposed."""
    masks = {(one.form, one.label): one for one in remembered if one.action != "keep"}
    found: dict[tuple[str, str], Decision] = {}
    for finding in findings:
        earlier = masks.get((finding.form, finding.label))
        if earlier is not None:
            action: Action = "generalise" if earlier.action == "generalise" else "mask"
            found[(finding.form, finding.label)] = Decision(finding.form, finding.label, action, earlier.replacement)
    return tuple(found.values())


def _item(
    review: Review,
    key: str,
    places: tuple[int, ...],
    made: Sequence[Decision | None],
    kept: Collection[tuple[str, str]],
) -> ReviewItem:
    findings = [review.findings[place] for place in places]
    first = findings[0]
    return ReviewItem(
        key=key,
        text=review.original[first.start : first.end],
        label=first.label,
        known=any(finding.known for finding in findings),
        strong=any(finding.strong for finding in findings),
        reason=first.reason,
        replacement=first.replacement,
        places=places,
        undecided=sum(made[place] is None for place in places),
        decision=made[places[0]],
        proposed=(first.form, first.label) in kept,
    )


def _finding(review: Review, key: str, occurrence: int | None) -> Finding:
    for index, finding in enumerate(review.findings):
        if key_of(finding) == key and occurrence in (None, index):
            return finding
    raise UsageError("unknown-record", table="findings", id=-1 if occurrence is None else occurrence)


def _overruled(old: Decision, new: Decision) -> bool:
    same = old.form == new.form and old.label == new.label
    return same and (new.start is None or old.start == new.start)
