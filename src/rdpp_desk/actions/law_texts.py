"""Statutory wording, copied by the practitioner from the official site: it is never written from memory."""

from __future__ import annotations

import hashlib
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import LawText, LawTextCode
from rdpp_desk.practice.retention import add_months
from rdpp_desk.vault import documents as table

__all__ = ["LawText", "LawTextCode", "drop_law_text", "law_texts", "load_law_text"]

CHECKED_EVERY_MONTHS = 12
"""After how long a text is to be compared again with the official one, unless another day is given."""


def law_texts(desk: Desk) -> tuple[LawText, ...]:
    """The texts loaded, by code and language."""
    return tuple(table.law_texts(desk.db))


def load_law_text(
    desk: Desk,
    code: LawTextCode,
    text: str,
    source: str,
    *,
    language: str = "fr",
    read_on: date | None = None,
    check_after: date | None = None,
) -> LawText:
    """Keep a text word for word, in place of the one with its code and language.

    `source` says where it was copied from; `read_on` is today unless given, `check_after` a year later.

    Raises:
        UsageError: `law-text-empty`, `law-source-needed`, `date-in-future`, `dates-reversed`.
    """
    if not text.strip():
        raise UsageError("law-text-empty")
    if not source.strip():
        raise UsageError("law-source-needed")
    day = read_on or desk.today()
    if day > desk.today():
        raise UsageError("date-in-future")
    until = check_after or add_months(day, CHECKED_EVERY_MONTHS)
    if until < day:
        raise UsageError("dates-reversed")
    whole = text.replace("\r\n", "\n").strip("\n")
    made = LawText(
        code=code,
        language=language,
        text=whole,
        source=source.strip(),
        read_on=day,
        check_after=until,
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
    )
    with desk.transaction() as db:
        desk.record("law-text-loaded", detail={"code": code.value, "language": language, "sha256": made.sha256})
        return table.keep_law_text(db, made)


def drop_law_text(desk: Desk, code: LawTextCode, language: str) -> None:
    """Take a text out: what prints it says « Projet » again. Documents already frozen keep theirs."""
    with desk.transaction() as db:
        if table.drop_law_text(db, code, language):
            desk.record("law-text-dropped", detail={"code": code.value, "language": language})
