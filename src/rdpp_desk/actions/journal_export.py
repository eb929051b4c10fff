"""The journal leaves: gate, last check on the very bytes, one file, one line in the audit log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.gate import raise_blocks
from rdpp_desk.actions.journal import Notice, Review, decide, decide_all, items, undecided
from rdpp_desk.anonymise import Decision, decision_for, leaks
from rdpp_desk.errors import GateClosed, UsageError
from rdpp_desk.files import write_atomic
from rdpp_desk.practice.charter import gates
from rdpp_desk.vault import audit as audit_table
from rdpp_desk.vault import consents as consents_table
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import supervision as table
from rdpp_desk.vault.supervision import RememberedDecision

Format = Literal["pdf", "txt"]


@dataclass(frozen=True, slots=True)
class Printable:
    """Bytes that passed the last check, and what they are."""

    content: bytes
    format: Format
    pages: int


def build_export(review: Review, format: Format) -> Printable:
    """The file to share, read back and searched for every name the vault knows. Pure; safe in a worker.

    Raises:
        GateClosed: `items-undecided` (count), `reread-needed`, `identifiers-left` (count). Nothing is written.
    """
    raise_blocks(gates.before_supervision_export(len(undecided(review)), ()))
    if Notice.NOTHING_FOUND in review.notices and not review.reread:
        raise GateClosed("reread-needed")
    from rdpp_desk.documents import journal as printing

    text = _text(review)
    content = printing.render_journal_pdf(text) if format == "pdf" else printing.render_journal_text(text)
    read_back = printing.extract_text(content) if format == "pdf" else content.decode()
    found = leaks(read_back, review.known, _kept(review))
    if found:
        raise GateClosed("identifiers-left", count=len(found))
    return Printable(content, format, 0)


def export_journal(
    desk: Desk, review: Review, target: Path, format: Format, printable: Printable | None = None
) -> Path:
    """Write the journal to `target`, remember the decisions, record the export. With a gate closed, nothing happens.

    `printable` is what `build_export` made of this very review; built here if absent.

    Raises:
        GateClosed: as `build_export`; `supervision-refused` when a client withdrew meanwhile.
        StorageError: the disk refused; nothing at `target` has changed.
    """
    touched = {one for block in review.blocks for one in block.engagement_ids}
    asked = [
        (engagements_table.engagement(desk.db, one), tuple(consents_table.consents(desk.db, one)))
        for one in sorted(touched)
    ]
    raise_blocks(gates.before_supervision_export(len(undecided(review)), asked))
    made = printable or build_export(review, format)
    write_atomic(target, made.content)
    with desk.transaction() as db:
        save_decisions(desk, review)
        detail = {"format": format, "entries": len(review.entry_ids), "unlinked": review.unlinked}
        audit_table.record(db, "journal-exported", "", desk.now(), detail)
    return target


def save_decisions(desk: Desk, review: Review) -> int:
    """Remember the decisions made on forms, each with the dossier where the form appears; how many were stored."""
    kept = [
        RememberedDecision(
            form=decision.form,
            label=decision.label,
            action=decision.action,
            replacement=decision.replacement,
            engagement_id=_dossier(review, decision),
            decided_at=desk.now(),
        )
        for decision in review.decisions
        if decision.start is None
    ]
    with desk.transaction() as db:
        table.remember_decisions(db, kept)
    return len(kept)


def decisions_json(review: Review) -> dict[str, Any]:
    """Every item with its decision (null while undecided), in the form that `apply_decisions` reads."""
    return {
        "decisions": [
            {
                "form": item.text,
                "label": item.label,
                "known": item.known,
                "count": len(item.places),
                "action": item.decision.action if item.decision else None,
                "replacement": item.decision.replacement if item.decision else item.replacement,
            }
            for item in items(review)
        ]
    }


def apply_decisions(review: Review, content: bytes) -> Review:
    """The review with the decisions of a JSON file.

    `{"decisions": [{"form", "label", "action": "mask"|"keep"|"generalise", "replacement"}…], "all": action or null}`;
    `form` is the passage as typed or folded, `label` may be left out; `all` reaches what no line decides.

    Raises:
        UsageError: `decisions-unreadable` (data: `line`), `decision-invalid` (data: `number`, from 1).
    """
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UsageError("decisions-unreadable", line=error.lineno) from None
    except (UnicodeDecodeError, RecursionError):
        raise UsageError("decisions-unreadable", line=1) from None
    lines = read if isinstance(read, list) else read.get("decisions", []) if isinstance(read, dict) else None
    if not isinstance(lines, list):
        raise UsageError("decisions-unreadable", line=1)
    for number, line in enumerate(lines, start=1):
        review = _apply_line(review, line, number)
    rest = read.get("all") if isinstance(read, dict) else None
    if rest is not None:
        if rest not in ("mask", "keep", "generalise"):
            raise UsageError("decision-invalid", number=0)
        review = decide_all(review, rest)
    return review


def _apply_line(review: Review, line: object, number: int) -> Review:
    from rdpp_desk.anonymise.folding import form_key

    if not isinstance(line, Mapping) or not isinstance(line.get("form"), str):
        raise UsageError("decision-invalid", number=number)
    action, replacement = line.get("action"), line.get("replacement", "")
    if action is None:
        return review
    if action not in ("mask", "keep", "generalise") or not isinstance(replacement, str):
        raise UsageError("decision-invalid", number=number)
    form, label = form_key(line["form"]), line.get("label")
    for item in items(review):
        first = review.findings[item.places[0]]
        if first.form == form and label in (None, "", item.label):
            proposed = "" if replacement == item.replacement else replacement
            review = decide(review, item.key, action, proposed)
    return review


def _kept(review: Review) -> tuple[str, ...]:
    """The passages that a decision keeps, once for each occurrence."""
    kept = []
    for finding in review.findings:
        decision = decision_for(finding, review.decisions)
        if decision is not None and decision.action == "keep":
            kept.append(review.original[finding.start : finding.end])
    return tuple(kept)


def _dossier(review: Review, decision: Decision) -> int | None:
    """The dossier of the first paragraph where the form appears, if it belongs to one alone."""
    for finding in review.findings:
        if finding.form == decision.form and finding.label == decision.label:
            for block in review.blocks:
                if block.start <= finding.start < block.end:
                    return block.engagement_ids[0] if len(block.engagement_ids) == 1 else None
    return None
