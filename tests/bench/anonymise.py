"""How much of the hand-written corpus is caught, and how much is masked for nothing.

    PYTHONPATH=src python -m tests.bench.anonymise [--part dev|heldout] [--misses]

An identifier counts as caught when every letter and digit of it is covered, titles aside; labels are ignored.
Marks: [[PER:…]] unknown, [[PER*:…]] a strong form of someone known, [[PER~:…]] a weak one.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from rdpp_desk.anonymise import Finding, Kind, KnownEntity, Language, find_identifiers

CORPUS = Path(__file__).resolve().parent.parent / "anonymise" / "corpus"
_MARK = re.compile(r"\[\[([A-Z]+)([*~]?):(.*?)\]\]", re.DOTALL)
_ASIDE = re.compile(
    r"^(?:m\.|mme|mlle|mr|mrs|ms|dr|me|monsieur|madame|docteur|maître|le|la|les|l['’]|en|in|au|du|d['’]|n°|avant|"
    r"his|her|their)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated identifier; `tier` is "" unknown, "*" strong, "~" weak."""

    start: int
    end: int
    label: str
    tier: str


@dataclass(frozen=True, slots=True)
class Note:
    """An annotated note."""

    name: str
    language: Language
    known: tuple[KnownEntity, ...]
    text: str
    gold: tuple[Gold, ...]


def read_notes(path: Path) -> list[Note]:
    """The notes of a corpus file."""
    return [_note(block) for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]]


def _note(block: str) -> Note:
    head, _, body = block.partition("\n")
    name, language = head.split()
    known = []
    while body.startswith("known: "):
        line, _, body = body.partition("\n")
        kind, value, *aliases = (part.strip() for part in line.removeprefix("known: ").split("|"))
        known.append(KnownEntity(cast(Kind, kind), value, tuple(aliases)))
    text, gold, at = "", [], 0
    for match in _MARK.finditer(body):
        text += body[at : match.start()]
        gold.append(Gold(len(text), len(text) + len(match[3]), match[1], match[2]))
        text += match[3]
        at = match.end()
    return Note(name, cast(Language, language), tuple(known), (text + body[at:]).strip("\n"), tuple(gold))


def covered(text: str, gold: Gold, found: list[Finding]) -> bool:
    """Every letter and digit of `gold` lies in a finding, leading titles and function words aside."""
    passage = text[gold.start : gold.end]
    start = gold.start
    while (lead := _ASIDE.match(passage)) and lead.end() < len(passage):
        start += lead.end()
        passage = text[start : gold.end]
    inside = bytearray(len(text))
    for finding in found:
        inside[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
    return all(inside[at] for at in range(start, gold.end) if text[at].isalnum())


def score(notes: list[Note], misses: bool) -> dict[str, float]:
    """Recall per class, over-masking, precision, notes with nothing missed, milliseconds per 300 words."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    words = needless = shown = good = clean = 0
    spent = 0.0
    for note in notes:
        began = time.perf_counter()
        found = find_identifiers(note.text, note.known, note.language)
        spent += time.perf_counter() - began
        caught = [covered(note.text, gold, found) for gold in note.gold]
        clean += all(caught)
        for gold, ok in zip(note.gold, caught, strict=True):
            for group in (f"known{gold.tier}",) if gold.tier else ("unknown", f"unknown {gold.label}"):
                total[group] += 1
                right[group] += ok
            if misses and not ok:
                print(f"  missed {note.name} {gold.label}{gold.tier} {note.text[gold.start : gold.end]!r}")
        for match in re.finditer(r"\w+", note.text):
            words += 1
            in_gold = any(gold.start < match.end() and match.start() < gold.end for gold in note.gold)
            in_found = any(f.start <= match.start() and match.end() <= f.end for f in found)
            needless += in_found and not in_gold
        for finding in found:
            shown += 1
            useful = any(gold.start < finding.end and finding.start < gold.end for gold in note.gold)
            good += useful
            if misses and not useful:
                print(
                    f"  needless {note.name} {finding.label} {note.text[finding.start : finding.end]!r} "
                    f"({finding.reason})"
                )
    figures = {group: right[group] / total[group] for group in sorted(total)}
    figures |= {
        "words masked for nothing": needless / words,
        "precision": good / shown,
        "notes with nothing missed": clean / len(notes),
        "ms per 300 words": spent / words * 300 * 1000,
    }
    return figures


def main(argv: list[str]) -> int:
    """Print the figures of one part of the corpus, or of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("dev", "heldout"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args(argv)
    for part in (options.part,) if options.part else ("dev", "heldout"):
        notes = read_notes(CORPUS / f"{part}.txt")
        print(f"{part}: {len(notes)} notes, {sum(len(note.gold) for note in notes)} identifiers")
        for name, value in score(notes, options.misses).items():
            print(f"  {name:28} {value:8.1f}" if name.startswith("ms") else f"  {name:28} {value:8.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
