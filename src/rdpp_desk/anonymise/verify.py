"""The last check, on the text read back from the very bytes that leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rdpp_desk.anonymise.findings import KnownEntity, Label
from rdpp_desk.anonymise.folding import form_key
from rdpp_desk.anonymise.index import compile_index
from rdpp_desk.anonymise.matching import known_matches
from rdpp_desk.anonymise.pseudonyms import PROTECTED
from rdpp_desk.anonymise.tokens import read

_CUT = "|"


@dataclass(frozen=True, slots=True)
class Leak:
    """A strong form that would leave. Offsets are into the text checked; show it, never log it."""

    start: int
    end: int
    form: str
    label: Label
    key: str


def leaks(data: str, known: Sequence[KnownEntity], kept: Iterable[str] = ()) -> tuple[Leak, ...]:
    """Every strong form of what the vault knows in `data`, case and accents ignored.

    `kept`: the passages whose occurrences a recorded decision keeps, once per occurrence kept (as in the original
    text or folded). An occurrence beyond those is a leak. An alias is never read, nor joined to the words around it:
    « [Person M] rose » is no « M. Rose ».
    """
    doc = read(PROTECTED.sub(lambda alias: _CUT * len(alias[0]), data))
    index = compile_index(tuple(known))
    allowed: dict[str, int] = {}
    for passage in kept:
        form = form_key(passage)
        allowed[form] = allowed.get(form, 0) + 1
    out: list[Leak] = []
    for match in known_matches(doc, index):
        if not match.strong:
            continue
        start, end = doc.folded.span(match.start, match.end)
        form = form_key(data[start:end])
        if allowed.get(form, 0) > 0:
            allowed[form] -= 1
            continue
        out.append(Leak(start, end, form, match.label, match.key))
    return tuple(out)
