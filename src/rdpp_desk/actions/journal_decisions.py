"""Decisions that outlive a review: remembered in the vault, listed in and read from a file."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.journal import Review, decide, decide_all, items
from rdpp_desk.anonymise.folding import form_key
from rdpp_desk.errors import UsageError
from rdpp_desk.vault import supervision as table
from rdpp_desk.vault.supervision import RememberedDecision

_ACTIONS = ("mask", "keep", "generalise")


def save_decisions(desk: Desk, review: Review) -> int:
    """Remember the decisions made on forms, each with the dossier where the form appears; how many were stored.

    They replace all that was remembered of the forms in this review: what was undone in it is forgotten. What was
    kept earlier and is undecided now stays, to be proposed again.
    """
    dossiers = _dossiers(review)
    kept = [
        RememberedDecision(
            form=decision.form,
            label=decision.label,
            action=decision.action,
            replacement=decision.replacement,
            engagement_id=dossiers.get((decision.form, decision.label)),
            decided_at=desk.now(),
        )
        for decision in review.decisions
        if decision.start is None
    ]
    decided = {(one.form, one.label) for one in kept}
    proposed, reapplied = (
        {(one.form, one.label) for one in review.remembered if (one.action == "keep") is keeping}
        for keeping in (True, False)
    )
    found = {(finding.form, finding.label) for finding in review.findings}
    with desk.transaction() as db:
        table.forget_decisions(db, decided | found - (proposed - reapplied))
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
    except (ValueError, RecursionError):
        raise UsageError("decisions-unreadable", line=1) from None
    lines = read if isinstance(read, list) else read.get("decisions", []) if isinstance(read, dict) else None
    if not isinstance(lines, list):
        raise UsageError("decisions-unreadable", line=1)
    for number, line in enumerate(lines, start=1):
        review = _apply_line(review, line, number)
    rest = read.get("all") if isinstance(read, dict) else None
    if rest is not None:
        if rest not in _ACTIONS:
            raise UsageError("decision-invalid", number=0)
        review = decide_all(review, rest)
    return review


def _apply_line(review: Review, line: object, number: int) -> Review:
    if not isinstance(line, Mapping) or not isinstance(line.get("form"), str):
        raise UsageError("decision-invalid", number=number)
    action, replacement = line.get("action"), line.get("replacement", "")
    if action is None:
        return review
    if action not in _ACTIONS or not isinstance(replacement, str):
        raise UsageError("decision-invalid", number=number)
    form, label = form_key(line["form"]), line.get("label")
    for item in items(review):
        first = review.findings[item.places[0]]
        if first.form == form and label in (None, "", item.label):
            proposed = "" if replacement == item.replacement else replacement
            review = decide(review, item.key, action, proposed)
    return review


def _dossiers(review: Review) -> dict[tuple[str, str], int | None]:
    """For each form and label, the dossier of the first paragraph where it appears, if it belongs to one alone."""
    starts = [block.start for block in review.blocks]
    found: dict[tuple[str, str], int | None] = {}
    for finding in review.findings:
        if (finding.form, finding.label) not in found:
            touched = review.blocks[bisect_right(starts, finding.start) - 1].engagement_ids
            found[(finding.form, finding.label)] = touched[0] if len(touched) == 1 else None
    return found
