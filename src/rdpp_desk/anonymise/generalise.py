"""Less precise, still readable: a day becomes its month, a month its season, an age its band."""

from __future__ import annotations

import re
from datetime import date

from rdpp_desk.anonymise.findings import Language
from rdpp_desk.anonymise.folding import fold
from rdpp_desk.anonymise.pseudonyms import bracket

_MONTH_WORDS = (
    "janvier janv january jan", "fevrier fevr fev february feb", "mars march mar", "avril avr april apr", "mai may",
    "juin june jun", "juillet juil july jul", "aout august aug", "septembre sept sep september", "octobre oct october",
    "novembre nov november", "decembre dec december",
)  # fmt: skip
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTH_WORDS, 1) for name in names.split()}
_NAMES: dict[Language, tuple[str, ...]] = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
}  # fmt: skip
_SEASONS: dict[Language, tuple[str, ...]] = {
    "fr": ("hiver", "printemps", "été", "automne"),
    "en": ("winter", "spring", "summer", "autumn"),
}
_YEAR: dict[Language, str] = {"fr": "[année]", "en": "[year]"}
_NUMERIC = re.compile(r"\b(\d{1,4})\s?[/.\-]\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{2,4}))?\b")
_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt":
    20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "nonante": 90, "cent": 100,
}  # fmt: skip
_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_DECADES = {
    "vingt": 20, "trent": 30, "quarant": 40, "quadra": 40, "cinquant": 50, "quinqua": 50, "soixant": 60, "sexa": 60,
    "septua": 70, "octo": 80, "nona": 90, "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60,
}  # fmt: skip


def number_in_words(text: str) -> int | None:
    """The value of a folded number word under 200 ("quarante-deux", "forty-two"); None when it is none."""
    total = 0
    seen = False
    for word in re.findall(r"[a-z]+", text):
        if word in ("et", "and"):
            continue
        value = _UNITS.get(word, _ENGLISH.get(word))
        if value is None:
            return None
        seen = True
        total = total * value if value == 20 and total == 4 else total + value
    return total if seen else None


def month_and_year(text: str) -> tuple[int | None, int | None, bool]:
    """(month, year, a day is given) told by a date as written; None for what it does not tell."""
    folded = fold(text)
    year_match = re.search(r"\b(1[89]\d\d|20\d\d)\b", folded)
    year = int(year_match[1]) if year_match else None
    numeric = _NUMERIC.search(folded)
    if numeric and not re.search(r"[a-z]{3}", folded):
        one, two, three = numeric.groups()
        if len(one) == 4:
            month, day = int(two), three
        else:
            month, day = int(two), one
            if three and len(three) == 2:
                year = 2000 + int(three) if int(three) < 60 else 1900 + int(three)
        return (month if 1 <= month <= 12 else None), year, day is not None
    words = [MONTHS[word] for word in re.findall(r"[a-z]+", folded) if word in MONTHS]
    day_given = bool(re.search(r"\b\d{1,2}(?:er|st|nd|rd|th)?\b", folded)) or bool(
        re.search(r"\b(?:premier|" + "|".join(_UNITS) + r")\b", folded)
    )
    return (words[0] if words else None), year, day_given


def generalise_date(text: str, language: Language) -> str:
    """A day becomes its month, a month its season, a year no year; else the bare word for a date."""
    month, year, day = month_and_year(text)
    if month is None:
        only_year = year is not None and not day
        return _YEAR[language] if only_year else bracket("DATE", language)
    name = _NAMES[language][month - 1] if day else _SEASONS[language][(month % 12) // 3]
    return f"[{name} {year}]" if year else f"[{name}]"


def generalise_age(text: str, language: Language) -> str:
    """A band of ten years, else the bare word for an age."""
    folded = fold(text)
    years = [int(found) for found in re.findall(r"\d+", folded)]
    value = years[0] if years else None
    if value is None:
        bare = re.sub(r"\b(?:ans|an|age|agee|aged|years?|old|de|fete|aura|a)\b|[^a-z -]", " ", folded)
        value = number_in_words(bare) or next((ten for stem, ten in _DECADES.items() if stem in folded), None)
    if value is None or not 0 < value < 120:
        return bracket("AGE", language)
    low = value // 10 * 10
    return f"[{low}-{low + 9} {'ans' if language == 'fr' else 'years'}]"


def relative_week(day: date, start: date, language: Language) -> str:
    """`day` told in whole weeks from the start of the work: "S+3", "W-1"."""
    weeks = (day - start).days // 7
    return f"{'S' if language == 'fr' else 'W'}{weeks:+d}"


def month_of(day: date, language: Language) -> str:
    """`day` told by its month: "novembre 2026"."""
    return f"{_NAMES[language][day.month - 1]} {day.year}"
