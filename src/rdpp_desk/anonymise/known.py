"""Every form under which someone or something known to the vault may be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rdpp_desk.anonymise.findings import KnownEntity
from rdpp_desk.anonymise.folding import fold
from rdpp_desk.anonymise.lexicon import lexicon
from rdpp_desk.anonymise.vocabulary import DESKS, HEADS, LEGAL, PARTICLES, TITLES, WEBMAIL

# any: whatever the case; common: an ordinary word, needs a capital or a context; context: needs a neighbour;
# caps: capitals only
Mode = Literal["any", "common", "context", "caps"]

_WORD = re.compile(r"[^\W_]+")
_MAIDEN = re.compile(r"\b(?:nee?|epouse|veuve|dite?|alias|born|aka)\b")
_STREET = re.compile(r"^\s*\d+\s*(?:bis|ter|quater)?\s*,?\s+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entity: `text` folded, words apart; `entity` is its place in the list of known."""

    text: str
    entity: int
    reason: str
    mode: Mode
    strong: bool

    @property
    def compact(self) -> str:
        """Letters and digits only."""
        return "".join(_WORD.findall(self.text))

    def borders(self) -> frozenset[int]:
        """Offsets in `compact` where one word ends and the next begins."""
        total, out = 0, []
        for word in _WORD.findall(self.text):
            total += len(word)
            out.append(total)
        return frozenset(out[:-1])


def mode_of(text: str) -> Mode:
    """How cautiously a form must be matched."""
    words = _WORD.findall(text)
    lexis = lexicon()
    flags = [lexis.ordinary(word) for word in words if word not in PARTICLES or len(words) == 1]
    if len(words) == 1 and (("g" in flags[0] and "n" not in flags[0]) or len(words[0]) < 2):
        return "context"
    if not flags or all(flags) or (len(words) == 1 and len(words[0]) < 3):
        return "common"
    return "any"


def split_name(entity: KnownEntity, value: str) -> tuple[list[str], list[str]]:
    """The words of the first name and of the last, folded; guessed where the vault does not say."""
    if value == entity.value and (entity.given or entity.family):
        return fold(entity.given).split(), fold(entity.family).split()
    bare = [word for word in re.split(r"[\s,]+", value) if word]
    while len(bare) > 1 and fold(bare[0]).strip(".") in TITLES:
        bare = bare[1:]
    words = [fold(word).strip(".") for word in bare]
    if len(words) < 2:
        return [], words
    loud = [len(word) > 1 and word.isupper() for word in bare]
    if any(loud) and not all(loud):
        return _apart(words, loud)
    named = [lexicon().named(word) for word in words]
    last_first = ("," in value) or ("F" not in named[0] and "F" in named[-1] and words[0] not in PARTICLES)
    if last_first:
        return words[-1:], words[:-1]
    count = 1
    while count < len(words) - 1 and "F" in named[count] and "F" in named[0] and words[count] not in PARTICLES:
        count += 1
    return words[:count], words[count:]


def _apart(words: list[str], loud: list[bool]) -> tuple[list[str], list[str]]:
    family = [word for word, shout in zip(words, loud, strict=True) if shout]
    given = [word for word, shout in zip(words, loud, strict=True) if not shout and word not in PARTICLES]
    return given, family


def _initials(words: list[str]) -> str:
    return " ".join(piece[0] for word in words for piece in _WORD.findall(word) if piece not in PARTICLES)


def _name_forms(given: list[str], family: list[str]) -> Iterator[tuple[str, str]]:
    first, last = " ".join(given), " ".join(family)
    core = " ".join(word for word in family if word not in PARTICLES) or last
    heart = core[2:] if re.match(r"[dl]'\w{3}", core) else core
    if first and last:
        initials = _initials(given)
        for name in dict.fromkeys((last, core, heart)):
            yield f"{first} {name}", "known-name"
            yield f"{name} {first}", "known-name"
            yield f"{initials} {name}", "known-name"
            yield f"{name} {initials}", "known-name"
            yield f"{_WORD.findall(first)[0]} {name}", "known-name"
            yield f"{_WORD.findall(first)[0][0]} {name}", "known-name"
    for whole in dict.fromkeys((first, last, core, heart)):
        if whole:
            yield whole, "known-part"
    for word in (*given, *family):
        for piece in _WORD.findall(word):
            if len(piece) > 2 and piece not in PARTICLES:
                yield piece, "known-part"


def _person(entity: KnownEntity) -> Iterator[tuple[str, str]]:
    for value in (entity.value, *entity.aliases):
        pieces = [piece for piece in re.split(r"[()\[\]/;]", value) if piece.strip()]
        for position, piece in enumerate(pieces):
            maiden = _MAIDEN.split(fold(piece))
            given, family = split_name(entity, piece if len(maiden) == 1 and len(pieces) > 1 else value)
            if len(maiden) > 1 or position:
                given, family = [], maiden[-1].split()
                family = family if len(family) < 3 else family[-1:]
                if len(maiden) > 1 and maiden[0].strip():
                    yield from _name_forms(*split_name(entity, maiden[0]))
            yield from _name_forms(given, family)
            yield from _familiar(given or (family if len(family) == 1 else []))
            if given and family:
                yield _initials([*given, *family]), "known-initials"
                yield f"{_initials(family)} {_initials(given)}", "known-initials"


