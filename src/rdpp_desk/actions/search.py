"""Search as you type, across names, notes and the rest, accents and case ignored."""

from __future__ import annotations

from rdpp_desk.actions import discretion
from rdpp_desk.actions.desk import Desk
from rdpp_desk.vault.search import Hit
from rdpp_desk.vault.search import search as find

__all__ = ["Hit", "search"]


def search(desk: Desk, text: str, *, engagement_id: int | None = None, limit: int = 50) -> tuple[Hit, ...]:
    """What holds these words: names first, then the most recent. Nothing is written anywhere.

    In discreet mode it finds by the true words, and shows codes.
    """
    if not text.strip():
        return ()
    return discretion.found(desk, tuple(find(desk.search_db, text, limit, engagement_id=engagement_id)))
