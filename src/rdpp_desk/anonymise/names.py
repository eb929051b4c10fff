"""Names nobody declared: whatever is not proven ordinary is shown, with the context that proves or betrays it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdpp_desk.anonymise.findings import Hit, Label, Language
from rdpp_desk.anonymise.lexicon import Lexicon, lexicon
from rdpp_desk.anonymise.tokens import Doc
from rdpp_desk.anonymise.units import derived, misspelt, units
from rdpp_desk.anonymise.vocabulary import (
    AFTER_NAME,
    BEFORE_NAME,
    CAPITAL_OK,
    COMPANY_TAILS,
    JOINERS,
    NO_FIRM,
    ORG_HEADS,
    TITLES,
    WIDE_JOINERS,
)

_NEAR = re.compile(r"[ \t\u00a0]*(?:\n[ \t]?)?|[ ]?&[ ]?|\. |\.-?|' ?|[-‑]")
_TITLED_GAP = re.compile(r"\.? {0,2}")
_PLACE_BEFORE = frozenset(("a", "vers", "depuis", "sur", "pres", "region", "ville", "in", "near", "to"))


def name_hits(doc: Doc, covered: list[tuple[int, int]], language: Language) -> list[Hit]:
    """Unknown names of people, firms and places. `covered` are folded spans already explained."""
    return _Reader(doc, covered, language).hits()


class _Reader:
    """One pass over the words of one note."""

    def __init__(self, doc: Doc, covered: list[tuple[int, int]], language: Language) -> None:
        self.doc = doc
        self.lexis: Lexicon = lexicon()
        self.language = language
        self.words = units(doc, self.lexis)
        taken = bytearray(len(doc.folded.text) + 1)
        for low, high in covered:
            taken[low:high] = b"\x01" * (high - low)
        self.taken = taken
        self.exempt = set(self._exempt())

    def hits(self) -> list[Hit]:
        """Every name, sorted."""
        out: list[Hit] = []
        at = 0
        while at < len(self.words):
            label = self._suspect(at)
            if label is None:
                at += 1
                continue
            first, last = self._grow(at, label)
            out.append(self._hit(first, last, at, label))
            at = last + 1
        return [*out, *self._places()]

    def _exempt(self) -> Iterator[int]:
        """Words of theorists and methods, unless a first name that is not theirs stands before."""
        words = self.words
        for at in range(len(words)):
            for length in (4, 3, 2, 1):
                group = words[at : at + length]
                text = tuple(" ".join(word.text for word in group).replace("-", " ").split())
                if (
                    len(group) < length
                    or text not in self.lexis.whitelist
                    or not all(w.shown or w.plain for w in group)
                ):
                    continue
                if length == 1 and at and self._first_name(at - 1) and words[at].before == " " and not words[at].caps:
                    continue
                yield from range(at, at + length)
                break

    def _first_name(self, at: int) -> bool:
        return "F" in self.words[at].named and self.words[at].shown

    def _open(self, at: int) -> bool:
        """Free for a guess: not explained by a pattern, a known name or the list of theorists."""
        return 0 <= at < len(self.words) and at not in self.exempt and not self.taken[self.words[at].start]

    def _suspect(self, at: int) -> Label | None:
        word = self.words[at]
        if not self._open(at) or word.text[0].isdigit():
            return None
        if self._titled(at):
            return "PER"
        if word.short:
            return "PER" if self._initial(at) else None
        if self._hosted(at):
            return "ORG"
        return self._capital(at) if word.shown else self._lower(at)

    def _titled(self, at: int) -> bool:
        """ "Mme X", "le docteur X": whatever follows a title, but roles and function words."""
        word = self.words[at]
        if not at or self.words[at - 1].text not in TITLES or not _TITLED_GAP.fullmatch(word.before):
            return False
        title = self.words[at - 1]
        if title.text in ("m", "me", "pr", "mm", "ms", "sr") and not (title.shown or word.before.startswith(".")):
            return False
        if not word.shown and word.text in JOINERS and word.text not in ("la", "le", "les", "l", "the", "a"):
            return at + 1 < len(self.words) and self.words[at + 1].shown and self.words[at + 1].before in (" ", "'")
        if word.shown:
            return word.text not in ("le", "la", "les", "l", "un", "une") and not (
                title.text == "me" and not title.shown
            )
        if title.text in ("me", "prof", "docteur", "docteure", "maitre", "professeur", "professeure") and word.ordinary:
            return False
        return not word.ordinary or bool(word.named and "g" not in word.ordinary)

    def _initial(self, at: int) -> bool:
        """A lone capital that stands for a name: "J. Martin", "avec S.", "S. D."."""
        word = self.words[at]
        if not word.shown or not word.text.isalpha():
            return False
        after = self.words[at + 1].before if at + 1 < len(self.words) else self.doc.folded.text[word.end :][:2]
        if after.startswith(("'", ")", "/")) or word.before.endswith(("'", "(")):
            return False
        if (
            after.startswith((". ", ".-", "."))
            and at + 1 < len(self.words)
            and self.words[at + 1].shown
            and len(after) < 3
        ):
            return not (word.text in "acm" and word.opens and after == " ")
        before = self.words[at - 1].text if at else ""
        return (
            not word.opens and before in BEFORE_NAME | {"de", "et", "que", "d", "par", "of"} and word.text not in "aiyn"
        )

    def _hosted(self, at: int) -> bool:
        """ "chez orange": a bare noun after "chez" is a firm or a person."""
        word = self.words[at]
        if not at or self.words[at - 1].text != "chez" or word.before != " " or word.text in NO_FIRM:
            return False
        return word.shown or not word.ordinary or ("n" in word.ordinary and "g" not in word.ordinary)

    def _capital(self, at: int) -> Label | None:
        word = self.words[at]
        if word.caps:
            if word.ordinary and not (word.named and self._beside_name(at)):
                return None
            return "ORG" if not word.named else self._kind(at)
        if word.opens:
            if not word.ordinary:
                return None if not word.named and derived(word.text, self.lexis) else self._kind(at)
            return "PER" if self._name_or_word(at) else "ORG" if self._head_of_firm(at) else None
        if word.ordinary and word.text in CAPITAL_OK and not (word.named and self._beside_name(at)):
            return "ORG" if word.text in ORG_HEADS and self._head_of_firm(at) else None
        if word.ordinary and self.language == "en" and not word.named and self._title_case(at):
            return None
        return self._kind(at)

    def _beside_name(self, at: int) -> bool:
        before = at > 0 and self.words[at].before == " " and self._first_name(at - 1)
        after = at + 1 < len(self.words) and self.words[at + 1].before == " " and self._first_name(at + 1)
        return before or after

    def _title_case(self, at: int) -> bool:
        """English headings write ordinary words with capitals."""
        near = self.words[max(0, at - 3) : at + 4]
        return sum(word.shown and bool(word.ordinary) for word in near) > 4

    def _name_or_word(self, at: int) -> bool:
        """A name that is also a word, at the start of a sentence: "Claire arrive", "Pierre et Paul"."""
        word = self.words[at]
        if not set("FS") & set(word.named) or at + 1 >= len(self.words) or "g" in word.ordinary:
            return False
        after = self.words[at + 1]
        if after.before not in (" ", "-", "'"):
            return after.before == ", " and "F" in word.named and "n" in word.ordinary
        if after.shown and (after.named or not after.ordinary):
            return True
        if "S" in word.named and "F" not in word.named and after.text in ("a", "et", "and"):
            return False
        return after.text in AFTER_NAME or (after.ordinary in ("3v", "3") and "n" in word.ordinary)

    def _head_of_firm(self, at: int) -> bool:
        """ "Groupe Horizon", "Maison des Possibles"."""
        if self.words[at].text not in ORG_HEADS:
            return False
        nxt = at + 1
        while nxt < len(self.words) and nxt < at + 4 and self.words[nxt].text in JOINERS and not self.words[nxt].shown:
            nxt += 1
        if nxt >= len(self.words) or not self._open(nxt):
            return False
        word = self.words[nxt]
        return (
            word.shown
            and not word.opens
            and word.before in (" ", "'")
            and word.text not in CAPITAL_OK
            and not word.caps
        )

    def _lower(self, at: int) -> Label | None:
        word = self.words[at]
        if word.ordinary:
            bare = at > 0 and self.words[at - 1].text in BEFORE_NAME and word.plain and word.before == " "
            first = "F" in word.named and "n" in word.ordinary
            starts = word.opens and word.plain and self._name_or_word(at)
            after_name = (
                at > 0 and "F" in self.words[at - 1].named and not self.words[at - 1].ordinary and word.before == " "
            )
            follows = after_name and word.plain and "S" in word.named and "g" not in word.ordinary
            return "PER" if (first and (bare or starts)) or follows else None
        if not word.text.replace("-", "").isalpha():
            return None
        length = len(word.text)
        if word.named:
            least = 3 if "F" in word.named else 4
            return self._kind(at) if length >= least else None
        if length < 4 or derived(word.text, self.lexis):
            return None
        if not word.plain and misspelt(word.text, self.lexis):
            return None
        return "PER"

    def _kind(self, at: int) -> Label:
        """The likeliest label; the practitioner only sees it as a category."""
        word = self.words[at]
        before = self.words[at - 1].text if at else ""
        if "F" in word.named and before not in ("chez", "groupe", "societe"):
            return "PER"
        if (
            "P" in word.named
            or ("p" in word.named and "S" not in word.named)
            or (word.named and before in _PLACE_BEFORE)
        ):
            return "LOC"
        if before in ("chez", "at") or before in ORG_HEADS or word.caps:
            return "ORG"
        if "S" in word.named or before in TITLES:
            return "PER"
        return "ORG" if "N" in word.named else "LOC" if before in ("a", "vers") else "PER"

    def _grow(self, at: int, label: Label) -> tuple[int, int]:
        """The whole name around the word `at`."""
        last, corporate = at, self.words[at].text in ORG_HEADS
        while True:
            step = self._step(last, corporate)
            if not step:
                break
            last += step
            corporate = corporate or self.words[last].text in ORG_HEADS
        first = at
        while self._reaches_back(first):
            first -= 1
            if self.words[first].text in JOINERS:
                first -= 1
        return first, last

    def _step(self, last: int, corporate: bool) -> int:
        """How many words further the name goes on, 0 when it ends at `last`."""
        nxt = last + 1
        if nxt >= len(self.words) or not self._open(nxt) or not self._adjoins(nxt):
            return 0
        word, here = self.words[nxt], self.words[last]
        if (
            word.shown
            and not word.opens
            and not (word.caps and word.ordinary and word.text not in COMPANY_TAILS and not here.caps)
        ):
            return 1 if self._belongs(last, nxt) else 0
        if (
            word.text == "s"
            and word.before == "'"
            and nxt + 1 < len(self.words)
            and self.words[nxt + 1].text in ORG_HEADS
        ):
            return 2 if self.words[nxt + 1].shown else 0
        if word.text in COMPANY_TAILS and (word.before.strip() == "&" or word.caps):
            return 1
        if not word.shown and self._lower(nxt) and not here.short and "\n" not in word.before and word.before == " ":
            return 1 if (here.plain or not here.shown) else 0
        count = 0
        while nxt < len(self.words) and count < 3 and self._joiner(nxt, corporate):
            nxt, count = nxt + 1, count + 1
        if not count or nxt >= len(self.words) or not self._open(nxt) or self.words[nxt].before not in (" ", "'", "-"):
            return 0
        word = self.words[nxt]
        if word.shown and not word.opens and not (word.caps and word.ordinary):
            return count + 1
        return (
            count + 1 if word.plain and here.plain and not word.ordinary and word.named and "F" not in word.named else 0
        )

    def _adjoins(self, at: int) -> bool:
        word = self.words[at]
        if word.before.startswith(".") and not (self.words[at - 1].short and self.words[at - 1].shown):
            return False
        if "\n" in word.before and word.opens and not self.words[at - 1].short:
            return bool(word.named) and bool(self.words[at - 1].named) and word.shown and word.before == "\n"
        return bool(_NEAR.fullmatch(word.before))

    def _belongs(self, last: int, nxt: int) -> bool:
        """A month, a weekday or a word of institutions after a name starts something else."""
        word = self.words[nxt]
        if word.text in JOINERS:
            return (
                nxt + 1 < len(self.words)
                and self.words[nxt + 1].shown
                and self.words[nxt + 1].before in (" ", "'", "-")
            )
        return word.short or word.text not in CAPITAL_OK or bool(word.named) or self.words[last].text in ORG_HEADS

    def _joiner(self, at: int, corporate: bool) -> bool:
        word = self.words[at]
        if word.shown or word.before not in (" ", "'"):
            return False
        return word.text in JOINERS or (corporate and word.text in WIDE_JOINERS)

    def _reaches_back(self, first: int) -> bool:
        """A head of institution, an initial or a particle before the name is part of it."""
        if first < 1:
            return False
        back, word = self.words[first - 1], self.words[first]
        if word.before not in (" ", "'", "-", ". ", ".", ".-"):
            return False
        if self._open(first - 1) and back.text in ORG_HEADS and word.before == " ":
            return True
        if back.short and back.shown and word.before.startswith("."):
            return self._open(first - 1)
        if back.shown and not back.opens and back.text in ("le", "la", "les", "l", "the") and self._open(first - 1):
            return True
        joined = back.text in JOINERS and word.before in (" ", "'") and first > 1
        return joined and self._open(first - 2) and self.words[first - 2].text in ORG_HEADS and back.before == " "

    def _hit(self, first: int, last: int, at: int, label: Label) -> Hit:
        start, end = self.words[first].start, self.words[last].end
        group = self.words[first : last + 1]
        heads = any(word.text in ORG_HEADS or (word.text in COMPANY_TAILS and word.caps) for word in group)
        if heads and self.words[at].text not in TITLES:
            label = "ORG"
        if first and self._titled(first) and self._open(first - 1):
            start, label = self.words[first - 1].start, "PER"
        reason = "name" if self.words[at].named else "capital" if self.words[at].shown else "unknown-word"
        word = "TOWN" if label == "LOC" else ""
        return Hit(start, end, label, reason, word)

    def _places(self) -> Iterator[Hit]:
        """Places of several words: "la rochelle", "Aix en Provence"."""
        for at in range(len(self.words)):
            for length in (5, 4, 3, 2):
                group = self.words[at : at + length]
                if len(group) < length or not all(word.before in (" ", "'", "-") for word in group[1:]):
                    continue
                named = self.lexis.named("-".join(word.text for word in group))
                told = any(not word.ordinary or (word.shown and not word.opens) for word in group)
                if named and set("Pp") & set(named) and told and all(self._open(at + n) for n in range(length)):
                    yield Hit(group[0].start, group[-1].end, "LOC", "name", "TOWN")
                    break
