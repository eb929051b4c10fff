"""Known names in a text: which tokens, joined or split, spell a form, and whether it is that name there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rdpp_desk.anonymise.findings import LABEL_OF_KIND, KnownEntity, Label
from rdpp_desk.anonymise.index import Index, bearers
from rdpp_desk.anonymise.known import Form
from rdpp_desk.anonymise.lexicon import lexicon
from rdpp_desk.anonymise.tokens import Doc
from rdpp_desk.anonymise.vocabulary import AFTER_NAME, BEFORE_FIRM, BEFORE_NAME, TITLES

_BORDER = re.compile(r"[ \t]{0,3}[-'.,_/+&@:()]{0,3}\s{0,3}(?:[>(] ?)?")
_DIGITS = re.compile(r"[\s.\-/()_:,+·|*]{0,4}")
_SPLIT = re.compile(r"-?\s{0,2}\n\s{0,2}|[-'_]|")
_MOST_TOKENS = 24
Gaps = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `last` spell `form`; folded offsets `start:end` may be inside one token."""

    start: int
    end: int
    first: int
    last: int
    label: Label
    key: str
    reason: str
    strong: bool
    mode: str


def known_matches(doc: Doc, index: Index) -> list[Match]:
    """Everything known in `doc`, sorted, not overlapping."""
    found = _longest([*_spelled(doc, index), *_inside(doc, index)])
    covered = {at for match in found for at in range(match.first, match.last + 1)}
    found += _typos(doc, index, covered)
    return [_with_title(doc, match) for match in _settle(doc, index, _longest(found))]


def _longest(found: list[Match]) -> list[Match]:
    out: list[Match] = []
    taken = bytearray(max((match.end for match in found), default=0))
    for match in sorted(found, key=lambda m: (m.start - m.end, not m.strong, m.start)):
        if taken.find(1, match.start, match.end) < 0:
            taken[match.start : match.end] = b"\x01" * (match.end - match.start)
            out.append(match)
    return sorted(out, key=lambda m: m.start)


def _spelled(doc: Doc, index: Index) -> Iterator[Match]:
    tokens = doc.tokens
    for first in range(len(tokens)):
        compact, gaps = "", []
        for last in range(first, min(first + _MOST_TOKENS, len(tokens))):
            if last > first:
                gaps.append((len(compact), doc.gap(last)))
                if len(gaps[-1][1]) > 8:
                    break
            compact += tokens[last].text
            for form, borders in index.exact.get(compact, ()):
                strength = _accepts(doc, first, last, form, borders, gaps, index.known[form.entity])
                if strength:
                    yield _match(doc, index, first, last, form, strength > 1)
            if not index.goes_on(compact):
                break


def _match(doc: Doc, index: Index, first: int, last: int, form: Form, strong: bool) -> Match:
    label = LABEL_OF_KIND[index.known[form.entity].kind]
    start, end = doc.tokens[first].start, doc.tokens[last].end
    return Match(start, end, first, last, label, index.keys[form.entity], form.reason, strong, form.mode)


def _accepts(
    doc: Doc,
    first: int,
    last: int,
    form: Form,
    borders: frozenset[int],
    gaps: list[tuple[int, str]],
    entity: KnownEntity,
) -> int:
    """0 not that name; 1 weak; 2 strong."""
    loose = entity.kind in ("email", "phone", "reference")
    spaced = all(len(doc.text(at)) == 1 for at in range(first, last + 1)) and last - first > 3
    for at, gap in gaps:
        if at in borders or (loose and at not in borders):
            if not (_BORDER.fullmatch(gap) or (loose and _DIGITS.fullmatch(gap))):
                return 0
            if not loose and re.match(r"\.\s", gap) and len(form.compact[:at]) > 3:
                return 0
        elif not (_SPLIT.fullmatch(gap) or (spaced and gap == " ") or (gap == " " and _cut_name(doc, first, last))):
            return 0
    if form.reason == "known-domain" and (not gaps or gaps[-1][1] != "."):
        return 0
    if entity.kind == "person" and not _initials_stand(doc, first, last, form):
        return 0
    if doc.tokens[first].joined and not doc.tokens[first].capital and len(form.compact) < 4:
        return 0
    return _weigh(doc, first, last, form, entity)