def _familiar(given: list[str]) -> Iterator[tuple[str, str]]:
    """Usual short forms of a first name."""
    table = lexicon().diminutives
    whole = "-".join(given)
    for name in dict.fromkeys((whole, *given, *re.split(r"[\s-]", whole))):
        for short in sorted(table.get(name, ())):
            yield short.replace("-", " "), "known-diminutive"


def _organisation(entity: KnownEntity) -> Iterator[tuple[str, str]]:
    lexis = lexicon()
    for value in (entity.value, *entity.aliases):
        words = _WORD.findall(fold(value))
        while len(words) > 1 and words[-1] in LEGAL:
            words = words[:-1]
        while len(words) > 1 and words[0] in LEGAL:
            words = words[1:]
        yield fold(value), "known-name"
        yield " ".join(words), "known-name"
        core = words
        while len(core) > 1 and core[0] in HEADS | {"le", "la", "les", "l", "de", "du", "des", "d"}:
            core = core[1:]
            if core[0] not in PARTICLES:
                yield " ".join(core), "known-part"
        for word in words:
            if len(word) > 3 and not lexis.ordinary(word) and "F" not in lexis.named(word):
                yield word, "known-part"
        if len(words) > 2:
            yield " ".join(word[0] for word in words if word not in PARTICLES | {"et", "and"}), "known-initials"
            yield " ".join(word[0] for word in words), "known-initials"


def _place(entity: KnownEntity) -> Iterator[tuple[str, str]]:
    for value in (entity.value, *entity.aliases):
        yield fold(value), "known-name"
        for segment in re.split(r"[,;()\n]|\b\d{4,5}\b", fold(value)):
            bare = _STREET.sub("", segment).strip(" -–")
            if len(bare) < 2 or bare.isdigit():
                continue
            for form in dict.fromkeys((segment.strip(), bare)):
                yield form, "known-part"
                yield re.sub(r"\bsaint(e?)\b", r"st\1", form), "known-part"
                yield re.sub(r"\bst(e?)\b", r"saint\1", form), "known-part"


def _email(entity: KnownEntity) -> Iterator[tuple[str, str]]:
    """The address, its two halves; halves made of ordinary words are no name, but such a domain as written is."""
    for value in (entity.value, *entity.aliases):
        yield fold(value), "known-name"
        local, _, domain = fold(value).strip().partition("@")
        if len(local) > 4 and local not in DESKS:
            yield local, "known-word" if _ordinary(local) else "known-part"
        name = domain.rpartition(".")[0]
        if len(name) > 3 and name not in WEBMAIL:
            yield name, "known-word" if _ordinary(name) else "known-part"
            if _ordinary(name):
                yield domain, "known-domain"


def _ordinary(text: str) -> bool:
    return all(lexicon().ordinary(word) for word in _WORD.findall(text))


def _phone(entity: KnownEntity) -> Iterator[tuple[str, str]]:
    for value in (entity.value, *entity.aliases):
        digits = re.sub(r"\(0\)|\D", "", value)
        core = re.sub(r"^(?:00)?33(?=\d{9}$)|^0(?=\d{9}$)", "", digits)
        for prefix in ("", "0", "33", "330", "0033", "00330") if len(core) == 9 else ("", "00"):
            yield prefix + core, "known-name"


def _reference(entity: KnownEntity) -> Iterator[tuple[str, str]]:
    for value in (entity.value, *entity.aliases):
        yield fold(value), "known-name"


_MAKERS = {
    "person": _person,
    "organisation": _organisation,
    "place": _place,
    "email": _email,
    "phone": _phone,
    "reference": _reference,
}


def _plain(entity: KnownEntity, words: tuple[str, ...]) -> bool:
    """Long enough that no ordinary words can be meant: matched whatever the case."""
    if entity.kind in ("email", "phone", "reference"):
        return len("".join(words)) > 3
    content = [word for word in words if word not in PARTICLES and len(word) > 2]
    return len(content) > 1 and entity.kind in ("person", "place")


def forms(entity: KnownEntity, position: int) -> list[Form]:
    """Every form of `entity`, strongest first, each once."""
    out: dict[tuple[str, ...], Form] = {}
    for text, reason in _MAKERS[entity.kind](entity):
        words = tuple(_WORD.findall(text))
        if not words or words in out or (len("".join(words)) < 2 and reason != "known-name"):
            continue
        strong = reason in ("known-name", "known-part", "known-domain")
        out[words] = Form(" ".join(words), position, reason, _mode(entity, words, text, reason), strong)
    return list(out.values())


def _mode(entity: KnownEntity, words: tuple[str, ...], text: str, reason: str) -> Mode:
    if reason == "known-initials":
        return "caps"
    if reason == "known-word":
        return "context"
    return "any" if _plain(entity, words) else mode_of(text)
