"""Dates and ages as people write them, on folded text, French and English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdpp_desk.anonymise.findings import Hit
from rdpp_desk.anonymise.tokens import Doc

_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|"
    r"march|april|may|"
    r"june|july|august|september|october|november|december)"
)
_SHORT = r"(?:janv|jan|fevr|fev|feb|mar|avr|apr|juil|jul|jun|aug|sept|sep|oct|nov|dec)"
_ANY = rf"(?:{_MONTH}|{_SHORT}\b\.?)"
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun\.|mar\.|mer\.|jeu\.|ven\.|sam\.|dim\.|monday|"
    r"tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)"
)
_TEEN = r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_WORD_DAY = (
    rf"(?:premier|{_TEEN}|dix(?:[- ](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|"
    rf"vingt(?:[- ](?:et[- ]un|{_TEEN}))?|trente(?:[- ]et[- ]un)?)"
)
_DAY = r"(?:(?:0?[1-9]|[12]\d|3[01])(?:er|re|st|nd|rd|th)?)"
_WORD_YEAR = (
    r"(?:deux[- ]mille(?:[- ](?:vingt|trente|dix|onze|douze|treize|quatorze|quinze|"
    r"seize)?(?:[- ](?:et[- ])?[a-z]+)?)?|dix[- ]neuf[- ]cent[- ][a-z -]{4,25})"
)
_YEAR = r"(?:(?:19[3-9]|20[0-4])\d)"
_YEARS = rf"(?:,?\s*(?:{_YEAR}\b|'\d\d\b|{_WORD_YEAR})|\s+\d\d\b(?!\s*(?:h|:|min|ans|euros|personnes|%)))"
_TO = r"\s*(?:au|a|-|et(?: le)?|to|and|until|jusqu'au|/|ou(?: le)?)\s*"
_BEFORE = r"(?:(?:debut|fin|mi|courant|early|late|mid|end of|debut de|fin de)[\s-]*)"
_SEASON = r"(?:printemps|ete|automne|hiver|rentree|noel|spring|summer|autumn|fall|winter|christmas)"
_DATES = re.compile(
    "|".join(
        (
            rf"(?:{_WEEKDAY},?\s+(?:le\s+)?|\bdu\s+|\bentre\s+le\s+|\bfrom\s+)?\b(?:{_DAY}|"
            rf"{_WORD_DAY})(?:\s*{_ANY})?{_TO}(?:{_DAY}|{_WORD_DAY})\s*{_ANY}(?!\w)(?:{_YEARS})?",
            rf"(?:\b{_WEEKDAY},?\s+(?:le\s+)?)?\b(?:{_DAY}|{_WORD_DAY})[\s-]*(?:of\s+)?{_ANY}(?!\w)(?:[\s-]*{_YEARS})?",
            rf"\b(?:{_WEEKDAY},?\s+)?{_ANY}\s+{_DAY}(?!\w|\s*(?:h|:|min|ans|seances|fois|personnes))(?:,?\s+{_YEAR})?",
            r"(?<![\d./-])(?:(?:0?[1-9]|[12]\d|3[01])\s?([/.-])\s?(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/(?:1[3-9]|"
            r"2\d|3[01]))"
            r"\s?(?:\1|/)\s?(?:\d{4}|\d{2})\b(?![/.-]\d)",
            rf"\b\d{{1,2}} \d{{1,2}} {_YEAR}\b",
            rf"\b{_YEAR}\s?[-/.]\s?(?:0[1-9]|1[0-2])(?:\s?[-/.]\s?(?:0[1-9]|[12]\d|3[01]))?\b",
            rf"\b(?:0?[1-9]|1[0-2])\s?[/.-]\s?{_YEAR}\b",
            r"(?<![\d/,.+-])(?:0[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:0[1-9]|1[0-2])"
            r"(?:\s?-\s?(?:0[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2]))?\b(?![/\d%]|[.,]\d)",
            r"(?<=\ble )(?:[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\b(?!/)",
            rf"\b{_BEFORE}?{_MONTH}\b(?:\s+(?:de\s+|of\s+|of\s+last\s+)?(?:{_YEAR}|'\d\d|dernier|prochain|"
            rf"last year|{_WORD_YEAR})\b)?(?:{_TO}{_BEFORE}?{_MONTH}\b(?:\s+{_YEAR})?)?",
            rf"\b{_SHORT}\.?\s?'?(?:{_YEAR}|\d\d\b)",
            rf"\b{_WEEKDAY}\s+(?:le\s+)?(?:{_DAY}|{_WORD_DAY})\b(?!\s*(?:h\b|h\d|heures?|:|min))",
            rf"\bdu\s+{_DAY}\s+au\s+{_DAY}\b",
            rf"\bentre\s+le\s+{_DAY}\s+et\s+le\s+{_DAY}\b",
            r"\b(?:la )?semaine\s+(?:du\s+\d{1,2}|(?:n[°o]\s?)?\d{1,2}|s?\d{2})\b",
            r"\bweek\s+(?:of\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\b",
            r"\b(?:(?:le|du|au|avant le|apres le|on the|the)\s+)(?:(?:[1-9]|[12]\d|3[01]|1er)(?:st|nd|rd|"
            r"th)?)(?=\s*(?:[.,;:!?)\n]|$)|\s+(?:a|au|et|pour|avec|chez|elle|il|je|on|nous|prochain|dernier|"
            r"du mois|matin|soir|of last month|of this month|dans)\b)(?!\s*[.,]\d)",
            rf"\b{_SEASON}\s+(?:de\s+)?(?:{_YEAR}|'\d\d|{_WORD_YEAR})(?:\s?[-/]\s?\d{{2,4}})?\b",
            rf"\b(?:[tqs][1-4]|h[12]|[1-4](?:er|e|eme)\s(?:trimestre|semestre)|premier\s(?:trimestre|semestre)|"
            rf"(?:deuxieme|second|troisieme|quatrieme)\s(?:trimestre|semestre))\s+(?:de\s+)?(?:{_YEAR}|'?\d\d)\b",
            rf"(?<![\w/.,+-]){_YEAR}\s?[-/]\s?(?:{_YEAR}|\d\d)\b(?![/-])",
            rf"(?<![\w/.,+#-]){_YEAR}(?![\w/%]|[.,]\d|\s?(?:€|euros|m2|personnes|salaries|collaborateurs|fois|h\b|"
            rf"pieces))",
            r"\b(?:ne|nee|nes|born|promo|promotion|bac)\s+(?:en|de|in)?\s?'?\d\d\b(?!\s*(?:ans|%))",
            r"(?<=\ben )'?[4-9]\d(?=\s*(?:[.,;:!?)\n]|$))|(?<!\w)'[0-9]\d(?=\s*(?:[.,;:!?)\n]|$))",
            r"\b(?:annees|the)\s+(?:19)?[3-9]0s?\b|\b(?:annees)\s+(?:soixante(?:-dix)?|quatre-vingts?(?:-dix)?|"
            r"cinquante|quarante|trente)\b",
            rf"\b(?:en|depuis|de|annee|fin|debut)\s+{_WORD_YEAR}",
        )
    )
)
_SENSITIVE = re.compile(r"^(?:may|march|mars|mai|august|avril|april)$")
_TENS = (
    r"(?:vingt|trente|quarante|cinquante|soixante(?:[- ]dix)?|quatre[- ]vingts?(?:[- ]dix)?|septante|nonante|huitante)"
)
_WORD_AGE = (
    rf"(?:{_TENS}(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|"
    rf"quatorze|quinze|seize))?|(?:dix[- ](?:sept|huit|neuf))|seize|quinze|quatorze|treize|douze|onze|dix|neuf|"
    rf"huit|sept|six|cinq|quatre|trois|deux)"
)
_EN_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)"
_EN_AGE = rf"(?:{_EN_TENS}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
_SPAN = re.compile(
    r"\b(?:depuis|il y a|ca fait|voila|pendant|dans|durant|en|sur|tous les|toutes les|ces|cette|des|dernieres?|"
    r"derniers|apres|avant|"
    r"plus de|moins de|for|over|in|within|after|every|last|past|d'ici|sous|d'une|duree de|experience de|ago|"
    r"contrat de|bail de|les|premiers)"
    r"(?:\s+(?:plus|environ|pres|presque|bientot|deja|les|quelque|quelques|au moins|about|nearly|the|last|past|de|"
    r"d'|ses|mes|nos)){0,3}\s*$"
)
_AFTER = re.compile(
    r"\s*(?:d'|de |dans |en |plus tard|apres|avant|auparavant|durant|a (?:faire|l'|la|peine|tenir)|au |chez|sans |"
    r"of |in |later|ago|before|experience|with)"
)
_AGES = re.compile(
    "|".join(
        (
            rf"\b(?P<years>(?:\d{{1,3}}|{_WORD_AGE})(?:\s?(?:-|a|ou|et)\s?(?:\d{{1,3}}|"
            rf"{_WORD_AGE}))?\s?ans(?:\s?(?:et demie?|passes|revolus))?)(?!\w)",
            rf"\b(?:agee?s?\s+(?:de\s+)?)(?:\d{{1,3}}|{_WORD_AGE})\b(?:\s?ans)?",
            rf"\b(?:\d{{1,3}}|{_EN_AGE})[\s-]?(?:years?[\s-]olds?|yo\b|y/o\b|yrs?\b)",
            rf"\b(?:aged?|turned|turns|turning)\s+(?:\d{{2}}|{_EN_AGE})\b",
            r"\b(?:(?:petite |jeune |bonne |la |une |sa |passe la )?(?:vingtaine|trentaine|quarantaine|"
            r"cinquantaine|soixantaine)"
            r"(?=\s*(?:[.,;:!?)\n]|$)|\s(?:passee|bien|sonnee|elegante|epanouie|dynamique|alerte|a peine)))",
            rf"\b(?:bebe|fille|fillette|fils|enfant|nourrisson|jumeaux|jumelles|garcon)\s(?:a\s|"
            rf"de\s)(?P<months>(?:\d{{1,2}}|{_WORD_AGE})\smois)\b",
            r"\b(?:trentenaire|quadragenaire|quinquagenaire|sexagenaire|septuagenaire|octogenaire|quadra|quinqua|"
            r"sexa|quadras|quinquas)\b",
            r"\b(?:early|mid|late)?[\s-]?(?:twenties|thirties|forties|fifties|sixties|seventies)\b|\b(?:his|her|"
            r"their|my)\s(?:early |mid |late |mid-)?[2-7]0s\b",
        )
    )
)


def date_hits(doc: Doc) -> list[Hit]:
    """Dates, months, years, partial and in words."""
    out: list[Hit] = []
    for match in _DATES.finditer(doc.folded.text):
        start, end = match.span()
        found = match[0]
        if _SENSITIVE.match(found) and not _means_month(doc, start, found):
            continue
        for lead in ("le ", "du ", "au ", "avant le ", "apres le ", "on the ", "the ", "en ", "de ", "depuis "):
            if found.startswith(lead) and not found.startswith(("du ", "the ")):
                start += len(lead)
                break
        out.append(Hit(start, end, "DATE", "date"))
    return out


def _means_month(doc: Doc, start: int, found: str) -> bool:
    before = doc.folded.text[:start][-16:]
    if found in ("may", "march"):
        return doc.folded.upper[start] and bool(
            re.search(r"\b(?:in|since|until|by|last|next|this|of|from|to|and|during)\s$", before)
        )
    return bool(re.search(
        r"\b(?:en|de|d'|depuis|debut|fin|mi|courant|jusqu'en|avant|apres|pour|mois de|of|in|et|a|des|ce|"
        r"since)[\s-]?$", before)) or (
        found in ("mars", "avril", "april", "august") and not doc.folded.upper[start]
    )  # fmt: skip


def age_hits(doc: Doc) -> Iterator[Hit]:
    """Ages, and not the lengths of time that look like them."""
    text = doc.folded.text
    for match in _AGES.finditer(text):
        if match["years"]:
            value = re.match(r"\d+", match[0])
            if _SPAN.search(text[max(0, match.start() - 40) : match.start()]) or (value and int(value[0]) > 115):
                continue
            if _AFTER.match(text[match.end() : match.end() + 14]) and not re.search(
                r"\b(?:a|ses|agee?s? de|ai|as|avait|aura|fete)\s$", text[: match.start()][-9:]
            ):
                continue
            if re.match(
                r"\s*d'(?:exp|anc|boit|car|ens)|\s*de (?:boite|carriere|metier|service|mariage|maison|vie commune|"
                r"pratique)",
                text[match.end() : match.end() + 20],
            ):
                continue
        start, end = match.span("months") if match["months"] else match.span()
        yield Hit(start, end, "AGE", "age")
