"""A note cut into tokens, with what capitals and sentence starts tell about each."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from rdpp_desk.anonymise.folding import Folded, fold_text
from rdpp_desk.anonymise.vocabulary import TITLES

_ABBREVIATIONS = TITLES | {"st", "ste", "cf", "ex", "art", "av", "bd", "tel", "no", "vol", "p", "etc"}
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_STARTS = re.compile(r"[.!?…:\n•«»\"“”(\[–—*>|/·]")


@dataclass(frozen=True, slots=True)
class Token:
    """Letters or digits without a break; offsets are into the folded text. `whole`: not cut out of a longer word."""

    start: int
    end: int
    text: str
    capital: bool
    caps: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class Doc:
    """A folded text and its tokens. `loud`: per token, written on a line of capitals, where they tell nothing."""

    folded: Folded
    tokens: list[Token]
    opens: list[bool]
    loud: list[bool]
    quiet: list[bool]

    def gap(self, index: int) -> str:
        """The folded text between token `index - 1` and token `index`."""
        start = self.tokens[index - 1].end if index else 0
        end = self.tokens[index].start if index < len(self.tokens) else len(self.folded.text)
        return self.folded.text[start:end]

    def text(self, index: int) -> str:
        """The folded token, "" outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Original offsets of tokens `first` to `last`, both included."""
        return self.folded.span(self.tokens[first].start, self.tokens[last].end)

    def plain(self, index: int) -> bool:
        """Capitals tell nothing on this line: there are none, or nothing else."""
        return self.quiet[index] or self.loud[index]

    def shown_capital(self, index: int) -> bool:
        """A capital that means something: neither a line of capitals nor outside the text."""
        return 0 <= index < len(self.tokens) and self.tokens[index].capital and not self.loud[index]


def _cut(folded: Folded) -> list[Token]:
    tokens: list[Token] = []
    upper = folded.upper
    for match in _PIECES.finditer(folded.text):
        start, end = match.span()
        cuts = [start]
        if folded.text[start].isalpha():
            cuts += [at for at in range(start + 1, end) if upper[at] and not upper[at - 1]]
        for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
            caps = stop - begin > 1 and all(upper[begin:stop])
            joined = bool(tokens) and tokens[-1].end == begin
            tokens.append(Token(begin, stop, folded.text[begin:stop], upper[begin], caps, joined))
    return tokens


def _opens(folded: Folded, tokens: list[Token]) -> list[bool]:
    out: list[bool] = []
    for index, token in enumerate(tokens):
        if index == 0:
            out.append(True)
            continue
        before = tokens[index - 1]
        gap = folded.text[before.end : token.start]
        if not _STARTS.search(gap):
            out.append(bool(re.fullmatch(r"\s*[-)]+\s+", gap)) and (out[-1] or before.text.isdigit()))
            continue
        dotted = gap.lstrip().startswith(".") and "\n" not in gap
        short = before.text in _ABBREVIATIONS or (len(before.text) == 1 and before.capital)
        out.append(not (gap == "/" or gap == "." or gap == ":" or (dotted and short and len(gap) <= 2)))
    return out


def _styles(folded: Folded, tokens: list[Token]) -> tuple[list[bool], list[bool]]:
    """Per token: is its line all capitals, has its line no capital at all."""
    ends = [match.start() for match in re.finditer(r"\n", folded.text)]
    lines: dict[int, list[Token]] = {}
    places = [bisect_right(ends, token.start) for token in tokens]
    for place, token in zip(places, tokens, strict=True):
        lines.setdefault(place, []).append(token)
    loud, quiet = {}, {}
    for place, members in lines.items():
        words = [token for token in members if token.text[0].isalpha()]
        caps = sum(token.caps or (token.capital and len(token.text) == 1) for token in words)
        loud[place] = len(words) >= 4 and caps >= 0.8 * len(words)
        quiet[place] = not any(token.capital for token in words)
    return [loud[place] for place in places], [quiet[place] for place in places]


def read(text: str) -> Doc:
    """Fold and cut `text`."""
    folded = fold_text(text)
    tokens = _cut(folded)
    loud, quiet = _styles(folded, tokens)
    return Doc(folded, tokens, _opens(folded, tokens), loud, quiet)