def _cut_name(doc: Doc, first: int, last: int) -> bool:
    """A name split by a space ("Du bois"): it must not read as ordinary words."""
    if doc.shown_capital(first) and not doc.opens[first]:
        return True
    return not all(lexicon().ordinary(doc.text(at)) for at in range(first, last + 1))


def _initials_stand(doc: Doc, first: int, last: int, form: Form) -> bool:
    """A one-letter initial is a capital, or dotted, or joined to the name: "à Durand" is not "A. Durand"."""
    if len(form.text.split()) < 2:
        return True
    for at in range(first, last + 1):
        token = doc.tokens[at]
        if len(token.text) != 1 or token.text not in form.text.split() or not token.text.isalpha():
            continue
        dotted = at < len(doc.tokens) - 1 and doc.gap(at + 1)[:1] in (".", "-", "_", "'", "")
        accented = doc.folded.original(token.start, token.end) in "àÀ"
        if accented or not (token.capital or dotted or doc.gap(at)[-1:] in (".", "-", "_")):
            return False
    return True


def _weigh(doc: Doc, first: int, last: int, form: Form, entity: KnownEntity) -> int:
    """Is this form that name here? Ordinary words need a capital or a context."""
    strength = 2 if form.strong else 1
    if form.mode == "any":
        return strength
    if form.mode == "caps":
        return 1 if _written_as_initials(doc, first, last) else 0
    neighbour = _titled(doc, first) or _beside_capital(doc, first, last)
    if form.mode == "context":
        inside = doc.shown_capital(first) and not doc.opens[first]
        return strength if inside or (neighbour and doc.tokens[first].capital) else 0
    if any(doc.shown_capital(at) for at in range(first, last + 1)) or _titled(doc, first):
        return strength
    return 1 if _bare(doc, first, last, entity) else 0


def _written_as_initials(doc: Doc, first: int, last: int) -> bool:
    if not all(doc.tokens[at].capital for at in range(first, last + 1)) or doc.loud[first]:
        return False
    if first == last:
        return doc.tokens[first].caps and not lexicon().ordinary(doc.text(first))
    return all(len(doc.text(at)) == 1 for at in range(first, last + 1))


def _titled(doc: Doc, first: int) -> bool:
    return doc.text(first - 1) in TITLES and len(doc.gap(first)) <= 3


def _beside_capital(doc: Doc, first: int, last: int) -> bool:
    before = doc.shown_capital(first - 1) and doc.gap(first) == " " and not doc.opens[first]
    return before or (doc.shown_capital(last + 1) and doc.gap(last + 1) == " ")


def _bare(doc: Doc, first: int, last: int, entity: KnownEntity) -> bool:
    """A lower-case ordinary word that stands where a name would: no determiner, "avec pierre", "pierre est venu"."""
    before, after = doc.text(first - 1), doc.text(last + 1)
    if entity.kind == "organisation":
        return before in BEFORE_FIRM or (last > first and doc.quiet[first])
    if before in BEFORE_NAME and "g" not in lexicon().ordinary(after)[:0]:
        return True
    noun = "n" in lexicon().ordinary(doc.text(first))
    starts = doc.opens[first] or before in ("et", "que", "qu", "and", "that", "si", "puis")
    return entity.kind == "person" and noun and starts and after in AFTER_NAME and doc.plain(first)


def _inside(doc: Doc, index: Index) -> Iterator[Match]:
    """Names joined to other letters, in file names, links, handles: "cvdurand_2024.pdf"."""
    lexis = lexicon()
    for at, token in enumerate(doc.tokens):
        word = token.text
        if not 5 < len(word) <= 64 or word in index.exact or lexis.ordinary(word) or lexis.named(word):
            continue
        technical = token.joined or doc.gap(at)[-1:] in "@/_.#" or doc.gap(at + 1)[:1] in ("@", "/", "_")
        shortest = 4 if technical else 5
        for begin in range(len(word) - shortest + 1):
            for stop in range(len(word), begin + shortest - 1, -1):
                if word[begin:stop] not in index.inner:
                    continue
                form = index.exact[word[begin:stop]][0][0]
                match = _match(doc, index, at, at, form, True)
                yield replace(match, reason="known-inside")
                break


