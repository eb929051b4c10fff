"""Words as readers see them: tokens joined by hyphens or capitals within a word, with what the lexicon says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdpp_desk.anonymise.lexicon import Lexicon
from rdpp_desk.anonymise.tokens import Doc
from rdpp_desk.anonymise.vocabulary import PREFIXES

_LEAST_TYPO = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """A word. `before` is the folded text since the word before; `shown`: a capital that tells something."""

    first: int
    last: int
    start: int
    end: int
    text: str
    before: str
    shown: bool
    caps: bool
    opens: bool
    plain: bool
    ordinary: str
    named: str

    @property
    def short(self) -> bool:
        """A single letter."""
        return len(self.text) == 1


def units(doc: Doc, lexis: Lexicon) -> list[Unit]:
    """The words of `doc`, in order."""
    out: list[Unit] = []
    for first, last in _groups(doc):
        tokens = doc.tokens[first : last + 1]
        text = (
            "-".join(token.text for token in tokens)
            if not all(t.joined for t in tokens[1:])
            else "".join(t.text for t in tokens)
        )
        before = doc.gap(first)
        out.append(
            Unit(
                first,
                last,
                tokens[0].start,
                tokens[-1].end,
                text,
                before,
                doc.shown_capital(first) or any(doc.shown_capital(at) for at in range(first, last + 1)),
                all(token.caps or len(token.text) == 1 for token in tokens) and tokens[0].capital and len(text) > 1,
                doc.opens[first],
                doc.plain(first),
                _ordinary(text, lexis),
                lexis.named(text) or ("" if "-" not in text else _parts_named(text, lexis)),
            )
        )
    return out


def _groups(doc: Doc) -> Iterator[tuple[int, int]]:
    at, tokens = 0, doc.tokens
    while at < len(tokens):
        last = at
        while last + 1 < len(tokens) and tokens[last].text.isalpha() and tokens[last + 1].text.isalpha():
            gap = doc.gap(last + 1)
            elided = (
                gap == "'"
                and tokens[last].text in ("o", "aujourd", "prud", "presqu", "quelqu")
                and tokens[last + 1].text
            )
            if not (gap in ("-", "") or (elided and (tokens[last].text != "o" or tokens[last + 1].capital))):
                break
            last += 1
        yield at, last
        at = last + 1


def _ordinary(text: str, lexis: Lexicon) -> str:
    if not text.isascii() or text[0].isdigit():
        return "n" if text[0].isdigit() else ""
    found = lexis.ordinary(text)
    if found or len(text) == 1:
        return found
    parts = text.split("-")
    if len(parts) > 1:
        each = [lexis.ordinary(part) or ("n" if len(part) == 1 or part in PREFIXES else "") for part in parts]
        return each[-1] if all(each) else ""
    return ""


def _parts_named(text: str, lexis: Lexicon) -> str:
    return "".join(dict.fromkeys("".join(lexis.named(part) for part in text.split("-") if len(part) > 2)))


def derived(text: str, lexis: Lexicon) -> bool:
    """A word built on an ordinary one by a usual prefix."""
    return any(
        text.startswith(prefix)
        and len(text) - len(prefix) > 3
        and bool(lexis.ordinary(text[len(prefix) :].lstrip("-")))
        for prefix in PREFIXES
    )


def misspelt(text: str, lexis: Lexicon) -> bool:
    """Most likely an ordinary word with a slip: a letter too many, two swapped, one not doubled."""
    if len(text) < _LEAST_TYPO:
        return False
    tries = [text[:at] + text[at + 1 :] for at in range(1, len(text))]
    tries += [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(1, len(text) - 1)]
    tries += [text[:at] + text[at] + text[at:] for at in range(1, len(text))]
    return any("g" not in flags and bool(flags) for flags in (lexis.ordinary(one) for one in tries if len(one) > 4))
