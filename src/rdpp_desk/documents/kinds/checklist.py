"""What the practice and the law ask of a document, item by item, and the clause that answers each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a checklist: `code` (T1, C3…), what it asks for, and the ids of the clauses that answer it.

    `source` is the text of law, code of ethics or article of the charter it comes from; `locked` items cannot be left
    out in silence: a document without them says « clause retirée ».
    """

    code: str
    asks: str
    clauses: tuple[str, ...]
    source: str = ""
    locked: bool = False
