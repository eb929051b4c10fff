"""The journal leaves: gate, last check on the very bytes, one file, one line in the audit log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.gate import raise_blocks
from rdpp_desk.actions.journal import Notice, Review, shared, undecided
from rdpp_desk.actions.journal_decisions import save_decisions
from rdpp_desk.actions.journal_text import BlockKind
from rdpp_desk.anonymise import decisions_for, leaks
from rdpp_desk.errors import GateClosed
from rdpp_desk.files import write_atomic
from rdpp_desk.practice.charter import gates
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import engagements as engagements_table

if TYPE_CHECKING:
    from rdpp_desk.documents.journal import JournalText

Format = Literal["pdf", "txt"]


@dataclass(frozen=True, slots=True)
class Printable:
    """Bytes that passed the last check, and what they are."""

    content: bytes
    format: Format


def build_export(review: Review, format: Format) -> Printable:
    """The file to share, read back and searched for every name the vault knows. Pure; safe in a worker.

    Raises:
        GateClosed: `items-undecided` (count), `reread-needed`, `identifiers-left` (count). Nothing is written.
    """
    raise_blocks(gates.before_supervision_export(len(undecided(review)), ()))
    if Notice.NOTHING_FOUND in review.notices and not review.reread:
        raise GateClosed("reread-needed")
    from rdpp_desk.documents import journal as printing

    made = _journal(review)
    content = printing.render_journal(made) if format == "pdf" else _plain(made).encode()
    printable = Printable(content, format)
    found = _last_check(review, printable)
    if found:
        raise GateClosed("identifiers-left", count=found)
    return printable


def read_back(printable: Printable) -> str:
    """The words of a file to share, as whoever receives it can read them."""
    from rdpp_desk.documents import journal as printing

    return printing.extract_text(printable.content) if printable.format == "pdf" else printable.content.decode()


def still_named(review: Review) -> tuple[tuple[int, int], ...]:
    """Where, in the text to share, a name that the vault knows can still be read: what stops the last check."""
    return tuple((leak.start, leak.end) for leak in leaks(shared(review).text, review.known, _kept(review)))


def export_journal(
    desk: Desk, review: Review, target: Path, format: Format, printable: Printable | None = None
) -> Path:
    """Write the journal to `target`, remember the decisions, record the export. With a gate closed, nothing happens.

    `printable` is what `build_export` made of this very review; built here if absent.

    Raises:
        GateClosed: as `build_export`; `supervision-refused` when a client withdrew meanwhile.
        UsageError: `target-inside-vault`.
        StorageError: the disk refused; nothing at `target` has changed, nothing is recorded.
    """
    desk.require_outside(target)
    touched = {one for block in review.blocks for one in block.engagement_ids}
    asked = [
        (engagements_table.engagement(desk.db, one), tuple(consents_table.consents(desk.db, one)))
        for one in sorted(touched)
    ]
    raise_blocks(gates.before_supervision_export(len(undecided(review)), asked))
    made = printable or build_export(review, format)
    with desk.transaction():
        save_decisions(desk, review)
        detail = {"format": format, "entries": len(review.entry_ids), "unlinked": review.unlinked}
        desk.record("journal-exported", detail=detail)
        write_atomic(target, made.content)
    return target


def _journal(review: Review) -> JournalText:
    """The text to share, entry by entry, as it is printed."""
    from rdpp_desk.documents.journal import JournalCase, JournalField, JournalText, Unlinking

    pieces = [(block, text) for block, text in zip(review.blocks, _shared_pieces(review), strict=True)]
    cases = []
    for entry_id in review.entry_ids:
        own = [(block, text) for block, text in pieces if block.entry_id == entry_id]
        names = {block.field: text for block, text in own if block.kind is BlockKind.LABEL}
        words = {
            name: "\n\n".join(text for block, text in own if block.field == name and block.kind is not BlockKind.LABEL)
            for name in ("title", "question", *names)
        }
        heading = next(text for block, text in own if block.kind is BlockKind.TITLE)
        cases.append(
            JournalCase(
                heading=" · ".join(part for part in (heading, words["title"]) if part),
                question=words["question"],
                fields=tuple(JournalField(label=names[name], text=words[name]) for name in names if name != "question"),
            )
        )
    return JournalText(
        cases=tuple(cases),
        unlinking=Unlinking.UNLINKED if review.unlinked else Unlinking.PSEUDONYMISED,
        language=review.language,
        period=review.period,
    )


def _shared_pieces(review: Review) -> tuple[str, ...]:
    """Each paragraph of the text to share; a finding never runs over two paragraphs."""
    made = shared(review)
    pieces, moved, spans = [], 0, list(made.spans)
    for block in review.blocks:
        start = block.start + moved
        while spans and spans[0].start < block.end:
            span = spans.pop(0)
            moved += span.shared_length - span.length
        pieces.append(made.text[start : block.end + moved])
    return tuple(pieces)


def _last_check(review: Review, printable: Printable) -> int:
    """How many strong forms of what the vault knows are in the file, beyond those that a decision keeps.

    A word of ours ("supervision", in a title) that a name of the vault happens to hold is no leak of it,
    as long as the practitioner's own paragraphs are free of it.
    """
    pieces = list(zip(review.blocks, _shared_pieces(review), strict=True))
    ours = "\n\n".join(text for block, text in pieces if not block.free)
    theirs = "\n\n".join(text for block, text in pieces if block.free)
    kept = _kept(review)
    blank = replace(_journal(review), cases=())
    own_words = "\n\n".join((ours, _plain(blank)))
    innocent = {leak.form for leak in leaks(own_words, review.known)}
    outside = [leak for leak in leaks(read_back(printable), review.known, kept) if leak.form not in innocent]
    return len(outside) + len([leak for leak in leaks(theirs, review.known, kept) if leak.form in innocent])


def _plain(journal: JournalText) -> str:
    """A journal in plain text."""
    from rdpp_desk.documents import journal as printing

    return printing.journal_text(journal)


def _kept(review: Review) -> tuple[str, ...]:
    """The passages that a decision keeps, once for each occurrence."""
    kept = []
    for finding, decision in zip(review.findings, decisions_for(review.findings, review.decisions), strict=True):
        if decision is not None and decision.action == "keep":
            kept.append(review.original[finding.start : finding.end])
    return tuple(kept)
