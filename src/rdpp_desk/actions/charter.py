"""« Ma charte »: the practitioner's own text, with its version, kept word for word."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.vault import preferences as preferences_table

_KEY = "charter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """A charter as loaded; `sha256` is that of the text in UTF-8."""

    title: str
    version: str
    text: str
    sha256: str
    received_on: date


def charter(desk: Desk) -> Charter | None:
    """The charter in use, if one was loaded."""
    stored = preferences_table.recall(desk.db, _KEY)
    if not isinstance(stored, dict):
        return None
    return Charter(**{**stored, "received_on": date.fromisoformat(stored["received_on"])})


def load_charter(desk: Desk, title: str, version: str, text: str, received_on: date | None = None) -> Charter:
    """Keep a charter; documents annex it by title, version and date. `received_on` is today unless given.

    Raises:
        UsageError: `charter-empty`.
    """
    if not text.strip() or not title.strip():
        raise UsageError("charter-empty")
    made = Charter(
        title=title.strip(),
        version=version.strip(),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        received_on=received_on or desk.today(),
    )
    with desk.transaction() as db:
        preferences_table.remember(db, _KEY, {**asdict(made), "received_on": made.received_on.isoformat()})
    return made
