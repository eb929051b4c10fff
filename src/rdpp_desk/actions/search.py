"""Search as you type, across names, notes and the rest, accents and case ignored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rdpp_desk.actions.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One hit. `kind` is client, organisation, note, entry, document; `snippet` marks the words with «\\x02» «\\x03»."""

    kind: str
    id: int
    engagement_id: int | None
    title: str
    snippet: str
    when: date | None


def search(desk: Desk, text: str, *, engagement_id: int | None = None, limit: int = 50) -> tuple[Found, ...]:
    """What holds these words, names first, then the most recent."""
    raise NotImplementedError
