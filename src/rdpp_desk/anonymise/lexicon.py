"""What is an ordinary word and what is a name: packaged lists, read once, on first use."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import lru_cache

from rdpp_desk import resources
from rdpp_desk.anonymise.folding import fold


@dataclass(frozen=True, slots=True)
class SortedWords:
    """Lines "word flags" sorted by bytes in one block: small in memory, found by halving."""

    block: bytes
    seen: dict[str, str] = field(default_factory=dict)

    def flags(self, word: str) -> str:
        """The flags of a folded word; "" when it is not in the list."""
        known = self.seen.get(word)
        if known is None:
            if len(self.seen) > 20_000:
                self.seen.clear()
            known = self.seen[word] = self._find(word.encode() + b" ")
        return known

    def forget(self) -> None:
        """Drop the words asked for so far: they come from notes."""
        self.seen.clear()

    def _find(self, wanted: bytes) -> str:
        block, low, high = self.block, 0, len(self.block)
        while low < high:
            start = block.rfind(b"\n", 0, (low + high) // 2) + 1
            if start < low:
                start = low
            end = block.find(b"\n", start)
            line = block[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            if line < wanted:
                low = end + 1
            else:
                high = start
        return ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every packaged list. Words are asked for folded, separators as hyphens."""

    french: SortedWords
    english: SortedWords
    names: SortedWords
    extra: frozenset[str]
    surnames: frozenset[str]
    whitelist: frozenset[tuple[str, ...]]
    diminutives: dict[str, frozenset[str]]

    def ordinary(self, word: str) -> str:
        """Flags of an ordinary word (see resources/lexicon/SOURCES.md); "" when it is not proven ordinary."""
        flags = self.french.flags(word) or ("n" if word in self.extra else "")
        return flags or self.english.flags(word)

    def forget(self) -> None:
        """Drop every word asked for so far."""
        for words in (self.french, self.english, self.names):
            words.forget()

    def named(self, word: str) -> str:
        """Flags of a name: F first name, S surname, P or p place, N other; "" when it is none."""
        flags = self.names.flags(word)
        return flags + "S" if word in self.surnames and "S" not in flags else flags


def _lines(name: str) -> list[str]:
    text = resources.path(f"lexicon/{name}").read_text("utf-8")
    return [line for line in (fold(raw.partition("#")[0]).strip() for raw in text.splitlines()) if line]


def _packed(name: str) -> SortedWords:
    return SortedWords(gzip.decompress(resources.path(f"lexicon/{name}").read_bytes()))


def _diminutives() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for line in _lines("diminutives.txt"):
        full, _, short = line.partition(":")
        for name in full.split():
            pairs.setdefault(name, set()).update(short.split())
    return {name: frozenset(short) for name, short in pairs.items()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read on the first call (under 0.3 s)."""
    words = frozenset(word for name in ("ordinary.txt",) for line in _lines(name) for word in line.split())
    return Lexicon(
        french=_packed("words-fr.txt.gz"),
        english=_packed("words-en.txt.gz"),
        names=_packed("names.txt.gz"),
        extra=words,
        surnames=frozenset(word for line in _lines("surnames.txt") for word in line.split()),
        whitelist=frozenset(tuple(line.replace("-", " ").split()) for line in _lines("whitelist.txt")),
        diminutives=_diminutives(),
    )
