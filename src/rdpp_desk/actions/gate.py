"""From a rule's verdicts to a closed gate: what blocks stops the act, what asks wants a reason."""

from __future__ import annotations

from collections.abc import Sequence

from rdpp_desk.errors import GateClosed
from rdpp_desk.practice.verdicts import Severity, Verdict


def raise_blocks(verdicts: Sequence[Verdict]) -> None:
    """Stop at the first verdict that blocks.

    Raises:
        GateClosed: its code and its values, and the verdict itself as `verdict`.
    """
    for verdict in verdicts:
        if verdict.severity is Severity.BLOCK:
            raise GateClosed(verdict.code, verdict=verdict, **dict(verdict.params))


def require_reason(verdicts: Sequence[Verdict], reason: str) -> None:
    """Stop at what blocks, and at what asks for a reason when none is given.

    Raises:
        GateClosed: as `raise_blocks`; `reason-needed`, with the verdict as `verdict`.
    """
    raise_blocks(verdicts)
    for verdict in verdicts:
        if verdict.severity is Severity.ASK and not reason.strip():
            raise GateClosed("reason-needed", verdict=verdict)
