"""Aliases: drawn at random for each export, so that nothing can be read from them and two exports cannot be joined."""

from __future__ import annotations

import random
import re
import secrets
import string
from itertools import product

from rdpp_desk.anonymise.findings import Label, Language

_WORDS: dict[Language, dict[str, str]] = {
    "fr": {
        "PER": "Personne", "ORG": "Organisation", "LOC": "lieu", "TOWN": "ville", "ADDRESS": "adresse", "DATE": "date",
        "AGE": "âge", "EMAIL": "e-mail", "PHONE": "téléphone", "ID": "référence", "MONEY": "montant", "LINK": "lien",
        "FILE": "fichier", "BANK": "coordonnées bancaires", "ROLE": "rôle",
    },
    "en": {
        "PER": "Person", "ORG": "Organisation", "LOC": "place", "TOWN": "town", "ADDRESS": "address", "DATE": "date",
        "AGE": "age", "EMAIL": "e-mail", "PHONE": "phone", "ID": "reference", "MONEY": "amount", "LINK": "link",
        "FILE": "file", "BANK": "bank details", "ROLE": "role",
    },
}  # fmt: skip
_PROSE: dict[Language, dict[str, tuple[str, ...]]] = {
    "fr": {
        "PER": ("cette personne", "quelqu’un de l’équipe", "un collègue", "une collègue", "son responsable",
                "sa responsable", "son directeur", "sa directrice"),
        "ORG": ("l’entreprise", "l’organisation", "son employeur", "le service"),
        "LOC": ("la ville", "la région", "sur place"),
        "DATE": ("récemment", "à cette période", "quelques semaines plus tôt"),
        "AGE": ("en milieu de carrière",),
        "ROLE": ("une personne de l’équipe", "un membre de l’encadrement"),
    },
    "en": {
        "PER": ("this person", "someone in the team", "a colleague", "their manager", "their director"),
        "ORG": ("the company", "the organisation", "their employer", "the department"),
        "LOC": ("the town", "the region", "on site"),
        "DATE": ("recently", "around that time", "a few weeks earlier"),
        "AGE": ("in mid-career",),
        "ROLE": ("someone in the team", "a member of the management"),
    },
}  # fmt: skip
_GENDERED = re.compile(
    r"\b(?:une collègue|un collègue|sa \w+|son direct\w+|son responsable|il|elle|he|she|his|her)\b", re.IGNORECASE
)
_GENERALISED = (
    r"(?:(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|hiver|printemps|été|automne|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|winter|spring|summer|autumn)"
    r"(?: \d{4})?|S[+-]\d+|W[+-]\d+|\d{1,3}[-–]\d{1,3} (?:ans|years)|année|year)"
)
PROTECTED = re.compile(
    r"\[(?:(?:Personne|Person) [A-Z]{1,3}|Organisation \d{1,3}|"
    + "|".join(sorted({re.escape(word) for words in _WORDS.values() for word in words.values()}))
    + "|"
    + _GENERALISED
    + r")\]"
)


class AliasTable:
    """The aliases of one export. The same key keeps the same alias; letters and numbers come in random order."""

    def __init__(self, language: Language = "fr", rng: random.Random | None = None) -> None:
        self.language = language
        self._rng = rng or secrets.SystemRandom()
        self._given: dict[tuple[str, str], str] = {}
        self._letters: list[str] = []
        self._width = 0
        self._numbers: list[str] = []

    def alias(self, label: Label, key: str) -> str:
        """The bracketed alias of whom or what `key` stands for; only people and organisations are told apart."""
        if label not in ("PER", "ORG"):
            return bracket(label, self.language)
        slot = (label, key)
        if slot not in self._given:
            mark = self._letter() if label == "PER" else self._number()
            self._given[slot] = f"[{_WORDS[self.language][label]} {mark}]"
        return self._given[slot]

    def as_mapping(self) -> dict[str, str]:
        """Key → alias, for the practitioner's own screen; never exported."""
        return {key: alias for (_, key), alias in self._given.items()}

    def _letter(self) -> str:
        if not self._letters:
            self._width += 1
            pool = ["".join(letters) for letters in product(string.ascii_uppercase, repeat=self._width)]
            self._rng.shuffle(pool)
            self._letters = pool
        return self._letters.pop()

    def _number(self) -> str:
        if not self._numbers:
            taken = sum(alias.startswith("[Organisation") for alias in self._given.values())
            low, high = (1, 9) if taken == 0 else (10, 99) if taken < 99 else (taken + 1, taken + 900)
            self._numbers = [str(number) for number in range(low, high + 1)]
            self._rng.shuffle(self._numbers)
        return self._numbers.pop()


def bracket(word: str, language: Language) -> str:
    """The bracketed word for a label or a finer class (TOWN, ADDRESS, MONEY, LINK, FILE, BANK)."""
    return f"[{_WORDS[language][word]}]"


def prose(label: Label, language: Language) -> tuple[str, ...]:
    """Replacements that read as prose, offered beside the alias."""
    return _PROSE[language].get(label, ())


def betrays_gender(replacement: str) -> bool:
    """The wording chosen tells a gender that the alias would hide."""
    return _GENDERED.search(replacement) is not None
