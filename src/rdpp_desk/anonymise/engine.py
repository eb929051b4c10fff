"""The reference interface: what could identify someone in a note, and the note to share while nobody has decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rdpp_desk.anonymise.decisions import apply
from rdpp_desk.anonymise.findings import Finding, Hit, KnownEntity, Language
from rdpp_desk.anonymise.folding import form_key
from rdpp_desk.anonymise.generalise import generalise_age, generalise_date
from rdpp_desk.anonymise.index import compile_index
from rdpp_desk.anonymise.lexicon import lexicon
from rdpp_desk.anonymise.matching import Match, known_matches
from rdpp_desk.anonymise.pseudonyms import PROTECTED, AliasTable, bracket
from rdpp_desk.anonymise.tokens import read
from rdpp_desk.anonymise.unknown import unknown_hits

_WIDE = ("email", "link", "file", "handle", "address", "number", "phone", "date")


def find_identifiers(
    text: str, known: Sequence[KnownEntity], language: Language = "fr", *, aliases: AliasTable | None = None
) -> list[Finding]:
    """What could identify someone in `text`: sorted, not overlapping, offsets are string indices.

    `known` is everything the vault knows; `aliases` the table of the export (else a fresh one).
    """
    doc = read(text)
    matches = known_matches(doc, compile_index(tuple(known)))
    hits = _merge([_hit(match) for match in matches], unknown_hits(doc, matches, language))
    protected = [match.span() for match in PROTECTED.finditer(text)]
    table = aliases or AliasTable(language)
    out: list[Finding] = []
    for hit in hits:
        start, end = doc.folded.span(hit.start, hit.end)
        if any(start < high and low < end for low, high in protected):
            continue
        out.append(_finding(text, start, end, hit, language, table))
    return out


def pseudonymise(
    text: str, known: Sequence[KnownEntity], language: Language = "fr", *, aliases: AliasTable | None = None
) -> str:
    """The text to share when nobody has decided anything yet: everything found is masked."""
    table = aliases or AliasTable(language)
    return apply(text, find_identifiers(text, known, language, aliases=table)).text


def forget() -> None:
    """Drop what is remembered of notes and of known names; to be called when the vault locks."""
    compile_index.cache_clear()
    lexicon().forget()


def _finding(text: str, start: int, end: int, hit: Hit, language: Language, table: AliasTable) -> Finding:
    passage = text[start:end]
    form = form_key(passage)
    key = hit.key or f"{hit.label}:{form}"
    if hit.word:
        replacement = bracket(hit.word, language)
    elif hit.label == "DATE":
        replacement = generalise_date(passage, language)
    elif hit.label == "AGE":
        replacement = generalise_age(passage, language)
    else:
        replacement = table.alias(hit.label, key)
    return Finding(start, end, hit.label, hit.known, replacement, form, hit.reason, hit.strong, key)


def _hit(match: Match) -> Hit:
    return Hit(match.start, match.end, match.label, match.reason, "", match.key, True, match.strong)


def _merge(known: list[Hit], others: list[Hit]) -> list[Hit]:
    """One list without overlaps, sorted."""
    out: list[Hit] = []
    cluster: list[Hit] = []
    reach = 0
    for hit in sorted([*known, *others], key=lambda h: (h.start, h.end)):
        if cluster and hit.start >= reach:
            out += _resolve(cluster)
            cluster = []
        cluster.append(hit)
        reach = max(reach, hit.end)
    return _outsiders([*out, *_resolve(cluster)])


def _outsiders(hits: list[Hit]) -> list[Hit]:
    """An unknown first name before a known surname is somebody else: one finding, with an alias of its own."""
    out: list[Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if (
            before
            and hit.known
            and not before.known
            and (before.label, hit.label, hit.reason) == ("PER", "PER", "known-part")
            and hit.start - before.end == 1
        ):
            out[-1] = replace(hit, start=before.start, key="")
        else:
            out.append(hit)
    return out


def _resolve(cluster: list[Hit]) -> list[Hit]:
    """A wide pattern swallows the names in it, a known name carves a guess."""
    known = [hit for hit in cluster if hit.known]
    others = [hit for hit in cluster if not hit.known]
    out: list[Hit] = list(known)
    for hit in sorted(others, key=lambda h: (h.reason not in _WIDE, h.start - h.end)):
        touched = [other for other in out if other.start < hit.end and hit.start < other.end]
        if not touched:
            out.append(hit)
        elif hit.reason in _WIDE or all(not other.known for other in touched):
            out = [other for other in out if other not in touched]
            out.append(_union(hit, touched))
        elif len(touched) == 1 and hit.label == touched[0].label:
            out.remove(touched[0])
            out.append(_union(hit, touched))
        else:
            out += _left_over(hit, touched)
    return sorted(out, key=lambda h: h.start)


def _union(hit: Hit, touched: list[Hit]) -> Hit:
    start = min([hit.start, *(other.start for other in touched)])
    end = max([hit.end, *(other.end for other in touched)])
    widest = max([hit, *touched], key=lambda h: (h.known and h.reason not in _WIDE, h.end - h.start))
    base = hit if hit.reason in _WIDE else widest
    whole = any(other.known and other.start == start and other.end == end for other in touched)
    return replace(
        base,
        start=start,
        end=end,
        key=next((o.key for o in touched if o.known and o.label == base.label), "") if whole else "",
        known=any(other.known for other in touched),
        strong=any(other.strong for other in touched),
    )


def _left_over(hit: Hit, touched: list[Hit]) -> list[Hit]:
    pieces: list[Hit] = []
    at = hit.start
    for other in sorted(touched, key=lambda h: h.start):
        if other.start - at > 1:
            pieces.append(replace(hit, start=at, end=other.start))
        at = max(at, other.end)
    if hit.end - at > 1:
        pieces.append(replace(hit, start=at))
    return pieces
