"""Working notes by the thousand: French, of about 1.5 kB, no two alike, with common words and rare ones."""

from __future__ import annotations

import random
import re
from functools import lru_cache

from rdpp_desk import resources

FIRST_NAMES = (
    *("Apolline", "Baptiste", "Capucine", "Dorian", "Éloïse", "Fabrice", "Gwenaëlle", "Hippolyte", "Inès", "Joachim"),
    *("Léopoldine", "Maïwenn", "Noé", "Océane", "Prosper", "Quitterie", "Raphaëlle", "Séraphin", "Thaïs", "Ulysse"),
)
_STARTS = ("Ab", "Bré", "Cor", "Dau", "Es", "Fau", "Gui", "Hé", "Ju", "Ker", "Lau", "Mor", "Pé", "Qué", "Rou", "Vau")
_MIDDLES = ("ba", "che", "di", "ga", "len", "mi", "no", "ri", "ta", "vi")
_ENDS = ("bert", "card", "dier", "nac", "ral", "rion", "sson", "tel", "vaud", "zier")
_SYLLABLES = ("ca", "dré", "fon", "gui", "lar", "mel", "nou", "pli", "rex", "sou", "tam", "ver", "zi", "bro", "cli")
_RARE_WORDS = 20_000
_LENGTH = 1_500
_HEADINGS = ("Ce qui a été dit", "Ce que j’ai observé", "Mes hypothèses", "Ce que la personne décide")


@lru_cache(maxsize=1)
def last_names() -> tuple[str, ...]:
    """1,600 surnames that sound French and are no word."""
    return tuple(start + middle + end for middle in _MIDDLES for end in _ENDS for start in _STARTS)


@lru_cache(maxsize=1)
def sentences() -> tuple[str, ...]:
    """The sentences of the demonstration's notes."""
    found = list[str]()
    for name in ("apres-vingt-ans", "deux-services", "groupe", "premiere-equipe", "prise-de-parole", "relance"):
        text = resources.path(f"demo/notes/{name}.md").read_text(encoding="utf-8")
        plain = re.sub(r"^(#.*|\*\*\*)$", "", text, flags=re.MULTILINE).replace("[[", "").replace("]]", "")
        found += re.findall(r"[A-ZÀÉÊÎÔ«][^.?!]{20,}[.?!]", plain)
    return tuple(" ".join(sentence.replace("{prenom}", "Elle").split()) for sentence in found)


def rare_word(number: int) -> str:
    """One of 20,000 words that exist nowhere else."""
    word = ""
    for _ in range(4):
        number, at = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[at]
    return word


def note(chance: random.Random, name: str) -> str:
    """A note about `name`: sections, sentences with a word changed here and there, a few rare words."""
    parts = [f"## {chance.choice(_HEADINGS)}\n\n{name} arrive à l’heure. "]
    length = len(parts[0])
    while length < _LENGTH:
        words = chance.choice(sentences()).split(" ")
        if chance.random() < 0.4:
            # the cube makes the first rare words much more frequent than the last, as in a language
            words[chance.randrange(len(words))] = rare_word(int(_RARE_WORDS * chance.random() ** 3))
        heading = f"\n\n## {chance.choice(_HEADINGS)}\n\n" if chance.random() < 0.15 else " "
        parts.append(" ".join(words) + heading)
        length += len(parts[-1])
    return "".join(parts).strip() + "\n"
