"""A review of as many items as wanted, made without a vault."""

from __future__ import annotations

from rdpp_desk.actions.journal import Finding, LeftOut, Review
from rdpp_desk.actions.journal_text import Block, BlockKind
from rdpp_desk.anonymise import AliasTable


def made_review(words: list[str], between: str = " parle longuement.\n") -> Review:
    """A text that names each of `words` in order, all to decide."""
    findings, at, pieces = [], 0, []
    for word in words:
        form = word.casefold()
        findings.append(Finding(at, at + len(word), "PER", False, f"[{form}]", form, "name", False, form))
        pieces.append(word + between)
        at += len(word) + len(between)
    text = "".join(pieces)
    block = Block(kind=BlockKind.TEXT, field="facts", entry_id=1, engagement_ids=(), start=0, end=len(text))
    return Review(
        start=None,
        end=None,
        unlinked=False,
        language="fr",
        original=text,
        blocks=(block,),
        known=(),
        findings=tuple(findings),
        decisions=(),
        aliases=AliasTable("fr"),
        remembered=(),
        left_out=LeftOut(),
        notices=(),
        verdicts=(),
        entry_ids=(1,),
        period="novembre 2026",
    )