def _typos(doc: Doc, index: Index, covered: set[int]) -> list[Match]:
    out: list[Match] = []
    for first in range(len(doc.tokens)):
        compact = ""
        for last in range(first, min(first + 4, len(doc.tokens))):
            gap = doc.gap(last)
            if last in covered or (last > first and not (gap in (" ", "-", "'", "") or _SPLIT.fullmatch(gap))):
                break
            compact += doc.text(last)
            match = _typo(doc, index, first, last, compact)
            if match:
                out.append(match)
    return out


def _typo(doc: Doc, index: Index, first: int, last: int, compact: str) -> Match | None:
    if len(compact) < 4 or not compact.isalpha():
        return None
    near = index.typo_of(compact)
    if not near:
        return None
    form, borders = index.exact[near[0]][0]
    if last > first and not borders and doc.gap(last) == " ":
        return None
    lexis = lexicon()
    texts = [doc.text(at) for at in range(first, last + 1)]
    plain = all(lexis.ordinary(text) or set("FS") & set(lexis.named(text)) for text in texts)
    if plain and not (doc.shown_capital(first) and not doc.opens[first]) and not _titled(doc, first):
        return None
    if (
        first == last
        and set("FS") & set(lexis.named(compact))
        and not _titled(doc, first)
        and not _next_is_known(doc, index, first, form)
    ):
        return None
    return replace(_match(doc, index, first, last, form, True), reason="known-typo")


def _next_is_known(doc: Doc, index: Index, at: int, form: Form) -> bool:
    return any(
        other.entity == form.entity for beside in (at - 1, at + 1) for other, _ in index.exact.get(doc.text(beside), ())
    )


def _settle(doc: Doc, index: Index, found: list[Match]) -> list[Match]:
    """Join neighbours that are one entity; give a form borne by several to the one named in this text, else to none."""
    certain = {match.key for match in found if _compact(doc, match) not in index.shared}
    out: list[Match] = []
    for match in found:
        compact = _compact(doc, match)
        if compact in index.shared:
            here = [key for key in bearers(index.known, index.keys, index.exact[compact]) if key in certain]
            match = replace(match, key=here[0] if len(here) == 1 else f"several:{compact}")
        if out and _same_person(doc, out[-1], match):
            last = out.pop()
            match = replace(
                match, start=last.start, first=last.first, strong=last.strong or match.strong, reason="known-name"
            )
        out.append(match)
    return out


def _same_person(doc: Doc, one: Match, two: Match) -> bool:
    """Neighbours that each spell a part of one person's name, nothing but a blank or a joiner between them."""
    if one.key != two.key or one.label != "PER" or two.label != "PER" or "known-name" in (one.reason, two.reason):
        return False
    gap = doc.folded.text[one.end : two.start]
    return gap in (" ", "-", "_", ".", "\n", "") and _compact(doc, one) != _compact(doc, two)


def _compact(doc: Doc, match: Match) -> str:
    return "".join(doc.text(at) for at in range(match.first, match.last + 1))


def _with_title(doc: Doc, match: Match) -> Match:
    """A civil title before a name betrays a gender: mask it too, as well as the initial after a first name."""
    if match.label == "PHONE" and doc.folded.text[match.start - 1 : match.start] in ("+", "("):
        return replace(match, start=match.start - 1)
    if match.label != "PER":
        return match
    if _titled(doc, match.first) and match.start == doc.tokens[match.first].start:
        match = replace(match, first=match.first - 1, start=doc.tokens[match.first - 1].start)
    after = match.last + 1
    whole = match.end == doc.tokens[match.last].end and after < len(doc.tokens) and doc.gap(after) == " "
    if whole and len(doc.text(after)) == 1 and doc.tokens[after].capital and doc.text(after) not in "aly":
        alone = after + 1 >= len(doc.tokens) or doc.gap(after + 1)[:1] in (".", ",", " ", ")", "")
        if doc.text(after).isalpha() and alone:
            match = replace(match, last=after, end=doc.tokens[after].end)
    return match
