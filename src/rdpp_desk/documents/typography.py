"""Spaces, quotation marks and dashes as printers set them, at print only: what was typed stays as it is in the vault.

`typeset` may be applied twice without harm, and never changes a letter or a digit.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NBSP, NARROW = "\u00a0", "\u202f"
_SPACES = f"[ {NBSP}{NARROW}]"

_APART = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""Addresses, whose signs are not punctuation."""

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)

_FRENCH_UNITS = "min|km|ans?|mois|jours?|heures?|semaines?|séances?|points?|exemplaires?|personnes"

Rule = tuple[re.Pattern[str], str]

_BOTH: tuple[Rule, ...] = (
    (re.compile(r"(?<=\w)'(?=[\w«])"), "’"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    (re.compile(r"(?<![./])\.\.(?![./])"), "."),  # an answer that ends with a full stop, in a sentence of ours
    (re.compile(rf"(?<!\d)(\d{{1,2}}(?:er)?) (?=(?:{_MONTHS})\b)"), rf"\1{NBSP}"),
    (
        re.compile(r"(?<!\d)(0\d|\+33 \d) (\d\d) (\d\d) (\d\d) (\d\d)(?!\d)"),
        NBSP.join(rf"\{part}" for part in range(1, 6)),
    ),
    (re.compile(r"([nN]°) (?=\w)"), rf"\1{NBSP}"),
    (re.compile(r"(\b(?:[Aa]rt\.|M\.|MM\.|Mme|Mmes|Mlle|Mr|Mrs|Ms|Dr|Me)) (?=[\dA-ZÀ-ÝŒ])"), rf"\1{NBSP}"),
    (re.compile(r"« (?=\S)"), f"«{NBSP}"),
    (re.compile(r"(?<=\S) »"), f"{NBSP}»"),
)

_FRENCH: tuple[Rule, ...] = (
    (re.compile(r'(?<![\w"])"(?=[^\s"])([^"\n]*[^\s"])"(?![\w"])'), rf"«{NBSP}\1{NBSP}»"),
    (re.compile(rf"«{_SPACES}*"), f"«{NBSP}"),
    (re.compile(rf"{_SPACES}*»"), f"{NBSP}»"),
    (re.compile(rf"(?<=[^\s(\[«“¡¿;!?:]){_SPACES}*(?=[;!?])"), NARROW),
    (re.compile(rf"^{_SPACES}+(?=[;!?])"), NARROW),
    (re.compile(rf"(?<=[^\s(\[«“:]){_SPACES}+(?=:(?!:))"), NBSP),
    (re.compile(r"(?<=[^\s(\[«“:])(?=:(?:\s|$))"), NBSP),
    (re.compile(rf"^{_SPACES}+(?=:(?:\s|$))"), NBSP),
    (re.compile(rf"(?<![\w.,])(\d+){_SPACES}?h(?:{_SPACES}?(\d\d))?(?!\w)"), "\0hour"),
    (re.compile(rf"(?<=\d){_SPACES}?(?=[%€])"), NBSP),
    (re.compile(rf"(?<=\d) (?=(?:{_FRENCH_UNITS})\b)"), NBSP),
    (re.compile(rf"([nN]°){_SPACES}*(?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"(\b(?:[Aa]rticles?|[Aa]nnexes?|p\.)) (?=[\dA-ZÀ-Ý])"), rf"\1{NBSP}"),
    (re.compile(rf"(?<![\d,.])(?<!\d[ {NBSP}{NARROW}])\d{{1,3}}(?:[ {NBSP}]\d{{3}})+(?!{_SPACES}?\d)"), "\0group"),
)

_ENGLISH: tuple[Rule, ...] = (
    (re.compile(r'(?<![\w"])"(?=[^\s"])([^"\n]*[^\s"])"(?![\w"])'), r"“\1”"),
    (re.compile(rf"(?<=\w){_SPACES}+(?=[;:!?](?:\s|$))"), ""),
    (re.compile(r"(\b(?:[Aa]rticles?|[Aa]nnex|p\.)) (?=[\dA-ZÀ-Ý])"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\d) (?=(?:min|h|km|days?|hours?|weeks?|months?|years?|sessions?|people)\b)"), NBSP),
)

_RULES = {"fr": _BOTH + _FRENCH, "en": _BOTH + _ENGLISH}
_WORDS = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
}
_DROPPED = frozenset("\u200b\u200c\u200e\u200f\u2060\u00ad\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


_UNSETTLED = re.compile(f"[\0-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{''.join(sorted(_DROPPED))}]")


@lru_cache(maxsize=4096)
def typeset(text: str, language: str) -> str:
    """`text` with the spaces and signs of `language` ("fr" or "en"); addresses are left alone."""
    done, at = [], 0
    for apart in _APART.finditer(text):
        done.append(_apply(text[at : apart.start()], language))
        done.append(apart.group())
        at = apart.end()
    done.append(_apply(text[at:], language))
    return "".join(done)


def clean(text: str) -> str:
    """`text` composed, without control, invisible or direction-changing characters; lines end with \\n."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if not _UNSETTLED.search(composed):
        return composed
    kept = (
        "\ufffd" if "\ud800" <= c <= "\udfff" else c
        for c in composed
        if c == "\n" or (c not in _DROPPED and unicodedata.category(c) != "Cc")
    )
    return "".join(kept)


def in_words(count: int, language: str) -> str:
    """« trois » for 3, up to sixteen; figures beyond."""
    words = _WORDS[language].split()
    return words[count] if 0 <= count < len(words) else str(count)


def grouped(digits: str) -> str:
    """A SIREN or SIRET as it is written: « 123 456 789 00012 ». Anything else comes back unchanged."""
    bare = "".join(digits.split())
    if not bare.isdigit() or len(bare) not in (9, 14):
        return digits
    return NBSP.join(part for part in (bare[:3], bare[3:6], bare[6:9], bare[9:]) if part)


def _apply(text: str, language: str) -> str:
    for pattern, replacement in _RULES[language]:
        if replacement == "\0hour":
            text = pattern.sub(_hour, text)
        elif replacement == "\0group":
            text = pattern.sub(_group, text)
        else:
            text = pattern.sub(replacement, text)
    return text


def _hour(match: re.Match[str]) -> str:
    return f"{match[1]}{NBSP}h" + (f"{NBSP}{match[2]}" if match[2] else "")


def _group(match: re.Match[str]) -> str:
    return match[0].replace(" ", NARROW).replace(NBSP, NARROW)
