"""Postal addresses, in full or in part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdpp_desk.anonymise.findings import Hit
from rdpp_desk.anonymise.lexicon import lexicon
from rdpp_desk.anonymise.tokens import Doc
from rdpp_desk.anonymise.vocabulary import PARTICLES, STREETS_EN, words

_LEAD = re.compile(
    r"(?:(?P<number>\b\d{1,4})\s?(?:bis|ter|quater|[a-d])?(?:\s?-\s?\d{1,4})?\s?,?\s+(?:de la\s|du\s)?)?"
    r"\b(?P<kind>rue|avenue|av\.?|ave\.?|boulevard|bd\.?|bld\.?|bvd\.?|place|pl\.|allees?|chemin|ch\.|impasse|"
    r"imp\.|quai|cours|route|rte\.?|"
    r"square|passage|faubourg|fbg\.?|fg|villa|sentier|esplanade|promenade|voie|rond-point|venelle|montee|ruelle|"
    r"residence|lotissement|"
    r"hameau|zac|zone artisanale|traverse|mail|parvis|cite|clos|r\.)(?=\s)"
)
_ONLY_NUMBERED = words("cite mail cours clos traverse fg ch. r. villa voie passage parvis ave ave.")
_POSTCODE = re.compile(
    r"[\s,(-]{0,4}(?:(?:bp|cs|b\.p\.)\s?\d{1,6}[\s,-]{0,3})?(?:(?:f|b|ch|l)-)?(?P<code>\d{4,5}|\d{2}\s\d{3})[\s,-]{1,3}"
)
_LONE_CODE = re.compile(r"(?<![\w.,])(?:f-|b-|ch-|l-)?(?:\d{5}|\d{2} \d{3})(?=[ ,]{1,2}[a-z])")
_BRITISH = re.compile(r"\b(?:[a-z]{1,2}\d{1,2}[a-z]?) ?\d[a-z]{2}\b")
_EXTRA = re.compile(
    r"\b(?:bp|cs)\s?\d{3,6}\b|\bcedex(?:\s?\d{1,2})?\b|\b(?:batiment|bat\.?|escalier|esc\.?|appartement|appt?\.?|"
    r"apt\.?|etage|porte)\s(?:[a-z]\d{0,3}|\d{1,4}[a-z]?)\b(?!\w)"
)
_NOT_NAMES = words("de du des est et ou a au aux dans en sur pour avec par qui que se ne il elle on je tu nous vous")


def address_hits(doc: Doc) -> list[Hit]:
    """Streets with or without a number, with the postcode and town that follow; doors; lone postcodes before a town."""
    text = doc.folded.text
    starts = {token.start: at for at, token in enumerate(doc.tokens)}
    out: list[Hit] = []
    for match in _LEAD.finditer(text):
        end = _street_end(doc, match, starts)
        if end:
            out.append(Hit(match.start(), _with_town(doc, end, starts), "LOC", "address", "ADDRESS"))
    for match in _LONE_CODE.finditer(text):
        end = _town_end(doc, _next_token(text, match.end(), starts))
        if end:
            out.append(Hit(match.start(), end, "LOC", "address", "ADDRESS"))
    for match in _BRITISH.finditer(text):
        if all(doc.folded.upper[at] or text[at].isdigit() or text[at] == " " for at in range(*match.span())):
            out.append(Hit(match.start(), match.end(), "LOC", "address", "ADDRESS"))
    numbered = re.compile(r"\d")
    out += [Hit(*m.span(), "LOC", "address", "ADDRESS") for m in _EXTRA.finditer(text) if numbered.search(m[0])]
    return [*out, *_english(doc)]


def _next_token(text: str, at: int, starts: dict[int, int]) -> int:
    while at < len(text) and not text[at].isalnum():
        at += 1
    return starts.get(at, -1)


def _street_end(doc: Doc, match: re.Match[str], starts: dict[int, int]) -> int:
    """Folded offset where the name of the street ends; 0 when it is no street."""
    at = _next_token(doc.folded.text, match.end(), starts)
    numbered = bool(match["number"])
    if at < 0 or (not numbered and match["kind"] in _ONLY_NUMBERED):
        return 0
    end, named, taken = 0, False, 0
    while at < len(doc.tokens) and taken < 8:
        token = doc.tokens[at]
        gap = doc.gap(at)
        if taken and not re.fullmatch(r"[ \-']|\. |' ?", gap):
            break
        if token.text in PARTICLES and not (token.capital and doc.text(at + 1) == ""):
            at, taken = at + 1, taken + 1
            continue
        shown = doc.shown_capital(at) or (token.text.isdigit() and len(token.text) <= 4)
        loose = numbered and not named and token.text.isalpha() and token.text not in _NOT_NAMES
        odd = doc.plain(at) and not lexicon().ordinary(token.text) and token.text.isalpha()
        if not (shown or loose or odd):
            break
        named, end, at, taken = True, token.end, at + 1, taken + 1
    return end


def _with_town(doc: Doc, end: int, starts: dict[int, int]) -> int:
    match = _POSTCODE.match(doc.folded.text, end)
    if match:
        return _town_end(doc, starts.get(match.end(), -1)) or match.end("code")
    joined = re.compile(r",? (?:a )?|, ").match(doc.folded.text, end)
    if joined and joined[0].startswith(","):
        at = starts.get(joined.end(), -1)
        if at >= 0 and doc.shown_capital(at) and "P" in lexicon().named(doc.text(at)):
            return _town_end(doc, at) or end
    return end


def _town_end(doc: Doc, at: int) -> int:
    """Where the town that starts at token `at` ends; 0 when no town starts there."""
    end = 0
    while 0 <= at < len(doc.tokens):
        token = doc.tokens[at]
        if end and not re.fullmatch(r"[ \-']", doc.gap(at)):
            break
        link = token.text in PARTICLES | {"sur", "sous", "en", "les", "lez", "cedex"} and (
            end and doc.gap(at + 1) in ("-", "'", " ")
        )
        if (
            (link and (doc.gap(at) == "-" or doc.shown_capital(at + 1)))
            or token.text == "cedex"
            or doc.shown_capital(at)
            or (
                token.text.isalpha()
                and (doc.gap(at) == "-" or lexicon().named(token.text))
                and token.text not in _NOT_NAMES
            )
        ):
            end = token.end
        else:
            break
        at += 1
    return end


def _english(doc: Doc) -> Iterator[Hit]:
    for at, token in enumerate(doc.tokens):
        if not token.text.isdigit() or len(token.text) > 5:
            continue
        for last in range(at + 2, min(at + 6, len(doc.tokens))):
            if doc.gap(last) not in (" ", "-", "'") or not doc.tokens[last - 1].capital:
                break
            if doc.text(last) in STREETS_EN and doc.tokens[last].capital:
                yield Hit(token.start, doc.tokens[last].end, "LOC", "address", "ADDRESS")
