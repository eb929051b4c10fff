"""« Ma charte »: the practitioner's own text, with its version, kept word for word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rdpp_desk.actions.desk import Desk


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
    raise NotImplementedError


def load_charter(desk: Desk, title: str, version: str, text: str, received_on: date | None = None) -> Charter:
    """Keep a charter; documents annex it by title, version and date.

    Raises:
        UsageError: `charter-empty`.
    """
    raise NotImplementedError
